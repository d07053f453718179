// Which words of a text to mark, and which passage of it to show. No DOM here.

import { fold, wordsAt } from "./words.js";

const LENGTH = 220; // letters of a passage
const SHORTEST_PART = 4; // letters of a stem that may be marked inside a word

/**
 * @typedef {import("./match.js").Match} Match
 * @typedef {{text: string, isMarked: boolean}} Segment
 * @typedef {(word: string) => number} Marker what a word is worth to the query: 0 where it is not to be marked
 */

/**
 * @param {Match[]} matches  @param {(word: string) => string} stem gives "" for a word too common to be searched for
 * @returns {Marker}
 */
export function marker(matches, stem) {
  const stems = new Map();
  const parts = [];
  const beginnings = [];
  for (const { word, choices } of matches) {
    beginnings.push(fold(word));
    for (const { term, weight } of choices) {
      const worth = Math.max(weight / Math.log(term.total + 2), stems.get(term.text) ?? 0);
      stems.set(term.text, worth);
      if (term.total > term.exact && term.key.length >= SHORTEST_PART) parts.push([term.key, worth / 2]);
      for (const form of term.forms) stems.set(form.text, Math.max(worth, stems.get(form.text) ?? 0));
    }
  }
  const worthOf = (word) => {
    const root = stem(word);
    const whole = root && (stems.get(word) ?? stems.get(root));
    if (whole) return whole;
    const plain = fold(word);
    if (beginnings.some((beginning) => beginning.length > 2 && plain.startsWith(beginning))) return 0.1;
    return parts.find(([part]) => plain.includes(part))?.[1] ?? 0;
  };
  const known = new Map();
  return (word) => {
    if (!known.has(word)) known.set(word, worthOf(word));
    return known.get(word);
  };
}

/** @param {string} text  @param {Marker} mark  @returns {Segment[]} the whole text, cut where marks begin and end */
export function segments(text, mark) {
  const found = [];
  let at = 0;
  for (const { word, start, end } of wordsAt(text)) {
    if (!mark(word)) continue;
    if (start > at) found.push({ text: text.slice(at, start), isMarked: false });
    found.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  if (at < text.length) found.push({ text: text.slice(at), isMarked: false });
  return found;
}

/**
 * What to show of a document: its summary where that has all words that it has at all, else the best passage of its text.
 * @param {{summary: string, text: string}} entry  @param {Marker} mark  @returns {string}
 */
export function passage({ summary, text: lines }, mark) {
  const text = flowing(lines);
  const inSummary = marked(summary, mark);
  const inText = marked(text, mark);
  if (!inText.length || (inSummary.length && worth(inSummary) >= worth(inText))) return summary || shortened(text, 0);
  return shortened(text, bestStart(inText));
}

/** Lines one after the other: what ends without a stop, as headings and cells do, is parted from what follows. */
function flowing(lines) {
  return lines.replace(/([.!?:;,…]?)\n/g, (_, stop) => (stop ? `${stop} ` : " · "));
}

function marked(text, mark) {
  return wordsAt(text).map((place) => ({ ...place, worth: mark(place.word) })).filter((place) => place.worth > 0);
}

/** What different words are worth together. */
function worth(places) {
  return [...new Map(places.map(({ word, worth }) => [word, worth])).values()].reduce((sum, one) => sum + one, 0);
}

/** Where the window with the most valuable words begins. */
function bestStart(places) {
  let best = { start: 0, worth: -1 };
  for (const { start } of places) {
    const value = worth(places.filter((place) => place.start >= start && place.end <= start + LENGTH));
    if (value > best.worth) best = { start, worth: value };
  }
  return best.start;
}

/** A passage around a place, cut between words. */
function shortened(text, place) {
  const from = place < 60 ? 0 : text.indexOf(" ", place - 60) + 1;
  const end = from + LENGTH + 40 >= text.length ? text.length : text.lastIndexOf(" ", from + LENGTH + 40);
  return `${from > 0 ? "… " : ""}${text.slice(from, Math.max(end, from + 1))}${end < text.length ? " …" : ""}`;
}
