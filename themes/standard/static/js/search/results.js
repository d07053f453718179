// The list of results: each made from the theme's template, and shown as soon as its text has come.

import { marker, passage, segments } from "./excerpt.js";
import { stemmer } from "./search.js";

const AHEAD = 1; // results whose texts are fetched before all others, so that a slow line carries nothing else

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
  }

  /**
   * Shows the answer's results; where `keep` of them stand there already, only those that follow are added.
   * @param {import("./search.js").Answer} answer  @param {number} keep  @param {() => boolean} isWanted false once a newer question came
   * @returns {Promise<void>} when all are complete; fails where a text does, with the other results there
   */
  async show(answer, keep, isWanted) {
    if (keep === 0) this.clear();
    const items = answer.results.slice(keep).map((result) => this.item(result));
    this.list.append(...items);
    const marks = markers(answer);
    const write = (item, at) => this.write(item, answer.results[keep + at], marks);
    const ahead = await Promise.allSettled(items.slice(0, AHEAD).map(write));
    if (!isWanted()) return;
    const others = await Promise.allSettled(items.slice(AHEAD).map((item, at) => write(item, at + AHEAD)));
    const failed = [...ahead, ...others].find(({ status }) => status === "rejected");
    if (!failed) return;
    items.filter((item) => !item.dataset.need).forEach((item) => item.remove());
    throw failed.reason;
  }

  clear() {
    this.list.replaceChildren();
  }

  /** A result without its text: it says nothing yet, and leads nowhere. */
  item(result) {
    const item = /** @type {HTMLElement} */ (this.template.content.cloneNode(true)).firstElementChild;
    item.dataset.kind = result.kind;
    item.setAttribute("aria-busy", "true");
    const slots = slotsOf(item);
    if (slots.kind) slots.kind.textContent = this.messages.label("kinds", result.kind);
    if (!result.isForeign) slots.foreign?.remove();
    else if (slots.foreign) slots.foreign.textContent = this.messages.label("only_in", result.languages[0]);
    if (result.isForeign) [slots.title, slots.excerpt].forEach((slot) => slot?.setAttribute("lang", result.languages[0]));
    [...item.children].forEach((child) => (child.hidden = true));
    return item;
  }

  async write(item, result, marks) {
    const entry = await this.search.text(result);
    const mark = marks(result);
    const { title, excerpt } = slotsOf(item);
    title.href = result.url.replace("{id}", entry.id);
    title.replaceChildren(...marked(entry.title, mark));
    excerpt?.replaceChildren(...marked(passage(entry, mark), mark));
    [...item.children].forEach((child) => (child.hidden = false));
    item.removeAttribute("aria-busy");
    item.dataset.need = entry.id;
  }
}

/** Of each result what marks its words: one marker for all that come from the same index. */
function markers({ matches, foreign }) {
  const known = new Map();
  return (result) => {
    const found = result.isForeign ? foreign.flatMap((one) => one.matches) : matches;
    if (!known.has(result.index)) known.set(result.index, marker(found, stemmer(result)));
    return known.get(result.index);
  };
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
