/* The menu on narrow screens, filters that send themselves, and filling in a demonstration sign-in. */
(function () {
  "use strict";
  document.documentElement.classList.add("js");

  function menu() {
    var button = document.querySelector("[data-menu]");
    if (!button) return;
    var side = button.closest(".side");
    function set(open) {
      side.classList.toggle("open", open);
      button.setAttribute("aria-expanded", String(open));
    }
    button.addEventListener("click", function () { set(!side.classList.contains("open")); });
    side.addEventListener("keydown", function (e) {
      if (e.key === "Escape" && side.classList.contains("open")) { set(false); button.focus(); }
    });
  }

  /* A list sends its form when a choice is made: by mouse at once, by keyboard on Enter or when the list is left,
     because arrow keys run through the choices. */
  function filters() {
    document.querySelectorAll("form[data-send] select").forEach(function (list) {
      var first = list.value, keyed = false;
      function send() { if (list.value !== first) list.form.submit(); }
      list.addEventListener("pointerdown", function () { keyed = false; });
      list.addEventListener("keydown", function (e) {
        keyed = e.key !== "Enter";
        if (e.key === "Enter") send();
      });
      list.addEventListener("change", function () { if (!keyed) send(); });
      list.addEventListener("blur", send);
    });
  }

  function fill() {
    document.querySelectorAll("[data-fill]").forEach(function (button) {
      button.addEventListener("click", function () {
        document.getElementById("id_login").value = button.dataset.fill;
        document.getElementById("id_password").value = button.dataset.with;
        document.querySelector("#signin button").focus();
      });
    });
  }

  /* A chart and its table twin: the choice lives on the page, and without scripts both are shown. */
  function twins() {
    document.querySelectorAll("[data-twin]").forEach(function (button) {
      var chart = document.getElementById(button.dataset.chart), table = document.getElementById(button.dataset.twin);
      function set(asTable) {
        table.hidden = !asTable; chart.hidden = asTable;
        button.textContent = asTable ? button.dataset.asChart : button.dataset.asTable;
        button.setAttribute("aria-pressed", String(asTable));
      }
      button.hidden = false;
      button.addEventListener("click", function () { set(table.hidden); });
      set(false);
    });
  }
  function print() {
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
    /* Tables that are folded away on the screen stand on paper. */
    var folded = [];
    addEventListener("beforeprint", function () {
      folded = Array.from(document.querySelectorAll("details[data-prints]:not([open])"));
      folded.forEach(function (one) { one.open = true; });
    });
    addEventListener("afterprint", function () { folded.forEach(function (one) { one.open = false; }); });
  }
  /* A link shown once is copied; where the clipboard is closed to the page, it is selected to be copied by hand. */
  function copies() {
    document.querySelectorAll("[data-copy]").forEach(function (button) {
      var source = document.getElementById(button.dataset.copy);
      button.hidden = false;
      button.addEventListener("click", function () {
        getSelection().selectAllChildren(source);
        var done = navigator.clipboard ? navigator.clipboard.writeText(source.textContent) : Promise.reject(new Error());
        done.catch(function () { if (!document.execCommand("copy")) { throw new Error("not copied"); } })
          .then(function () { button.textContent = button.dataset.copied; }, function () {});
      });
    });
  }
  menu(); filters(); fill(); twins(); print(); copies();
})();
