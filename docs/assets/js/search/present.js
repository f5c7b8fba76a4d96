// Judged entries as results: words and labels, groups, choices, ways on. Pure: now is an argument.

import {facets} from "./facets.js";
import {isKin} from "./judge.js";
import {nextDate} from "./meets.js";
import {spoken} from "./parse.js";
import {CHOICES} from "./state.js";
import {SMALL_WORDS, stems} from "./text.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./types.js").Query} Query */
/** @typedef {import("./types.js").Chip} Chip */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").PageHit} PageHit */
/** @typedef {import("./types.js").Section} Section */
/** @typedef {import("./judge.js").Ask} Ask */
/** @typedef {import("./judge.js").Verdict} Verdict */
/** @typedef {import("./gather.js").Basket} Basket */

export const HITS_A_PAGE = 20;
const MOST_PLACES = 5;
const MOST_GUIDE = 3;
const SUMMARY = 120;

export class Presenter {
  /** @param {import("./engine.js").Tables} tables @param {State} state @param {Query} query @param {Ask} ask @param {Date} now */
  constructor(tables, state, query, ask, now) {
    this.tables = tables;
    this.vocabulary = tables.vocabulary;
    this.state = state;
    this.query = query;
    this.ask = ask;
    this.now = now;
  }

  /** The same for a question that was widened. @param {Ask} ask */
  of(ask) {
    return new Presenter(this.tables, this.state, this.query, ask, this.now);
  }

  /** @param {Verdict[]} verdicts sorted @param {Basket} basket @param {import("./types.js").Note[]} widened @param {boolean} complete @returns {Results} */
  results(verdicts, basket, widened, complete) {
    const {state, query, ask} = this;
    const passing = verdicts.filter(verdict => !verdict.failed);
    const pages = Math.max(1, Math.ceil(passing.length / HITS_A_PAGE));
    const page = Math.min(state.page, pages);
    const shown = passing.slice((page - 1) * HITS_A_PAGE, page * HITS_A_PAGE);
    const place = query.place?.places[0] ?? ask.place;
    const within = state.within || (ask.place && ask.place.kind !== "state" ? String(ask.miles) : "");
    return {
      state,
      complete,
      chips: this.chips(),
      text: query.terms.map(term => term.word),
      place: place && this.withPage(place, verdicts),
      otherPlaces: query.place ? query.place.places.slice(1, 1 + MOST_PLACES) : [],
      placeWords: query.place ? spoken(query.words, query.place.start, query.place.end) : "",
      askLocation: query.askLocation && !ask.place,
      corrections: query.corrections.map(({from, to}) => ({from, to, instead: {...state, text: [...state.text, from], page: 1}})),
      widened,
      notes: this.notes(place),
      count: passing.length,
      atLeast: !basket.whole && passing.length > 0,
      countLabel: this.countLabel(passing.length, !basket.whole),
      hits: shown.map(verdict => this.hit(verdict)),
      pages,
      groups: {places: this.places(place, verdicts), industries: this.industries(), guide: this.guide()},
      facets: ask.place || ask.wishes.length || ask.terms.length ? facets(verdicts, ask, this.vocabulary, basket.known, within) : [],
      ways: complete && !passing.length ? this.ways() : null,
    };
  }

  /** What was understood in the order of the words, then the controls' choices. @returns {Chip[]} */
  chips() {
    const {query} = this;
    /** @type {(Chip & {at: number})[]} */ const chips = [];
    const spans = [...query.readings, ...(query.place ? [query.place] : [])].sort((a, b) => a.start - b.start);
    for (const reading of spans) {
      const words = spoken(query.words, reading.start, reading.end);
      const note = reading.shown ? `for “${words}”` : "";
      const {meaning, places} = reading;
      if (meaning) chips.push({id: `${meaning.field}:${words}`, field: meaning.field, values: meaning.values, label: meaning.label, words, note, at: reading.start});
      else if (places.length) chips.push({id: `near:${words}`, field: "near", values: [places[0].near], label: places[0].label, words, note, at: reading.start});
    }
    const others = this.controls().map(chip => ({...chip, at: 0}));
    return [...chips, ...others].map(({at, ...chip}) => chip);
  }

  /** @returns {Chip[]} */
  controls() {
    const {state, query, ask} = this;
    /** @type {Chip[]} */ const chips = [];
    const add = (/** @type {Chip["field"]} */ field, /** @type {string} */ value, /** @type {string} */ label) =>
      chips.push({id: `${field}=${value}`, field, values: [value], label, words: "", note: ""});
    if (state.near.trim()) add("near", state.near, query.place ? state.near : ask.place?.label ?? state.near);
    if (state.within) add("within", state.within, state.within === "state" ? "In the whole state" : `Within ${state.within} miles`);
    for (const field of CHOICES) for (const value of state[field]) add(field, value, this.vocabulary.label(field, value));
    if (state.volunteer) add("volunteer", "1", "Volunteers welcome");
    if (state.confirmed) add("confirmed", "1", "Without what is not confirmed");
    return chips;
  }

  /** @param {Place|null} place */
  notes(place) {
    const {state, query} = this;
    const notes = [];
    if (state.near.trim() && query.place && place) notes.push({code: "place-ignored", label: `Searching in ${place.label}, which the words name, not in ${state.near}.`});
    else if (state.near.trim() && !place) notes.push({code: "place-unknown", label: `No place called “${state.near}” is known. Try a city with its state, or a ZIP Code.`});
    return notes;
  }

  /** @param {number} count @param {boolean} atLeast */
  countLabel(count, atLeast) {
    if (!count) return this.state.q.trim() || this.state.near.trim() ? "No results" : "";
    const number = `${atLeast ? "At least " : ""}${count.toLocaleString("en-US")} ${count === 1 ? "result" : "results"}`;
    const {place} = this.ask;
    if (!place) return number;
    return `${number} ${place.kind === "state" ? "in" : place.kind === "here" ? "near" : "for"} ${place.label}`;
  }

  /** @param {Verdict} verdict @returns {import("./types.js").Hit} */
  hit({row, section, miles}) {
    const {vocabulary, ask} = this;
    return {
      id: row.id,
      kind: row.kind,
      kindName: vocabulary.label("kind", row.kind),
      name: row.name,
      address: `entries/${row.id}/`,
      place: this.where(row),
      miles: miles === null ? null : Math.round(miles * 10) / 10,
      distance: miles === null || !ask.place ? "" : `${miles < 1 ? "under 1 mi" : `${Math.round(miles).toLocaleString("en-US")} mi`} from ${ask.place.short}`,
      section,
      sectionLabel: this.sectionLabel(section),
      next: nextDate(row.meetings, this.now),
      meets: row.note,
      cost: row.cost ? vocabulary.label("cost", row.cost) : "",
      format: row.format ? vocabulary.label("format", row.format) : "",
      unconfirmed: row.unconfirmed,
      status: row.verified ? "Confirmed" : row.year ? `Not confirmed since ${row.year}` : "Not yet confirmed",
      summary: row.summary ? cut(row.summary, SUMMARY) : "",
    };
  }

  /** Where it is, or whom it serves. @param {import("./types.js").Row} row */
  where(row) {
    const labels = [...new Set(row.spots.map(spot => spot.label))];
    if (labels.length) return labels.length > 1 ? `${labels[0]} and ${labels.length - 1} more` : labels[0];
    if (row.serves.includes("us")) return row.format === "online" ? "Online, nationwide" : "Nationwide";
    const states = row.serves.filter(key => key.length === 2).map(key => this.vocabulary.states.get(key)?.name ?? key);
    if (states.length) return states.slice(0, 2).join(", ") + (states.length > 2 ? " and more" : "");
    const [first = ""] = row.serves;
    const [state, name = ""] = first.split("/");
    return name ? `${name.split("-").map(word => word[0].toUpperCase() + word.slice(1)).join(" ")}, ${state.toUpperCase()}` : "";
  }

  /** @param {Section} section */
  sectionLabel(section) {
    const {place, miles} = this.ask;
    if (!place) return "";
    const state = this.vocabulary.states.get(place.state.toLowerCase())?.name ?? "the state";
    const county = place.counties[0] ? place.counties[0].split("-").map(word => word[0].toUpperCase() + word.slice(1)).join(" ") : "the county";
    return {
      here: `In ${place.label}`,
      near: this.ask.wholeState ? `In ${state}` : `Within ${miles} miles of ${place.kind === "zip" ? place.short : place.label}`,
      area: `Serving ${county}`,
      state: `Across ${state}`,
      nowhere: `In ${state}, without an exact place`,
      nation: "Nationwide and online",
      any: "",
    }[section];
  }

  /** The place with the address of its page: a city has one when an entry is in it or serves it. @param {Place} place @param {Verdict[]} verdicts @returns {Place} */
  withPage(place, verdicts) {
    if (place.address || place.kind === "county" || place.kind === "here" || !place.slug) return place;
    const key = `${place.state.toLowerCase()}/${place.slug}`;
    const isKnown = verdicts.some(({row}) => row.serves.includes(key) || row.spots.some(spot => spot.state === place.state && spot.slugs.includes(place.slug)));
    return isKnown ? {...place, address: `cities/${key}/`} : place;
  }

  /** @param {Place|null} place @param {Verdict[]} verdicts @returns {PageHit[]} */
  places(place, verdicts) {
    if (!place) return [];
    const whole = this.withPage(place, verdicts);
    const pages = whole.address ? [{label: place.kind === "zip" ? `${place.name}, ${place.state}` : place.label, detail: place.kind === "state" ? "State" : "City", address: whole.address}] : [];
    const state = place.kind === "state" ? undefined : this.vocabulary.states.get(place.state.toLowerCase());
    return state?.address ? [...pages, {label: state.name, detail: "State", address: state.address}] : pages;
  }

  /** The pages of the industries that were meant. @returns {PageHit[]} */
  industries() {
    const values = this.ask.wishes.filter(wish => wish.field === "industry").flatMap(wish => wish.values.slice(0, 2));
    return [...new Set(values)].slice(0, 4).map(value => this.industry(value));
  }

  /** @param {string} value @returns {PageHit} */
  industry(value) {
    const count = this.tables.manifest.industries[this.vocabulary.lists.industry.values.indexOf(value)] ?? 0;
    return {label: this.vocabulary.label("industry", value), detail: `Industry, ${count} ${count === 1 ? "entry" : "entries"}`, address: `industries/${value}/`};
  }

  /** Guide pages whose title, description and headings hold what was asked. @returns {PageHit[]} */
  guide() {
    const asked = this.query.words.map(word => word.stem);
    const spokenWhole = ` ${asked.join(" ")} `;
    const words = [...new Set(asked.filter(word => !SMALL_WORDS.has(word) && word.length > 2))];
    const telling = words.some(word => !this.vocabulary.isFiller(word)) ? words.filter(word => !this.vocabulary.isFiller(word)) : words;
    if (!telling.length) return [];
    return /** @type {[string, string, string, string[]][]} */ (this.vocabulary.raw.guide)
      .map(([title, description, address, headings]) => {
        const inTitle = new Set(stems(title));
        const inHeads = new Set(stems(headings.join(" ")));
        const inWords = new Set(stems(description));
        const names = stems(title).join(" ");
        let score = spokenWhole.includes(` ${names} `) || ` ${names} `.includes(spokenWhole) ? 6 : 0;
        for (const word of telling) score += inTitle.has(word) || isKin(inTitle, word) ? 3 : inHeads.has(word) ? 1.5 : inWords.has(word) ? 1 : 0;
        return {label: title, detail: description, address, score};
      })
      .filter(page => page.score >= Math.max(3, 1.4 * telling.length))
      .sort((a, b) => b.score - a.score || (a.address < b.address ? -1 : 1))
      .slice(0, MOST_GUIDE)
      .map(({label, detail, address}) => ({label, detail, address}));
  }

  /** Ways on where nothing was found. @returns {import("./types.js").Ways} */
  ways() {
    const {vocabulary, state} = this;
    const {counts} = {counts: this.tables.manifest.industries};
    const top = vocabulary.lists.industry.values
      .map((value, number) => ({value, count: counts[number]}))
      .sort((a, b) => b.count - a.count)
      .slice(0, 6);
    const clean = {...state, q: "", text: [], page: 1, ...Object.fromEntries(CHOICES.map(field => [field, []])), volunteer: false, confirmed: false};
    const near = this.ask.place;
    return {
      kinds: vocabulary.raw.kinds.map((/** @type {string[]} */ [value, , , plural]) => ({label: plural, state: {...clean, kind: [value]}})),
      industries: top.map(({value}) => this.industry(value)),
      places: [...this.places(near, []), {label: "All cities and states", detail: "", address: "cities/"}],
    };
  }

  /** @param {Ask} before @param {number} miles */
  widenedTo(before, miles) {
    return `Nothing within ${before.miles} miles of ${before.place?.label}. Showing the nearest, up to ${miles} miles away.`;
  }

  /** @param {Ask} before */
  anywhere(before) {
    return `Nothing near ${before.place?.label} has that name. Showing it elsewhere.`;
  }

  /** @param {Ask} ask @param {string} step */
  dropped(ask, step) {
    if (step === "text") return `Nothing here holds “${ask.terms.map(term => term.word).join(" ")}”. Showing results without it.`;
    if (step === "confirmed") return "Nothing that is confirmed fits. Showing what is not confirmed, too.";
    if (step === "volunteer") return "Nothing that asks for volunteers fits. Showing others, too.";
    const values = ask.wishes.filter(wish => wish.field === step).map(wish => this.wishLabel(wish));
    return `Nothing fits “${values.join("” and “")}” as well. Showing results without it.`;
  }

  /** @param {import("./judge.js").Wish} wish */
  wishLabel(wish) {
    const reading = this.query.readings.find(({meaning}) => wish.spoken && meaning?.field === wish.field && meaning.values === wish.values);
    return reading?.meaning?.label ?? wish.values.map(value => this.vocabulary.label(wish.field, value)).join(" or ");
  }
}

/** @param {string} text @param {number} longest */
function cut(text, longest) {
  if (text.length <= longest) return text;
  const short = text.slice(0, longest - 1);
  return `${short.slice(0, short.lastIndexOf(" ")).replace(/[ ,;:.–-]+$/, "")}…`;
}
