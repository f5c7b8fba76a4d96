// Cuts names as the engine does: names in as a JSON list, [stems, telling stems, initials, slug] of each out.
//   node words.mjs <folder of the engine's modules> < names.json

import {readFileSync} from "node:fs"
import {pathToFileURL} from "node:url"

const {acronyms, slug, stems, telling} = await import(pathToFileURL(`${process.argv[2]}/words.js`).href)
const names = JSON.parse(readFileSync(0, "utf8"))
process.stdout.write(JSON.stringify(names.map(name => [stems(name), telling(name), [...acronyms(name)], slug(name)])))
