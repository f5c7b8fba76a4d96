// Runs the engine in Node over an index in a folder: states in as lines of JSON, answers out as lines of JSON.
//   node ask.mjs <engine folder> <index folder with a slash> <now, ISO 8601>
// A line {"suggest": text, "field": …} asks for suggestions; {"broken": [names]} makes parts fail until the next such line.

import {readFile} from "node:fs/promises";
import {createInterface} from "node:readline";
import {pathToFileURL} from "node:url";

const [folder, base, moment] = process.argv.slice(2);
const {createEngine} = await import(pathToFileURL(`${folder}/engine.js`).href);
const {emptyState} = await import(pathToFileURL(`${folder}/state.js`).href);

let read = [];
let broken = [];
async function fetchJson(url, fresh) {
  const name = url.slice(base.length);
  read.push(name);
  if (broken.some(part => name.includes(part))) throw Object.assign(new Error("broken on purpose"), {status: 503});
  const text = await readFile(url, "utf8").catch(() => {
    throw Object.assign(new Error(name), {status: 404});
  });
  return JSON.parse(text);
}

let engine = createEngine({base, fetchJson, now: () => new Date(moment)});
for await (const line of createInterface({input: process.stdin})) {
  const {suggest, field, near, fresh, first, summaries, broken: names, ...given} = JSON.parse(line);
  if (fresh) engine = createEngine({base, fetchJson, now: () => new Date(moment)});
  if (names) broken = names;
  read = [];
  const firsts = [];
  const started = performance.now();
  let answer;
  try {
    if (suggest !== undefined) answer = {suggestions: await engine.suggest(suggest, {field, near})};
    else answer = await engine.search({...emptyState(), ...given, near: near ?? ""}, {onFirst: results => firsts.push({results, read: [...read]})});
    if (summaries) answer.summaries = await engine.summaries(answer.hits);
  } catch (error) {
    answer = {error: {code: error.code, message: error.message}};
  }
  const took = performance.now() - started;
  process.stdout.write(`${JSON.stringify({...answer, read, took, firsts: first ? firsts : firsts.length})}\n`);
}
