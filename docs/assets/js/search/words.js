// Words as the index holds them, and distances on the globe. Pure.
// `generator/search/words.py` cuts the entries' words in the same way; a test compares the two.

export const SMALL = new Set("a an and at by de del for from in la of on or our the to with your".split(" "))
const NO_PLURALS = new Set(["news", "series", "species"])
const SPELT_OUT = /** @type {Record<string, string>} */ ({st: "saint", ste: "sainte", ft: "fort", mt: "mount"})

/** Small letters without accents, one space between words: "50+" is "50 plus", "R&D" is "r and d", "N.A.W.I.C." is "nawic". @param {string} text */
export const fold = text => text.normalize("NFKD")
  .replace(/[\u0300-\u036f'\u2019\u02bb]+/g, "")
  .replace(/(\d)\+/g, "$1 plus ")
  .replace(/(?<![a-z\d])([a-z])\.(?=[a-z](?![a-z\d]))/gi, "$1")
  .replace(/&/g, " and ")
  .toLowerCase()
  .replace(/[^\p{L}\p{N}]+/gu, " ")
  .trim()

/** @param {string} text */
export const wordsOf = text => fold(text).split(" ").filter(Boolean)

/** The word in the singular, as far as its end tells. @param {string} word */
export function stem(word) {
  if (word.length < 4 || !/[^sui]s$/.test(word) || NO_PLURALS.has(word)) return word
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  return word.slice(0, /(ss|ch|sh|x|z)es$/.test(word) ? -2 : -1)
}

/** @param {string} text */
export const stems = text => wordsOf(text).map(stem)

/** The stems that tell names apart. @param {string} text */
export const telling = text => wordsOf(text).filter(word => !SMALL.has(word)).map(stem)

/** The name, and where it joins words the name with these apart: "CareerSource" is "Career Source" too. @param {string} name */
export function spellings(name) {
  const apart = name.replace(/(?<=[a-z\d])(?=[A-Z])/g, " ")
  return apart === name ? [name] : [name, apart]
}

/** The initials that a name may be known by. @param {string} name */
export function acronyms(name) {
  const found = new Set()
  for (const segment of name.split(/[(),:;/\u2013\u2014]/)) {
    const words = wordsOf(segment)
    for (const kept of [words, words.filter(word => !SMALL.has(word))]) {
      const initials = kept.map(word => word[0]).join("")
      for (const short of [initials, initials.slice(1)]) if (short.length > 2 && short.length < 6) found.add(short)
    }
  }
  return found
}

/** What a name becomes in an address, as `slug` in `generator/text.py`. @param {string} name */
export function slug(name) {
  const plain = name.normalize("NFKD")
    .replace(/['\u2019]|[^\x00-\x7f]/g, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replaceAll(" ", "-")
  if (plain.length <= 60) return plain
  return plain.slice(0, plain.slice(0, 61).lastIndexOf("-")).slice(0, 60)
}

/** What spellings of a place's name share: no spaces, "St." spelt out. @param {string[]} words folded */
export const placeKey = words => words.map(word => SPELT_OUT[word] ?? word).join("")

const EARTH = 3958.7613 // miles: geopy's mean radius of 6371.009 km
const RADIANS = Math.PI / 180

/** @typedef {{latitude: number, longitude: number}} Point */

/** Miles along a great circle, by the haversine. @param {Point} a @param {Point} b */
export function miles(a, b) {
  const up = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2)
  const along = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2)
  const half = up * up + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * along * along
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)))
}

/**
 * At least so many miles lie between a point and a box: 0 inside it, else to the nearest of its sides, also across
 * the antimeridian. On a side that runs north, the nearest point is a little poleward of the point.
 * @param {Point} point @param {number[]} box south, west, north, east
 */
export function milesToBox(point, [south, west, north, east]) {
  let best = Infinity
  for (const turn of [-360, 0, 360]) {
    const seen = {latitude: point.latitude, longitude: point.longitude + turn}
    const longitude = Math.min(Math.max(seen.longitude, west), east)
    const bend = Math.atan2(Math.tan(point.latitude * RADIANS), Math.cos((longitude - seen.longitude) * RADIANS)) / RADIANS
    for (const at of [bend, point.latitude]) {
      best = Math.min(best, miles(seen, {latitude: Math.min(Math.max(at, south), north), longitude}))
    }
  }
  return best
}
