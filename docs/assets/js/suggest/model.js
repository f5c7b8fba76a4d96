// What an entry's fields must be, read from the data of the models: types, lengths, patterns, choices, missing fields.
// Pure. The findings are those of pydantic, whose words the compiled rules then put in ours; `generator/suggest/fields.py`
// says what a field holds.

import {Dict, PyDate, Value, len} from "./python.js"

/** @typedef {import("./python.js").Any} Any */
/**
 * A field of an entry, an item of a list, or a form that a value may have.
 * @typedef {object} Field
 * @property {"text" | "choice" | "number" | "day" | "list" | "fields" | "either"} sort
 * @property {string} name
 * @property {string} [attribute]
 * @property {boolean} [required]
 * @property {string} [purpose]
 * @property {Any[]} [absent]
 * @property {boolean} [trim]
 * @property {number} [shortest]
 * @property {number} [longest]
 * @property {string} [pattern]
 * @property {string[]} [choices]
 * @property {number} [least]
 * @property {number} [most]
 * @property {boolean} [whole]
 * @property {number} [fewest]
 * @property {Field} [item]
 * @property {string} [model]
 * @property {Field[]} [fields]
 * @property {Field[]} [either]
 * @property {string} [before]
 * @property {string} [after]
 */
/** @typedef {{type: string, loc: Any[], input: Any, ctx?: Record<string, Any>}} Finding */

/** That values do not fit a model. */
export class ValidationError extends Error {
  /** @param {Finding[]} findings */
  constructor(findings) {
    super("the values do not fit")
    this.findings = findings
  }
  /** @returns {Any[]} */
  errors() {
    return this.findings.map(({ctx, ...finding}) => new Dict(Object.entries({...finding, ctx: new Dict(Object.entries(ctx ?? {}))})))
  }
}

/** The model in what a field of a model is said to be. @param {Any} annotation @returns {Any} */
export const modelIn = annotation => annotation

/** Stands for a value that does not fit. */
const NONE = Symbol("no value")

const OUTER_SPACE = /^\p{White_Space}+|\p{White_Space}+$/gu
/** @type {Map<string, RegExp>} */
const patterns = new Map()

/** @param {string} source */
function patternOf(source) {
  const known = patterns.get(source) ?? new RegExp(source, "u")
  patterns.set(source, known)
  return known
}

/**
 * The classes of all models in a field, by name. `functions` are those that a value goes through, by name.
 * @param {Field} whole @param {Record<string, (value: Any) => Any>} functions @returns {Record<string, Any>}
 */
export function models(whole, functions) {
  /** @type {Record<string, Any>} */
  const known = {}
  /** @type {Record<string, (field: Field, value: Any, loc: Any[], findings: Finding[]) => Any>} */
  const fits = {text, choice, number, day, list: items, fields: mapping, either: oneOf}
  define(whole)
  return known

  /** @param {Field} field @returns {Any} the first model in it */
  function define(field) {
    const found = [...(field.either ?? []), ...(field.item ? [field.item] : [])].map(define).find(Boolean)
    if (!field.model || !field.fields) return found ?? null
    return known[field.model] ??= modelOf(field, field.fields)
  }

  /** @param {Field} field @param {Field[]} fields @returns {Any} */
  function modelOf(field, fields) {
    const Model = class extends Value {
      static fields = fields.map(attribute)
      static model_fields = new Dict(fields.map(part =>
        [attribute(part), {alias: part.attribute ? part.name : null, description: part.purpose ?? null, annotation: define(part)}]))
      /** @param {Any} values */
      static model_validate(values) {
        /** @type {Finding[]} */
        const findings = []
        const value = fitted(field, values, [], findings)
        if (findings.length) throw new ValidationError(findings)
        return value
      }
    }
    Object.defineProperty(Model, "name", {value: field.model})
    return Model
  }

  /** The value as the program has it, or NONE with findings. @param {Field} field @param {Any} value @param {Any[]} loc @param {Finding[]} findings @returns {Any} */
  function fitted(field, value, loc, findings) {
    const given = field.before ? functions[field.before](value) : value
    const found = fits[field.sort](field, given, loc, findings)
    return found !== NONE && field.after ? functions[field.after](found) : found
  }

  /** @param {Field} field @param {Any} value @param {Any[]} loc @param {Finding[]} findings */
  function mapping(field, value, loc, findings) {
    if (!(value instanceof Dict)) return no(findings, "model_type", loc, value)
    const before = findings.length
    const made = Object.create(known[/** @type {string} */ (field.model)].prototype)
    const fields = field.fields ?? []
    for (const part of fields) {
      const absent = part.absent ? [...part.absent] : null
      if (value.has(part.name)) made[attribute(part)] = fitted(part, value.get(part.name), [...loc, part.name], findings)
      else if (part.required) no(findings, "missing", [...loc, part.name], value)
      else made[attribute(part)] = absent
    }
    const names = new Set(fields.map(part => part.name))
    for (const key of value) if (!names.has(key)) no(findings, "extra_forbidden", [...loc, key], value.get(key))
    return findings.length > before ? NONE : made
  }

  /** @param {Field} field @param {Any} value @param {Any[]} loc @param {Finding[]} findings */
  function items(field, value, loc, findings) {
    if (!Array.isArray(value)) return no(findings, "list_type", loc, value)
    const {fewest = 0, most = Infinity} = field
    if (value.length > most) return no(findings, "too_long", loc, value, {max_length: most, actual_length: value.length})
    const before = findings.length
    const found = value.map((item, i) => fitted(/** @type {Field} */ (field.item), item, [...loc, i], findings))
    if (findings.length > before) return NONE
    if (value.length < fewest) return no(findings, "too_short", loc, value, {min_length: fewest, actual_length: value.length})
    return found
  }

  /** @param {Field} field @param {Any} value @param {Any[]} loc @param {Finding[]} findings */
  function oneOf(field, value, loc, findings) {
    /** @type {Finding[]} */
    const all = []
    for (const form of field.either ?? []) {
      /** @type {Finding[]} */
      const own = []
      const found = fitted(form, value, [...loc, form.model ?? `literal[${form.choices}]`], own)
      if (!own.length) return found
      all.push(...own)
    }
    findings.push(...all)
    return NONE
  }
}

/** @param {Field} field */
const attribute = field => field.attribute ?? field.name

/** @param {Finding[]} findings @param {string} type @param {Any[]} loc @param {Any} input @param {Record<string, Any>} [ctx] */
function no(findings, type, loc, input, ctx) {
  findings.push({type, loc, input, ctx})
  return NONE
}

/** @param {Field} field @param {Any} value @param {Any[]} loc @param {Finding[]} findings */
function text(field, value, loc, findings) {
  if (typeof value !== "string") return no(findings, "string_type", loc, value)
  const found = field.trim ? value.replace(OUTER_SPACE, "") : value
  const {shortest = 0, longest = Infinity, pattern} = field
  if (len(found) < shortest) return no(findings, "string_too_short", loc, value, {min_length: shortest})
  if (len(found) > longest) return no(findings, "string_too_long", loc, value, {max_length: longest})
  if (pattern && !patternOf(pattern).test(found)) return no(findings, "string_pattern_mismatch", loc, value, {pattern})
  return found
}

/** @param {Field} field @param {Any} value @param {Any[]} loc @param {Finding[]} findings */
function choice(field, value, loc, findings) {
  const choices = field.choices ?? []
  if (choices.includes(value)) return value
  const quoted = choices.map(one => `'${one}'`)
  const expected = [quoted.slice(0, -1).join(", "), quoted[quoted.length - 1]].filter(Boolean).join(" or ")
  return no(findings, "literal_error", loc, value, {expected})
}

/** @param {Field} field @param {Any} value @param {Any[]} loc @param {Finding[]} findings */
function number(field, value, loc, findings) {
  if (typeof value !== "number" || (field.whole && !Number.isInteger(value))) return no(findings, field.whole ? "int_type" : "float_type", loc, value)
  const {least = -Infinity, most = Infinity} = field
  if (!(value >= least)) return no(findings, "greater_than_equal", loc, value, {ge: least})
  if (!(value <= most)) return no(findings, "less_than_equal", loc, value, {le: most})
  return value
}

/** @param {Field} _field @param {Any} value @param {Any[]} loc @param {Finding[]} findings */
function day(_field, value, loc, findings) {
  return value instanceof PyDate ? value : no(findings, "date_type", loc, value)
}
