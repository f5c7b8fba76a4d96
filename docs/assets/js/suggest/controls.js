// The form's plain controls: a line, a text, one of a few, several of many. Each writes what it holds into the form.

import {h} from "../dom.js"
import {asWritten} from "./spelling.js"
import {idOf} from "./answers.js"

/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Path} Path */
/** @typedef {import("./form.js").Form} Form */

const INPUTS = /** @type {Record<string, string>} */ ({url: "url", email: "email", tel: "tel", date: "date", time: "time"})
const MODES = /** @type {Record<string, string>} */ ({year: "numeric", "postal-code": "numeric"})
/** From so many choices on, radio buttons become a list to pull down. */
const MANY = 9
/** From so many choices on, checkboxes are folded away. */
const FOLDED = 13

/** @param {Question} question */
export function hintOf({hint, example, why}) {
  return [hint, example && `For example: ${/[.?!]$/.test(example) ? example : `${example}.`}`, why].filter(Boolean).join(" ")
}

/** The ids that describe a control. @param {Question} question @param {string} id */
const describing = (question, id) => [hintOf(question) && `${id}-hint`, `${id}-problem`].filter(Boolean).join(" ")

/** @param {Question} question */
const optional = question => (question.required ? [] : [" ", h("span", {class: "fh-q__optional"}, "optional")])

/** @param {Question} question @param {string} id */
function around(question, id) {
  const words = hintOf(question)
  const hint = words ? [h("p", {class: "fh-q__hint", id: `${id}-hint`}, words)] : []
  return {hint, problem: h("p", {class: "fh-q__problem", id: `${id}-problem`, hidden: true})}
}

/** A question with one control. @param {Question} question @param {Path} path @param {HTMLElement} control @param {Form} form @param {HTMLElement} [held] what holds the control, where something stands around it */
export function labelled(question, path, control, form, held = control) {
  const id = idOf(path)
  const {hint, problem} = around(question, id)
  control.id = id
  control.setAttribute("aria-describedby", describing(question, id))
  if (question.required) control.setAttribute("aria-required", "true")
  const label = h("label", {class: "fh-q__ask", for: id}, question.ask, ...optional(question))
  const block = h("div", {class: `fh-q fh-q--${question.type}`}, label, ...hint, held, problem)
  return form.register(path, {block, focus: control, problem, marked: [control], label: question.ask})
}

/** A question with several controls. @param {Question} question @param {Path} path @param {HTMLElement[]} controls @param {HTMLElement} inside @param {Form} form */
export function grouped(question, path, controls, inside, form) {
  const id = idOf(path)
  const {hint, problem} = around(question, id)
  const legend = h("legend", {class: "fh-q__ask"}, question.ask, ...optional(question))
  const block = h("fieldset", {class: `fh-q fh-q--${question.type}`, id, "aria-describedby": describing(question, id)}, legend, ...hint, inside, problem)
  return form.register(path, {block, focus: controls[0] ?? block, problem, marked: controls, label: question.ask})
}

/** @param {Question} question @param {Path} path @param {Form} form */
export function drawText(question, path, form) {
  const input = textControl(question, path, form)
  const block = labelled(question, path, input, form)
  form.writes(path, value => (input.value = String(value ?? "")))
  return block
}

/** A field for text that follows the form's value. @param {Question} question @param {Path} path @param {Form} form */
export function textControl(question, path, form) {
  const {type, autocomplete} = question
  const isLong = type === "long"
  const input = /** @type {HTMLInputElement} */ (h(isLong ? "textarea" : "input", {
    class: "fh-input", name: idOf(path), type: isLong ? null : INPUTS[type] ?? "text", rows: isLong ? 4 : null, autocomplete: autocomplete || "off",
    inputmode: MODES[type], spellcheck: isLong ? "true" : null, autocapitalize: type === "url" || type === "email" ? "none" : null,
  }))
  input.value = String(form.value(path) ?? "")
  input.addEventListener("input", () => form.set(path, asWritten(type, input.value)))
  input.addEventListener("change", () => (input.value = String(form.value(path) ?? "")))
  return input
}

/** One of a few, or of many. @param {Question} question @param {Path} path @param {Form} form */
export function drawChoice(question, path, form) {
  if (question.choices.length >= MANY) return drawSelect(question, path, form)
  const unknown = question.required ? [] : [{value: "", label: "I do not know"}]
  const set = (/** @type {string} */ value) => form.set(path, value)
  const {inside, inputs} = radios([...unknown, ...question.choices], path, form.value(path) ?? "", set)
  return grouped(question, path, inputs, inside, form)
}

/** @param {{value: string, label: string, help?: string}[]} choices @param {Path} path @param {string} chosen @param {(value: string) => void} set */
export function radios(choices, path, chosen, set) {
  const inputs = choices.map(({value}) => {
    const input = /** @type {HTMLInputElement} */ (h("input", {type: "radio", id: `${idOf(path)}-${value || "none"}`, name: idOf(path), value}))
    input.checked = value === chosen
    input.addEventListener("change", () => set(value))
    return input
  })
  return {inputs, inside: h("div", {class: "fh-options-list"}, ...inputs.map((input, i) => option(input, choices[i])))}
}

/** @param {HTMLInputElement} input @param {{label: string, help?: string}} choice */
const option = (input, {label, help}) =>
  h("label", {class: "fh-option-line"}, input, h("span", {}, label, ...(help ? [h("small", {}, help)] : [])))

/** @param {Question} question @param {Path} path @param {Form} form */
export function drawSelect(question, path, form) {
  const select = selectControl(question.choices, question.required ? "Choose …" : "I do not know", idOf(path), form.value(path) ?? "", value => form.set(path, value))
  if (question.autocomplete) select.setAttribute("autocomplete", question.autocomplete)
  const block = labelled(question, path, select, form)
  form.writes(path, value => (select.value = value ?? ""))
  return block
}

/** @param {{value: string, label: string}[]} choices @param {string} none @param {string} name @param {string} chosen @param {(value: string) => void} set */
export function selectControl(choices, none, name, chosen, set) {
  const select = /** @type {HTMLSelectElement} */ (h("select", {class: "fh-input", name}, h("option", {value: ""}, none), ...choices.map(({value, label}) => h("option", {value}, label))))
  select.value = chosen
  select.addEventListener("change", () => set(select.value))
  return select
}

/** Several of many. @param {Question} question @param {Path} path @param {Form} form */
export function drawChoices(question, path, form) {
  const {inside, inputs} = checkboxes(question.choices, path, form)
  if (question.choices.length < FOLDED) return grouped(question, path, inputs, inside, form)
  const chosen = h("span", {class: "fh-q__chosen"})
  const count = () => (chosen.textContent = `${inputs.filter(input => input.checked).length || "none"} chosen`)
  inside.addEventListener("change", count)
  count()
  const fold = h("details", {class: "fh-fold fh-q__fold"}, h("summary", {}, "Show the list", chosen), inside)
  return grouped(question, path, [/** @type {HTMLElement} */ (fold.firstChild), ...inputs], fold, form)
}

/** @param {{value: string, label: string, help?: string}[]} choices @param {Path} path @param {Form} form */
export function checkboxes(choices, path, form) {
  const written = /** @type {string[]} */ (form.value(path) ?? [])
  const known = choices.map(({value}) => value)
  const inputs = choices.map(({value}) => {
    const input = /** @type {HTMLInputElement} */ (h("input", {type: "checkbox", id: `${idOf(path)}-${value}`, name: idOf(path), value}))
    input.checked = written.includes(value)
    return input
  })
  const inside = h("div", {class: "fh-options-list"}, ...inputs.map((input, i) => option(input, choices[i])))
  inside.addEventListener("change", () => {
    const checked = new Set(inputs.filter(input => input.checked).map(input => input.value))
    const before = written.filter(value => checked.has(value) || !known.includes(value))
    form.set(path, [...before, ...known.filter(value => checked.has(value) && !before.includes(value))])
  })
  return {inside, inputs}
}

/** One of a few, or a note in words. @param {Question} question @param {Path} path @param {Form} form */
export function drawNoted(question, path, form) {
  const [note] = question.fields
  const value = form.value(path)
  const isNote = value !== null && typeof value === "object"
  const choices = [{value: "", label: "I do not know"}, ...question.choices, {value: "in-words", label: "Other: in words"}]
  const {inside, inputs} = radios(choices, path, isNote ? "in-words" : value ?? "", chosen => {
    const said = form.value([...path, note.name]) ?? ""
    form.set(path, chosen === "in-words" ? {[note.name]: said} : chosen)
    form.redraw(path)
  })
  const words = isNote ? [form.draw(note, [...path, note.name])] : []
  return grouped(question, path, inputs, h("div", {}, inside, ...words), form)
}
