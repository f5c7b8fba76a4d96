// The entry as its page will show it: the page's own classes, filled with text and nothing else.

import {h} from "../dom.js"
import {hostOf, hoursWords, listed, meetings, openTo, placeLines, runBy, sentence, sourceWords, sure} from "./sentences.js"

/** @typedef {import("./types.js").Values} Values */
/** @typedef {import("./types.js").PageData} PageData */

/** @param {Values} values filled ones @param {string} kind @param {PageData} data @returns {HTMLElement} */
export function preview(values, kind, {kinds, words}) {
  const kindName = kinds.find(({value}) => value === kind)?.label ?? ""
  const type = words.agency_type[values.agency_type] ?? values.institution ?? ""
  return h("article", {class: "fh-entry fh-preview__page"},
    h("header", {class: "fh-entry__head"},
      h("p", {class: "fh-eyebrow"}, [kindName, type].filter(Boolean).join(" · ")),
      h("h3", {class: "fh-preview__name"}, values.name ?? "Its name"),
      ...some("p", "fh-quiet", values.also_known_as && `Also known as ${listed(values.also_known_as)}.`),
      h("p", {class: "fh-lead"}, values.summary ?? "What it does, and for whom.")),
    h("div", {class: "fh-act"},
      h("p", {class: "fh-sure"}, h("span", {}, sure(values, words))),
      h("ul", {class: "fh-act__list"}, ...contacts(values).map(contact => h("li", {}, h("span", {class: "fh-button fh-button--quiet"}, contact))))),
    h("dl", {class: "fh-ledger"}, ...facts(values, words)))
}

/** @param {Values} values @returns {string[]} */
const contacts = ({contact = {}, website}) =>
  [contact.phone && `Call ${String(contact.phone).replace(/^\+1-/, "")}`, contact.email, website && hostOf(website)].filter(Boolean)

/** @param {Values} values @param {PageData["words"]} words @returns {HTMLElement[]} */
function facts(values, words) {
  const names = (/** @type {string} */ field) => (values[field] ?? []).map((/** @type {string} */ slug) => words[field][slug] ?? slug)
  const languages = names("languages")
  return [
    fact("Who may come", [openTo(values.open_to), ...names("audiences"), languages.length ? `Languages: ${listed(languages)}.` : "", values.serves ? `Serves ${listed(values.serves)}.` : ""]),
    fact("When", [...meetings(values), ...(values.hours ?? []).map(hoursWords), words.format[values.format] ?? ""]),
    fact("Where", (values.locations ?? []).flatMap(placeLines)),
    fact("Cost", [words.cost[values.cost] ?? ""]),
    fact("How to take part", [values.take_part ? sentence(values.take_part) : ""]),
    fact("How to help there", [values.volunteer ? sentence(values.volunteer) : ""]),
    fact("Run by", [runBy(values, words)]),
    fact("Fields", [listed(names("industries"))]),
    sources(values),
  ].flatMap(one => one ?? [])
}

/** @param {string} title @param {string[]} lines */
function fact(title, lines) {
  const said = lines.filter(Boolean)
  return said.length ? h("div", {class: "fh-fact"}, h("dt", {}, title), h("dd", {}, ...said.map(line => h("p", {}, line)))) : null
}

/** @param {Values} values */
function sources(values) {
  const rows = /** @type {Values[]} */ ((values.sources ?? []).filter((/** @type {Values} */ {url}) => url)).map(sourceWords)
  if (!rows.length) return null
  return h("div", {class: "fh-fact"}, h("dt", {}, "Where this comes from"), h("dd", {}, ...rows.map(({host, dates, states}) =>
    h("p", {}, host, " ", h("span", {class: "fh-whose"}, `(${dates})`), h("br"), states))))
}

/** @param {string} tag @param {string} name @param {string | undefined} text */
const some = (tag, name, text) => (text ? [h(tag, {class: name}, text)] : [])
