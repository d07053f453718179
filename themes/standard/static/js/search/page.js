// The search page: joins field, results, facets, address and announcements. It needs this markup, where [..] may be left out:
//
//   <div data-search data-index="/sok/sv/" data-language="sv" [data-other-indexes="/sok/en/ …"]>
//     <div hidden data-search-words>{…}</div>                             all words as JSON, see below
//     <form role="search" data-search-form action="…lists without JavaScript…">
//       <label for="q">…</label> <input type="search" id="q" name="q" data-search-input>
//       <ul data-search-suggestions hidden aria-label="…"></ul>
//       [<select data-search-sort aria-label="…"><option value="">… newest, deadline, priority</select>]
//     </form>
//     [<details data-search-facets><summary>…</summary><form data-search-facet-list></form></details>]
//     <p role="status" data-search-status></p>                            the count, announced politely
//     <div aria-live="polite" data-search-notice></div>                   corrections; what failed, with a button to retry
//     <ol data-search-results data-search-state="idle"></ol>
//     <template data-search-result><li><a data-slot="title"></a> [<span data-slot="kind"></span>]
//       [<span data-slot="foreign"></span>] <p data-slot="excerpt"></p></li></template>
//     <button type="button" data-search-more hidden>…</button>
//     <div data-search-empty hidden>… areas, how to tell about a need … [<p data-search-near hidden></p>]</div>
//     [<button type="button" data-search-save hidden aria-pressed="false">…</button>
//      <details data-search-saved hidden><summary>…</summary><ul></ul></details>]
//   </div>
//
// Words: results {one, other} with {n}; at_least {one, other}; none; corrected with {shown}; instead with {typed}; failed; retry;
// near; new {one, other}; forget with {name}; kinds {need, solution, event}; only_in {sv, en}; facets {name: label}, whose order is
// that of the form; values {facet: {key: label}} for those that no vocabulary labels.
// data-other-indexes names the indexes that have entries which this language lacks; none where all is translated.
// States (data-search-state): idle, searching (what stands there is of the query before), showing, done, failed. CSS should give an empty result the height of a filled one.

import { addressOf, asks, FIRST_COUNT, stateOf } from "./address.js";
import { Combobox } from "./combobox.js";
import { keepsSearches } from "./keeping.js";
import { Messages } from "./messages.js";
import { Results } from "./results.js";
import { Search } from "./search.js";
import { Outdated, Unreachable } from "./store.js";

const PAUSE = 15; // ms after a letter until the search begins: a burst of them, pasted or spoken, is one question
const SETTLED = 2000; // ms after which a changed query becomes a step of its own for the back button
const MORE = 20;

export class SearchPage {
  /** @param {HTMLElement} root  @param {typeof fetch} [fetcher] */
  constructor(root, fetcher) {
    const part = (name) => root.querySelector(`[data-search-${name}]`);
    const language = root.dataset.language ?? "";
    const words = JSON.parse(part("words").textContent);
    const others = (root.dataset.otherIndexes ?? "").split(" ").filter(Boolean);
    this.part = part;
    this.messages = new Messages(words, language);
    this.search = new Search(language, root.dataset.index, others, fetcher);
    this.names = Object.keys(words.facets ?? {});
    this.list = part("results");
    this.results = new Results(this.list, part("result"), this.search, this.messages);
    this.language = language;
    this.facets = null; // until somebody wants to narrow the search
    this.combobox = new Combobox(part("input"), part("suggestions"), (text) => this.type(text));
    this.asked = 0;
    this.changedAt = 0;
    this.shownCount = 0;
    this.listen();
  }

  /** Reads the address and answers it; the entry file is fetched meanwhile. */
  start() {
    this.search.prepare().catch(() => {}); // told when somebody asks
    this.restore();
  }

  listen() {
    const { part, language } = this;
    part("input").addEventListener("input", () => this.onInput());
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.combobox.close();
      this.change();
    });
    part("sort")?.addEventListener("change", () => this.change());
    part("more").addEventListener("click", () => this.more());
    part("facets")?.addEventListener("toggle", () => part("facets").open && this.run());
    window.addEventListener("popstate", () => this.restore());
    part("save")?.addEventListener("click", () => this.keep());
    if (part("saved") && keepsSearches(language)) this.savedList().catch(() => {}); // an extra: the search does without
  }

  restore() {
    this.state = stateOf(location.search, this.names);
    this.part("input").value = this.state.q;
    if (this.part("sort")) this.part("sort").value = this.state.sort;
    if (this.part("facets") && Object.keys(this.state.filters).length) this.part("facets").open = true;
    return this.run();
  }

  onInput() {
    clearTimeout(this.timer);
    this.list.dataset.searchState = "searching";
    this.timer = setTimeout(() => this.change({ isTyping: true }), PAUSE);
  }

  /** Puts a suggestion into the field. */
  type(text) {
    this.part("input").value = text;
    this.change();
  }

  /** Takes up what the form says now, and writes it into the address. */
  change({ isTyping = false, ...more } = {}) {
    clearTimeout(this.timer);
    const sort = this.part("sort")?.value ?? "";
    const filters = this.facets?.place.querySelector("input") ? this.facets.filters : this.state.filters;
    this.state = { q: this.part("input").value, filters, sort, count: FIRST_COUNT, isLiteral: false, ...more };
    const isStep = !isTyping || Date.now() - this.changedAt > SETTLED;
    this.changedAt = Date.now();
    const address = location.pathname + addressOf(this.state);
    if (address !== location.pathname + location.search) history[isStep ? "pushState" : "replaceState"](null, "", address);
    return this.run({ isTyping });
  }

  async more() {
    const before = this.shownCount;
    this.state = { ...this.state, count: before + MORE };
    history.replaceState(null, "", location.pathname + addressOf(this.state));
    await this.run({ keep: before });
    this.list.children[before]?.querySelector("a")?.focus();
  }

  /** Asks, and shows the answer unless a newer question came meanwhile; once more where the index was renewed under way. */
  async run({ isTyping = false, keep = 0, isAgain = false } = {}) {
    const turn = ++this.asked;
    const { state } = this;
    if (!asks(state) && !this.part("facets")?.open) return this.showIdle();
    this.list.dataset.searchState = "searching";
    this.list.setAttribute("aria-busy", "true");
    let answer = null;
    try {
      const wantsFacets = Boolean(this.part("facets")?.open);
      if (isTyping) this.suggest(state.q, turn);
      answer = await this.search.search(state.q, { ...state, wantsFacets });
      if (turn === this.asked) await this.show(answer, state, keep, turn);
    } catch (fault) {
      if (turn !== this.asked) return;
      if (fault instanceof Outdated && !isAgain) return this.run({ isTyping, isAgain: true });
      if (!answer) this.results.clear();
      this.showFailure(fault);
    }
  }

  async suggest(typed, turn) {
    const texts = await this.search.suggest(typed).catch(() => []);
    if (turn === this.asked && document.activeElement === this.part("input")) this.combobox.show(texts);
  }

  async show(answer, state, keep, turn) {
    this.list.dataset.searchState = "showing";
    const wantsForm = answer.facets && this.part("facet-list");
    this.showCorrections(answer, state);
    this.part("status").textContent = this.counted(answer);
    const [form] = await Promise.all([wantsForm ? this.facetForm() : null, this.results.show(answer, keep, () => turn === this.asked)]);
    if (turn !== this.asked) return;
    this.shownCount = answer.results.length;
    form?.show(answer.facets, state.filters);
    this.part("more").hidden = answer.results.length < state.count;
    this.part("empty").hidden = answer.results.length > 0;
    this.offerToKeep(answer.results.length ? addressOf({ ...state, count: FIRST_COUNT }) : "", state.q);
    if (answer.results.length === 0) await this.showNear(answer);
    if (turn === this.asked) this.settle("done", state.q);
  }

  /** The form of facets, fetched when it is first wanted. */
  async facetForm() {
    const { Facets } = await import("./facets.js");
    this.facets ??= new Facets(this.part("facet-list"), this.messages, this.names, () => this.change());
    return this.facets;
  }

  /** Kept searches, fetched for who keeps one. */
  savedList() {
    this.saving ??= import("./saved-list.js").then(
      ({ SavedList }) => new SavedList(this.part("saved"), this.part("save"), this.search, this.messages, this.language, this.names),
    );
    return this.saving;
  }

  /** Offers to keep the search at an address; none to offer nothing. */
  offerToKeep(address, name) {
    if (!this.part("save")) return;
    this.offered = [address, name];
    this.part("save").hidden = !address;
    if (this.saving || keepsSearches(this.language)) this.savedList().then((list) => list.offer(...this.offered)).catch(() => {});
  }

  async keep() {
    const list = await this.savedList();
    list.offer(...this.offered);
    list.toggle();
  }

  counted({ results, total, isTotalExact }) {
    if (results.length === 0) return this.messages.say("none");
    return this.messages.say(isTotalExact ? "results" : "at_least", { n: Math.max(total, results.length) });
  }

  settle(name, query) {
    this.list.removeAttribute("aria-busy");
    this.list.dataset.query = query;
    this.list.dataset.searchState = name;
  }

  showIdle() {
    this.results.clear();
    this.combobox.close();
    this.part("notice").replaceChildren();
    this.part("status").textContent = "";
    this.part("more").hidden = this.part("empty").hidden = true;
    this.offerToKeep("", "");
    this.settle(this.state.q ? "done" : "idle", this.state.q);
  }

  showCorrections({ matches }, state) {
    const corrected = matches.filter((match) => match.shown !== match.word && ["slip", "start", "apart"].includes(match.way));
    this.part("notice").replaceChildren();
    if (!corrected.length || state.isLiteral) return;
    const shown = matches.map((match) => match.shown).join(" ");
    this.part("notice").append(paragraph(this.messages.say("corrected", { shown })), " ", this.button("instead", { typed: state.q }, () => this.change({ isLiteral: true })));
  }

  /** Results whose texts came stay there. */
  showFailure(fault) {
    this.part("status").textContent = "";
    this.part("more").hidden = this.part("empty").hidden = true;
    const message = paragraph(this.messages.say("failed"));
    message.setAttribute("role", "alert");
    const again = fault instanceof Unreachable ? () => this.run() : () => location.reload(); // a newer page has newer scripts
    this.part("notice").replaceChildren(message, this.button("retry", {}, again));
    this.settle("failed", this.state.q);
    console.warn(fault);
  }

  async showNear({ words }) {
    const place = this.part("near");
    if (!place) return;
    const near = (await Promise.all(words.map((word) => this.search.near(word).catch(() => [])))).flat().slice(0, 6);
    place.hidden = near.length === 0;
    place.replaceChildren(this.messages.say("near"), ...near.flatMap((word) => [" ", this.button("", {}, () => this.type(word), word)]));
  }

  button(name, values, press, text = this.messages.say(name, values)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", press);
    return button;
  }
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-search]"));
if (root) new SearchPage(root).start();
