// The form's element: it knows the task, keeps the draft, asks the checks, and shows what is ready. How things are asked
// is form.js and its controls; what an entry is then is task.js.

import {h, say} from "../dom.js"
import {fetchJson} from "../search/store.js"
import {createChecker} from "./checker.js"
import {browserStorage, forget, keep, kept} from "./draft.js"
import {Form} from "./form.js"
import {fileOf} from "./hand-over.js"
import {Places} from "./places.js"
import {preview} from "./preview.js"
import {closing, confirming, kindQuestion, ofKind, whole, withoutOthers} from "./questions.js"
import {about, drawParts, likelyOnes, summaryOf, TITLES} from "./shown.js"
import {blank, finished, folderOf, idFor, taskOf, toldOf, unanswered} from "./task.js"
import {differing, fieldOf, filled, inForm, same} from "./answers.js"
import {save, share, ways} from "./ways.js"

/** @typedef {import("./types.js").Values} Values */
/** @typedef {import("./types.js").Problem} Problem */
/** @typedef {import("./types.js").PageData} PageData */
/** @typedef {{id: string, kind: string, values: Values}} Listed an entry as its page carries it */
/** @typedef {{id: string, kind: string, folder: string, values: Values, text: string, problems: Problem[]}} Done */

/** Milliseconds without a key before a draft is kept and the entry checked. */
const SETTLED = 500
/** Milliseconds of a pause after which a field is complained of though it was not left. */
const PAUSE = 1500

export class Suggest extends HTMLElement {
  #root = this.dataset.root ?? "";
  /** @type {PageData} */ #data;
  #task = taskOf(location.search);
  /** @type {Listed} */ #listed = {id: "", kind: "", values: {}};
  /** @type {Form} */ #form;
  /** @type {Done | null} */ #done = null;
  #storage = browserStorage();
  #checker;
  /** @type {Values} what the form held before anything was typed */ #start = {};
  /** What is said under a field moves what stands below it: it waits until a press that is under way is a click. */ #released = Promise.resolve();
  #asked = false;
  #timer = 0;
  #pause = 0;
  #turn = 0;

  constructor() {
    super()
    const data = JSON.parse(this.#part("data").textContent ?? "{}")
    this.#data = {...data, questions: data.questions.map(whole)}
    const base = (/** @type {string} */ folder) => new URL(`${this.#root}${folder}/`, document.baseURI).href
    this.#checker = createChecker({base: new URL(this.#root, document.baseURI).href, fetchJson, today})
    this.#form = new Form({
      values: {}, states: this.#data.states, places: new Places(base("search"), fetchJson),
      changed: () => this.#changed(), announce: words => this.#say(words),
    })
  }

  connectedCallback() {
    this.#listen()
    this.#open()
  }

  /** @param {string} name */
  #part = name => /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));

  // The task

  async #open() {
    this.#part("trouble").hidden = true
    const {does, id, unknown} = this.#task
    if (unknown) this.#trouble("The address of this page names no entry.", "You can add a new one below, or open the entry’s own page and come from there.")
    if (id) {
      try {
        this.#listed = await entryOf(new URL(`${this.#root}entries/${id}/`, document.baseURI).href)
      } catch (error) {
        return this.#trouble(...troubleOf(/** @type {Error} */ (error)), true)
      }
    }
    const {title, lead, check} = TITLES[does]
    document.title = document.title.replace(/^[^·]*/, `${title} `).trim()
    say(this.#part("title"), title)
    say(this.#part("lead"), lead)
    say(this.#part("check"), check)
    this.#part("about").replaceChildren(...(id ? about(this.#listed, does, this.#root) : []))
    this.#part("about").hidden = !id
    this.#begin(kept(this.#storage, this.#task))
  }

  /** @param {import("./draft.js").Draft | null} draft */
  #begin(draft) {
    const {does, known, id} = this.#task
    const isKind = this.#data.kinds.some(({value}) => value === known.kind)
    const entry = id ? this.#listed.values : blank(known)
    const kind = this.#listed.kind || (isKind ? known.kind : "support-group")
    this.#start = {kind, entry, told: does === "new" || does === "change" ? {} : {on: today()}}
    this.#form.values = draft ? {kind: draft.kind, entry: draft.values, told: draft.told} : this.#start
    this.#form.touched.clear()
    this.#asked = false
    this.#part("end").hidden = true
    try {
      this.#draw()
    } catch (error) {
      if (!draft) throw error
      return this.#again() // a draft of another shape than ours
    }
    this.#part("work").hidden = false
    this.#tellKept(draft)
    if (!draft && known.place) void this.#lookUp(known.place)
    this.#check()
  }

  /** A place that the address names. @param {string} place */
  async #lookUp(place) {
    const found = await this.#form.places.find(place, "").catch(() => null)
    if (!found || this.#form.value(["entry", "locations", 0, "city"])) return
    for (const [name, value] of Object.entries(found)) this.#form.fill(["entry", "locations", 0, name], value || undefined)
    this.#start = this.#form.values
  }

  #draw() {
    const {does} = this.#task
    const {questions} = this.#data
    const short = does === "confirm" ? confirming(questions) : does === "closed" ? closing(questions) : null
    const parts = short
      ? [this.#form.draw(short, ["told"])]
      : drawParts(this.#data, ofKind(questions, this.#form.value(["kind"])), does === "new" ? kindQuestion(this.#data) : null, this.#form)
    const focused = document.activeElement?.id
    this.#part("questions").replaceChildren(...parts)
    if (focused) document.getElementById(focused)?.focus()
  }

  /** @param {string} what @param {string} fix @param {boolean} [again] */
  #trouble(what, fix, again = false) {
    const retry = again ? [h("p", {class: "fh-buttons"}, h("button", {class: "fh-button", type: "button", "data-do": "retry"}, "Try again"), h("a", {class: "fh-button fh-button--quiet", href: `${this.#root}suggest/`}, "Add a new one"))] : []
    this.#part("trouble").replaceChildren(h("h2", {}, what), h("p", {}, fix), ...retry)
    this.#part("trouble").hidden = false
  }

  // What a person does

  #listen() {
    const form = this.#part("form")
    form.addEventListener("submit", event => {
      event.preventDefault()
      this.#finish()
    })
    form.addEventListener("focusout", event => void this.#released.then(() => this.#left(/** @type {HTMLElement} */ (event.target))))
    form.addEventListener("pointerdown", () => {
      this.#released = new Promise(resolve => {
        for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => setTimeout(resolve), {once: true})
      })
    })
    form.addEventListener("change", event => {
      const control = /** @type {HTMLInputElement} */ (event.target)
      if (control.name === "f-kind") this.#draw()
      this.#follow(control)
    })
    form.addEventListener("input", event => {
      clearTimeout(this.#pause)
      this.#pause = setTimeout(() => this.#left(/** @type {HTMLElement} */ (event.target)), PAUSE)
    })
    this.addEventListener("click", event => {
      const button = event.target instanceof Element ? event.target.closest("[data-do]") : null
      if (button) this.#do(/** @type {HTMLElement} */ (button).dataset.do ?? "")
    })
    addEventListener("pagehide", () => this.#keep())
  }

  /** @param {string} name */
  #do(name) {
    const {id, text} = this.#done ?? {id: "", text: ""}
    const file = `${id.split("/").at(-1)}.yaml`
    switch (name) {
      case "again": return this.#again()
      case "retry": return void this.#open()
      case "save": return save(file, text)
      case "share": return void share(file, text).catch(() => {})
      case "copy": return void this.#copy(text)
    }
  }

  #again() {
    forget(this.#storage, this.#task)
    this.#begin(null)
    this.#say("The form is as it was at the beginning.")
    const first = /** @type {HTMLElement | null} */ (this.#part("questions").querySelector("input, textarea, select"))
    first?.focus()
  }

  /** @param {string} text */
  async #copy(text) {
    const code = this.#part("yaml")
    try {
      await navigator.clipboard.writeText(text)
      this.#say("Copied.")
      say(this.#part("copied"), "Copied.")
    } catch {
      /** @type {HTMLDetailsElement} */ (code.closest("details")).open = true
      getSelection()?.selectAllChildren(code)
      say(this.#part("copied"), "It is selected: copy it with your keyboard or your phone’s menu.")
    }
  }

  /** A field that was left, or in which a person pauses, may be complained of. @param {HTMLElement} control */
  #left(control) {
    clearTimeout(this.#pause)
    const path = /** @type {HTMLElement | null} */ (control.closest("[data-path]"))?.dataset.path
    if (path && "value" in control && control.value !== "") this.#form.touched.add(path)
    if (path && this.#form.touched.has(path)) this.#check()
  }

  /** What follows from an answer: the day a page was read, and its own page as the first source. @param {HTMLInputElement} control */
  #follow({name, value}) {
    const form = this.#form
    const source = /^f-entry-sources-(\d+)-url$/.exec(name)
    if (source && value && !form.value(["entry", "sources", Number(source[1]), "accessed"])) form.fill(["entry", "sources", Number(source[1]), "accessed"], today())
    const isFirst = this.#task.does === "new" && name === "f-entry-website" && value && !filled(form.value(["entry", "sources"]))
    if (!isFirst) return
    form.fill(["entry", "sources", 0, "url"], form.value(["entry", "website"]))
    form.fill(["entry", "sources", 0, "accessed"], today())
  }

  // What follows

  #changed() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#keep()
      this.#check()
    }, SETTLED)
  }

  #keep() {
    if (!this.#timer) return
    clearTimeout(this.#timer)
    this.#timer = 0
    const {kind, entry, told} = this.#form.values
    if (same(this.#form.values, this.#start)) return
    const draft = {kind, values: entry, told, saved: new Date().toISOString()}
    this.#tellKept(keep(this.#storage, this.#task, draft) ? draft : null)
  }

  /** @param {import("./draft.js").Draft | null} draft */
  #tellKept(draft) {
    const when = draft && new Date(draft.saved)
    const at = when && !Number.isNaN(when.getTime()) ? when.toLocaleString("en-US", {weekday: "long", hour: "numeric", minute: "2-digit"}) : ""
    say(this.#part("kept"), draft ? `Your draft is kept here${at && `, as of ${at}`}.` : "")
    this.#part("again").hidden = !draft
  }

  /** The entry as it stands, with what is to be mended. @returns {Promise<Done>} */
  async #result() {
    const {does} = this.#task
    const {kind, entry, told} = this.#form.values
    const answers = filled(told) ?? {}
    const original = this.#listed.values
    const values = withoutOthers(finished(does, original, entry, answers), this.#data.questions, kind)
    const open = unanswered(does, original, values, answers)
    const short = does === "confirm" || does === "closed"
    const folder = this.#task.id.split("/")[0] || folderOf(values) || "us"
    const id = this.#task.id || idFor(values, await this.#checker.taken(folder))
    const found = short && open.length ? [] : await this.#checker.problems(values, {kind, id: this.#task.id, folder})
    const problems = found.map(problem => ({...problem, path: short ? [] : ["entry", ...inForm(entry, fieldOf(problem))]}))
    return {id, kind, folder, values, text: await this.#checker.written(values), problems: [...open, ...problems]}
  }

  /** Check the entry and show what came of it. @returns {Promise<boolean>} false where the rules could not be loaded */
  async #check() {
    const turn = ++this.#turn
    this.#preview()
    try {
      const done = await this.#result()
      if (turn !== this.#turn) return true
      this.#done = done
      const said = this.#form.show(done.problems, this.#asked)
      if (said.length) this.#say(said.join(" "))
      if (!this.#part("end").hidden) this.#showEnd(done)
      const likely = this.#task.does === "new" ? await this.#checker.likely(done.values, {...done, id: ""}) : []
      if (turn === this.#turn) likelyOnes(this.#part("likely"), likely, this.#root)
      return true
    } catch (error) {
      console.warn(error)
      return false
    }
  }

  #preview() {
    const {kind, entry, told} = this.#form.values
    const values = finished(this.#task.does, this.#listed.values, entry, filled(told) ?? {})
    this.#part("preview").replaceChildren(preview(withoutOthers(values, this.#data.questions, kind), kind, this.#data))
  }

  async #finish() {
    this.#keep()
    this.#asked = true
    this.#part("end").hidden = false
    const isChecked = await this.#check()
    this.#part("trouble").hidden = true
    if (!isChecked) {
      this.#part("end").hidden = true
      return this.#trouble("The checks could not be loaded.", "Perhaps the connection is gone. Your draft is kept: try again in a moment.", true)
    }
    this.#part("summary").focus({preventScroll: true})
    this.#part("summary").scrollIntoView({block: "start"})
  }

  /** @param {Done} done */
  #showEnd(done) {
    const {id, kind, values, text, problems} = done
    const {title, body} = summaryOf(problems, path => this.#form.at(path), differing(this.#listed.values, values), this.#task.does)
    say(this.#part("summary-title"), title)
    this.#part("summary-body").replaceChildren(...body)
    const isReady = !problems.some(({severity}) => severity === "error")
    this.#part("hand").hidden = !isReady
    if (!isReady) return
    const {folder = "", label = ""} = this.#data.kinds.find(({value}) => value === kind) ?? {}
    const file = fileOf(folder, id)
    say(this.#part("file"), file)
    say(this.#part("yaml"), text)
    const icon = (/** @type {string} */ name) => /** @type {HTMLTemplateElement} */ (this.querySelector(`[data-icon="${name}"]`)).content.cloneNode(true)
    this.#part("ways").replaceChildren(...ways(this.#data.site, {does: this.#task.does, id, name: values.name ?? "", file, text, told: toldOf(this.#task.does, this.#listed.values, values, filled(this.#form.values.told) ?? {}, {kind: label, found: this.#data.words.found})}, icon))
  }

  /** @param {string} words */
  #say(words) {
    say(this.#part("said"), "")
    setTimeout(() => say(this.#part("said"), words), 50)
  }
}

/** Today on the person's own calendar. */
function today() {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(number => String(number).padStart(2, "0")).join("-")
}

/** The entry that a page carries. @param {string} address @returns {Promise<Listed>} */
async function entryOf(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw Object.assign(new Error(address), {status: answer.status})
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const carried = page.querySelector("script[data-entry-file]")
  if (!carried) throw Object.assign(new Error(address), {status: 404})
  return JSON.parse(carried.textContent ?? "")
}

/** @param {Error & {status?: number}} error @returns {[string, string]} */
const troubleOf = ({status}) => status === 404
  ? ["No entry has this address.", "It may have moved. Search for its name, open its page and come from there; or add it as a new one."]
  : ["The entry could not be loaded.", "Perhaps the connection is gone. Nothing is lost: try again in a moment."]
