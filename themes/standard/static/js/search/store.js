// Fetches the files of one index, each once.

import { inflate } from "./bytes.js";

/** The index could not be read; asking again may help. */
export class Unreachable extends Error {}

/** A file is gone: a newer index stands in its place. */
export class Outdated extends Unreachable {}

export class Store {
  /**
   * @param {string} base address of the index's folder, with a slash at its end
   * @param {typeof fetch} fetcher
   */
  constructor(base, fetcher = (...request) => fetch(...request)) {
    this.base = base;
    this.fetcher = fetcher;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /** @returns {Promise<any>} the entry file, always as it stands on the server now */
  async entry() {
    const answer = await this.ask(`${this.base}entry.json`, { cache: "no-cache" });
    return answer.json();
  }

  /**
   * What `parse` makes of a hashed file.
   * @template T
   * @param {string} letter  @param {string} name  @param {(data: Uint8Array) => T} parse  @returns {Promise<T>}
   */
  file(letter, name, parse) {
    return this.once(`${this.base}${letter}-${name}.bin`, async (answer) => parse(await inflate(new Uint8Array(await answer.arrayBuffer()))));
  }

  /**
   * @param {string} address of a document's text
   * @returns {Promise<{id: string, title: string, summary: string, text: string}>} what a result shows
   */
  text(address) {
    return this.once(address, async (answer) => {
      const [id, title, summary, ...lines] = (await answer.text()).split("\n");
      return { id, title, summary, text: lines.join("\n") };
    });
  }

  /** What `read` makes of what stands at an address. A failure is not kept, so that the next query tries again. */
  once(address, read) {
    let found = this.kept.get(address);
    if (!found) {
      found = this.ask(address).then((answer) => read(answer).catch((fault) => Promise.reject(new Unreachable(address, { cause: fault }))));
      found.catch(() => this.kept.delete(address));
      this.kept.set(address, found);
    }
    return found;
  }

  async ask(address, options) {
    let answer;
    try {
      answer = await this.fetcher(address, options);
    } catch (fault) {
      throw new Unreachable(address, { cause: fault });
    }
    if (answer.status === 404 || answer.status === 410) throw new Outdated(address);
    if (!answer.ok) throw new Unreachable(`${address}: ${answer.status}`);
    return answer;
  }
}
