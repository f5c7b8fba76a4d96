// The state of a search and its address. Pure; small enough to be loaded on every page.

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./types.js").Chip} Chip */
/** @typedef {import("./types.js").Place} Place */

/** Fields that hold several values, in the order of the address. */
export const CHOICES = /** @type {const} */ ([
  "kind", "industry", "audience", "agency", "run", "faith", "cost", "format", "language", "day", "time",
]);

/** @returns {State} */
export function emptyState() {
  return {
    q: "", text: [], near: "", within: "", kind: [], industry: [], audience: [], agency: [], run: [], faith: [],
    cost: [], format: [], language: [], day: [], time: [], volunteer: false, confirmed: false, page: 1,
  };
}

/** The state that an address holds; what it does not understand it leaves out. @param {URLSearchParams} params @returns {State} */
export function fromParams(params) {
  const state = emptyState();
  state.q = (params.get("q") ?? "").slice(0, 300);
  state.text = params.getAll("text").filter(Boolean);
  state.near = (params.get("near") ?? "").slice(0, 100);
  const within = params.get("within") ?? "";
  state.within = ["10", "25", "50", "100", "state"].includes(within) ? within : "";
  for (const field of CHOICES) state[field] = [...new Set(params.getAll(field).filter(Boolean))];
  state.volunteer = params.get("volunteer") === "1";
  state.confirmed = params.get("confirmed") === "1";
  state.page = Math.min(1000, Math.max(1, Math.floor(Number(params.get("page")) || 1)));
  return state;
}

/** The address of a state: always the same order, nothing that is empty. @param {State} state */
export function toParams(state) {
  const params = new URLSearchParams();
  if (state.q.trim()) params.set("q", state.q.trim());
  for (const phrase of state.text) params.append("text", phrase);
  if (state.near.trim()) params.set("near", state.near.trim());
  if (state.within) params.set("within", state.within);
  for (const field of CHOICES) for (const value of [...state[field]].sort()) params.append(field, value);
  if (state.volunteer) params.set("volunteer", "1");
  if (state.confirmed) params.set("confirmed", "1");
  if (state.page > 1) params.set("page", String(state.page));
  return params;
}

/** The state without what a chip stands for: its words become text, a control's choice is cleared. @param {State} state @param {Chip} chip @returns {State} */
export function without(state, chip) {
  if (chip.words) return {...state, text: [...state.text, chip.words], page: 1};
  if (chip.field === "near") return {...state, near: "", within: "", page: 1};
  if (chip.field === "within") return {...state, within: "", page: 1};
  if (chip.field === "volunteer" || chip.field === "confirmed") return {...state, [chip.field]: false, page: 1};
  return {...state, [chip.field]: state[chip.field].filter(value => !chip.values.includes(value)), page: 1};
}

/** The state after a choice was ticked, or cleared; one that came from the words becomes a choice or text. @param {Results} results @param {string} field @param {string} value @returns {State} */
export function toggled(results, field, value) {
  const {state, chips} = results;
  if (field === "within") return {...state, within: state.within === value ? "" : value, page: 1};
  if (field === "volunteer") return {...state, volunteer: !state.volunteer, page: 1};
  if (field === "confirmed") return {...state, confirmed: !state.confirmed, page: 1};
  const name = /** @type {typeof CHOICES[number]} */ (field);
  const chip = chips.find(found => found.words && found.field === field && found.values.includes(value));
  if (chip) {
    const others = chip.values.filter(other => other !== value);
    return {...without(state, chip), [name]: [...new Set([...state[name], ...(chip.values.length > 1 ? others : [])])]};
  }
  const values = state[name];
  return {...state, [name]: values.includes(value) ? values.filter(other => other !== value) : [...values, value], page: 1};
}

/** The state with another reading of the place's words: "Springfield" is the one in Ohio. @param {Results} results @param {Place} place @returns {State} */
export function chosen(results, place) {
  const {state, placeWords} = results;
  if (!placeWords) return {...state, near: place.near, page: 1};
  const at = ` ${state.q.toLowerCase()} `.indexOf(` ${placeWords} `);
  const q = at < 0 ? `${state.q} ${place.near}` : `${state.q.slice(0, at)}${place.near}${state.q.slice(at + placeWords.length)}`;
  return {...state, q, page: 1};
}

/** The next page of hits. @param {State} state @returns {State} */
export function more(state) {
  return {...state, page: state.page + 1};
}
