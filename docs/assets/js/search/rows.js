// Rows of the index as objects; `generator/search/rows.py` writes them. Pure.

import {acronyms, slug, SMALL_WORDS, stems} from "./text.js";

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Spot} Spot */

const DAYS = /** @type {Record<string, string>} */ ({
  MO: "monday", TU: "tuesday", WE: "wednesday", TH: "thursday", FR: "friday", SA: "saturday", SU: "sunday",
});

export class Reader {
  /** @param {import("./vocabulary.js").Vocabulary} vocabulary */
  constructor(vocabulary) {
    this.lists = vocabulary.lists;
    /** @type {WeakMap<object, Row[]>} */ this.read = new WeakMap();
  }

  /** The rows of a part, decoded once. @param {any[][]} raw @returns {Row[]} */
  rows(raw) {
    let rows = this.read.get(raw);
    if (!rows) {
      rows = raw.map(values => this.row(values));
      this.read.set(raw, rows);
    }
    return rows;
  }

  /** @param {any[]} values @returns {Row} */
  row([name, place, traits, industries, audiences, spots, serves, others, meetings, note, languages, year, chapters]) {
    const {kind, agency, run, faith, cost, format, industry, audience} = this.lists;
    /** @param {import("./vocabulary.js").List} list @param {number} at */
    const trait = (list, at) => list.values[parseInt(traits[at], 36) - 1] ?? "";
    const times = (meetings || []).slice(1);
    return {
      id: place.includes("/") ? place : `${place}/${slug(name)}`,
      name,
      kind: trait(kind, 0),
      agency: trait(agency, 1),
      run: trait(run, 2),
      faith: trait(faith, 3),
      cost: trait(cost, 4),
      format: trait(format, 5),
      unconfirmed: traits[6] === "2",
      verified: traits[6] === "1",
      volunteer: traits[7] === "1",
      industries: (industries || []).map((/** @type {number} */ number) => industry.values[number]),
      audiences: (audiences || []).map((/** @type {number} */ number) => audience.values[number]),
      languages: languages || [],
      spots: (spots || []).map(spotOf),
      serves: serves || [],
      others: others || [],
      meetings: meetings || [],
      days: [...new Set(times.flatMap(daysOf))],
      times: [...new Set(times.map(timeOf))],
      note: note || "",
      year: year || 0,
      chapters: chapters || 0,
      names: null,
      nameWords: null,
      summary: null,
      summaryWords: null,
    };
  }
}

/** @param {[number|null, number|null, string, string, string?]} raw @returns {Spot} */
function spotOf([latitude, longitude, label, county, city]) {
  const at = label.lastIndexOf(", ");
  const own = slug(label.slice(0, at));
  return {latitude, longitude, label, state: label.slice(at + 2), county: county || "", slugs: city ? [own, city] : [own]};
}

/** @param {string} meeting */
function daysOf(meeting) {
  const days = /BYDAY=([^;|]+)/.exec(meeting);
  return days ? days[1].split(",").map(day => DAYS[day.slice(-2)]) : [];
}

/** @param {string} meeting */
function timeOf(meeting) {
  const hour = Number(meeting.split("|")[1]?.slice(0, 2));
  return hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
}

/** The stems of each of its names. @param {Row} row */
export function namesOf(row) {
  row.names ??= [row.name, ...row.others].map(name => stems(name).filter(word => !SMALL_WORDS.has(word)));
  return row.names;
}

/** All stems of its names, and its initials. @param {Row} row */
export function nameWordsOf(row) {
  row.nameWords ??= new Set([...namesOf(row).flat(), ...acronyms(row.name)]);
  return row.nameWords;
}

/** All stems of its summary, as far as it was fetched. @param {Row} row */
export function summaryWordsOf(row) {
  if (row.summary === null) return NOTHING;
  row.summaryWords ??= new Set(stems(row.summary));
  return row.summaryWords;
}

/** @type {Set<string>} */
const NOTHING = new Set();
