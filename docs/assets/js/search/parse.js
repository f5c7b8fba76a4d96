// What the words of a query mean: each span of words is read in every way it can be, and the best cover is kept.
// `docs/about/search.md` is the specification. No DOM, no clock; shelves are fetched as words need them.

import {bySize, isBig} from "./vocabulary.js"
import {fold, miles, placeKey, SMALL, stem} from "./words.js"

/** @typedef {import("./types.js").Word} Word */
/** @typedef {import("./types.js").Reading} Reading */
/** @typedef {import("./types.js").Query} Query */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Shelf} Shelf */

const MOST_WORDS = 24
const MOST_SHELVES = 3
const LONGEST = 8
const LONGEST_PLACE = 4
/** Codes of states that are English words, or "public relations": states only beside a city, in capitals, after a comma. */
const WORDLIKE = new Set("as hi id in me ok or pr".split(" "))
const BEFORE_IT = new Set("about do does find for get if is like make of on that with".split(" "))
const COUNTY_WORDS = /^(borough|county|municipio|parish)$/
const OPENERS = /^(el|good|la|las|los|new|our|the)$/
/** From so many ZIPs on a city is meant rather than the state of its name: New York, not Washington. */
const METROPOLIS = 50
/** A small name that so many places bear names none of them, among other words and where no entry is in one: "union". */
const SAME_NAME = 4
const HAS_ENTRY = 0.5
const CLOSE = 60

export const SCORE = {
  word: 10, longer: 3, preference: 6, begun: -3, mended: -4, state: 8, school: -8, loose: -2, after: 4, from: -9, later: 0.05, big: 2, small: -5,
  furtherName: -2, zip: 16, me: 20, filler: 0.5, text: -2,
}

/** The query's words, as typed and folded. @param {string} q @param {string[]} text phrases that are to be read as text @returns {Word[]} */
function split(q, text) {
  const shouted = q === q.toUpperCase()
  const words = q.split(/\s+/).flatMap((raw, group) => fold(raw).split(" ").filter(Boolean).map((word, i, parts) => ({
    raw, group, word, stem: stem(word), upper: !shouted && /^[A-Z]{2,}\W*$/.test(raw), comma: i === parts.length - 1 && /[,;]$/.test(raw), text: false,
  }))).slice(0, MOST_WORDS)
  for (const phrase of text) {
    const parts = fold(phrase).split(" ")
    const at = words.findIndex((_, at) => parts.every((part, i) => words[at + i]?.word === part))
    if (at >= 0) for (const i of parts.keys()) words[at + i].text = true
  }
  return words
}

/**
 * What the query means.
 * @param {import("./types.js").State} state @param {import("./vocabulary.js").Vocabulary} vocabulary
 * @param {import("./shelves.js").Shelves} shelves @param {Place|null} near the place of the "where" box
 * @returns {Promise<Query>}
 */
export async function understand(state, vocabulary, shelves, near) {
  const parser = new Parser(split(state.q, state.text), vocabulary, near)
  parser.readPhrases()
  parser.readPlaces(key => vocabulary.places.get(key), () => true)
  await parser.fetch(shelves)
  if (!/\s$/.test(state.q)) parser.readBeginning()
  if (parser.mistyped().length) (await import("./mend.js")).mend(parser)
  const query = parser.query(near !== null)
  return {...query, otherwise: query.place && !query.place.sure ? parser.query(true) : null}
}

export class Parser {
  /** @type {Reading[]} */ readings = []
  /** @type {Map<number, Shelf>} by the number of a word */ shelves = new Map()
  /** @type {Map<number, string>} names' words that are meant instead of mistyped ones */ mended = new Map()
  begun = -1
  /** @type {Set<number>} words that name a place, but none in the state that follows */ doubted = new Set()

  /** @param {Word[]} words @param {import("./vocabulary.js").Vocabulary} vocabulary @param {Place|null} near */
  constructor(words, vocabulary, near) {
    this.words = words
    this.vocabulary = vocabulary
    this.near = near
    this.last = words.length - 1
  }

  /** Every span of words, shorter than so many. @param {number} longest @returns {[number, number][]} */
  spans(longest) {
    return this.words.flatMap((_, start) => Array.from({length: Math.min(longest, this.words.length - start)}, (_, i) => /** @type {[number, number]} */ ([start, start + i + 1])))
  }

  /** @param {number} start @param {number} end */
  stems = (start, end) => this.words.slice(start, end).map(word => word.stem).join(" ");

  /** @param {number} start @param {number} end */
  key = (start, end) => placeKey(this.words.slice(start, end).map(word => word.word));

  /** What a span of words is worth. @param {number} start @param {number} end @param {number} [each] */
  worth = (start, end, each = SCORE.word) => each * (end - start) + SCORE.longer * (end - start - 1);

  /** @param {Partial<Reading> & {start: number, end: number, score: number}} reading */
  add(reading) {
    if (this.words.slice(reading.start, reading.end).some(word => word.text)) return
    this.readings.push({meaning: null, places: [], isMe: false, isSchool: false, shown: "", sure: true, ...reading})
  }

  /** Phrases of the vocabulary, and "near me". */
  readPhrases() {
    const {byStems, nearMe} = this.vocabulary
    for (const [start, end] of this.spans(LONGEST)) {
      const count = end - start
      if (nearMe.has(this.words.slice(start, end).map(word => word.word).join(" "))) this.add({start, end, isMe: true, score: SCORE.me + count})
      const plain = this.stems(start, end)
      const meaning = (byStems.get(plain) ?? (count === 2 ? byStems.get(plain.replace(" ", "")) : undefined))?.meaning
      if (meaning && (plain !== "it" || this.isTrade(start))) this.add({start, end, meaning, score: this.worth(start, end, meaning.soft ? SCORE.preference : SCORE.word)})
    }
  }

  /** Whether "it" is information technology, not a pronoun. @param {number} at */
  isTrade = at => this.words[at].upper || (!BEFORE_IT.has(this.words[at - 1]?.word) && this.words[at + 1]?.word !== "is");

  /** What the word before says about a place. @param {number} start */
  before(start) {
    const word = this.words[start - 1]?.word
    return word === "from" ? SCORE.from : this.vocabulary.before.has(word) ? SCORE.after : 0
  }

  /** Names of places and of states. @param {(key: string, start: number) => Place[]|undefined} named @param {(start: number) => boolean} from */
  readPlaces(named, from) {
    for (const [start, end] of this.spans(LONGEST_PLACE)) {
      if (!from(start)) continue
      const places = named(this.key(start, end), start) ?? []
      const state = this.vocabulary.states.get(this.key(start, end))
      if (state) this.addState(start, end, state, places)
      else if (places.length) this.addPlaces(start, end, places, 0)
    }
  }

  /** @param {number} start @param {number} end @param {Place} state @param {Place[]} cities of the same name */
  addState(start, end, state, cities) {
    const {word, upper} = this.words[start]
    if (word.length === 2) {
      const isCode = upper ? word !== "pr" : !WORDLIKE.has(word) && (start === this.last || this.before(start) > 0)
      if (cities.length) this.addPlaces(start, end, cities, 0)
      else if (isCode) this.add({start, end, places: [state], score: SCORE.word + 1 + this.before(start)})
      else if (!WORDLIKE.has(word) && !SMALL.has(word) && this.isAlone(start)) this.add({start, end, places: [state], score: SCORE.word + SCORE.loose})
      return
    }
    if (this.stateAfter(end)[0] !== undefined && cities.length) this.addPlaces(start, end, cities, 0)
    const isSchool = this.isSchool(start, end)
    const score = this.worth(start, end) + this.before(start) + 1 + (isSchool ? SCORE.school : 0)
    this.add({start, end, places: cities[0]?.size > METROPOLIS ? [...cities, state] : [state, ...cities], score, isSchool})
    if (this.words[end]?.word === "state") this.add({start, end: end + 1, places: [state], score: score + 4, isSchool})
    if (this.words[start - 1]?.word === "of" && this.words[start - 2]?.word === "state") this.add({start: start - 2, end, places: [state], score: score + 6})
  }

  /** Whether a word was typed by itself: not the first half of "co-op". @param {number} at */
  isAlone = at => this.words.filter(({group}) => group === this.words[at].group).length === 1;

  /** Whether a state's name is part of a school's: of the "Michigan State alumni" in Dallas. @param {number} start @param {number} end */
  isSchool = (start, end) => this.readings.some(({meaning}) => meaning?.values[0] === "alumni-network") &&
    (this.words[end]?.word === "state" || this.words[start - 1]?.word === "of");

  /** The state whose name or code stands at a word, and the word after it. @param {number} at @returns {[string?, number?]} */
  stateAfter(at) {
    for (let end = Math.min(this.words.length, at + LONGEST_PLACE); end > at; end--) {
      const state = this.words[at].text ? undefined : this.vocabulary.states.get(this.key(at, end))
      if (state) return [state.state, end]
    }
    return []
  }

  /** @param {number} start @param {number} end @param {Place[]} places @param {number} wrong letters mended @param {string} [shown] */
  addPlaces(start, end, places, wrong, shown = "") {
    const score = this.worth(start, end) + wrong * SCORE.mended + this.before(start) + start * SCORE.later
    const [state, after = end] = this.stateAfter(end)
    const inState = places.filter(place => place.state === state)
    if (inState.length) return this.add({start, end: after, places: bySize(inState), score: score + SCORE.state + SCORE.word * (after - end), sure: !wrong, shown})
    if (state && !WORDLIKE.has(this.words[end].word)) this.doubted.add(start)
    const ordered = this.ordered(places)
    const [best] = ordered
    const isVague = places.length >= SAME_NAME && best.size < 3 && best.kind === "city" && best.size % 1 < HAS_ENTRY
    if (isVague && !this.before(start) && !this.isClose(best) && this.isAmongOthers(start, end)) return
    const size = isBig(best) ? SCORE.big : best.kind === "county" ? 0 : SCORE.small - this.commonness(start, end) + (best.slug === best.own ? 0 : SCORE.furtherName)
    this.add({start, end, places: ordered, score: score + size, sure: !wrong && (isBig(best) || this.before(start) > 0), shown})
  }

  /** Whether other words than these say something. @param {number} start @param {number} end */
  isAmongOthers = (start, end) => this.words.some(({word}, at) => (at < start || at >= end) && !this.vocabulary.isFiller(word) && !SMALL.has(word));

  /** Those close to the "where" box's place, then big ones, each the nearest first, then the others by size. @param {Place[]} places */
  ordered(places) {
    const {near} = this
    if (!near) return bySize(places)
    const rank = (/** @type {Place} */ place) => (this.isClose(place) ? 0 : isBig(place) ? 1 : 2)
    return bySize(places).sort((a, b) => rank(a) - rank(b) || (rank(a) < 2 ? miles(near, a) - miles(near, b) : 0))
  }

  /** @param {Place} place */
  isClose = place => this.near !== null && miles(this.near, place) < CLOSE;

  /** How much speaks for a name's word and against a small place that is called so. @param {number} start @param {number} end */
  commonness(start, end) {
    if (this.before(start) > 0) return 0
    const common = this.words.slice(start, end).map(({word, stem}, i) =>
      this.vocabulary.isFiller(word) || SMALL.has(word) ? 7 : 2 * Math.log2(1 + (this.shelves.get(start + i)?.words.get(stem)?.count ?? 0)))
    return Math.min(9, Math.max(...common) / (end - start > 1 ? 4 : 1))
  }

  /** Words that nothing explains so far. */
  unknown() {
    const covered = new Set(this.readings.flatMap(({start, end}) => [...this.words.keys()].slice(start, end)))
    return [...this.words.keys()].filter(at => !covered.has(at) && !this.vocabulary.isFiller(this.words[at].word) && !/^\d+$/.test(this.words[at].word))
  }

  /** Look up ZIPs; and in their shelves the words that nothing explains, those before a state, and those of a county. @param {import("./shelves.js").Shelves} shelves */
  async fetch(shelves) {
    await Promise.all([...this.words.entries()].map(async ([at, {word}]) => {
      const place = /^\d{5}$/.test(word) && await shelves.zip(word)
      if (place) this.add({start: at, end: at + 1, places: [place], score: SCORE.zip})
    }))
    const wanted = new Set(this.unknown())
    for (const at of [...wanted]) if (OPENERS.test(this.words[at - 1]?.word)) wanted.add(at - 1)
    for (const [at, {word, upper}] of this.words.entries()) {
      if (COUNTY_WORDS.test(word)) for (let i = Math.max(0, at - 3); i < at; i++) wanted.add(i)
      const isFree = at > 0 && this.stateAfter(at).length > 0 && !this.readings.some(({places, start, end}) => places.length && start < at && end > at)
      if (!isFree || (WORDLIKE.has(word) && !upper && this.vocabulary.isFiller(this.words[at - 1].word))) continue
      wanted.add(at - 1)
      if (at > 1 && !this.readings.some(({meaning, start, end}) => meaning && start <= at - 2 && end > at - 2) && !this.vocabulary.isFiller(this.words[at - 2].word)) wanted.add(at - 2)
    }
    for (const at of wanted) if (at > 0 && (COUNTY_WORDS.test(this.words[at].word) || (wanted.has(at - 1) && this.vocabulary.state(this.words[at].word)))) wanted.delete(at)
    const names = new Set()
    await Promise.all([...wanted].sort((a, b) => b - a).map(async at => {
      const {stem} = this.words[at]
      const own = [shelves.nameFor(this.key(at, at + 1)), shelves.nameFor(stem)]
      if (names.size >= MOST_SHELVES && !own.every(name => names.has(name))) return
      for (const name of own) names.add(name)
      const [places, words] = await Promise.all([shelves.shelf(this.key(at, at + 1)), shelves.shelf(stem)])
      this.shelves.set(at, {...places, words: words.words, wordsSpelt: words.wordsSpelt})
    }))
    this.readPlaces((key, start) => {
      const others = this.shelves.get(start)?.places.get(key)
      return others && [...(this.vocabulary.places.get(key) ?? []), ...others]
    }, start => this.shelves.has(start))
  }

  /** Whether a word stands in some entry's name. @param {number} at */
  isOfNames = at => this.shelves.get(at)?.words.has(this.words[at].stem) ?? false;

  /** The last word may be the beginning of one. */
  readBeginning() {
    const {last, vocabulary} = this
    if (!this.unknown().includes(last) || this.isOfNames(last)) return
    const shelf = this.shelves.get(last)
    for (let start = Math.max(0, last - 2); start <= last; start++) {
      const said = [this.stems(start, last), this.words[last].word].filter(Boolean).join(" ")
      const score = this.worth(start, last + 1) + SCORE.begun
      if (said.length < 3) continue
      const [phrase] = vocabulary.phrases.filter(({stems}) => stems.startsWith(said) && stems[said.length] !== " ").sort((a, b) => a.stems.length - b.stems.length)
      if (phrase) this.add({start, end: last + 1, meaning: phrase.meaning, score, sure: false})
      const key = this.key(start, last + 1)
      const places = key.length < 4 ? [] : [...vocabulary.spelt, ...(shelf?.spelt ?? [])].filter(known => known.key.startsWith(key)).flatMap(known => known.value).filter(isBig)
      if (places.length) this.add({start, end: last + 1, places: bySize(places).slice(0, 5), score, sure: false})
    }
    if (shelf?.wordsSpelt.some(({key}) => key.startsWith(this.words[last].word))) this.begun = last
  }

  /** Words that nothing explains and no name holds. */
  mistyped = () => [...this.unknown(), ...this.doubted].filter(at => !this.words[at].text && !this.isOfNames(at) && this.begun !== at);

  /** The best cover of the words, with at most one place. @param {boolean} sure only one that is certain @returns {Query} */
  query(sure) {
    const {words, vocabulary} = this
    const meant = this.readings.filter(reading => !reading.places.length)
    const placed = this.readings.filter(reading => reading.places.length && (reading.sure || !sure))
    const covers = [null, ...placed].map(place => this.cover(place, meant))
    const {readings} = covers.reduce((best, cover) => (cover.score > best.score ? cover : best))
    const place = readings.find(reading => reading.places.length) ?? null
    const inside = (/** @type {number} */ at, /** @type {Reading[]} */ spans) => spans.some(({start, end}) => at >= start && at < end)
    const others = place ? placed.filter(reading => reading.sure && !reading.isSchool) : []
    const left = [...words.keys()].filter(at => !inside(at, readings) && !inside(at, others))
    let telling = left.filter(at => words[at].text || (!vocabulary.isFiller(words[at].word) && !SMALL.has(words[at].word)))
    if (!telling.length && !readings.length) telling = left
    const [only] = telling
    if (readings.length && telling.length === 1 && only === this.last && words[only].word.length < 3 && !words[only].text) telling = []
    if (readings.length) telling = telling.filter(at => words[at].text || !/^\d\d?$/.test(words[at].word))
    const corrections = [
      ...readings.filter(({shown}) => shown).map(({start, end, shown}) => ({at: start, from: spoken(words, start, end), to: shown})),
      ...[...this.mended].filter(([at]) => !inside(at, readings)).map(([at, to]) => ({at, from: words[at].word, to})),
    ]
    return {
      words, place,
      readings: readings.filter(reading => reading.meaning),
      terms: telling.map(at => ({stem: words[at].stem, word: words[at].word, prefix: at === this.last, mended: this.mended.get(at) ?? ""})),
      askLocation: !place && readings.some(reading => reading.isMe),
      corrections: corrections.sort((a, b) => a.at - b.at),
      otherwise: null,
    }
  }

  /** @param {Reading|null} place @param {Reading[]} meant @returns {{score: number, readings: Reading[]}} */
  cover(place, meant) {
    const best = this.words.map(() => ({score: -Infinity, readings: /** @type {Reading[]} */ ([])}))
    best.unshift({score: 0, readings: []})
    const all = place ? [place, ...meant.filter(({start, end}) => end <= place.start || start >= place.end)] : meant
    const keep = (/** @type {number} */ end, /** @type {number} */ score, /** @type {Reading[]} */ readings) => {
      if (score > best[end].score) best[end] = {score, readings}
    }
    for (const [at, {word}] of this.words.entries()) {
      const {score, readings} = best[at]
      if (!place || at < place.start || at >= place.end) keep(at + 1, score + (this.vocabulary.isFiller(word) ? SCORE.filler : SCORE.text), readings)
      for (const reading of all) if (reading.start === at) keep(reading.end, score + reading.score, [...readings, reading])
    }
    return /** @type {{score: number, readings: Reading[]}} */ (best.at(-1))
  }
}

/** Some of the words as they were typed. @param {Word[]} words @param {number} start @param {number} end */
export const spoken = (words, start, end) =>
  [...new Map(words.slice(start, end).map(({group, raw}) => [group, raw.replace(/[,;]+$/, "")])).values()].join(" ")
