// The filters: a group of checkboxes for each facet, with how many hits each choice leaves.

import {h, keep, say} from "./dom.js"

/**
 * @typedef {import("./search/types.js").Facet} Facet
 * @typedef {Facet["options"][number]} Option
 */

/** Choices shown of a long group before the rest is asked for. */
const MOST = 6

/** Groups whose long list a person has opened. @type {Set<string>} */
const opened = new Set()

/** @param {number | null} count */
const counted = count => (count === null ? "" : count.toLocaleString("en-US"))

/** @param {HTMLElement} parent @param {Facet[]} facets */
export function showFilters(parent, facets) {
  keep(parent, facets, facet => facet.field, makeGroup, fillGroup)
}

/** @param {Facet} facet */
const makeGroup = facet =>
  h("fieldset", {class: "fh-facet"}, h("legend"), h("div", {class: "fh-facet__options"}), h("button", {type: "button", class: "fh-facet__more"}))

/** @param {HTMLElement} group @param {Facet} facet */
function fillGroup(group, facet) {
  const [legend, list, more] = /** @type {Iterable<HTMLElement>} */ (group.children)
  say(legend, facet.label)
  const whole = opened.has(facet.field) || facet.options.length <= MOST + 1
  const shown = facet.options.filter((option, i) => whole || i < MOST || option.checked)
  keep(list, shown, option => option.value, option => makeOption(facet, option), fillOption)
  more.hidden = facet.options.length <= MOST + 1
  more.setAttribute("aria-expanded", String(whole))
  say(more, whole ? "Show fewer" : `Show all ${facet.options.length}`)
  more.onclick = () => {
    if (!opened.delete(facet.field)) opened.add(facet.field)
    fillGroup(group, facet)
  }
}

/** @param {Facet} facet @param {Option} option */
export const makeOption = (facet, option) =>
  h("label", {class: "fh-facet__option"},
    h("input", {type: "checkbox", name: facet.field, value: option.value}),
    h("span", {class: "fh-facet__label"}), " ", h("span", {class: "fh-facet__count"}))

/** @param {HTMLElement} element @param {Option} option */
export function fillOption(element, {label, count, checked}) {
  const [input, words, number] = element.children
  const box = /** @type {HTMLInputElement} */ (input)
  if (box.checked !== checked) box.checked = checked
  say(words, label)
  say(number, counted(count))
}

/**
 * How far: a list to choose one from, with counts where they are known. There only when there is a place.
 * @param {HTMLElement} part @param {HTMLSelectElement} select @param {Facet | undefined} facet
 */
export function showWithin(part, select, facet) {
  part.hidden = !facet
  if (!facet) return
  keep(select, facet.options, option => option.value, option => h("option", {value: option.value}), (element, {label, count}) =>
    say(element, count === null ? label : `${label} (${counted(count)})`))
  select.value = facet.options.find(option => option.checked)?.value ?? ""
}
