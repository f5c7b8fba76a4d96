// Runs the engine in Node over an index in a folder: questions in as lines of JSON, answers out as lines of JSON.
//   node ask.mjs <folder of the engine's modules> <now, ISO 8601>
// A line holds a state of search, and what is to happen before or beside it:
//   {"index": folder}           the site is this one from now on (its folder search/)
//   {"fresh": true}             a new visitor: an engine that has fetched nothing
//   {"broken": ["zips"]}        parts whose names hold one of these fail from now on
//   {"suggest": text, "field"}  asks for suggestions instead
//   {"first": true, "summaries": true, "address": "?q=…"}  also the first results; also summaries; the state from an address
// An answer is the results, and {"read": files, "firsts": […], "took": milliseconds}, or {"error": {code, message}}.

import {readFile} from "node:fs/promises"
import {createInterface} from "node:readline"
import {pathToFileURL} from "node:url"

const [folder, moment] = process.argv.slice(2)
const {createEngine} = await import(pathToFileURL(`${folder}/engine.js`).href)
const {emptyState, fromParams, toParams} = await import(pathToFileURL(`${folder}/state.js`).href)

let index = ""
let broken = []
let read = []

async function fetchJson(name) {
  read.push(name)
  if (broken.some(part => name.includes(part))) throw Object.assign(new Error("broken on purpose"), {status: 503})
  const text = await readFile(`${index}/${name}`, "utf8").catch(() => { throw Object.assign(new Error(name), {status: 404}) })
  return JSON.parse(text)
}

const visitor = () => createEngine({base: "", fetchJson, now: () => new Date(moment)})
let engine = visitor()

for await (const line of createInterface({input: process.stdin})) {
  const {index: site, fresh, broken: names, suggest, field, first, summaries, address, ...given} = JSON.parse(line)
  if (site) index = site
  if (fresh) engine = visitor()
  if (names) broken = names
  read = []
  const firsts = []
  const state = {...(address === undefined ? emptyState() : fromParams(new URLSearchParams(address))), ...given}
  const started = performance.now()
  let answer
  try {
    if (suggest !== undefined) answer = {suggestions: await engine.suggest(suggest, {field, near: state.near})}
    else answer = await engine.search(state, {onFirst: results => firsts.push({...results, read: [...read]})})
    if (summaries) answer.summaries = await engine.summaries(answer.hits)
  } catch (error) {
    answer = {error: {code: error.code, message: error.message}}
  }
  const took = performance.now() - started
  process.stdout.write(`${JSON.stringify({...answer, read, took, firsts: first ? firsts : [], address: toParams(state).toString()})}\n`)
}
