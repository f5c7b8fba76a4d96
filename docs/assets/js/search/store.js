// The files of the index: fetched once, kept, and never mixed with those of another deploy.

const FORMAT = 1
/** Milliseconds for one file: whoever waits so long is better served by a button to try again. */
const PATIENCE = 30_000

/** Why a search could not be answered: `code` is for programs, `message` for people. */
export class SearchError extends Error {
  /** @param {import("./types.js").ErrorCode} code @param {string} message */
  constructor(code, message) {
    super(message)
    this.code = code
  }
}

export class Store {
  /** @param {string} base @param {import("./types.js").FetchJson} fetchJson */
  constructor(base, fetchJson) {
    this.base = base
    this.fetchJson = fetchJson
    /** @type {Map<string, Promise<any>>} */ this.files = new Map()
  }

  /** @returns {Promise<import("./types.js").Manifest>} */
  async manifest() {
    const manifest = await this.file("manifest.json", true)
    if (manifest?.format !== FORMAT) throw new SearchError("outdated", "The site has changed since this page was opened. Reload the page.")
    return manifest
  }

  /** A part by its name; from memory when it was asked for before. @param {string} name */
  part(name) {
    return this.file(`parts/${name}.json`, false)
  }

  /** Ask for everything anew. */
  forget() {
    this.files.clear()
  }

  /** @param {string} path @param {boolean} fresh @returns {Promise<any>} */
  file(path, fresh) {
    let file = this.files.get(path)
    if (!file) {
      file = this.fetchJson(this.base + path, fresh).catch(error => {
        this.files.delete(path)
        if (error?.status === 404 && !fresh) throw new SearchError("gone", "The search could not load. Try again in a moment.")
        if (error instanceof SyntaxError) throw new SearchError("broken", "The search index cannot be read.")
        throw new SearchError("network", "The search could not load. Check your connection and try again.")
      })
      this.files.set(path, file)
    }
    return file
  }
}

/** The browser's fetch as the store wants it. @param {string} url @param {boolean} fresh */
export async function fetchJson(url, fresh) {
  const answer = await fetch(url, {cache: fresh ? "no-cache" : "default", signal: AbortSignal.timeout?.(PATIENCE)})
  if (!answer.ok) throw Object.assign(new Error(url), {status: answer.status})
  return answer.json()
}

/** The place of the shelf that may hold a key: the last that begins at or before it; -1 before the first. @param {[string, string][]} shelves @param {string} key */
export const shelfAt = (shelves, key) => shelves.findLastIndex(([first]) => first <= key)

/** The parts that may hold a key: a large one goes over several. @param {[string, string][]} shelves @param {string} key */
export function shelvesOf(shelves, key) {
  const at = shelfAt(shelves, key)
  return at < 0 ? [] : shelves.filter(([first], i) => i === at || (first === key && shelves[at][0] === key)).map(([, name]) => name)
}
