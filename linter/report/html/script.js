// Filters, sorting and keys. Everything that is said stands in the page already: without this script nothing is missing.
"use strict";
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const many = document.body.classList.contains("many");
  const parts = new Map(); // the id of a finding -> its note, marks, numbers and tick
  for (const part of all("[data-f]")) {
    const id = part.dataset.f;
    parts.has(id) ? parts.get(id).push(part) : parts.set(id, [part]);
  }
  const notes = all(".note");
  let current = "";

  const shown = (note) => !note.hidden;
  const docOf = (element) => element.closest(".doc");
  const inView = () => (many ? document.querySelector(".doc.open") : document.querySelector(".doc"));

  // the file that the address names, or the table of files
  function open(doc, focus) {
    if (!many) return;
    for (const other of all(".doc.open")) if (other !== doc) other.classList.remove("open");
    if (doc) doc.classList.add("open");
    document.body.classList.toggle("reading", Boolean(doc));
    document.title = `${doc ? doc.querySelector("h2").textContent : all(".files tbody tr").length + " files"} · copydesk`;
    const title = doc ? doc.querySelector("h2") : byId("index-h");
    if (focus && title) title.focus({ preventScroll: true });
    tell();
  }
  function route(event) {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* an address that nobody made here */ }
    const target = id && byId(id);
    const doc = target && docOf(target);
    if (id === "main" && event) return;
    open(doc || null, Boolean(event) && (!target || target === doc || id === "index"));
    if (!target) { if (event) scrollTo(0, 0); return; }
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const finding = target.dataset.f;
    if (finding) select(finding, target.classList.contains("note") ? target : null);
    else if (target === doc || id === "index") scrollTo(0, 0);
    else target.scrollIntoView({ block: "center" });
  }

  // one finding at a time
  function select(id, target) {
    for (const part of parts.get(current) || []) part.classList.remove("on");
    current = id;
    const own = parts.get(id) || [];
    for (const part of own) part.classList.add("on");
    const note = byId(id);
    const number = own.find((part) => part.classList.contains("n"));
    const mark = own.find((part) => part.matches("mark[id]"));
    const beside = note && number && innerWidth > 1024;
    (beside ? mark || note : target || mark || note).scrollIntoView({ block: "center" });
    if (beside) note.scrollIntoView({ block: "nearest" });
    const focus = target || number || note;
    if (focus === note) note.tabIndex = -1;
    focus.focus({ preventScroll: true });
  }
  function step(by) {
    const doc = inView();
    const own = doc ? all(".note", doc) : [];
    if (!own.some(shown)) return;
    let at = own.findIndex((note) => note.id === current);
    if (at < 0 && by < 0) at = 0;
    do at = (at + by + own.length) % own.length; while (!shown(own[at]));
    select(own[at].id, null);
    history.replaceState(null, "", `#${own[at].id}`);
  }

  // filters
  const levels = all("input[data-level]");
  const rules = all("input[data-of]");
  const packs = all("input[data-pack]");
  const ofPack = (pack) => rules.filter((box) => box.dataset.of.split(".")[0] === pack.dataset.pack);
  function apply() {
    const levelsOff = new Set(levels.filter((box) => !box.checked).map((box) => box.dataset.level));
    const rulesOff = new Set(rules.filter((box) => !box.checked).map((box) => box.dataset.of));
    for (const note of notes) {
      const off = levelsOff.has(note.dataset.level) || rulesOff.has(note.dataset.rule);
      if (off === note.hidden) continue;
      note.hidden = off;
      for (const part of parts.get(note.id)) if (part !== note) part.classList.toggle("off", off);
    }
    for (const pack of packs) {
      const own = ofPack(pack);
      const on = own.filter((box) => box.checked).length;
      pack.checked = on > 0;
      pack.indeterminate = on > 0 && on < own.length;
    }
    for (const section of all(".whole")) section.hidden = !all(".note", section).some(shown);
    tell();
  }
  function tell() {
    const count = byId("count");
    if (!count) return;
    const doc = inView();
    const own = doc ? all(".note", doc) : notes;
    const word = Object.assign(document.createElement("span"), { className: "wd", textContent: "findings " });
    count.replaceChildren(`${own.filter(shown).length} of ${own.length} `, word, "shown");
  }
  for (const box of [...levels, ...rules]) box.addEventListener("change", apply);
  for (const pack of packs) pack.addEventListener("change", () => { for (const box of ofPack(pack)) box.checked = pack.checked; apply(); });
  for (const [id, on] of [["all", true], ["none", false]]) {
    byId(id)?.addEventListener("click", () => { for (const box of rules) box.checked = on; apply(); });
  }
  byId("markup")?.addEventListener("change", (event) => document.body.classList.toggle("bare", !event.target.checked));
  byId("prev")?.addEventListener("click", () => step(-1));
  byId("next")?.addEventListener("click", () => step(1));

  // a note lights up its mark, and a mark its note
  for (const [name, on] of [["mouseover", true], ["mouseout", false]]) {
    document.addEventListener(name, (event) => {
      const part = event.target instanceof Element && event.target.closest("[data-f]");
      if (!part || part.dataset.f === current) return;
      for (const other of parts.get(part.dataset.f)) other.classList.toggle("on", on);
    });
  }
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-f]:not(.off)");
    if (mark && !event.target.closest("a") && !getSelection().toString()) location.hash = mark.dataset.f;
    for (const box of all("details.pop[open]")) if (!box.contains(event.target)) box.open = false;
  });

  // keys
  const keys = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), i: index, u: index };
  function index() { if (many) location.hash = "index"; }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") for (const box of all("details.pop[open]")) { box.open = false; box.querySelector("summary").focus(); }
    const typing = event.target.closest("select, textarea, input:not([type=checkbox])");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !byId("keys")?.checked) return;
    if (Object.hasOwn(keys, event.key)) { event.preventDefault(); keys[event.key](); }
  });

  // the table of files sorts by the column whose head is pressed
  const table = document.querySelector(".files");
  const heads = table ? all("thead th", table) : [];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    if (column > 2) button.dataset.s = head.textContent[0]; // for a narrow screen
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(head, column));
  });
  function sort(head, column) {
    const was = head.getAttribute("aria-sort");
    const way = was ? (was === "ascending" ? "descending" : "ascending") : column ? "descending" : "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", way);
    const sign = way === "ascending" ? 1 : -1;
    const name = (row) => row.cells[0].textContent;
    const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    const value = (row) => (column ? Number(row.cells[column].dataset.v) : name(row));
    const rows = all("tbody tr", table).map((row) => ({ row, value: value(row), name: name(row) }));
    rows.sort((a, b) => sign * order(a.value, b.value) || order(a.name, b.name));
    table.tBodies[0].append(...rows.map((entry) => entry.row));
  }

  // notes beside their line, where there is room: a row never grows for it
  const wide = matchMedia("(min-width: 64.01rem)");
  function align(row) {
    const own = all(".note", row).filter(shown);
    for (const note of own) note.style.marginTop = "";
    if (!wide.matches || !own.length) return;
    const top = row.getBoundingClientRect().top;
    const text = row.querySelector(".t");
    const room = text.getBoundingClientRect().height;
    text.style.top = `${Math.min(72, innerHeight - room - 16)}px`; // a text higher than the screen stays with its end in sight
    const heights = own.map((note) => note.getBoundingClientRect().height + 9);
    let rest = heights.reduce((sum, height) => sum + height, 0);
    let at = 0;
    own.forEach((note, n) => {
      const mark = byId(note.id.replace("-f", "-m"));
      const line = mark?.getClientRects()[0]; // none where the file was left meanwhile
      const wanted = line ? line.top - top - 10 : 0;
      const place = Math.max(at, Math.min(wanted, room - rest));
      if (place > at) note.style.marginTop = `${Math.floor(place - at)}px`;
      at = place + heights[n];
      rest -= heights[n];
    });
  }
  const watch = new IntersectionObserver((entries) => { for (const entry of entries) if (entry.isIntersecting) align(entry.target); });
  for (const row of all(".row.has")) watch.observe(row);
  wide.addEventListener("change", () => all(".row.has").forEach(align));

  // paper cannot be unfolded
  let folded = [];
  addEventListener("beforeprint", () => { folded = all(".note details:not([open]), .more > details:not([open])"); for (const box of folded) box.open = true; });
  addEventListener("afterprint", () => { for (const box of folded) box.open = false; });

  addEventListener("hashchange", route);
  apply();
  route(null);
});
