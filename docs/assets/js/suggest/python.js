// What the compiled rules need of Python: its texts, lists, mappings, sets, days and patterns, as Python has them.
// Pure: no DOM, no fetch, no clock. `generator/suggest/compiler/` writes calls to these functions into `core.js`;
// which of them stands for what is said in `generator/suggest/core.py`.

import {extract, extractOne, ratio} from "./likeness.js"

export {extract, extractOne, ratio}

/** @typedef {any} Any a value of Python: null, boolean, number, string, Array (list, tuple), Dict, Items (set), PyDate or Value */

// Exceptions

export class ValueError extends Error {}
export class KeyError extends Error {}
export class UnicodeError extends ValueError {}

// Values of classes

/** What instances of compiled classes share; `fields` are what equality and order look at, where they are no identity. */
export class Value {
  /** @type {string[] | undefined} */
  static fields
  /** @param {Any[]} given */
  constructor(...given) { this.__init__(...given) }
  /** @param {Any[]} _given */
  __init__(..._given) {}
  /** @param {Record<string, Any>} changes @returns {Any} */
  _replace(changes) { return replace(this, changes) }
  * [Symbol.iterator]() {
    for (const name of fieldsOf(this) ?? []) yield /** @type {Any} */ (this)[name]
  }
}

/** @param {Any} value @returns {string[] | undefined} */
const fieldsOf = value => value.constructor.fields

let identities = 0
/** @type {WeakMap<object, string>} */
const identity = new WeakMap()

/** What equal values have in common, for mappings and sets. @param {Any} x @returns {Any} */
function hash(x) {
  if (typeof x === "string" || typeof x === "number" || x === null) return x
  if (typeof x === "boolean") return Number(x)
  if (Array.isArray(x)) return `\0(${x.map(part => `${typeof hash(part)} ${String(hash(part)).length} ${hash(part)}`).join()})`
  if (x instanceof PyDate) return `\0d${x}`
  if (x instanceof Value && fieldsOf(x)) return `\0${x.constructor.name}${hash([...x])}`
  if (!identity.has(x)) identity.set(x, `\0#${++identities}`)
  return identity.get(x)
}

// Mappings and sets

export class Dict {
  /** @param {Iterable<Any>} pairs */
  constructor(pairs = []) {
    /** @type {Map<Any, Any>} by hash */
    this.map = new Map()
    /** @type {Map<Any, Any> | null} the keys that are not their own hash */
    this.odd = null
    for (const [key, value] of pairs) this.set(key, value)
  }
  /** @param {Any} key @param {Any} value */
  set(key, value) {
    const at = hash(key)
    if (at !== key && !this.map.has(at)) (this.odd ??= new Map()).set(at, key)
    this.map.set(at, value)
  }
  /** @param {Any} key @param {Any} otherwise @returns {Any} */
  get(key, otherwise = null) {
    const found = this.map.get(hash(key))
    return found === undefined ? otherwise : found
  }
  /** @param {Any} key @returns {Any} */
  item(key) {
    const found = this.map.get(hash(key))
    if (found === undefined) throw new KeyError(String(key))
    return found
  }
  /** @param {Any} key */
  has(key) { return this.map.has(hash(key)) }
  /** @param {Any} key @param {Any} value @returns {Any} */
  setdefault(key, value) {
    if (!this.has(key)) this.set(key, value)
    return this.get(key)
  }
  keys() { return new Items(this) }
  values() { return [...this.map.values()] }
  items() { return [...this.map].map(([at, value]) => [this.key(at), value]) }
  copy() { return new Dict(this.items()) }
  /** @param {Any} other */
  update(other) { for (const [key, value] of pairs(other)) this.set(key, value) }
  /** @param {Any} key @param {Any} otherwise @returns {Any} */
  pop(key, otherwise = null) {
    const value = this.get(key, otherwise)
    this.map.delete(hash(key))
    return value
  }
  get size() { return this.map.size }
  /** @param {Any} at */
  key(at) { return this.odd?.has(at) ? this.odd.get(at) : at }
  * [Symbol.iterator]() { for (const at of this.map.keys()) yield this.key(at) }
}

/** A mapping that makes what it has not. */
export class DefaultDict extends Dict {
  /** @param {() => Any} make */
  constructor(make) {
    super()
    this.make = make
  }
  /** @param {Any} key @returns {Any} */
  item(key) {
    if (!this.has(key)) this.set(key, this.make())
    return this.get(key)
  }
}

/** A set; it keeps the order in which its items came. */
export class Items {
  /** @param {Iterable<Any>} items */
  constructor(items = []) {
    /** @type {Map<Any, Any>} */
    this.map = new Map()
    this.update(items)
  }
  /** @param {Any} item */
  add(item) { if (!this.has(item)) this.map.set(hash(item), item) }
  /** @param {Any} item */
  has(item) { return this.map.has(hash(item)) }
  /** @param {Any} item */
  discard(item) { this.map.delete(hash(item)) }
  /** @param {Iterable<Any>[]} others */
  update(...others) { for (const items of others) for (const item of items) this.add(item) }
  /** @param {Iterable<Any>} other */
  union(other) { return new Items([...this, ...other]) }
  /** @param {Iterable<Any>} other */
  isdisjoint(other) { return ![...other].some(item => this.has(item)) }
  /** @param {Iterable<Any>} other */
  issuperset(other) { return [...other].every(item => this.has(item)) }
  /** @param {Iterable<Any>} other */
  issubset(other) { return new Items(other).issuperset(this) }
  get size() { return this.map.size }
  [Symbol.iterator]() { return this.map.values() }
}

/** @param {Iterable<Any>} items */
export const set = (items = []) => new Items(items)
/** @param {Any} source */
export const dict = (source = []) => new Dict(source instanceof Dict ? source.items() : source)
/** @param {() => Any} make */
export const defaultdict = make => new DefaultDict(make)
/** @param {Any} source @returns {Any[]} */
export const pairs = source => source instanceof Dict ? source.items() : [...source]
/** @param {Iterable<Any>} keys @param {Any} value */
export const fromkeys = (keys, value = null) => new Dict([...keys].map(key => [key, value]))
/** How often each value occurs. @param {Iterable<Any>} values */
export function counter(values) {
  const counts = new Dict()
  for (const value of values) counts.set(value, counts.get(value, 0) + 1)
  return counts
}

// Equality, order, truth

/** @param {Any} a @param {Any} b @returns {boolean} */
export function eq(a, b) {
  if (a === b) return true
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => eq(item, b[i]))
  if (a.constructor !== b.constructor) return false
  if (a instanceof Dict) return a.size === b.size && a.items().every(([key, value]) => b.has(key) && eq(value, b.get(key)))
  if (a instanceof Items) return a.size === b.size && a.issuperset(b)
  if (a instanceof PyDate) return `${a}` === `${b}`
  return a instanceof Value && Boolean(fieldsOf(a)) && eq([...a], [...b])
}

/** Below 0 where a is less than b, above 0 where it is more. @param {Any} a @param {Any} b @returns {number} */
export function order(a, b) {
  if (typeof a === "string" && typeof b === "string") return byCharacter(a, b)
  if (a instanceof PyDate) return a.ordinal - b.ordinal
  if (a instanceof Items) return a.issubset(b) ? a.size - b.size : a.issuperset(b) ? 1 : NaN
  if (typeof a === "object" && a !== null) return inTurn([...a], [...b])
  return a - b
}

/** @param {Any[]} a @param {Any[]} b */
function inTurn(a, b) {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (!eq(a[i], b[i])) return order(a[i], b[i])
  }
  return a.length - b.length
}

/** By code points, where JavaScript goes by halves of them. @param {string} a @param {string} b */
function byCharacter(a, b) {
  if (a === b) return 0
  const one = [...a], other = [...b]
  for (let i = 0; i < one.length && i < other.length; i++) {
    if (one[i] !== other[i]) return /** @type {number} */ (one[i].codePointAt(0)) - /** @type {number} */ (other[i].codePointAt(0))
  }
  return one.length - other.length
}

/** @param {Any} x @returns {boolean} */
export function truth(x) {
  if (x === null || x === undefined) return false
  if (Array.isArray(x)) return x.length > 0
  if (x instanceof Dict || x instanceof Items) return x.size > 0
  return typeof x === "object" || typeof x === "function" || Boolean(x)
}

/** @param {Any} holder @param {Any} item @returns {boolean} */
export function has(holder, item) {
  if (typeof holder === "string") return holder.includes(item)
  if (holder instanceof Dict || holder instanceof Items) return holder.has(item)
  for (const other of holder) if (eq(other, item)) return true
  return false
}

const COUNTS = " !#$%&()*+,/:;<=>?@[]^{|}~"
/** The words of a packed list: before each stands how many letters of the one before it begins with. @param {string} packed */
export function words(packed) {
  /** @type {string[]} */
  const found = []
  for (const [, count, rest] of packed.matchAll(/([^A-Za-z0-9_.'-])([A-Za-z0-9_.'-]*)/g)) {
    found.push((found[found.length - 1] ?? "").slice(0, COUNTS.indexOf(count)) + rest)
  }
  return found
}

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

// Days

/** A day of the calendar. */
export class PyDate {
  /** @param {number} year @param {number} month @param {number} day */
  constructor(year, month, day) {
    const moment = new Date(0)
    moment.setUTCFullYear(year, month - 1, day)
    if (year < 1 || year > 9999 || moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) throw new ValueError("there is no such day")
    this.year = year
    this.month = month
    this.day = day
    this.ordinal = Math.round(moment.getTime() / 86_400_000)
  }
  weekday() { return mod(this.ordinal + 3, 7) }
  isoformat() { return `${String(this.year).padStart(4, "0")}-${String(this.month).padStart(2, "0")}-${String(this.day).padStart(2, "0")}` }
  toString() { return this.isoformat() }
}
/** @param {number} year @param {number} month @param {number} day */
export const date = (year, month, day) => new PyDate(year, month, day)
/** @param {string} text */
export function fromisoformat(text) {
  const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text)
  if (!found) throw new ValueError(text)
  return new PyDate(Number(found[1]), Number(found[2]), Number(found[3]))
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
