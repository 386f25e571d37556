/* The field of search: "/" brings one there from anywhere, the arrows walk through what is suggested, Escape leaves. */
(function () {
  "use strict";
  var field = document.querySelector("[data-find]");
  if (!field) return;
  var list = document.getElementById("found"), form = field.form;
  function links() { return Array.prototype.slice.call(list.querySelectorAll("a")); }
  function clear() { list.textContent = ""; }

  document.addEventListener("keydown", function (e) {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.target.closest("input,textarea,select,[contenteditable]")) return;
    e.preventDefault();
    field.focus(); field.select();
  });
  form.addEventListener("keydown", function (e) {
    var all = links(), at = all.indexOf(document.activeElement);
    if (e.key === "Escape") { clear(); field.focus(); }
    if (!all.length || (e.key !== "ArrowDown" && e.key !== "ArrowUp")) return;
    e.preventDefault();
    var next = at + (e.key === "ArrowDown" ? 1 : -1);
    (next < 0 || next >= all.length ? field : all[next]).focus();
  });
  document.addEventListener("click", function (e) { if (!form.contains(e.target)) clear(); });
  form.addEventListener("focusout", function (e) { if (e.relatedTarget && !form.contains(e.relatedTarget)) clear(); });
})();
