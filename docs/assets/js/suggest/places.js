// Places as an entry writes them, looked up in the site's own search index: cities, counties, states, ZIP Codes.

import {Shelves} from "../search/shelves.js"
import {Store} from "../search/store.js"
import {suggest} from "../search/suggest.js"
import {Vocabulary} from "../search/vocabulary.js"
import {placeKey, wordsOf} from "../search/words.js"

/** @typedef {import("../search/types.js").Place} Place */
/** @typedef {import("../search/types.js").FetchJson} FetchJson */
/** @typedef {import("../search/engine.js").Tables} Tables */
/** @typedef {import("./types.js").Found} Found */
/** @typedef {{label: string, detail: string, place: Place}} Offered */

const COUNTRY = {label: "The whole United States", detail: "Country"}
const COUNTRY_WORDS = /^(us|usa|united states|the united|nation|nationwide|country|whole|everywhere|america)/i

export class Places {
  /** @type {Promise<Tables> | undefined} */ #loaded

  /** @param {string} base the site's folder search/, with a slash @param {FetchJson} fetchJson */
  constructor(base, fetchJson) {
    this.base = base
    this.fetchJson = fetchJson
  }

  /** @returns {Promise<Tables>} */
  #tables() {
    this.#loaded ??= this.#load()
    this.#loaded.catch(() => (this.#loaded = undefined))
    return this.#loaded
  }

  async #load() {
    const store = new Store(this.base, this.fetchJson)
    const manifest = await store.manifest()
    const vocabulary = new Vocabulary(await store.part(manifest.vocabulary), manifest)
    return {vocabulary, shelves: new Shelves(store, manifest, vocabulary)}
  }

  /** The cities and ZIPs that a person may be about to type. @param {string} text @returns {Promise<Offered[]>} */
  async towns(text) {
    return (await this.#offered(text)).filter(({place}) => place.kind === "zip" || isTown(place))
  }

  /** What an entry may serve: a city, county or state, or the country. @param {string} text @returns {Promise<{label: string, detail: string, written: string}[]>} */
  async areas(text) {
    const places = (await this.#offered(text)).filter(({place}) => place.kind === "county" || place.kind === "state" || isTown(place))
    const found = places.map(({label, detail, place}) => ({label, detail, written: areaOf(place)}))
    return COUNTRY_WORDS.test(text.trim()) ? [{...COUNTRY, written: "US"}, ...found] : found
  }

  /** @param {string} text @returns {Promise<Offered[]>} */
  async #offered(text) {
    const tables = await this.#tables()
    const offers = await suggest(text, "where", "", tables)
    const found = await Promise.all(offers.map(async ({label, detail, q}) => ({label, detail, place: await tables.shelves.resolve(q)})))
    return /** @type {Offered[]} */ (found.filter(({place}) => place))
  }

  /** The town or ZIP that the words name, in a state where one is chosen. @param {string} text @param {string} state @returns {Promise<Found | null>} */
  async find(text, state) {
    const {shelves, vocabulary} = await this.#tables()
    const code = /^\s*(\d{5})(-\d{4})?\s*$/.exec(text)
    if (code) {
      const place = await shelves.zip(code[1])
      return place && this.found(place)
    }
    const words = wordsOf(text)
    for (const cut of [words.length, words.length - 1, words.length - 2]) {
      const named = cut < words.length ? vocabulary.states.get(placeKey(words.slice(cut)))?.state : state
      if (cut < 1 || (cut < words.length && !named)) continue
      const towns = (await shelves.named(words.slice(0, cut))).filter(place => isTown(place) && (!named || place.state === named))
      if (towns.length === 1 || (named && towns.length)) return this.found(towns[0])
    }
    return null
  }

  /** A place as a location is written. @param {Place} place @returns {Promise<Found>} */
  async found(place) {
    const [county] = place.counties
    return {
      city: place.name, state: place.state, county: county ? await this.#county(county, place.state) : "",
      postal_code: place.kind === "zip" ? place.short : "", latitude: place.latitude, longitude: place.longitude,
      precision: place.kind === "zip" ? "postal-code" : "city",
    }
  }

  /** The county's name with its word. @param {string} slug @param {string} state */
  async #county(slug, state) {
    const {shelves} = await this.#tables()
    const found = (await shelves.named(slug.split("-"))).find(place => place.kind === "county" && place.state === state)
    return found?.name ?? ""
  }
}

/** A city or town, not a region that is called after one. @param {Place} place */
const isTown = place => place.kind === "city" && !place.reach

/** @param {Place} place */
const areaOf = place => (place.kind === "state" ? place.state : `${place.name}, ${place.state}`)
