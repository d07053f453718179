// The state of a search and its address, each made of the other.

/** @typedef {{q: string, filters: Record<string, string[]>, sort: string, count: number, isLiteral: boolean}} State */

export const FIRST_COUNT = 10;
const MOST = 200;

/** @param {string} search what stands behind the address's `?`  @param {string[]} facets  @returns {State} */
export function stateOf(search, facets) {
  const given = new URLSearchParams(search);
  const filters = Object.fromEntries(facets.map((facet) => [facet, given.getAll(facet)]).filter(([, values]) => values.length));
  const count = Math.min(MOST, Math.max(FIRST_COUNT, Number.parseInt(given.get("n") ?? "", 10) || FIRST_COUNT));
  return { q: given.get("q") ?? "", filters, sort: given.get("sort") ?? "", count, isLiteral: given.has("exact") };
}

/** @param {State} state  @returns {string} empty, or `?` and what follows */
export function addressOf({ q, filters, sort, count, isLiteral }) {
  const given = new URLSearchParams();
  if (q) given.set("q", q);
  for (const [facet, values] of Object.entries(filters)) values.forEach((value) => given.append(facet, value));
  if (sort) given.set("sort", sort);
  if (count > FIRST_COUNT) given.set("n", String(count));
  if (isLiteral) given.set("exact", "1");
  const text = given.toString();
  return text && `?${text}`;
}

/** @param {State} state  @returns {boolean} whether anything is asked */
export function asks(state) {
  return state.q.trim() !== "" || state.sort !== "" || Object.keys(state.filters).length > 0;
}
