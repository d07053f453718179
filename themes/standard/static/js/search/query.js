// What a visitor typed, taken apart: words, phrases in quotes, words behind a minus.

import { wordsOf } from "./words.js";

const LONGEST = 1000; // letters of a query that count
const MOST_WORDS = 24;

/**
 * @typedef {{words: string[], phrases: string[][], without: string[], isOpen: boolean}} Query
 * `words` are all that is asked for, those of phrases too; `isOpen` where the last word may go on
 */

/** @param {string} typed  @returns {Query} */
export function parseQuery(typed) {
  const phrases = [];
  const without = [];
  const rest = typed
    .slice(0, LONGEST)
    .replace(/[“”„«»]/g, '"')
    .replace(/"([^"]*)"/g, (_, inner) => {
      const words = wordsOf(inner);
      if (words.length > 1) phrases.push(words);
      return ` ${inner} `;
    })
    .replace(/(^|\s)[-−–]([\p{L}\p{N}]\S*)/gu, (_, before, word) => {
      without.push(...wordsOf(word));
      return before;
    });
  const words = [...new Set(wordsOf(rest))].slice(0, MOST_WORDS);
  return { words, phrases, without, isOpen: /[\p{L}\p{N}]$/u.test(rest) };
}
