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
    const answer = await this.ask("entry.json", { cache: "no-cache" });
    return answer.json();
  }

  /**
   * What `parse` makes of a hashed file. A failure is not kept, so that the next query tries again.
   * @template T
   * @param {string} letter  @param {string} name  @param {(data: Uint8Array) => T} parse  @returns {Promise<T>}
   */
  file(letter, name, parse) {
    const path = `${letter}-${name}.bin`;
    let found = this.kept.get(path);
    if (!found) {
      found = this.ask(path).then(unpacked).then(parse);
      found.catch(() => this.kept.delete(path));
      this.kept.set(path, found);
    }
    return found;
  }

  async ask(path, options) {
    let answer;
    try {
      answer = await this.fetcher(this.base + path, options);
    } catch (fault) {
      throw new Unreachable(path, { cause: fault });
    }
    if (answer.status === 404 || answer.status === 410) throw new Outdated(path);
    if (!answer.ok) throw new Unreachable(`${path}: ${answer.status}`);
    return answer;
  }
}

async function unpacked(answer) {
  try {
    return await inflate(new Uint8Array(await answer.arrayBuffer()));
  } catch (fault) {
    throw new Unreachable(answer.url, { cause: fault });
  }
}
