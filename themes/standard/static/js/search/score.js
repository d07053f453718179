// Scores: each word's best choice for a document, BM25 from the levels of impact and the terms' rarity.

/**
 * @typedef {import("./leaves.js").Postings} Postings
 * @typedef {{postings: Postings, total: number, weight: number}} Weighted a term's postings, and how many documents have it
 * @typedef {{score: number, words: number}} Scored `words` has a bit for each word that the document has
 */

/** @param {[number, number, number]} levels the lowest impact, the highest, the number of levels  @returns {Float64Array} */
export function impacts([lowest, highest, count]) {
  return Float64Array.from({ length: count }, (_, level) => lowest * (highest / lowest) ** (level / (count - 1)));
}

/** @param {number} documents in the index  @param {number} total that have the term  @returns {number} as Whoosh weighs rarity */
export function rarity(documents, total) {
  return Math.log(documents / (total + 1)) + 1;
}

/**
 * @param {Weighted[][]} words the choices for each word of the query
 * @param {number} documents in the index  @param {Float64Array} impact of each level
 * @returns {Map<number, Scored>} by document
 */
export function scoreAll(words, documents, impact) {
  const scored = new Map();
  words.forEach((choices, at) => {
    for (const [number, score] of bestOf(choices, documents, impact)) {
      const found = scored.get(number);
      if (found) {
        found.score += score;
        found.words |= 1 << at;
      } else {
        scored.set(number, { score, words: 1 << at });
      }
    }
  });
  return scored;
}

/** For each document the choice that gives it most. */
function bestOf(choices, documents, impact) {
  const best = new Map();
  for (const { postings, total, weight } of choices) {
    const factor = weight * rarity(documents, total);
    postings.documents.forEach((number, at) => {
      const score = factor * impact[postings.levels[at]];
      if (score > (best.get(number) ?? 0)) best.set(number, score);
    });
  }
  return best;
}

/** @param {Map<number, Scored>} scored  @param {number} count  @returns {number[]} the best documents, the first where equal */
export function bestDocuments(scored, count) {
  const order = (left, right) => right[1].score - left[1].score || left[0] - right[0];
  return [...scored].sort(order).slice(0, count).map(([number]) => number);
}
