// A text field with a list of suggestions under it: the editable combobox with list autocomplete of the WAI-ARIA
// Authoring Practices. The focus never leaves the field. It knows nothing about searching.

import {h, say} from "./dom.js"

/**
 * @template {{label: string, detail: string}} T
 * @typedef {object} Offer
 * @property {string} label what the list is, for screen readers
 * @property {(text: string) => Promise<T[]>} suggest may reject: then the list stays as it is
 * @property {(chosen: T, event: Event) => void} choose
 * @property {boolean} [asked] open only when an arrow key asks for it
 */

const FEWEST_LETTERS = 2
/** Milliseconds without a key before the number of suggestions is said. */
const SETTLED = 700
/** Pixels between the list and the window's edge. */
const EDGE = 16

/**
 * @template {{label: string, detail: string}} T
 * @param {HTMLInputElement} input has an id
 * @param {Offer<T>} offer
 */
export function combobox(input, offer) {
  const list = h("ul", {id: `${input.id}-list`, class: "fh-options", role: "listbox", "aria-label": offer.label, hidden: true})
  const count = h("span", {class: "fh-far", role: "status"})
  /** @type {T[]} */
  let shown = []
  let active = -1
  let asked = 0
  let timer = 0

  input.removeAttribute("list")
  for (const [name, value] of Object.entries({role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id}))
    input.setAttribute(name, value)
  input.after(list, count)
  input.parentElement?.classList.add("fh-combo")

  const open = () => !list.hidden

  /** @param {number} index */
  function point(index) {
    active = index
    for (const [i, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(i === index))
      if (i === index) option.scrollIntoView({block: "nearest"})
    }
    if (index < 0) input.removeAttribute("aria-activedescendant")
    else input.setAttribute("aria-activedescendant", `${list.id}-${index}`)
  }

  function close() {
    asked++
    clearTimeout(timer)
    say(count, "")
    list.hidden = true
    input.setAttribute("aria-expanded", "false")
    point(-1)
  }

  /** @param {T[]} suggestions */
  function show(suggestions) {
    shown = suggestions
    if (!shown.length) return close()
    list.replaceChildren(...shown.map(({label, detail}, i) =>
      h("li", {id: `${list.id}-${i}`, class: "fh-option", role: "option", "aria-selected": "false"},
        h("span", {class: "fh-option__label"}, label), " ", h("span", {class: "fh-option__detail"}, detail))))
    list.hidden = false
    settle(list)
    input.setAttribute("aria-expanded", "true")
    point(-1)
    clearTimeout(timer)
    timer = setTimeout(() => say(count, shown.length === 1 ? "1 suggestion" : `${shown.length} suggestions`), SETTLED)
  }

  /** @param {number} [first] the option to point at once the list is there */
  async function ask(first) {
    const number = ++asked
    const text = input.value.trim()
    if (text.length < FEWEST_LETTERS) return close()
    const suggestions = await offer.suggest(text).catch(() => null)
    if (number !== asked || !suggestions || document.activeElement !== input) return
    show(suggestions)
    if (first !== undefined && shown.length) point(first < 0 ? shown.length - 1 : first)
  }

  /** @param {number} index @param {Event} event */
  function choose(index, event) {
    const chosen = shown[index]
    close()
    offer.choose(chosen, event)
  }

  /** @type {Record<string, (event: KeyboardEvent) => void>} */
  const keys = {
    ArrowDown(event) {
      event.preventDefault()
      if (!open()) ask(event.altKey ? undefined : 0)
      else point(active + 1 < shown.length ? active + 1 : -1)
    },
    ArrowUp(event) {
      event.preventDefault()
      if (open() && event.altKey) close()
      else if (!open()) ask(-1)
      else point(active < 0 ? shown.length - 1 : active - 1)
    },
    Enter(event) {
      if (open() && active >= 0) {
        event.preventDefault()
        choose(active, event)
      } else close()
    },
    Escape(event) {
      if (!open()) return
      event.preventDefault()
      close()
    },
    Home: () => point(-1),
    End: () => point(-1),
  }

  input.addEventListener("keydown", event => {
    if (!event.isComposing && Object.hasOwn(keys, event.key)) keys[event.key](event)
  })
  input.addEventListener("input", () => {
    if (offer.asked) close()
    else ask()
  })
  input.addEventListener("blur", close)
  list.addEventListener("mousedown", event => event.preventDefault())
  list.addEventListener("click", event => {
    const option = event.target instanceof Element && event.target.closest("[role=option]")
    if (option) choose([...list.children].indexOf(option), event)
  })
  if (!offer.asked && document.activeElement === input && input.value) ask()
  return {close}
}

/** Move a list that is wider than its field back into the window. @param {HTMLElement} list */
function settle(list) {
  list.style.translate = ""
  const {left, right} = list.getBoundingClientRect()
  const width = document.documentElement.clientWidth
  const shift = left < EDGE ? EDGE - left : Math.min(0, width - EDGE - right)
  if (shift) list.style.translate = `${shift}px`
}
