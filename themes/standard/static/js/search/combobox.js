// Suggestions below the search field: the combobox pattern with a list, focus staying in the field.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

export class Combobox {
  /**
   * @param {HTMLInputElement} input  @param {HTMLElement} list  @param {(text: string) => void} choose
   */
  constructor(input, list, choose) {
    this.input = input;
    this.list = list;
    this.choose = choose;
    this.active = -1;
    list.id ||= "search-suggestions";
    list.setAttribute("role", "listbox");
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false", autocomplete: "off" })) {
      input.setAttribute(name, value);
    }
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.close());
    list.addEventListener("mousedown", (event) => this.onPress(event));
  }

  get options() {
    return [...this.list.children];
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** @param {string[]} texts */
  show(texts) {
    this.list.replaceChildren(...texts.map((text, at) => option(text, `${this.list.id}-${at}`)));
    this.list.hidden = texts.length === 0;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    this.activate(-1);
  }

  close() {
    this.show([]);
  }

  activate(at) {
    this.active = at;
    this.options.forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
    const chosen = this.options[at];
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView?.({ block: "nearest" });
  }

  take(one) {
    const text = one.textContent ?? "";
    this.close();
    this.choose(text);
  }

  onKey(event) {
    if (!this.isOpen || event.isComposing) return;
    const count = this.options.length;
    if (event.key === "ArrowDown") this.activate(this.active + 1 < count ? this.active + 1 : -1);
    else if (event.key === "ArrowUp") this.activate(this.active < 0 ? count - 1 : this.active - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.active >= 0) this.take(this.options[this.active]);
    else return;
    event.preventDefault();
  }

  onPress(event) {
    event.preventDefault(); // focus stays in the field
    const one = event.target.closest("[role=option]");
    if (one) this.take(one);
  }
}

function option(text, id) {
  const item = document.createElement("li");
  item.id = id;
  item.setAttribute("role", "option");
  item.textContent = text;
  return item;
}
