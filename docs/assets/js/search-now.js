// Before the search page is first painted: whether its address asks for something, so that nothing jumps when the
// answer comes. A plain script in the page's body; search-page.js does the rest. Where that never came, blocked or cut
// off, the page is what it is without scripts: lists.
(function () {
  var asked = location.search.length > 1;
  var part = function (name) { return document.querySelector('fh-search [data-part="' + name + '"]'); };
  part("wait").hidden = part("filters").hidden = !asked;
  part("start").hidden = asked;
  addEventListener("load", function () {
    if (!customElements.get("fh-search")) document.documentElement.classList.replace("js", "no-js");
  });
})();
