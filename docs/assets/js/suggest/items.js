// What Python does with values: operators, items, loops, functions. Pure.

import {Dict, Items, KeyError, PyDate, hash, order, pairs, truth} from "./values.js"

/** @typedef {import("./values.js").Any} Any */

// Operators

/** @param {Any} a @param {Any} b @returns {Any} */
export const add = (a, b) => Array.isArray(a) ? [...a, ...b] : a + b
/** @param {Any} a @param {Any} b @returns {Any} */
export const iadd = (a, b) => {
  if (!Array.isArray(a)) return a + b
  a.push(...b)
  return a
}
/** @param {Any} a @param {Any} b @returns {Any} */
export function sub(a, b) {
  if (a instanceof Items) return new Items([...a].filter(item => !b.has(item)))
  return a instanceof PyDate ? {days: a.ordinal - b.ordinal} : a - b
}
/** @param {Any} a @param {Any} b @returns {Any} */
export const mul = (a, b) => typeof a === "string" ? a.repeat(Math.max(0, b)) : a * b
/** @param {number} a @param {number} b */
export const div = (a, b) => a / b
/** @param {number} a @param {number} b */
export const floordiv = (a, b) => Math.floor(a / b)
/** @param {number} a @param {number} b */
export const mod = (a, b) => a - b * Math.floor(a / b)
/** @param {number} a @param {number} b */
export const pow = (a, b) => a ** b
/** @param {Any} a @param {Any} b @returns {Any} */
export function or(a, b) {
  if (a instanceof Dict) return new Dict([...a.items(), ...pairs(b)])
  if (a instanceof Items) return a.union(b)
  return typeof a === "boolean" ? a || b : a | b
}
/** @param {Any} a @param {Any} b @returns {Any} */
export function ior(a, b) {
  if (!(a instanceof Dict) && !(a instanceof Items)) return or(a, b)
  a.update(b)
  return a
}
/** @param {Any} a @param {Any} b @returns {Any} */
export const and = (a, b) => a instanceof Items ? new Items([...a].filter(item => b.has(item))) : a & b

// Items

/** @param {Any} holder @returns {number} */
export function len(holder) {
  if (typeof holder === "string") return characters(holder).length
  return Array.isArray(holder) ? holder.length : holder.size
}

const PLAIN = /^[\0-\ud7ff\ue000-\uffff]*$/
/** The characters of a text: a string where each is one unit of it. @param {string} text @returns {string | string[]} */
const characters = text => PLAIN.test(text) ? text : [...text]

/** @param {Any} holder @param {Any} key @returns {Any} */
export function at(holder, key) {
  if (holder instanceof Dict) return holder.item(key)
  const items = typeof holder === "string" ? characters(holder) : Array.isArray(holder) ? holder : [...holder]
  const found = items[key < 0 ? items.length + key : key]
  if (found === undefined) throw new KeyError(String(key))
  return found
}

/** @param {Any} holder @param {Any} key @param {Any} value */
export function put(holder, key, value) {
  if (holder instanceof Dict) holder.set(key, value)
  else holder[key < 0 ? holder.length + key : key] = value
}

/** @param {Any} holder @param {number | null} from @param {number | null} to @returns {Any} */
export function slice(holder, from, to) {
  const items = typeof holder === "string" ? characters(holder) : holder
  const part = items.slice(from ?? 0, to ?? items.length)
  return typeof holder === "string" && Array.isArray(part) ? part.join("") : part
}

/** So many items, the rest as one, and so many from the end. @param {Any} holder @param {number} before @param {number} behind */
export function parted(holder, before, behind) {
  const items = [...holder]
  const end = items.length - behind
  return [...items.slice(0, before), items.slice(before, end), ...items.slice(end)]
}

/** @param {Iterable<Any>} items @returns {Any[]} */
export const list = (items = []) => [...items]
/** @param {Iterable<Any>} items @returns {boolean} */
export function any(items) {
  for (const item of items) if (truth(item)) return true
  return false
}
/** @param {Iterable<Any>} items @returns {boolean} */
export function all(items) {
  for (const item of items) if (!truth(item)) return false
  return true
}
/** @param {Iterable<Any>} items @param {Any} [otherwise] @returns {Any} */
export function next(items, otherwise) {
  for (const item of items) return item
  if (otherwise === undefined) throw new KeyError("nothing is left")
  return otherwise
}
/** @param {Iterable<Any>} items */
export const sum = items => [...items].reduce((whole, item) => whole + Number(item), 0)
/** @param {Iterable<Any>} items @param {number} start @returns {Any[]} */
export const enumerate = (items, start = 0) => [...items].map((item, i) => [i + start, item])
/** @param {number} from @param {number} [to] */
export function* range(from, to) {
  for (let i = to === undefined ? 0 : from; i < (to ?? from); i++) yield i
}
/** @param {Any[]} lists @returns {Any[]} */
export function zip(...lists) {
  if (lists.length && isOptions(lists[lists.length - 1])) lists.pop()
  const columns = lists.map(items => [...items])
  return columns[0].slice(0, Math.min(...columns.map(items => items.length))).map((_, i) => columns.map(items => items[i]))
}
/** @param {Any} x */
const isOptions = x => x !== null && typeof x === "object" && Object.getPrototypeOf(x) === Object.prototype
/** @param {Iterable<Any>} items @param {{key?: (x: Any) => Any, reverse?: boolean}} options @returns {Any[]} */
export function sorted(items, {key = x => x, reverse = false} = {}) {
  const keyed = [...items].map(item => ({item, key: key(item)}))
  return keyed.sort((a, b) => reverse ? order(b.key, a.key) : order(a.key, b.key)).map(({item}) => item)
}
/** @param {number} sign @param {Any[]} given @returns {Any} */
function extreme(sign, given) {
  const last = given[given.length - 1]
  const {key = (/** @type {Any} */ x) => x} = isOptions(last) ? given.pop() : {}
  const items = given.length === 1 ? [...given[0]] : given
  return items.reduce((best, item) => sign * order(key(item), key(best)) > 0 ? item : best)
}
/** @param {Any[]} given @returns {Any} */
export const min = (...given) => extreme(-1, given)
/** @param {Any[]} given @returns {Any} */
export const max = (...given) => extreme(1, given)
/** @param {Any} items @returns {Any[]} */
export const reversed = items => [...items].reverse()

/** @param {Any[]} items @param {number} length @returns {Generator<Any[]>} */
export function* combinations(items, length, from = 0) {
  if (length === 0) { yield []; return }
  const all = [...items]
  for (let i = from; i <= all.length - length; i++) {
    for (const rest of combinations(all, length - 1, i + 1)) yield [all[i], ...rest]
  }
}
/** @param {Iterable<Any>} items @returns {Generator<Any[]>} */
export function* permutations(items) {
  const all = [...items]
  if (!all.length) { yield []; return }
  for (let i = 0; i < all.length; i++) {
    for (const rest of permutations([...all.slice(0, i), ...all.slice(i + 1)])) yield [all[i], ...rest]
  }
}

// Functions and objects

/** @param {Any} x @param {string} name @param {Any} [otherwise] @returns {Any} */
export const getattr = (x, name, otherwise) => name in x ? x[name] : otherwise
/** @param {(...given: Any[]) => Any} f @param {Any[]} first */
export const partial = (f, ...first) => (/** @type {Any[]} */ ...rest) => f(...first, ...rest)
/** A function that remembers what it answered. @param {(...given: Any[]) => Any} f */
export function cached(f) {
  /** @type {Map<Any, Any>} */
  const answers = new Map()
  return (/** @type {Any[]} */ ...given) => {
    const at = hash(given.length === 1 ? given[0] : given)
    if (!answers.has(at)) {
      if (answers.size > 8192) answers.clear()
      answers.set(at, f(...given))
    }
    return answers.get(at)
  }
}
/** A property that is worked out when it is first asked for. @param {Any} owner @param {string} name @param {() => Any} f @returns {Any} */
export function once(owner, name, f) {
  const value = f()
  Object.defineProperty(owner, name, {value})
  return value
}
/** @param {Any} x @returns {Any} */
export function copy(x) {
  if (Array.isArray(x) || x instanceof Dict) return x instanceof Dict ? x.copy() : [...x]
  return Object.assign(Object.create(Object.getPrototypeOf(x)), x)
}
/** @param {Any} x @returns {Any} */
export function deepcopy(x) {
  if (Array.isArray(x)) return x.map(deepcopy)
  return x instanceof Dict ? new Dict(x.items().map(([key, value]) => [key, deepcopy(value)])) : x
}
/** @param {Any} x @param {Record<string, Any>} changes @returns {Any} */
export const replace = (x, changes) => Object.assign(copy(x), changes)
