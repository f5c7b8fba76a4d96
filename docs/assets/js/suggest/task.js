// What a person came to do, and what the finished entry is then. Pure.

import {slug} from "../search/words.js"
import {differing, filled, same} from "./answers.js"

/** @typedef {import("./types.js").Does} Does */
/** @typedef {import("./types.js").Values} Values */
/** @typedef {import("./types.js").Problem} Problem */
/** @typedef {{does: Does, id: string, known: Record<string, string>}} Task `known`: what the address says of a new entry */

const ID = /^[a-z]{2}\/[a-z0-9]+(-[a-z0-9]+)*$/
const LONGEST_ID = 80
const DOES = ["change", "confirm", "closed"]
const KNOWN = ["name", "place", "kind"]
/** Characters: what an address may say of a new entry. */
const LONGEST = 120

/** What an address asks for; `id` is empty for a new entry. An id that is none makes a task without an entry: "". @param {string} search @returns {Task & {unknown: boolean}} */
export function taskOf(search) {
  const asked = new URLSearchParams(search)
  const [id, does] = [asked.get("entry") ?? "", asked.get("do") ?? "change"]
  const isId = ID.test(id) && id.length <= LONGEST_ID
  const known = Object.fromEntries(KNOWN.map(name => [name, (asked.get(name) ?? "").slice(0, LONGEST)]))
  if (!id || !isId) return {does: "new", id: "", known, unknown: Boolean(id)}
  return {does: /** @type {Does} */ (DOES.includes(does) ? does : "change"), id, known: {}, unknown: false}
}

/** The state's folder that an entry belongs to: of its first place, of the one state it serves, else "us"; empty while nobody can tell. @param {Values} values */
export function folderOf({locations = [], serves = []}) {
  const state = locations.find((/** @type {Values} */ {state}) => state)?.state
  if (state) return String(state).toLowerCase()
  const served = new Set(serves.filter(Boolean).map((/** @type {string} */ area) => area.split(",").at(-1)?.trim()))
  if (!served.size) return ""
  const [one] = served
  return served.size === 1 && /^[A-Z]{2}$/.test(one) ? one.toLowerCase() : "us"
}

/** A new entry's id, with a number behind it where another entry has it already. @param {Values} values @param {Set<string>} taken */
export function idFor(values, taken) {
  const folder = folderOf(values) || "us"
  const name = slug(values.name ?? "") || "new-entry"
  for (let number = 1; ; number++) {
    const id = `${folder}/${number === 1 ? name : `${name.slice(0, 57)}-${number}`}`
    if (!taken.has(id)) return id
  }
}

/** What a new entry begins with. @param {Task["known"]} known @returns {Values} */
export const blank = known => ({...(known.name && {name: known.name}), locations: [{}], meetings: [{}], sources: [{}], status: "active"})

/** The entry as it is once the questions of a task are answered. @param {Does} does @param {Values} original @param {Values} values the form's @param {Record<string, string>} told @returns {Values} */
export function finished(does, original, values, told) {
  if (does === "confirm") {
    const {status, ...rest} = original
    return {...rest, verified: {on: told.on, how: told.how}, status: status === "unconfirmed" ? "active" : status}
  }
  if (does === "closed") return closed(original, told)
  return filled(values) ?? {}
}

/** @param {Values} original @param {Record<string, string>} told */
function closed(original, {url, states, on, how}) {
  if (how !== "page") return {...original, ...(how && {verified: {on, how}}), status: "closed"}
  return {...original, sources: [...(original.sources ?? []), filled({url, accessed: on, states})].filter(Boolean), status: "closed"}
}

/** What is not answered yet of the two short forms; a change needs something changed. @param {Does} does @param {Values} original @param {Values} done @param {Record<string, string>} told @returns {Problem[]} */
export function unanswered(does, original, done, told) {
  const missing = (/** @type {string} */ name, /** @type {string} */ what, /** @type {string} */ fix) => ({path: ["told", name], what, fix, severity: /** @type {const} */ ("error")})
  if (does === "change" && same(original, done)) return [{...missing("", "nothing is changed yet", "change what is wrong or new"), path: []}]
  if (does !== "confirm" && does !== "closed") return []
  const found = told.how ? [] : [missing("how", "how you know it is not said", "choose one")]
  if (told.how !== "page" && !told.on) found.push(missing("on", "the day is missing", "choose the day on which you learned it"))
  if (told.how === "page" && !told.url) found.push(missing("url", "the address of the page is missing", "copy it from your browser"))
  if (told.how === "page" && !told.states) found.push(missing("states", "what the page states is missing", "a few words will do"))
  return found
}

/**
 * What the issue form of a task asks beside the entry, under the names of its fields and in the words of its choices.
 * @param {Does} does @param {Values} original @param {Values} values @param {Record<string, string>} told @param {{kind: string, found: Record<string, string>}} labels @returns {Record<string, string>}
 */
export function toldOf(does, original, values, told, {kind, found}) {
  if (does === "confirm") return {how: found[told.how] ?? "", on: told.on ?? ""}
  if (does === "closed") return {source: told.how === "page" ? `${told.url}: ${told.states}` : `${found[told.how]}: ${told.on}`}
  if (does === "change") return {what: `Changed: ${differing(original, values).join(", ")}.`, source: (values.sources ?? []).at(-1)?.url ?? ""}
  return {kind}
}
