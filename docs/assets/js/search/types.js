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
/** @typedef {{code: string, label: string}} Note a sentence to show above the hits */
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

/** @typedef {"here"|"near"|"area"|"state"|"far"|"nowhere"|"nation"|"any"} Section */
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
 * @property {{label: string, hits: Hit[]}|null} also what is nearer and fits in part, where all hits are far
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

/** @typedef {"network"|"outdated"|"broken"|"gone"|"overtaken"} ErrorCode */

/**
 * @typedef {object} Engine
 * @property {() => Promise<void>} ready fetches what every search needs
 * @property {(state: State, options?: {onFirst?: (results: Results) => void}) => Promise<Results>} search
 * @property {(text: string, options?: {field?: "what"|"where", near?: string}) => Promise<Suggestion[]>} suggest
 * @property {(hits: Hit[]) => Promise<Record<string, string>>} summaries
 */

// The files of the index

/** @typedef {(url: string, fresh: boolean) => Promise<any>} FetchJson rejects with an object that has a `status` */

/**
 * The file that names all others; a shelf is [the first key it holds, its part].
 * @typedef {object} Manifest
 * @property {number} format
 * @property {string} version
 * @property {string} vocabulary
 * @property {[string, string][]} words
 * @property {[string, string][]} zips
 * @property {[number, number, number, number, number, string][]} leaves south, west, north, east in hundredths of a degree, rows, part
 * @property {[string, string][] | string} areas the shelves, or the part that lists them
 * @property {[string, string][] | string} inside
 * @property {{areas: string[], inside: string[]}} split states whose rows are laid out by topic too
 * @property {number} entries
 * @property {number[]} industries entries of each
 * @property {string[]} states with a page
 */

// Inside the engine

/**
 * What words may mean.
 * @typedef {object} Meaning
 * @property {ChoiceField} field
 * @property {string[]} values any of them; the first is meant most
 * @property {string} label
 * @property {boolean} soft comes first, but leaves nothing out
 * @property {boolean} isJob a job title or a credential, which leads to its industries
 */

/** @typedef {{stems: string, shown: string, meaning: Meaning, letters?: number}} Phrase */

/**
 * @template T
 * @typedef {{key: string, value: T, letters?: number}} Spelt
 */


/** @typedef {{count: number, parts: {name: string, first: string}[]}} Held how many names hold a word, and which parts have them */
/** @typedef {{places: Map<string, Place[]>, words: Map<string, Held>, spelt: Spelt<Place[]>[], wordsSpelt: Spelt<Held>[]}} Shelf */

/**
 * A word of the query.
 * @typedef {object} Word
 * @property {string} raw
 * @property {number} group words that were typed as one ("start-up") share it
 * @property {string} word folded
 * @property {string} stem
 * @property {boolean} upper in capitals, where not all of the query is
 * @property {boolean} comma a comma follows
 * @property {boolean} text the person wants it as text
 */

/**
 * A way to read a span of the query's words.
 * @typedef {object} Reading
 * @property {number} start
 * @property {number} end after the last word
 * @property {Meaning|null} meaning
 * @property {Place[]} places best first
 * @property {boolean} isMe the words mean where the person is
 * @property {boolean} isSchool a state's name, and likely a part of a school's
 * @property {string} shown what mistyped words were taken for; mostly empty
 * @property {boolean} sure neither mended nor only begun nor an everyday word
 * @property {number} score
 */

/** @typedef {{start: number, end: number, wrong: number, told: number, weight: number, shown: string, meaning?: Meaning, places?: Place[]}} Guess */

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
 * @property {string} mended the word that is meant instead; mostly empty
 */

/**
 * A row of the index; see generator/search/rows.py.
 * @typedef {object} Row
 * @property {string} id
 * @property {string} name
 * @property {string} cost
 * @property {string} format
 * @property {Record<ChoiceField, string[]>} fields
 * @property {boolean} unconfirmed
 * @property {boolean} verified
 * @property {boolean} volunteer
 * @property {Spot[]} spots
 * @property {string[]} serves
 * @property {string[]} others other names
 * @property {string[]} meetings zone, then meetings
 * @property {string} note
 * @property {number} year
 * @property {number} chapters
 * @property {string} summary empty until it was fetched
 */

/** @typedef {{latitude: number|null, longitude: number|null, label: string, state: string, county: string, slugs: string[]}} Spot */

/**
 * A wish: the entry's field has one of the values.
 * @typedef {object} Wish
 * @property {ChoiceField} field
 * @property {string[]} values the first is meant most
 * @property {boolean} spoken from the words, not from a control: an entry that only mentions it will do
 * @property {boolean} soft comes first, but leaves nothing out
 * @property {string[]} stems what an entry mentions
 */

/** @typedef {{label: string, ask: Ask, verdicts: Verdict[]}} Also what is nearer and fits in part */

/**
 * A question: a query and the controls together.
 * @typedef {object} Ask
 * @property {Place|null} place
 * @property {number} reach miles within which entries answer; Infinity where only a state or nothing bounds it
 * @property {number} close miles that are near: what is between the two comes after what serves the state
 * @property {boolean} wholeState
 * @property {boolean} nation whether what serves the whole country answers too
 * @property {Wish[]} wishes
 * @property {Term[]} terms
 * @property {boolean} volunteer
 * @property {boolean} confirmed
 * @property {string[]} stems the telling words of the query
 * @property {string} spoken the words as one phrase, but for those that name a kind
 * @property {Set<string>} jobs those of them that are job titles: no initials of a name
 * @property {boolean} isName whether an entry with all of these in its names was what was meant
 * @property {string} whole all words of the query, as stems
 * @property {boolean} isLong whether they are so many that a name which holds them is meant
 * @property {string[]} counties of the place, "ca/sacramento-county"
 */

/**
 * @typedef {object} Verdict
 * @property {Row} row
 * @property {number} failed bits of `BIT`; 0 is a hit
 * @property {Section} section
 * @property {number} rank of the section
 * @property {number|null} miles
 * @property {boolean} anyway whether it would answer from any distance, as it serves the place
 * @property {number} name 0 the query is a name of it, 1 its names hold all of the query, 2 not
 * @property {number} text 0 its names hold the text, 1 its summary helps, 2 it lacks some
 * @property {number} meant 0 every wish is met by a field or a name, 1 some only by the summary
 * @property {number} fit how well the wishes are met: more is better
 */

export {}
