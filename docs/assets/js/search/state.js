// The state of a search and its address. Pure; small enough for every page.

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./types.js").Chip} Chip */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").ChoiceField} ChoiceField */

/** Fields that hold several values, in the order of the address. */
export const CHOICES = /** @type {ChoiceField[]} */ ("kind industry audience agency run faith cost format language day time".split(" "))
const WITHIN = new Set(["10", "25", "50", "100", "state"])

/** @returns {State} */
export const emptyState = () => fromParams(new URLSearchParams())

/** The state that an address holds; what it does not understand it leaves out. @param {URLSearchParams} params @returns {State} */
export function fromParams(params) {
  const one = (/** @type {string} */ name, /** @type {number} */ longest) => (params.get(name) ?? "").slice(0, longest)
  const all = (/** @type {string} */ name) => [...new Set(params.getAll(name).filter(Boolean))]
  return /** @type {State} */ ({
    q: one("q", 300), text: all("text"), near: one("near", 100),
    within: WITHIN.has(one("within", 9)) ? one("within", 9) : "",
    ...Object.fromEntries(CHOICES.map(field => [field, all(field)])),
    volunteer: one("volunteer", 2) === "1", confirmed: one("confirmed", 2) === "1",
    page: Math.min(1000, Math.max(1, Math.floor(Number(one("page", 9))) || 1)),
  })
}

/** The address of a state: always the same order, nothing that is empty. @param {State} state */
export function toParams(state) {
  const params = new URLSearchParams()
  const add = (/** @type {string} */ name, /** @type {string} */ value) => value && params.append(name, value)
  add("q", state.q.trim())
  for (const phrase of state.text) add("text", phrase)
  add("near", state.near.trim())
  add("within", state.within)
  for (const field of CHOICES) for (const value of [...state[field]].sort()) add(field, value)
  add("volunteer", state.volunteer ? "1" : "")
  add("confirmed", state.confirmed ? "1" : "")
  add("page", state.page > 1 ? String(state.page) : "")
  return params
}

/** The state without what a chip stands for: its words become text, a control's choice is cleared. @param {State} state @param {Chip} chip @returns {State} */
export function without(state, {field, values, words}) {
  const left = {...state, page: 1}
  if (words) return {...left, text: [...state.text, words]}
  if (field === "volunteer" || field === "confirmed") return {...left, [field]: false}
  if (field === "near" || field === "within") return {...left, near: field === "near" ? "" : state.near, within: ""}
  return {...left, [field]: state[field].filter(value => !values.includes(value))}
}

/** The state after a choice was ticked or cleared; one that came from the words becomes text. @param {Results} results @param {string} name @param {string} value @returns {State} */
export function toggled({state, chips}, name, value) {
  const field = /** @type {ChoiceField} */ (name)
  if (name === "within") return {...state, within: state.within === value ? "" : value, page: 1}
  if (name === "volunteer" || name === "confirmed") return {...state, [name]: !state[name], page: 1}
  const chip = chips.find(chip => chip.words && chip.field === field && chip.values.includes(value))
  if (chip) return {...without(state, chip), [field]: [...new Set([...state[field], ...chip.values])].filter(other => other !== value)}
  const others = state[field].filter(other => other !== value)
  return {...state, [field]: others.length < state[field].length ? others : [...others, value], page: 1}
}

/** The state with another reading of the place's words: "Springfield" is the one in Ohio. @param {Results} results @param {Place} place @returns {State} */
export function chosen({state, placeWords}, place) {
  const q = state.q.trim().replace(/\s+/g, " ")
  if (!placeWords) return {...state, near: place.near, page: 1}
  return {...state, q: q.includes(placeWords) ? q.replace(placeWords, place.near) : `${q} ${place.near}`, page: 1}
}

/** The next page of hits. @param {State} state @returns {State} */
export const more = state => ({...state, page: state.page + 1})
