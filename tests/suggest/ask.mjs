// Runs the form's scripts in Node: questions in as lines of JSON, answers out as lines of JSON.
//   node ask.mjs <folder of the scripts> <words, a file> <places, a folder> <today>
// A question: {"check": values, "kind", "state", "places": ["ca"]}; {"written": values}; {"call": name, "given": […]} of the runtime

import {readFileSync} from "node:fs"
import {createInterface} from "node:readline"
import {pathToFileURL} from "node:url"

const [folder, words, places, today] = process.argv.slice(2)
const script = name => import(pathToFileURL(`${folder}/${name}.js`).href)
const [{check, knownOf}, {written}, runtime] = await Promise.all(["check", "yaml", "python"].map(script))
const json = path => JSON.parse(readFileSync(path, "utf8"))
const taxonomy = json(words)
const known = new Map()

function knownIn(states) {
  const key = states.join()
  if (!known.has(key)) known.set(key, knownOf(taxonomy, states.map(state => json(`${places}/${state}.json`))))
  return known.get(key)
}

function answer(question) {
  if (question.check) return check(question.check, {...question, today, known: knownIn(question.places)})
  if (question.written) return written(question.written)
  return runtime[question.call](...question.given)
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
