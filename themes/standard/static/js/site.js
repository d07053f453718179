// What a page does beyond HTML: nothing that it needs, some things that help.

/** The scheme that is shown: the reader's choice, else the system's. */
function shownScheme() {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return document.documentElement.dataset.scheme ?? system;
}

function keepScheme(scheme) {
  document.documentElement.dataset.scheme = scheme;
  try {
    localStorage.setItem("scheme", scheme);
  } catch {
    // The choice then lasts as long as the page.
  }
}

function offerSchemes(button) {
  const show = () => button.setAttribute("aria-pressed", String(shownScheme() === "dark"));
  button.addEventListener("click", () => {
    keepScheme(shownScheme() === "dark" ? "light" : "dark");
    show();
  });
  show();
  button.hidden = false;
}

/** Pages are made now and then; a deadline may pass between. */
function markPassedDeadlines(now) {
  for (const deadline of document.querySelectorAll("[data-deadline]")) {
    if (new Date(deadline.dataset.deadline) >= now) continue;
    const note = document.createElement("strong");
    note.textContent = ` ${deadline.dataset.passed}`;
    deadline.classList.add("is-passed");
    deadline.append(note);
  }
}

/** "/" leads to the first search field in sight, unless something is being written. */
function leadToSearch(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = [...document.querySelectorAll("[data-search-field]")].find((field) => field.offsetParent);
  if (!field) return;
  event.preventDefault();
  field.focus();
}

/** A menu or panel that lies over the page closes when the keyboard has left it: what has the focus is never behind it. */
function closeBehind(event) {
  const open = event.key === "Tab" && document.querySelector(":popover-open");
  if (open && !open.contains(document.activeElement)) open.hidePopover();
}

/** How many letters are left of those that fit, once most are used; told when the writing rests. */
function countLetters(note) {
  const field = document.getElementById(note.dataset.counts);
  const most = Number(note.dataset.most);
  let rest;
  const tell = () => {
    const left = most - [...field.value].length;
    note.textContent = left > most / 4 ? "" : `${left < 0 ? note.dataset.over : note.dataset.left} ${Math.abs(left)}`;
  };
  field.addEventListener("input", () => {
    clearTimeout(rest);
    rest = setTimeout(tell, 500);
  });
  tell();
}

const toggle = document.querySelector("[data-scheme-toggle]");
if (toggle) offerSchemes(toggle);
markPassedDeadlines(new Date());
document.querySelectorAll("[data-counts]").forEach(countLetters);
document.addEventListener("keydown", leadToSearch);
if ("popover" in HTMLElement.prototype) document.addEventListener("keyup", closeBehind);
