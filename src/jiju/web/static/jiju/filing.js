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
  live();
  document.addEventListener("click", function (event) {
    var source = event.target.closest("[data-again]");
    if (!source) { return; }
    var field = document.getElementById(source.getAttribute("data-again"));
    field.value = source.getAttribute("data-text");
    field.focus();
  });

  /* While typing: the server says of each cell what it would say on saving; a pause saves; a lost connection keeps. */
  function live() {
    var form = document.getElementById("cells");
    if (!form || !form.dataset.live) { return; }
    var fields = Array.prototype.slice.call(document.querySelectorAll('[form="cells"][name^="c"]'));
    var kept = document.getElementById("kept");
    var shelf = "jiju:" + form.dataset.live;
    var stored = {}, checking = 0, saving = 0, busy = false;
    var pending = JSON.parse(localStorage.getItem(shelf + "sent") || "null");  // sent, and no answer seen yet
    fields.forEach(function (f) { stored[f.name] = f.value; });
    restore();
    fields.forEach(function (f) {
      f.addEventListener("input", function () { clearTimeout(saving); saving = setTimeout(save, 4000); shelve(); });
      f.addEventListener("change", function () { clearTimeout(checking); checking = setTimeout(check, 250); });
    });
    form.addEventListener("submit", function () { clearTimeout(saving); localStorage.removeItem(shelf); localStorage.removeItem(shelf + "sent"); });
    window.addEventListener("online", save);
    window.addEventListener("pagehide", shelve);

    function changed() { return fields.filter(function (f) { return f.value !== stored[f.name]; }); }

    function shelve() {
      var mine = {};
      changed().forEach(function (f) { mine[f.name] = f.value; });
      if (Object.keys(mine).length) { localStorage.setItem(shelf, JSON.stringify(mine)); } else { localStorage.removeItem(shelf); }
    }

    function restore() {
      var mine = JSON.parse(localStorage.getItem(shelf) || "{}");
      fields.forEach(function (f) { if (mine[f.name] !== undefined) { f.value = mine[f.name]; } });
      if (pending || Object.keys(mine).length) { setTimeout(save, 500); }
    }

    function send(verb, typed, version, once, fresh) {
      var body = new FormData(form);
      Object.keys(typed).forEach(function (name) { body.set(name, typed[name]); });
      body.set("version", version);
      body.set("idempotency_key", once);
      return fetch(form.dataset.live + verb, { method: "POST", body: body, credentials: "same-origin", redirect: "error" })
        .then(function (answer) {
          if (answer.status === 409) { kept.textContent = form.dataset.changed; return null; }
          if (!answer.ok) { throw new Error(String(answer.status)); }
          return answer.json();
        })
        .then(function (told) { if (told && fresh()) { draw(told); } return told; });
    }

    function check() {
      var as = JSON.stringify(values());
      send("check", values(), form.elements.version.value, key(), function () { return as === JSON.stringify(values()); }).catch(away);
    }

    function save() {
      if (busy || (!pending && !changed().length)) { return; }
      busy = true;
      /* What was sent without an answer is sent again under its own key: it takes effect once, and answers the same. */
      pending = pending || { typed: values(), version: form.elements.version.value, once: key() };
      localStorage.setItem(shelf + "sent", JSON.stringify(pending));
      var sent = pending.typed;
      send("keep", sent, pending.version, pending.once, function () { return true; }).then(function (told) {
        busy = false;
        pending = null;
        localStorage.removeItem(shelf + "sent");
        if (!told) { return; }
        form.elements.version.value = told.version;
        stored = sent;
        shelve();
        kept.textContent = form.dataset.kept + " " + new Date().toTimeString().slice(0, 5);
        if (changed().length) { saving = setTimeout(save, 4000); }
      }).catch(function () { busy = false; away(); saving = setTimeout(save, 10000); });
    }

    function away() { shelve(); kept.textContent = form.dataset.away; }

    function values() {
      var out = {};
      fields.forEach(function (f) { out[f.name] = f.value; });
      return out;
    }

    function key() { return (crypto.randomUUID ? crypto.randomUUID() : Date.now() + "-" + Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2)); }

    function draw(told) {
      Object.keys(told.rows).forEach(function (code) {
        var row = told.rows[code], note = document.getElementById("f" + code), growth = document.getElementById("g" + code);
        var field = document.getElementById("c" + code);
        if (note && !note.contains(document.activeElement)) { note.innerHTML = row.note; }
        if (growth) { growth.innerHTML = row.growth; }
        if (field) {
          (field.closest(".inbox") || field).className = (field.closest(".inbox") || field).className.replace(/is-\w*/, "is-" + row.worst);
          field.classList.toggle("blank", !field.value);
          if (row.worst === "blocks") { field.setAttribute("aria-invalid", "true"); } else { field.removeAttribute("aria-invalid"); }
          if (row.note.trim()) { field.setAttribute("aria-describedby", "f" + code); } else { field.removeAttribute("aria-describedby"); }
        }
      });
      document.getElementById("missing").innerHTML = told.missing;
      var counts = document.getElementById("counts"), sign = document.getElementById("certify");
      if (counts) { counts.innerHTML = told.counts; }
      var progress = document.getElementById("progress");
      if (progress) { progress.innerHTML = told.progress; }
      if (sign) { sign.disabled = !told.ready || changed().length > 0; }
    }
  }
})();
