// The words that a query is understood by, as tables to look them up in. Pure: the vocabulary part in, tables out.

import {fold, letters, placeKey, slug, stem, stems} from "./text.js";

/** @typedef {import("./types.js").Meaning} Meaning */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").ChoiceField} ChoiceField */
/** @typedef {{values: string[], labels: Map<string, string>}} List */
/** @typedef {{phrase: string, letters: number, meaning: Meaning, shown: string, type: string}} Spelling */
/** @typedef {{key: string, letters: number, places: Place[]}} Spelt */

/** Where a phrase stands in several lists, the first of these is meant. @type {[string, ChoiceField][]} */
const LISTS = [
  ["costs", "cost"],
  ["formats", "format"],
  ["agencies", "agency"],
  ["kinds", "kind"],
  ["audiences", "audience"],
  ["faiths", "faith"],
  ["runs", "run"],
  ["days", "day"],
  ["times", "time"],
  ["languages", "language"],
  ["industries", "industry"],
];

/** Lists whose values and labels are words that people type. */
const OWN_WORDS = new Set(["kind", "audience", "industry"]);
const OWN_LABELS = new Set(["agency", "faith", "language"]);

export class Vocabulary {
  /** @param {any} raw the vocabulary part @param {import("./store.js").Manifest} manifest */
  constructor(raw, manifest) {
    this.raw = raw;
    /** @type {Record<string, List>} */ this.lists = {};
    /** @type {Map<string, Meaning>} */ this.phrases = new Map();
    /** @type {Map<number, Spelling[]>} */ this.spellings = new Map();
    /** @type {Map<string, Meaning>} phrases written as one word */ this.joined = new Map();
    this.longest = 1;
    /** @type {Set<string>} */ this.fillers = new Set(raw.fillers.split(" "));
    /** @type {Set<string>} */ this.placeWords = new Set(raw.placeWords.map(fold));
    /** @type {Set<string>} */ this.nearMe = new Set(raw.nearMe.map(fold));
    /** @type {Set<string>} */ this.preferences = new Set();
    for (const [name, field] of LISTS) this.addList(name, field);
    this.addJobs();
    this.leaveRicher();
    for (const name of raw.properNames) this.phrases.delete(stems(name).join(" "));
    for (const phrase of raw.preferences) this.preferences.add(stems(phrase).join(" "));
    this.pages = new Set(manifest.states);
    /** @type {Map<string, Place>} */ this.states = new Map();
    /** @type {Map<string, Place[]>} */ this.places = new Map();
    this.addPlaces();
    /** @type {Spelt[]} */ this.spelt = [
      ...[...this.places].map(([key, places]) => ({key, letters: letters(key), places})),
      ...[...this.states].map(([key, place]) => ({key, letters: letters(key), places: [place]})),
    ].filter(({key}) => key.length > 3);
  }

  /** @param {string} name of the list in the vocabulary @param {ChoiceField} field */
  addList(name, field) {
    const rows = /** @type {[string, string, string[], string?][]} */ (this.raw[name]);
    this.lists[field] = {values: rows.map(row => row[0]), labels: new Map(rows.map(row => [row[0], row[1]]))};
    for (const [value, label, words, plural] of rows) {
      const own = OWN_WORDS.has(field) ? [label, value.replace(/-/g, " ")] : OWN_LABELS.has(field) ? [label] : [];
      for (const words_ of [...own, ...(plural ? [plural] : []), ...words, ...(this.raw.furtherWords[name]?.[value] ?? [])]) this.addPhrase(words_, field, value, label);
    }
  }

  /** @param {string} words @param {ChoiceField} field @param {string} value @param {string} label */
  addPhrase(words, field, value, label) {
    const phrase = stems(words).join(" ");
    const known = this.phrases.get(phrase);
    if (!phrase || (known && known.field !== field)) return;
    if (!known) {
      const related = (field === "agency" && this.raw.related[value]) || [];
      this.put(phrase, {field, values: [value, ...related], label, note: ""}, words, field);
    } else if (!known.values.includes(value)) {
      known.values.push(value);
      known.label = words[0].toUpperCase() + words.slice(1);
    }
  }

  /** @param {string} phrase @param {Meaning} meaning @param {string} shown @param {string} type */
  put(phrase, meaning, shown, type) {
    this.phrases.set(phrase, meaning);
    const joined = phrase.replace(/ /g, "");
    if (joined.length > 2 && joined !== phrase && !this.joined.has(joined)) this.joined.set(joined, meaning);
    this.longest = Math.max(this.longest, phrase.split(" ").length);
    const same = this.spellings.get(phrase.length);
    const spelling = {phrase, letters: letters(phrase), meaning, shown, type};
    if (same) same.push(spelling);
    else this.spellings.set(phrase.length, [spelling]);
  }

  /** Job titles and credentials lead to their industries. */
  addJobs() {
    const {values, labels} = this.lists.industry;
    for (const [numbers, jobs] of /** @type {[number[], string][]} */ (this.raw.occupations)) {
      const industries = numbers.map(number => values[number]);
      const label = industries.slice(0, 2).map(value => labels.get(value)).join(" or ");
      for (const job of jobs.split("|")) {
        const [title, ...others] = job.split(";");
        for (const shown of [title, ...others]) {
          const phrase = stems(shown).join(" ");
          if (phrase && !this.phrases.has(phrase)) this.put(phrase, {field: "industry", values: industries, label, note: title}, shown, "occupation");
        }
      }
    }
  }

  /** "Women in tech" says more in its parts than as another word for women. */
  leaveRicher() {
    for (const [phrase, meaning] of [...this.phrases]) {
      const at = phrase.indexOf(" in ");
      if (at < 0) continue;
      const first = this.phrases.get(phrase.slice(0, at));
      if (first?.field === meaning.field && this.phrases.has(phrase.slice(at + 4))) this.phrases.delete(phrase);
    }
  }

  addPlaces() {
    for (const [code, name, latitude, longitude] of this.raw.states) {
      const place = /** @type {Place} */ ({
        kind: "state", label: name, short: name, near: name, state: code, slug: "", own: "", name, counties: [],
        latitude, longitude, size: 999, reach: 0, address: this.pages.has(code) ? `cities/${code.toLowerCase()}/` : "",
      });
      this.states.set(code.toLowerCase(), place);
      this.states.set(placeKey(fold(name).split(" ")), place);
    }
    for (const row of this.raw.places) this.addPlace(placeOf(row));
    for (const [nickname, city, state] of this.raw.nicknames) {
      const place = this.places.get(placeKey(fold(city).split(" ")))?.find(found => found.state === state && !found.reach);
      if (place) this.addPlace(place, placeKey(fold(nickname).split(" ")));
    }
  }

  /** @param {Place} place @param {string} [key] */
  addPlace(place, key = placeKey(fold(place.name).split(" "))) {
    const same = this.places.get(key);
    if (!same) this.places.set(key, [place]);
    else if (!same.includes(place)) same.push(place);
  }

  /** @param {string} field @param {string} value */
  label(field, value) {
    return this.lists[field]?.labels.get(value) ?? value;
  }

  /** Whether a word says nothing by itself. @param {string} word folded */
  isFiller(word) {
    return this.fillers.has(word) || this.fillers.has(stem(word));
  }
}

/**
 * A place from its row; see generator/search/places.py.
 * @param {[string, string, number, number, number, (string[])?, number?, string?]} row
 * @returns {Place}
 */
export function placeOf([name, state, latitude, longitude, size, counties = [], reach = 0, city = ""]) {
  const kind = reach && !city ? "county" : "city";
  const own = slug(name);
  return {
    kind, label: `${name}, ${state}`, short: name, near: `${name}, ${state}`, state, slug: kind === "city" ? city || own : "",
    own, name, counties: kind === "county" ? [own] : counties, latitude, longitude, size, reach, address: "",
  };
}
