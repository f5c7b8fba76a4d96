// The rules for an entry in the browser: the same problems, in the same words, as `python -m generator validate`.
// Pure: no DOM, no fetch, no clock. `core.js` is compiled from the rules when the site is built.

import * as core from "./core.js"
import {Dict, fromJson, fromisoformat} from "./python.js"

/** @typedef {import("./python.js").Any} Any */
/** @typedef {{path: (string | number)[], what: string, fix: string, severity: "error" | "warning"}} Problem */

/**
 * Everything that `validate` says of an entry with these fields, in their order.
 * @param {Record<string, Any>} values the fields as written in a file
 * @param {{kind: string, state: string, id?: string, today: string, known: Known}} given `state` is the folder; `today` a day
 * @returns {Problem[]}
 */
export function check(values, {kind, state, today, known}) {
  const found = core.check(fromJson(values), kind, state, on(known, today))
  return found.map(({path, what, fix, severity}) => ({path, what, fix, severity}))
}

/** @typedef {{places: Record<string, string>, records: Record<string, string>, zips: Record<string, string>, near: Record<string, string[]>}} Manifest */
/**
 * Which states' files `check` and `duplicates` need for these fields: keys of `places` and `records` in the manifest.
 * @param {Record<string, Any>} values @param {string} folder @param {Manifest} manifest
 */
export function statesOf(values, folder, manifest) {
  const locations = listOf(values.locations)
  const named = [folder, ...locations.map(place => place?.state), ...listOf(values.serves).map(text => String(text).split(",").pop())]
  const own = known(named.map(name => String(name ?? "").trim().toLowerCase()), manifest.places)
  const codes = locations.flatMap(place => (manifest.zips[String(place?.postal_code ?? "").slice(0, 3)] ?? "").split(" "))
  const around = own.flatMap(state => manifest.near[state] ?? [])
  return {places: known([...own, ...codes], manifest.places), records: known([...own, ...around, "us"], manifest.records)}
}

/** @param {Any} value @returns {Any[]} */
const listOf = value => Array.isArray(value) ? value : []
/** @param {string[]} names @param {Record<string, string>} files */
const known = (names, files) => [...new Set(names)].filter(name => Object.hasOwn(files, name)).sort()

/** @typedef {{taxonomy: Any, gazetteer: Any}} Known */
/**
 * What the rules look things up in.
 * @param {Record<string, Record<string, [string, string[]]>>} words the file `words` of the manifest
 * @param {object[]} places files of `places`: of the folder's state, and of those that `statesOf` names
 * @returns {Known}
 */
export function knownOf(words, places) {
  const taxonomy = Object.fromEntries(Object.entries(words).map(([list, terms]) => [list, termsOf(terms)]))
  return {taxonomy, gazetteer: gazetteerOf(places)}
}

/** The places of some states, with the methods of the gazetteer in Python. @param {object[]} files @returns {Any} */
export const gazetteerOf = files => new core.Places(fromJson(files))

/** @param {Record<string, [string, string[]]>} terms */
const termsOf = terms => new Dict(Object.entries(terms).map(([slug, [name, synonyms]]) => [slug, {name, synonyms}]))

/** @type {WeakMap<Known, Map<string, Any>>} */
const byDay = new WeakMap()

/** What is known on a day: one object for each, so that what is worked out from it is so once. @param {Known} known @param {string} today */
export function on(known, today) {
  const days = byDay.get(known) ?? new Map()
  byDay.set(known, days)
  if (!days.has(today)) days.set(today, {...known, today: fromisoformat(today)})
  return days.get(today)
}
