// What a person may be about to type: fields of work and jobs, kinds, places, guide pages, entries by name.

import {Basket, namesOf} from "./shelves.js"
import {bySize, isBig} from "./vocabulary.js"
import {placeKey, stem, wordsOf} from "./words.js"

/** @typedef {import("./types.js").Suggestion} Suggestion */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./engine.js").Tables} Tables */

const MOST = 8
const SORTS = /** @type {Record<string, [Suggestion["type"], string]>} */ ({
  industry: ["industry", "Industry"], kind: ["kind", "Kind"], agency: ["kind", "Agency"], audience: ["audience", "For whom"],
})
const PLACES = {city: "City", county: "County", state: "State", zip: "ZIP Code", here: ""}

/** @param {string} text @param {"what"|"where"} field @param {string} near @param {Tables} tables @returns {Promise<Suggestion[]>} */
export async function suggest(text, field, near, tables) {
  const words = wordsOf(text)
  const {vocabulary} = tables
  if (!words.length) return []
  const asPlace = (/** @type {Place} */ place, head = "") => /** @type {Suggestion} */ ({
    type: "place", label: `${head}${place.label}`, detail: place.kind === "city" && place.reach ? "Region" : PLACES[place.kind], q: `${head}${place.near}`, near: head ? near : "", address: "",
  })
  if (field === "where") return (await places(words, tables, MOST)).map(place => asPlace(place))
  const typed = text.trim().split(/\s+/)
  const found = [...phrases(words, "", tables), ...guide(words.join(" "), tables)]
  /** @type {Suggestion[]} */ let inPlaces = []
  for (let start = Math.max(0, words.length - 3); start < words.length && !inPlaces.length; start++) {
    const head = typed.slice(0, start).map(word => `${word} `).join("")
    const ending = words.slice(start)
    if (start && vocabulary.isFiller(ending[0])) continue
    if (start && !found.length) found.push(...phrases(ending, head, tables))
    if (ending.join("").length > 1) inPlaces = (await places(ending, tables, 3)).map(place => asPlace(place, head))
  }
  const inEntries = words.join("").length > 2 ? await entries(words, tables) : []
  return [...found.slice(0, MOST - inPlaces.length - inEntries.length), ...inPlaces, ...inEntries]
}

/** Phrases of the vocabulary that begin so: general ones before jobs, the shorter first. @param {string[]} words @param {string} head @param {Tables} tables @returns {Suggestion[]} */
function phrases(words, head, {vocabulary}) {
  const begun = [...words.slice(0, -1).map(stem), words.at(-1)].join(" ")
  const seen = new Set()
  return vocabulary.phrases
    .filter(({stems, meaning}) => SORTS[meaning.field] && stems.startsWith(begun))
    .sort((a, b) => Number(a.meaning.isJob) - Number(b.meaning.isJob) || a.stems.length - b.stems.length)
    .filter(({meaning}) => meaning.isJob || !seen.has(meaning.label) && seen.add(meaning.label))
    .slice(0, 5)
    .map(({shown, meaning: {field, label, values, isJob}}) => {
      const [type, detail] = isJob ? /** @type {const} */ (["occupation", "Job"]) : SORTS[field]
      const isOwn = shown === label
      return {type, label: head + shown, detail: isOwn ? detail : `${detail}: ${label}`, q: head + shown, near: "", address: isOwn && field === "industry" && !head ? `industries/${values[0]}/` : ""}
    })
}

/** @param {string} begun @param {Tables} tables @returns {Suggestion[]} */
const guide = (begun, {vocabulary}) => begun.length < 4 ? [] : /** @type {[string, string, string][]} */ (vocabulary.raw.guide)
  .filter(([title]) => ` ${wordsOf(title).join(" ")}`.includes(` ${begun}`))
  .slice(0, 2)
  .map(([label, , address]) => ({type: "guide", label, detail: "Guide", q: label, near: "", address}))

/** Places whose name or ZIP begins so: of exactly that name, then big ones. @param {string[]} words @param {Tables} tables @param {number} most */
async function places(words, {vocabulary, shelves}, most) {
  const key = placeKey(words)
  if (/^\d{5}$/.test(key)) return [await shelves.zip(key)].flatMap(place => place ?? [])
  const begun = vocabulary.spelt.filter(known => known.key.startsWith(key)).flatMap(known => known.value)
  const state = words.length > 1 && vocabulary.states.get(words.at(-1) ?? "")
  if (state) begun.unshift(...(await shelves.named(words.slice(0, -1))).filter(place => place.state === state.state))
  if (key.length > 2 && begun.length < most) begun.push(...(await shelves.shelf(key)).spelt.filter(known => known.key.startsWith(key)).flatMap(known => known.value))
  const rank = (/** @type {Place} */ place) => (placeKey(wordsOf(place.name)) === key ? 0 : isBig(place) ? 1 : 2)
  return bySize([...new Set(begun)]).sort((a, b) => rank(a) - rank(b)).slice(0, most)
}

/** Entries whose names hold all words, the last one perhaps only begun. @param {string[]} words @param {Tables} tables @returns {Promise<Suggestion[]>} */
async function entries(words, {vocabulary, shelves}) {
  const terms = words.map((word, i) => ({stem: stem(word), word, prefix: i === words.length - 1, mended: ""}))
    .filter(({word, prefix}) => word.length > 2 && (prefix || !vocabulary.isFiller(word)))
  if (!terms.length) return []
  const basket = new Basket()
  await shelves.byName(basket, terms, true)
  const fits = (/** @type {Set<string>} */ known) => terms.every(({stem, word, prefix}) => known.has(stem) || (prefix && [...known].some(other => other.startsWith(word))))
  const rank = (/** @type {import("./types.js").Row} */ row) => row.name.length - (row.serves.includes("us") ? 99 : 0) - row.chapters
  return [...basket.rows.values()].filter(row => fits(namesOf(row).words)).sort((a, b) => rank(a) - rank(b)).slice(0, 2).map(row => ({
    type: "entry", label: row.name, detail: vocabulary.label("kind", row.fields.kind[0]), q: row.name, near: "", address: `entries/${row.id}/`,
  }))
}
