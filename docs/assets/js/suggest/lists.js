// Questions that hold others: a mapping, a list of words, a list of mappings. Items come and go by button, and the
// focus goes on to what is next.

import {h} from "../dom.js"
import {labelled, grouped, selectControl, textControl, checkboxes} from "./controls.js"
import {capital, halves, joined, WEEKDAYS, WHICH} from "./days.js"
import {filled, idOf} from "./answers.js"

/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Path} Path */
/** @typedef {import("./form.js").Form} Form */

/** The fields of a mapping: those asked at once, then the others, folded. @param {Question} question @param {Path} path @param {Form} form */
export function drawFields(question, path, form) {
  const asked = question.fields.filter(field => field.type !== "kept" && applies(field, path, form))
  const draw = (/** @type {Question} */ field) => form.draw(field, [...path, field.name])
  const [first, more] = [asked.filter(field => field.first), asked.filter(field => !field.first)]
  const fold = more.length ? [h("details", {class: "fh-fold fh-more-fields"}, h("summary", {}, "More about this"), ...more.map(draw))] : []
  const held = more.some(field => form.value([...path, field.name]) !== undefined)
  if (held) /** @type {HTMLDetailsElement} */ (fold[0]).open = true
  return h("div", {class: "fh-fields"}, ...first.map(draw), ...fold)
}

/** Whether a field is asked, by the value of the one it depends on. @param {Question} field @param {Path} path @param {Form} form */
const applies = ({only}, path, form) => !only || only[1].includes(form.value([...path, only[0]]))

/** @param {Question} question @param {Path} path @param {Form} form */
export function drawGroup(question, path, form) {
  const inside = drawFields(question, path, form)
  const problem = h("p", {class: "fh-q__problem", id: `${idOf(path)}-problem`, hidden: true})
  const block = h("fieldset", {class: "fh-q fh-group-of", id: idOf(path), "aria-describedby": problem.id}, h("legend", {class: "fh-q__ask"}, question.ask), inside, problem)
  return form.register(path, {block, focus: firstControl(inside) ?? block, problem, marked: [], label: question.ask})
}

/** @param {Question} question @param {Path} path @param {Form} form */
export function drawGroups(question, path, form) {
  const items = /** @type {any[]} */ (form.value(path) ?? [])
  return drawList(question, path, form, items.map((_, i) => {
    const name = `${capital(question.one)}${items.length > 1 ? ` ${i + 1}` : ""}`
    const problem = h("p", {class: "fh-q__problem", id: `${idOf([...path, i])}-problem`, hidden: true})
    const inside = drawFields(question, [...path, i], form)
    const away = items.length > 1 || !question.part || filled(items[i]) ? [removeButton(question, path, i, form, name)] : []
    const block = h("fieldset", {class: "fh-item", id: idOf([...path, i]), "aria-describedby": problem.id}, h("legend", {class: "fh-item__name"}, name), inside, problem, ...away)
    return form.register([...path, i], {block, focus: firstControl(inside) ?? block, problem, marked: [], label: name})
  }))
}

/** @param {Question} question @param {Path} path @param {Form} form */
export function drawTexts(question, path, form) {
  const items = /** @type {string[]} */ (form.value(path) ?? [])
  return drawList(question, path, form, items.map((_, i) => {
    const name = `${capital(question.one)} ${i + 1}`
    const own = {...question, type: question.type === "areas" ? /** @type {const} */ ("area") : /** @type {const} */ ("text"), ask: name, hint: "", example: "", why: "", required: true}
    const block = own.type === "area" ? form.draw(own, [...path, i]) : textItem(own, [...path, i], form)
    block.classList.add("fh-item-line")
    block.append(removeButton(question, path, i, form, name))
    return block
  }))
}

/** @param {Question} question @param {Path} path @param {Form} form */
function textItem(question, path, form) {
  const block = labelled(question, path, textControl(question, path, form), form)
  return block
}

/** @param {Question} question @param {Path} path @param {Form} form @param {HTMLElement[]} items */
function drawList(question, path, form, items) {
  const {ask, one, most, example, hint, why} = question
  const id = idOf(path)
  const words = [hint, example && `For example: ${example}.`, why].filter(Boolean).join(" ")
  const problem = h("p", {class: "fh-q__problem", id: `${id}-problem`, hidden: true})
  const add = h("button", {type: "button", class: "fh-add", id: `${id}-add`}, `Add ${items.length ? "another" : /^[aeio]/.test(one) ? "an" : "a"} ${one}`)
  add.hidden = Boolean(most) && items.length >= most
  add.addEventListener("click", () => form.addItem(question, path))
  const block = h("fieldset", {class: `fh-q fh-list fh-list--${question.name}`, id, "aria-describedby": `${id}-hint ${id}-problem`},
    h("legend", {class: "fh-q__ask"}, ask), h("p", {class: "fh-q__hint", id: `${id}-hint`}, words), ...items, problem, add)
  return form.register(path, {block, focus: firstControl(block) ?? add, problem, marked: [], label: ask})
}

/** @param {Question} question @param {Path} path @param {number} i @param {Form} form @param {string} name */
function removeButton(question, path, i, form, name) {
  const button = h("button", {type: "button", class: "fh-remove", id: `${idOf([...path, i])}-remove`}, "Remove", h("span", {class: "fh-far"}, ` ${name.toLowerCase()}`))
  button.addEventListener("click", () => form.removeItem(question, path, i, name))
  return button
}

/** @param {Element} element @returns {HTMLElement | null} */
export const firstControl = element => element.querySelector("input, select, textarea, summary, button")

/** The days of a meeting: weekdays to tick, or which ones of the month. @param {Question} question @param {Path} path @param {Form} form */
export function drawDays(question, path, form) {
  const every = form.value([...path.slice(0, -1), "every"])
  if (every !== "month") {
    const {inside, inputs} = checkboxes(WEEKDAYS.map(value => ({value, label: capital(value)})), path, form)
    inside.classList.add("fh-options-list--days")
    return grouped({...question, required: true}, path, inputs, inside, form)
  }
  return drawMonthDays(question, path, form)
}

/** @param {Question} question @param {Path} path @param {Form} form */
function drawMonthDays(question, path, form) {
  const days = /** @type {string[]} */ (form.value(path) ?? [])
  const shown = days.length ? days : [""]
  const lines = shown.map((day, i) => monthDay(day, i, path, form, shown.length > 1))
  const add = h("button", {type: "button", class: "fh-add", id: `${idOf(path)}-add`}, "Add another day of the month")
  add.addEventListener("click", () => {
    const now = /** @type {string[]} */ (form.value(path) ?? [""])
    form.set(path, [...now, ""])
    form.redraw(path, `${idOf([...path, now.length])}-which`)
  })
  const controls = /** @type {HTMLElement[]} */ (lines.flatMap(line => [...line.querySelectorAll("select")]))
  return grouped({...question, required: true}, path, controls, h("div", {}, ...lines, add), form)
}

/** @param {string} day @param {number} i @param {Path} path @param {Form} form @param {boolean} several */
function monthDay(day, i, path, form, several) {
  const id = idOf([...path, i])
  let [which, weekday] = halves(day)
  const write = () => form.set(path, put(form.value(path) ?? [], i, joined(which, weekday)))
  const first = selectControl(WHICH.map(value => ({value, label: capital(value)})), "Which?", `${id}-which`, which, value => { which = value; write() })
  const second = selectControl(WEEKDAYS.map(value => ({value, label: capital(value)})), "Day?", `${id}-day`, weekday, value => { weekday = value; write() })
  for (const [select, name] of /** @type {const} */ ([[first, "which"], [second, "day"]])) {
    select.id = `${id}-${name}`
    select.setAttribute("aria-label", name === "which" ? `Day ${i + 1}: which of the month` : `Day ${i + 1}: weekday`)
  }
  const away = h("button", {type: "button", class: "fh-remove", "aria-label": `Remove day ${i + 1}`}, "Remove")
  away.addEventListener("click", () => {
    form.set(path, (form.value(path) ?? []).toSpliced(i, 1))
    form.redraw(path, `${idOf([...path, Math.max(0, i - 1)])}-which`)
  })
  return h("div", {class: "fh-month-day"}, first, second, ...(several ? [away] : []))
}

/** @param {string[]} days @param {number} i @param {string} day */
const put = (days, i, day) => Object.assign([...days], {[i]: day})
