// Whether the reader keeps searches in this browser: known before the module that shows them is fetched.

/** @param {string} language  @returns {string} */
export function keyOf(language) {
  return `stafett.searches.${language}`;
}

/** @returns {Storage | null} null where the reader's settings forbid it */
export function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** @param {string} language */
export function keepsSearches(language) {
  return Boolean(storage()?.getItem(keyOf(language)));
}
