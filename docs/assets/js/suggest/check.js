// The rules for an entry in the browser: the same problems, in the same words, as `python -m generator validate`.
// Pure: no DOM, no fetch, no clock. `core.js` is compiled from the rules when the site is built.

import * as core from "./core.js"
import {fromJson, fromisoformat} from "./python.js"

/** @typedef {import("./python.js").Any} Any */
/** @typedef {{path: (string | number)[], what: string, fix: string, severity: "error" | "warning"}} Problem */

/**
 * Everything that `validate` says of an entry with these fields, in their order.
 * @param {Record<string, Any>} values the fields as written in a file
 * @param {{kind: string, state: string, id?: string, today: string, known: Any}} given `state` is the folder; `today` a day
 * @returns {Problem[]}
 */
export function check(values, {kind, state, today, known}) {
  const whole = {...known, today: fromisoformat(today)}
  return core.check(fromJson(values), kind, state, whole).map(({path, what, fix, severity}) => ({path, what, fix, severity}))
}
