// The shapes that the search's modules hand to each other. Types only: nothing loads this file.

/**
 * What the address of a search holds; see state.js.
 * @typedef {object} State
 * @property {string} q the words as typed
 * @property {string[]} text words or phrases of q that are to be read as text
 * @property {string} near a place in words, or "38.58,-121.49"
 * @property {string} within "", "10", "25", "50", "100" or "state"
 * @property {string[]} kind
 * @property {string[]} industry
 * @property {string[]} audience
 * @property {string[]} agency
 * @property {string[]} run
 * @property {string[]} faith
 * @property {string[]} cost
 * @property {string[]} format
 * @property {string[]} language
 * @property {string[]} day
 * @property {string[]} time
 * @property {boolean} volunteer volunteers are welcome
 * @property {boolean} confirmed hide what is not confirmed
 * @property {number} page
 */

/** @typedef {"kind"|"industry"|"audience"|"agency"|"run"|"faith"|"cost"|"format"|"language"|"day"|"time"} ChoiceField */

/**
 * Something understood, from the words or from a control.
 * @typedef {object} Chip
 * @property {string} id
 * @property {ChoiceField|"near"|"within"|"volunteer"|"confirmed"} field
 * @property {string[]} values
 * @property {string} label
 * @property {string} words the words it was read from; empty for a control's choice
 * @property {string} note "for “acountant”"; mostly empty
 */

/**
 * @typedef {object} Place
 * @property {"city"|"county"|"state"|"zip"|"here"} kind
 * @property {string} label
 * @property {string} short how a distance names it: "95814", "Sacramento", "you"
 * @property {string} near the value of State.near that means it
 * @property {string} state "CA"; empty where it is not known
 * @property {string} slug the city's, in addresses; empty for others
 * @property {string} name
 * @property {string} own the name as a part of an address; another than the slug for a name that only mail is accepted under
 * @property {string[]} counties slugs
 * @property {number} latitude
 * @property {number} longitude
 * @property {number} size
 * @property {number} reach miles
 * @property {string} address its page; empty where there is none
 */

/** @typedef {{from: string, to: string, instead: State}} Correction */
/** @typedef {{code: string, label: string}} Note */
/** @typedef {{label: string, detail: string, address: string}} PageHit */

/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {string} kind
 * @property {string} kindName
 * @property {string} name
 * @property {string} address
 * @property {string} place
 * @property {number|null} miles
 * @property {string} distance
 * @property {Section} section
 * @property {string} sectionLabel
 * @property {{words: string, iso: string, online: boolean}|null} next
 * @property {string} meets when it meets in words, where no date is certain
 * @property {string} cost
 * @property {string} format
 * @property {boolean} unconfirmed
 * @property {string} status
 * @property {string} summary
 */

/** @typedef {"here"|"near"|"area"|"state"|"nation"|"nowhere"|"any"} Section */
/** @typedef {{value: string, label: string, count: number|null, checked: boolean}} Option */
/** @typedef {{field: string, label: string, multiple: boolean, options: Option[]}} Facet */
/** @typedef {{kinds: {label: string, state: State}[], industries: PageHit[], places: PageHit[]}} Ways */

/**
 * @typedef {object} Results
 * @property {State} state
 * @property {boolean} complete
 * @property {Chip[]} chips
 * @property {string[]} text
 * @property {Place|null} place
 * @property {Place[]} otherPlaces
 * @property {string} placeWords the words the place was read from, as typed; empty when it came from `near`
 * @property {boolean} askLocation the words say "near me", and nobody knows where that is
 * @property {Correction[]} corrections
 * @property {Note[]} widened
 * @property {Note[]} notes
 * @property {number} count
 * @property {boolean} atLeast
 * @property {string} countLabel
 * @property {Hit[]} hits
 * @property {number} pages
 * @property {{places: PageHit[], industries: PageHit[], guide: PageHit[]}} groups
 * @property {Facet[]} facets
 * @property {Ways|null} ways
 */

/**
 * @typedef {object} Suggestion
 * @property {"place"|"industry"|"occupation"|"kind"|"audience"|"entry"|"guide"} type
 * @property {string} label
 * @property {string} detail
 * @property {string} q
 * @property {string} near
 * @property {string} address
 */

/** @typedef {{value: string, label: string}} Choice */

/**
 * What the controls offer.
 * @typedef {object} Choices
 * @property {Choice[]} kinds
 * @property {Choice[]} industries
 * @property {Choice[]} audiences
 * @property {Choice[]} agencies
 * @property {Choice[]} runs
 * @property {Choice[]} faiths
 * @property {Choice[]} costs
 * @property {Choice[]} formats
 * @property {Choice[]} languages
 * @property {Choice[]} days
 * @property {Choice[]} times
 * @property {{code: string, name: string, address: string}[]} states
 */

/**
 * @typedef {object} Engine
 * @property {() => Promise<Choices>} ready
 * @property {(state: State, options?: {onFirst?: (results: Results) => void}) => Promise<Results>} search
 * @property {(text: string, options?: {field?: "what"|"where", near?: string}) => Promise<Suggestion[]>} suggest
 * @property {(hits: Hit[]) => Promise<Record<string, string>>} summaries
 */

// ── inside the engine ──

/** @typedef {(url: string, fresh: boolean) => Promise<unknown>} FetchJson rejects with an object that has a `status` */

/**
 * A way to read some words.
 * @typedef {object} Meaning
 * @property {ChoiceField} field
 * @property {string[]} values
 * @property {string} label
 * @property {string} note
 */

/**
 * A span of the query's words with a meaning or a place.
 * @typedef {object} Reading
 * @property {number} start
 * @property {number} end after the last word
 * @property {Meaning|null} meaning
 * @property {Place[]} places best first
 * @property {"me"|""} special "me": the words mean where the person is
 * @property {number} score
 * @property {number} wrong letters that were mended
 * @property {string} shown what mistyped words were taken for; mostly empty
 * @property {boolean} sure neither mended nor a beginning nor an everyday word
 */

/**
 * @typedef {object} Word
 * @property {string} raw
 * @property {string} word folded
 * @property {string} stem
 * @property {boolean} upper written in capitals, where not all of the query is
 * @property {boolean} comma a comma follows
 * @property {boolean} text the person wants it as text
 * @property {number} group words written as one ("start-up") share it
 */

/**
 * What a query means.
 * @typedef {object} Query
 * @property {Word[]} words
 * @property {Reading[]} readings in the order of the words, the place not among them
 * @property {Reading|null} place
 * @property {Term[]} terms what is left
 * @property {boolean} askLocation
 * @property {{from: string, to: string}[]} corrections
 * @property {Query|null} otherwise what it means where the place, which is not sure, is none
 */

/**
 * A word to be found in an entry's text.
 * @typedef {object} Term
 * @property {string} stem
 * @property {string} word as typed
 * @property {boolean} prefix the beginning of a word will do
 * @property {string} mended the name's word that is meant instead; mostly empty
 */

/**
 * A row of the index, as an object; see rows.js.
 * @typedef {object} Row
 * @property {string} id
 * @property {string} name
 * @property {string} kind
 * @property {string} agency
 * @property {string} run
 * @property {string} faith
 * @property {string} cost
 * @property {string} format
 * @property {boolean} unconfirmed
 * @property {boolean} verified
 * @property {boolean} volunteer
 * @property {string[]} industries
 * @property {string[]} audiences
 * @property {string[]} languages
 * @property {Spot[]} spots
 * @property {string[]} serves
 * @property {string[]} others
 * @property {string[]} meetings zone, then meetings
 * @property {string[]} days
 * @property {string[]} times
 * @property {string} note
 * @property {number} year
 * @property {number} chapters
 * @property {string[][]|null} names the stems of each of its names
 * @property {Set<string>|null} nameWords all stems of its names
 * @property {string|null} summary
 * @property {Set<string>|null} summaryWords
 */

/** @typedef {{latitude: number|null, longitude: number|null, label: string, state: string, county: string, slugs: string[]}} Spot */

export {};
