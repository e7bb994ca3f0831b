// Tables of text with three columns or more become cards on a phone: each cell learns its column's name.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const LONG = 14; // Han characters that no longer fit a third of a phone's width on two lines

  handbook.labelTable = (table) => {
    const names = [...(table.tHead?.rows[0]?.cells || [])].map((cell) => cell.textContent.trim());
    const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.cells]);
    const long = rows.some((cells) => cells.some((cell) => cell.textContent.length > LONG));
    if (names.length < 3 || !long) return;
    for (const cells of rows) cells.forEach((cell, i) => (cell.dataset.label = names[i] || ""));
    table.dataset.stacked = "";
  };
})();
