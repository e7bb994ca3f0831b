// What the theme writes into every page as inline scripts, in a file of its own: so a strict policy needs no exception.
// Runs in the header, before the page is painted: the reader's choice of light or dark must not flash.
(() => {
  "use strict";
  // In a frame of another origin the browser may forbid storage; then a choice lasts until the page is left.
  const kept = new Map();
  let local = {
    getItem: (name) => (kept.has(name) ? kept.get(name) : null),
    setItem: (name, value) => kept.set(name, String(value)),
  };
  try {
    local = localStorage;
  } catch {}

  window.__md_scope = new URL(document.currentScript.dataset.base, location);
  window.__md_hash = (text) => [...text].reduce((sum, mark) => (sum << 5) - sum + mark.charCodeAt(0), 0);
  window.__md_get = (name, storage = local, scope = window.__md_scope) => {
    try {
      return JSON.parse(storage.getItem(`${scope.pathname}.${name}`));
    } catch {
      return null; // not ours: another page of this host wrote it
    }
  };
  window.__md_set = (name, value, storage = local, scope = window.__md_scope) => {
    try {
      storage.setItem(`${scope.pathname}.${name}`, JSON.stringify(value));
    } catch {} // full
  };

  const palette = window.__md_get("__palette");
  if (palette && palette.color) {
    const color = palette.color;
    if (color.media === "(prefers-color-scheme)") {
      const media = `(prefers-color-scheme: ${matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"})`;
      const { dataset } = document.querySelector(`[data-md-color-media='${media}']`);
      Object.assign(color, { media, scheme: dataset.mdColorScheme, primary: dataset.mdColorPrimary, accent: dataset.mdColorAccent });
    }
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
  }

  // An address may name one of several tabs.
  addEventListener("DOMContentLoaded", () => {
    const tab = document.getElementById(location.hash.slice(1));
    if (tab && tab.name && tab.name.startsWith("__tabbed_")) tab.checked = true;
  });
})();
