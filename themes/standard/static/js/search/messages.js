// The page's words, which the theme gives as JSON: `{name}` stands for a value, plural forms go by Intl.PluralRules.

/** @typedef {string | Record<string, string>} Message */

export class Messages {
  /** @param {Record<string, any>} words  @param {string} language */
  constructor(words, language) {
    this.words = words;
    this.plural = new Intl.PluralRules(language);
    this.number = new Intl.NumberFormat(language);
  }

  /** @param {string} name  @param {Record<string, string | number>} [values]  @returns {string} */
  say(name, values = {}) {
    const message = this.words[name] ?? "";
    const form = typeof message === "string" ? message : (message[this.plural.select(Number(values.n))] ?? message.other);
    return form.replace(/\{(\w+)\}/g, (_, key) => (typeof values[key] === "number" ? this.number.format(values[key]) : String(values[key] ?? "")));
  }

  /** @param {string} name  @param {string} key  @returns {string} a label out of a table of them; the key where there is none */
  label(name, key) {
    return this.words[name]?.[key] ?? key;
  }
}
