// A tree of files in the order of their keys: finds the leaf where a key belongs.

import { text } from "./bytes.js";

/** @typedef {{letter: string, keys: string[], names: string, depth: number}} Node */

/** @param {any} raw  @returns {Node} */
export function node(raw) {
  return { letter: raw.letter, keys: raw.keys ? raw.keys.split("\n") : [], names: raw.names, depth: raw.depth };
}

/** @template T */
export class Tree {
  /**
   * @param {import("./store.js").Store} store  @param {any} root
   * @param {(data: Uint8Array) => T} parse of a leaf
   */
  constructor(store, root, parse) {
    this.store = store;
    this.root = node(root);
    this.parse = parse;
  }

  get isEmpty() {
    return this.root.names === "";
  }

  /** @param {string} key  @returns {Promise<T>} the leaf where the key stands, if it does */
  async leaf(key) {
    let here = this.root;
    while (here.depth) here = await this.directory(here, key);
    return this.store.file(here.letter, child(here, key), this.parse);
  }

  /** @param {string} key  @returns {Promise<string>} what tells leaves apart without fetching them */
  async leafName(key) {
    let here = this.root;
    while (here.depth) here = await this.directory(here, key);
    return child(here, key);
  }

  directory(here, key) {
    return this.store.file(here.letter, child(here, key), (data) => node(JSON.parse(text(data))));
  }
}

/** @param {Node} here  @param {string} key */
function child(here, key) {
  let low = 0;
  let high = here.keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (here.keys[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return here.names.slice(low * 8, low * 8 + 8);
}
