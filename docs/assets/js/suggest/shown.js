// What stands around the questions: their parts, the entry it is about, likely duplicates, the summary of what to mend.

import {h} from "../dom.js"
import {labelled, sentence} from "./sentences.js"

/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").Problem} Problem */
/** @typedef {import("./types.js").Does} Does */
/** @typedef {import("./form.js").Form} Form */

/** @type {Record<Does, {title: string, lead: string, check: string}>} */
export const TITLES = {
  new: {title: "Add a group", lead: "You know one that helps people find work? A few questions, about five minutes. You need no account to fill this in.", check: "Check it and go on"},
  change: {title: "Report a change", lead: "The entry stands below as it is. Change what is wrong or new, and leave the rest.", check: "Check it and go on"},
  confirm: {title: "Still right", lead: "Good to know. Two answers, and the entry says since when it is confirmed and how.", check: "Go on"},
  closed: {title: "It has closed", lead: "Its page will say so and lead people elsewhere. Say how you know it.", check: "Go on"},
}

/** Which entry it is about, and the other things one can say of it. @param {{id: string, values: Record<string, any>}} listed @param {Does} does @param {string} root */
export function about({id, values}, does, root) {
  const others = /** @type {const} */ (["change", "confirm", "closed"]).filter(other => other !== does)
  return [
    h("p", {class: "fh-suggest__entry"}, "Entry: ", h("a", {href: `${root}entries/${id}/`}, values.name)),
    h("p", {class: "fh-buttons"}, ...others.map(other => h("a", {class: "fh-chip", href: `?entry=${id}&do=${other}`}, `${TITLES[other].title} instead`))),
  ]
}

/** The few questions part by part, then the others, folded. @param {import("./types.js").PageData} data @param {Question[]} questions @param {Question | null} kind @param {Form} form */
export function drawParts({parts}, questions, kind, form) {
  const drawn = (/** @type {Question} */ question) => form.draw(question, ["entry", question.name])
  const few = parts.map(({name, title, lead}, i) => h("section", {class: "fh-part-of", "aria-labelledby": `part-${name}`},
    h("h2", {id: `part-${name}`}, title), ...(lead ? [h("p", {class: "fh-quiet"}, lead)] : []),
    ...(i === 0 && kind ? [form.draw(kind, ["kind"])] : []), ...questions.filter(({part}) => part === name).map(drawn)))
  const rest = questions.filter(({part}) => !parts.some(({name}) => name === part))
  const more = h("details", {class: "fh-fold fh-more-questions", id: "more"}, h("summary", {}, "More, if you know it"), h("p", {class: "fh-quiet"}, "Each answer helps somebody decide. None of them is needed."), ...rest.map(drawn))
  return [...few, more]
}

/** @param {HTMLElement} part @param {import("./types.js").Likely[]} likely @param {string} root */
export function likelyOnes(part, likely, root) {
  const key = likely.map(({id}) => id).join(" ")
  if (part.dataset.key === key) return
  part.dataset.key = key
  part.replaceChildren(...(likely.length ? [
    h("h2", {}, likely.length === 1 ? "Is it this one?" : "Is it one of these?"),
    h("p", {}, "It may be listed already. Then a correction helps more than a second entry."),
    h("ul", {class: "fh-plain"}, ...likely.map(({id, name, why}) => h("li", {}, h("a", {href: `${root}entries/${id}/`, target: "_blank", rel: "noopener"}, name), why ? `: ${why}. ` : " ",
      h("a", {href: `?entry=${id}&do=change`}, "Report a change", h("span", {class: "fh-far"}, ` to ${name}`))))),
  ] : []))
}

/**
 * What is to be mended, each a link to its field; what is worth a look; or that all is well.
 * @param {Problem[]} problems @param {(path: import("./types.js").Path) => import("./form.js").Control | undefined} controlAt @param {string[]} changed @param {Does} does
 */
export function summaryOf(problems, controlAt, changed, does) {
  const errors = problems.filter(({severity}) => severity === "error")
  const warnings = problems.filter(({severity}) => severity !== "error")
  const list = (/** @type {Problem[]} */ some) => h("ul", {class: "fh-plain"}, ...some.map(problem => h("li", {}, linked(problem, controlAt(problem.path)))))
  const ready = does === "change" && changed.length ? [h("p", {}, `Changed: ${changed.map(name => name.replaceAll("_", " ")).join(", ")}.`)] : []
  const title = !errors.length ? "Nothing to mend" : errors.length === 1 ? "One thing to mend" : `${errors.length} things to mend`
  const body = [
    ...(errors.length ? [list(errors)] : ready),
    ...(warnings.length ? [h("p", {}, "Please look at this. It may be right as it is:"), list(warnings)] : []),
  ]
  return {title, body}
}

/** @param {Problem} problem @param {import("./form.js").Control | undefined} control */
function linked({what, fix}, control) {
  if (!control) return h("span", {}, sentence(what), fix ? ` ${sentence(fix)}` : "")
  const link = h("a", {href: `#${control.focus.id}`}, labelled(control.label, what))
  link.addEventListener("click", event => {
    event.preventDefault()
    for (let details = control.block.closest("details"); details; details = details.parentElement?.closest("details") ?? null) details.open = true
    control.focus.focus()
    control.block.scrollIntoView({block: "center"})
  })
  return h("span", {}, link, fix ? ` ${sentence(fix)}` : "")
}
