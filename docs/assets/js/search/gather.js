// Which parts of the index a question needs, and the rows that are in them.

import {milesToBox} from "./geo.js";
import {shelvesOf} from "./store.js";

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./judge.js").Ask} Ask */

const MOST_LEAVES = 12;
const MOST_SHELVES = 3;
const MOST_NAME_PARTS = 2;

/** The rows that were fetched for one search, each entry once, with the parts they came from. */
export class Basket {
  constructor() {
    /** @type {Map<string, Row>} */ this.rows = new Map();
    /** @type {Map<string, {rows: Row[], key: string}>} parts that have summaries beside them */ this.parts = new Map();
    this.whole = true;
    this.known = 0;
  }

  /** @param {Row[]} rows */
  add(rows) {
    for (const row of rows) if (!this.rows.has(row.id)) this.rows.set(row.id, row);
  }
}

export class Gatherer {
  /** @param {import("./store.js").Store} store @param {import("./store.js").Manifest} manifest @param {import("./rows.js").Reader} reader @param {import("./gazetteer.js").Gazetteer} gazetteer */
  constructor(store, manifest, reader, gazetteer) {
    this.store = store;
    this.manifest = manifest;
    this.reader = reader;
    this.gazetteer = gazetteer;
  }

  /** How many entries stand in the leaves that a circle touches. @param {Place} place @param {number} miles */
  crowd(place, miles) {
    return this.leavesNear(place, miles).reduce((sum, leaf) => sum + leaf.count, 0);
  }

  /** The leaves that a circle touches, nearest first. @param {Place} place @param {number} miles */
  leavesNear(place, miles) {
    return this.manifest.leaves
      .map(([south, west, north, east, count, name]) => ({name, count, away: milesToBox(place.latitude, place.longitude, [south / 100, west / 100, north / 100, east / 100])}))
      .filter(leaf => leaf.away <= miles)
      .sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1));
  }

  /** What is around a place: the nearest leaf alone, so that `first` hears soon, then the others. @param {Basket} basket @param {Place} place @param {number} miles @param {() => Promise<void>[]} [first] starts what else is wanted */
  async around(basket, place, miles, first) {
    const leaves = this.leavesNear(place, miles);
    if (leaves.length > MOST_LEAVES) basket.whole = false;
    const wanted = leaves.slice(0, MOST_LEAVES);
    await Promise.all(wanted.slice(0, 1).map(leaf => this.leaf(basket, leaf.name)));
    const others = first?.() ?? [];
    await Promise.all([...others, ...wanted.slice(1).map(leaf => this.leaf(basket, leaf.name))]);
    const further = leaves[MOST_LEAVES]?.away ?? this.nextAway(place, miles);
    basket.known = Math.max(basket.known, Math.min(further, 100));
  }

  /** How far away the nearest leaf is that a circle does not touch. @param {Place} place @param {number} miles */
  nextAway(place, miles) {
    let next = Infinity;
    for (const leaf of this.leavesNear(place, Infinity)) if (leaf.away > miles) next = Math.min(next, leaf.away);
    return next;
  }

  /** @param {Basket} basket @param {string} name */
  async leaf(basket, name) {
    const rows = this.reader.rows(await this.store.part(name));
    basket.add(rows);
    basket.parts.set(name, {rows, key: ""});
  }

  /** What serves a county, a state or the country: "ca/placer-county", "ca", "us"; a large state's by topic. @param {Basket} basket @param {string} key @param {string[]} [topics] */
  async area(basket, key, topics = []) {
    const keys = topics.length && this.manifest.split.areas.includes(key) ? topics.map(topic => `${key} ${topic}`) : [key];
    const shelves = await this.listed(this.manifest.areas);
    await Promise.all(keys.map(each => this.shelf(basket, shelves, each)));
  }

  /** All of a state, or what it has to the topics where it is so large that it is laid out by topic too. @param {Basket} basket @param {string} state @param {string[]} topics */
  async inside(basket, state, topics) {
    const shelves = await this.listed(this.manifest.inside);
    const keys = topics.length && this.manifest.split.inside.includes(state) ? topics.map(topic => `${state} ${topic}`) : [state];
    await Promise.all(keys.map(key => this.shelf(basket, shelves, key)));
  }

  /** The shelves of a family, which may be listed in a part of their own. @param {[string, string][] | string} list @returns {Promise<[string, string][]>} */
  async listed(list) {
    return typeof list === "string" ? this.store.part(list) : list;
  }

  /** @param {Basket} basket @param {[string, string][]} shelves @param {string} key */
  async shelf(basket, shelves, key) {
    const names = shelvesOf(shelves, key);
    if (names.length > MOST_SHELVES) basket.whole = false;
    await Promise.all(names.slice(0, MOST_SHELVES).map(async name => {
      const raw = (await this.store.part(name))[key];
      if (!raw) return;
      const rows = this.reader.rows(raw);
      basket.add(rows);
      basket.parts.set(name + key, {rows, key});
    }));
  }

  /**
   * Entries by the words of their names, wherever they are: those that hold the rarest word.
   * @param {Basket} basket @param {import("./types.js").Term[]} words @param {boolean} all whether an entry needs every word
   */
  async named(basket, words, all) {
    const held = await Promise.all(words.map(word => this.held(word)));
    const known = held.filter(found => found.count).sort((a, b) => a.count - b.count);
    if (all && known.length < held.length) return;
    const [rarest] = known;
    if (!rarest) return;
    const following = this.following(words, rarest.term);
    const names = new Set(rarest.parts.flatMap(parts => best(parts, following)));
    const wanted = [...names].slice(0, MOST_NAME_PARTS);
    if (wanted.length < names.size || rarest.parts.some(parts => parts.length > 2)) basket.whole = false;
    for (const part of await Promise.all(wanted.map(name => this.store.part(name)))) basket.add(this.reader.rows(part));
  }

  /** The words after a word in the query, as turned names are sorted by. @param {import("./types.js").Term[]} words @param {import("./types.js").Term} term */
  following(words, term) {
    return words.slice(words.indexOf(term) + 1).map(word => word.mended || word.stem).join(" ");
  }

  /** How many names hold a word, and where they are. @param {import("./types.js").Term} term */
  async held(term) {
    const {words} = await this.gazetteer.shelf(term.mended || term.stem);
    const exact = words.get(term.mended || term.stem);
    if (exact) return {term, count: exact.count, parts: [exact.parts]};
    const begun = term.prefix && term.word.length > 2 ? [...words].filter(([word]) => word.startsWith(term.word)).sort((a, b) => b[1].count - a[1].count).slice(0, 3) : [];
    return {term, count: begun.reduce((sum, [, held]) => sum + held.count, 0), parts: begun.map(([, held]) => held.parts)};
  }

  /** The summaries beside the parts that were fetched. @param {Basket} basket @param {number} most parts */
  async summaries(basket, most) {
    const wanted = [...basket.parts].slice(0, most);
    await Promise.all(wanted.map(async ([name, {rows, key}]) => {
      const more = await this.store.part(`${key ? name.slice(0, -key.length) : name}-more`);
      const texts = key ? more[key] : more;
      for (const [number, row] of rows.entries()) {
        row.summary = texts[number];
        const kept = basket.rows.get(row.id);
        if (kept && kept !== row) kept.summary = texts[number];
      }
    }));
  }
}

/** The part with the names worth most, and the one where the following words lead. @param {{name: string, first: string}[]} parts @param {string} following */
function best(parts, following) {
  const [first, ...others] = parts;
  const led = following ? others.filter(part => part.first <= following).at(-1) : undefined;
  return led ? [led.name, first.name] : [first.name];
}
