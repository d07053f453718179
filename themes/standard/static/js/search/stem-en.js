// Snowball's English stemmer, version 3 of its rules. https://snowballstem.org/algorithms/english/stemmer.html

const WHOLE = new Map(
  Object.entries({
    skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl",
    andes: "andes", atlas: "atlas", bias: "bias", cosmos: "cosmos", howe: "howe", news: "news", sky: "sky",
  }),
);
const FIRST_REGION = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const STEP_2 = {
  ational: "ate", ization: "ize", iveness: "ive", fulness: "ful", ousness: "ous", tional: "tion", biliti: "ble", lessli: "less",
  alism: "al", aliti: "al", ation: "ate", entli: "ent", fulli: "ful", iviti: "ive", ogist: "og", ousli: "ous", abli: "able",
  alli: "al", anci: "ance", ator: "ate", enci: "ence", izer: "ize", bli: "ble", ogi: "og", li: "",
};
const STEP_3 = {
  ational: "ate", tional: "tion", alize: "al", ative: "", icate: "ic", iciti: "ic", ical: "ic", ness: "", ful: "",
};
const STEP_4 = /(?:ement|ance|ence|able|ible|ment|ant|ate|ent|ion|ism|iti|ive|ize|ous|al|er|ic)$/;

/** @param {string} word in lower case  @returns {string} */
export function stem(word) {
  if (WHOLE.has(word)) return /** @type {string} */ (WHOLE.get(word));
  if (word.length < 3) return word;
  const marked = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const first = region(marked, FIRST_REGION.exec(marked)?.[0].length);
  const second = region(marked, undefined, first);
  let left = step1b(step1a(marked), first);
  left = left.replace(/(.[^aeiouy])[yY]$/s, "$1i");
  left = step3(step2(left, first), first, second);
  return step5(step4(left, second), first, second).replaceAll("Y", "y");
}

/** Where the part after the first vowel and consonant begins, from `from` on. */
function region(word, known, from = 0) {
  if (known !== undefined) return known;
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

function step1a(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/[us]s$/.test(word)) return word;
  return /[aeiouy].+s$/s.test(word) ? word.slice(0, -1) : word;
}

function step1b(word, first) {
  const suffix = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word)?.[0];
  if (!suffix) return word;
  const left = word.slice(0, -suffix.length);
  if (suffix.startsWith("ee")) {
    return left.length >= first && !/^(?:succ|proc|exc)$/.test(left) ? `${left}ee` : word;
  }
  if (suffix === "ing") {
    if (/^[^aeiouy]y$/.test(left)) return `${left[0]}ie`;
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(left)) return word;
  }
  return /[aeiouy]/.test(left) ? mended(left, first) : word;
}

/** What stands after a lost `ed` or `ing`: an `e` given back, or a doubled letter taken away. */
function mended(left, first) {
  if (/(?:at|bl|iz)$/.test(left)) return `${left}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(left)) return /^[aeo]..$/s.test(left) ? left : left.slice(0, -1);
  return left.length === first && endsShort(left) ? `${left}e` : left;
}

function endsShort(word) {
  return /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word) || word.endsWith("past");
}

function longest(word, endings) {
  for (const [ending, other] of Object.entries(endings)) {
    if (word.endsWith(ending)) return [word.slice(0, -ending.length), ending, other];
  }
  return null;
}

function step2(word, first) {
  const found = longest(word, STEP_2);
  if (!found) return word;
  const [left, ending, other] = found;
  if (left.length < first) return word;
  if (ending === "ogi" && !left.endsWith("l")) return word;
  if (ending === "li" && !/[cdeghkmnrt]$/.test(left)) return word;
  return left + other;
}

function step3(word, first, second) {
  const found = longest(word, STEP_3);
  if (!found) return word;
  const [left, ending, other] = found;
  return left.length < first || (ending === "ative" && left.length < second) ? word : left + other;
}

function step4(word, second) {
  const ending = STEP_4.exec(word)?.[0];
  if (!ending) return word;
  const left = word.slice(0, -ending.length);
  return left.length < second || (ending === "ion" && !/[st]$/.test(left)) ? word : left;
}

function step5(word, first, second) {
  const left = word.slice(0, -1);
  if (word.endsWith("e")) return left.length >= second || (left.length >= first && !endsShort(left)) ? left : word;
  return word.endsWith("ll") && left.length >= second ? left : word;
}
