// Make elements and keep lists of them in step with data. Text goes in as text, always.

/**
 * An element with attributes and children; false, null and undefined leave an attribute out, true leaves it empty.
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {(Node | string)[]} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "")
    else if (value !== false && value != null) element.setAttribute(name, String(value))
  }
  element.append(...children)
  return element
}

/**
 * Give `parent` one child for each item, in order: made once for its key, then updated in place. The child that has
 * the focus is never taken out, so that the focus stays where the person put it.
 * @template T
 * @param {Element} parent
 * @param {T[]} items
 * @param {(item: T) => string} keyOf
 * @param {(item: T) => HTMLElement} make
 * @param {(element: HTMLElement, item: T) => void} [update]
 */
export function keep(parent, items, keyOf, make, update = () => {}) {
  const old = new Map([...parent.children].map(child => [/** @type {HTMLElement} */ (child).dataset.key, child]))
  const wanted = items.map(item => {
    const key = keyOf(item)
    const element = /** @type {HTMLElement} */ (old.get(key) ?? make(item))
    element.dataset.key = key
    update(element, item)
    return element
  })
  const staying = new Set(wanted)
  for (const child of [...parent.children]) if (!staying.has(/** @type {HTMLElement} */ (child))) child.remove()
  const focused = wanted.findIndex(element => element.contains(document.activeElement))
  if (focused < 0) return order(parent, wanted, null)
  order(parent, wanted.slice(0, focused), wanted[focused])
  order(parent, wanted.slice(focused + 1), null)
}

/**
 * Put the elements right before `end`, touching only those that are not in place.
 * @param {Element} parent @param {HTMLElement[]} elements @param {HTMLElement | null} end
 */
function order(parent, elements, end) {
  let next = end
  for (const element of elements.reverse()) {
    if (element.parentNode !== parent || element.nextSibling !== next) parent.insertBefore(element, next)
    next = element
  }
}

/** @param {Element} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text
}
