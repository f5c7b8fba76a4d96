// The shapes that the form's modules hand to each other. Types only: nothing loads this file.

/** @typedef {(string | number)[]} Path where a value stands, from the entry's top */
/** @typedef {"new" | "change" | "confirm" | "closed"} Does what a person came to do */
/** @typedef {Record<string, any>} Values an entry's fields, as written in its file */

/** @typedef {{value: string, label: string, help?: string}} Choice */

/**
 * A question of the form; the page's data has one for each field of the models.
 * @typedef {object} Question
 * @property {string} name the field, as written
 * @property {"text" | "long" | "url" | "email" | "tel" | "date" | "time" | "year" | "choice" | "choices" | "texts" | "group" | "groups" | "noted" | "days" | "place" | "postal-code" | "state" | "areas" | "area" | "kept"} type
 *   `texts` is a list of words, `groups` one of mappings; `kept` is carried along and never asked
 * @property {string} ask the question in plain words
 * @property {string} hint how to answer it
 * @property {string} example
 * @property {string} why why it is asked
 * @property {string} one what an item of a list is called: "place"
 * @property {boolean} required
 * @property {boolean} first whether it stands among the few questions that come first
 * @property {string} part the part of the form it stands in
 * @property {string[]} kinds the kinds it belongs to; empty: all
 * @property {string} autocomplete
 * @property {[string, string[]] | null} only a field beside it, and the values with which this one is asked
 * @property {number} most characters, or items of a list; 0 where nothing bounds it
 * @property {Choice[]} choices
 * @property {Question[]} fields of a mapping, or of each mapping of a list
 */

/** @typedef {{value: string, label: string, help: string, folder: string}} KindChoice */
/** @typedef {{repo: string, branch: string, mail: string, address: string}} Site what the site's owner has set; each may be empty */

/**
 * What the page hands to the form.
 * @typedef {object} PageData
 * @property {Site} site
 * @property {KindChoice[]} kinds
 * @property {{value: string, label: string}[]} states
 * @property {{name: string, title: string, lead: string}[]} parts of the form, in order
 * @property {Question[]} questions
 * @property {Record<string, Record<string, string>>} words sentences of an entry's page, by field and value
 */

/** @typedef {{path: Path, what: string, fix: string, severity: "error" | "warning"}} Problem */

/**
 * What is handed over.
 * @typedef {object} Handing
 * @property {Does} does
 * @property {string} id
 * @property {string} name
 * @property {string} file its path in the repository
 * @property {string} text the finished entry
 * @property {Record<string, string>} told further answers, under the names of the issue form's fields
 */

/**
 * A place that a person meant.
 * @typedef {object} Found
 * @property {string} city
 * @property {string} state
 * @property {string} county empty where none is known
 * @property {string} postal_code empty where only the city is meant
 * @property {number} latitude
 * @property {number} longitude
 * @property {"postal-code" | "city"} precision
 */

/** @typedef {{id: string, name: string, why: string}} Likely an entry that may be the same */

export {}
