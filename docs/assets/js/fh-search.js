// The search page's element: it owns the state of the search, keeps the address in step with it, and asks the engine.
// What things look like is the page's HTML and search-results.js; what they mean is the engine's.

import {keep, say} from "./dom.js"
import {createClient} from "./search/client.js"
import {chosen, emptyState, fromParams, toggled, without} from "./search/state.js"
import {fillOption, makeOption, showFilters, showWithin} from "./search-filters.js"
import {showResults, showSummaries} from "./search-results.js"
import {addressOf, blank, choices, failure, MY_PLACE, placeMeant, placeWords, rounded, titleOf, typed} from "./search-words.js"

/**
 * @typedef {import("./search/types.js").State} State
 * @typedef {import("./search/types.js").Results} Results
 * @typedef {import("./search/types.js").Suggestion} Suggestion
 * @typedef {"push" | "typing"} Step how a change enters the history: as a step of its own, or one for a run of keys
 */

/** Milliseconds without a key before the count is said and the address follows: browsers allow about 3 changes a second. */
const SETTLED = 400

const wide = matchMedia("(min-width: 60em)")

export class Search extends HTMLElement {
  /** @type {State} */
  #state = emptyState();
  /** @type {Results | null} */
  #results = null;
  #root = this.dataset.root ?? "";
  #site = this.dataset.site ?? "";
  #engine = createClient({base: new URL(`${this.#root}search/`, document.baseURI).href});
  #timer = 0;
  #telling = 0;

  connectedCallback() {
    this.#listen()
    this.#suggest()
    this.#read()
  }

  /** @param {string} name */
  #part = name => /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  get #words() { return /** @type {HTMLInputElement} */ (this.querySelector("#q")) }
  get #near() { return /** @type {HTMLInputElement} */ (this.querySelector("#near")) }
  get #within() { return /** @type {HTMLSelectElement} */ (this.querySelector("#within")) }
  get #count() { return /** @type {HTMLElement} */ (this.querySelector("#result-count")) }
  get #found() { return /** @type {HTMLElement} */ (this.querySelector("#results")) }

  // What a person does

  #listen() {
    const form = /** @type {HTMLFormElement} */ (this.#words.form)
    form.addEventListener("submit", event => {
      event.preventDefault()
      this.#go(this.#asWritten(), "push")
      if (matchMedia("(pointer: coarse)").matches) this.#words.blur()
    })
    this.#words.addEventListener("input", () => this.#go(typed(this.#state, this.#words.value), "typing"))
    this.#near.addEventListener("change", () => this.#go(this.#asWritten(), "push"))
    this.#within.addEventListener("change", () => this.#go({...this.#state, within: this.#within.value, page: 1}, "push"))
    this.addEventListener("change", event => {
      const box = event.target
      if (box instanceof HTMLInputElement && box.closest(".fh-facet__option")) this.#toggle(box)
    })
    this.addEventListener("click", event => this.#click(event))
    this.#part("facets").addEventListener("submit", event => event.preventDefault())
    const filters = /** @type {HTMLDetailsElement} */ (this.#part("filters"))
    filters.open = wide.matches
    wide.addEventListener("change", () => (filters.open = wide.matches))
    this.#part("here").hidden = !navigator.geolocation
    addEventListener("popstate", () => this.#read())
    addEventListener("pagehide", () => this.#write("typing"))
    addEventListener("online", () => this.#found.dataset.state === "error" && this.#run())
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target)
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-search]"))
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      const turns = "turn" in link.dataset
      this.#go(fromParams(new URL(link.href).searchParams), "push")
      if (turns) this.#toResults()
    }
    const chip = /** @type {HTMLElement | null} */ (target.closest("[data-chip]"))
    if (chip) this.#remove(chip.dataset.chip ?? "")
    switch (/** @type {HTMLElement | null} */ (target.closest("[data-do]"))?.dataset.do) {
      case "again": return void this.#run().then(() => this.#count.focus())
      case "reload": return location.reload()
      case "here": return this.#locate()
      case "done":
        /** @type {HTMLDetailsElement} */ (this.#part("filters")).open = false
        return this.#toResults()
    }
  }

  /** The count, at the top of the window and with the focus. */
  #toResults() {
    this.#count.focus({preventScroll: true})
    this.#count.scrollIntoView()
  }

  /** @param {HTMLInputElement} box */
  #toggle(box) {
    if (this.#results) this.#go(toggled({...this.#results, state: this.#state}, box.name, box.value), "push")
  }

  /** Take a reading away; the focus goes on to the next one. @param {string} id */
  #remove(id) {
    const chips = this.#results?.chips ?? []
    const index = chips.findIndex(chip => chip.id === id)
    if (!this.#results || index < 0) return
    const buttons = /** @type {HTMLElement[]} */ ([...this.#part("chips").querySelectorAll("button")])
    const next = buttons[index + 1] ?? buttons[index - 1] ?? this.#count
    next.focus()
    this.#go(without(this.#state, chips[index]), "push")
  }

  #locate() {
    this.#tell("Asking your browser where you are …")
    navigator.geolocation.getCurrentPosition(
      ({coords}) => {
        this.#tell("Searching around you. Your place, rounded to about half a mile, stands in this page’s address and goes nowhere else.")
        this.#go({...this.#state, near: rounded(coords), page: 1}, "push")
      },
      () => this.#tell("Your browser did not say where you are. Type a city or a ZIP instead."),
      {maximumAge: 600_000, timeout: 15_000},
    )
  }

  /** @param {string} words */
  #tell(words) {
    say(this.#part("told"), words)
  }

  #suggest() {
    this.#offer(this.#words, {
      label: "Suggestions",
      asked: true,
      suggest: text => this.#engine.suggest(text, {field: "what", near: this.#state.near}),
      choose: ({address, q, near}, event) => {
        if (address && !(event instanceof KeyboardEvent && event.ctrlKey)) return location.assign(this.#root + address)
        this.#go({...typed(this.#state, q), near: near || this.#state.near}, "push")
      },
    })
    this.#offer(this.#near, {
      label: "Places",
      suggest: text => this.#engine.suggest(text, {field: "where"}),
      choose: place => {
        this.#near.value = place.q
        this.#go(this.#asWritten(), "push")
      },
    })
  }

  /** Suggestions come with the first focus. @param {HTMLInputElement} field @param {import("./combobox.js").Offer<Suggestion>} offer */
  #offer(field, offer) {
    const load = () => import("./combobox.js").then(({combobox}) => combobox(field, offer)).catch(() => {})
    field.addEventListener("focus", load, {once: true})
  }

  /** The state with the two fields as they stand. */
  #asWritten() {
    const near = placeMeant(this.#near.value, this.#state.near)
    return {...typed(this.#state, this.#words.value), near, within: near === this.#state.near ? this.#state.within : ""}
  }

  // The state and the address

  #read() {
    clearTimeout(this.#timer)
    this.#timer = 0
    this.#state = fromParams(new URLSearchParams(location.search))
    this.#words.value = this.#state.q
    this.#near.value = placeWords(this.#state.near)
    this.#tell("")
    this.#run()
  }

  /** @param {State} state @param {Step} step */
  #go(state, step) {
    if (step === "push") this.#write("typing")
    const typing = step === "typing"
    if (!typing && addressOf(state) === addressOf(this.#state) && this.#results) return history.replaceState(null, "")
    this.#state = state
    if (!typing) this.#words.value = state.q
    this.#near.value = placeWords(state.near)
    if (this.#near.value !== MY_PLACE) this.#tell("")
    if (typing) {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#write("typing"), SETTLED)
    } else this.#write("push")
    this.#run(typing)
  }

  /** @param {Step} step */
  #write(step) {
    if (step === "typing" && !this.#timer) return
    clearTimeout(this.#timer)
    this.#timer = 0
    const address = addressOf(this.#state)
    const here = new URL(address, location.href).href === location.href
    document.title = titleOf(this.#state, this.#site)
    if (here) return
    if (step === "typing" && history.state?.typing) history.replaceState({typing: true}, "", address)
    else history.pushState({typing: step === "typing"}, "", address)
  }

  // The answer

  /** @param {boolean} [typing] */
  async #run(typing = false) {
    const state = this.#state
    const current = () => state === this.#state
    document.title = titleOf(state, this.#site)
    if (blank(state)) return this.#start()
    this.#set("loading")
    try {
      const results = await this.#engine.search(state, {onFirst: first => { if (current()) this.#show(first) }})
      if (!current()) return
      this.#show(results)
      this.#set("ready")
      this.#announce(results.countLabel, typing)
      const shown = [...results.hits, ...(results.also?.hits ?? [])]
      if (shown.some(hit => !hit.summary))
        this.#engine.summaries(shown).then(summaries => { if (current()) showSummaries(this.#part("hits"), summaries) }, () => {})
    } catch (error) {
      const code = /** @type {{code?: string}} */ (error).code ?? "broken"
      if (current() && code !== "overtaken") this.#fail(code)
    }
  }

  /** @param {"loading" | "ready" | "error"} state */
  #set(state) {
    this.#found.dataset.state = state
    this.#found.setAttribute("aria-busy", String(state === "loading"))
    if (state !== "error") this.#part("failed").hidden = true
    if (state !== "loading") this.#part("wait").hidden = true
    else if (!this.#results) this.#view("wait")
  }

  /** @param {string} name the one part of the results that is shown */
  #view(name) {
    for (const part of ["wait", "start", "failed", "none", "some"]) this.#part(part).hidden = part !== name
  }

  /** Nothing asked for yet. */
  #start() {
    this.#results = null
    this.#view("start")
    this.#part("read").hidden = this.#part("filters").hidden = this.#part("sure").hidden = this.#part("within").hidden = true
    this.#announce("", false)
    this.#set("ready")
    this.#engine.ready().catch(() => {})
  }

  /** @param {Results} results */
  #show(results) {
    const inside = this.contains(document.activeElement)
    this.#results = results
    this.#view(results.count ? "some" : "none")
    showResults(this.#part, results, this.#root, {chosen})
    const facets = results.facets.filter(({field}) => field !== "within" && field !== "confirmed")
    showFilters(this.#part("facets"), facets)
    this.#part("filters").hidden = !facets.length
    const active = choices(results.state)
    say(this.#part("active"), active ? `${active} chosen` : "")
    showWithin(this.#part("within"), this.#within, results.facets.find(({field}) => field === "within"))
    const sure = results.facets.filter(({field, options}) => field === "confirmed" && (results.count || options[0].checked))
    keep(this.#part("sure"), sure, facet => facet.field, facet => makeOption(facet, facet.options[0]), (element, facet) => fillOption(element, facet.options[0]))
    this.#part("sure").hidden = !sure.length
    if (inside && !this.contains(document.activeElement)) this.#count.focus({preventScroll: true})
  }

  /** @param {string} code */
  #fail(code) {
    const {title, words} = failure(code)
    this.#results = null
    this.#view("failed")
    say(this.#part("failed-title"), title)
    say(this.#part("failed-words"), words)
    this.#part("reload").hidden = code !== "outdated"
    this.#part("again").hidden = code === "outdated"
    this.#part("read").hidden = true
    this.#part("filters").hidden = !this.#part("facets").childElementCount
    this.#announce("The search did not load", false)
    this.#set("error")
  }

  /** The count, once the person has stopped typing. @param {string} words @param {boolean} typing */
  #announce(words, typing) {
    clearTimeout(this.#telling)
    if (typing) this.#telling = setTimeout(() => say(this.#count, words), SETTLED)
    else say(this.#count, words)
  }
}
