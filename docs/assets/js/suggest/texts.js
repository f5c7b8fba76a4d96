// Python's texts, numbers as texts, and patterns. Pure.

import {len, once} from "./items.js"
import {Dict, PyDate, UnicodeError, ValueError, eq, truth} from "./values.js"

/** @typedef {import("./values.js").Any} Any */

// Numbers and texts

/** @param {Any} x @returns {string} */
export function str(x) {
  if (x === null) return "None"
  if (typeof x === "boolean") return x ? "True" : "False"
  if (typeof x === "number") return number(x)
  return typeof x === "string" || x instanceof PyDate ? String(x) : repr(x)
}
/** A number as Python writes it: 1e-07, 1e+16. @param {number} x */
function number(x) {
  if (Number.isInteger(x)) return BigInt(x).toString()
  const [, sign, whole, fraction = "", exponent] = /** @type {RegExpMatchArray} */ (/^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(x)))
  if (!exponent) {
    const zeros = whole === "0" ? /** @type {RegExpMatchArray} */ (/^0*/.exec(fraction))[0].length : 0
    if (zeros < 4) return String(x)
    const digits = fraction.slice(zeros)
    return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ""}e-${String(zeros + 1).padStart(2, "0")}`
  }
  return `${sign}${whole}${fraction ? `.${fraction}` : ""}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`
}
/** @param {Any} x @returns {string} */
export function repr(x) {
  if (typeof x === "string") return x.includes("'") && !x.includes('"') ? `"${x}"` : `'${x.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`
  if (Array.isArray(x)) return `[${x.map(repr).join(", ")}]`
  if (x instanceof Dict) return `{${x.items().map(([key, value]) => `${repr(key)}: ${repr(value)}`).join(", ")}}`
  return str(x)
}
/** @param {Any} x @param {string} how @returns {string} */
export function format(x, how) {
  const found = /^(0?\d*)(,?)(\.\d+)?([dfgX]?)$/.exec(how)
  if (!found || typeof x !== "number") throw new ValueError(`no format "${how}"`)
  const [, width, comma, precision, sort] = found
  let text = sort === "f" ? rounded(x, Number((precision ?? ".6").slice(1))) : sort === "X" ? x.toString(16).toUpperCase() : sort === "g" ? String(Number(x.toPrecision(6))) : str(x)
  if (comma) text = text.replace(/\B(?=(\d{3})+(?!\d))/g, ",")
  return width ? text.padStart(Number(width), width[0] === "0" ? "0" : " ") : text
}
/** So many digits behind the point; a half goes to the even neighbour, as in Python. @param {number} x @param {number} digits */
function rounded(x, digits) {
  const fixed = x.toFixed(digits)
  if (digits || Math.abs(x) % 1 !== 0.5) return fixed
  return String(2 * Math.round(x / 2))
}
/** @param {number} x @param {number} digits */
export function round(x, digits = 0) {
  const scale = 10 ** digits, big = x * scale
  if (digits && Math.abs(big % 1) !== 0.5) return Number(x.toFixed(digits))
  return (Math.abs(big) % 1 === 0.5 ? 2 * Math.round(big / 2) : Math.round(big)) / scale
}
/** @param {Any} x */
export function int(x) {
  if (typeof x === "number" || typeof x === "boolean") return Math.trunc(Number(x))
  if (!/^[-+]?[0-9]+$/.test(x.trim())) throw new ValueError(`no number: ${x}`)
  return Number(x)
}
/** @param {Any} x */
export const float = x => Number(x)
/** @param {Any} x */
export const bool = x => truth(x)
/** @param {string} x */
export const ord = x => /** @type {number} */ (x.codePointAt(0))
/** @param {number} x */
export const chr = x => String.fromCodePoint(x)
export const {abs, sin, cos, atan2, sqrt} = Math
/** @param {number} degrees */
export const radians = degrees => degrees * (Math.PI / 180)
/** @param {Iterable<number>} numbers */
export function fmean(numbers) {
  const all = [...numbers]
  return all.reduce((whole, x) => whole + x, 0) / all.length
}
/** @param {string} form @param {string} text */
export const normalize = (form, text) => text.normalize(form)
/** As urllib.parse.quote. @param {string} text @param {{safe?: string}} options */
export const quote = (text, {safe = "/"} = {}) =>
  [...text].map(c => /[A-Za-z0-9_.~-]/.test(c) || safe.includes(c) ? c : /[!'()*]/.test(c) ? `%${ord(c).toString(16).toUpperCase()}` : encodeURIComponent(c)).join("")

const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
const [SPACES, LEADING, TRAILING] = [`[${SPACE}]+`, `^[${SPACE}]+`, `[${SPACE}]+$`].map(source => new RegExp(source, "gu"))

/** @param {string} text @param {string | null} what @param {boolean} left @param {boolean} right */
function stripped(text, what, left, right) {
  if (what === null) {
    const from = left ? text.replace(LEADING, "") : text
    return right ? from.replace(TRAILING, "") : from
  }
  let [start, end] = [0, text.length]
  while (left && start < end && what.includes(text[start])) start++
  while (right && end > start && what.includes(text[end - 1])) end--
  return text.slice(start, end)
}

/** Methods of texts. @type {Record<string, (text: string, ...given: Any[]) => Any>} */
const TEXT = {
  strip: (text, what = null) => stripped(text, what, true, true),
  lstrip: (text, what = null) => stripped(text, what, true, false),
  rstrip: (text, what = null) => stripped(text, what, false, true),
  lower: text => text.toLowerCase(),
  upper: text => text.toUpperCase(),
  casefold: text => text.toUpperCase().toLowerCase().replaceAll("ς", "σ"),
  capitalize: text => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
  join: (text, parts) => [...parts].join(text),
  replace: (text, what, by) => text.replaceAll(what, () => by),
  split(text, at = null, most = -1) {
    if (at === null) return TEXT.strip(text) ? TEXT.strip(text).split(SPACES) : []
    const parts = text.split(at)
    return most < 0 || parts.length <= most ? parts : [...parts.slice(0, most), parts.slice(most).join(at)]
  },
  partition(text, at) {
    const where = text.indexOf(at)
    return where < 0 ? [text, "", ""] : [text.slice(0, where), at, text.slice(where + at.length)]
  },
  rpartition(text, at) {
    const where = text.lastIndexOf(at)
    return where < 0 ? ["", "", text] : [text.slice(0, where), at, text.slice(where + at.length)]
  },
  startswith: (text, what) => Array.isArray(what) ? what.some(one => text.startsWith(one)) : text.startsWith(what),
  endswith: (text, what) => Array.isArray(what) ? what.some(one => text.endsWith(one)) : text.endsWith(what),
  removeprefix: (text, what) => text.startsWith(what) ? text.slice(what.length) : text,
  removesuffix: (text, what) => what && text.endsWith(what) ? text.slice(0, -what.length) : text,
  format: (text, ...given) => text.replace(/\{\}/g, () => str(given.shift())),
  find: (text, what) => text.indexOf(what),
  count: (text, what) => text.split(what).length - 1,
  isalpha: text => /^\p{L}+$/u.test(text),
  isalnum: text => /^[\p{L}\p{N}]+$/u.test(text),
  isdigit: text => /^\p{Nd}+$/u.test(text),
  isascii: text => /^[\0-\x7f]*$/.test(text),
  isupper: text => /\p{Lu}/u.test(text) && !/[\p{Ll}\p{Lt}]/u.test(text),
  encode(text, how, errors = "strict") {
    if (how === "idna") return punycode(text)
    if (how === "ascii" && errors === "ignore") return text.replace(/[^\0-\x7f]/gu, "")
    throw new ValueError(`no encoding ${how}`)
  },
  decode: text => text,
}

/** @param {string} host */
function punycode(host) {
  try {
    const found = new URL(`http://${host}/`).hostname
    if (/^[a-z0-9_.-]+$/.test(found)) return found
  } catch { /* said below */ }
  throw new UnicodeError(host)
}

/** Methods of lists. @type {Record<string, (items: Any[], ...given: Any[]) => Any>} */
const LIST = {
  append: (items, item) => { items.push(item); return null },
  extend: (items, more) => { items.push(...more); return null },
  index(items, item) {
    const found = items.findIndex(other => eq(other, item))
    if (found < 0) throw new ValueError("it is not in the list")
    return found
  },
  count: (items, item) => items.filter(other => eq(other, item)).length,
  copy: items => [...items],
  pop: (items, at = -1) => items.splice(at, 1)[0],
}

/** A method of a text, a list, a mapping or a set. @param {Any} owner @param {string} name @param {Any[]} given @returns {Any} */
export function call(owner, name, ...given) {
  if (typeof owner === "string") return TEXT[name](owner, ...given)
  if (Array.isArray(owner) && LIST[name]) return LIST[name](owner, ...given)
  return owner[name](...given)
}
/** @param {string} text */
export const lower = text => text.toLowerCase()

// Patterns

/** What a pattern found: the whole, then its groups. */
class Match extends Array {
  /** @param {RegExpExecArray} found */
  static of_(found) {
    const match = /** @type {Any} */ (Match.from(found, group => group ?? null))
    match.from = len(found.input.slice(0, found.index))
    return match
  }
  start() { return /** @type {Any} */ (this).from }
  end() { return this.start() + len(this[0]) }
  groups() { return [...this.slice(1)] }
}

export class Pattern {
  /** @param {string} source @param {string} flags */
  constructor(source, flags) {
    this.source = source
    this.flags = flags
  }
  get anywhere() { return once(this, "anywhere", () => new RegExp(this.source, this.flags)) }
  get everywhere() { return new RegExp(this.source, `${this.flags}g`) }
  get first() { return once(this, "first", () => new RegExp(`^(?:${this.source})`, this.flags)) }
  get whole() { return once(this, "whole", () => new RegExp(`^(?:${this.source})$`, this.flags)) }
  /** @param {RegExp} how @param {string} text @returns {Any} */
  found(how, text) {
    const found = how.exec(text)
    return found && Match.of_(found)
  }
  /** @param {string} text @returns {Any} */
  search(text) { return this.found(this.anywhere, text) }
  /** @param {string} text @returns {Any} */
  match(text) { return this.found(this.first, text) }
  /** @param {string} text @returns {Any} */
  fullmatch(text) { return this.found(this.whole, text) }
  /** @param {string} text @returns {Any[]} */
  finditer(text) { return [...text.matchAll(this.everywhere)].map(found => Match.of_(/** @type {RegExpExecArray} */ (found))) }
  /** @param {string} text @returns {Any[]} */
  findall(text) { return this.finditer(text).map(match => match.length === 1 ? match[0] : match.length === 2 ? match[1] ?? "" : match.groups()) }
  /** @param {Any} by @param {string} text @returns {string} */
  sub(by, text) {
    const made = typeof by === "function" ? by : (/** @type {Any} */ match) => by.replace(/\\(\d)/g, (/** @type {Any} */ _, /** @type {string} */ n) => match[n] ?? "")
    return text.replace(this.everywhere, (...given) => {
      const groups = given.slice(0, given.findIndex(part => typeof part === "number"))
      return made(Match.from(groups, group => group ?? null))
    })
  }
  /** @param {string} text @returns {string[]} */
  split(text) { return text.split(this.anywhere) }
}
/** @param {string} source @param {string} flags */
export const pattern = (source, flags) => new Pattern(source, flags)
