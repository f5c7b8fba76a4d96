// The files of the index: fetched once, kept, and never mixed with those of another deploy.

export const FORMAT = 1;

/** Why a search could not be answered. */
export class SearchError extends Error {
  /** @param {"network"|"outdated"|"broken"|"overtaken"} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = "SearchError";
    this.code = code;
  }
}

/** A part that the manifest names is not there: the site was deployed anew since it was read. */
export class GoneError extends Error {}

/**
 * @typedef {object} Manifest
 * @property {number} format
 * @property {string} version
 * @property {string} vocabulary
 * @property {[string, string][]} words
 * @property {[string, string][]} zips
 * @property {[number, number, number, number, number, string][]} leaves
 * @property {[string, string][] | string} areas the shelves, or the part that lists them
 * @property {[string, string][] | string} inside
 * @property {{areas: string[], inside: string[]}} split states whose rows are laid out by topic too
 * @property {number} entries
 * @property {number[]} industries
 * @property {string[]} states
 */

export class Store {
  /** @param {string} base @param {import("./types.js").FetchJson} fetchJson */
  constructor(base, fetchJson) {
    this.base = base;
    this.fetchJson = fetchJson;
    /** @type {Map<string, Promise<any>>} */ this.parts = new Map();
    /** @type {Promise<Manifest>|null} */ this.waiting = null;
  }

  /** @returns {Promise<Manifest>} */
  manifest() {
    this.waiting ??= this.read("manifest.json", true).then(value => {
      const manifest = /** @type {Manifest} */ (value);
      if (!manifest || typeof manifest !== "object" || !("format" in manifest)) throw new SearchError("broken", "The search index cannot be read.");
      if (manifest.format !== FORMAT) throw new SearchError("outdated", "The site has changed since this page was opened. Reload the page.");
      return manifest;
    });
    this.waiting.catch(() => (this.waiting = null));
    return this.waiting;
  }

  /** A part by its name, from memory when it was asked for before. @param {string} name @returns {Promise<any>} */
  part(name) {
    let part = this.parts.get(name);
    if (!part) {
      part = this.read(`parts/${name}.json`, false);
      this.parts.set(name, part);
      part.catch(() => this.parts.delete(name));
    }
    return part;
  }

  /** Whether a part was asked for already. @param {string} name */
  has(name) {
    return this.parts.has(name);
  }

  /** Read the manifest anew before the next part. */
  forget() {
    this.waiting = null;
    this.parts.clear();
  }

  /** @param {string} path @param {boolean} fresh */
  async read(path, fresh) {
    try {
      return await this.fetchJson(this.base + path, fresh);
    } catch (error) {
      const status = /** @type {{status?: number}} */ (error)?.status;
      if (!fresh && (status === 404 || status === 410)) throw new GoneError(path);
      if (error instanceof SyntaxError) throw new SearchError("broken", "The search index cannot be read.");
      throw new SearchError("network", "The search could not load. Check your connection and try again.");
    }
  }
}

/**
 * Where a key stands among shelves that are sorted by their first keys: the last that begins at or before it.
 * @param {[string, string][]} shelves @param {string} key
 */
export function shelfAt(shelves, key) {
  let low = 0;
  let high = shelves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shelves[middle][0] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The names of all parts that may hold the key: a large key goes over several.
 * @param {[string, string][]} shelves @param {string} key
 */
export function shelvesOf(shelves, key) {
  let at = shelfAt(shelves, key);
  if (at < 0) return [];
  const names = [shelves[at][1]];
  while (at > 0 && shelves[at][0] === key && shelves[at - 1][0] === key) names.unshift(shelves[--at][1]);
  return names;
}

/**
 * The browser's fetch as the engine wants it.
 * @param {string} url @param {boolean} fresh
 */
export async function fetchJson(url, fresh) {
  const answer = await fetch(url, {cache: fresh ? "no-cache" : "default"});
  if (!answer.ok) throw Object.assign(new Error(`${answer.status} ${url}`), {status: answer.status});
  return answer.json();
}
