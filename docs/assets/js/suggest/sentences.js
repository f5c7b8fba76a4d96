// What an entry's page will say of it, in the words of generator/site/pages/entry_words.py. Pure.

import {clockRange} from "../meetings.js"
import {capital} from "./days.js"

/** @typedef {import("./types.js").Values} Values */
/** @typedef {Record<string, Record<string, string>>} Words */

const WEEK = "monday tuesday wednesday thursday friday saturday sunday".split(" ")
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/
const OPEN_TO = /** @type {Record<string, string>} */ ({
  everyone: "Everyone.", members: "Members. Ask whether a guest may come once.", alumni: "Alumni.", residents: "Residents of the area it serves.",
})
const MONTHS = "January February March April May June July August September October November December".split(" ")

/** "a", "a and b", "a, b and c". @param {string[]} words @param {string} [joiner] */
export const listed = (words, joiner = "and") => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${joiner} ${words.at(-1)}`)

/** @param {string} text */
export const sentence = text => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?…]$/.test(text) ? "" : "."}`

/** What is said of a question: "Website: the address is missing.", "Who runs it? The answer is missing." @param {string} label @param {string} what */
export const labelled = (label, what) => (label.endsWith("?") ? `${label} ${sentence(what)}` : `${label}: ${sentence(what)}`)

/** @param {string} day "2nd tuesday" */
const shownDay = day => day.split(" ").map(word => (WEEK.includes(word) ? capital(word) : word)).join(" ")

/** A meeting in words; empty while days or hours are missing. @param {Values} meeting */
export function meets({every, on = [], from = "", to, except = []}) {
  const days = /** @type {string[]} */ (on.filter(Boolean))
  if (!every || !days.length || !CLOCK.test(from)) return ""
  const when = every === "month" ? `${listed(days.map(shownDay))} of the month,`
    : every === "two-weeks" ? `every second ${listed(days.map(shownDay))},` : listed(days.map(day => `${shownDay(day)}s`))
  const not = except.length ? `, not in ${listed(except.map(capital), "or")}` : ""
  return capital(`${when} ${clockRange(from, CLOCK.test(to) ? to : undefined)}${not}`)
}

/** Each meeting with its place, then the note. @param {Values} values */
export function meetings(values) {
  const where = (/** @type {string} */ at) => (at === "online" ? ", online" : at && (values.locations ?? []).length > 1 ? `, at ${at}` : "")
  const found = (values.meetings ?? []).map((/** @type {Values} */ meeting) => [meets(meeting), where(meeting.at)]).filter((/** @type {string[]} */ [words]) => words)
  const note = values.meetings_note?.text
  return [...found.map((/** @type {string[]} */ parts) => `${parts.join("")}.`), ...(note ? [sentence(note)] : [])]
}

/** "Monday to Friday, 8:00 am–4:30 pm". @param {Values} hours */
export function hoursWords({on = [], from = "", to = ""}) {
  if (!on.length || !CLOCK.test(from) || !CLOCK.test(to)) return ""
  const numbers = on.map((/** @type {string} */ day) => WEEK.indexOf(day)).sort((/** @type {number} */ a, /** @type {number} */ b) => a - b)
  const [first, last] = [numbers[0], numbers.at(-1)]
  const isRun = numbers.length > 2 && last - first === numbers.length - 1
  const days = isRun ? `${capital(WEEK[first])} to ${capital(WEEK[last])}` : listed(numbers.map((/** @type {number} */ number) => capital(WEEK[number])))
  return `${days}, ${clockRange(from, to)}`
}

/** @param {Values} values @param {Words} words */
export function runBy({run_by: runner = {}}, words) {
  if (!runner.type) return ""
  const what = words.run_by[runner.type] ?? ""
  const faith = runner.faith && runner.faith !== "other" ? words.faith[runner.faith] : ""
  const kind = faith ? `${/^[AEIO]/.test(faith) ? "an" : "a"} ${faith} congregation or organization` : what
  return sentence(runner.name ? `${runner.name}, ${kind}` : kind)
}

/** @param {any} open */
export function openTo(open) {
  if (open && typeof open === "object") return open.note ? sentence(open.note) : ""
  return OPEN_TO[open] ?? ""
}

/** A place's lines: name, street, city. @param {Values} location */
export function placeLines({name, street, city, state, postal_code}) {
  const town = [[city, state].filter(Boolean).join(", "), postal_code].filter(Boolean).join(" ")
  return [name, street, town].filter(Boolean)
}

/** "22 November 2026", from "2026-11-22"; what is no day stays. @param {string} day */
export function longDate(day) {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(String(day))
  if (!found) return String(day)
  const [, year, month, date] = found
  return [date && Number(date), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ")
}

/** What the page says of a source. @param {Values} source */
export function sourceWords({url = "", states = "", accessed, dated}) {
  const read = accessed ? `read ${longDate(accessed)}` : "nobody has checked this address yet"
  return {host: hostOf(url), dates: [dated && `page dated ${longDate(dated)}`, read].filter(Boolean).join(", "), states: states && sentence(states)}
}

/** @param {string} url */
export function hostOf(url) {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url
}

/** How sure the page says it is. @param {Values} values @param {Words} words */
export function sure({status, verified}, words) {
  if (status === "closed") return "It has closed."
  if (status === "unconfirmed") return "Not confirmed: it may have moved or ended."
  if (verified?.on && verified.how) return `Confirmed on ${longDate(verified.on)}: ${words.how[verified.how]}.`
  return "Nobody has called to check yet."
}
