// Which entries answer a question, how well, in what order, and how many there are of each sort. Pure.
// `docs/about/search.md` says the order in words.

import {namesOf} from "./shelves.js"
import {miles, stems} from "./words.js"

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Ask} Ask */
/** @typedef {import("./types.js").Wish} Wish */
/** @typedef {import("./types.js").Verdict} Verdict */
/** @typedef {import("./types.js").Facet} Facet */
/** @typedef {import("./types.js").ChoiceField} ChoiceField */

/** Who helps everybody: they come first where nothing but help in a place is asked for. @type {Wish} */
export const HELPERS = {field: "kind", values: ["support-group", "agency"], spoken: true, soft: true, stems: []}

/** Each field's bit among what an entry fails in. */
export const BIT = /** @type {const} */ ({
  kind: 1, industry: 2, audience: 4, agency: 8, cost: 16, format: 32, day: 64, time: 128, language: 256, run: 512, faith: 1024,
  volunteer: 2048, confirmed: 4096, distance: 8192, text: 16384, outside: 32768, nation: 65536,
})
/** Who names one of these is answered by the whole country too. */
export const TOPICS = ["agency", "industry", "audience", "kind"]
const LABELS = /** @type {[ChoiceField, string][]} */ (Object.entries({
  kind: "Kind", industry: "Industry", audience: "For whom", agency: "Type of agency", cost: "Cost", format: "How people meet",
  day: "Meets on", time: "Time of day", language: "Language", run: "Run by", faith: "Faith",
}))
const SECTIONS = ["here", "near", "area", "state", "far", "nowhere", "nation", "any"]
const KINDS = ["support-group", "agency", "professional-association", "alumni-network"]
const COUNTED = new Set(["audience", "industry", "language"])
const FACTS = new Set(["cost", "format", "time"])
/** What names that hold some words of a wish are worth, beside those that hold all. */
const SOME_WORDS = 0.4
export const RADII = [10, 25, 50, 100]

/** What an ask says of all rows; those that answer it first, the best at the top. @param {Iterable<Row>} rows @param {Ask} ask @returns {Verdict[]} */
export function judge(rows, ask) {
  const groups = LABELS.map(([field]) => {
    const wishes = ask.wishes.filter(wish => wish.field === field)
    return {bit: BIT[field], wishes, isSpoken: wishes.every(wish => wish.spoken)}
  }).filter(({wishes}) => wishes.length)
  const seen = Array.from(rows, row => verdict(row, ask, groups))
  return [...seen.filter(({failed}) => !failed).sort(inOrder), ...seen.filter(({failed}) => failed)]
}

/** @param {Row} row @param {Ask} ask @param {{bit: number, wishes: Wish[], isSpoken: boolean}[]} groups @returns {Verdict} */
function verdict(row, ask, groups) {
  const found = whereIs(row, ask)
  found.name = nameClass(row, ask)
  if (found.name === 1 && namesOf(row).names.some(name => name.includes(ask.spoken))) found.fit = 1
  found.text = textIn(row, ask)
  for (const {bit, wishes, isSpoken} of groups) {
    let most = -1
    for (const wish of wishes) {
      const granted = grant(row, wish, ask.place !== null && found.section === "nation")
      found.fit += granted + mentions(row, wish)
      if (!wish.soft) most = Math.max(most, granted)
    }
    if (most === 0 && (found.name || !isSpoken)) found.failed |= bit
    if (most === 1) found.meant = 1
  }
  if (ask.volunteer && !row.volunteer) found.failed |= BIT.volunteer
  if (ask.confirmed && row.unconfirmed) found.failed |= BIT.confirmed
  if (found.text === 2) found.failed |= BIT.text
  return found
}

/** 3 and more the field says what is meant most, 2 it says another value or a name mentions it, 1 the summary does, 0 no. @param {Row} row @param {Wish} wish @param {boolean} isFar from far away a mention does not count */
function grant(row, {field, values, spoken, stems}, isFar) {
  const has = row.fields[field]
  if (has.includes(values[0])) return 3 + (values.length > 1 && has.includes(values[1]) ? 0.6 : 0)
  if (values.some(value => has.includes(value) || (spoken && field === "agency" && row.fields.audience.includes(value)))) return 2
  if (!spoken || isFar || FACTS.has(field)) return 0
  const {words} = namesOf(row)
  if (stems.every(word => words.has(word))) return 2
  return row.summary && stems.every(word => words.has(word) || inSummary(row).has(word)) ? 1 : 0
}

/** Whether its names hold the very words of a wish, or words of their roots: nurses before others in health care. @param {Row} row @param {Wish} wish */
function mentions(row, {spoken, stems}) {
  const {words} = namesOf(row)
  if (!spoken || !stems.length) return 0
  if (stems.every(word => words.has(word))) return 1
  const kin = stems.filter(word => words.has(word) || isKin(words, word)).length
  return kin === stems.length ? 0.5 : (SOME_WORDS * kin) / stems.length
}

/** Whether a word of the same root is among the words: "librarian" and "library", "accountant" and "accounting". @param {Set<string>} words @param {string} word */
export function isKin(words, word) {
  if (words.has(word.replace(/(?<=...)ing$/, ""))) return true
  const root = word.length < 5 ? "" : word.slice(0, Math.max(4, word.length - 3))
  return root !== "" && [...words].some(known => known.startsWith(root))
}

/** @type {WeakMap<Row, Set<string>>} */
const summaries = new WeakMap()

/** @param {Row} row */
function inSummary(row) {
  let words = row.summary ? summaries.get(row) : new Set()
  if (!words) summaries.set(row, (words = new Set(stems(row.summary))))
  return words
}

/** 0 its names hold all of the text, 1 its summary helps, 2 it lacks some. @param {Row} row @param {Ask} ask */
function textIn(row, {terms}) {
  let worst = 0
  for (const term of terms) {
    const {words, initials} = namesOf(row)
    if (initials.has(term.stem) || holds(words, term)) continue
    if (!row.summary || !holds(inSummary(row), term)) return 2
    worst = 1
  }
  return worst
}

/** @param {Set<string>} words @param {import("./types.js").Term} term */
const holds = (words, {stem, word, prefix, mended}) =>
  words.has(stem) || words.has(mended) || (prefix && word.length > 1 && [...words].some(other => other.startsWith(word)))

/** 0 the query is a name of it or a good part of one, 1 its names hold all of the query, 2 not. @param {Row} row @param {Ask} ask */
function nameClass(row, {stems, whole, isLong, isName, jobs}) {
  if (!stems.length) return 2
  const {names, words, initials} = namesOf(row)
  for (const name of names) if (name === whole || (isLong && name.includes(whole))) return 0
  return isName && stems.every(word => words.has(word) || (initials.has(word) && !jobs.has(word))) ? 1 : 2
}

/** Where a row lies as seen from the place. @param {Row} row @param {Ask} ask @returns {Verdict} */
function whereIs(row, ask) {
  const {place, reach, close} = ask
  const {serves, spots} = row
  let anyway = false
  const found = (/** @type {import("./types.js").Section} */ section, /** @type {number|null} */ miles = null, failed = 0) =>
    ({row, section, rank: SECTIONS.indexOf(section), miles, failed, anyway, name: 2, text: 0, meant: 0, fit: 0})
  const isNationwide = serves.includes("us")
  if (!place) return found(isNationwide ? "nation" : "any")
  const {kind, own, slug} = place
  const state = place.state.toLowerCase()
  const isState = kind === "state"
  const isCity = kind === "city" && !place.reach
  const isArea = serves.length > 0 && ask.counties.some(county => serves.includes(county))
  let away = Infinity
  let isIn = false
  let isHere = isState ? serves.some(key => key.startsWith(state)) : isCity ? serves.includes(`${state}/${own}`) : kind !== "zip" && place.reach > 0 && isArea
  for (const spot of spots) {
    if (spot.latitude !== null) away = Math.min(away, miles(place, /** @type {import("./words.js").Point} */ (spot)))
    if (spot.state !== place.state) continue
    isIn = true
    isHere ||= isState || (kind === "county" && spot.county === own) || (isCity && (slug === own ? spot.slugs.includes(own) : spot.slugs[0] === own))
  }
  const isNear = away <= reach && !isState
  if (isHere) return {...found("here", isNear ? away : null), rank: isState && !serves.includes(state) ? 1 : 0}
  const isServed = isArea || (slug !== "" && serves.includes(`${state}/${slug}`))
  const isOfState = state !== "" && serves.includes(state)
  anyway = isServed || isOfState || (isNationwide && ask.nation)
  if ((isNear && away <= close) || (ask.wholeState && isIn && away < Infinity)) return found("near", away)
  if (isServed) return found("area")
  if (isOfState) return found("state")
  if (isNear) return found("far", away)
  if (isNationwide && ask.nation) return found("nation")
  if (isIn && away === Infinity) return found("nowhere")
  const far = away < Infinity && !isState ? BIT.distance : isNationwide ? 0 : BIT.outside
  return found(far === 0 ? "nation" : "near", far === 0 ? null : away, far | (isNationwide ? BIT.nation : 0))
}

/** Named so; with the text in its name; meant; by section; by fit; active; near; with many chapters. @param {Verdict} a @param {Verdict} b */
const inOrder = (a, b) =>
  a.name - b.name || a.text - b.text || a.meant - b.meant || a.rank - b.rank || b.fit - a.fit ||
  Number(a.row.unconfirmed) - Number(b.row.unconfirmed) || (a.miles ?? 1e5) - (b.miles ?? 1e5) ||
  b.row.chapters - a.row.chapters || KINDS.indexOf(a.row.fields.kind[0]) - KINDS.indexOf(b.row.fields.kind[0]) ||
  (a.row.name < b.row.name ? -1 : a.row.name > b.row.name ? 1 : a.row.id < b.row.id ? -1 : 1)

/**
 * The choices beside the hits, each with the number of entries that it would show.
 * @param {Verdict[]} verdicts @param {Ask} ask @param {import("./vocabulary.js").Vocabulary} vocabulary
 * @param {number} known miles around the place that have been fetched @param {string} within the choice in force
 */
export function facets(verdicts, ask, vocabulary, known, within) {
  /** @type {Facet[]} */ const found = []
  const but = (/** @type {number} */ bits) => verdicts.filter(({failed}) => !(failed & ~bits))
  if (ask.place && ask.place.kind !== "state") {
    const passing = but(BIT.distance | BIT.nation)
    const isNear = (/** @type {Verdict} */ {section, miles, anyway, failed}, /** @type {number} */ radius) =>
      (miles ?? Infinity) <= radius || (!(failed & BIT.nation) && ((section !== "near" && section !== "far") || anyway))
    const options = RADII.map(radius => ({
      value: String(radius), label: `Within ${radius} miles`, checked: within === String(radius),
      count: radius <= known ? passing.filter(verdict => isNear(verdict, radius)).length : null,
    }))
    const whole = {value: "state", label: "In the whole state", count: null, checked: within === "state"}
    found.push({field: "within", label: "How far", multiple: false, options: ask.place.state ? [...options, whole] : options})
  }
  for (const [field, label] of LABELS) {
    /** @type {Map<string, number>} */ const counts = new Map()
    const nation = TOPICS.includes(field) ? BIT.nation | BIT.distance : 0
    for (const {row, failed} of verdicts) if (!(failed & ~(BIT[field] | (failed & BIT.nation ? nation : 0)))) for (const value of row.fields[field]) counts.set(value, (counts.get(value) ?? 0) + 1)
    const wished = new Set(ask.wishes.flatMap(wish => (wish.field === field && !wish.soft ? wish.values : [])))
    const options = (vocabulary.lists[field] ?? []).filter(([value]) => counts.has(value) || wished.has(value))
      .map(([value, label]) => ({value, label, count: counts.get(value) ?? 0, checked: wished.has(value)}))
    if (COUNTED.has(field)) options.sort((a, b) => b.count - a.count)
    if (options.length > 1 || wished.size) found.push({field, label, multiple: true, options})
  }
  for (const field of /** @type {const} */ (["volunteer", "confirmed"])) {
    const passing = but(BIT[field])
    const count = passing.filter(({row}) => (field === "volunteer" ? row.volunteer : !row.unconfirmed)).length
    const label = field === "volunteer" ? "Volunteers welcome" : "Hide what is not confirmed"
    if (ask[field] || (count && count < passing.length)) found.push({field, label, multiple: false, options: [{value: "1", label, count, checked: ask[field]}]})
  }
  return found
}
