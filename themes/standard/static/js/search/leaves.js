// What the leaves of the index's trees hold. docs/search-index.md describes their bytes.

import { columns, Numbers, text } from "./bytes.js";
import { fold } from "./words.js";

/**
 * @typedef {{documents: number[], levels: Uint8Array}} Postings documents ascending, each with its level of impact
 * @typedef {{text: string, frequency: number}} Form a word as it stands in documents; about 2^frequency documents have it
 * @typedef {{key: string, text: string, total: number, exact: number, isPrefix: boolean, hasRest: boolean, forms: Form[],
 *   postings: Postings}} Term `hasRest`: there are more postings than these, among the rests
 */

const COLUMNS = 11; // of terms, then as many of summaries

/** @param {Uint8Array} data  @returns {Term[]} summaries, then terms, each in the order of their keys */
export function termLeaf(data) {
  const all = columns(data);
  return [...entries(all.slice(COLUMNS), true), ...entries(all.slice(0, COLUMNS), false)];
}

function entries([shares, flags, totals, differences, counts, kept, sizes, ends, formEnds, levels, documents], isPrefix) {
  const [share, total, difference, count, away, document] = [shares, totals, differences, counts, kept, documents].map((column) => new Numbers(column));
  const words = text(ends).split("\n");
  const formWords = text(formEnds).split("\n");
  const found = [];
  let previous = "";
  let level = 0;
  let form = 0;
  for (let at = 0; at < flags.length; at++) {
    previous = previous.slice(0, share.next()) + words[at];
    const all = total.next();
    const exact = all - difference.next();
    const isCounted = (flags[at] & 1) > 0;
    const here = isCounted ? count.next() : all;
    const forms = [];
    for (let left = flags[at] >> 1; left > 0; left--, form++) {
      forms.push({ text: previous.slice(0, previous.length - away.next()) + formWords[form], frequency: sizes[form] });
    }
    const postings = { documents: ascending(document, here), levels: levels.subarray(level, (level += here)) };
    found.push({ key: fold(previous), text: previous, total: all, exact, isPrefix, hasRest: isCounted && !isPrefix, forms, postings });
  }
  return found;
}

/** @param {Uint8Array} data  @returns {Map<string, Postings>} by the term */
export function listLeaf(data) {
  const [texts, counts, levels, documents] = columns(data);
  const [count, document] = [new Numbers(counts), new Numbers(documents)];
  const lists = new Map();
  let level = 0;
  for (const term of text(texts).split("\n")) {
    const here = count.next();
    lists.set(term, { documents: ascending(document, here), levels: levels.subarray(level, (level += here)) });
  }
  return lists;
}

/** @param {Numbers} read  @param {number} count  @returns {number[]} */
function ascending(read, count) {
  const found = new Array(count);
  let last = 0;
  for (let at = 0; at < count; at++) found[at] = last += read.next();
  return found;
}

/** @param {Uint8Array} data  @returns {Map<string, string[]>} from a word's fourth to seventh letter to the three before */
export function spellingLeaf(data) {
  const lines = text(data).split("\n").map((line) => line.split("\t"));
  return new Map(lines.map(([key, heads]) => [key, heads.match(/.{3}/gs) ?? []]));
}
