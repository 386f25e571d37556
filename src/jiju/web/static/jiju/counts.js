/* Live counts beside texts that have a least length, and how many items have something said of them. */
(function () {
  "use strict";
  function counted(field) {
    var least = Number(field.dataset.count), shown = field.parentNode.querySelector("[data-counted]");
    function set() {
      var n = field.value.trim().length;
      shown.textContent = n + "／" + least;
      shown.classList.toggle("late", n > 0 && n < least);
      done();
    }
    field.addEventListener("input", set);
    set();
  }
  function done() {
    var said = document.querySelector("[data-done]");
    if (!said) return;
    var fields = document.querySelectorAll("[data-count]"), n = 0;
    fields.forEach(function (f) { if (f.value.trim().length >= Number(f.dataset.count)) n += 1; });
    said.textContent = n + "／" + said.dataset.of;
  }
  function items() {
    var fields = document.querySelectorAll("[data-item]");
    function set() {
      var n = 0;
      fields.forEach(function (f) { if (f.value.trim()) n += 1; });
      document.querySelectorAll("[data-said]").forEach(function (s) { s.textContent = n; });
    }
    fields.forEach(function (f) { f.addEventListener("input", set); });
  }
  document.querySelectorAll("[data-count]").forEach(counted);
  items();
})();
