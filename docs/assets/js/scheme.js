// The visitor's own choice of light or dark, before the first paint: a plain script in the head, so that nothing flashes.
// Without a choice the style sheet follows the system. foothold.js changes it.
(function () {
  try {
    var chosen = localStorage.getItem("foothold.scheme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  } catch (refused) {
    // Storage is switched off: the system's wish holds.
  }
  document.documentElement.classList.replace("no-js", "js");
})();
