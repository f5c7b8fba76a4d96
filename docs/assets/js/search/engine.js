// A search from its state to its results: understand, fetch, judge, widen where there is nothing, put into words.
// Runs in a worker, in a page or in Node: it fetches through the function it is given, and knows no DOM.

import {RADII} from "./facets.js";
import {Basket, Gatherer} from "./gather.js";
import {Gazetteer} from "./gazetteer.js";
import {judge, order} from "./judge.js";
import {understand} from "./parse.js";
import {Presenter} from "./present.js";
import {nameWordsOf, Reader} from "./rows.js";
import {CHOICES} from "./state.js";
import {GoneError, SearchError, Store} from "./store.js";
import {suggest} from "./suggest.js";
import {SMALL_WORDS, stems} from "./text.js";
import {Vocabulary} from "./vocabulary.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Results} Results */
/** @typedef {import("./types.js").Query} Query */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Hit} Hit */
/** @typedef {import("./types.js").Note} Note */
/** @typedef {import("./judge.js").Ask} Ask */
/** @typedef {import("./judge.js").Wish} Wish */
/** @typedef {import("./judge.js").Verdict} Verdict */
/** @typedef {{store: Store, manifest: import("./store.js").Manifest, vocabulary: Vocabulary, gazetteer: Gazetteer, gatherer: Gatherer}} Tables */

const MILES = 25;
const MILES_IN_A_CROWD = 10;
/** From so many entries in the leaves around a place on, near is nearer. */
const CROWD = 4000;
const ENOUGH = 5;
const MOST_SUMMARIES = 4;
const MOST_TOPICS = 2;

/**
 * @param {{base: string, fetchJson: import("./types.js").FetchJson, now?: () => Date}} options
 * @returns {import("./types.js").Engine}
 */
export function createEngine({base, fetchJson, now = () => new Date()}) {
  const store = new Store(base, fetchJson);
  /** @type {Promise<Tables>|null} */ let loaded = null;
  /** @type {Map<string, string>} */ const parts = new Map();

  /** @returns {Promise<Tables>} */
  function tables() {
    loaded ??= load(store);
    loaded.catch(() => (loaded = null));
    return loaded;
  }

  /** Answer; where the site was deployed anew meanwhile, read the new manifest and answer once more. @template T @param {(tables: Tables) => Promise<T>} answer @returns {Promise<T>} */
  async function answered(answer) {
    try {
      return await answer(await tables());
    } catch (error) {
      if (!(error instanceof GoneError)) throw error;
      store.forget();
      loaded = null;
    }
    try {
      return await answer(await tables());
    } catch (error) {
      throw error instanceof GoneError ? new SearchError("network", "The search could not load. Try again in a moment.") : error;
    }
  }

  return {
    ready: () => answered(async ({vocabulary, manifest}) => choicesOf(vocabulary, manifest)),
    search: (state, {onFirst} = {}) => answered(async found => {
      const search = new Search(state, found, now());
      const results = await search.run(onFirst);
      for (const [id, part] of search.partOf) parts.set(id, part);
      return results;
    }),
    suggest: (text, {field = "what", near = ""} = {}) => answered(found => suggest(text, field, near, found)),
    summaries: hits => answered(({gatherer}) => summariesOf(hits, parts, gatherer)),
  };
}

/** @param {Store} store @returns {Promise<Tables>} */
async function load(store) {
  const manifest = await store.manifest();
  const vocabulary = new Vocabulary(await store.part(manifest.vocabulary), manifest);
  const gazetteer = new Gazetteer(store, manifest, vocabulary);
  return {store, manifest, vocabulary, gazetteer, gatherer: new Gatherer(store, manifest, new Reader(vocabulary), gazetteer)};
}

/** What the controls offer. @param {Vocabulary} vocabulary @param {import("./store.js").Manifest} manifest @returns {import("./types.js").Choices} */
function choicesOf(vocabulary, manifest) {
  const of = (/** @type {string} */ field) => vocabulary.lists[field].values.map(value => ({value, label: vocabulary.label(field, value)}));
  const states = vocabulary.raw.states
    .filter((/** @type {string[]} */ [code]) => manifest.states.includes(code))
    .map((/** @type {string[]} */ [code, name]) => ({code, name, address: `cities/${code.toLowerCase()}/`}));
  return {
    kinds: of("kind"), industries: of("industry"), audiences: of("audience"), agencies: of("agency"), runs: of("run"), faiths: of("faith"),
    costs: of("cost"), formats: of("format"), languages: of("language"), days: of("day"), times: of("time"), states,
  };
}

/** The first sentences of hits that were shown before. @param {Hit[]} hits @param {Map<string, string>} parts @param {Gatherer} gatherer */
async function summariesOf(hits, parts, gatherer) {
  /** @type {Record<string, string>} */ const texts = {};
  const names = new Set(hits.map(hit => parts.get(hit.id)).filter(name => name !== undefined));
  for (const name of [...names].slice(0, MOST_SUMMARIES)) {
    const [part, key, count] = name.split("|");
    const [rows, more] = await Promise.all([gatherer.store.part(part), gatherer.store.part(`${part}-more`)]);
    const list = gatherer.reader.rows(key ? rows[key] : rows);
    if (list.length !== Number(count)) continue;
    for (const [number, row] of list.entries()) texts[row.id] = (key ? more[key] : more)[number];
  }
  return Object.fromEntries(hits.filter(hit => texts[hit.id]).map(hit => [hit.id, texts[hit.id]]));
}

class Search {
  /** @param {State} state @param {Tables} tables @param {Date} now */
  constructor(state, tables, now) {
    this.state = state;
    this.tables = tables;
    this.now = now;
    this.basket = new Basket();
    /** @type {Note[]} */ this.widened = [];
    /** @type {Map<string, string>} */ this.partOf = new Map();
  }

  /** @param {((results: Results) => void)|undefined} onFirst @returns {Promise<Results>} */
  async run(onFirst) {
    const {vocabulary, gazetteer} = this.tables;
    const near = this.state.near.trim() ? await gazetteer.resolve(this.state.near) : null;
    const query = await this.surer(await understand(this.state, vocabulary, gazetteer, near));
    const place = query.place?.places[0] ?? near;
    const ask = this.ask(query, place);
    const presenter = new Presenter(this.tables, this.state, query, ask, this.now);
    if (isNothing(ask)) return presenter.results([], this.basket, [], true);
    let told = false;
    const first = () => {
      if (told || !onFirst) return;
      told = true;
      const verdicts = this.judged(ask);
      if (verdicts.some(verdict => !verdict.failed)) onFirst(presenter.results(verdicts, this.basket, [], false));
    };
    await this.gather(ask, query, first);
    let verdicts = this.judged(ask);
    if (this.needsSummaries(ask, verdicts)) {
      await this.tables.gatherer.summaries(this.basket, MOST_SUMMARIES);
      verdicts = this.judged(ask);
    }
    let asked = ask;
    const passing = verdicts.filter(verdict => !verdict.failed);
    if (!passing.length) [asked, verdicts] = await this.widen(ask, query, presenter);
    else if (isFar(ask, passing)) [asked, verdicts] = await this.nearest(ask, query, presenter, verdicts);
    for (const [name, {rows, key}] of this.basket.parts) {
      for (const row of rows) if (!this.partOf.has(row.id)) this.partOf.set(row.id, `${key ? name.slice(0, -key.length) : name}|${key}|${rows.length}`);
    }
    return presenter.of(asked).results(verdicts, this.basket, this.widened, true);
  }

  /** A small place may be a word of a name: "crossroads career" is no town in New Mexico. @param {Query} query */
  async surer(query) {
    const {place, otherwise} = query;
    if (!place || !otherwise) return query;
    const {vocabulary, gatherer} = this.tables;
    const words = query.words.filter(({word}) => !SMALL_WORDS.has(word) && !vocabulary.isFiller(word));
    const telling = words.length > place.end - place.start ? words : query.words.filter(({word}) => !SMALL_WORDS.has(word));
    if (telling.length <= place.end - place.start) return query;
    const basket = new Basket();
    await gatherer.named(basket, telling.map(({stem, word}) => ({stem, word, prefix: false, mended: ""})), true);
    const [town] = place.places;
    const isElsewhere = [...basket.rows.values()].some(row => {
      const held = telling.every(({stem}) => nameWordsOf(row).has(stem));
      return held && !row.spots.some(spot => spot.state === town.state) && !row.serves.some(key => key.startsWith(town.state.toLowerCase()));
    });
    return isElsewhere ? otherwise : query;
  }

  /** @param {Query} query @param {Place|null} place @returns {Ask} */
  ask(query, place) {
    const {vocabulary} = this.tables;
    /** @type {Wish[]} */ const wishes = [];
    for (const reading of query.readings) {
      if (!reading.meaning) continue;
      const spoken = query.words.slice(reading.start, reading.end);
      const phrase = spoken.map(word => word.stem).join(" ");
      wishes.push({
        field: reading.meaning.field,
        values: reading.meaning.values,
        spoken: true,
        soft: vocabulary.preferences.has(phrase) || reading.meaning.field === "language",
        stems: stems(reading.shown || spoken.map(word => word.word).join(" ")).filter(word => !SMALL_WORDS.has(word)),
      });
    }
    for (const field of CHOICES) if (this.state[field].length) wishes.push({field, values: this.state[field], spoken: false, soft: false, stems: []});
    const telling = query.words.filter(word => !SMALL_WORDS.has(word.word) && !/^\d{5}$/.test(word.word));
    const named = telling.filter(word => !vocabulary.isFiller(word.word));
    const placed = query.place ? query.words.slice(query.place.start, query.place.end) : [];
    const {within} = this.state;
    return {
      place,
      miles: place ? this.miles(place, within) : Infinity,
      wholeState: within === "state",
      nation: hasTopic({wishes, terms: query.terms}),
      wishes,
      terms: query.terms,
      volunteer: this.state.volunteer,
      confirmed: this.state.confirmed,
      stems: named.map(word => word.stem),
      named: named.some(word => !placed.includes(word)) && (!place || (query.place !== null && place.kind !== "zip")),
      whole: stems(this.state.q).filter(word => !SMALL_WORDS.has(word)).join(" "),
    };
  }

  /** How far near is. @param {Place} place @param {string} within */
  miles(place, within) {
    if (place.kind === "state") return Infinity;
    if (Number(within)) return Number(within);
    if (place.reach) return Math.max(place.reach, MILES_IN_A_CROWD);
    return this.tables.gatherer.crowd(place, MILES) > CROWD ? MILES_IN_A_CROWD : MILES;
  }

  /** Fetch what a question needs. @param {Ask} ask @param {Query} query @param {() => void} [first] */
  async gather(ask, query, first) {
    const {gatherer} = this.tables;
    const {place} = ask;
    const topics = topicsOf(ask);
    const everywhere = () => (topics.length ? topics : ["us"]).map(key => gatherer.area(this.basket, key));
    if (!place) return this.gatherAnywhere(ask, query, everywhere, first);
    const others = () => [...this.areas(place, ask.wholeState || place.kind === "state", topics), ...(ask.nation ? everywhere() : [])];
    if (place.kind === "state") {
      await Promise.all(others());
    } else {
      await gatherer.around(this.basket, place, ask.miles, () => {
        first?.();
        return others();
      });
    }
    if (place.kind === "here") await Promise.all(this.areas(this.stateOf(place), false, topics));
  }

  /**
   * Without a place: by topic and then by name, or by name and then, where that is little, all that is nationwide.
   * @param {Ask} ask @param {Query} query @param {() => Promise<void>[]} everywhere @param {() => void} [first]
   */
  async gatherAnywhere(ask, query, everywhere, first) {
    const {gatherer} = this.tables;
    const byName = () => gatherer.named(this.basket, namedTerms(query, ask), ask.terms.length > 0);
    if (!ask.terms.length) {
      await Promise.all([...everywhere(), ...daysOf(ask).map(day => gatherer.area(this.basket, `meets ${day}`))]);
      first?.();
      return byName();
    }
    await byName();
    first?.();
    if (this.judged(ask).filter(verdict => !verdict.failed).length < ENOUGH) await Promise.all(everywhere());
  }

  /** @param {Place} place @param {boolean} all whether all of the state is asked for @param {string[]} topics */
  areas(place, all, topics) {
    const {gatherer} = this.tables;
    const state = place.state.toLowerCase();
    if (!state) return [];
    const keys = [state, ...place.counties.map(county => `${state}/${county}`)];
    return [...keys.map(key => gatherer.area(this.basket, key, topics)), ...(all ? [gatherer.inside(this.basket, state, topics)] : [])];
  }

  /** A bare point lies in the state of the entry nearest to it. @param {Place} place */
  stateOf(place) {
    let best = Infinity;
    for (const {spots} of this.basket.rows.values()) {
      for (const {latitude, longitude, state} of spots) {
        if (latitude === null || longitude === null) continue;
        const away = (latitude - place.latitude) ** 2 + (longitude - place.longitude) ** 2;
        if (away < best) [best, place.state] = [away, state];
      }
    }
    return place;
  }

  /** @param {Ask} ask */
  judged(ask) {
    return [...this.basket.rows.values()].map(row => judge(row, ask)).sort((a, b) => order(a, b, ask));
  }

  /** Summaries are read only where names and fields say too little. @param {Ask} ask @param {Verdict[]} verdicts */
  needsSummaries(ask, verdicts) {
    const passing = verdicts.filter(verdict => !verdict.failed).length;
    if (ask.terms.length) return passing < ENOUGH;
    return !passing && ask.wishes.some(wish => wish.spoken && !wish.soft && wish.stems.length);
  }

  /**
   * Nothing was found: try further away, then without the text, then without one choice after the other.
   * @param {Ask} ask @param {Query} query @param {Presenter} presenter
   * @returns {Promise<[Ask, Verdict[]]>}
   */
  async widen(ask, query, presenter) {
    let asked = ask;
    /** @type {Note[]} */ const given = [];
    for (const step of stepsOf(ask)) {
      const drop = step === "distance" ? null : withoutStep(asked, step);
      if (step !== "distance" && !drop) continue;
      if (drop) {
        asked = drop;
        given.push({code: step === "text" ? "text" : step === "kind" ? "kind" : "filter", label: presenter.dropped(ask, step)});
      }
      const found = await this.further(asked, query, presenter, step === "distance");
      if (found) {
        this.widened = [...given, ...found.notes];
        return [found.ask, found.verdicts];
      }
    }
    return [ask, this.judged(ask)];
  }

  /** Only what serves the state or the whole country was found: add the nearest of the others. @param {Ask} ask @param {Query} query @param {Presenter} presenter @param {Verdict[]} verdicts @returns {Promise<[Ask, Verdict[]]>} */
  async nearest(ask, query, presenter, verdicts) {
    for (const miles of RADII.filter(radius => radius > Math.max(ask.miles, MILES))) {
      const wider = {...ask, miles};
      await this.gather(wider, query);
      const found = this.judged(wider);
      if (isFar(wider, found.filter(verdict => !verdict.failed))) continue;
      this.widened = [{code: "distance", label: presenter.widenedTo(ask, miles)}];
      return [wider, found];
    }
    return [ask, verdicts];
  }

  /** The question as it is, then at greater distances, then anywhere. @param {Ask} ask @param {Query} query @param {Presenter} presenter @param {boolean} anywhere */
  async further(ask, query, presenter, anywhere) {
    const radii = ask.place && ask.place.kind !== "state" ? [ask.miles, ...RADII.filter(miles => miles > Math.max(ask.miles, 25))] : [ask.miles];
    for (const miles of radii) {
      const wider = {...ask, miles};
      await this.gather(wider, query);
      const verdicts = this.judged(wider);
      if (verdicts.some(verdict => !verdict.failed)) {
        return {ask: wider, verdicts, notes: miles === ask.miles ? [] : [{code: "distance", label: presenter.widenedTo(ask, miles)}]};
      }
    }
    const isTopical = ask.wishes.some(wish => !wish.soft && wish.field !== "kind");
    if (!anywhere || !ask.place || !ask.terms.length || isTopical) return null;
    const all = {...ask, place: null, miles: Infinity, nation: true};
    await this.tables.gatherer.named(this.basket, ask.terms, true);
    const verdicts = this.judged(all);
    if (!verdicts.some(verdict => !verdict.failed)) return null;
    return {ask: all, verdicts, notes: [{code: "distance", label: presenter.anywhere(ask)}]};
  }
}

/** Whether more is asked for than a place. @param {Pick<Ask, "wishes"|"terms">} ask */
function hasTopic({wishes, terms}) {
  return wishes.some(wish => !wish.soft) || terms.length > 0;
}

/** The topics under which entries are laid out whatever their place, the narrowest first. @param {Ask} ask */
function topicsOf({wishes}) {
  const found = new Set();
  for (const [field, letter] of [["agency", "g"], ["audience", "a"], ["industry", "i"], ["kind", "k"]]) {
    for (const wish of wishes) if (wish.field === field && !wish.soft) for (const value of wish.values.slice(0, 2)) found.add(`${letter}:${value}`);
  }
  return [...found].slice(0, MOST_TOPICS);
}

/** The days that were named, where no place was. @param {Ask} ask */
function daysOf({wishes}) {
  const days = wishes.filter(wish => wish.field === "day").flatMap(wish => wish.values);
  const isTimed = wishes.some(wish => wish.field === "time");
  return days.length || !isTimed ? days : ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
}

/** The words that entries are looked up by without a place: what is left as text, else all that was said. @param {Query} query @param {Ask} ask @returns {import("./types.js").Term[]} */
function namedTerms(query, ask) {
  if (ask.terms.length) return ask.terms;
  return ask.stems.map(stem => ({stem, word: stem, prefix: false, mended: ""}));
}

/** Whether all that was found around a place serves its state or the country, but for agencies, which do just that. @param {Ask} ask @param {Verdict[]} passing */
function isFar({place, wishes}, passing) {
  const beyond = wishes.some(wish => wish.field === "agency") ? ["nation"] : ["nation", "state"];
  return place !== null && place.kind !== "state" && passing.every(verdict => beyond.includes(verdict.section) && verdict.name === 2);
}

/** @param {Ask} ask */
function isNothing(ask) {
  return !ask.place && !ask.wishes.length && !ask.terms.length;
}

/** What is given up, one after the other. @param {Ask} ask */
function stepsOf(ask) {
  return ["distance", ...(ask.terms.length ? ["text"] : []), "time", "day", "language", "cost", "format", "confirmed", "volunteer", "kind", "agency", "run", "faith", "audience", "industry"];
}

/** The question without one of its parts; null where it has no such part, or nothing would be left of it. @param {Ask} ask @param {string} step @returns {Ask|null} */
function withoutStep(ask, step) {
  const left = {...ask};
  if (step === "text") {
    left.terms = [];
  } else if (step === "confirmed" || step === "volunteer") {
    if (!ask[step]) return null;
    left[step] = false;
  } else {
    left.wishes = ask.wishes.filter(wish => wish.field !== step);
    if (left.wishes.length === ask.wishes.length) return null;
  }
  left.nation = hasTopic(left);
  return left.place || left.nation ? left : null;
}
