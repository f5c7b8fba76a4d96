// Suggestions for a search form outside the search page: the header's box, and what-and-where on the home page.

import {combobox} from "./combobox.js"
import {createClient} from "./search/client.js"

/** @typedef {import("./search/types.js").Suggestion} Suggestion */

/** @type {import("./search/types.js").Engine | undefined} */
let engine

/** @param {HTMLInputElement} field named "q" or "near", in a form that leads to the search page */
export function attach(field) {
  const form = /** @type {HTMLFormElement} */ (field.form)
  const base = new URL(form.getAttribute("action") ?? "", document.baseURI).href
  const near = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("near"))
  const searching = (engine ??= createClient({base}))
  searching.ready().catch(() => {})
  combobox(field, {
    label: "Suggestions",
    suggest: text => searching.suggest(text, {field: field === near ? "where" : "what", near: near?.value ?? ""}),
    choose: (chosen, event) => {
      const search = event instanceof KeyboardEvent && event.ctrlKey
      if (near) fill(field, near, chosen, search, base)
      else location.assign(target(chosen, search, base))
    },
  })
}

/**
 * Where a chosen suggestion leads: its page, or a search.
 * @param {Suggestion} chosen @param {boolean} search @param {string} base
 */
function target(chosen, search, base) {
  if (chosen.address && !search) return new URL(`../${chosen.address}`, base).href
  const {q, near} = chosen
  return `${base}?${new URLSearchParams({...(q && {q}), ...(near && {near})})}`
}

/**
 * With two fields a choice fills them; only what is a thing of its own, an entry or a page of the guide, is opened.
 * @param {HTMLInputElement} field @param {HTMLInputElement} near @param {Suggestion} chosen @param {boolean} search @param {string} base
 */
function fill(field, near, chosen, search, base) {
  if (chosen.type === "entry" || chosen.type === "guide") return location.assign(target(chosen, search, base))
  if (field === near) return void (near.value = chosen.q)
  if (chosen.near) near.value = chosen.near
  field.value = chosen.q
  if (!near.value) near.focus()
}
