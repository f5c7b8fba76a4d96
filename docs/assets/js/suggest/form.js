// The form as a whole: it holds the entry's values, draws the questions over them, and keeps both in step.

import {h} from "../dom.js"
import {drawChoice, drawChoices, drawNoted, drawSelect, drawText} from "./controls.js"
import {fitting} from "./days.js"
import {drawDays, drawGroup, drawGroups, drawTexts} from "./lists.js"
import {drawArea, drawPlace, drawPostalCode, drawState, moved} from "./place-field.js"
import {labelled, sentence} from "./sentences.js"
import {at, idOf, put} from "./answers.js"

/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Path} Path */
/** @typedef {import("./types.js").Problem} Problem */
/** @typedef {{block: HTMLElement, focus: HTMLElement, problem: HTMLElement, marked: HTMLElement[], label: string}} Control */
/** @typedef {(question: Question, path: Path, form: Form) => HTMLElement} Draw */

/** @type {Record<string, Draw>} */
const DRAWN = {
  choice: drawChoice, choices: drawChoices, noted: drawNoted, texts: drawTexts, areas: drawTexts, area: drawArea, group: drawGroup,
  groups: drawGroups, days: drawDays, place: drawPlace, "postal-code": drawPostalCode, state: drawState, select: drawSelect,
}

export class Form {
  /** @type {Map<string, Control>} by the id of the path */ controls = new Map();
  /** @type {Map<string, (value: any) => void>} */ #writers = new Map();
  /** @type {Map<string, {question: Question, path: Path}>} */ #drawn = new Map();
  /** @type {Set<string>} the fields that were left once, and may be complained of */ touched = new Set()

  /**
   * @param {object} given
   * @param {Record<string, any>} given.values
   * @param {{value: string, label: string}[]} given.states
   * @param {import("./places.js").Places} given.places
   * @param {() => void} given.changed called after each change of the values
   * @param {(words: string) => void} given.announce
   */
  constructor({values, states, places, changed, announce}) {
    this.values = values
    this.states = states
    this.places = places
    this.changed = changed
    this.announce = announce
  }

  /** @param {Path} path */
  value(path) {
    return at(this.values, path)
  }

  /** A control says what it holds. @param {Path} path @param {any} value */
  set(path, value) {
    this.values = put(this.values, path, value)
    const [name, parent] = [path.at(-1), path.slice(0, -1)]
    if (name === "street") moved(this, parent)
    if (name === "every") this.values = put(this.values, [...parent, "on"], fitting(this.value([...parent, "on"]) ?? [], value))
    this.#depending(parent, String(name))
    this.changed()
  }

  /** Set a value and show it in its control. @param {Path} path @param {any} value */
  fill(path, value) {
    if (value !== undefined || this.value(path) !== undefined) this.values = put(this.values, path, value)
    this.#writers.get(idOf(path))?.(value)
    this.changed()
  }

  /** Draw the mapping anew whose other fields depend on this one, and take away what no longer applies. @param {Path} parent @param {string} name */
  #depending(parent, name) {
    const known = this.#drawn.get(idOf(parent)) ?? this.#drawn.get(idOf(parent.slice(0, -1)))
    const depending = known?.question.fields.filter(({only}) => only?.[0] === name) ?? []
    if (!known || !depending.length) return
    for (const field of depending) {
      const applies = /** @type {[string, string[]]} */ (field.only)[1].includes(this.value([...parent, name]))
      if (!applies && this.value([...parent, field.name]) !== undefined) this.values = put(this.values, [...parent, field.name], undefined)
    }
    this.redraw(known.path)
  }

  /** @param {Question} question @param {Path} path @returns {HTMLElement} */
  draw(question, path) {
    this.#drawn.set(idOf(path), {question, path})
    return (DRAWN[question.type] ?? drawText)(question, path, this)
  }

  /** Draw a question anew; the focus stays on the control of the same name, or goes where it is told. @param {Path} path @param {string} [focus] an id */
  redraw(path, focus = document.activeElement?.id) {
    const known = this.#drawn.get(idOf(path))
    const old = this.controls.get(idOf(path))?.block
    if (!known || !old) return
    const opened = new Set([...old.querySelectorAll("details[open]")].map(details => details.closest("[id]")?.id))
    const block = this.draw(known.question, path)
    for (const details of block.querySelectorAll("details")) if (opened.has(details.closest("[id]")?.id)) details.open = true
    old.replaceWith(block)
    if (focus && document.activeElement?.id !== focus) document.getElementById(focus)?.focus()
  }

  /** @param {Path} path @param {Control} control */
  register(path, control) {
    control.block.dataset.path = idOf(path)
    this.controls.set(idOf(path), control)
    return control.block
  }

  /** How a value comes into the control at `path`. @param {Path} path @param {(value: any) => void} write */
  writes(path, write) {
    this.#writers.set(idOf(path), write)
  }

  /** @param {Question} question @param {Path} path */
  addItem(question, path) {
    const items = this.value(path) ?? []
    this.set(path, [...items, question.type === "groups" ? {} : ""])
    this.redraw(path, "")
    const made = this.controls.get(idOf([...path, items.length]))
    made?.focus.focus()
  }

  /** @param {Question} question @param {Path} path @param {number} i @param {string} name */
  removeItem(question, path, i, name) {
    const items = /** @type {any[]} */ (this.value(path)).toSpliced(i, 1)
    this.#forget(idOf(path))
    this.set(path, items.length || !question.part ? items : [{}])
    this.redraw(path, "")
    const next = this.controls.get(idOf([...path, Math.min(i, items.length - 1)]))
    ;(next?.focus ?? document.getElementById(`${idOf(path)}-add`))?.focus()
    this.announce(`${name} is removed.`)
  }

  /** Items move up when one goes: what was known of each is known no more. @param {string} id of the list */
  #forget(id) {
    for (const known of [this.controls, this.#writers, this.touched])
      for (const key of [...known.keys()]) if (key.startsWith(`${id}-`)) known.delete(key)
  }

  /** The control that a problem's path leads to: its own, or the nearest around it. @param {Path} path @returns {Control | undefined} */
  at(path) {
    for (let length = path.length; length > 0; length--) {
      const control = this.controls.get(idOf(path.slice(0, length)))
      if (control?.block.isConnected) return control
    }
    return undefined
  }

  /** Show each problem beside its field; those of fields not yet left stay unsaid, unless all are to be said. @param {Problem[]} problems @param {boolean} all @returns {string[]} what is said now and was not before */
  show(problems, all) {
    /** @type {Map<Control, Problem[]>} */ const found = new Map()
    for (const problem of problems) {
      const control = this.at(problem.path)
      if (control && (all || this.touched.has(control.focus.id) || this.touched.has(control.block.dataset.path ?? "")))
        found.set(control, [...(found.get(control) ?? []), problem])
    }
    const said = []
    for (const control of this.controls.values()) said.push(...mark(control, found.get(control) ?? []))
    return said
  }
}

/** @param {Control} control @param {Problem[]} problems */
function mark({problem, marked, label}, problems) {
  const words = problems.map(({what, fix}) => `${what}${fix ? `: ${fix}` : ""}`).join(" · ")
  const isError = problems.some(({severity}) => severity === "error")
  for (const control of marked) {
    if (isError) control.setAttribute("aria-invalid", "true")
    else control.removeAttribute("aria-invalid")
  }
  const isNew = problem.textContent !== words && words
  if (problem.dataset.words !== words) {
    problem.dataset.words = words
    problem.classList.toggle("fh-q__problem--warning", !isError)
    problem.replaceChildren(...problems.flatMap(({what, fix, severity}) => [
      h("b", {}, `${severity === "warning" ? "Please look: " : ""}${sentence(what)}`), " ", h("span", {}, fix && sentence(fix)), " "]))
    problem.hidden = !words
  }
  return isNew ? [labelled(label, words)] : []
}


