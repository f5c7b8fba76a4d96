// What the compiled rules need of Python, as Python has it. Pure: no DOM, no fetch, no clock.
// `generator/suggest/compiler/` writes calls to these functions into what it makes; `generator/suggest/scripts.py` says which
// of them stands for what.

import {list} from "./items.js"
import {bool, float, int, str} from "./texts.js"
import {Dict, Items, PyDate, date, dict, set} from "./values.js"

export * from "./items.js"
export * from "./likeness.js"
export * from "./texts.js"
export * from "./values.js"

/** @typedef {import("./values.js").Any} Any */

const SORTS = {
  /** @type {(x: Any) => boolean} */ str: x => typeof x === "string",
  /** @type {(x: Any) => boolean} */ bool: x => typeof x === "boolean",
  /** @type {(x: Any) => boolean} */ int: x => typeof x === "boolean" || Number.isInteger(x),
  /** @type {(x: Any) => boolean} */ float: x => typeof x === "number" && !Number.isInteger(x),
  /** @type {(x: Any) => boolean} */ list: x => Array.isArray(x),
  /** @type {(x: Any) => boolean} */ dict: x => x instanceof Dict,
  /** @type {(x: Any) => boolean} */ set: x => x instanceof Items,
  /** @type {(x: Any) => boolean} */ date: x => x instanceof PyDate,
}
/** @param {Any} x @param {Any} sort @returns {boolean} */
export function isinstance(x, sort) {
  if (Array.isArray(sort)) return sort.some(one => isinstance(x, one))
  for (const [name, is] of Object.entries(SORTS)) if (sort === TYPES[name]) return is(x)
  return typeof sort === "function" && x instanceof sort
}

/** The types that the rules ask for by name. @type {Record<string, Any>} */
export const TYPES = {str, bool, int, float, list, dict, set, date}

// In and out

/** @param {Any} value */
const isObject = value => typeof value === "object"

/** A value of JSON as the rules have it. @param {Any} value @returns {Any} */
export function fromJson(value) {
  if (Array.isArray(value)) return value.some(isObject) ? value.map(fromJson) : [...value]
  if (value === null || value === undefined) return null
  if (typeof value !== "object") return value
  return new Dict(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [key, fromJson(item)]))
}
/** @param {string} text */
export const loads = text => fromJson(JSON.parse(text))
