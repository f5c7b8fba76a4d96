// Stand-in.
/** @typedef {import("./types.js").Problem} Problem */
export function createChecker() {
  return {
    /** @param {any} values @returns {Promise<Problem[]>} */
    async problems(values) {
      const found = []
      for (const name of ["name", "summary", "run_by", "sources"]) if (values[name] === undefined) found.push({path: [name], what: `the field "${name}" is missing`, fix: "", severity: /** @type {const} */ ("error")})
      return found
    },
    /** @returns {Promise<any[]>} */
    async likely() { return [] },
    /** @returns {Promise<Set<string>>} */
    async taken() { return new Set() },
  }
}
/** @param {any} values */
export const written = values => JSON.stringify(values, null, 1)
