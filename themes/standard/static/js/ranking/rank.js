/** Ranking by weights: pure functions. A need is {id, scores}; its published place is where it stands in the list. */

/** Weighted sums are compared in millionths, so that equal ones are equal. */
const PRECISION = 1e6;

export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

export function value(scores, weights) {
  return Math.round(PRECISION * sum(scores.map((score, lens) => score * weights[lens])));
}

/** Every need with its `place` (one more than how many are strictly above) and `priority`, best first, equals as they came. */
export function rank(needs, weights) {
  const total = sum(weights);
  const ranked = needs.map((need) => {
    const points = value(need.scores, weights);
    return { ...need, points, priority: points / PRECISION / total };
  });
  ranked.sort((one, other) => other.points - one.points);
  let place = 0;
  ranked.forEach((need, index) => {
    if (!index || ranked[index - 1].points !== need.points) place = index + 1;
    need.place = place;
  });
  return ranked;
}

/** How the ranking differs from the published one: who is new at the top, who rose and who fell most. */
export function compare(ranked, published, top) {
  const before = new Map(published.map((need) => [need.id, need.place]));
  let rise = null;
  let fall = null;
  let fresh = 0;
  for (const need of ranked) {
    need.from = before.get(need.id);
    need.steps = need.from - need.place;
    if (need.place <= top && need.from > top) fresh += 1;
    if (need.steps > 0 && (!rise || need.steps > rise.steps)) rise = need;
    if (need.steps < 0 && (!fall || need.steps < fall.steps)) fall = need;
  }
  return { fresh, rise, fall };
}

/** The weights that an address carries, by lens; null where it carries none that can be used. */
export function weightsOf(search, lenses) {
  const given = new URLSearchParams(search);
  if (!lenses.some((lens) => given.has(lens))) return null;
  const weights = lenses.map((lens) => Number(given.get(lens) ?? 0));
  return isUsable(weights) ? weights : null;
}

export function isUsable(weights) {
  return weights.every((weight) => weight >= 0 && weight <= 100) && sum(weights) > 0;
}

/** The address's query for these weights, "" for the published ones. */
export function searchOf(weights, published, lenses) {
  if (weights.every((weight, lens) => weight === published[lens])) return "";
  return "?" + lenses.map((lens, index) => `${lens}=${weights[index]}`).join("&");
}
