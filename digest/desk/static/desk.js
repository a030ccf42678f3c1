// Dragging, keys and files dropped. Every page works without it. Written for Chromium 86 and later: const, fetch,
// template strings, forEach on lists; no optional catch of new syntax, no modules.
(function () {
  "use strict";

  document.documentElement.classList.add("scripted");
  const desk = document.querySelector(".desk");

  function token() {
    return document.querySelector('meta[name="csrf"]').content;
  }

  // A form built and sent as a click would: the same address, the same fields, one road for all.
  function post(path, fields) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = path;
    fields.concat([["csrf", token()]]).forEach(function (field) {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = field[0];
      input.value = field[1];
      form.appendChild(input);
    });
    document.body.appendChild(form);
    keepPlace();
    form.submit();
  }

  function editPath(act) {
    return "/edit/" + desk.dataset.stem + "/" + act;
  }

  // --- dragging entries, by SortableJS where it was set up -----------------------------------------------

  function prepareList(list) {
    window.Sortable.create(list, {
      group: "entries",
      draggable: ".entry",
      filter: "input, button",
      preventOnFilter: false,
      ghostClass: "dragged",
      onEnd: function (event) {
        const next = event.item.nextElementSibling;
        if (event.from === event.to && event.oldIndex === event.newIndex) return;
        post(editPath("move"), [
          ["seq", desk.dataset.seq],
          ["entry", event.item.dataset.entry],
          ["section", event.to.dataset.section],
          ["before", next ? next.dataset.entry : ""],
        ]);
      },
    });
  }

  // --- keys ---------------------------------------------------------------------------------------------

  function isTyping(target) {
    return target.matches("input:not([type=checkbox]), textarea, select");
  }

  function press(selector) {
    const button = document.querySelector(selector);
    if (button) button.click();
  }

  function goTo(direction) {
    const links = Array.prototype.slice.call(document.querySelectorAll(".entries a"));
    const at = links.findIndex(function (link) {
      return link.hasAttribute("aria-current");
    });
    const link = links[at + direction];
    if (link) link.click();
  }

  const KEYS = {
    "?": function () {
      const keys = document.getElementById("keys");
      if (keys.open) keys.close();
      else keys.showModal();
    },
    j: function () { goTo(1); },
    k: function () { goTo(-1); },
    u: function () { press('[data-act="undo"]'); },
    r: function () { press('[data-act="redo"]'); },
    "/": function () { window.location = "/archive/search"; },
  };

  document.addEventListener("keydown", function (event) {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      if (event.key === "ArrowUp") press('[data-act$="direction-up"]');
      if (event.key === "ArrowDown") press('[data-act$="direction-down"]');
      return;
    }
    const act = KEYS[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  // --- files dropped ------------------------------------------------------------------------------------

  document.querySelectorAll("[data-drop]").forEach(function (form) {
    form.addEventListener("dragover", function (event) {
      event.preventDefault();
      form.classList.add("over");
    });
    form.addEventListener("dragleave", function () {
      form.classList.remove("over");
    });
    form.addEventListener("drop", function (event) {
      event.preventDefault();
      form.querySelector("input[type=file]").files = event.dataTransfer.files;
      form.requestSubmit();
    });
  });

  // --- where one was ------------------------------------------------------------------------------------

  function keepPlace() {
    document.querySelectorAll(".desk section").forEach(function (section, place) {
      sessionStorage.setItem("scroll-" + place, section.scrollTop);
    });
  }

  if (desk) {
    if (window.Sortable) document.querySelectorAll("[data-sortable]").forEach(prepareList);
    document.querySelectorAll("[data-at-once]").forEach(function (form) {
      form.addEventListener("change", function (event) {
        if (event.target.form !== form) return;
        keepPlace();
        sessionStorage.setItem("focus", event.target.value);
        form.submit();
      });
    });
    const focused = sessionStorage.getItem("focus");
    sessionStorage.removeItem("focus");
    const again = focused && document.querySelector('.sentence input[value="' + focused + '"]');
    if (again) again.focus({ preventScroll: true });
    document.querySelectorAll(".desk form, .bar form").forEach(function (form) {
      form.addEventListener("submit", keepPlace);
    });
    document.querySelectorAll(".desk section").forEach(function (section, place) {
      section.scrollTop = Number(sessionStorage.getItem("scroll-" + place) || 0);
    });
  }

  // --- what takes long: a second click would ask for it twice ---------------------------------------------

  let waiting = 0;

  // Whoever stopped waiting, or comes back to the page, may ask again.
  function letGo() {
    clearTimeout(waiting);
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
    document.querySelectorAll(".busy").forEach(function (told) { told.remove(); });
  }

  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      const told = document.createElement("p");
      told.className = "busy";
      told.setAttribute("role", "status");
      told.textContent = "正在照办，请稍候……";
      document.body.appendChild(told);
      waiting = setTimeout(letGo, 60000);
    }, 2000);
  });

  window.addEventListener("pageshow", letGo);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") letGo(); });

  const lit = document.querySelector("textarea[data-line]");
  if (lit) {
    const lines = lit.value.split("\n");
    const line = Number(lit.dataset.line);
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    lit.focus();
    lit.setSelectionRange(start, start + lines[line - 1].length);
  }
})();
