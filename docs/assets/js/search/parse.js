// What the words of a query mean: each span of words is read in every way it can be, and the best cover is kept.
// `docs/about/search.md` is the specification. No DOM, no clock; shelves are fetched through the gazetteer.

import {byNearness, bySize} from "./gazetteer.js";
import {miles} from "./geo.js";
import {allowance, fold, letters, lettersApart, placeKey, SMALL_WORDS, stem, wrongLetters} from "./text.js";

/** @typedef {import("./types.js").Word} Word */
/** @typedef {import("./types.js").Reading} Reading */
/** @typedef {import("./types.js").Query} Query */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./gazetteer.js").Shelf} Shelf */
/** @typedef {{shelves: Map<number, Shelf>, near: Place|null}} Known what was fetched for the words, by their number */

const MOST_WORDS = 24;
const MOST_SHELVES = 3;
const LONGEST_PLACE = 4;
/** Codes of states that are English words: read as states only beside a city, in capitals or after a comma. */
const ENGLISH_CODES = new Set("as hi id in me ok or pr".split(" "));
const BEFORE_IT = new Set("about do does find for get if is like make of on that with".split(" "));
const COUNTY_WORDS = new Set(["borough", "county", "municipio", "parish"]);
const OPENERS = new Set(["good", "la", "new", "our", "the"]);

/** From so many ZIPs on a city is meant rather than the state of its name: New York, not Washington. */
const METROPOLIS = 50;

/** A small name that so many places bear names none of them: "union". */
const SAME_NAME = 4;
const CLOSE = 60;

const SCORE = {
  word: 10, longer: 3, preference: 6, begun: -3, mended: -4, state: 8, after: 4, from: -9, wellKnown: 2, small: -5, furtherName: -2,
  later: 0.05, zip: 16, me: 20, filler: 0.5, text: -2,
};

/**
 * The query's words, as typed and folded.
 * @param {string} q @param {string[]} text phrases that are to be read as text
 * @returns {Word[]}
 */
export function wordsOf(q, text) {
  const shouted = q === q.toUpperCase();
  /** @type {Word[]} */ const words = [];
  for (const [group, raw] of q.split(/\s+/).entries()) {
    const parts = fold(raw).split(" ").filter(Boolean);
    for (const [number, word] of parts.entries()) {
      const upper = !shouted && /^[A-Z]{2,}\W*$/.test(raw);
      words.push({raw, word, stem: stem(word), upper, comma: number === parts.length - 1 && /[,;]$/.test(raw), text: false, group});
    }
  }
  words.length = Math.min(words.length, MOST_WORDS);
  for (const phrase of text) markText(words, fold(phrase).split(" ").filter(Boolean));
  return words;
}

/** @param {Word[]} words @param {string[]} phrase */
function markText(words, phrase) {
  for (let at = 0; phrase.length && at + phrase.length <= words.length; at++) {
    if (phrase.every((word, i) => words[at + i].word === word)) {
      for (let i = 0; i < phrase.length; i++) words[at + i].text = true;
      return;
    }
  }
}

/**
 * What the query means.
 * @param {import("./types.js").State} state
 * @param {import("./vocabulary.js").Vocabulary} vocabulary
 * @param {import("./gazetteer.js").Gazetteer} gazetteer
 * @param {Place|null} near the place of the "where" box
 * @returns {Promise<Query>}
 */
export async function understand(state, vocabulary, gazetteer, near) {
  const words = wordsOf(state.q, state.text);
  const typing = !/\s$/.test(state.q);
  const parser = new Parser(words, vocabulary, near);
  parser.readVocabulary();
  parser.readKnownPlaces();
  await parser.readZips(gazetteer);
  await parser.readShelves(gazetteer);
  if (typing) parser.readBeginning();
  parser.mend();
  const query = parser.query(true);
  if (query.place && !query.place.sure) query.otherwise = parser.query(false);
  return query;
}

class Parser {
  /** @param {Word[]} words @param {import("./vocabulary.js").Vocabulary} vocabulary @param {Place|null} near */
  constructor(words, vocabulary, near) {
    this.words = words;
    this.vocabulary = vocabulary;
    this.near = near;
    /** @type {Reading[]} */ this.readings = [];
    /** @type {Map<number, Shelf>} */ this.shelves = new Map();
    /** @type {Map<number, string>} names' words that are meant instead of mistyped ones */ this.mended = new Map();
    this.begun = -1;
  }

  /** @param {number} start @param {number} end */
  isText(start, end) {
    return this.words.slice(start, end).some(word => word.text);
  }

  /** @param {number} start @param {number} end */
  phrase(start, end) {
    return this.words.slice(start, end).map(word => word.stem).join(" ");
  }

  /** @param {number} start @param {number} end */
  key(start, end) {
    return placeKey(this.words.slice(start, end).map(word => word.word));
  }

  /** @param {Partial<Reading> & {start: number, end: number, score: number}} reading */
  add(reading) {
    if (this.isText(reading.start, reading.end)) return null;
    const whole = {meaning: null, places: [], special: /** @type {"me"|""} */ (""), wrong: 0, shown: "", sure: true, ...reading};
    this.readings.push(whole);
    return whole;
  }

  /** Every span that is a phrase of the vocabulary, or means "near me". */
  readVocabulary() {
    const {phrases, joined, longest, nearMe, preferences} = this.vocabulary;
    for (let start = 0; start < this.words.length; start++) {
      for (let end = start + 1; end <= Math.min(this.words.length, start + Math.max(longest, 4)); end++) {
        const count = end - start;
        const spoken = this.words.slice(start, end).map(word => word.word).join(" ");
        if (nearMe.has(spoken)) this.add({start, end, special: "me", score: SCORE.me + count});
        const phrase = this.phrase(start, end);
        const one = phrase.replace(/ /g, "");
        const meaning = phrases.get(phrase) ?? (count === 1 ? joined.get(phrase) : count === 2 ? phrases.get(one) : undefined);
        if (!meaning || (phrase === "it" && !this.isTrade(start))) continue;
        const each = preferences.has(phrase) ? SCORE.preference : SCORE.word;
        this.add({start, end, meaning, score: each * count + SCORE.longer * (count - 1)});
      }
    }
  }

  /** Whether "it" is information technology, not a pronoun. @param {number} at */
  isTrade(at) {
    return this.words[at].upper || (!BEFORE_IT.has(this.words[at - 1]?.word) && this.words[at + 1]?.word !== "is");
  }

  /** States, and the cities and regions that stand in the vocabulary. */
  readKnownPlaces() {
    this.readStates();
    this.readPlaces((/** @type {string} */ key) => this.vocabulary.places.get(key) ?? [], () => true);
  }

  readStates() {
    for (let start = 0; start < this.words.length; start++) {
      for (let end = start + 1; end <= Math.min(this.words.length, start + LONGEST_PLACE); end++) {
        const key = this.key(start, end);
        const state = this.vocabulary.states.get(key);
        if (!state) continue;
        const isCode = end === start + 1 && key.length === 2;
        if (isCode && !this.isCode(start)) continue;
        const followed = this.words[end]?.word === "state" && !isCode ? 1 : 0;
        const preceded = this.words[start - 1]?.word === "of" && this.words[start - 2]?.word === "state" ? 2 : 0;
        const count = end - start;
        const score = (isCode ? SCORE.word + 1 : SCORE.word * count) + SCORE.longer * (count - 1) + this.before(start - preceded);
        const cities = isCode ? [] : this.vocabulary.places.get(key) ?? [];
        const places = cities[0]?.size > METROPOLIS ? [...cities, state] : [state, ...cities];
        this.add({start: start - preceded, end, places: preceded ? [state] : places, score: score + 1 + preceded * 3});
        if (followed) this.add({start, end: end + 1, places: [state], score: score + 5});
      }
    }
  }

  /** Whether two letters without a city before them are a state's code. @param {number} at */
  isCode(at) {
    const {word, upper} = this.words[at];
    if (upper && word !== "pr") return true;
    if (ENGLISH_CODES.has(word)) return false;
    return at === this.words.length - 1 || this.before(at) > 0;
  }

  /** What the word before says about a place. @param {number} start */
  before(start) {
    const word = this.words[start - 1]?.word;
    if (!word) return 0;
    return word === "from" ? SCORE.from : this.vocabulary.placeWords.has(word) ? SCORE.after : 0;
  }

  /**
   * Spans that are the names of places, with the state where one follows.
   * @param {(key: string, start: number) => Place[]} named @param {(start: number) => boolean} from
   */
  readPlaces(named, from) {
    for (let start = 0; start < this.words.length; start++) {
      if (!from(start)) continue;
      for (let end = start + 1; end <= Math.min(this.words.length, start + LONGEST_PLACE); end++) {
        const places = named(this.key(start, end), start);
        if (places.length) this.addPlaces(start, end, places, 0);
      }
    }
  }

  /** @param {number} start @param {number} end @param {Place[]} places @param {number} wrong letters mended */
  addPlaces(start, end, places, wrong) {
    const count = end - start;
    const score = SCORE.word * count + SCORE.longer * (count - 1) + wrong * SCORE.mended + this.before(start) + start * SCORE.later;
    for (const [state, after] of this.stateAfter(end)) {
      const inIt = places.filter(place => place.state === state);
      if (inIt.length) return this.add({start, end: after, places: bySize(inIt), score: score + SCORE.state + SCORE.word * (after - end), wrong});
    }
    if (this.words[end - 1].comma && end < this.words.length && !wrong && this.stateAfter(end).length) return null;
    const ordered = this.near ? this.byWhere(places, this.near) : bySize(places);
    const [best] = ordered;
    if (!isBig(best) && places.length >= SAME_NAME && !this.before(start) && !this.isClose(best)) return null;
    const size = isBig(best) ? SCORE.wellKnown : best.kind === "county" ? 0 : SCORE.small - this.commonness(start, end) + (isFurther(best) ? SCORE.furtherName : 0);
    return this.add({start, end, places: ordered, score: score + size, wrong, sure: !wrong && (isBig(best) || this.before(start) > 0)});
  }

  /** Close ones, then big ones, each the nearest first, then the others. @param {Place[]} places @param {Place} near */
  byWhere(places, near) {
    const isClose = (/** @type {Place} */ place) => this.isClose(place);
    const others = places.filter(place => !isClose(place));
    return [...byNearness(places.filter(isClose), near), ...byNearness(others.filter(isBig), near), ...bySize(others.filter(place => !isBig(place)))];
  }

  /** Whether a place is close to the one of the "where" box. @param {Place} place */
  isClose(place) {
    return this.near !== null && miles(this.near.latitude, this.near.longitude, place.latitude, place.longitude) < CLOSE;
  }

  /** How much speaks for a name's word and against a small place that is called so. @param {number} start @param {number} end */
  commonness(start, end) {
    if (this.before(start) > 0) return 0;
    let most = 0;
    for (let at = start; at < end; at++) {
      const {word, stem: plain} = this.words[at];
      const count = this.shelves.get(at)?.words.get(plain)?.count ?? 0;
      const common = this.vocabulary.isFiller(word) || SMALL_WORDS.has(word) ? 7 : 2 * Math.log2(1 + count);
      most = Math.max(most, end - start === 1 ? common : common / 4);
    }
    return Math.min(9, most);
  }

  /** The states whose name or code stands at this word: [code, the word after it]. @param {number} at @returns {[string, number][]} */
  stateAfter(at) {
    /** @type {[string, number][]} */ const found = [];
    for (let end = Math.min(this.words.length, at + LONGEST_PLACE); end > at; end--) {
      const state = this.isText(at, end) ? undefined : this.vocabulary.states.get(this.key(at, end));
      if (state) found.push([state.state, end]);
    }
    return found;
  }

  /** @param {import("./gazetteer.js").Gazetteer} gazetteer */
  async readZips(gazetteer) {
    const codes = [...this.words.keys()].filter(at => /^\d{5}$/.test(this.words[at].word));
    const places = await Promise.all(codes.map(at => gazetteer.zip(this.words[at].word)));
    for (const [number, at] of codes.entries()) {
      const place = places[number];
      if (place) this.add({start: at, end: at + 1, places: [place], score: SCORE.zip});
    }
  }

  /** Words that nothing explains so far. */
  unknown() {
    const covered = new Set();
    for (const {start, end} of this.readings) for (let at = start; at < end; at++) covered.add(at);
    return [...this.words.keys()].filter(at => !covered.has(at) && !this.vocabulary.isFiller(this.words[at].word) && !/^\d+$/.test(this.words[at].word));
  }

  /** Fetch the shelves of words that nothing explains, and of those that a state follows, and read places from them. @param {import("./gazetteer.js").Gazetteer} gazetteer */
  async readShelves(gazetteer) {
    const wanted = new Set(this.unknown());
    for (const at of [...wanted]) if (at && OPENERS.has(this.words[at - 1].word)) wanted.add(at - 1);
    for (const [at, {word, upper}] of this.words.entries()) {
      if (COUNTY_WORDS.has(word)) for (let i = Math.max(0, at - 3); i < at; i++) wanted.add(i);
      const isState = at && this.stateAfter(at).length && !this.readings.some(r => r.places.length && r.start < at && r.end > at);
      if (!isState || (ENGLISH_CODES.has(word) && !upper && this.vocabulary.isFiller(this.words[at - 1].word))) continue;
      wanted.add(at - 1);
      if (at > 1 && !this.isMeant(at - 2) && !this.vocabulary.isFiller(this.words[at - 2].word)) wanted.add(at - 2);
    }
    const names = new Set();
    const fetched = [...wanted].sort((a, b) => b - a).filter(at => {
      const name = gazetteer.shelfName(this.key(at, at + 1));
      const plain = gazetteer.shelfName(this.words[at].stem);
      if (names.size >= MOST_SHELVES && !(names.has(name) && names.has(plain))) return false;
      names.add(name).add(plain);
      return true;
    });
    await Promise.all(fetched.map(async at => {
      const [places, words] = await Promise.all([gazetteer.shelf(this.key(at, at + 1)), gazetteer.shelf(this.words[at].stem)]);
      this.shelves.set(at, {...places, words: words.words, wordLetters: words.wordLetters});
    }));
    const known = this.vocabulary.places;
    this.readPlaces((key, start) => {
      const others = this.shelves.get(start)?.places.get(key) ?? [];
      return others.length ? [...(known.get(key) ?? []), ...others] : [];
    }, start => this.shelves.has(start));
  }

  /** Whether a word belongs to a phrase of the vocabulary. @param {number} at */
  isMeant(at) {
    return this.readings.some(({meaning, start, end}) => meaning && at >= start && at < end);
  }

  /** Whether a word stands in some entry's name. @param {number} at */
  isOfNames(at) {
    return this.shelves.get(at)?.words.has(this.words[at].stem) ?? false;
  }

  /** The last word may be the beginning of one. */
  readBeginning() {
    const last = this.words.length - 1;
    if (last < 0 || !this.unknown().includes(last) || this.isOfNames(last)) return;
    for (let start = Math.max(0, last - 2); start <= last; start++) {
      const spoken = this.words.slice(start).map((word, i, all) => (i < all.length - 1 ? word.stem : word.word)).join(" ");
      if (spoken.length < 3) continue;
      const found = this.begins(spoken);
      const count = last + 1 - start;
      if (found) this.add({start, end: last + 1, meaning: found, score: SCORE.word * count + SCORE.longer * (count - 1) + SCORE.begun, sure: false});
      const places = this.placesBegin(this.key(start, last + 1), last);
      if (places.length) this.add({start, end: last + 1, places, score: SCORE.word * count + SCORE.longer * (count - 1) + SCORE.begun, sure: false});
    }
    const held = [...(this.shelves.get(last)?.words ?? [])].some(([word]) => word.startsWith(this.words[last].word));
    if (held) this.begun = last;
  }

  /** The shortest phrase that begins so. @param {string} spoken */
  begins(spoken) {
    let best = "";
    for (const phrase of this.vocabulary.phrases.keys()) {
      if (phrase.startsWith(spoken) && phrase[spoken.length] !== " " && (!best || phrase.length < best.length)) best = phrase;
    }
    return best ? this.vocabulary.phrases.get(best) : undefined;
  }

  /** The big places whose name begins so. @param {string} key @param {number} at */
  placesBegin(key, at) {
    if (key.length < 4) return [];
    const found = [];
    for (const map of [this.vocabulary.places, this.shelves.get(at)?.places ?? new Map()]) {
      for (const [name, places] of map) if (name.startsWith(key)) found.push(...places);
    }
    for (const [name, place] of this.vocabulary.states) if (name.length > 2 && name.startsWith(key)) found.push(place);
    return bySize(found.filter(isBig)).slice(0, 5);
  }

  /** Words that nothing explains and no name holds are taken for mistyped ones. */
  mend() {
    for (const at of this.unknown()) {
      if (this.words[at].text || this.isOfNames(at) || this.begun === at) continue;
      const best = [...this.spellings(at)].sort((a, b) => a.wrong - b.wrong || b.weight - a.weight)[0];
      if (!best) continue;
      const {start, end, wrong} = best;
      if (best.word) {
        this.mended.set(at, best.word);
        continue;
      }
      const count = end - start;
      const reading = best.places
        ? this.addPlaces(start, end, best.places, wrong)
        : this.add({start, end, meaning: best.meaning ?? null, wrong, sure: false, score: SCORE.word * count + SCORE.longer * (count - 1) + wrong * SCORE.mended});
      if (reading) reading.shown = best.shown;
    }
  }

  /**
   * What a word, with its neighbours, may be a misspelling of.
   * @param {number} at
   * @returns {Generator<{start: number, end: number, wrong: number, weight: number, shown: string, meaning?: import("./types.js").Meaning, places?: Place[], word?: string}>}
   */
  *spellings(at) {
    for (let start = Math.max(0, at - 2); start <= at; start++) {
      for (let end = at + 1; end <= Math.min(this.words.length, start + 3); end++) {
        if (this.isText(start, end)) continue;
        const key = this.key(start, end);
        const most = allowance(key.length);
        if (!most) continue;
        if (key.length > 4) yield* this.placesSpelt(start, end, key, most, at);
        const phrase = this.phrase(start, end);
        const bits = letters(phrase);
        for (let length = phrase.length - most; length <= phrase.length + most; length++) {
          for (const known of this.vocabulary.spellings.get(length) ?? []) {
            if (lettersApart(bits, known.letters) > 2 * most || !this.vocabulary.phrases.has(known.phrase)) continue;
            const wrong = misspelt(phrase, known.phrase, most);
            if (wrong) yield {start, end, wrong, weight: 3, shown: known.shown, meaning: known.meaning};
          }
        }
      }
    }
    const {stem: plain} = this.words[at];
    const most = allowance(plain.length);
    const bits = letters(plain);
    for (const [word, theirs, count] of (most && this.shelves.get(at)?.wordLetters) || []) {
      const wrong = lettersApart(bits, theirs) > 2 * most ? 0 : misspelt(plain, word, most);
      if (wrong) yield {start: at, end: at + 1, wrong, weight: count > 4 ? 3.5 : 1, shown: word, word};
    }
    for (const filler of most ? this.vocabulary.fillers : []) {
      if (filler.length > 3 && wrongLetters(this.words[at].word, filler, 1) === 1) yield {start: at, end: at + 1, wrong: 1, weight: 2, shown: filler, word: filler};
    }
  }

  /** @param {number} start @param {number} end @param {string} key @param {number} most @param {number} at */
  *placesSpelt(start, end, key, most, at) {
    const bits = letters(key);
    for (const {key: known, letters: theirs, places} of this.vocabulary.spelt) {
      const wrong = lettersApart(bits, theirs) > 2 * most ? 0 : misspelt(key, known, most);
      if (wrong) yield {start, end, wrong, weight: 4 + places[0].size / 1000, shown: places[0].label, places};
    }
    if (key.length < 6) return;
    const fewer = key.length < 10 ? 1 : 2;
    for (const {key: known, letters: theirs, places} of (this.shelves.get(start) ?? this.shelves.get(at))?.spelt ?? []) {
      const wrong = lettersApart(bits, theirs) > 2 * fewer ? 0 : misspelt(key, known, fewer);
      if (wrong) yield {start, end, wrong, weight: 0.5 + places[0].size / 10, shown: places[0].label, places};
    }
  }

  /** The best cover of the words, with at most one place. @param {boolean} places whether one may be a place @returns {Query} */
  query(places) {
    const placed = !places ? [] : this.readings.filter(reading => reading.places.length && (!this.near || reading.sure || reading.score > 20));
    const meant = this.readings.filter(reading => !reading.places.length);
    let best = this.cover(null, meant);
    for (const place of placed) {
      const cover = this.cover(place, meant);
      if (cover.score > best.score) best = cover;
    }
    const place = best.readings.find(reading => reading.places.length) ?? null;
    const readings = best.readings.filter(reading => !reading.places.length && !reading.special);
    const special = best.readings.some(reading => reading.special === "me");
    return {
      words: this.words,
      readings,
      place,
      terms: this.terms(best.readings, placed),
      askLocation: special && !place,
      corrections: this.corrections(best.readings),
      otherwise: null,
    };
  }

  /** @param {Reading|null} place @param {Reading[]} meant @returns {{score: number, readings: Reading[]}} */
  cover(place, meant) {
    const count = this.words.length;
    /** @type {{score: number, readings: Reading[]}[]} */ const best = Array.from({length: count + 1}, () => ({score: -Infinity, readings: []}));
    best[0] = {score: 0, readings: []};
    const all = place ? [...meant.filter(reading => reading.end <= place.start || reading.start >= place.end), place] : meant;
    for (let at = 0; at < count; at++) {
      const inside = place && at >= place.start && at < place.end;
      if (!inside) keep(at + 1, best[at].score + (this.vocabulary.isFiller(this.words[at].word) ? SCORE.filler : SCORE.text), best[at].readings);
      for (const reading of all) {
        if (reading.start === at) keep(reading.end, best[at].score + reading.score, [...best[at].readings, reading]);
      }
    }
    return best[count];

    /** @param {number} end @param {number} score @param {Reading[]} readings */
    function keep(end, score, readings) {
      if (score > best[end].score) best[end] = {score, readings};
    }
  }

  /** What is left: words to be found in the text of an entry. @param {Reading[]} readings @param {Reading[]} placed */
  terms(readings, placed) {
    const last = this.words.length - 1;
    const covered = new Set();
    for (const {start, end} of readings) for (let at = start; at < end; at++) covered.add(at);
    const hasPlace = readings.some(reading => reading.places.length);
    const placeLike = new Set();
    for (const {start, end, sure} of hasPlace ? placed : []) if (sure) for (let at = start; at < end; at++) placeLike.add(at);
    const left = [...this.words.keys()].filter(at => !covered.has(at) && !placeLike.has(at));
    let telling = left.filter(at => this.words[at].text || (!this.vocabulary.isFiller(this.words[at].word) && !SMALL_WORDS.has(this.words[at].word)));
    if (!telling.length && !readings.length) telling = left;
    if (readings.length && telling.length === 1 && telling[0] === last && this.words[last].word.length < 3 && !this.words[last].text) telling = [];
    return telling.map(at => ({
      stem: this.words[at].stem,
      word: this.words[at].word,
      prefix: at === last,
      mended: this.mended.get(at) ?? "",
    }));
  }

  /** @param {Reading[]} readings */
  corrections(readings) {
    const found = [];
    for (const reading of readings) {
      const {start, end, shown, places} = reading;
      if (shown) found.push({at: start, from: spoken(this.words, start, end), to: places[0]?.label ?? shown});
    }
    for (const [at, to] of this.mended) {
      const word = this.words[at].word;
      if (!readings.some(({start, end}) => at >= start && at < end)) found.push({at, from: word, to});
    }
    return found.sort((a, b) => a.at - b.at).map(({from, to}) => ({from, to}));
  }
}

/** Some of the words as they were typed. @param {Word[]} words @param {number} start @param {number} end */
export function spoken(words, start, end) {
  const seen = new Set();
  return words
    .slice(start, end)
    .filter(({group}) => !seen.has(group) && seen.add(group))
    .map(({raw}) => raw.replace(/[,;]+$/, ""))
    .join(" ");
}

/** How many letters are wrong, 0 where there are none or too many; "interview" is not a misspelt "interviewer", and short words begin right. @param {string} word @param {string} known @param {number} most */
function misspelt(word, known, most) {
  const wrong = wrongLetters(word, known, most);
  if (wrong && word.length < 6 && word[0] !== known[0] && word[0] !== known[1]) return 0;
  return wrong > most || (wrong > 1 && (known.startsWith(word) || word.startsWith(known))) ? 0 : wrong;
}

/** @param {Place} place */
export function isBig(place) {
  return place.size >= 3 && place.kind !== "county";
}

/** A name that only mail is accepted under. @param {Place} place */
function isFurther(place) {
  return place.kind === "city" && place.slug !== place.own;
}
