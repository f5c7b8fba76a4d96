// Which entries answer a question, how well, and in what order. Pure.
// `docs/about/search.md` says the order in words.

import {miles} from "./geo.js";
import {namesOf, nameWordsOf, summaryWordsOf} from "./rows.js";

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Section} Section */
/** @typedef {import("./types.js").ChoiceField} ChoiceField */

/**
 * A wish: the entry's field has one of the values.
 * @typedef {object} Wish
 * @property {ChoiceField} field
 * @property {string[]} values the first is meant most
 * @property {boolean} spoken from the words, not from a control: an entry that only mentions it will do
 * @property {boolean} soft comes first, but leaves nothing out
 * @property {string[]} stems what an entry mentions
 */

/**
 * A question: a query and the controls together.
 * @typedef {object} Ask
 * @property {Place|null} place
 * @property {number} miles how far is near; Infinity where only a state or nothing bounds it
 * @property {boolean} wholeState
 * @property {boolean} nation whether what serves the whole country answers too
 * @property {Wish[]} wishes
 * @property {import("./types.js").Term[]} terms
 * @property {boolean} volunteer
 * @property {boolean} confirmed
 * @property {string[]} stems all telling words of the query
 * @property {boolean} named whether an entry with all of these in its name is what was meant
 * @property {string} whole all words of the query, as stems
 */

/**
 * @typedef {object} Verdict
 * @property {Row} row
 * @property {number} failed bits of `BIT`
 * @property {Section} section
 * @property {number|null} miles
 * @property {number} name 0 the query is its name or a good part of it, 1 its names hold all of the query, 2 not
 * @property {number} text 0 its names hold the text, 1 its summary helps, 2 it lacks some
 * @property {number} meant 0 every wish is met by a field or name, 1 some only mentioned in the summary
 * @property {number} fit how well the wishes are met: more is better
 */

export const BIT = /** @type {const} */ ({
  kind: 1, industry: 2, audience: 4, agency: 8, run: 16, faith: 32, cost: 64, format: 128, language: 256, day: 512, time: 1024,
  volunteer: 2048, confirmed: 4096, distance: 8192, text: 16384, outside: 32768,
});

/** Words from which on a query that stands in a name is that name. */
const LONG = 3;
/** @type {Section[]} */
const SECTIONS = ["here", "near", "area", "state", "nowhere", "nation", "any"];
/** Several of these in one query narrow it down together: "black women". */
const NARROWING = new Set(["audience", "industry", "language"]);
/** Miles that stand for an unknown distance: after all known ones. */
const UNKNOWN = 1e5;
const KINDS = ["support-group", "agency", "professional-association", "alumni-network"];

/** @param {Row} row @param {Ask} ask @returns {Verdict} */
export function judge(row, ask) {
  const {section, away, outside} = whereIs(row, ask);
  const name = nameClass(row, ask);
  let failed = outside;
  let meant = 0;
  let fit = 0;
  for (const field of /** @type {ChoiceField[]} */ (Object.keys(FIELDS))) {
    const wishes = ask.wishes.filter(wish => wish.field === field);
    if (!wishes.length) continue;
    const grants = wishes.filter(wish => !wish.soft).map(wish => grant(row, wish));
    const [least, most] = [Math.min(...grants, 3), Math.max(...grants, 0)];
    const reached = !grants.length ? 3 : NARROWING.has(field) && wishes.every(wish => wish.spoken || wish.soft) ? least : most;
    if (!reached && (name || wishes.some(wish => !wish.spoken))) failed |= BIT[field];
    if (reached === 1) meant = 1;
    for (const wish of wishes) fit += grant(row, wish) + mentions(row, wish);
  }
  if (ask.volunteer && !row.volunteer) failed |= BIT.volunteer;
  if (ask.confirmed && row.unconfirmed) failed |= BIT.confirmed;
  const text = textIn(row, ask);
  if (text === 2) failed |= BIT.text;
  return {row, failed, section, miles: away, name, text, meant, fit};
}

/** What a row has in each field. @type {Record<ChoiceField, (row: Row) => string[]>} */
export const FIELDS = {
  kind: row => [row.kind],
  industry: row => row.industries,
  audience: row => row.audiences,
  agency: row => (row.agency ? [row.agency] : []),
  run: row => [row.run],
  faith: row => (row.faith ? [row.faith] : []),
  cost: row => (row.cost ? [row.cost] : []),
  format: row => (row.format === "hybrid" ? ["in-person", "online", "hybrid"] : row.format ? [row.format] : []),
  language: row => row.languages,
  day: row => row.days,
  time: row => row.times,
};
const MENTIONED = new Set(["kind", "industry", "audience", "agency", "run", "faith", "language"]);

/** 3 the field says what is meant most, 2 it says another value or a name mentions it, 1 the summary does, 0 no. @param {Row} row @param {Wish} wish */
function grant(row, wish) {
  const values = FIELDS[wish.field](row);
  if (values.includes(wish.values[0])) return 3;
  if (wish.values.some(value => values.includes(value))) return 2;
  if (wish.field === "agency" && wish.values.some(value => row.audiences.includes(value))) return 2;
  if (!wish.spoken || !MENTIONED.has(wish.field) || !wish.stems.length) return 0;
  const names = nameWordsOf(row);
  if (wish.stems.every(word => names.has(word))) return 2;
  const summary = summaryWordsOf(row);
  return wish.stems.every(word => names.has(word) || summary.has(word)) ? 1 : 0;
}

/** Whether its names hold the very words of the wish: nurses before others in health care. @param {Row} row @param {Wish} wish */
function mentions(row, wish) {
  if (!wish.stems.length) return 0;
  const names = nameWordsOf(row);
  if (wish.stems.every(word => names.has(word))) return 1;
  return wish.stems.every(word => names.has(word) || isKin(names, word)) ? 0.5 : 0;
}

/** Whether names hold a word of the same root: "librarian" and "library", "accountant" and "accounting". @param {Set<string>} names @param {string} word */
export function isKin(names, word) {
  const ending = word.length > 5 && word.endsWith("ing") ? word.slice(0, -3) : "";
  if (names.has(ending)) return true;
  if (word.length < 5) return false;
  const root = word.slice(0, Math.max(4, word.length - 3));
  for (const name of names) if (name.startsWith(root)) return true;
  return false;
}

/** @param {Row} row @param {Ask} ask */
function textIn(row, {terms}) {
  if (!terms.length) return 0;
  const names = nameWordsOf(row);
  const summary = summaryWordsOf(row);
  let worst = 0;
  for (const term of terms) {
    if (holds(names, term)) continue;
    if (!holds(summary, term)) return 2;
    worst = 1;
  }
  return worst;
}

/** @param {Set<string>} words @param {import("./types.js").Term} term */
function holds(words, {stem, word, prefix, mended}) {
  if (words.has(stem) || (mended && words.has(mended))) return true;
  if (!prefix || word.length < 2) return false;
  for (const known of words) if (known.startsWith(word)) return true;
  return false;
}

/** @param {Row} row @param {Ask} ask */
function nameClass(row, {stems: all, whole, named}) {
  const isLong = whole.split(" ").length >= LONG;
  if (!all.length) return 2;
  for (const name of namesOf(row)) {
    const words = name.join(" ");
    if (words === whole || (isLong && ` ${words} `.includes(` ${whole} `))) return 0;
  }
  if (!named) return 2;
  const names = nameWordsOf(row);
  return all.every(word => names.has(word)) ? 1 : 2;
}

/** Where a row lies as seen from the place. @param {Row} row @param {Ask} ask @returns {{section: Section, away: number|null, outside: number}} */
function whereIs(row, ask) {
  const {place} = ask;
  const nationwide = row.serves.includes("us");
  if (!place) return {section: nationwide ? "nation" : "any", away: null, outside: 0};
  const state = place.state.toLowerCase();
  const [section, away] = nearest(row, place);
  if (section === "here") return {section, away: away !== null && away <= ask.miles ? away : null, outside: 0};
  if (place.kind !== "state" && away !== null && (away <= ask.miles || (ask.wholeState && inState(row, place.state)))) return {section: "near", away, outside: 0};
  if (place.counties.some(county => row.serves.includes(`${state}/${county}`))) return {section: "area", away: null, outside: 0};
  if (place.kind !== "county" && place.kind !== "state" && place.slug && row.serves.includes(`${state}/${place.slug}`)) return {section: "area", away: null, outside: 0};
  if (state && row.serves.includes(state)) return {section: "state", away: null, outside: 0};
  if (nationwide) return {section: "nation", away: null, outside: ask.nation ? 0 : BIT.outside};
  if (row.spots.some(spot => spot.latitude === null && spot.state === place.state)) return {section: "nowhere", away: null, outside: 0};
  return {section: "near", away, outside: away === null || place.kind === "state" ? BIT.outside : BIT.distance};
}

/** @param {Row} row @param {string} code */
function inState(row, code) {
  return row.spots.some(spot => spot.state === code);
}

/** Whether it is in the place or serves it by name, and how far its nearest spot is. @param {Row} row @param {Place} place @returns {["here"|"", number|null]} */
function nearest(row, place) {
  let away = null;
  let isHere = false;
  const {own} = place;
  const state = place.state.toLowerCase();
  for (const spot of row.spots) {
    if (spot.latitude !== null && spot.longitude !== null) {
      const distance = miles(place.latitude, place.longitude, spot.latitude, spot.longitude);
      if (away === null || distance < away) away = distance;
    }
    if (spot.state !== place.state) continue;
    if (place.kind === "state") isHere = true;
    else if (place.kind === "county") isHere ||= spot.county === place.counties[0];
    else if (place.kind === "city" && !place.reach) isHere ||= place.slug === own ? spot.slugs.includes(own) : spot.slugs[0] === own;
  }
  if (place.kind === "state") return [isHere || row.serves.some(key => key === state || key.startsWith(`${state}/`)) ? "here" : "", null];
  if (place.reach && place.kind === "city") isHere = place.counties.some(county => row.serves.includes(`${state}/${county}`));
  if (place.kind === "county") isHere ||= row.serves.includes(`${state}/${place.counties[0]}`);
  if (place.kind === "city" && !place.reach) isHere ||= row.serves.includes(`${state}/${place.slug === own ? place.slug : own}`);
  return [isHere ? "here" : "", away];
}

/**
 * In the order of the specification: named so; text in the name; meant; section; fit; active; distance; weight.
 * @param {Verdict} a @param {Verdict} b @param {Ask} ask
 */
export function order(a, b, ask) {
  return (
    a.name - b.name ||
    a.text - b.text ||
    a.meant - b.meant ||
    sectionOrder(a, ask) - sectionOrder(b, ask) ||
    b.fit - a.fit ||
    Number(a.row.unconfirmed) - Number(b.row.unconfirmed) ||
    (a.miles ?? UNKNOWN) - (b.miles ?? UNKNOWN) ||
    b.row.chapters - a.row.chapters ||
    KINDS.indexOf(a.row.kind) - KINDS.indexOf(b.row.kind) ||
    (a.row.name < b.row.name ? -1 : a.row.name > b.row.name ? 1 : a.row.id < b.row.id ? -1 : 1)
  );
}

/** @param {Verdict} verdict @param {Ask} ask */
function sectionOrder({section, row}, {place}) {
  if (place?.kind === "state") return section === "here" ? (row.serves.includes(place.state.toLowerCase()) ? 0 : 1) : 2;
  if (!place) return section === "nation" ? 0 : 1;
  return SECTIONS.indexOf(section);
}
