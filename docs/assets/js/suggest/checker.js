// What the rules say of an entry, and who may be the same: the files of the folder suggest/ as they are needed, then the
// rules themselves, which are compiled from those of `validate`. They are fetched once the form is drawn.

/** @typedef {import("./types.js").Problem} Problem */
/** @typedef {import("./types.js").Values} Values */
/** @typedef {import("./types.js").Likely} Likely */
/** @typedef {import("../search/types.js").FetchJson} FetchJson */
/** @typedef {{kind: string, id: string, folder: string}} Filed where the entry stands; `id` is empty for a new one */

/** @param {{base: string, fetchJson: FetchJson, today: () => string}} given `base` is the site's root, with a slash */
export function createChecker({base, fetchJson, today}) {
  const files = kept((/** @type {string} */ path) => fetchJson(base + path, false))
  const manifest = kept(() => fetchJson(`${base}suggest/manifest.json`, true))
  const rules = kept(() => Promise.all([import("./check.js"), import("./duplicates.js"), import("./yaml.js")]))
  const all = (/** @type {Record<string, string>} */ paths, /** @type {string} */ states) => Promise.all(states.split(" ").filter(Boolean).map(state => files(paths[state])))

  const known = kept(async (/** @type {string} */ states) => {
    const [[{knownOf}], {words, places}] = await Promise.all([rules(""), manifest("")])
    return knownOf(await files(words), await all(places, states))
  })
  const book = kept(async (/** @type {string} */ states) => {
    const [[, {bookOf}], {records}] = await Promise.all([rules(""), manifest("")])
    return bookOf(await all(records, states))
  })
  /** The states that an entry has to do with, as the keys of what is known. @param {Values} values @param {string} folder */
  const states = async (values, folder) => {
    const [[{statesOf}], index] = await Promise.all([rules(""), manifest("")])
    const {places, records} = statesOf(values, folder, index)
    return {places: places.join(" "), records: records.join(" ")}
  }

  return {
    /** @param {Values} values @param {Filed} filed @returns {Promise<Problem[]>} */
    async problems(values, {kind, id, folder}) {
      const [{check}] = await rules("")
      const {places} = await states(values, folder)
      return check(values, {kind, state: folder, id, today: today(), known: await known(places)})
    },
    /** Entries that may be the same, the surest first. @param {Values} values @param {Filed} filed @returns {Promise<Likely[]>} */
    async likely(values, {kind, id, folder}) {
      const [, {duplicates}] = await rules("")
      const needed = await states(values, folder)
      const given = {kind, state: folder, id, today: today(), known: await known(needed.places), book: await book(needed.records)}
      return duplicates(values, given).map(({id, title, what}) => ({id, name: title, why: why(what)}))
    },
    /** The ids of a folder that are listed already. @param {string} folder @returns {Promise<Set<string>>} */
    async taken(folder) {
      const {records} = await manifest("")
      const rows = Object.hasOwn(records, folder) ? (await files(records[folder])).records : []
      return new Set(rows.map((/** @type {string[]} */ [id]) => id))
    },
    /** The entry as its file. @param {Values} values @returns {Promise<string>} */
    async written(values) {
      const [, , yaml] = await rules("")
      return yaml.written(values)
    },
  }
}

/** What follows the colon in "probably the same as data/…: the same site and city". @param {string} what */
const why = what => what.split(": ").slice(1).join(": ")

/** Remember each answer, but for failures. @template T @param {(key: string) => Promise<T>} ask @returns {(key: string) => Promise<T>} */
function kept(ask) {
  /** @type {Map<string, Promise<T>>} */ const answers = new Map()
  return key => {
    const answer = answers.get(key) ?? ask(key)
    answers.set(key, answer)
    answer.catch(() => answers.delete(key))
    return answer
  }
}
