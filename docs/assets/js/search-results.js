// Put the answer of a search on the page: hits, pages that fit, notes, readings. Fills the parts that the page's own HTML names.

import {h, keep, say} from "./dom.js"
import {addressOf} from "./search-words.js"

/**
 * @typedef {import("./search/types.js").State} State
 * @typedef {import("./search/types.js").Results} Results
 * @typedef {import("./search/types.js").Hit} Hit
 * @typedef {import("./search/types.js").PageHit} PageHit
 * @typedef {{label: string, detail?: string, address: string}} Way
 * @typedef {(name: string) => HTMLElement} Parts
 */

/** A link to a search; the page's element follows it without loading. @param {State} state @param {string} words @param {Record<string, string>} [more] */
export const searchLink = (state, words, more = {}) => h("a", {href: addressOf(state), "data-search": true, ...more}, words)

/** @param {HTMLElement} parent @param {(Node | string)[]} children */
function fill(parent, ...children) {
  parent.replaceChildren(...children)
  parent.hidden = !children.length
}

/** @template T @param {T[]} items @param {(item: T) => Node} show @returns {(Node | string)[]} */
const listed = (items, show) => items.flatMap((item, i) => (i ? [" · ", show(item)] : [show(item)]))

/**
 * Everything but the filters.
 * @param {Parts} part @param {Results} results @param {string} root
 * @param {{chosen: (results: Results, place: import("./search/types.js").Place) => State}} states
 */
export function showResults(part, results, root, {chosen}) {
  showReadings(part, results, chosen)
  if (!results.count) showWays(part, results, root)
  fill(part("notes"),
    ...(results.askLocation ? [h("p", {}, "Near where? ", h("button", {type: "button", class: "fh-button fh-button--quiet", "data-do": "here"}, "Use my location"))] : []),
    ...[...results.widened, ...results.notes].map(note => h("p", {}, note.label)))
  showPages(part("pages"), results, root)
  showHits(part("hits"), results, root)
  showTurn(part("turn"), results)
}

/** Chips, corrections and other places of the same name. @param {Parts} part @param {Results} results @param {(results: Results, place: import("./search/types.js").Place) => State} chosen */
function showReadings(part, results, chosen) {
  const {chips, text, corrections, otherPlaces} = results
  keep(part("chips"), chips, chip => chip.id, makeChip, (item, chip) => {
    say(/** @type {HTMLElement} */ (item.querySelector("b")), chip.label)
    say(/** @type {HTMLElement} */ (item.querySelector("small")), chip.note)
  })
  part("chips").hidden = !chips.length
  const words = text.length && chips.length ? [`Searched as words: “${text.join(" ")}”`] : []
  fill(part("text"), ...words)
  fill(part("corrections"), ...listed(corrections, ({from, to, instead}) =>
    h("span", {}, "Read as ", h("b", {}, to), ". Search instead for ", searchLink(instead, `“${from}”`))))
  const others = listed(otherPlaces, place => searchLink(chosen(results, place), place.label))
  fill(part("places"), ...(others.length ? ["Another place of that name? ", ...others] : []))
  part("read").hidden = !(chips.length || words.length || corrections.length || others.length)
}

/** @param {import("./search/types.js").Chip} chip */
const makeChip = chip =>
  h("li", {},
    h("button", {type: "button", class: "fh-read__chip", "data-chip": chip.id},
      h("span", {class: "fh-far"}, "Remove "), h("span", {}, h("b"), " ", h("small")),
      h("span", {class: "fh-read__cross", "aria-hidden": "true"}, "×")))

/** @param {HTMLElement} parent @param {Results} results @param {string} root */
function showPages(parent, {groups}, root) {
  const named = [
    {title: "Places", pages: groups.places},
    {title: "Fields", pages: groups.industries},
    {title: "Guide", pages: groups.guide},
  ].filter(({pages}) => pages.length)
  fill(parent, ...named.map(({title, pages}) =>
    h("div", {class: "fh-pages__group"}, h("h2", {}, title), h("ul", {}, ...pages.map(page => h("li", {}, ...way(page, root)))))))
}

/** @param {Way} page @param {string} root */
const way = (page, root) => [
  h("a", {href: root + page.address}, page.label),
  ...(page.detail ? [" ", h("span", {class: "fh-count"}, page.detail)] : []),
]

/**
 * Hits under the heading of their section; under one for all where the best match stands before what is nearer.
 * @param {HTMLElement} parent @param {Results} results @param {string} root
 */
function showHits(parent, {hits, also}, root) {
  /** @param {Hit} hit @param {number} i */
  const starts = (hit, i) => hit.sectionLabel !== hits[i - 1]?.sectionLabel
  const labels = hits.filter(starts).map(hit => hit.sectionLabel)
  const broken = new Set(labels).size < labels.length
  /** @type {{key: string, heading?: string, hit?: Hit}[]} */
  const rows = hits.flatMap((hit, i) => {
    const row = {key: hit.id, hit}
    if (broken ? i > 0 : !starts(hit, i)) return [row]
    const heading = broken ? "Best matches first" : hit.sectionLabel || "Groups and offices"
    return [{key: `# ${heading}`, heading}, row]
  })
  if (also) rows.push({key: `# ${also.label}`, heading: also.label}, ...also.hits.map(hit => ({key: hit.id, hit})))
  keep(parent, rows, row => row.key,
    row => (row.hit ? makeHit() : h("h2", {class: "fh-hits__section"})),
    (element, row) => (row.hit ? fillHit(element, row.hit, root) : say(element, row.heading ?? "")))
}

const makeHit = () => {
  const template = /** @type {HTMLTemplateElement} */ (document.querySelector("template[data-hit]"))
  return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true))
}

/** @param {HTMLElement} element @param {Hit} hit @param {string} root */
function fillHit(element, hit, root) {
  const of = /** @param {string} name */ name => /** @type {HTMLElement} */ (element.querySelector(`[data-of=${name}]`))
  element.dataset.entry = hit.id
  element.dataset.kind = hit.kind
  if (hit.miles === null) delete element.dataset.miles
  else element.dataset.miles = hit.miles.toFixed(1)
  element.classList.toggle("fh-card--unconfirmed", hit.unconfirmed)
  for (const name of /** @type {const} */ (["kindName", "name", "meets", "status"])) {
    say(of(name), hit[name])
    of(name).hidden = !hit[name]
  }
  const facts = [hit.place, hit.distance, hit.cost, hit.format].filter(Boolean)
  if (of("facts").textContent !== facts.join(""))
    of("facts").replaceChildren(...facts.map(word => h("li", {class: word === hit.distance && "fh-hit__miles"}, word)))
  of("name").setAttribute("href", root + hit.address)
  if (!of("sign").firstChild) of("sign").append(sign(hit.kind))
  of("when").hidden = !hit.next
  say(of("next"), hit.next?.words ?? "")
  of("next").setAttribute("datetime", hit.next?.iso ?? "")
  of("online").hidden = !hit.next?.online
  of("regular").hidden = !hit.meets || !!hit.next
  if (hit.summary) say(of("summary"), hit.summary)
  of("summary").hidden = !of("summary").textContent
  of("status").classList.toggle("fh-sure--open", hit.unconfirmed)
  of("status").classList.toggle("fh-sure--yes", hit.status.startsWith("Confirmed"))
}

/** What came after the hits themselves. @param {HTMLElement} parent @param {Record<string, string>} summaries by id */
export function showSummaries(parent, summaries) {
  for (const [id, words] of Object.entries(summaries)) {
    const summary = /** @type {HTMLElement | null} */ (parent.querySelector(`[data-entry="${CSS.escape(id)}"] [data-of=summary]`))
    if (!summary || !words) continue
    say(summary, words)
    summary.hidden = false
  }
}

/** @param {string} kind */
function sign(kind) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector(`template[data-sign="${CSS.escape(kind)}"]`))
  return template ? template.content.cloneNode(true) : document.createTextNode("")
}

/** @param {HTMLElement} parent @param {Results} results */
function showTurn(parent, {state, pages}) {
  const page = Math.min(state.page, pages)
  const to = /** @param {number} number @param {string} words @param {string} rel */ (number, words, rel) =>
    searchLink({...state, page: number}, words, {class: "fh-button fh-button--quiet", rel, "data-turn": ""})
  fill(parent, ...(pages < 2 ? [] : [
    ...(page > 1 ? [to(page - 1, "Previous", "prev")] : []),
    h("span", {class: "fh-turn__here"}, `Page ${page} of ${pages}`),
    ...(page < pages ? [to(page + 1, "More results", "next")] : []),
  ]))
}

/** What to do when nothing fits. @param {Parts} part @param {Results} results @param {string} root */
function showWays(part, {chips, text, ways}, root) {
  const tried = [...chips.map(chip => chip.label), ...text.map(word => `“${word}”`)]
  say(part("none-words"), tried.length
    ? `Looked for ${tried.join(", ")}, and found nothing near enough to show. Take a word or a choice away, or go on from here.`
    : "Found nothing near enough to show. Say it in other words, or go on from here.")
  const groups = ways && [
    {title: "Without the words", links: ways.kinds.map(({label, state}) => searchLink(state, label))},
    {title: "Fields of work", links: ways.industries.map(page => h("a", {href: root + page.address}, page.label))},
    {title: "Places", links: ways.places.map(page => h("a", {href: root + page.address}, page.label))},
  ]
  fill(part("ways"), ...(groups ?? []).filter(({links}) => links.length).flatMap(({title, links}) => [
    h("h3", {}, title),
    h("ul", {class: "fh-chips"}, ...links.map(link => (link.classList.add("fh-chip"), h("li", {}, link)))),
  ]))
}
