// Ties rows to the characters they stand on. Without it everything can still be read and followed by links.
(() => {
  "use strict";
  const rows = new Map();
  const pieces = new Map();
  const order = [];
  let pane = null;
  let lit = [];
  let held = null;

  const gather = () => {
    rows.clear();
    pieces.clear();
    for (const row of document.querySelectorAll("[data-row]")) {
      rows.set(row.dataset.row, row);
      pieces.set(row.dataset.row, []);
    }
    for (const piece of document.querySelectorAll("[data-ids]")) {
      for (const id of piece.dataset.ids.split(" ")) {
        if (pieces.has(id)) pieces.get(id).push(piece);
      }
    }
    order.splice(0, order.length, ...rows.values());
    pane = document.getElementById("rows");
    if (order.length) order[0].tabIndex = 0;
  };

  const mark = (element, name) => {
    element.classList.add(name);
    lit.push([element, name]);
  };

  // The first of the ids is the narrowest: its characters light up, and the rows of all.
  const show = (ids) => {
    for (const [element, name] of lit) element.classList.remove(name);
    lit = [];
    if (!ids.length) return;
    for (const piece of pieces.get(ids[0])) mark(piece, "lit");
    mark(rows.get(ids[0]), "lit");
    for (const id of ids.slice(1)) mark(rows.get(id), "also");
    const number = document.getElementById("at-" + ids[0]);
    if (number) mark(number, "lit");
  };

  const idsAt = (target) => {
    const row = target.closest("[data-row]");
    if (row) return [row.dataset.row];
    const piece = target.closest("[data-ids]");
    return piece ? piece.dataset.ids.split(" ").filter((id) => rows.has(id)) : [];
  };

  const beside = () => getComputedStyle(pane).position === "sticky";

  const outside = (element, top, bottom) => {
    const box = element.getBoundingClientRect();
    return box.top < top || box.bottom > bottom;
  };

  const hold = (row) => {
    for (const other of order) other.tabIndex = other === row ? 0 : -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    const first = pieces.get(row.dataset.row)[0];
    if (first && beside() && outside(first, 0, innerHeight)) first.scrollIntoView({ block: "center" });
  };

  document.addEventListener("mouseover", (event) => {
    const ids = idsAt(event.target);
    show(ids.length ? ids : held ? [held] : []);
    const inText = ids.length && !event.target.closest("[data-row]");
    if (inText && beside()) rows.get(ids[0]).scrollIntoView({ block: "nearest" });
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    held = row ? row.dataset.row : null;
    show(held ? [held] : []);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("a, summary, button, dialog") || String(getSelection())) return;
    const ids = idsAt(event.target);
    if (ids.length && (beside() || event.target.closest("[data-row]"))) hold(rows.get(ids[0]));
    else if (ids.length) show(ids);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !order.length) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    const at = held ? order.indexOf(rows.get(held)) : -1;
    const down = event.key === "j" || (at >= 0 && event.key === "ArrowDown");
    const up = event.key === "k" || (at >= 0 && event.key === "ArrowUp");
    if (down || up) {
      event.preventDefault();
      hold(order[Math.min(Math.max(at + (down ? 1 : -1), 0), order.length - 1)]);
    } else if (event.key === "Escape" && document.activeElement) {
      document.activeElement.blur();
      held = null;
      show([]);
    }
  });

  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

  // The desk puts a newer reading in the place of the one shown.
  document.addEventListener("indicia:renewed", () => {
    lit = [];
    gather();
  });
  gather();
  document.documentElement.classList.add("live");
})();
