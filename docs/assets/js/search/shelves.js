// What the index holds, read as it is needed: places and words by their letters, rows by area, topic and name.

import {shelfAt, shelvesOf} from "./store.js"
import {acronyms, milesToBox, placeKey, slug, spellings, telling, wordsOf} from "./words.js"
import {addPlace, bySize, makePlace, placeOf, spelt} from "./vocabulary.js"

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Term} Term */
/** @typedef {import("./types.js").Held} Held */
/** @typedef {import("./types.js").Shelf} Shelf */

const MOST_LEAVES = 12
const MOST_PARTS = 3
const DAYS = /** @type {Record<string, string>} */ ({MO: "monday", TU: "tuesday", WE: "wednesday", TH: "thursday", FR: "friday", SA: "saturday", SU: "sunday"})

/** The rows that were fetched for one search, each entry once. */
export class Basket {
  /** @type {Map<string, Row>} */ rows = new Map()
  /** @type {Map<string, {name: string, key: string, rows: Row[]}>} what has summaries beside it */ summed = new Map()
  whole = true
  /** Miles around the place that are known. */
  known = 0

  /** @param {Row[]} rows */
  add(rows) {
    for (const row of rows) if (!this.rows.has(row.id)) this.rows.set(row.id, row)
  }
}

export class Shelves {
  /** @type {Map<string, Shelf>} */ #shelves = new Map();
  /** @type {WeakMap<object, Row[]>} */ #rows = new WeakMap()

  /** @param {import("./store.js").Store} store @param {import("./types.js").Manifest} manifest @param {import("./vocabulary.js").Vocabulary} vocabulary */
  constructor(store, manifest, vocabulary) {
    this.store = store
    this.manifest = manifest
    this.vocabulary = vocabulary
  }

  // Places

  /** The part with the places and words that begin with these letters. @param {string} word */
  nameFor(word) {
    return this.manifest.words[Math.max(0, shelfAt(this.manifest.words, word.slice(0, 3)))][1]
  }

  /** @param {string} word @returns {Promise<Shelf>} */
  async shelf(word) {
    const name = this.nameFor(word)
    const part = await this.store.part(name)
    if (!this.#shelves.has(name)) this.#shelves.set(name, shelfOf(part))
    return /** @type {Shelf} */ (this.#shelves.get(name))
  }

  /** @param {string} code @returns {Promise<Place|null>} */
  async zip(code) {
    const at = shelfAt(this.manifest.zips, code)
    if (at < 0) return null
    const part = await this.store.part(this.manifest.zips[at][1])
    const row = part.zips.find((/** @type {string[]} */ zip) => zip[0] === code)
    if (!row) return null
    const [city, state, county] = part.in[row[1]]
    return makePlace({
      kind: "zip", name: city, state, latitude: row[2], longitude: row[3], label: `${code} (${city}, ${state})`, short: code, near: code,
      slug: slug(city), own: slug(city), counties: county ? [county] : [],
    })
  }

  /** All places of a name, the biggest first. @param {string[]} words folded */
  async named(words) {
    const key = placeKey(words)
    const others = (await this.shelf(key)).places.get(key) ?? []
    return bySize([...(this.vocabulary.places.get(key) ?? []), ...others])
  }

  /** The place that the "where" box names. @param {string} near @returns {Promise<Place|null>} */
  async resolve(near) {
    const point = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(near)
    if (point) {
      const [latitude, longitude] = [Number(point[1]), Number(point[2])]
      if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
      return makePlace({kind: "here", name: "", state: "", latitude, longitude, label: "your location", short: "you", near})
    }
    const code = /\d{5}/.exec(near)
    if (code) return this.zip(code[0])
    const words = wordsOf(near)
    for (let cut = words.length; cut > 0; cut--) {
      const key = placeKey(words.slice(0, cut))
      const state = this.vocabulary.states.get(placeKey(words.slice(cut)))
      if (cut < words.length && !state) continue
      const whole = cut === words.length && this.vocabulary.states.get(key)
      const found = (await this.named(words.slice(0, cut))).filter(place => !state || place.state === state.state)
      if (whole && !(found[0]?.size > whole.size)) return whole
      if (found.length) return found[0]
    }
    return null
  }

  // Rows

  /** The leaves that a circle touches, nearest first. @param {Place} place @param {number} reach miles */
  leaves(place, reach) {
    return this.manifest.leaves
      .map(([south, west, north, east, count, name]) => ({name, count, away: milesToBox(place, [south / 100, west / 100, north / 100, east / 100])}))
      .filter(leaf => leaf.away <= reach)
      .sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1))
  }

  /** What is around a place: a fetch for each leaf, the nearest first. @param {Basket} basket @param {Place} place @param {number} reach @returns {(() => Promise<void>)[]} */
  around(basket, place, reach) {
    const leaves = this.leaves(place, Infinity)
    const near = leaves.filter(leaf => leaf.away <= reach)
    const wanted = near.slice(0, MOST_LEAVES)
    if (near.length > wanted.length) basket.whole = false
    basket.known = Math.max(basket.known, leaves[wanted.length]?.away ?? Infinity)
    return wanted.map(({name}) => async () => this.#add(basket, name, "", await this.store.part(name)))
  }

  /**
   * What stands under a key of a family, "areas" or "inside"; where a state is laid out by topic, only the topics asked for.
   * @param {Basket} basket @param {"areas"|"inside"} family @param {string} key @param {string[]} [topics]
   */
  async area(basket, family, key, topics = []) {
    const list = this.manifest[family]
    const shelves = typeof list === "string" ? await this.store.part(list) : list
    const {split} = this.manifest
    const keys = topics.length && split[family].includes(key) ? topics.map(topic => `${key} ${topic}`) : [key]
    await Promise.all(keys.map(async key => {
      const names = shelvesOf(shelves, key)
      if (names.length > MOST_PARTS) basket.whole = false
      await Promise.all(names.slice(0, MOST_PARTS).map(async name => {
        const raw = (await this.store.part(name))[key]
        if (raw) this.#add(basket, family === "inside" && split.inside.length ? "" : name, key, raw)
      }))
    }))
  }

  /** Entries by words of their names, wherever they are: those that hold the rarest. @param {Basket} basket @param {Term[]} terms @param {boolean} all whether every word has to be held */
  async byName(basket, terms, all) {
    const held = (await Promise.all(terms.map(term => this.#held(term)))).sort((a, b) => a.count - b.count)
    const rarest = held.find(({count}) => count)
    if (!rarest || (all && !held[0].count)) return
    const following = terms.slice(terms.indexOf(rarest.term) + 1).map(term => term.mended || term.stem).join(" ")
    const names = rarest.parts.flatMap(parts => {
      const led = following ? parts.slice(1).findLast(part => part.first <= following) : undefined
      if (parts.length > 2) basket.whole = false
      return led ? [led.name, parts[0].name] : [parts[0].name]
    })
    for (const part of await Promise.all([...new Set(names)].slice(0, 2).map(name => this.store.part(name)))) basket.add(this.rows(part))
  }

  /** How many names hold a word, and where they are. @param {Term} term @returns {Promise<{term: Term, count: number, parts: Held["parts"][]}>} */
  async #held(term) {
    const word = term.mended || term.stem
    const {words} = await this.shelf(word)
    const exact = words.get(word)
    if (exact) return {term, count: exact.count, parts: [exact.parts]}
    const begun = term.prefix && term.word.length > 2 ? [...words].filter(([known]) => known.startsWith(term.word)).map(([, held]) => held) : []
    begun.sort((a, b) => b.count - a.count)
    return {term, count: begun.reduce((sum, {count}) => sum + count, 0), parts: begun.slice(0, 3).map(({parts}) => parts)}
  }

  /** Read the summaries beside what was fetched. @param {Basket} basket @param {number} most parts */
  async summaries(basket, most) {
    await Promise.all([...basket.summed.values()].slice(0, most).map(async ({name, key, rows}) => {
      const more = await this.store.part(`${name}-more`)
      for (const [i, {id}] of rows.entries()) {
        const row = /** @type {Row} */ (basket.rows.get(id))
        row.summary = (key ? more[key] : more)[i]
      }
    }))
  }

  /** @param {Basket} basket @param {string} name empty where no summaries lie beside it @param {string} key @param {any[][]} raw */
  #add(basket, name, key, raw) {
    const rows = this.rows(raw)
    basket.add(rows)
    if (name) basket.summed.set(name + key, {name, key, rows})
  }

  /** The rows of a part as objects, read once; generator/search/rows.py writes them. @param {any[][]} raw */
  rows(raw) {
    let rows = this.#rows.get(raw)
    if (!rows) this.#rows.set(raw, (rows = raw.map(values => this.#row(values))))
    return rows
  }

  /** @param {any[]} values @returns {Row} */
  #row([name, place, traits, industries, audiences, spots, serves, others, meetings, note, languages, year, chapters]) {
    const {lists} = this.vocabulary
    const value = (/** @type {string} */ field, /** @type {number} */ number) => lists[field][number]?.[0] ?? ""
    const [kind, agency, run, faith, cost, format] = ["kind", "agency", "run", "faith", "cost", "format"].map((field, i) => value(field, parseInt(traits[i], 36) - 1))
    const times = (meetings || []).slice(1)
    const isHybrid = format === "hybrid"
    return {
      id: place.includes("/") ? place : `${place}/${slug(name)}`,
      name, cost, format,
      fields: {
        kind: [kind], agency: agency ? [agency] : [], run: [run], faith: faith ? [faith] : [], cost: cost ? [cost] : [],
        format: isHybrid ? ["in-person", "online", format] : format ? [format] : [],
        industry: (industries || []).map((/** @type {number} */ number) => value("industry", number)),
        audience: (audiences || []).map((/** @type {number} */ number) => value("audience", number)),
        language: languages || [],
        day: distinct(times.flatMap((/** @type {string} */ time) => (/BYDAY=([^;|]+)/.exec(time)?.[1] ?? "").split(",").map(day => DAYS[day.slice(-2)]))),
        time: distinct(times.map((/** @type {string} */ time) => timeOf(Number(time.split("|")[1]?.slice(0, 2))))),
      },
      unconfirmed: traits[6] === "2", verified: traits[6] === "1", volunteer: traits[7] === "1",
      spots: (spots || []).map(spotOf),
      serves: serves || [], others: others || [], meetings: meetings || [], note: note || "", year: year || 0, chapters: chapters || 0, summary: "",
    }
  }
}

/** @param {string[]} values */
const distinct = values => [...new Set(values)]

/** @param {number} hour */
const timeOf = hour => (hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening")

/** @param {[number|null, number|null, string, string, string?]} raw @returns {import("./types.js").Spot} */
function spotOf([latitude, longitude, label, county, city]) {
  const at = label.lastIndexOf(", ")
  const own = slug(label.slice(0, at))
  return {latitude, longitude, label, state: label.slice(at + 2), county, slugs: city ? [own, city] : [own]}
}

/** @param {{places: any[], words: any[][], parts: [string, string?][]}} part @returns {Shelf} */
function shelfOf(part) {
  /** @type {Shelf} */ const shelf = {places: new Map(), words: new Map(), spelt: [], wordsSpelt: []}
  for (const row of part.places) addPlace(shelf.places, placeOf(row))
  for (const [word, count, ...numbers] of part.words) {
    shelf.words.set(word, {count, parts: numbers.map(number => ({name: part.parts[number][0], first: part.parts[number][1] ?? ""}))})
  }
  return {...shelf, spelt: spelt(shelf.places), wordsSpelt: spelt(shelf.words)}
}

/** @type {WeakMap<Row, {names: string[], words: Set<string>, initials: Set<string>}>} */
const read = new WeakMap()

/** A row's names as stems, all stems of them, and its initials. @param {Row} row */
export function namesOf(row) {
  let found = read.get(row)
  if (!found) {
    const names = [row.name, ...row.others].flatMap(spellings).map(telling)
    read.set(row, (found = {names: names.map(name => name.join(" ")), words: new Set(names.flat()), initials: acronyms(row.name)}))
  }
  return found
}

