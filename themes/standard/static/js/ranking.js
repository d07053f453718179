/** Lets a reader move the weights of the ranking. The published one stays in the page until then. */
import { compare, isUsable, rank, searchOf, sum, weightsOf } from "./ranking/rank.js";
import { rowsOf } from "./ranking/rows.js";

const ANNOUNCE_AFTER = 400;

const form = document.querySelector("[data-ranking]");
const rows = [...form.querySelectorAll("[data-lens]")];
const lenses = rows.map((row) => row.dataset.lens);
const published = rows.map((row) => Number(row.dataset.weight));
const words = form.dataset;
const language = document.documentElement.lang;
const top = Number(words.top);
const status = document.querySelector("[data-ranking-status]");
const count = document.querySelector("[data-ranking-count]");
const list = document.querySelector("[data-ranking-list]");
const pager = document.querySelector("[data-ranking-pager]");
const more = document.querySelector("[data-ranking-more]");
const untouched = { rows: [...list.children], count: count.textContent };
const labels = rows.map((row) => row.dataset.label);
const drawRow = rowsOf(document.querySelector("[data-ranking-row]"), untouched.rows, { words, labels, language });

let weights = published;
let shown = Number(words.size);
let fetched = null;
let waiting = 0;
let isMoved = false;

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** All needs in the published order, fetched once and only when somebody moves a weight. */
function scores() {
  fetched ??= fetch(words.source)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .then(({ base, needs }) =>
      needs.map(([id, title, digits, share, patients, staff, url, lang]) => ({
        id, title, share, votes: { patients, staff }, lang, scores: [...digits].map(Number), url: url ?? `${base}${id}/`,
      })),
    )
    .catch((fault) => {
      fetched = null;
      throw fault;
    });
  return fetched;
}

function showWeights() {
  const total = sum(weights);
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  rows.forEach((row, lens) => {
    const [slider, number] = row.querySelectorAll("input");
    slider.value = weights[lens];
    if (Number(number.value) !== weights[lens] || number.value === "") number.value = weights[lens];
    row.querySelector(".weight-percent").textContent = percent.format(total ? weights[lens] / total : 0);
  });
}

function isPublished() {
  return searchOf(weights, published, lenses) === "";
}

async function showRanking() {
  if (!isUsable(weights)) return announce(words.none);
  if (isPublished()) return showPublished();
  const asked = weights;
  let needs;
  try {
    needs = await scores();
  } catch {
    showPublished();
    return announce(words.fault);
  }
  if (asked !== weights) return;
  const ranked = rank(needs, weights);
  const moved = compare(ranked, rank(needs, published), top);
  list.replaceChildren(...ranked.slice(0, shown).map(drawRow));
  count.textContent = fill(words.count, { shown: Math.min(shown, ranked.length), total: ranked.length });
  pager.hidden = true;
  more.hidden = shown >= ranked.length;
  announce(story(moved));
}

function showPublished() {
  untouched.rows.forEach(drawRow.restore);
  list.replaceChildren(...untouched.rows);
  count.textContent = untouched.count;
  pager.hidden = false;
  more.hidden = true;
  if (isMoved) announce(words.published);
}

function story({ fresh, rise, fall }) {
  const told = [fill(fresh ? words.new : words.same, { top, number: fresh })];
  for (const [need, text] of [[rise, words.rise], [fall, words.fall]]) {
    if (need) told.push(fill(text, { title: need.title, from: need.from, to: need.place }));
  }
  return told.join(" ");
}

/** Told once the reader has come to rest, or a screen reader would speak for every step of a slider. */
function announce(text) {
  clearTimeout(waiting);
  waiting = setTimeout(() => (status.textContent = text), ANNOUNCE_AFTER);
}

function move(next) {
  weights = next;
  shown = Number(words.size);
  isMoved ||= !isPublished();
  showWeights();
  return showRanking();
}

function typed(input) {
  const number = Math.min(100, Math.max(0, Number(input.value) || 0));
  return input.type === "range" ? Math.round(number) : number;
}

/** The address carries the weights, and each rest is a step that the back button returns from. */
function moveTo(next) {
  move(next);
  const search = searchOf(next, published, lenses);
  if (isUsable(next) && search !== location.search) history.pushState(null, "", location.pathname + search);
}

form.addEventListener("input", (event) => {
  const lens = rows.indexOf(event.target.closest("[data-lens]"));
  move(weights.map((weight, index) => (index === lens ? typed(event.target) : weight)));
});
form.addEventListener("change", () => moveTo(weights));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  moveTo(published);
});
form.querySelector("[data-equal]").addEventListener("click", () => moveTo(lenses.map(() => 20)));
more.querySelector("button").addEventListener("click", async () => {
  const first = shown;
  shown += Number(words.size);
  await showRanking();
  list.children[first]?.querySelector("a").focus();
});
addEventListener("popstate", () => move(weightsOf(location.search, lenses) ?? published));

form.hidden = false;
document.querySelector("[data-weights-published]").hidden = true;
move(weightsOf(location.search, lenses) ?? published);
