// One language's index, asked by queries. Gives plain data; knows nothing of the page.

import { listLeaf } from "./leaves.js";
import { Lexicon } from "./lexicon.js";
import { matchWord } from "./match.js";
import { parseQuery } from "./query.js";
import { bestDocuments, impacts, scoreAll } from "./score.js";
import { stem as swedish } from "./stem-sv.js";
import { Outdated, Store } from "./store.js";
import { Tree } from "./tree.js";
import { fold, wordsOf } from "./words.js";

/** Swedish is small enough to be at hand; what few pages need is fetched when they do. */
const STEMMERS = { sv: () => swedish, en: async () => (await import("./stem-en.js")).stem };
const narrowing = () => import("./columns.js");
const SUGGESTIONS = 8;
const MOST_CHECKED = 60; // documents whose text a phrase is looked up in
const SMALL = 4000; // documents of an index whose files are small
const DAY = 86_400_000;

/**
 * @typedef {import("./match.js").Match} Match
 * @typedef {{filters?: Record<string, string[]>, sort?: string, offset?: number, count?: number, isLiteral?: boolean,
 *   wantsFacets?: boolean, notIn?: string}} Options `notIn`: leave out what exists in that language
 * @typedef {{number: number, index: Index, kind: string, url: string, languages: string[], score: number, order: number | null}} Hit
 * `number` is the document's in that index; `url` has `{id}` where the id belongs, which stands in the document's text
 * @typedef {{hits: Hit[], total: number, isTotalExact: boolean, matches: Match[], phrases: string[][], words: string[],
 *   facets: Record<string, import("./columns.js").Value[]> | null}} Found
 */

export class Engine {
  /** @param {string} base address of the index's folder  @param {typeof fetch} [fetcher] */
  constructor(base, fetcher) {
    this.base = base;
    this.fetcher = fetcher;
    /** @type {Promise<Index> | null} */
    this.opening = null;
  }

  /** @returns {Promise<Index>} */
  index() {
    this.opening ??= Index.open(this.base, this.fetcher);
    this.opening.catch(() => (this.opening = null));
    return this.opening;
  }

  /** @param {string} typed  @param {Options} [options]  @returns {Promise<Found>} */
  search(typed, options = {}) {
    return this.fresh((index) => index.search(typed, options));
  }

  /** @param {string} typed  @returns {Promise<string[]>} what the last word may become, the query before it kept */
  suggest(typed) {
    return this.fresh((index) => index.suggest(typed));
  }

  /** @param {string} word  @returns {Promise<string[]>} */
  near(word) {
    return this.fresh((index) => index.near(word));
  }

  /** Asks again, with a new entry file, where the index was renewed in the middle of a query. */
  async fresh(ask) {
    try {
      return await ask(await this.index());
    } catch (fault) {
      if (!(fault instanceof Outdated)) throw fault;
      this.renew();
      return ask(await this.index());
    }
  }

  /** What is asked next begins with a new entry file. */
  renew() {
    this.opening = null;
  }
}

export class Index {
  static async open(base, fetcher) {
    const store = new Store(base, fetcher);
    const entry = await store.entry();
    return new Index(store, entry, (await STEMMERS[entry.stemmer]?.()) ?? ((word) => word));
  }

  /** @param {Store} store  @param {any} entry  @param {(word: string) => string} stem */
  constructor(store, entry, stem) {
    this.store = store;
    this.entry = entry;
    this.language = entry.language;
    this.stem = stem;
    this.stop = new Set(entry.stop.split(" "));
    this.impact = impacts(entry.levels);
    this.lexicon = new Lexicon(store, entry, this.stem);
    this.rests = new Tree(store, entry.trees.rests, (data) => listLeaf(data, entry.documents));
  }

  /** @param {string} typed  @param {Options} options  @returns {Promise<Found>} */
  async search(typed, { filters = {}, sort = "", offset = 0, count = 10, isLiteral = false, wantsFacets = false, notIn = "" }) {
    const query = parseQuery(typed);
    const words = this.meant(query.words);
    const matches = await this.matches(words, query.isOpen, isLiteral);
    const isFiltered = wantsFacets || Object.values(filters).some((values) => values.length > 0);
    const isLonger = offset + count > Math.min(...matches.flatMap((match) => match.choices.filter(({ term }) => term.hasRest).map(({ term }) => term.postings.documents.length)));
    const needsAll = isFiltered || isLonger || Boolean(sort) || query.phrases.length > 0 || query.without.length > 0;
    const scored = query.words.length
      ? scoreAll(await this.weighted(matches, needsAll), this.entry.documents, this.impact)
      : this.everything();
    for (const number of await this.unwanted(query.without)) scored.delete(number);
    if (notIn) this.dropLanguage(scored, notIn);
    let numbers = sort || needsAll ? [...scored.keys()] : bestDocuments(scored, offset + count);
    let facets = null;
    if (isFiltered) ({ passed: numbers, counts: facets } = await this.filtered(numbers, filters));
    const orders = sort ? await this.orderColumn(sort) : null;
    if (orders) numbers = (await narrowing()).sorted(numbers, sort, orders, Math.floor(Date.now() / DAY));
    else if (needsAll) numbers = bestDocuments(new Map(numbers.map((number) => [number, scored.get(number)])), numbers.length);
    if (query.phrases.length) numbers = await this.withPhrases(numbers, query.phrases, offset + count);
    const hits = numbers.slice(offset, offset + count).map((number) => this.hit(number, scored, orders));
    const [total, isTotalExact] = this.total(matches, scored, numbers, needsAll || !query.words.length, notIn);
    return { hits, total, isTotalExact: isTotalExact && !query.phrases.length, matches, phrases: query.phrases, words, facets };
  }

  /** The words that say something; the last one, unfinished, where none does. */
  meant(words) {
    const meaningful = words.filter((word) => !this.stop.has(word));
    return meaningful.length ? meaningful : words.slice(-1);
  }

  /** @returns {Promise<Match[]>} */
  async matches(words, isOpen, isLiteral) {
    const matches = await Promise.all(words.map((word, at) => matchWord(this.lexicon, word, { isOpen: isOpen && at === words.length - 1, isLiteral })));
    if (!isLiteral) await this.joinNeighbours(words, matches);
    return matches;
  }

  /** What two neighbours give when written together counts for both; of many words in a large index only if it stands in a leaf at hand. */
  async joinNeighbours(words, matches) {
    const isCostly = words.length > 2 && this.entry.documents > SMALL;
    for (let at = 0; at + 1 < words.length; at++) {
      for (const joined of [words[at] + words[at + 1], `${words[at]}s${words[at + 1]}`]) {
        if (isCostly && !(await this.lexicon.isAtHand(joined, words[at]))) continue;
        const terms = (await this.lexicon.exact(joined)).filter((term) => term.exact > 0);
        for (const match of [matches[at], matches[at + 1]]) match.choices = [...match.choices, ...terms.map((term) => ({ term, weight: 1 }))];
        if (terms.length) break;
      }
    }
  }

  /** The choices of each word with their postings: the best, which stand in the leaf, or all where `isComplete`. */
  weighted(matches, isComplete) {
    const withPostings = async ({ term, weight }) => {
      const all = [term.postings];
      if (isComplete && term.hasRest) all.push((await this.rests.leaf(term.key)).get(term.text));
      return all.map((postings) => ({ postings, total: term.total, weight }));
    };
    return Promise.all(matches.map(async (match) => (await Promise.all(match.choices.map(withPostings))).flat()));
  }

  everything() {
    return new Map(Array.from({ length: this.entry.documents }, (_, number) => [number, { score: 0, words: 0 }]));
  }

  async unwanted(words) {
    const terms = (await Promise.all(words.map((word) => this.lexicon.exact(word)))).flat();
    const matches = [{ choices: terms.map((term) => ({ term, weight: 1 })) }];
    return (await this.weighted(matches, true)).flat().flatMap(({ postings }) => postings.documents);
  }

  dropLanguage(scored, language) {
    for (const number of scored.keys()) {
      if (this.group(number).languages.includes(language)) scored.delete(number);
    }
  }

  group(number) {
    return this.entry.groups.findLast((group) => group.first <= number);
  }

  hit(number, scored, orders) {
    const { kind, languages, url } = this.group(number);
    return { number, index: this, kind, languages, url, score: scored.get(number).score, order: orders?.[number] ?? null };
  }

  total(matches, scored, numbers, isComplete, notIn) {
    if (isComplete) return [numbers.length, true];
    const choices = matches.flatMap((match) => match.choices.map((choice) => choice.term));
    if (choices.length === 1 && !notIn) return [choices[0].total, !choices[0].isPrefix];
    const isExact = choices.every((term) => !term.hasRest && !term.isPrefix);
    return [isExact ? scored.size : Math.max(scored.size, ...(notIn ? [0] : choices.map((term) => term.total))), isExact];
  }

  async filtered(numbers, filters) {
    const { facetColumns, filtered } = await narrowing();
    return filtered(await this.store.file("f", this.entry.facets, facetColumns), numbers, filters);
  }

  async orderColumn(sort) {
    const { orderColumns } = await narrowing();
    return (await this.store.file("o", this.entry.orders, orderColumns))[sort];
  }

  /** Those of the documents whose text has every phrase, as many as are asked for. */
  async withPhrases(numbers, phrases, wanted) {
    const found = [];
    for (let at = 0; at < Math.min(numbers.length, MOST_CHECKED) && found.length < wanted; at += 10) {
      const some = numbers.slice(at, at + 10);
      const has = await Promise.all(some.map(async (number) => this.hasPhrases(await this.text(number), phrases)));
      found.push(...some.filter((_, place) => has[place]));
    }
    return found;
  }

  /** @param {number} number  @returns {Promise<{id: string, title: string, summary: string, text: string}>} what a result shows */
  text(number) {
    const { url, folders } = this.entry.texts;
    const [first, name] = folders.findLast(([first]) => first <= number);
    return this.store.text(`${url}${name}/${number - first}.txt`);
  }

  hasPhrases({ title, summary, text }, phrases) {
    const stems = ` ${wordsOf(`${title}\n${summary}\n${text}`).map(this.stem).join(" ")} `;
    return phrases.every((phrase) => stems.includes(` ${phrase.map(this.stem).join(" ")} `));
  }

  /** @param {string} typed  @returns {Promise<string[]>} */
  async suggest(typed) {
    const last = wordsOf(typed).at(-1);
    if (!last || !parseQuery(typed).isOpen) return [];
    const before = typed.slice(0, typed.toLowerCase().lastIndexOf(last));
    const plain = fold(last);
    const forms = (await this.lexicon.beginning(last)).flatMap((term) => (term.isPrefix ? term.forms : likelyForm(term, plain)));
    forms.sort((left, right) => right.frequency - left.frequency || left.text.length - right.text.length || (left.text < right.text ? -1 : 1));
    const texts = new Set(forms.map((form) => form.text).filter((text) => text !== last));
    return [...texts].slice(0, SUGGESTIONS).map((text) => before + text);
  }

  /** @param {string} word  @returns {Promise<string[]>} words with the longest common beginning */
  async near(word) {
    const plain = fold(word);
    const shared = ({ key }) => [...`${plain}\n`].findIndex((letter, at) => letter !== key[at]);
    const known = (await this.lexicon.leaf(plain)).filter((term) => !term.isPrefix && term.forms.length && shared(term) > 1);
    return known.sort((left, right) => shared(right) - shared(left) || right.exact - left.exact).slice(0, 5).map((term) => term.forms[0].text);
  }
}

/** Of a term one form that goes on from what was typed. */
function likelyForm(term, plain) {
  return term.forms.filter((form) => fold(form.text).startsWith(plain)).slice(0, 1);
}
