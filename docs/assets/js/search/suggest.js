// What a person may be about to type: places, fields and job titles, kinds, pages, entries by name.

import {Basket} from "./gather.js";
import {bySize} from "./gazetteer.js";
import {isBig} from "./parse.js";
import {nameWordsOf} from "./rows.js";
import {fold, placeKey, stem} from "./text.js";

/** @typedef {import("./types.js").Suggestion} Suggestion */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./engine.js").Tables} Tables */

const MOST = 8;
const TYPES = /** @type {Record<string, Suggestion["type"]>} */ ({industry: "industry", occupation: "occupation", kind: "kind", agency: "kind", audience: "audience"});
const DETAILS = /** @type {Record<string, string>} */ ({industry: "Industry", occupation: "Job", kind: "Kind", agency: "Agency", audience: "For whom"});

/**
 * At most eight suggestions, places alone for the "where" box.
 * @param {string} text @param {"what"|"where"} field @param {string} near @param {Tables} tables
 * @returns {Promise<Suggestion[]>}
 */
export async function suggest(text, field, near, tables) {
  const plain = fold(text);
  if (!plain) return [];
  if (field === "where") return (await places(plain, tables, MOST)).map(place => placeSuggestion(place, "", place.near));
  const words = plain.split(" ");
  const found = [...names(plain, tables), ...guide(plain, tables)];
  /** @type {Suggestion[]} */ const inPlaces = [];
  /** @type {Suggestion[]} */ const inEntries = plain.length > 2 ? await entries(words, tables) : [];
  for (let start = Math.max(0, words.length - 3); start < words.length && !inPlaces.length; start++) {
    const ending = words.slice(start).join(" ");
    const head = text.trim().split(/\s+/).slice(0, start).join(" ");
    if (start && !found.length) found.push(...names(ending, tables).map(each => ({...each, q: `${head} ${each.q}`, label: `${head} ${each.label}`, address: ""})));
    if (ending.length > 1) inPlaces.push(...(await places(ending, tables, 3)).map(place => placeSuggestion(place, head, near)));
  }
  const first = found.slice(0, Math.max(2, MOST - Math.min(3, inPlaces.length) - Math.min(2, inEntries.length)));
  return [...first, ...inPlaces.slice(0, 3), ...inEntries].slice(0, MOST);
}

/** @param {Place} place @param {string} head the words before it @param {string} near @returns {Suggestion} */
function placeSuggestion(place, head, near) {
  const detail = {city: place.reach ? "Region" : "City", county: "County", state: "State", zip: "ZIP Code", here: ""}[place.kind];
  return {type: "place", label: head ? `${head} ${place.label}` : place.label, detail, q: head ? `${head} ${place.near}` : place.near, near, address: ""};
}

/** Phrases of the vocabulary that begin so, the shorter first. @param {string} begun @param {Tables} tables @returns {Suggestion[]} */
function names(begun, {vocabulary}) {
  const plain = begun.split(" ").map((word, at, all) => (at < all.length - 1 ? stem(word) : word)).join(" ");
  const found = [];
  for (const list of vocabulary.spellings.values()) {
    for (const {phrase, meaning, shown, type} of list) {
      if (TYPES[type] && phrase.startsWith(plain) && vocabulary.phrases.get(phrase) === meaning) found.push({phrase, meaning, shown, type});
    }
  }
  found.sort((a, b) => Number(b.type !== "occupation") - Number(a.type !== "occupation") || a.phrase.length - b.phrase.length || (a.phrase < b.phrase ? -1 : 1));
  const seen = new Set();
  /** @type {Suggestion[]} */ const suggestions = [];
  for (const {meaning, shown, type} of found) {
    if (type !== "occupation" && seen.has(meaning.label)) continue;
    seen.add(meaning.label);
    const detail = type === "occupation" || shown !== meaning.label ? `${DETAILS[type]}: ${meaning.label}` : DETAILS[type];
    suggestions.push({type: TYPES[type], label: shown, detail, q: shown, near: "", address: type === "industry" && shown === meaning.label ? `industries/${meaning.values[0]}/` : ""});
    if (suggestions.length === 5) break;
  }
  return suggestions;
}

/** @param {string} plain @param {Tables} tables @returns {Suggestion[]} */
function guide(plain, {vocabulary}) {
  if (plain.length < 4) return [];
  return /** @type {[string, string, string][]} */ (vocabulary.raw.guide)
    .filter(([title]) => ` ${fold(title)}`.includes(` ${plain}`))
    .slice(0, 2)
    .map(([title, , address]) => ({type: "guide", label: title, detail: "Guide", q: title, near: "", address}));
}

/** Places whose name, or ZIP, begins so; the big ones first. @param {string} plain @param {Tables} tables @param {number} most @returns {Promise<Place[]>} */
async function places(plain, {vocabulary, gazetteer}, most) {
  const words = plain.split(" ");
  if (/^\d{5}$/.test(plain)) return [await gazetteer.zip(plain)].filter(place => place !== null);
  if (/\d/.test(plain)) return [];
  const key = placeKey(words);
  /** @type {Set<Place>} */ const found = new Set();
  const last = vocabulary.states.get(words.at(-1) ?? "");
  if (words.length > 1 && last) for (const place of await gazetteer.named(words.slice(0, -1))) if (place.state === last.state) found.add(place);
  for (const [name, place] of vocabulary.states) if (name === key || (name.length > 2 && name.startsWith(key))) found.add(place);
  for (const [name, same] of vocabulary.places) if (name.startsWith(key)) for (const place of same) found.add(place);
  const big = bySize([...found].filter(place => place.kind === "state" || isBig(place)));
  if (big.length < most && key.length > 2) {
    const shelf = await gazetteer.shelf(key);
    for (const [name, same] of shelf.places) if (name.startsWith(key)) for (const place of same) found.add(place);
  }
  const exact = (/** @type {Place} */ place) => placeKey(fold(place.name).split(" ")) === key;
  const rest = bySize([...found].filter(place => !big.includes(place)));
  return [...big, ...rest].sort((a, b) => Number(exact(b)) - Number(exact(a))).slice(0, most);
}

/** Entries whose name holds all words, the last one perhaps only begun. @param {string[]} words @param {Tables} tables @returns {Promise<Suggestion[]>} */
async function entries(words, {gatherer, vocabulary}) {
  const terms = words
    .filter(word => word.length > 1)
    .map((word, at, all) => ({stem: stem(word), word, prefix: at === all.length - 1, mended: ""}));
  const telling = terms.filter(term => term.prefix || !vocabulary.isFiller(term.word));
  if (!telling.length || telling.every(term => term.word.length < 3)) return [];
  const basket = new Basket();
  await gatherer.named(basket, telling, true);
  return [...basket.rows.values()]
    .filter(row => telling.every(term => nameWordsOf(row).has(term.stem) || (term.prefix && [...nameWordsOf(row)].some(word => word.startsWith(term.word)))))
    .slice(0, 2)
    .map(row => ({type: "entry", label: row.name, detail: vocabulary.label("kind", row.kind), q: row.name, near: "", address: `entries/${row.id}/`}));
}
