// The tree of terms, asked by words: exact terms, neighbours with the same beginning, words one slip away.

import { spellingLeaf, termLeaf } from "./leaves.js";
import { Tree } from "./tree.js";
import { fold } from "./words.js";

const MOST_LEAVES = 2; // that a search among neighbours may cost
const HEAD = 3;
const KEY = 4;

/** @typedef {import("./leaves.js").Term} Term */

export class Lexicon {
  /** @param {import("./store.js").Store} store  @param {any} entry  @param {(word: string) => string} stem */
  constructor(store, { trees, documents }, stem) {
    this.terms = new Tree(store, trees.terms, (data) => termLeaf(data, documents));
    this.spelling = new Tree(store, trees.spelling, spellingLeaf);
    this.stem = stem;
  }

  /** @param {string} key  @returns {Promise<Term[]>} */
  async leaf(key) {
    return this.terms.isEmpty ? [] : this.terms.leaf(key);
  }

  /** @returns {Promise<boolean>} whether a word stands in the same leaf as another */
  async isAtHand(word, other) {
    const [name, known] = await Promise.all([word, other].map((one) => this.terms.leafName(fold(this.stem(one)))));
    return name === known;
  }

  /** @param {string} word  @returns {Promise<Term[]>} the terms that the word stands for, as it is written */
  async exact(word) {
    const stem = this.stem(word);
    const leaf = await this.leaf(fold(stem));
    return leaf.filter((term) => !term.isPrefix && (term.text === stem || hasForm(term, word)));
  }

  /** @param {string} word  @returns {Promise<Term[]>} the terms with the same letters but for dots and accents */
  async folded(word) {
    const key = fold(this.stem(word));
    const plain = fold(word);
    const leaf = await this.leaf(key);
    return leaf.filter((term) => !term.isPrefix && (term.key === key || hasFoldedForm(term, plain)));
  }

  /**
   * The terms with a form that begins with a word: all of them where they are few, else the summary of that beginning.
   * @param {string} word  @returns {Promise<Term[]>}
   */
  async beginning(word) {
    const plain = fold(word);
    const leaf = await this.leaf(plain);
    const summary = leaf.find((term) => term.isPrefix && term.key === plain);
    if (summary) return [summary];
    const stemmed = fold(this.stem(word));
    const near = stemmed === plain ? [] : await this.leaf(stemmed);
    const beyond = leaf.at(-1)?.key.startsWith(plain) ? await this.leaf(`${plain}\uffff`) : [];
    return [...new Set([...near, ...leaf, ...beyond])].filter((term) => !term.isPrefix && begins(term, plain));
  }

  /**
   * The words of documents that a longer word begins with, longest first; of equals that with the very letters, then the more frequent.
   * @param {string} word  @param {number} shortest  @returns {Promise<{term: Term, form: string}[]>}
   */
  async starts(word, shortest) {
    const keys = [];
    for (let length = word.length; length >= shortest; length--) keys.push(fold(word.slice(0, length)));
    const plain = fold(word);
    const found = [];
    for (const term of await this.leaves(keys)) {
      const forms = term.exact > 0 ? [{ text: term.text }, ...term.forms].filter((form) => form.text.length >= shortest && plain.startsWith(fold(form.text))) : [];
      if (forms.length) found.push({ term, form: forms.sort((left, right) => right.text.length - left.text.length)[0].text });
    }
    const isTyped = ({ form }) => Number(word.startsWith(form));
    return found.sort((left, right) => right.form.length - left.form.length || isTyped(right) - isTyped(left) || right.term.exact - left.term.exact);
  }

  /** @param {string} word  @returns {Promise<Term[]>} the terms that begin much as the word does */
  around(word) {
    const plain = fold(word);
    return this.leaves([plain, ...slips(plain)]);
  }

  /** @param {string} word  @returns {Promise<Term[]>} the terms that begin otherwise, and go on as the word does */
  async elsewhere(word) {
    return this.leaves(await this.otherBeginnings(fold(word)));
  }

  async leaves(keys) {
    const names = new Map();
    for (const key of keys) {
      const name = await this.terms.leafName(key);
      if (names.size < MOST_LEAVES && !names.has(name)) names.set(name, key);
    }
    const leaves = await Promise.all([...names.values()].map((key) => this.leaf(key)));
    return leaves.flat().filter((term) => !term.isPrefix);
  }

  /** What the word may have begun with, were one of its first letters wrong. */
  async otherBeginnings(plain) {
    if (this.spelling.isEmpty || plain.length <= HEAD + 1) return [];
    const keys = [0, -1, 1].map((shift) => [plain.slice(0, HEAD + shift), plain.slice(HEAD + shift, HEAD + shift + KEY)]);
    const leaves = await Promise.all(keys.map(([, key]) => this.spelling.leaf(key)));
    return keys.flatMap(([head, key], at) => (leaves[at].get(key) ?? []).filter((other) => isNear(head, other)).map((other) => other + key));
  }
}

/** Beginnings with one slip set right in the fourth to seventh letter: swapped, doubled or left out letters. */
function slips(plain) {
  const found = [];
  for (let at = 2; at < Math.min(7, plain.length - 1); at++) {
    found.push(plain.slice(0, at) + plain[at + 1] + plain[at] + plain.slice(at + 2));
    found.push(plain.slice(0, at) + plain.slice(at + 1));
  }
  return found;
}

function isNear(left, right) {
  if (left === right) return false;
  const same = [...left].filter((letter) => right.includes(letter)).length;
  return same >= Math.min(left.length, right.length) - 1;
}

/** @param {Term} term  @param {string} word */
function hasForm(term, word) {
  return term.forms.some((form) => form.text === word);
}

function hasFoldedForm(term, plain) {
  return term.forms.some((form) => fold(form.text) === plain);
}

function begins(term, plain) {
  return term.key.startsWith(plain) || term.forms.some((form) => fold(form.text).startsWith(plain));
}
