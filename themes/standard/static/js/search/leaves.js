// What the leaves of the index's trees hold. docs/search-index.md describes their bytes.

import { Ascending, columns, Numbers, text } from "./bytes.js";
import { fold } from "./words.js";

/**
 * @typedef {{documents: number[], levels: Uint8Array}} Postings documents ascending, each with its level of impact
 * @typedef {{text: string, frequency: number}} Form a word as it stands in documents; about 2^frequency documents have it
 * @typedef {{key: string, text: string, total: number, exact: number, isPrefix: boolean, hasRest: boolean, forms: Form[],
 *   postings: Postings}} Term `hasRest`: there are more postings than these, among the rests
 */

const COLUMNS = 11; // of terms, then as many of summaries

/** @param {Uint8Array} data  @param {number} all documents  @returns {Term[]} summaries, then terms, each in the order of their keys */
export function termLeaf(data, all) {
  const found = columns(data);
  return [...entries(found.slice(COLUMNS), all, true), ...entries(found.slice(0, COLUMNS), all, false)];
}

function entries([shares, flags, totals, differences, counts, kept, sizes, ends, formEnds, levels, numbers], span, isPrefix) {
  const [share, total, difference, count, away] = [shares, totals, differences, counts, kept].map((column) => new Numbers(column));
  const documents = new Ascending(numbers, span);
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
    const postings = { documents: documents.next(here), levels: levels.subarray(level, (level += here)) };
    found.push({ key: fold(previous), text: previous, total: all, exact, isPrefix, hasRest: isCounted && !isPrefix, forms, postings });
  }
  return found;
}

/** @param {Uint8Array} data  @param {number} all documents  @returns {Map<string, Postings>} by the term */
export function listLeaf(data, all) {
  const [texts, counts, levels, numbers] = columns(data);
  const [count, documents] = [new Numbers(counts), new Ascending(numbers, all)];
  const lists = new Map();
  let level = 0;
  for (const term of text(texts).split("\n")) {
    const here = count.next();
    lists.set(term, { documents: documents.next(here), levels: levels.subarray(level, (level += here)) });
  }
  return lists;
}

/** @param {Uint8Array} data  @returns {Map<string, string[]>} from a word's fourth to seventh letter to the three before */
export function spellingLeaf(data) {
  const lines = text(data).split("\n").map((line) => line.split("\t"));
  return new Map(lines.map(([key, heads]) => [key, heads.match(/.{3}/gs) ?? []]));
}
