"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const form = byId("filters"), status = byId("status");

  // A closed part is opened for paper, and closed again afterwards.
  let opened = [];
  addEventListener("beforeprint", () => { opened = all("details:not([open])"); for (const box of opened) box.open = true; });
  addEventListener("afterprint", () => { for (const box of opened) box.open = false; });

  const ready = () => { document.documentElement.dataset.ready = "yes"; };
  if (!form) { ready(); return; } // a page without evidence

  // Every line of evidence, with the label that it stands for in a text (or in the line itself).
  const lines = all("[data-k]").map((row) => {
    const tokens = new Set(row.dataset.k.split(" "));
    const sheet = row.closest(".doc[id]");
    if (sheet) tokens.add(sheet.id);
    return { row, tokens, mark: markOf(row.id.slice(1)) };
  });
  const numbers = all(".n[data-q]");
  let chosen = null;

  function markOf(number) {
    const found = byId("m" + number);
    if (!found || found.matches(".h")) return found;
    let before = found; // a label that overlaps another shares its mark
    while (before && !before.matches(".h")) before = before.previousElementSibling;
    return before;
  }

  function wanted() {
    return all("select", form).map((list) => list.value).filter(Boolean);
  }

  function apply() {
    const filters = wanted(), query = chosen ? queryOf(chosen) : [];
    const marks = new Map();
    let shown = 0;
    for (const line of lines) {
      const passes = filters.every((token) => line.tokens.has(token));
      const picked = passes && query.length > 0 && query.every((token) => line.tokens.has(token));
      const visible = passes && (picked || !query.length);
      line.row.hidden = !visible;
      line.row.classList.toggle("chosen", picked);
      if (visible) shown += 1;
      if (line.mark) {
        const state = marks.get(line.mark) || { visible: false, picked: false };
        marks.set(line.mark, { visible: state.visible || visible, picked: state.picked || picked });
      }
    }
    for (const [mark, state] of marks) {
      mark.classList.toggle("off", !state.visible);
      mark.classList.toggle("chosen", state.picked);
    }
    for (const number of numbers) number.setAttribute("aria-pressed", String(number === chosen));
    const what = chosen ? " for " + chosen.dataset.what + ", " + (chosen.dataset.side || sideOf(chosen)) : "";
    status.textContent = shown + " of " + lines.length + (lines.length === 1 ? " match" : " matches") + " shown" + what;
  }

  function queryOf(number) {
    const tokens = number.dataset.q.split(" ");
    const sheet = number.closest(".doc[id]");
    return sheet ? tokens.concat(sheet.id) : tokens;
  }

  function sideOf(number) {
    const tokens = number.dataset.q.split(" ");
    return tokens.includes("own") ? "own voice" : tokens.includes("att") ? "attributed" : tokens.includes("held") ? "held off" : "all";
  }

  function choose(number) {
    chosen = number === chosen ? null : number;
    apply();
    if (!chosen) return;
    const first = lines.find((line) => line.row.classList.contains("chosen"));
    if (!first) return;
    reveal(first.row);
    (first.mark || first.row).scrollIntoView({ block: "center" });
  }

  function giveBack() {
    const number = chosen;
    chosen = null;
    apply();
    reveal(number);
    number.scrollIntoView({ block: "center" });
    number.focus({ preventScroll: true });
  }

  function reveal(element) {
    for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  }

  document.addEventListener("click", (event) => {
    const number = event.target.closest(".n[data-q]");
    if (number) { event.preventDefault(); choose(number); return; }
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      const target = byId(link.getAttribute("href").slice(1));
      if (target) { if (target.hidden) reset(); reveal(target); if (target.matches("details")) target.open = true; }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches(".n[data-q]")) { event.preventDefault(); choose(event.target); }
    if (event.key === "Escape") { if (!tip.hidden) hide(); else if (chosen) giveBack(); }
  });
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(reset));
  function reset() { chosen = null; for (const list of all("select", form)) list.value = ""; apply(); }
  for (const number of numbers) { number.setAttribute("role", "button"); number.setAttribute("aria-pressed", "false"); }

  // What a label's line says, beside the label that is pointed at or has the focus.
  const tip = document.createElement("div");
  tip.className = "tip"; tip.id = "tip"; tip.hidden = true; tip.setAttribute("role", "tooltip");
  document.body.append(tip);
  let leaving = 0;
  const sentences = new Map(all("#rules dt").map((name) => [name.id, name.nextElementSibling.textContent]));

  function show(mark) {
    clearTimeout(leaving);
    const rows = (mark.getAttribute("aria-describedby") || "").split(" ").map(byId).filter(Boolean);
    if (!rows.length) return;
    tip.replaceChildren(...rows.map(describe));
    tip.hidden = false;
    const box = mark.getClientRects()[0], page = document.documentElement;
    const left = Math.min(box.left, page.clientWidth - tip.offsetWidth - 8);
    const under = box.bottom + 6, above = box.top - tip.offsetHeight - 6;
    const top = under + tip.offsetHeight > window.innerHeight && above > 0 ? above : under;
    tip.style.left = Math.max(8, left) + window.scrollX + "px";
    tip.style.top = top + window.scrollY + "px";
  }

  function describe(row) {
    const list = document.createElement("dl");
    for (const [name, value] of factsOf(row)) {
      const term = document.createElement("dt"), text = document.createElement("dd");
      term.textContent = name; text.textContent = value;
      list.append(term, text);
    }
    return list;
  }

  function factsOf(row) {
    const said = row.lastElementChild, facts = [];
    for (const [name, selector] of [["frame", "span"], ["voice", "i"], ["source", "cite"], ["cue", "q"]]) {
      const part = said.querySelector(selector);
      if (part) facts.push([name, part.textContent]);
    }
    for (const link of all('a[href^="#r-"]', row)) {
      facts.push(["rule", sentences.get(link.getAttribute("href").slice(1)) || link.textContent]);
    }
    return facts;
  }

  function hide() { tip.hidden = true; }
  const leave = () => { clearTimeout(leaving); leaving = setTimeout(hide, 250); };
  document.addEventListener("pointerover", (event) => {
    const mark = event.target.closest("a.h");
    if (mark) show(mark); else if (event.target.closest(".tip")) clearTimeout(leaving); else if (!tip.hidden) leave();
  });
  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest("a.h");
    if (mark) show(mark); else hide();
  });

  form.hidden = false;
  apply();
  ready();
})();
