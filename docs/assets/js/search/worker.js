// The engine in a worker, so that no search ever holds up the page. Messages: {number, method, args}.

import {createEngine} from "./engine.js";
import {fetchJson} from "./store.js";

/** @typedef {{number: number, base: string, method: "hello"|"ready"|"search"|"suggest"|"summaries", args: any[]}} Question */

/** @type {import("./types.js").Engine|null} */
let engine = null;

addEventListener("message", async ({data}) => {
  const {number, base, method, args} = /** @type {Question} */ (data);
  if (method === "hello") return postMessage({number, answer: true});
  engine ??= createEngine({base, fetchJson});
  const onFirst = (/** @type {import("./types.js").Results} */ first) => postMessage({number, first});
  try {
    const answer = await (method === "search" ? engine.search(args[0], {onFirst}) : /** @type {any} */ (engine)[method](...args));
    postMessage({number, answer});
  } catch (error) {
    const {code = "broken", message = String(error)} = /** @type {{code?: string, message?: string}} */ (error ?? {});
    postMessage({number, error: {code, message}});
  }
});
