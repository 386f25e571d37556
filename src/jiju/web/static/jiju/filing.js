/* Keyboard of the form: Enter goes to the next cell, Alt with arrows to the next finding. Works on top of a form that works without it. */
(function () {
  "use strict";
  var cells = Array.prototype.slice.call(document.querySelectorAll("input.cellin"));
  document.addEventListener("keydown", function (event) {
    var at = cells.indexOf(document.activeElement);
    if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      var next = cells[at + 1];
      if (next) { next.focus(); next.select(); }
    } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      var flagged = cells.filter(function (cell) { return cell.hasAttribute("aria-describedby"); });
      if (!flagged.length) { return; }
      event.preventDefault();
      var step = event.key === "ArrowDown" ? 1 : -1;
      var here = flagged.indexOf(document.activeElement);
      flagged[(here + step + flagged.length) % flagged.length].focus();
    }
  });
  document.addEventListener("click", function (event) {
    var source = event.target.closest("[data-fill]");
    if (!source) { return; }
    var field = document.getElementById(source.getAttribute("data-fill"));
    field.value = source.getAttribute("data-text");
    field.focus();
  });
})();
