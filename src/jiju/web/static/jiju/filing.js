/* Keyboard of the form: Enter goes to the next cell, Alt with arrows to the next finding; in a list, Alt with Insert begins a line and
   Ctrl with Delete removes one that was begun here. Works on top of a form that works without it. */
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    var cells = all("input.cellin, .lines .line:not([hidden]) .words");
    var at = cells.indexOf(document.activeElement);
    if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      var next = cells[at + 1];
      if (next) { next.focus(); if (next.select) { next.select(); } }
    } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      var flagged = cells.filter(function (cell) { return cell.hasAttribute("aria-describedby"); });
      if (!flagged.length) { return; }
      event.preventDefault();
      var step = event.key === "ArrowDown" ? 1 : -1;
      var here = flagged.indexOf(document.activeElement);
      flagged[(here + step + flagged.length) % flagged.length].focus();
    }
  });
  var lists = all("[data-list]").map(listed);
  live();
  document.addEventListener("click", function (event) {
    var source = event.target.closest("[data-again]");
    if (!source) { return; }
    var field = document.getElementById(source.getAttribute("data-again"));
    field.value = source.getAttribute("data-text");
    field.focus();
  });

  function all(wanted) { return Array.prototype.slice.call(document.querySelectorAll(wanted)); }

  /* A list: what is typed into its empty line makes it a line, and another empty one follows; `grow` says whether there was room. */
  function listed(section) {
    var code = section.dataset.list, most = Number(section.dataset.most), table = section.querySelector("table");
    var spare = table.querySelector(".spare"), blank = spare && spare.outerHTML, first = spare && spare.dataset.line;
    all("[data-add], [data-drop]").forEach(function (button) { button.hidden = false; });

    function grow() {
      var next = Number(spare.dataset.line) + 1;
      if (next > most || table.querySelector('[data-line="' + next + '"]')) { spare = null; return; }
      var holder = document.createElement("table");
      holder.innerHTML = blank.split(code + "/" + first + "/").join(code + "/" + next + "/");
      var made = holder.querySelector("tbody");
      made.dataset.line = next;
      made.querySelector("th").lastChild.nodeValue = next;
      made.querySelectorAll("[aria-label]").forEach(function (field) { field.setAttribute("aria-label", field.getAttribute("aria-label").replace(first, next)); });
      spare.classList.remove("spare");
      spare.after(made);
      made.querySelectorAll("[data-drop]").forEach(function (button) { button.hidden = false; });
      spare = made;
    }

    function begin() { if (spare) { spare.querySelector("input, select").focus(); } }

    function drop(line) {
      var next = line.nextElementSibling;
      line.querySelectorAll("input, select").forEach(function (field) { field.value = ""; });
      line.querySelector("input").dispatchEvent(new Event("input", { bubbles: true }));
      line.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }));
      if (line === spare) { return; }
      line.hidden = true;
      if (next && next.matches(".line")) { next.querySelector("input, select").focus(); }
    }

    section.addEventListener("input", function (event) {
      if (spare && spare.contains(event.target) && event.target.value) { grow(); }
    });
    section.addEventListener("click", function (event) {
      if (event.target.closest("[data-add]")) { begin(); }
      if (event.target.closest("[data-drop]")) { drop(event.target.closest(".line")); }
    });
    section.addEventListener("keydown", function (event) {
      var line = event.target.closest(".line");
      if (event.altKey && event.key === "Insert") { event.preventDefault(); begin(); }
      if (event.ctrlKey && event.key === "Delete" && line && line.querySelector("[data-drop]")) { event.preventDefault(); drop(line); }
    });
    return { code: code, grow: function () { if (spare) { grow(); } return Boolean(spare); } };
  }

  /* While typing: the server says of each cell what it would say on saving; a pause saves; a lost connection keeps. */
  function live() {
    var form = document.getElementById("cells");
    if (!form || !form.dataset.live) { return; }
    var OURS = '[form="cells"][name^="c"]';
    var kept = document.getElementById("kept");
    var shelf = "jiju:" + form.dataset.live;
    var stored = {}, checking = 0, saving = 0, busy = false;
    var pending = JSON.parse(localStorage.getItem(shelf + "sent") || "null");  // sent, and no answer seen yet
    fields().forEach(function (f) { stored[f.name] = f.value; });
    restore();
    document.addEventListener("input", function (event) {
      if (event.target.matches(OURS)) { clearTimeout(saving); saving = setTimeout(save, 4000); shelve(); }
    });
    document.addEventListener("change", function (event) {
      if (event.target.matches(OURS)) { clearTimeout(checking); checking = setTimeout(check, 250); }
    });
    form.addEventListener("submit", function () { clearTimeout(saving); localStorage.removeItem(shelf); localStorage.removeItem(shelf + "sent"); });
    window.addEventListener("online", save);
    window.addEventListener("pagehide", shelve);

    function fields() { return all(OURS); }

    function changed() { return fields().filter(function (f) { return f.value !== (stored[f.name] || ""); }); }

    function shelve() {
      var mine = {};
      changed().forEach(function (f) { mine[f.name] = f.value; });
      if (Object.keys(mine).length) { localStorage.setItem(shelf, JSON.stringify(mine)); } else { localStorage.removeItem(shelf); }
    }

    function restore() {
      var mine = JSON.parse(localStorage.getItem(shelf) || "{}");
      Object.keys(mine).forEach(room);
      fields().forEach(function (f) { if (mine[f.name] !== undefined) { f.value = mine[f.name]; } });
      if (pending || Object.keys(mine).length) { setTimeout(save, 500); }
    }

    /* A line that was begun without a connection is begun again. */
    function room(name) {
      var list = lists.filter(function (one) { return name.indexOf("c" + one.code + "/") === 0; })[0];
      while (list && !document.getElementsByName(name).length && list.grow()) { /* grown by one line */ }
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
      fields().forEach(function (f) { out[f.name] = f.value; });
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
      Object.keys(told.lists).forEach(function (code) {
        var said = document.getElementById("f" + code), foot = document.getElementById("t" + code);
        if (said && !said.contains(document.activeElement)) { said.innerHTML = told.lists[code].said; }
        if (foot) { foot.innerHTML = told.lists[code].foot; }
        document.getElementById("n" + code).textContent = told.lists[code].count;
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
