// Runs the form's scripts in Node, as the page does: questions in as lines of JSON, answers out as lines of JSON.
//   node ask.mjs <folder of the scripts> <folder of a site with suggest/> <today>
// A question: {"check": values, "kind", "state"}, with "everywhere" on the places of all states; the same with "duplicates"
// and "id"; {"written": values}; {"call": name, "given": […]} of the runtime.

import {readFileSync} from "node:fs"
import {createInterface} from "node:readline"
import {pathToFileURL} from "node:url"

const [folder, site, today] = process.argv.slice(2)
const script = name => import(pathToFileURL(`${folder}/${name}.js`).href)
const [{check, knownOf, statesOf}, {bookOf, duplicates}, {written}, runtime] =
  await Promise.all(["check", "duplicates", "yaml", "python"].map(script))
const json = path => JSON.parse(readFileSync(`${site}/${path}`, "utf8"))
const manifest = json("suggest/manifest.json")
const words = json(manifest.words)
const made = {places: new Map(), records: new Map()}

/** What is made of the files of some states, once. */
function of(family, states, make) {
  const key = states.join()
  if (!made[family].has(key)) made[family].set(key, make(states.map(state => json(manifest[family][state]))))
  return made[family].get(key)
}

function answer({check: values, duplicates: twin, ...question}) {
  if ("written" in question) return written(question.written)
  if (question.call) return runtime[question.call](...question.given)
  const states = statesOf(values ?? twin, question.state, manifest)
  if (question.everywhere) states.places = Object.keys(manifest.places)
  const given = {...question, today, known: of("places", states.places, files => knownOf(words, files))}
  return values ? check(values, given) : duplicates(twin, {...given, book: of("records", states.records, bookOf)})
}

for await (const line of createInterface({input: process.stdin})) {
  let said
  try {
    said = answer(JSON.parse(line))
  } catch (error) {
    said = {error: error.stack ?? String(error)}
  }
  process.stdout.write(`${JSON.stringify(said)}\n`)
}
