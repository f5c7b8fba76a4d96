// The values of Python as the compiled rules know them: mappings, sets, days and objects, what makes two of them equal, and
// what comes first. Pure.

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
  _replace(changes) { return Object.assign(Object.create(Object.getPrototypeOf(this)), this, changes) }
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
export function hash(x) {
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
  weekday() { return (((this.ordinal + 3) % 7) + 7) % 7 }
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
