// The choices beside the hits, each with the number of entries that it would show. Pure.

import {BIT, FIELDS} from "./judge.js";

/** @typedef {import("./judge.js").Verdict} Verdict */
/** @typedef {import("./judge.js").Ask} Ask */
/** @typedef {import("./types.js").Facet} Facet */
/** @typedef {import("./types.js").ChoiceField} ChoiceField */

/** @type {[ChoiceField, string][]} */
const SHOWN = [
  ["kind", "Kind"], ["industry", "Industry"], ["audience", "For whom"], ["agency", "Type of agency"], ["cost", "Cost"], ["format", "How people meet"],
  ["day", "Meets on"], ["time", "Time of day"], ["language", "Language"], ["run", "Run by"], ["faith", "Faith"],
];
export const RADII = [10, 25, 50, 100];

/**
 * @param {Verdict[]} verdicts @param {Ask} ask @param {import("./vocabulary.js").Vocabulary} vocabulary
 * @param {number} known miles around the place that have been fetched
 * @param {string} within the choice in force
 * @returns {Facet[]}
 */
export function facets(verdicts, ask, vocabulary, known, within) {
  const found = ask.place && ask.place.kind !== "state" ? [distances(verdicts, ask, known, within)] : [];
  for (const [field, label] of SHOWN) {
    const facet = choices(verdicts, ask, vocabulary, field, label);
    if (facet.options.length > 1 || facet.options.some(option => option.checked)) found.push(facet);
  }
  for (const [field, label, has] of /** @type {["volunteer"|"confirmed", string, (verdict: Verdict) => boolean][]} */ ([
    ["volunteer", "Volunteers welcome", verdict => verdict.row.volunteer],
    ["confirmed", "Hide what is not confirmed", verdict => !verdict.row.unconfirmed],
  ])) {
    const passing = verdicts.filter(verdict => !(verdict.failed & ~BIT[field]));
    const count = passing.filter(has).length;
    if (ask[field] || (count && count < passing.length)) found.push({field, label, multiple: false, options: [{value: "1", label, count, checked: ask[field]}]});
  }
  return found;
}

/** @param {Verdict[]} verdicts @param {Ask} ask @param {import("./vocabulary.js").Vocabulary} vocabulary @param {ChoiceField} field @param {string} label @returns {Facet} */
function choices(verdicts, ask, vocabulary, field, label) {
  const counts = new Map();
  for (const verdict of verdicts) {
    if (verdict.failed & ~BIT[field]) continue;
    for (const value of FIELDS[field](verdict.row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const wished = new Set(ask.wishes.filter(wish => wish.field === field && !wish.soft).flatMap(wish => wish.values));
  const options = vocabulary.lists[field].values
    .filter(value => counts.has(value) || wished.has(value))
    .map(value => ({value, label: vocabulary.label(field, value), count: counts.get(value) ?? 0, checked: wished.has(value)}));
  if (field === "industry" || field === "audience") options.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  return {field, label, multiple: true, options};
}

/** @param {Verdict[]} verdicts @param {Ask} ask @param {number} known @param {string} within @returns {Facet} */
function distances(verdicts, ask, known, within) {
  const passing = verdicts.filter(verdict => !(verdict.failed & ~BIT.distance));
  const beyond = passing.filter(verdict => verdict.miles === null || verdict.section !== "near").length;
  const options = RADII.map(radius => ({
    value: String(radius),
    label: `Within ${radius} miles`,
    count: radius <= known ? beyond + passing.filter(verdict => verdict.section === "near" && verdict.miles !== null && verdict.miles <= radius).length : null,
    checked: within === String(radius),
  }));
  const state = ask.place?.state ? [{value: "state", label: "In the whole state", count: null, checked: within === "state"}] : [];
  return {field: "within", label: "How far", multiple: false, options: [...options, ...state]};
}
