// Before the page is drawn: the reader's own choice of light or dark, kept in this browser only.
(function () {
  try {
    var chosen = localStorage.getItem("scheme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  } catch {
    // A browser that keeps nothing follows the system.
  }
})();
