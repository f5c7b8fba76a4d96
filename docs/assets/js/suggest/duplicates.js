// Who is listed already that an entry on the form may be the same as: what `validate` says of pairs, compiled from the same
// rules. Pure: the page fetches the records.

import {on} from "./check.js"
import {fromJson} from "./python.js"
import * as twins from "./twins.js"

/** @typedef {import("./python.js").Any} Any */
/** @typedef {import("./check.js").Known} Known */
/** @typedef {{path: (string | number)[], id: string, title: string, kind: string, sure: "probably" | "perhaps", what: string, fix: string}} Twin */
/**
 * Who is listed already that an entry with these fields may be the same as, the surest first.
 * @param {Record<string, Any>} values
 * @param {{kind: string, state: string, id?: string, today: string, known: Known, book: Book}} given `id` of an entry that is listed itself
 * @returns {Twin[]}
 */
export function duplicates(values, {kind, state, id = "", today, known, book}) {
  const found = twins.duplicates(fromJson(values), kind, state, id, on(known, today), book)
  return found.map(({path, id, title, kind, sure, what, fix}) => ({path, id, title, kind, sure, what, fix}))
}

/** @typedef {Any} Book */
/** The records of some files, made ready to be compared: once, when they have been fetched. @param {object[]} files @returns {Book} */
export const bookOf = files => new twins.Book(fromJson(files))
