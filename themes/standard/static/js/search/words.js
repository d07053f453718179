// Text to words, the same in the browser as in Python's stafett.search.words.

const WORD = /[\p{L}\p{N}]+/gu;
const LONGEST = 40;
const UNDECOMPOSED = { ø: "o", æ: "ae", œ: "oe", ß: "ss", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };

/** @param {string} text  @returns {string[]} words in order, in lower case; a single letter is no word */
export function wordsOf(text) {
  return (text.normalize("NFC").toLowerCase().match(WORD) ?? []).filter(isWord).map(shortened);
}

/** @param {string} text  @returns {{word: string, start: number, end: number}[]} words and where in the text they stand */
export function wordsAt(text) {
  const found = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0].normalize("NFC").toLowerCase();
    if (isWord(word)) found.push({ word: shortened(word), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function isWord(word) {
  return word.length > 2 || [...word].length > 1 || !/^\p{L}$/u.test(word);
}

function shortened(word) {
  return word.length > LONGEST ? [...word].slice(0, LONGEST).join("") : word;
}

/** @param {string} word  @returns {string} without dots, rings and accents */
export function fold(word) {
  const plain = word.normalize("NFD").replace(/\p{M}+/gu, "");
  return plain.replace(/[øæœßđðłþı]/g, (letter) => UNDECOMPOSED[letter]);
}
