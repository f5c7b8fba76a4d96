// The fields of a place: what is typed or chosen fills the others of the same location, coordinates included.

import {combobox} from "../combobox.js"
import {drawSelect, labelled, textControl} from "./controls.js"

/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Path} Path */
/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./form.js").Form} Form */

const POINT = ["latitude", "longitude", "precision"]

/** The city, looked up as it is typed. @param {Question} question @param {Path} path @param {Form} form */
export function drawPlace(question, path, form) {
  const input = textControl(question, path, form)
  const block = labelled(question, path, input, form)
  const location = path.slice(0, -1)
  form.writes(path, value => (input.value = value ?? ""))
  combobox(input, {
    label: "Places",
    suggest: text => form.places.towns(text),
    choose: ({place}) => void form.places.found(place).then(found => fill(form, location, found)),
  })
  input.addEventListener("change", () => void look(form, location))
  return block
}

/** The ZIP, the state or the street: each may move the point. @param {Question} question @param {Path} path @param {Form} form */
export function drawPostalCode(question, path, form) {
  const input = textControl({...question, type: "postal-code"}, path, form)
  form.writes(path, value => (input.value = value ?? ""))
  input.addEventListener("change", () => void look(form, path.slice(0, -1)))
  return labelled(question, path, input, form)
}

/** @param {Question} question @param {Path} path @param {Form} form */
export function drawState(question, path, form) {
  const block = drawSelect({...question, choices: form.states}, path, form)
  block.addEventListener("change", () => void look(form, path.slice(0, -1)))
  return block
}

/** An area served, looked up as it is typed. @param {Question} question @param {Path} path @param {Form} form */
export function drawArea(question, path, form) {
  const input = textControl(question, path, form)
  const block = labelled(question, path, input, form)
  form.writes(path, value => (input.value = value ?? ""))
  combobox(input, {
    label: "Areas",
    suggest: text => form.places.areas(text),
    choose: ({written}) => form.fill(path, written),
  })
  return block
}

/** Look up what stands in a location after a change by hand, and fill in what follows from it. @param {Form} form @param {Path} path of the location */
export async function look(form, path) {
  const {city = "", state = "", postal_code = ""} = form.value(path) ?? {}
  forgetPoint(form, path)
  const asked = postal_code || city
  if (!asked.trim()) return
  const found = await form.places.find(asked, state).catch(() => null)
  const now = form.value(path) ?? {}
  if (!found || (now.postal_code || now.city) !== asked) return
  if (postal_code && city && state && state !== found.state) return
  fill(form, path, postal_code && city && !/^\d{5}/.test(city) ? {...found, city} : found)
}

/** A street that changes is no longer where the point was. @param {Form} form @param {Path} path of the location */
export function moved(form, path) {
  if (form.value([...path, "precision"]) === "street") void look(form, path)
}

/** @param {Form} form @param {Path} path */
function forgetPoint(form, path) {
  for (const name of [...POINT, "county"]) form.fill([...path, name], undefined)
}

/** @param {Form} form @param {Path} path @param {Found} found */
function fill(form, path, found) {
  const before = form.value([...path, "postal_code"])
  const values = {...found, postal_code: found.postal_code || (before && form.value([...path, "city"]) === found.city ? before : "")}
  for (const [name, value] of Object.entries(values)) form.fill([...path, name], value === "" ? undefined : value)
  const {city, state, county, postal_code} = values
  form.announce(`Filled in: ${[city, state, postal_code, county].filter(Boolean).join(", ")}.`)
}
