// The list of results: each made from the theme's template, its texts fetched when it comes into view.

import { marker, passage, segments } from "./excerpt.js";

const MARGIN = "40px"; // how far below the screen a result is made ready

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
    this.waiting = new WeakMap();
    this.watcher = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => this.fill(one.target)), { rootMargin: MARGIN });
    list.addEventListener("focusin", () => [...list.children].forEach((item) => this.fill(item)));
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
    items.forEach((item) => this.watcher.observe(item));
  }

  clear() {
    this.watcher.disconnect();
    this.list.replaceChildren();
  }

  item(result, answer) {
    const item = /** @type {HTMLElement} */ (this.template.content.cloneNode(true)).firstElementChild;
    item.dataset.need = result.id;
    item.dataset.kind = result.kind;
    const slots = slotsOf(item);
    slots.title.href = result.url;
    slots.title.textContent = result.id.replaceAll("-", " ");
    if (slots.kind) slots.kind.textContent = this.messages.label("kinds", result.kind);
    if (slots.foreign) {
      slots.foreign.hidden = !result.isForeign;
      slots.foreign.textContent = result.isForeign ? this.messages.label("only_in", result.languages[0]) : "";
    }
    if (result.isForeign) [slots.title, slots.excerpt].forEach((slot) => slot?.setAttribute("lang", result.languages[0]));
    this.waiting.set(item, () => this.write(slots, result, answer));
    return item;
  }

  /** Fetches and writes an item's texts, once; what failed is tried again when it comes into view anew. */
  async fill(item) {
    const write = this.waiting.get(item);
    if (!write) return;
    this.waiting.delete(item);
    this.watcher.unobserve(item);
    try {
      await write();
    } catch {
      this.waiting.set(item, write);
    }
  }

  async write(slots, result, answer) {
    const [entry, stem] = await Promise.all([this.search.text(result), this.search.stemmer(result)]);
    const foreign = answer.foreign.flatMap((found) => found.matches);
    const mark = marker(result.isForeign ? foreign : answer.matches, stem);
    slots.title.replaceChildren(...marked(entry.title, mark));
    slots.excerpt?.replaceChildren(...marked(passage(entry, mark), mark));
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
