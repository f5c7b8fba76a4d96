// A draft kept in this browser, one for each entry and for a new one. Storage may be off or full: then nothing is kept.

/** @typedef {{values: Record<string, any>, told: Record<string, string>, kind: string, saved: string}} Draft */

/** Counts up when drafts change their shape; older ones are left out. */
export const VERSION = 1
const PREFIX = "foothold.suggest."
/** Characters: no entry is longer, and storage is small. */
const LONGEST = 100_000

/** @param {{does: string, id: string}} task */
const keyOf = ({does, id}) => `${PREFIX}${does === "new" ? "new" : `${does}:${id}`}`

/** @param {Storage | undefined} storage @param {{does: string, id: string}} task @returns {Draft | null} */
export function kept(storage, task) {
  try {
    const {version, ...draft} = JSON.parse(storage?.getItem(keyOf(task)) ?? "{}")
    return version === VERSION && isDraft(draft) ? draft : null
  } catch {
    return null
  }
}

/** @param {Storage | undefined} storage @param {{does: string, id: string}} task @param {Draft} draft @returns {boolean} whether it is kept */
export function keep(storage, task, draft) {
  try {
    const text = JSON.stringify({version: VERSION, ...draft})
    if (!storage || text.length > LONGEST) return false
    storage.setItem(keyOf(task), text)
    return true
  } catch {
    return false
  }
}

/** @param {Storage | undefined} storage @param {{does: string, id: string}} task */
export function forget(storage, task) {
  try {
    storage?.removeItem(keyOf(task))
  } catch {
    // Storage is switched off: there was nothing.
  }
}

/** @returns {Storage | undefined} the browser's own, where it lets us */
export function browserStorage() {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

/** @param {any} draft */
const isDraft = draft =>
  isMapping(draft.values) && isMapping(draft.told) && typeof draft.kind === "string" && typeof draft.saved === "string"

/** @param {any} value */
const isMapping = value => typeof value === "object" && value !== null && !Array.isArray(value)
