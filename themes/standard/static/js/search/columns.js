// Facets and orders of all documents: fetched when somebody filters or sorts.

import { columns, Numbers, text } from "./bytes.js";

/**
 * @typedef {{facet: string, keys: string[], labels: string[], sets: number[][], column: number[]}} Facet
 * `sets` are the combinations of values that occur, `column` has the number of its set for each document
 * @typedef {Record<string, string[]>} Filters from a facet to the values of which one must apply
 * @typedef {{key: string, label: string, count: number}} Value
 */

/** @param {Uint8Array} data  @returns {Facet[]} */
export function facetColumns(data) {
  const [head, ...parts] = columns(data);
  return JSON.parse(text(head)).map((facet, at) => ({ ...facet, column: numbersOf(parts[at]) }));
}

/** @param {Uint8Array} data  @returns {Record<string, (number | null)[]>} from an order to the value of each document */
export function orderColumns(data) {
  const [head, ...parts] = columns(data);
  const orders = JSON.parse(text(head));
  return Object.fromEntries(orders.map(([order, lowest], at) => [order, numbersOf(parts[at]).map((value) => (value ? value - 1 + lowest : null))]));
}

function numbersOf(part) {
  const read = new Numbers(part);
  const found = [];
  while (read.hasMore) found.push(read.next());
  return found;
}

/**
 * Those of the documents that pass all filters, and how many would pass for each value of each facet, were it chosen too.
 * @param {Facet[]} facets  @param {Iterable<number>} documents  @param {Filters} filters
 * @returns {{passed: number[], counts: Record<string, Value[]>}}
 */
export function filtered(facets, documents, filters) {
  const tests = facets.map((facet) => passing(facet, filters[facet.facet] ?? []));
  const tallies = facets.map((facet) => new Array(facet.sets.length).fill(0));
  const passed = [];
  for (const number of documents) {
    let failures = 0;
    let failed = -1;
    facets.forEach((facet, at) => {
      if (!tests[at][facet.column[number]]) {
        failures++;
        failed = at;
      }
    });
    if (failures === 0) passed.push(number);
    if (failures < 2) facets.forEach((facet, at) => (failures === 0 || failed === at) && tallies[at][facet.column[number]]++);
  }
  return { passed, counts: Object.fromEntries(facets.map((facet, at) => [facet.facet, valuesOf(facet, tallies[at])])) };
}

/** For each set of values, whether it has one that was chosen. */
function passing(facet, chosen) {
  const wanted = new Set(chosen.map((key) => facet.keys.indexOf(key)));
  return facet.sets.map((set) => chosen.length === 0 || set.some((value) => wanted.has(value)));
}

function valuesOf(facet, tally) {
  const counts = new Array(facet.keys.length).fill(0);
  facet.sets.forEach((set, at) => set.forEach((value) => (counts[value] += tally[at])));
  return facet.keys.map((key, at) => ({ key, label: facet.labels[at], count: counts[at] }));
}

/**
 * @param {number[]} documents  @param {string} order `newest`, `deadline` or `priority`
 * @param {(number | null)[]} values  @param {number} today in days since 1970  @returns {number[]} a sorted copy
 */
export function sorted(documents, order, values, today) {
  const rank = (number) => {
    const value = values[number];
    if (value === null) return order === "deadline" ? 1e8 : Infinity;
    if (order !== "deadline") return -value;
    return value >= today ? value : 1e9 - value; // what is past comes last, the latest first
  };
  return [...documents].sort((left, right) => rank(left) - rank(right) || left - right);
}
