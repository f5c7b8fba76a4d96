// The questions of each task, from the page's data. Pure.

/** @typedef {import("./types.js").Question} Question */
/** @typedef {import("./types.js").PageData} PageData */

const BLANK = /** @type {const} */ ({hint: "", example: "", why: "", one: "item", required: false, first: false, part: "", kinds: [], autocomplete: "", most: 0, only: null, choices: [], fields: []})

/** A question with all that the page's data leaves out. @param {any} given @returns {Question} */
export const whole = given => ({...BLANK, ...given, fields: (given.fields ?? []).map(whole)})

/** @param {PageData} data @returns {Question} */
export const kindQuestion = ({kinds}) => whole({
  name: "kind", type: "choice", ask: "What sort of help is it?", required: true, choices: kinds.map(({value, label, help}) => ({value, label, help})),
})

/** The questions that an entry of the kind answers. @param {Question[]} questions @param {string} kind */
export const ofKind = (questions, kind) => questions.filter(({kinds, type}) => type !== "kept" && (!kinds.length || kinds.includes(kind)))

/** Without what an entry of the kind must not say. @template {Record<string, any>} T @param {T} values @param {Question[]} questions @param {string} kind @returns {T} */
export function withoutOthers(values, questions, kind) {
  const others = new Set(questions.filter(({kinds}) => kinds.length && !kinds.includes(kind)).map(({name}) => name))
  return /** @type {T} */ (Object.fromEntries(Object.entries(values).filter(([name]) => !others.has(name))))
}

/** The two questions of "still right". @param {Question[]} questions of an entry @returns {Question} */
export function confirming(questions) {
  const how = questions.find(({name}) => name === "verified")?.fields.find(({name}) => name === "how")
  return whole({
    name: "told", type: "group", ask: "How do you know?", fields: [
      {name: "how", type: "choice", ask: "What did you do?", required: true, first: true, choices: how?.choices ?? []},
      {name: "on", type: "date", ask: "On which day?", required: true, first: true},
    ],
  })
}

/** The questions of "it has closed". @param {Question[]} questions of an entry @returns {Question} */
export function closing(questions) {
  const {fields = []} = confirming(questions)
  const choices = fields[0].choices.filter(({value}) => value !== "website")
  return whole({
    name: "told", type: "group", ask: "How do you know that it has closed?", fields: [
      {...fields[0], ask: "Where did you learn it?", choices: [{value: "page", label: "A web page says so"}, ...choices]},
      {name: "url", type: "url", ask: "Which web page?", hint: "Its own page, a news story.", example: "https://www.example.org/news", required: true, first: true, only: ["how", ["page"]]},
      {name: "states", type: "text", ask: "What does it state?", hint: "In a few words.", example: "that the group ended in May", required: true, first: true, only: ["how", ["page"]]},
      {...fields[1], ask: "On which day did you learn it?"},
    ],
  })
}
