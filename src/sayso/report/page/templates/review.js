// Review by keys: a accept, x reject, n later, f put right, w take the marked words, u undo.
(() => {
  const on = document.getElementById("keys-on");
  const words = document.getElementById("words");
  const taken = document.getElementById("selected");
  const paragraph = document.getElementById("paragraph");
  const marked = () => {
    const chosen = window.getSelection();
    const inside = paragraph && chosen.rangeCount && paragraph.contains(chosen.anchorNode) && paragraph.contains(chosen.focusNode);
    return inside ? chosen.toString().trim() : "";
  };
  if (taken) {
    taken.hidden = false;
    taken.addEventListener("mousedown", (event) => event.preventDefault());
    taken.addEventListener("click", () => {
      const chosen = marked();
      if (chosen) words.value = chosen;
      words.focus();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || (on && !on.checked)) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    const one = /^[axnfwu]$/.test(event.key) && document.querySelector(`[data-press="${event.key}"]`);
    if (!one) return;
    event.preventDefault();
    if (one.matches("input")) { one.focus(); one.select(); } else one.click();
  });
})();
