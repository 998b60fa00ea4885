"use strict";
// Keys shared by all pages; no page needs a script to be read.
// An element with data-stop is one that j and k go to; one with data-key is what that key does, inside the
// present stop where it has one, else on the page.
const sayso = (() => {
  const status = document.getElementById("status");
  const dialog = document.getElementById("keys");
  const choice = document.getElementById("keys-on");
  const opener = document.getElementById("keys-open");
  let present = null;

  const kept = () => {
    try { return window.localStorage.getItem("sayso-keys"); } catch { return null; }
  };
  const keep = (value) => {
    try { window.localStorage.setItem("sayso-keys", value); } catch { /* a page from disk may keep nothing */ }
  };
  const tell = (words) => {
    status.textContent = words;
    window.clearTimeout(tell.timer);
    tell.timer = window.setTimeout(() => { status.textContent = ""; }, 4000);
  };
  const seen = (one) => one.getClientRects().length > 0;
  const stops = () => [...document.querySelectorAll("[data-stop]")].filter(seen);
  const here = () => {
    const focused = document.activeElement && document.activeElement.closest("[data-stop]");
    return focused || (present && present.isConnected ? present : null);
  };

  const go = (one) => {
    present = one;
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "center" });
  };
  const step = (by) => {
    const every = stops();
    if (!every.length) return tell("Nothing to go to.");
    const at = every.indexOf(here());
    const next = at < 0 ? (by > 0 ? 0 : every.length - 1) : at + by;
    if (every[next]) go(every[next]);
  };
  const beside = (key, by) => {
    const link = document.querySelector(`a[data-key="${key}"]`);
    if (link) return link.click();
    const every = [...document.querySelectorAll("article.reading")];
    const at = every.findLastIndex((one) => one.getBoundingClientRect().top < 80);
    const next = every[Math.max(at, 0) + by];
    if (next && every.length > 1) next.scrollIntoView();
    else tell(by > 0 ? "No next article." : "No previous article.");
  };
  const act = (key, without) => {
    const stop = here();
    const one = (stop && stop.querySelector(`[data-key="${key}"]`)) || (key === "/" && document.querySelector('[data-key="/"]'));
    if (!one) return tell(stop || key === "/" ? without : "Choose a note first, with j or k.");
    if (key === "/") { one.focus(); one.select(); } else one.click();
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "[": () => beside("[", -1),
    "]": () => beside("]", 1),
    t: () => act("t", "No trail is known for this."),
    e: () => act("e", "There is nothing to explain here."),
    c: () => act("c", "There is nothing to copy here."),
    "/": () => act("/", "This page stands alone: search it with your browser."),
    "?": () => dialog.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]") || dialog.open) return;
    if (!choice.checked || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("focusin", (event) => {
    const stop = event.target.closest("[data-stop]");
    if (stop) present = stop;
  });
  choice.checked = kept() !== "off";
  choice.addEventListener("change", () => keep(choice.checked ? "on" : "off"));
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
  document.getElementById("keys-close").addEventListener("click", () => dialog.close());

  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const area = document.createElement("textarea");
      area.className = "aside";
      area.value = words;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (!done) return tell("Your browser did not let this be copied: select it instead.");
    }
    return tell("Copied.");
  };
  return { tell, copy, go, seen };
})();
