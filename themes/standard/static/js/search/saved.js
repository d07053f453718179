// Searches that a reader keeps, in this browser only.

/** @typedef {{address: string, name: string, day: number}} Saved `day` of the last visit, in days since 1970 */

const MOST = 30;

export class SavedSearches {
  /** @param {string} key  @param {Storage | null} storage */
  constructor(key, storage) {
    this.key = key;
    this.storage = storage;
  }

  /** @returns {Saved[]} nothing where the browser keeps nothing, or something else */
  all() {
    try {
      const found = JSON.parse(this.storage?.getItem(this.key) ?? "[]");
      return Array.isArray(found) ? found.filter((one) => typeof one?.address === "string" && typeof one?.name === "string") : [];
    } catch {
      return [];
    }
  }

  has(address) {
    return this.all().some((one) => one.address === address);
  }

  /** @param {string} address  @param {string} name  @param {number} day */
  keep(address, name, day) {
    this.write([{ address, name, day }, ...this.all().filter((one) => one.address !== address)].slice(0, MOST));
  }

  drop(address) {
    this.write(this.all().filter((one) => one.address !== address));
  }

  /** Notes that a search was looked at. */
  visit(address, day) {
    if (this.has(address)) this.write(this.all().map((one) => (one.address === address ? { ...one, day } : one)));
  }

  write(all) {
    try {
      this.storage?.setItem(this.key, JSON.stringify(all));
    } catch {
      // A full or forbidden storage keeps nothing; the search itself goes on.
    }
  }
}
