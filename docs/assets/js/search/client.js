// The engine as a page uses it: in a worker where there is one, late answers dropped.

import {SearchError} from "./store.js"

/** @typedef {import("./types.js").Engine} Engine */
/** @typedef {(method: string, args: any[], onFirst?: (results: any) => void) => Promise<any>} Ask */

/**
 * The engine over the index at `base` (the site's folder `search/`, with a slash), started on first use.
 * An answer that a later question of the same sort has overtaken is rejected with the code "overtaken".
 * @param {{base: string, worker?: boolean}} options @returns {Engine}
 */
export function createClient({base, worker = true}) {
  /** @type {Promise<Ask>|undefined} */ let started
  /** @type {Record<string, number>} */ const latest = {search: 0, suggest: 0}

  /** @type {Ask} */
  async function ask(method, args, onFirst) {
    const turn = ++latest[method]
    const isLate = () => method in latest && latest[method] > turn
    started ??= worker && typeof Worker === "function" ? inWorker(base).catch(() => inPage(base)) : inPage(base)
    started.catch(() => (started = undefined))
    try {
      const answer = await (await started)(method, args, onFirst && (first => isLate() || onFirst(first)))
      if (!isLate()) return answer
    } catch (error) {
      if (!isLate()) throw error
    }
    throw new SearchError("overtaken", "A later search has overtaken this one.")
  }

  return {
    ready: () => ask("ready", []),
    search: (state, options = {}) => ask("search", [state], options.onFirst),
    suggest: (text, options = {}) => ask("suggest", [text, options]),
    summaries: hits => ask("summaries", [hits]),
  }
}

/** Milliseconds after which a worker that says nothing is given up: the page can do its work. */
const PATIENCE = 6000

/** A worker that has loaded its modules. @param {string} base @returns {Promise<Ask>} */
async function inWorker(base) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), {type: "module"})
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void, onFirst?: (results: any) => void}>} */ const waiting = new Map()
  let count = 0
  /** @type {Ask} */
  const ask = (method, args, onFirst) => new Promise((resolve, reject) => {
    waiting.set(++count, {resolve, reject, onFirst})
    worker.postMessage({number: count, base, method, args})
  })
  worker.addEventListener("message", ({data: {number, first, answer, error}}) => {
    const question = waiting.get(number)
    if (first) return question?.onFirst?.(first)
    waiting.delete(number)
    if (error) question?.reject(new SearchError(error.code, error.message))
    else question?.resolve(answer)
  })
  const failed = new Promise((_, reject) => {
    worker.addEventListener("error", reject, {once: true})
    setTimeout(reject, PATIENCE)
  })
  await Promise.race([ask("hello", []), failed])
  return ask
}

/** The engine in the page itself. @param {string} base @returns {Promise<Ask>} */
async function inPage(base) {
  const [{createEngine}, {fetchJson}] = await Promise.all([import("./engine.js"), import("./store.js")])
  const engine = /** @type {any} */ (createEngine({base, fetchJson}))
  return (method, args, onFirst) => method === "search" ? engine.search(args[0], {onFirst}) : engine[method](...args)
}
