// How alike two texts are, as the Python package rapidfuzz counts it. Pure.

/** The length of the longest common subsequence. @param {string[]} a @param {string[]} b */
function common(a, b) {
  return a.length < 32 ? inBits(a, b) : inRows(a, b)
}

/** As Hyyrö's algorithm finds it: a bit for each character of the shorter text. @param {string[]} a @param {string[]} b */
function inBits(a, b) {
  /** @type {Map<string, number>} */
  const places = new Map()
  a.forEach((character, i) => places.set(character, (places.get(character) ?? 0) | (1 << i)))
  let row = -1
  for (const character of b) {
    const met = row & (places.get(character) ?? 0)
    row = (row + met) | (row - met)
  }
  let count = 0
  for (let left = ~row & ((1 << a.length) - 1); left; left &= left - 1) count++
  return count
}

/** @param {string[]} a @param {string[]} b */
function inRows(a, b) {
  let row = new Uint16Array(b.length + 1)
  for (const character of a) {
    const above = row
    row = new Uint16Array(b.length + 1)
    for (let i = 1; i <= b.length; i++) row[i] = character === b[i - 1] ? above[i - 1] + 1 : Math.max(above[i], row[i - 1])
  }
  return row[b.length]
}

/**
 * Likeness in percent: 100 for the same, less for each character to put in or take out. Below `cutoff` it may be 0.
 * @param {string} a @param {string} b @param {number} cutoff
 */
export function ratio(a, b, cutoff = 0) {
  const [one, other] = a.length < b.length ? [[...a], [...b]] : [[...b], [...a]]
  const whole = one.length + other.length
  if (!whole) return 100
  if ((1 - (other.length - one.length) / whole) * 100 < cutoff) return 0
  const apart = whole - 2 * common(one, other)
  return (1 - apart / whole) * 100
}

/** @typedef {{scorer?: (a: string, b: string, cutoff: number) => number, processor?: (text: string) => string, score_cutoff?: number, limit?: number}} Options */

/**
 * The choices that are most like the text, best first: [choice, likeness, number].
 * @param {string} text @param {Iterable<string>} choices @param {Options} options @returns {[string, number, number][]}
 */
export function extract(text, choices, {scorer = ratio, processor = x => x, score_cutoff = 0, limit = 5} = {}) {
  const wanted = processor(text)
  return [...choices]
    .map((choice, i) => /** @type {[string, number, number]} */ ([choice, scorer(wanted, processor(choice), score_cutoff), i]))
    .filter(([, likeness]) => likeness >= score_cutoff)
    .sort((a, b) => b[1] - a[1] || a[2] - b[2])
    .slice(0, limit)
}

/**
 * The one that is most like the text; null where none is enough.
 * @param {string} text @param {Iterable<string>} choices @param {Options} options
 */
export function extractOne(text, choices, options = {}) {
  return extract(text, choices, {...options, limit: 1})[0] ?? null
}
