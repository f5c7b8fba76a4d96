// What to do where a search finds nothing: look farther, then give up one part of the question after the other, and say so.
// Fetched when that happens.

import {hasTopic, MILES} from "./engine.js"
import {RADII} from "./judge.js"

/** @typedef {import("./types.js").Ask} Ask */
/** @typedef {import("./types.js").Note} Note */
/** @typedef {import("./types.js").Verdict} Verdict */
/** @typedef {import("./engine.js").Search} Search */
/** @typedef {{ask: Ask, verdicts: Verdict[], notes: Note[]}} Wider */

/** What is given up, one after the other. */
const STEPS = "text time day language cost format confirmed volunteer kind agency run faith audience industry".split(" ")

/** Farther, then anywhere by name, then without the text, then without one choice after the other. @param {Search} search @param {Ask} ask @returns {Promise<Wider|null>} */
export async function widen(search, ask) {
  let found = await farther(search, ask, isEmpty) ?? await anywhere(search, ask) ?? asName(search, ask)
  /** @type {Note[]} */ const given = []
  for (const step of STEPS) {
    const left = found ? null : without(ask, step)
    if (!left) continue
    given.push(dropped(search, ask, step))
    ask = left
    await search.gather(ask)
    const verdicts = search.judged(ask)
    found = isEmpty(ask, verdicts) ? await farther(search, ask, isEmpty) : {ask, verdicts, notes: []}
  }
  return found && {...found, notes: [...given, ...found.notes]}
}

/** The same at greater distances, until it is enough. @param {Search} search @param {Ask} ask @param {(ask: Ask, verdicts: Verdict[]) => boolean} isLittle @returns {Promise<Wider|null>} */
export async function farther(search, ask, isLittle) {
  if (!ask.place || ask.place.kind === "state") return null
  for (const reach of RADII.filter(radius => radius > Math.max(ask.reach, MILES))) {
    const wider = {...ask, reach}
    await search.gather(wider)
    const verdicts = search.judged(wider)
    const label = `Nothing within ${ask.reach} miles of ${ask.place.label}. Showing the nearest, up to ${reach} miles away.`
    if (!isLittle(wider, verdicts)) return {ask: wider, verdicts, notes: [{code: "distance", label}]}
  }
  return null
}

/** The text anywhere in the country, where it may be a name. @param {Search} search @param {Ask} ask @returns {Promise<Wider|null>} */
async function anywhere(search, ask) {
  if (!ask.place || !ask.terms.length || ask.wishes.some(({field, soft}) => !soft && field !== "kind")) return null
  await search.shelves.byName(search.basket, ask.terms, true)
  const wider = {...ask, place: null, reach: Infinity}
  const verdicts = search.judged(wider)
  const label = `Nothing near ${ask.place.label} has that name. Showing it elsewhere.`
  return isEmpty(wider, verdicts) ? null : {ask: wider, verdicts, notes: [{code: "distance", label}]}
}

/** What names hold of the text, whatever else was said: "harvard business school". @param {Search} search @param {Ask} ask @returns {Wider|null} */
function asName(search, ask) {
  const left = {...ask, wishes: ask.wishes.filter(({spoken, field}) => !spoken || field === "kind")}
  if (!ask.terms.length || left.wishes.length === ask.wishes.length) return null
  const verdicts = search.judged(left)
  const notes = ask.wishes.filter(wish => !left.wishes.includes(wish)).map(({field}) => dropped(search, ask, field))
  return verdicts[0]?.failed || verdicts[0]?.text ? null : {ask: left, verdicts, notes: [...new Map(notes.map(note => [note.label, note])).values()]}
}

/** @param {Ask} ask @param {Verdict[]} verdicts */
const isEmpty = (ask, verdicts) => !verdicts.some(({failed}) => !failed)

/** The question without one of its parts; null where it has no such part, or nothing would be left of it. @param {Ask} ask @param {string} step @returns {Ask|null} */
function without(ask, step) {
  const left = {...ask}
  if (step === "text") left.terms = []
  else if (step === "confirmed" || step === "volunteer") left[step] = false
  else left.wishes = ask.wishes.filter(({field}) => field !== step)
  const isLess = left.terms.length < ask.terms.length || left.wishes.length < ask.wishes.length || left.confirmed !== ask.confirmed || left.volunteer !== ask.volunteer
  left.nation = hasTopic(left)
  return isLess && (left.place || left.nation) ? left : null
}

/** What was given up because nothing fitted. @param {Search} search @param {Ask} ask @param {string} step @returns {Note} */
function dropped({query, vocabulary}, ask, step) {
  const code = step === "text" || step === "kind" ? step : "filter"
  if (step === "text") return {code, label: `Nothing here holds “${ask.terms.map(({word}) => word).join(" ")}”. Showing results without it.`}
  if (step === "confirmed") return {code, label: "Nothing that is confirmed fits. Showing what is not confirmed, too."}
  if (step === "volunteer") return {code, label: "Nothing that asks for volunteers fits. Showing others, too."}
  const labels = ask.wishes.filter(({field}) => field === step).map(({field, values, spoken}) =>
    query?.readings.find(({meaning}) => spoken && meaning?.values === values)?.meaning?.label ?? values.map(value => vocabulary.label(field, value)).join(" or "))
  return {code, label: `Nothing fits “${labels.join("” and “")}” as well. Showing results without it.`}
}
