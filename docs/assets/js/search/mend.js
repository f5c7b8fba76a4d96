// Mistyped words, taken for what they are most likely meant for. Pure; fetched when a query has a word that nothing explains.

import {SCORE} from "./parse.js"

/** @typedef {import("./types.js").Guess} Guess */
/** @typedef {import("./parse.js").Parser} Parser */

/** Add to a parser's readings what its unknown words may be. @param {Parser} parser */
export function mend(parser) {
  for (const at of parser.mistyped()) {
    const [best] = [...guesses(parser, at)].sort((a, b) => a.wrong - a.told - (b.wrong - b.told) || b.weight - a.weight)
    if (!best) continue
    const {start, end, wrong, shown, places, meaning} = best
    if (places) parser.addPlaces(start, end, places, wrong, places[0].label)
    else if (meaning) parser.add({start, end, meaning, score: parser.worth(start, end) + wrong * SCORE.mended, sure: false, shown})
    else parser.mended.set(at, shown)
  }
}

/** Wrong letters that a place in the state named after it may have more. */
const IN_STATE = 1

/** @type {{key: string}[]|undefined} */
let fillers

/** What a word, with its neighbors, may be a misspelling of. @param {Parser} parser @param {number} at @returns {Generator<Guess>} */
function* guesses(parser, at) {
  const {vocabulary, words, shelves} = parser
  for (const [start, end] of parser.spans(3)) {
    if (start > at || end <= at || words.slice(start, end).some(word => word.text)) continue
    const key = parser.key(start, end)
    const [state] = parser.stateAfter(end)
    const told = (/** @type {import("./types.js").Place[]} */ places) => (state && places.some(place => place.state === state) ? IN_STATE : 0)
    for (const [{value}, wrong] of misspelt(key, key.length > 4 ? vocabulary.spelt : [])) yield {start, end, wrong, told: told(value), weight: 4 + value[0].size / 100, shown: "", places: value}
    const others = key.length > 5 ? (shelves.get(start) ?? shelves.get(at))?.spelt ?? [] : []
    for (const [{value}, wrong] of misspelt(key, others, key.length < 10 ? 1 : 2)) yield {start, end, wrong, told: told(value), weight: value[0].size / 10, shown: "", places: value}
    for (const [{shown, meaning}, wrong] of misspelt(parser.stems(start, end), vocabulary.phrases)) yield {start, end, wrong, told: 0, weight: 3.6, shown, meaning}
  }
  const {stem, word} = words[at]
  for (const [{key, value}, wrong] of misspelt(stem, shelves.get(at)?.wordsSpelt ?? [])) yield {start: at, end: at + 1, wrong, told: 0, weight: value.count > 4 ? 3.5 : 1, shown: key}
  for (const [{key}, wrong] of misspelt(word, (fillers ??= [...vocabulary.fillers].map(key => ({key}))), 1)) yield {start: at, end: at + 1, wrong, told: 0, weight: 2, shown: key}
}

/**
 * Known words that a word may be a misspelling of, with the number of wrong letters. One letter may be wrong from four
 * on, two from eight; short words begin right; "interview" is no misspelt "interviewer".
 * @template {({key: string} | {stems: string}) & {letters?: number}} T
 * @param {string} word @param {T[]} list @param {number} [most] @returns {Generator<[T, number]>}
 */
function* misspelt(word, list, most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2) {
  const bits = letters(word)
  for (const item of most ? list : []) {
    const known = "key" in item ? item.key : item.stems
    if (Math.abs(known.length - word.length) > most || !alike(bits, (item.letters ??= letters(known)), 2 * most)) continue
    const wrong = wrongLetters(word, known, most)
    if (!wrong || wrong > most || known.length < 4) continue
    if (word.length < 6 && word[0] !== known[0] && word[0] !== known[1]) continue
    if (wrong === 1 || !(known.startsWith(word) || word.startsWith(known))) yield [item, wrong]
  }
}

const WIDEST = 64
const ROWS = [0, 1, 2].map(() => new Int16Array(WIDEST))

/**
 * How many letters are wrong, missing, too many or swapped with their neighbor: the distance of Damerau and
 * Levenshtein, each pair swapped once; `most + 1` when more than `most` are.
 * @param {string} a @param {string} b @param {number} most
 */
export function wrongLetters(a, b, most) {
  if (Math.abs(a.length - b.length) > most || b.length >= WIDEST) return most + 1
  let [before, last, row] = ROWS
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    let least = (row[0] = i)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if (!same && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, last, row] = [last, row, before]
  }
  return last[b.length]
}

/** Which letters a word has, as bits: words far apart are told apart without looking at their order. @param {string} word */
function letters(word) {
  let bits = 0
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 32)
  return bits
}

/** Whether at most so many letters are in one word and not in the other. @param {number} a @param {number} b @param {number} most */
function alike(a, b, most) {
  for (let bits = a ^ b; bits; bits &= bits - 1) if (!most--) return false
  return true
}
