// What people type, as an entry writes it: a phone number in any of its spellings, an address without "https". Pure.

const DIGITS = /^1?(\d{3})(\d{3})(\d{4})$/
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#:].*)?$/i

/** "(916) 555-0100" and its like as +1-916-555-0100; anything else stays. @param {string} text */
export function phone(text) {
  const found = /^[\d\s()+.–-]+$/.test(text) && DIGITS.exec(text.replace(/\D/g, ""))
  return found ? `+1-${found[1]}-${found[2]}-${found[3]}` : text
}

/** "www.example.org" with its scheme; anything else stays. @param {string} text */
export const webAddress = text => (HOST.test(text) ? `https://${text}` : text)

/** @param {string} text @returns {string | number} */
const year = text => (/^\d{4}$/.test(text) ? Number(text) : text)

/** @type {Record<string, (text: string) => string | number>} */
const BY_TYPE = {tel: phone, url: webAddress, year}

/** What was typed into a control, as it goes into the entry. @param {string} type of the question @param {string} typed */
export function asWritten(type, typed) {
  const text = typed.trim()
  return Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type](text) : text
}
