// Words as the index holds them, and how far apart two spellings are. Pure.
// `generator/search/words.py` does the same to the entries; a test compares the two.

const NOT_WORD = /[^\p{L}\p{N}]+/gu;

/**
 * Small letters without accents, words one space apart: "50+" is "50 plus", "R&D" is "r and d".
 * @param {string} text
 */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]+/g, "")
    .replace(/['\u2019\u02bb]/g, "")
    .replace(/(\d)\+/g, "$1 plus ")
    .replace(/&/g, " and ")
    .toLowerCase()
    .replace(NOT_WORD, " ")
    .trim();
}

const NO_PLURALS = new Set(["news", "series", "species"]);

/**
 * The word in the singular, as far as its end tells.
 * @param {string} word
 */
export function stem(word) {
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word) || NO_PLURALS.has(word)) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(sses|ches|shes|xes|zes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** @param {string} text */
export function stems(text) {
  const plain = fold(text);
  return plain ? plain.split(" ").map(stem) : [];
}

export const SMALL_WORDS = new Set("a an and at by de del for from in la of on or our the to with your".split(" "));

/**
 * The initials that a name may be known by; as in `generator/search/words.py`.
 * @param {string} name
 */
export function acronyms(name) {
  const found = new Set();
  for (const segment of name.split(/[(),:;/\u2013\u2014]/)) {
    const words = fold(segment).split(" ").filter(Boolean);
    for (const kept of [words, words.filter(word => !SMALL_WORDS.has(word))]) {
      const initials = kept.map(word => [...word][0]).join("");
      for (const short of [initials, initials.slice(1)]) if (short.length >= 3 && short.length <= 5) found.add(short);
    }
  }
  return [...found];
}

/**
 * The part of an address that a name becomes; as `slug` in `generator/text.py`.
 * @param {string} name
 */
export function slug(name) {
  const plain = name
    .replace(/['\u2019]/g, "")
    .normalize("NFKD")
    // eslint-disable-next-line no-control-regex
    .replace(/[^\x00-\x7f]/g, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/ /g, "-");
  if (plain.length <= 60) return plain;
  const cut = plain.slice(0, 61).lastIndexOf("-");
  return cut > 0 ? plain.slice(0, cut) : plain.slice(0, 60);
}

const SPELT_OUT = new Map([["st", "saint"], ["ste", "sainte"], ["ft", "fort"], ["mt", "mount"]]);

/**
 * What spellings of a place's name share: no spaces, "St." spelt out.
 * @param {string[]} words folded
 */
export function placeKey(words) {
  return words.map(word => SPELT_OUT.get(word) ?? word).join("");
}

/**
 * How many wrong letters a word of this length may have.
 * @param {number} length
 */
export function allowance(length) {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

const WIDEST = 64;
const ROWS = [new Int16Array(WIDEST), new Int16Array(WIDEST), new Int16Array(WIDEST)];

/**
 * How many letters are wrong, missing, too many or swapped with their neighbour (Damerau and Levenshtein, each
 * pair swapped once); `most + 1` when more than `most` are.
 * @param {string} a @param {string} b @param {number} most
 */
export function wrongLetters(a, b, most) {
  const [long, wide] = [a.length, b.length];
  if (Math.abs(long - wide) > most || wide >= WIDEST) return most + 1;
  let [before, last, row] = ROWS;
  for (let j = 0; j <= wide; j++) last[j] = j;
  for (let i = 1; i <= long; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= wide; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (!same && i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[wide];
}

/**
 * Which letters a word has, as bits: words far apart are told apart without looking at their order.
 * @param {string} word
 */
export function letters(word) {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 32);
  return bits;
}

/** @param {number} a @param {number} b */
export function lettersApart(a, b) {
  let bits = a ^ b;
  let count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}
