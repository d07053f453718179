// Snowball's Swedish stemmer, version 3 of its rules. https://snowballstem.org/algorithms/swedish/stemmer.html

const REGION = /[aeiouyäåö][^aeiouyäåö]/;
const MAIN =
  /(?:heterna|hetens|anden|andes|andet|arens|arnas|ernas|heten|heter|ornas|ades|ande|aren|arna|arne|aste|erna|erns|orna|ade|are|ast|ens|ern|het|ad|ar|as|at|en|er|es|et|or|a|e|s)$/;
const OTHER = /(?:fullt|lig|els|öst|ig)$/;
const AFTER_CONSONANT_AND_VOWEL = /.[aeiouyäåö][^aeiouyäåö]$/s;
const KEEPS_ET = /(?:fab|h|pak|rak|stak|kom|iet|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|uit|ivit|kvit|xit)$/;

/** @param {string} word in lower case  @returns {string} */
export function stem(word) {
  const found = REGION.exec(word);
  if (word.length < 3 || !found) return word;
  const start = Math.max(3, found.index + 2);
  let left = withoutMainSuffix(word, start);
  if (/(?:dd|gd|nn|dt|gt|kt|tt)$/.test(left.slice(start))) left = left.slice(0, -1);
  return withoutOtherSuffix(left, start);
}

function withoutMainSuffix(word, start) {
  const suffix = MAIN.exec(word.slice(start))?.[0];
  if (!suffix) return word;
  const left = word.slice(0, -suffix.length);
  if (suffix === "et") return losesEt(left) ? left : word;
  if (suffix !== "s") return left;
  if (left.endsWith("et") && losesEt(left.slice(0, -2))) return left.slice(0, -2);
  return /[bcdfghjklmnoprtvy]$/.test(left) ? left : word;
}

function losesEt(left) {
  return AFTER_CONSONANT_AND_VOWEL.test(left) && !KEEPS_ET.test(left);
}

function withoutOtherSuffix(word, start) {
  const suffix = OTHER.exec(word.slice(start))?.[0];
  if (!suffix) return word;
  if (suffix === "fullt") return word.slice(0, -1);
  if (suffix === "öst") return /[iklnprtuv]öst$/.test(word) ? word.slice(0, -1) : word;
  return word.slice(0, -suffix.length);
}
