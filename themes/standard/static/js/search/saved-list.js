// The reader's kept searches on the page: a button to keep this one, and a list that tells what is new in each.

import { stateOf } from "./address.js";
import { keyOf, storage } from "./keeping.js";
import { SavedSearches } from "./saved.js";

const DAY = 86_400_000;
const LOOKED_AT = 50; // results, newest first, that are compared with the last visit

export class SavedList {
  /**
   * @param {HTMLDetailsElement} place  @param {HTMLButtonElement} button  @param {import("./search.js").Search} search
   * @param {import("./messages.js").Messages} messages  @param {string} language  @param {string[]} facets
   */
  constructor(place, button, search, messages, language, facets) {
    Object.assign(this, { place, button, search, messages, facets });
    this.kept = new SavedSearches(keyOf(language), storage());
    this.address = "";
    this.name = "";
    place.addEventListener("toggle", () => place.open && this.show());
    place.hidden = this.kept.all().length === 0;
  }

  /** Offers to keep a search; one that is kept counts as visited. */
  offer(address, name) {
    this.address = address;
    this.name = name;
    this.button.setAttribute("aria-pressed", String(this.kept.has(address)));
    this.kept.visit(address, today());
  }

  toggle() {
    if (this.kept.has(this.address)) this.kept.drop(this.address);
    else this.kept.keep(this.address, this.name.trim() || this.address, today());
    this.button.setAttribute("aria-pressed", String(this.kept.has(this.address)));
    this.place.hidden = this.kept.all().length === 0;
    if (this.place.open) this.show();
  }

  async show() {
    const lines = await Promise.all(this.kept.all().map((one) => this.line(one)));
    this.place.querySelector("ul").replaceChildren(...lines);
  }

  async line(saved) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = location.pathname + saved.address;
    link.textContent = saved.name;
    const count = await this.newIn(saved).catch(() => 0);
    line.append(link, " ", count ? this.messages.say("new", { n: count }) : "", " ", this.forget(saved));
    return line;
  }

  /** How many of a search's results came or changed since its last visit; what is announced for a later day does not count yet. */
  async newIn(saved) {
    const state = stateOf(saved.address, this.facets);
    const { results } = await this.search.search(state.q, { ...state, sort: "newest", count: LOOKED_AT });
    return results.filter(({ order }) => order !== null && order > saved.day && order <= today()).length;
  }

  forget(saved) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.messages.say("forget", { name: saved.name });
    button.addEventListener("click", () => {
      this.kept.drop(saved.address);
      this.place.hidden = this.kept.all().length === 0;
      this.show();
    });
    return button;
  }
}

function today() {
  return Math.floor(Date.now() / DAY);
}
