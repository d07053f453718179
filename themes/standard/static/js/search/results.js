// The list of results: each made from the theme's template, its texts fetched when it comes into view or typing has come to rest.

import { marker, passage, segments } from "./excerpt.js";

const MARGIN = "40px"; // how far below the screen a result is made ready
const REST = 1000; // ms without a new answer, after which all are made ready: somebody reads, not only types

export class Results {
  /**
   * @param {HTMLElement} list  @param {HTMLTemplateElement} template
   * @param {import("./search.js").Search} search  @param {import("./messages.js").Messages} messages
   */
  constructor(list, template, search, messages) {
    this.list = list;
    this.template = template;
    this.search = search;
    this.messages = messages;
    /** @type {WeakMap<Element, () => Promise<void>>} */
    this.writers = new WeakMap();
    /** @type {WeakMap<Element, Promise<void>>} */
    this.filling = new WeakMap();
    this.watcher = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => this.fill(one.target)), { rootMargin: MARGIN });
    list.addEventListener("focusin", () => this.fillAll());
  }

  /**
   * Shows the answer's results; where `keep` of them stand there already, only those that follow are added.
   * @param {import("./search.js").Answer} answer  @param {number} [keep]
   * @returns {Promise<void>} when those in view are complete
   */
  async show(answer, keep = 0) {
    const items = answer.results.slice(keep).map((result) => this.item(result, answer));
    if (keep === 0) this.clear();
    this.list.append(...items);
    const inView = items.filter((item) => item.getBoundingClientRect().top < window.innerHeight);
    await Promise.all(inView.map((item) => this.fill(item)));
    items.filter((item) => item.isConnected && !this.filling.has(item)).forEach((item) => this.watcher.observe(item));
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.fillAll(), REST);
  }

  clear() {
    clearTimeout(this.resting);
    this.watcher.disconnect();
    this.list.replaceChildren();
  }

  /** A result without its texts says nothing yet, and leads nowhere. */
  item(result, answer) {
    const item = /** @type {HTMLElement} */ (this.template.content.cloneNode(true)).firstElementChild;
    item.dataset.need = result.id;
    item.dataset.kind = result.kind;
    item.setAttribute("aria-busy", "true");
    const slots = slotsOf(item);
    if (slots.kind) slots.kind.textContent = this.messages.label("kinds", result.kind);
    if (!result.isForeign) slots.foreign?.remove();
    else if (slots.foreign) slots.foreign.textContent = this.messages.label("only_in", result.languages[0]);
    if (result.isForeign) [slots.title, slots.excerpt].forEach((slot) => slot?.setAttribute("lang", result.languages[0]));
    [...item.children].forEach((child) => (child.hidden = true));
    this.writers.set(item, () => this.write(item, slots, result, answer));
    return item;
  }

  fillAll() {
    [...this.list.children].forEach((item) => this.fill(item));
  }

  /** Fetches and writes an item's texts, once; what failed is tried again when somebody comes back to it. */
  fill(item) {
    const filling = this.filling.get(item) ?? this.writers.get(item)?.().catch(() => this.filling.delete(item));
    this.filling.set(item, filling);
    this.watcher.unobserve(item);
    return filling;
  }

  async write(item, slots, result, answer) {
    slots.title.href = result.url;
    try {
      const [entry, stem] = await Promise.all([this.search.text(result), this.search.stemmer(result)]);
      const foreign = answer.foreign.flatMap((found) => found.matches);
      const mark = marker(result.isForeign ? foreign : answer.matches, stem);
      slots.title.replaceChildren(...marked(entry.title, mark));
      slots.excerpt?.replaceChildren(...marked(passage(entry, mark), mark));
    } catch (fault) {
      slots.title.textContent = result.id.replaceAll("-", " "); // it can be opened all the same
      throw fault;
    } finally {
      [...item.children].forEach((child) => (child.hidden = false));
      item.removeAttribute("aria-busy");
    }
  }
}

function slotsOf(item) {
  return Object.fromEntries([...item.querySelectorAll("[data-slot]")].map((slot) => [slot.dataset.slot, slot]));
}

function marked(text, mark) {
  return segments(text, mark).map((segment) => {
    if (!segment.isMarked) return document.createTextNode(segment.text);
    const element = document.createElement("mark");
    element.textContent = segment.text;
    return element;
  });
}
