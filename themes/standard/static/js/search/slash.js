// `/` leads to the search field of the page, as long as nobody is writing elsewhere.

const WRITING = "input, textarea, select, [contenteditable]";

/** @param {HTMLInputElement} input */
export function focusOnSlash(input) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(WRITING)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
