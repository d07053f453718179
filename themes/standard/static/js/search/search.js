// All languages' indexes behind one question: the page's own first, then what exists only in others.

import { Engine } from "./engine.js";
import { Outdated } from "./store.js";

/**
 * @typedef {import("./engine.js").Hit & {isForeign: boolean, source: Engine}} Result
 * @typedef {Omit<import("./engine.js").Found, "hits"> & {results: Result[], foreign: import("./engine.js").Found[]}} Answer
 */

export class Search {
  /**
   * @param {string} language of the page  @param {string} base of its index  @param {string[]} others bases of the others
   * @param {typeof fetch} [fetcher]
   */
  constructor(language, base, others, fetcher) {
    this.language = language;
    this.own = new Engine(base, fetcher);
    this.others = others.map((other) => new Engine(other, fetcher));
  }

  /** Fetches the entry file before anybody asks. */
  prepare() {
    return this.own.index();
  }

  /** @param {string} typed  @returns {Promise<string[]>} */
  suggest(typed) {
    return this.own.suggest(typed);
  }

  /** @param {string} word  @returns {Promise<string[]>} words of the index that stand nearest to one that nobody wrote */
  near(word) {
    return this.own.near(word);
  }

  /** @param {string} typed  @param {import("./engine.js").Options} options  @returns {Promise<Answer>} */
  async search(typed, options) {
    const count = options.count ?? 10;
    const own = await this.own.search(typed, options);
    const isShort = own.hits.length < count || options.sort || options.wantsFacets;
    const elsewhere = { ...options, notIn: this.language, isLiteral: options.isLiteral || own.hits.length > 0 };
    const foreign = isShort ? await Promise.all(this.others.map((engine) => engine.search(typed, elsewhere))) : [];
    const results = own.hits.map((hit) => ({ ...hit, isForeign: false, source: this.own }));
    foreign.forEach((found, at) => results.push(...found.hits.map((hit) => ({ ...hit, isForeign: true, source: this.others[at] }))));
    if (options.sort) results.sort(inOrder(options.sort));
    const all = [own, ...foreign];
    return {
      ...own,
      results: results.slice(0, count),
      foreign,
      total: all.reduce((sum, found) => sum + found.total, 0),
      isTotalExact: all.every((found) => found.isTotalExact) && foreign.length === this.others.length,
      facets: added(all.map((found) => found.facets)),
    };
  }

  /** @param {Result} result  @returns {Promise<{id: string, title: string, summary: string, text: string}>} */
  async text({ index, number, source }) {
    try {
      return await index.text(number);
    } catch (fault) {
      if (fault instanceof Outdated) source.renew(); // the search has to be asked again
      throw fault;
    }
  }
}

/** @param {Result} result  @returns {(word: string) => string} the stemmer of its language; "" for stop words */
export function stemmer({ index }) {
  return (word) => (index.stop.has(word) ? "" : index.stem(word));
}

function inOrder(sort) {
  const sign = sort === "deadline" ? 1 : -1;
  return (left, right) => (left.order === null) - (right.order === null) || sign * (left.order - right.order);
}

/** Counts of several indexes added up, in the order of the first. */
function added(all) {
  const [own, ...others] = all.filter(Boolean);
  if (!own) return null;
  return Object.fromEntries(
    Object.entries(own).map(([facet, values]) => {
      const sums = new Map(values.map((value) => [value.key, { ...value }]));
      for (const value of others.flatMap((facets) => facets[facet] ?? [])) {
        const sum = sums.get(value.key);
        if (sum) sum.count += value.count;
        else sums.set(value.key, { ...value });
      }
      return [facet, [...sums.values()]];
    }),
  );
}
