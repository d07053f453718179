// The form of facets: made once, then only its counts and ticks change, so that focus stays where it is.

export class Facets {
  /**
   * @param {HTMLElement} place  @param {import("./messages.js").Messages} messages
   * @param {string[]} names of the facets, in order  @param {() => void} changed
   */
  constructor(place, messages, names, changed) {
    this.place = place;
    this.messages = messages;
    this.names = names;
    place.addEventListener("change", changed);
  }

  /** @returns {Record<string, string[]>} what is ticked */
  get filters() {
    const ticked = [...this.place.querySelectorAll("input:checked")];
    const filters = {};
    for (const { name, value } of ticked) (filters[name] ??= []).push(value);
    return filters;
  }

  /** @param {Record<string, import("./columns.js").Value[]>} facets  @param {Record<string, string[]>} filters */
  show(facets, filters) {
    for (const name of this.names.filter((facet) => facets[facet]?.length)) {
      const group = this.place.querySelector(`[data-facet="${CSS.escape(name)}"]`) ?? this.group(name);
      for (const value of facets[name]) this.showValue(group, name, value, filters[name] ?? []);
    }
  }

  group(name) {
    const group = document.createElement("fieldset");
    group.dataset.facet = name;
    const legend = document.createElement("legend");
    legend.textContent = this.messages.label("facets", name);
    group.append(legend);
    this.place.append(group);
    return group;
  }

  showValue(group, name, { key, label, count }, ticked) {
    const line = group.querySelector(`[data-value="${CSS.escape(key)}"]`) ?? newLine(group, name, key, this.nameOf(name, key, label));
    const box = line.querySelector("input");
    box.checked = ticked.includes(key);
    line.querySelector("[data-count]").textContent = this.messages.number.format(count);
    line.hidden = count === 0 && !box.checked && box !== document.activeElement;
  }

  /** Process values have their label in the theme's words, vocabularies' in the index. */
  nameOf(name, key, label) {
    return this.messages.words.values?.[name]?.[key] ?? label;
  }
}

function newLine(group, name, key, text) {
  const line = document.createElement("label");
  line.dataset.value = key;
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", name, value: key });
  const words = document.createElement("span");
  words.textContent = text;
  const count = document.createElement("span");
  count.dataset.count = "";
  line.append(box, " ", words, " ", count);
  group.append(line);
  return line;
}
