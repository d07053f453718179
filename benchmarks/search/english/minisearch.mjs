// node minisearch.mjs MODULES - nDCG@10 by kind of MiniSearch on this set; MODULES is a folder of npm's with `minisearch` and `snowball-stemmers`.
// Title twice, terms joined by OR, prefixes and slips (0.2) found; with and without stems and stop words.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/x.js`);
const MiniSearch = require("minisearch");
const stemmer = require("snowball-stemmers").newStemmer("english");
const STOP = new Set("a about above after again against all am an and any are as at be because been before being below between both but by can did do does doing don down during each few for from further had has have having he her here hers herself him himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only or other our ours ourselves out over own s same she should so some such t than that the their theirs them themselves then there these they this those through to too under until up very was we were what when where which while who whom why will with you your yours yourself yourselves".split(" "));

const lines = (name) => readFileSync(new URL(name, import.meta.url), "utf-8").trim().split("\n");
const documents = lines("docs.jsonl").map((line) => JSON.parse(line));
const queries = lines("queries.tsv").map((line) => line.split("\t"));
const grades = {};
for (const [query, id, grade] of lines("qrels.tsv").map((line) => line.split("\t"))) (grades[query] ??= new Map()).set(id, Number(grade));

const gained = (list) => list.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
const quality = (found, judged) => gained(found.map((id) => judged.get(id) ?? 0)) / gained([...judged.values()].sort((a, b) => b - a));

for (const [hasStems, hasStop] of [[true, true], [true, false], [false, true], [false, false]]) {
  const processTerm = (word) => {
    const plain = word.toLowerCase();
    if (hasStop && STOP.has(plain)) return null;
    return hasStems ? stemmer.stem(plain) : plain;
  };
  const index = new MiniSearch({ fields: ["title", "body"], processTerm, searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } });
  index.addAll(documents);
  const kinds = { all: [] };
  for (const [id, text, kind] of queries) {
    const score = quality(index.search(text).map((hit) => hit.id), grades[id]);
    (kinds[kind] ??= []).push(score);
    kinds.all.push(score);
  }
  const means = Object.entries(kinds).map(([kind, scores]) => `${kind} ${(scores.reduce((a, b) => a + b) / scores.length).toFixed(3)}`);
  console.log(`stems ${hasStems}, stop words ${hasStop}:`, means.join(", "));
}
