// From a typed word to the terms of the index that may be meant: what it falls back to, in order.

import { distance } from "./distance.js";
import { fold } from "./words.js";

/**
 * @typedef {import("./leaves.js").Term} Term
 * @typedef {"exact" | "folded" | "beginning" | "parts" | "apart" | "slip" | "start" | "none"} Way
 * @typedef {{term: Term, weight: number}} Choice
 * @typedef {{word: string, way: Way, choices: Choice[], shown: string}} Match `shown` is the word that was taken instead
 */

const FORM = 0.7; // what a hit counts that is only another form of the word, while the word may go on
const PART = 2; // where the word is known only as a part of compounds: all its postings are of little impact
const BEGINNING = 0.6;
const SIDELINE = 0.3; // beside a better choice
const SLIP = 0.8;
const ENDING = 0.9;
const START = 0.4;
const SHORTEST_BEGINNING = 2;
const SHORTEST_START = 4;
const SHORTEST_HEAD = 3; // of a compound written apart
const SHORTEST_TAIL = 4;
const LONGEST_ENDING = 2; // of a form that no document has, when the stemmer leaves it
const LONG_WORD = 8; // from here on two slips are forgiven
const SHORTEST_WITH_SLIP = 4;
const STEM_DOUBT = 0.3; // that only the stems are alike
const MOST_OTHERS = 2; // spellings beside the likeliest

/**
 * @param {import("./lexicon.js").Lexicon} lexicon  @param {string} word
 * @param {{isOpen?: boolean, isLiteral?: boolean}} [how] `isOpen`: the word may go on; `isLiteral`: nothing else is meant
 * @returns {Promise<Match>}
 */
export async function matchWord(lexicon, word, { isOpen = false, isLiteral = false } = {}) {
  const found = await lexicon.exact(word);
  const exact = found.filter((term) => term.exact > 0);
  if (isLiteral) return match(word, exact.length ? "exact" : found.length ? "parts" : "none", chosen(found, 1));
  const more = word.length >= SHORTEST_BEGINNING && (isOpen || !exact.length) ? await lexicon.beginning(word) : [];
  const beginning = more.filter((term) => (term.exact > 0 || term.isPrefix) && !exact.includes(term));
  if (exact.length) return match(word, "exact", exactly(word, exact, beginning));
  return (await inOtherLetters(lexicon, word, beginning, found)) ?? (await mended(lexicon, word, found));
}

/** The word itself, and what it may become; the latter counts more where the stem is that of another, shorter word. */
function exactly(word, exact, beginning) {
  const goesOn = beginning.filter((term) => begins(term, word));
  if (goesOn.length === 0 || exact.some((term) => begins(term, word))) return [...chosen(exact, 1), ...chosen(beginning, SIDELINE)];
  return [...chosen(goesOn, 1), ...chosen(exact, FORM)];
}

async function inOtherLetters(lexicon, word, beginning, parts) {
  const folded = (await lexicon.folded(word)).filter((term) => term.exact > 0 && isPlainer(word, term));
  const rest = beginning.filter((term) => !folded.includes(term));
  const goesOn = rest.filter((term) => begins(term, word));
  if (folded.length) return match(word, "folded", [...chosen(folded, 1), ...chosen(goesOn, 1), ...chosen(rest, SIDELINE), ...chosen(parts, PART)], formOf(folded[0], word));
  if (rest.length) return match(word, "beginning", [...chosen(goesOn.length ? goesOn : rest, BEGINNING), ...chosen(parts, PART)]);
  return null;
}

/** Whether the word is typed as a form of the term is, or with plain letters for those with dots; never the other way. */
function isPlainer(word, term) {
  return term.forms.some(({ text }) => text.length === word.length && [...word].every((letter, at) => letter === text[at] || letter === fold(text[at])));
}

function begins(term, word) {
  return term.isPrefix || term.forms.some((form) => form.text.startsWith(word));
}

async function mended(lexicon, word, parts) {
  if (parts.length) {
    const slips = await likeliest(lexicon, word);
    return match(word, "parts", [...chosen(parts, PART), ...chosen(slips.map((slip) => slip.term), SIDELINE)]);
  }
  const [start, ending] = await longestStart(lexicon, word);
  if (start && ending <= LONGEST_ENDING) return match(word, "exact", chosen([start], ENDING));
  const apart = await wordsApart(lexicon, word);
  if (apart) return match(word, "apart", chosen(apart.terms, 1), apart.shown);
  const [slip, ...others] = await likeliest(lexicon, word);
  if (slip) return match(word, "slip", [...chosen([slip.term], SLIP), ...chosen(others.map((other) => other.term), SLIP / 2)], slip.form);
  const [kin, ...more] = start ? [start] : await derived(lexicon, word);
  return kin ? match(word, "start", chosen([kin, ...more], START), kin.forms[0]?.text ?? kin.text) : match(word, "none", []);
}

/** Words that go on otherwise from the stem: *loneliness* for *lonely*. */
async function derived(lexicon, word) {
  const stem = lexicon.stem(word);
  if (stem.length < SHORTEST_START || stem.length === word.length) return [];
  const known = (await lexicon.beginning(stem)).filter((term) => term.exact > 0);
  return known.sort((left, right) => right.exact - left.exact).slice(0, 1 + MOST_OTHERS);
}

/** A compound whose parts stand apart in documents: the longest known first part with a known rest. */
async function wordsApart(lexicon, word) {
  const heads = await lexicon.starts(word, SHORTEST_HEAD);
  for (const { term, form } of heads.slice(0, 2)) {
    for (const rest of new Set([word.slice(form.length), word.slice(form.length).replace(/^s/, "")])) {
      if (rest.length < SHORTEST_TAIL) continue;
      const tails = (await lexicon.exact(rest)).filter((tail) => tail.exact > 0);
      if (tails.length) return { terms: [term, ...tails], shown: `${form} ${rest}` };
    }
  }
  return null;
}

/** Slips late in the word are looked for first: they cost no other file. */
async function likeliest(lexicon, word) {
  if (word.length < SHORTEST_WITH_SLIP) return [];
  const near = nearest(await lexicon.around(word), lexicon, word);
  return near.length ? near : nearest(await lexicon.elsewhere(word), lexicon, word);
}

function nearest(terms, lexicon, word) {
  const most = word.length >= LONG_WORD ? 2 : 1;
  const plain = fold(word);
  const stem = fold(lexicon.stem(word));
  const found = [];
  for (const term of terms) {
    const best = term.exact > 0 && bestForm(term, plain, stem, most);
    if (best) found.push(best);
  }
  found.sort((left, right) => left.cost - right.cost);
  return found.filter((slip) => slip.cost <= found[0].cost + 0.5).slice(0, 1 + MOST_OTHERS);
}

/** The form of a term that lies nearest; rarer words are less likely to be meant. */
function bestForm(term, plain, stem, most) {
  let best = null;
  const consider = (form, slips, doubt = 0) => {
    const cost = slips + doubt - 0.05 * Math.min(form.frequency, 8);
    if (slips <= most && (!best || cost < best.cost)) best = { term, form: form.text, cost };
  };
  for (const form of term.forms) consider(form, distance(plain, fold(form.text), most));
  if (!best && term.forms.length && stem.length >= SHORTEST_WITH_SLIP) {
    const allowed = stem.length >= LONG_WORD ? most : most - 1; // a short stem is soon like another
    const slips = distance(stem, term.key, allowed);
    if (slips <= allowed) consider(term.forms[0], slips, STEM_DOUBT);
  }
  return best;
}

/** The longest known word that this one begins with, and how many letters are left. */
async function longestStart(lexicon, word) {
  const [start] = await lexicon.starts(word, SHORTEST_START);
  return start ? [start.term, word.length - start.form.length] : [null, 0];
}

function formOf(term, word) {
  const plain = fold(word);
  return term.forms.find((form) => fold(form.text) === plain)?.text ?? term.forms[0]?.text ?? term.text;
}

/** @param {Term[]} terms  @param {number} weight  @returns {Choice[]} */
function chosen(terms, weight) {
  return terms.map((term) => ({ term, weight }));
}

/** @returns {Match} */
function match(word, way, choices, shown = word) {
  return { word, way, choices, shown };
}
