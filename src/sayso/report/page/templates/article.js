// The article page: words and notes light up together, filters keep some of them, citations are copied.
for (const article of document.querySelectorAll("article.reading")) {
  const every = (selector) => [...article.querySelectorAll(selector)];
  const text = every("[data-s]:not(.line), [data-c]");
  const lines = every(".line[data-s]");
  const byId = new Map();
  const put = (id, part, one) => {
    if (!byId.has(id)) byId.set(id, { said: [], cited: [], line: null });
    if (part === "line") byId.get(id).line = one; else byId.get(id)[part].push(one);
  };
  const ids = (one, name) => (one.dataset[name] || "").split(" ").filter(Boolean);
  for (const one of text) {
    ids(one, "s").forEach((id) => put(id, "said", one));
    ids(one, "c").forEach((id) => put(id, "cited", one));
  }
  for (const one of lines) ids(one, "s").forEach((id) => put(id, "line", one));

  let kept = [];
  const lit = new Set();
  const dark = () => {
    for (const one of lit) one.classList.remove("lit", "source-lit");
    lit.clear();
    for (const one of kept) { one.classList.add("lit"); lit.add(one); }
  };
  const light = (names) => {
    dark();
    for (const name of names) {
      const found = byId.get(name);
      if (!found) continue;
      const look = found.line && found.line.closest(".note");
      for (const one of found.said) { one.classList.add("lit"); lit.add(one); }
      for (const one of found.cited) { one.classList.add("source-lit"); lit.add(one); }
      if (look) { found.line.classList.add("lit"); lit.add(found.line); }
    }
  };
  // Of what stands inside another's words, the innermost that has a note.
  const innermost = (one) => ids(one, "s").filter((id) => byId.get(id)?.line).slice(-1);
  const meant = (target) => {
    const line = target.closest(".line[data-s]");
    if (line) return ids(line, "s");
    const words = target.closest("[data-s]");
    return words ? innermost(words) : [];
  };
  article.addEventListener("pointerover", (event) => light(meant(event.target)));
  article.addEventListener("pointerleave", dark);
  article.addEventListener("focusin", (event) => {
    const number = event.target.closest("a.n");
    const own = number && !number.closest(".line") && article.querySelector(number.hash.replace(/[^\w#-]/g, ""));
    light(own ? ids(own, "s") : meant(event.target));
  });
  article.addEventListener("focusout", dark);
  article.addEventListener("click", (event) => {
    const words = event.target.closest("[data-s]:not(.line)");
    if (!words || event.target.closest("a, button, summary") || String(window.getSelection())) return;
    const [name] = innermost(words);
    const line = name && byId.get(name).line;
    if (!line) return;
    for (let fold = line.closest("details:not([open])"); fold; fold = line.closest("details:not([open])")) fold.open = true;
    if (sayso.seen(line)) line.focus({ preventScroll: window.innerWidth > 960 });
  });

  // Filters: one at a time; the lines that it does not keep are hidden, and their words go dark.
  const chips = every("a[data-filter]");
  const rows = every(".row");
  const filter = (sort) => {
    for (const chip of chips) chip.setAttribute("aria-pressed", String(chip.dataset.filter === sort));
    for (const one of every(".weaker")) one.open = sort === "weak";
    kept = [];
    const keeps = (line) => !sort || ids(line, "sorts").includes(sort)
      || (sort === "weak" ? Boolean(line.closest(".weaker")) : false)
      || [...line.querySelectorAll(".line")].some(keeps);
    for (const line of every(".line")) line.hidden = !keeps(line);
    for (const note of every(".note")) note.hidden = [...note.querySelectorAll(":scope > .line")].every((one) => one.hidden);
    for (const fold of every(".weaker")) fold.hidden = Boolean(sort) && [...fold.querySelectorAll(".note")].every((one) => one.hidden);
    for (const row of rows) {
      const found = [...row.querySelectorAll(".line")].filter((one) => !one.hidden && (!one.closest(".weaker") || sort === "weak"));
      const unread = sort === "unread" ? [...row.querySelectorAll(".unread")] : [];
      kept.push(...unread);
      row.classList.toggle("dim", Boolean(sort) && !found.length && !unread.length);
      if (sort) for (const one of found) for (const id of ids(one, "s")) kept.push(...(byId.get(id)?.said || []));
    }
    dark();
    const left = every(".line:not([hidden])").filter((one) => sort === "weak" || !one.closest(".weaker"));
    if (sort) sayso.tell(`${left.length} of ${every(".line").length} notes.`);
  };
  // The address keeps the filter, so that a link to it shows the same.
  const shows = article.id.replace(/top$/, "show-");
  const keep = (sort) => {
    const place = sort ? `#${shows}${encodeURIComponent(sort)}` : window.location.pathname + window.location.search;
    try { window.history.replaceState(null, "", place); } catch { /* a page in a frame has no address */ }
  };
  for (const chip of chips) {
    chip.setAttribute("role", "button");
    chip.setAttribute("aria-pressed", String(chip.dataset.filter === ""));
    const press = (event) => {
      event.preventDefault();
      const sort = chip.getAttribute("aria-pressed") === "true" ? "" : chip.dataset.filter;
      filter(sort);
      keep(sort);
    };
    chip.addEventListener("click", press);
    chip.addEventListener("keydown", (event) => { if (event.key === " ") press(event); });
  }
  for (const one of every(".all")) one.hidden = false;
  const asked = window.location.hash.startsWith(`#${shows}`) && window.location.hash.slice(shows.length + 1);
  if (asked && chips.some((chip) => encodeURIComponent(chip.dataset.filter) === asked)) filter(decodeURIComponent(asked));

  for (const button of every(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const cite = button.parentElement.previousElementSibling;
      sayso.copy(cite.dataset.exact ? JSON.parse(cite.dataset.exact) : cite.textContent);
    });
  }
}
window.addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("article.reading .lit")) one.classList.remove("lit");
});
