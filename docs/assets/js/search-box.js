// On every page: "/" goes to the search box, and the search forms get suggestions once a person is in one of them.
// Small on purpose: the rest is fetched on the first focus.

const fields = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('[role="search"] :is([name="q"], [name="near"])')])

/** @param {EventTarget | null} target */
const writing = target =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))

document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writing(event.target)) return
  const field = fields.find(field => field.name === "q" && field.isConnected && getComputedStyle(field).visibility === "visible")
  if (!field) return
  event.preventDefault()
  field.focus()
  field.select()
})

for (const field of fields) {
  if (field.closest("fh-search")) continue
  const load = () => import("./search-suggest.js").then(({attach}) => attach(field)).catch(() => {})
  if (document.activeElement === field) load()
  else field.addEventListener("focus", load, {once: true})
}
