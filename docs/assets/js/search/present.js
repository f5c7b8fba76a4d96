// Verdicts as results: words and labels, groups, choices, ways on. Pure: now is an argument.

import {nextDates} from "../meetings.js"
import {facets, isKin} from "./judge.js"
import {spoken} from "./parse.js"
import {CHOICES, emptyState} from "./state.js"
import {SMALL, stems} from "./words.js"

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./types.js").Query} Query */
/** @typedef {import("./types.js").Chip} Chip */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").PageHit} PageHit */
/** @typedef {import("./types.js").Note} Note */
/** @typedef {import("./types.js").Ask} Ask */
/** @typedef {import("./types.js").Verdict} Verdict */

const HITS_A_PAGE = 20
const MOST_PLACES = 5
const SUMMARY = 120

export class Presenter {
  /** @param {import("./vocabulary.js").Vocabulary} vocabulary @param {State} state @param {Query} query @param {Place|null} near @param {Date} now */
  constructor(vocabulary, state, query, near, now) {
    this.vocabulary = vocabulary
    this.state = state
    this.query = query
    this.place = query.place?.places[0] ?? near
    this.now = now
  }

  /** @param {Ask} ask @param {Verdict[]} verdicts best first @param {import("./shelves.js").Basket} basket @param {Note[]} widened @param {boolean} complete @param {import("./types.js").Also|null} [also] @returns {Results} */
  results(ask, verdicts, basket, widened, complete, also = null) {
    const {state, query, vocabulary, place} = this
    const passing = verdicts.filter(({failed}) => !failed)
    const count = passing.length
    const pages = Math.max(1, Math.ceil(count / HITS_A_PAGE))
    const start = (Math.min(state.page, pages) - 1) * HITS_A_PAGE
    const atLeast = !basket.whole && count > 0
    const isAsked = (state.q.trim() && !query.askLocation) || state.near.trim() || ask.wishes.length
    const hasPage = place?.slug && verdicts.some(({row}) => row.spots.some(spot => spot.state === place.state && spot.slugs.includes(place.slug)) || row.serves.includes(`${place.state.toLowerCase()}/${place.slug}`))
    const address = place?.address || (hasPage ? `cities/${place.state.toLowerCase()}/${place.slug}/` : "")
    const where = ask.place && ` ${ask.place.kind === "state" ? "in" : ask.place.kind === "here" ? "near" : "for"} ${ask.place.label}`
    return {
      state, complete, widened, count, atLeast, pages,
      chips: this.chips(),
      text: query.terms.map(({word}) => word),
      place: place && {...place, address},
      otherPlaces: query.place?.places.slice(1, 1 + MOST_PLACES) ?? [],
      placeWords: query.place ? spoken(query.words, query.place.start, query.place.end) : "",
      askLocation: query.askLocation && !place,
      corrections: query.corrections.map(({from, to}) => ({from, to, instead: {...state, text: [...state.text, from], page: 1}})),
      notes: this.notes(),
      countLabel: count ? `${atLeast ? "At least " : ""}${count.toLocaleString("en-US")} ${count === 1 ? "result" : "results"}${where ?? ""}` : isAsked ? "No results" : "",
      hits: passing.slice(start, start + HITS_A_PAGE).map(verdict => this.hit(verdict, ask)),
      also: also && pages === 1 ? {label: also.label, hits: also.verdicts.map(verdict => this.hit(verdict, also.ask))} : null,
      groups: {places: this.places(address), industries: this.industries(ask), guide: this.guide()},
      facets: isAsked ? facets(verdicts, ask, vocabulary, basket.known, state.within || String(ask.reach)) : [],
      ways: complete && !count ? this.ways(address) : null,
    }
  }

  /** What was understood in the order of the words, then the controls' choices. @returns {Chip[]} */
  chips() {
    const {query, state, vocabulary, place} = this
    const spans = query.place ? [...query.readings, query.place] : query.readings
    const said = [...spans].sort((a, b) => a.start - b.start).map(({start, end, shown, meaning, places}) => {
      const words = spoken(query.words, start, end)
      const what = meaning ?? {field: /** @type {const} */ ("near"), values: [places[0].near], label: places[0].label}
      return {id: `${what.field}:${words}`, field: what.field, values: what.values, label: what.label, words, note: shown && `for “${words}”`}
    })
    const chip = (/** @type {Chip["field"]} */ field, /** @type {string} */ value, /** @type {string} */ label) => ({id: `${field}=${value}`, field, values: [value], label, words: "", note: ""})
    return [
      ...said,
      ...(state.near.trim() ? [chip("near", state.near, (!query.place && place?.label) || state.near)] : []),
      ...(state.within ? [chip("within", state.within, state.within === "state" ? "In the whole state" : `Within ${state.within} miles`)] : []),
      ...CHOICES.flatMap(field => state[field].map(value => chip(field, value, vocabulary.label(field, value)))),
      ...(state.volunteer ? [chip("volunteer", "1", "Volunteers welcome")] : []),
      ...(state.confirmed ? [chip("confirmed", "1", "Without what is not confirmed")] : []),
    ]
  }

  /** @returns {Note[]} */
  notes() {
    const {state: {near}, query, place} = this
    if (!near.trim()) return []
    if (query.place && place) return [{code: "place-ignored", label: `Searching in ${place.label}, which the words name, not in ${near}.`}]
    return place ? [] : [{code: "place-unknown", label: `No place called “${near}” is known. Try a city with its state, or a ZIP Code.`}]
  }

  /** @param {Verdict} verdict @param {Ask} ask @returns {import("./types.js").Hit} */
  hit({row, section, miles}, ask) {
    const {vocabulary} = this
    const [kind] = row.fields.kind
    const summary = row.summary.length > SUMMARY ? `${row.summary.slice(0, SUMMARY).replace(/\W*\s\S*$/, "")}…` : row.summary
    return {
      id: row.id, kind, name: row.name, section, summary,
      kindName: vocabulary.label("kind", kind),
      address: `entries/${row.id}/`,
      place: this.where(row),
      miles: miles === null ? null : Math.round(miles * 10) / 10,
      distance: miles === null || !ask.place ? "" : `${miles < 1 ? "under 1" : Math.round(miles).toLocaleString("en-US")} mi from ${ask.place.short}`,
      sectionLabel: ask.place ? this.section(section, ask.place, ask) : "",
      next: this.next(row.meetings),
      meets: row.note,
      cost: row.cost && vocabulary.label("cost", row.cost),
      format: row.format && vocabulary.label("format", row.format),
      unconfirmed: row.unconfirmed,
      status: row.verified ? "Confirmed" : row.year ? `Not confirmed since ${row.year}` : "Not yet confirmed",
    }
  }

  /** The next date of meetings in their own zone: [zone, "FREQ=WEEKLY;BYDAY=TU|0900-1130|o|2026-01-06", …]. @param {string[]} meetings */
  next([zone, ...meetings]) {
    if (!zone) return null
    const clock = new Intl.DateTimeFormat("en-US", {timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", timeZoneName: "longOffset"})
    const {year, month, day, hour, minute, timeZoneName = ""} = Object.fromEntries(clock.formatToParts(this.now).map(({type, value}) => [type, value]))
    const now = {year: Number(year), month: Number(month), day: Number(day), minutes: Number(hour) * 60 + Number(minute)}
    const rules = meetings.map(meeting => {
      const [rule, times, at, starting] = meeting.split("|")
      const [from, to] = times.split("-").map(time => `${time.slice(0, 2)}:${time.slice(2)}`)
      return {rule, from, to, at, starting}
    })
    const [next] = nextDates(rules, now, 1)
    return next ? {words: next.words, iso: next.iso + timeZoneName.replace("GMT", ""), online: next.at === "o"} : null
  }

  /** Where it is, or whom it serves. @param {Row} row */
  where({spots, serves, format}) {
    const labels = [...new Set(spots.map(spot => spot.label))]
    if (labels.length) return labels.length > 1 ? `${labels[0]} and ${labels.length - 1} more` : labels[0]
    if (serves.includes("us")) return format === "online" ? "Online, nationwide" : "Nationwide"
    const states = serves.filter(key => key.length === 2).map(key => this.vocabulary.state(key)?.name ?? key)
    if (states.length) return states.slice(0, 2).join(", ") + (states.length > 2 ? " and more" : "")
    const [state, name = ""] = serves[0]?.split("/") ?? []
    return name && `${titled(name)}, ${state.toUpperCase()}`
  }

  /** @param {import("./types.js").Section} section @param {Place} place @param {Ask} ask */
  section(section, place, ask) {
    const state = this.vocabulary.state(place.state)?.name ?? "the state"
    return {
      here: `In ${place.label}`,
      near: ask.wholeState ? `In ${state}` : `Within ${ask.close} miles of ${place.kind === "zip" ? place.short : place.label}`,
      far: `Farther away, within ${ask.reach} miles`,
      area: `Serving ${titled(place.counties[0] ?? "the-county")}`,
      state: `Across ${state}`,
      nowhere: `In ${state}, without an exact place`,
      nation: "Nationwide and online",
      any: "",
    }[section]
  }

  /** @param {string} address of the place's own page @returns {PageHit[]} */
  places(address) {
    const {place} = this
    const state = place && this.vocabulary.state(place.state)
    return [
      ...(place && address ? [{label: place.kind === "zip" ? `${place.name}, ${place.state}` : place.label, detail: place.kind === "state" ? "State" : "City", address}] : []),
      ...(state?.address && place?.kind !== "state" ? [{label: state.name, detail: "State", address: state.address}] : []),
    ]
  }

  /** The pages of the industries that were meant. @param {Ask} ask */
  industries(ask) {
    const values = ask.wishes.filter(({field}) => field === "industry").flatMap(({values}) => values.slice(0, 2))
    return [...new Set(values)].slice(0, 4).map(value => this.industry(value))
  }

  /** @param {string} value @returns {PageHit} */
  industry(value) {
    const {lists: {industry}, manifest} = this.vocabulary
    const count = manifest.industries[industry.findIndex(([known]) => known === value)] ?? 0
    return {label: this.vocabulary.label("industry", value), detail: `Industry, ${count} ${count === 1 ? "entry" : "entries"}`, address: `industries/${value}/`}
  }

  /** Guide pages whose title, headings and description hold what was asked. @returns {PageHit[]} */
  guide() {
    const said = this.query.words.map(word => word.stem)
    const words = [...new Set(said.filter(word => !SMALL.has(word) && word.length > 2))]
    const rare = words.filter(word => !this.vocabulary.isFiller(word))
    const telling = rare.length ? rare : words
    return /** @type {[string, string, string, string[]][]} */ (telling.length ? this.vocabulary.raw.guide : []).map(([label, detail, address, headings]) => {
      const title = stems(label)
      const [whole, asked] = [` ${title.join(" ")} `, ` ${said.join(" ")} `]
      const [inTitle, inHeads, inWords] = [new Set(title), new Set(stems(headings.join(" "))), new Set(stems(detail))]
      const worth = (/** @type {string} */ word) => (inTitle.has(word) || isKin(inTitle, word) ? 3 : inHeads.has(word) ? 1.5 : inWords.has(word) ? 1 : 0)
      const score = telling.reduce((sum, word) => sum + worth(word), asked.includes(whole) || whole.includes(asked) ? 6 : 0)
      return {label, detail, address, score}
    }).filter(({score}) => score >= Math.max(3, 1.4 * telling.length))
      .sort((a, b) => b.score - a.score).slice(0, 3)
      .map(({label, detail, address}) => ({label, detail, address}))
  }

  /** Ways on where nothing was found. @param {string} address @returns {import("./types.js").Ways} */
  ways(address) {
    const {vocabulary: {lists, raw, manifest}, state: {near, within}} = this
    const clean = {...emptyState(), near, within}
    const industries = lists.industry.map(([value], i) => ({value, count: manifest.industries[i]})).sort((a, b) => b.count - a.count)
    return {
      kinds: lists.kind.map(([value], i) => ({label: raw.kinds[i], state: {...clean, kind: [value]}})),
      industries: industries.slice(0, 6).map(({value}) => this.industry(value)),
      places: [...this.places(address), {label: "All cities and states", detail: "", address: "cities/"}],
    }
  }
}

/** "placer-county" as it is written. @param {string} slug */
const titled = slug => slug.replace(/-/g, " ").replace(/\b[a-z]/g, letter => letter.toUpperCase())
