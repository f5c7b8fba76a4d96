// The engine in a worker, so that no search ever holds up the page. Messages: {number, base, method, args}.

import {createEngine} from "./engine.js"
import {fetchJson} from "./store.js"

/** @type {import("./types.js").Engine|undefined} */
let engine

addEventListener("message", async ({data: {number, base, method, args}}) => {
  try {
    engine ??= createEngine({base, fetchJson})
    const onFirst = (/** @type {import("./types.js").Results} */ first) => postMessage({number, first})
    const answer = method === "hello" || await (method === "search" ? engine.search(args[0], {onFirst}) : /** @type {any} */ (engine)[method](...args))
    postMessage({number, answer})
  } catch (error) {
    const {code = "broken", message = ""} = /** @type {{code?: string, message?: string}} */ (error ?? {})
    postMessage({number, error: {code, message}})
  }
})
