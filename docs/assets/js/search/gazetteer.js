// Places and the words of names, looked up in the shelves that hold them by their first letters.

import {miles} from "./geo.js";
import {shelfAt} from "./store.js";
import {fold, letters, placeKey, slug} from "./text.js";
import {placeOf} from "./vocabulary.js";

/** @typedef {import("./types.js").Place} Place */
/** @typedef {{count: number, parts: {name: string, first: string}[]}} Held how many names hold a word, and which parts have them */
/** @typedef {{places: Map<string, Place[]>, words: Map<string, Held>, spelt: import("./vocabulary.js").Spelt[], wordLetters: [string, number, number][]}} Shelf the last two for mistyped words */

const COORDINATES = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/;

export class Gazetteer {
  /** @param {import("./store.js").Store} store @param {import("./store.js").Manifest} manifest @param {import("./vocabulary.js").Vocabulary} vocabulary */
  constructor(store, manifest, vocabulary) {
    this.store = store;
    this.manifest = manifest;
    this.vocabulary = vocabulary;
    /** @type {Map<string, Shelf>} */ this.shelves = new Map();
  }

  /** The part that holds the words with these first letters. @param {string} word */
  shelfName(word) {
    return this.manifest.words[Math.max(0, shelfAt(this.manifest.words, word.slice(0, 3)))][1];
  }

  /** @param {string} word @returns {Promise<Shelf>} */
  async shelf(word) {
    const name = this.shelfName(word);
    let shelf = this.shelves.get(name);
    if (!shelf) {
      shelf = shelfOf(await this.store.part(name));
      this.shelves.set(name, shelf);
    }
    return shelf;
  }

  /** @param {string} code @returns {Promise<Place|null>} */
  async zip(code) {
    const at = shelfAt(this.manifest.zips, code);
    if (at < 0) return null;
    const part = await this.store.part(this.manifest.zips[at][1]);
    const row = part.zips.find((/** @type {string[]} */ zip) => zip[0] === code);
    if (!row) return null;
    const [, town, latitude, longitude] = row;
    const [city, state, county] = part.in[town];
    return {
      kind: "zip", label: `${code} (${city}, ${state})`, short: code, near: code, state, slug: slug(city), own: slug(city), name: city,
      counties: county ? [county] : [], latitude, longitude, size: 1, reach: 0, address: "",
    };
  }

  /** The place that the "where" box names, or null. @param {string} near @returns {Promise<Place|null>} */
  async resolve(near) {
    const point = COORDINATES.exec(near);
    if (point) return here(Number(point[1]), Number(point[2]));
    const code = /\b\d{5}\b/.exec(near);
    if (code) return this.zip(code[0]);
    const [name, state = ""] = near.split(",").map(fold);
    const words = name ? name.split(" ") : [];
    if (!words.length) return null;
    if (!state) {
      const whole = this.vocabulary.states.get(placeKey(words));
      const city = this.vocabulary.places.get(placeKey(words));
      if (whole && !(city && words.length > 1)) return whole;
    }
    const wanted = state && this.vocabulary.states.get(placeKey(state.split(" ")))?.state;
    const found = await this.named(words);
    const best = found.find(place => !wanted || place.state === wanted);
    if (best || state) return best ?? null;
    for (let cut = words.length - 1; cut > 0; cut--) {
      const after = this.vocabulary.states.get(placeKey(words.slice(cut)));
      const inIt = after && (await this.named(words.slice(0, cut))).find(place => place.state === after.state);
      if (inIt) return inIt;
    }
    return null;
  }

  /** All places of that name, the biggest first. @param {string[]} words folded */
  async named(words) {
    const key = placeKey(words);
    const known = this.vocabulary.places.get(key) ?? [];
    const others = (await this.shelf(key)).places.get(key) ?? [];
    return bySize([...known, ...others.filter(place => !known.includes(place))]);
  }
}

/** @param {number} latitude @param {number} longitude @returns {Place} */
export function here(latitude, longitude) {
  const near = `${latitude.toFixed(2)},${longitude.toFixed(2)}`;
  return {kind: "here", label: "your location", short: "you", near, state: "", slug: "", own: "", name: "", counties: [], latitude, longitude, size: 0, reach: 0, address: ""};
}

/** A city before a county or a further name of the same size. @param {Place[]} places */
export function bySize(places) {
  return [...places].sort((a, b) => b.size - a.size || (a.near < b.near ? -1 : 1));
}

/** Nearest first. @param {Place[]} places @param {Place} to */
export function byNearness(places, to) {
  const away = (/** @type {Place} */ place) => miles(to.latitude, to.longitude, place.latitude, place.longitude);
  return [...places].sort((a, b) => away(a) - away(b));
}

/** @param {{places: any[][], words: any[][], parts: [string, string?][]}} part @returns {Shelf} */
function shelfOf(part) {
  /** @type {Shelf} */ const shelf = {places: new Map(), words: new Map(), spelt: [], wordLetters: []};
  for (const row of part.places) {
    const place = placeOf(/** @type {any} */ (row));
    const key = placeKey(fold(place.name).split(" "));
    const same = shelf.places.get(key);
    if (same) same.push(place);
    else shelf.places.set(key, [place]);
  }
  for (const [word, count, ...numbers] of part.words) {
    const parts = numbers.map(number => ({name: part.parts[number][0], first: part.parts[number][1] ?? ""}));
    shelf.words.set(word, {count, parts});
    shelf.wordLetters.push([word, letters(word), count]);
  }
  for (const [key, places] of shelf.places) shelf.spelt.push({key, letters: letters(key), places});
  return shelf;
}
