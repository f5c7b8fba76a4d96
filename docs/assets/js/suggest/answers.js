// An entry's values as plain data: reach into them, change them, compare them. Pure; nothing is changed in place.

/** @typedef {(string | number)[]} Path */

/** @param {any} values @param {Path} path */
export const at = (values, path) => path.reduce((value, step) => (value === null || typeof value !== "object" || !Object.hasOwn(value, step) ? undefined : value[step]), values)

/**
 * The values with another one at `path`; undefined takes it away. What lies between is made as needed.
 * @template T @param {T} values @param {Path} path @param {any} value @returns {T}
 */
export function put(values, path, value) {
  if (!path.length) return value
  const [step, ...rest] = path
  const copy = /** @type {any} */ (Array.isArray(values) ? [...values] : {...values})
  const inner = values !== null && typeof values === "object" && Object.hasOwn(values, step) ? copy[step] : typeof rest[0] === "number" ? [] : {}
  const next = put(inner, rest, value)
  if (next !== undefined) copy[step] = next
  else if (Array.isArray(copy)) copy.splice(Number(step), 1)
  else delete copy[step]
  return copy
}

/** Without what holds nothing: empty text, lists and mappings, at every depth. Undefined where nothing is left. @param {any} value @returns {any} */
export function filled(value) {
  if (typeof value === "string") return value.trim() || undefined
  if (Array.isArray(value)) {
    const items = value.map(filled).filter(item => item !== undefined)
    return items.length ? items : undefined
  }
  if (value === null || typeof value !== "object") return value ?? undefined
  const pairs = Object.entries(value).map(([name, inner]) => [name, filled(inner)]).filter(([, inner]) => inner !== undefined)
  return pairs.length ? Object.fromEntries(pairs) : undefined
}

/** Whether two values say the same, whatever the order of their names. @param {any} a @param {any} b @returns {boolean} */
export function same(a, b) {
  if (a === b) return true
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [names, others] = [Object.keys(a), Object.keys(b)]
  return names.length === others.length && names.every(name => Object.hasOwn(b, name) && same(a[name], b[name]))
}

/** The names of the fields in which two entries differ. @param {Record<string, any>} a @param {Record<string, any>} b */
export const differing = (a, b) => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(name => !same(a[name], b[name]))

/** Where a value of the filled entry stands in the form, which holds empty items too. @param {any} values the form's @param {Path} path @returns {Path} */
export function inForm(values, path) {
  /** @type {Path} */ const found = []
  for (const step of path) {
    const items = Array.isArray(values) ? values.flatMap((item, i) => (filled(item) === undefined ? [] : [i])) : []
    const place = typeof step === "number" ? items[step] ?? step : step
    found.push(place)
    values = values?.[place]
  }
  return found
}

const MISSING = /^"([^"]+)" is missing$/

/** The field that a problem is about. What is missing stands nowhere: its problem points at what is around it, and names it. @param {{path: Path, what: string}} problem @returns {Path} */
export function fieldOf({path, what}) {
  const missing = MISSING.exec(what)
  return missing ? [...path, missing[1]] : path
}

/** As an element's id: "locations-0-city". @param {Path} path */
export const idOf = path => `f-${path.join("-")}`
