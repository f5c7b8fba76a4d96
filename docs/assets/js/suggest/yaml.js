// An entry's fields as its file, the same bytes as Python's `generator/entries/writing.py`, from which it is compiled. Pure.

import * as writing from "./writing.js"
import {fromJson} from "./python.js"

/** @param {Record<string, import("./python.js").Any>} values the fields, in any order @returns {string} */
export const written = values => writing.written(fromJson(values))
