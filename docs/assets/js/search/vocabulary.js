// The words that a query is understood by, as tables to look them up in. Pure; written by generator/search/vocabulary.py.

import {placeKey, slug, stem, stems, wordsOf} from "./words.js"

/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Meaning} Meaning */
/** @typedef {import("./types.js").Phrase} Phrase */

export class Vocabulary {
  /** @param {any} raw the vocabulary part @param {import("./types.js").Manifest} manifest */
  constructor(raw, manifest) {
    this.raw = raw
    this.manifest = manifest
    /** @type {Record<string, [string, string][]>} */ this.lists = raw.lists
    /** @type {Set<string>} */ this.fillers = new Set(raw.fillers.split(" "))
    /** @type {Set<string>} */ this.before = new Set(raw.before.split(" "))
    /** @type {Set<string>} */ this.nearMe = new Set(raw.nearMe)
    /** @type {Phrase[]} */ this.phrases = raw.meanings.flatMap((/** @type {any[]} */ row) => phrasesOf(row))
    /** @type {Map<string, Phrase>} by their stems, with spaces and without */ this.byStems = new Map()
    for (const phrase of this.phrases) {
      this.byStems.set(phrase.stems, phrase)
      const joined = phrase.stems.replaceAll(" ", "")
      if (joined.length > 2 && !this.byStems.has(joined)) this.byStems.set(joined, phrase)
    }
    /** @type {Map<string, Place>} by code and by key */ this.states = new Map()
    /** @type {Map<string, Place[]>} */ this.places = new Map()
    for (const [code, name, latitude, longitude] of raw.states) {
      const place = makePlace({kind: "state", name, state: code, latitude, longitude, size: 30, address: manifest.states.includes(code) ? `cities/${code.toLowerCase()}/` : ""})
      this.states.set(code.toLowerCase(), place)
      this.states.set(placeKey(wordsOf(name)), place).set(placeKey(wordsOf(name.replace("U.S. ", ""))), place)
    }
    for (const row of raw.places) addPlace(this.places, placeOf(row))
    for (const [nickname, city, state] of raw.nicknames) {
      const place = this.places.get(placeKey(wordsOf(city)))?.find(place => place.state === state && !place.reach)
      if (place) addPlace(this.places, place, placeKey(wordsOf(nickname)))
    }
    /** @type {import("./types.js").Spelt<Place[]>[]} */ this.spelt = [...spelt(this.places), ...spelt(new Map([...this.states].map(([key, place]) => [key, [place]])))]
  }

  /** @param {string} field @param {string} value */
  label(field, value) {
    return this.lists[field]?.find(([known]) => known === value)?.[1] ?? value
  }

  /** Whether a word says nothing by itself. @param {string} word folded */
  isFiller(word) {
    return this.fillers.has(word) || this.fillers.has(stem(word))
  }

  /** The state of a code, as a place. @param {string} code */
  state(code) {
    return this.states.get(code.toLowerCase())
  }
}

/** @param {any[]} row @returns {Phrase[]} */
function phrasesOf([field, values, label, phrases, sort = 0]) {
  const meaning = {field, values, label, soft: sort === 2, isJob: sort === 1}
  return phrases.split("|").map((/** @type {string} */ shown) => {
    const plain = stems(shown).join(" ")
    return {stems: plain, shown, meaning}
  })
}

/** A place with what most have in common. @param {Partial<Place> & Pick<Place, "kind"|"name"|"state"|"latitude"|"longitude">} place @returns {Place} */
export function makePlace(place) {
  const near = place.kind === "state" ? place.name : `${place.name}, ${place.state}`
  return {label: near, short: place.name, near, slug: "", own: "", counties: [], size: 1, reach: 0, address: "", ...place}
}

/** A place from its row; see generator/search/places.py. @param {[string, string, number, number, number, (string[])?, number?, string?]} row */
export function placeOf([name, state, latitude, longitude, size, counties = [], reach = 0, city = ""]) {
  const own = slug(name)
  const isCounty = reach > 0 && !city
  return makePlace({
    kind: isCounty ? "county" : "city", name, state, latitude, longitude, size, reach, own,
    counties: isCounty ? [own] : counties, slug: isCounty ? "" : city || own,
  })
}

/** @param {Map<string, Place[]>} places @param {Place} place @param {string} [key] */
export function addPlace(places, place, key = placeKey(wordsOf(place.name))) {
  const same = places.get(key) ?? []
  if (!same.includes(place)) places.set(key, [...same, place])
}

/** @template T @param {Map<string, T>} map @returns {import("./types.js").Spelt<T>[]} */
export const spelt = map => [...map].map(([key, value]) => ({key, value}))

/** @param {Place[]} places the bigger first */
export const bySize = places => [...places].sort((a, b) => b.size - a.size || (a.near < b.near ? -1 : 1))

/** A place that is meant when its bare name is said. @param {Place} place */
export const isBig = place => place.size >= 3 && place.kind !== "county"

