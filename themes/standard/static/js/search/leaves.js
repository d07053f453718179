// What the leaves of the index's trees hold. docs/search-index.md describes their bytes.

import { columns, Numbers, text } from "./bytes.js";
import { fold } from "./words.js";

/**
 * @typedef {{documents: number[], levels: Uint8Array}} Postings documents ascending, each with its level of impact
 * @typedef {{text: string, frequency: number}} Form a word as it stands in documents; about 2^frequency documents have it
 * @typedef {{key: string, text: string, total: number, exact: number, isPrefix: boolean, rest: number, forms: Form[],
 *   postings: Postings}} Term `rest` is the number of the list of what is left of its postings, -1 where these are all
 */

/** @param {Uint8Array} data  @returns {Term[]} in the order of their keys */
export function termLeaf(data) {
  const [before, shares, flags, totals, differences, counts, kept, sizes, texts, levels, documents] = columns(data);
  const read = { share: new Numbers(shares), total: new Numbers(totals), difference: new Numbers(differences), document: new Numbers(documents), count: new Numbers(counts) };
  const words = text(texts).split("\n");
  const terms = [];
  const at = { word: 0, form: 0, level: 0, rest: new Numbers(before).next() };
  let previous = "";
  for (const flag of flags) {
    const isPrefix = (flag & 1) > 0;
    const hasRest = (flag & 2) > 0;
    previous = previous.slice(0, read.share.next()) + words[at.word++];
    const total = read.total.next();
    const exact = total - read.difference.next();
    const count = isPrefix || hasRest ? read.count.next() : total;
    const forms = [];
    for (let left = flag >> 2; left > 0; left--, at.form++) {
      forms.push({ text: previous.slice(0, previous.length - kept[at.form]) + words[at.word++], frequency: sizes[at.form] });
    }
    const postings = { documents: ascending(read.document, count), levels: levels.subarray(at.level, (at.level += count)) };
    terms.push({ key: fold(previous), text: previous, total, exact, isPrefix, rest: hasRest ? at.rest++ : -1, forms, postings });
  }
  return terms;
}

/** @param {Uint8Array} data  @returns {Map<number, Postings>} by the list's number */
export function listLeaf(data) {
  const [head, levels, documents] = columns(data);
  const heads = new Numbers(head);
  const read = new Numbers(documents);
  const lists = new Map();
  let level = 0;
  for (let number = heads.next(); heads.hasMore; number++) {
    const count = heads.next();
    lists.set(number, { documents: ascending(read, count), levels: levels.subarray(level, (level += count)) });
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

/** @param {Uint8Array} data  @returns {{first: number, ids: string[]}} */
export function cardLeaf(data) {
  const [first, ids] = columns(data);
  return { first: new Numbers(first).next(), ids: text(ids).split("\n") };
}

/** @param {Uint8Array} data  @returns {Map<string, string[]>} from a word's fourth to seventh letter to the three before */
export function spellingLeaf(data) {
  const lines = text(data).split("\n").map((line) => line.split("\t"));
  return new Map(lines.map(([key, heads]) => [key, heads.match(/.{3}/gs) ?? []]));
}
