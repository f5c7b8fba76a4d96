// A search from its state to its results: understand, fetch, judge, widen where there is nothing, put into words.
// Runs in a worker, in a page or in Node: it fetches through the function it is given, and knows no DOM.

import {HELPERS, judge, TOPICS} from "./judge.js"
import {understand} from "./parse.js"
import {Presenter} from "./present.js"
import {Basket, namesOf, Shelves} from "./shelves.js"
import {CHOICES} from "./state.js"
import {Store} from "./store.js"
import {Vocabulary} from "./vocabulary.js"
import {SMALL, telling} from "./words.js"

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./types.js").Query} Query */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Note} Note */
/** @typedef {import("./types.js").Ask} Ask */
/** @typedef {import("./types.js").Verdict} Verdict */
/** @typedef {{vocabulary: Vocabulary, shelves: Shelves}} Tables */

export const MILES = 25
const MILES_IN_A_CROWD = 10
/** From so many entries in the leaves around a place on, near is nearer. */
const CROWD = 4000
/** With fewer hits, summaries are read too. */
const ENOUGH = 5
const MOST_SUMMARIES = 4
const MOST_TOPICS = 2
/** Words from which on a query that stands in a name is that name. */
const LONG = 3
const WEEK = "monday tuesday wednesday thursday friday saturday sunday".split(" ")

/** @param {{base: string, fetchJson: import("./types.js").FetchJson, now?: () => Date}} options @returns {import("./types.js").Engine} */
export function createEngine({base, fetchJson, now = () => new Date()}) {
  const store = new Store(base, fetchJson)
  /** @type {Promise<Tables>|null} */ let loaded = null
  /** @type {Map<string, {name: string, key: string, rows: import("./types.js").Row[]}>} where hits have their summaries */ const summed = new Map()

  /** Answer; where a part is gone, as the site was deployed anew, once more with the new index. @template T @param {(tables: Tables) => Promise<T>} answer @returns {Promise<T>} */
  async function answered(answer, again = true) {
    try {
      loaded ??= load()
      return await answer(await loaded)
    } catch (error) {
      if (!loaded || /** @type {{code?: string}} */ (error).code) loaded = null
      if (!again || /** @type {{code?: string}} */ (error).code !== "gone") throw error
      store.forget()
      return answered(answer, false)
    }
  }

  /** @returns {Promise<Tables>} */
  async function load() {
    const manifest = await store.manifest()
    const vocabulary = new Vocabulary(await store.part(manifest.vocabulary), manifest)
    return {vocabulary, shelves: new Shelves(store, manifest, vocabulary)}
  }

  return {
    ready: () => answered(async () => {}),
    search: (state, {onFirst} = {}) => answered(async tables => {
      const search = new Search(state, tables, now())
      const results = await search.run(onFirst)
      for (const part of search.basket.summed.values()) for (const {id} of part.rows) summed.set(id, part)
      return results
    }),
    suggest: (text, {field = "what", near = ""} = {}) => answered(async tables => {
      const {suggest} = await import("./suggest.js")
      return suggest(text, field, near, tables)
    }),
    summaries: hits => answered(async ({shelves}) => {
      const parts = new Map(hits.flatMap(({id}) => summed.get(id) ?? []).map(part => [part.name + part.key, part]))
      const basket = new Basket()
      for (const {rows} of parts.values()) basket.add(rows)
      basket.summed = parts
      await shelves.summaries(basket, MOST_SUMMARIES)
      return Object.fromEntries(hits.map(({id}) => [id, basket.rows.get(id)?.summary ?? ""]).filter(([, text]) => text))
    }),
  }
}

export class Search {
  basket = new Basket()

  /** @param {State} state @param {Tables} tables @param {Date} now */
  constructor(state, {vocabulary, shelves}, now) {
    this.state = state
    this.vocabulary = vocabulary
    this.shelves = shelves
    this.now = now
  }

  /** @param {((results: Results) => void)|undefined} onFirst @returns {Promise<Results>} */
  async run(onFirst) {
    const {state, vocabulary, shelves, basket} = this
    const near = state.near.trim() ? await shelves.resolve(state.near) : null
    this.query = await this.surer(await understand(state, vocabulary, shelves, near))
    const presenter = this.presenter = new Presenter(vocabulary, state, this.query, near, this.now)
    let ask = this.ask(presenter.place)
    if (!ask.place && !hasTopic(ask) && !ask.wishes.length && !ask.volunteer && !ask.confirmed) return presenter.results(ask, [], basket, [], true)
    await this.gather(ask, () => {
      const verdicts = this.judged(ask)
      if (verdicts.every(({failed}) => failed)) return false
      onFirst?.(presenter.results(ask, verdicts, basket, [], false))
      return true
    })
    let verdicts = this.judged(ask)
    const count = () => verdicts.filter(({failed}) => !failed).length
    if (ask.terms.length ? count() < ENOUGH : !count() && ask.wishes.some(({spoken}) => spoken)) {
      await shelves.summaries(basket, MOST_SUMMARIES)
      verdicts = this.judged(ask)
    }
    /** @type {Note[]} */ let notes = []
    /** @type {import("./types.js").Also|null} */ let also = null
    if (!count() || (!state.within && isFar(ask, verdicts))) {
      const {besides, nearer, widen} = await import("./widen.js")
      const wider = await (count() ? nearer(this, ask, verdicts) : widen(this, ask))
      if (wider) ({ask, verdicts, notes} = wider)
      if (count() && !state.within) also = besides(this, ask, verdicts)
    }
    return presenter.results(ask, verdicts, basket, notes, true, also)
  }

  /** @param {Ask} ask */
  judged = ask => judge(this.basket.rows.values(), ask);

  /** A small place may be a word of a name: "crossroads career" is no town in New Mexico. @param {Query} query */
  async surer({otherwise, ...query}) {
    const {place, words} = query
    if (!place || !otherwise) return {...query, otherwise}
    const [town] = place.places
    const length = place.end - place.start
    const left = words.filter(({word}, at) => !SMALL.has(word) && !query.readings.some(({start, end}) => at >= start && at < end))
    const rare = left.filter(({word}) => !this.vocabulary.isFiller(word))
    const told = rare.length > length ? rare : left
    if (told.length <= length) return {...query, otherwise}
    const basket = new Basket()
    await this.shelves.byName(basket, told.map(({stem, word}) => ({stem, word, prefix: false, mended: ""})), true)
    const isElsewhere = [...basket.rows.values()].some(row =>
      told.every(({stem}) => namesOf(row).words.has(stem)) && !row.spots.some(({state}) => state === town.state) && !row.serves.some(key => key.startsWith(town.state.toLowerCase())))
    return isElsewhere ? otherwise : {...query, otherwise}
  }

  /** @param {Place|null} place @returns {Ask} */
  ask(place) {
    const {state, vocabulary} = this
    const {words, readings, terms, place: reading} = /** @type {Query} */ (this.query)
    const kinds = readings.filter(({meaning}) => meaning?.field === "kind").flatMap(({start, end}) => words.slice(start, end))
    const telltale = words.filter(({word}) => !SMALL.has(word) && !vocabulary.isFiller(word) && !/^\d{5}$/.test(word))
    const rare = telltale.filter(word => !kinds.includes(word))
    const told = rare.length ? rare : telltale
    const reach = !place || place.kind === "state" ? Infinity : Number(state.within) || (place.reach && Math.max(place.reach, MILES_IN_A_CROWD)) ||
      (this.shelves.leaves(place, MILES).reduce((sum, {count}) => sum + count, 0) > CROWD ? MILES_IN_A_CROWD : MILES)
    const isOfPlace = (/** @type {import("./types.js").Word} */ word) => reading !== null && words.slice(reading.start, reading.end).includes(word)
    /** @type {Ask} */ const ask = {
      place, terms, reach, close: reach,
      wholeState: state.within === "state",
      nation: false,
      wishes: [
        ...readings.flatMap(({meaning, shown, start, end}) => meaning ? [{
          ...meaning, spoken: true, stems: telling(shown || words.slice(start, end).map(({word}) => word).join(" ")),
        }] : []),
        ...CHOICES.filter(field => state[field].length).map(field => ({field, values: state[field], spoken: false, soft: false, stems: []})),
      ],
      volunteer: state.volunteer,
      confirmed: state.confirmed,
      stems: told.map(({stem}) => stem),
      spoken: words.filter(word => !SMALL.has(word.word) && !kinds.includes(word)).map(({stem}) => stem).join(" "),
      jobs: new Set(readings.flatMap(({meaning, start, end}) => (meaning?.isJob ? words.slice(start, end).map(({stem}) => stem) : []))),
      isName: told.some(word => !isOfPlace(word)) && (!place || (reading !== null && place.kind !== "zip")),
      whole: "",
      isLong: false,
      counties: place?.counties.map(county => `${place.state.toLowerCase()}/${county}`) ?? [],
    }
    const isBare = !terms.length && ask.wishes.every(({soft}) => soft) && words.length > (reading ? reading.end - reading.start : 0)
    if (isBare) ask.wishes.push(HELPERS)
    if (!place && !hasTopic(ask)) for (const wish of ask.wishes) if (wish.field === "audience") wish.soft = false
    const whole = telling(state.q)
    return {...ask, nation: hasTopic(ask), whole: whole.join(" "), isLong: whole.length >= LONG}
  }

  /** Fetch what a question needs. @param {Ask} ask @param {() => boolean} [first] hears when the best part has come and others have not; answers whether that was something */
  async gather(ask, first) {
    const {shelves, basket} = this
    const {place} = ask
    const topics = topicsOf(ask)
    const everywhere = () => (topics.length ? topics : ["us"]).map(key => shelves.area(basket, "areas", key))
    if (!place) return this.gatherAnywhere(ask, everywhere, first)
    const areas = (/** @type {string} */ code) => {
      const state = code.toLowerCase()
      const isSplit = this.shelves.manifest.split.areas.includes(state)
      const keys = state ? [state, ...(isSplit ? ask.counties : [])] : []
      const whole = state && (ask.wholeState || place.kind === "state") ? [shelves.area(basket, "inside", state, topics)] : []
      return [...keys.map(key => shelves.area(basket, "areas", key, topics)), ...whole]
    }
    const others = () => [...areas(place.state), ...everywhere()]
    if (place.kind === "state") return void await Promise.all(others())
    const [nearest, ...farther] = shelves.around(basket, place, ask.reach)
    await nearest?.()
    const likeliest = topics.slice(0, 1)
    let isShown = !first || first()
    for (const key of [place.state.toLowerCase(), ...likeliest]) {
      if (isShown || !key) continue
      await shelves.area(basket, "areas", key, likeliest)
      isShown = !first || first()
    }
    await Promise.all([...others(), ...farther.map(load => load())])
    if (place.kind === "here") await Promise.all(areas(this.locate(place)))
  }

  /** Without a place: by topic and then by name; or by name and then, where that is little, what serves the country. @param {Ask} ask @param {() => Promise<void>[]} everywhere @param {() => boolean} [first] */
  async gatherAnywhere(ask, everywhere, first) {
    const {shelves, basket} = this
    const terms = ask.terms.length ? ask.terms : ask.stems.map(stem => ({stem, word: stem, prefix: false, mended: ""}))
    const days = ask.wishes.some(({field}) => field === "time") ? WEEK : []
    const named = ask.wishes.filter(({field}) => field === "day").flatMap(({values}) => values)
    const byName = () => shelves.byName(basket, terms, ask.terms.length > 0)
    if (ask.terms.length) {
      await byName()
      first?.()
      if (this.judged(ask).filter(({failed}) => !failed).length < ENOUGH) await Promise.all(everywhere())
    } else {
      await Promise.all([...everywhere(), ...(named.length ? named : days).map(day => shelves.area(basket, "areas", `meets ${day}`))])
      first?.()
      await byName()
    }
  }

  /** A bare point lies in the state of the entry nearest to it. @param {Place} place */
  locate(place) {
    let best = Infinity
    for (const {spots} of this.basket.rows.values()) {
      for (const {latitude, longitude, state} of spots) {
        const away = latitude === null || longitude === null ? Infinity : (latitude - place.latitude) ** 2 + (longitude - place.longitude) ** 2
        if (away < best) [best, place.state] = [away, state]
      }
    }
    return place.state
  }
}

/** Whether all that was found around a place serves its state or the country; with agencies, which do just that, the country. What was chosen is kept to. @param {Ask} ask @param {Verdict[]} verdicts */
export function isFar({place, wishes, volunteer, confirmed}, verdicts) {
  if (volunteer || confirmed || wishes.some(({spoken}) => !spoken)) return false
  const far = wishes.some(({field}) => field === "agency") ? ["nation"] : ["nation", "state"]
  return place !== null && place.kind !== "state" && verdicts.every(({failed, section, name}) => failed || (far.includes(section) && name === 2))
}

/** Whether more is asked for than a place. @param {Pick<Ask, "wishes"|"terms">} ask */
export const hasTopic = ({wishes, terms}) => wishes.some(({soft, spoken, field}) => !soft && (spoken || TOPICS.includes(field))) || terms.length > 0

/** The topics under which entries are laid out whatever their place, the narrowest first. @param {Ask} ask */
function topicsOf({wishes}) {
  const hard = wishes.filter(({soft}) => !soft)
  const found = TOPICS.flatMap(name =>
    hard.filter(({field}) => field === name).flatMap(({values}) => values.slice(0, 2).map(value => `${name === "agency" ? "g" : name[0]}:${value}`)))
  return [...new Set(found)].slice(0, MOST_TOPICS)
}
