// What the search page says and where its links lead, from a search's state. Pure: no DOM, no fetch, no clock.

import {CHOICES, toParams} from "./search/state.js"

/** @typedef {import("./search/types.js").State} State */

export const MY_PLACE = "My location"
const COORDINATES = /^-?\d+(\.\d+)?,\s*-?\d+(\.\d+)?$/

/** Relative to the search page. @param {State} state */
export function addressOf(state) {
  const params = toParams(state).toString()
  return params ? `./?${params}` : "./"
}

/** Whether nobody has asked for anything yet. @param {State} state */
export const blank = state => addressOf({...state, within: "", page: 1, text: []}) === "./"

/** What the field "where" shows. @param {string} near */
export const placeWords = near => (COORDINATES.test(near) ? MY_PLACE : near)

/** What the field "where" means. @param {string} words @param {string} near the place as it was */
export const placeMeant = (words, near) => (words === MY_PLACE ? near : words.trim())

/** The browser's place, rounded to about half a mile. @param {{latitude: number, longitude: number}} coordinates */
export const rounded = ({latitude, longitude}) => `${latitude.toFixed(2)},${longitude.toFixed(2)}`

/**
 * The words in the box have changed: removed readings hold on as long as their words stand there.
 * @param {State} state @param {string} q @returns {State}
 */
export function typed(state, q) {
  const folded = q.toLowerCase()
  return {...state, q, text: state.text.filter(words => folded.includes(words.toLowerCase())), page: 1}
}

/** The page's title: "nurse near Sacramento, CA · Search · Foothold". @param {State} state @param {string} site */
export function titleOf(state, site) {
  const place = state.near && placeWords(state.near)
  const words = [state.q.trim(), place && (place === MY_PLACE ? "near me" : `near ${place}`)].filter(Boolean).join(" ")
  return [words, "Search", site].filter(Boolean).join(" · ")
}

/** How many choices of the filters are set. @param {State} state */
export function choices(state) {
  return CHOICES.flatMap(field => state[field]).length + Number(state.volunteer)
}

/**
 * What happened, for the panel of a search that failed.
 * @param {string} code of the engine's SearchError
 */
export function failure(code) {
  if (code === "outdated")
    return {title: "The directory has just been renewed", words: "This page is older than the list it searches. Load it again: your search stays as it is."}
  if (code === "broken")
    return {title: "Something in the search is broken", words: "That is our mistake, not yours. Try once more; if it stays so, the lists below hold everything."}
  return {title: "The search did not come through", words: "The connection failed while the list was on its way. Your words are kept: try again when you are back online."}
}
