// The engine as a page uses it: in a worker where there is one, late answers dropped.

import {SearchError} from "./store.js";

/** @typedef {import("./types.js").Engine} Engine */
/** @typedef {{resolve: (answer: any) => void, reject: (error: Error) => void, onFirst?: (results: any) => void, method: string}} Waiting */

/**
 * The engine over the index at `base` (the site's folder `search/`, with a slash). Started on first use.
 * An answer that a later question of the same sort has overtaken is rejected with the code "overtaken".
 * @param {{base: string, worker?: boolean}} options
 * @returns {Engine}
 */
export function createClient({base, worker = true}) {
  /** @type {Promise<(method: string, args: any[], onFirst?: (results: any) => void) => Promise<any>>|null} */ let started = null;
  /** @type {Record<string, number>} */ const latest = {};

  /** @param {"ready"|"search"|"suggest"|"summaries"} method @param {any[]} args @param {(results: any) => void} [onFirst] */
  async function ask(method, args, onFirst) {
    const turn = (latest[method] = (latest[method] ?? 0) + 1);
    const isLate = () => (method === "search" || method === "suggest") && latest[method] !== turn;
    started ??= worker && typeof Worker === "function" ? inWorker(base).catch(() => inPage(base)) : inPage(base);
    try {
      const answer = await (await started)(method, args, onFirst && (first => isLate() || onFirst(first)));
      if (isLate()) throw new SearchError("overtaken", "A later search has overtaken this one.");
      return answer;
    } catch (error) {
      if (isLate()) throw new SearchError("overtaken", "A later search has overtaken this one.");
      throw error;
    }
  }

  return {
    ready: () => ask("ready", []),
    search: (state, {onFirst} = {}) => ask("search", [state], onFirst),
    suggest: (text, options = {}) => ask("suggest", [text, options]),
    summaries: hits => ask("summaries", [hits]),
  };
}

/** A worker that has loaded its modules, as a function to ask it. @param {string} base */
async function inWorker(base) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), {type: "module"});
  /** @type {Map<number, Waiting>} */ const waiting = new Map();
  let number = 0;
  worker.addEventListener("message", ({data}) => {
    const question = waiting.get(data.number);
    if (data.first) return question?.onFirst?.(data.first);
    waiting.delete(data.number);
    if (data.error) question?.reject(new SearchError(data.error.code, data.error.message));
    else question?.resolve(data.answer);
  });
  /** @param {string} method @param {any[]} args @param {(results: any) => void} [onFirst] */
  const ask = (method, args, onFirst) =>
    new Promise((resolve, reject) => {
      number += 1;
      waiting.set(number, {resolve, reject, onFirst, method});
      worker.postMessage({number, base, method, args});
    });
  await new Promise((resolve, reject) => {
    worker.addEventListener("message", resolve, {once: true});
    worker.addEventListener("error", reject, {once: true});
    worker.postMessage({number: 0, base, method: "hello", args: []});
  });
  return ask;
}

/** The engine in the page itself. @param {string} base */
async function inPage(base) {
  const [{createEngine}, {fetchJson}] = await Promise.all([import("./engine.js"), import("./store.js")]);
  const engine = /** @type {any} */ (createEngine({base, fetchJson}));
  return (/** @type {string} */ method, /** @type {any[]} */ args, /** @type {any} */ onFirst) =>
    method === "search" ? engine.search(args[0], {onFirst}) : engine[method](...args);
}
