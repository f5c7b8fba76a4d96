// What to do where a search finds nothing: look farther, then give up one part of the question after the other, and say so.
// Fetched when that happens.

import {hasTopic, isFar, MILES} from "./engine.js"
import {HELPERS, RADII} from "./judge.js"

/** @typedef {import("./types.js").Ask} Ask */
/** @typedef {import("./types.js").Note} Note */
/** @typedef {import("./types.js").Verdict} Verdict */
/** @typedef {import("./engine.js").Search} Search */
/** @typedef {{ask: Ask, verdicts: Verdict[], notes: Note[]}} Wider */

/** What is given up, one after the other. */
const STEPS = "text time day language cost format confirmed volunteer kind agency run faith audience industry".split(" ")
const TIMES = ["time", "day"]

/** Sections in and around the place itself. @type {Set<import("./types.js").Section>} */
const NEAR = new Set(["here", "near", "area"])
const MOST_BESIDES = 5

/** Near on another day, farther, then anywhere by name, then without the text, then without one choice after the other. @param {Search} search @param {Ask} ask @returns {Promise<Wider|null>} */
export async function widen(search, ask) {
  let found = anyTime(search, ask) ?? await farther(search, ask, isEmpty) ?? await anywhere(search, ask) ?? asName(search, ask)
  /** @type {Note[]} */ const given = []
  for (const step of STEPS) {
    if (found) break
    const part = step === "audience" ? await nearestPart(search, ask) : step
    const left = without(ask, part)
    if (!left) continue
    given.push(dropped(search, ask, part))
    ask = left
    await search.gather(ask)
    const verdicts = search.judged(ask)
    found = isEmpty(ask, verdicts) ? await farther(search, ask, isEmpty) : {ask, verdicts, notes: []}
  }
  return found && {...found, notes: [...given, ...found.notes]}
}

/** Which of the last two parts to give up: the one without which something is near. @param {Search} search @param {Ask} ask */
async function nearestPart(search, ask) {
  const left = without(ask, "industry")
  if (!without(ask, "audience") || !left || !ask.place) return "audience"
  await search.gather(left)
  return isNear(search.judged(left)) ? "industry" : "audience"
}

/** Where all hits are far: without words that only their summaries hold, else at greater distances. @param {Search} search @param {Ask} ask @param {Verdict[]} verdicts @returns {Promise<Wider|null>} */
export async function nearer(search, ask, verdicts) {
  const left = {...ask, terms: []}
  const {place} = ask
  const isLoose = place && hasTopic(left) && verdicts.every(({failed, section, text}) => failed || (section === "nation" && text === 1))
  if (isLoose && ask.terms.length) {
    const judged = search.judged(left)
    const label = `Nothing in or near ${place.label} holds “${ask.terms.map(({word}) => word).join(" ")}”. Showing results without it.`
    if (!isFar(left, judged)) return {ask: left, verdicts: judged, notes: [{code: "text", label}]}
  }
  return anyTime(search, ask) ?? farther(search, ask, isFar)
}

/** Without the day and the time, where that is near: few entries tell them. @param {Search} search @param {Ask} ask @returns {Wider|null} */
function anyTime(search, ask) {
  for (const step of TIMES) {
    const left = without(ask, step)
    if (!left || !ask.place) continue
    const verdicts = search.judged(left)
    const label = `Nothing in or near ${ask.place.label} fits “${labelsOf(search, ask, step)}” as well. Showing results without it.`
    if (isNear(verdicts)) return {ask: left, verdicts, notes: [{code: "filter", label}]}
  }
  return null
}

/** Where all hits are far: the best of what is near and fits but for one thing that was said. @param {Search} search @param {Ask} ask @param {Verdict[]} verdicts @returns {import("./types.js").Also|null} */
export function besides(search, ask, verdicts) {
  if (!ask.place || isNear(verdicts)) return null
  for (const step of STEPS) {
    const less = step === "text" ? null : without(ask, step)
    if (!less) continue
    const left = {...less, reach: ask.close, wishes: [...less.wishes, ...(hasTopic(less) ? [] : [HELPERS])]}
    const found = search.judged(left).filter(({failed, section}) => !failed && NEAR.has(section))
    const forAll = step === "audience" ? found.filter(({row}) => !row.fields.audience.length) : []
    const near = (forAll.length ? forAll : found).slice(0, MOST_BESIDES)
    if (near.length) return {label: `In or near ${ask.place.label}, but not for “${labelsOf(search, ask, step)}”`, ask: left, verdicts: near}
  }
  return null
}

/** @param {Verdict[]} verdicts */
const isNear = verdicts => verdicts.some(({failed, section}) => !failed && NEAR.has(section))

/** The same at greater distances, until it is enough. @param {Search} search @param {Ask} ask @param {(ask: Ask, verdicts: Verdict[]) => boolean} isLittle @returns {Promise<Wider|null>} */
export async function farther(search, ask, isLittle) {
  if (!ask.place || ask.place.kind === "state") return null
  for (const reach of RADII.filter(radius => radius > Math.max(ask.reach, MILES))) {
    const wider = {...ask, reach}
    await search.gather(wider)
    const verdicts = search.judged(wider)
    const isServed = verdicts.some(({failed, section}) => !failed && section !== "far" && section !== "nation")
    const label = `Nothing within ${ask.close} miles of ${ask.place.label}${isServed ? " but what serves it from elsewhere" : ""}. Showing the nearest${isServed ? ", too" : ""}, up to ${reach} miles away.`
    if (!isLittle(wider, verdicts)) return {ask: wider, verdicts, notes: [{code: "distance", label}]}
  }
  return elsewhere(search, ask, isLittle)
}

/** The same anywhere in the state of the place. @param {Search} search @param {Ask} ask @param {(ask: Ask, verdicts: Verdict[]) => boolean} isLittle @returns {Promise<Wider|null>} */
async function elsewhere(search, ask, isLittle) {
  const {place} = ask
  const state = place && search.vocabulary.state(place.state)
  if (!place || !state || ask.wholeState) return null
  const wider = {...ask, wholeState: true}
  await search.gather(wider)
  const verdicts = search.judged(wider)
  const label = `Nothing within ${RADII.at(-1)} miles of ${place.label}. Showing what is elsewhere in ${state.name}.`
  return isLittle(wider, verdicts) ? null : {ask: wider, verdicts, notes: [{code: "distance", label}]}
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
  const [only, ...others] = ask.terms
  if (!only || (only.mended && !others.length) || left.wishes.length === ask.wishes.length) return null
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
  return {code, label: `Nothing fits “${labelsOf({query, vocabulary}, ask, step)}” as well. Showing results without it.`}
}

/** What was asked of a field, in words. @param {Pick<Search, "query"|"vocabulary">} search @param {Ask} ask @param {string} step */
const labelsOf = ({query, vocabulary}, ask, step) => ask.wishes.filter(({field}) => field === step).map(({field, values, spoken}) =>
  query?.readings.find(({meaning}) => spoken && meaning?.values === values)?.meaning?.label ?? values.map(value => vocabulary.label(field, value)).join(" or ")).join("” and “")
