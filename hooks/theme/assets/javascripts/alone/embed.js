// A calculator or checklist alone in a frame: the colours of the device, and its height for the page around it.
(() => {
  "use strict";
  const { id, origins } = document.currentScript.dataset;
  const wanted = new URLSearchParams(location.search).get("theme");
  const dark = wanted ? wanted === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  if (dark) document.body.setAttribute("data-md-color-scheme", "slate");
  if (parent === window) return;

  const allowed = origins.split(" ");
  const referrer = document.referrer && new URL(document.referrer).origin;
  const around = (location.ancestorOrigins && location.ancestorOrigins[0]) || referrer;
  if (around !== location.origin && !allowed.includes(around) && !allowed.includes("*")) return;
  let last = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    parent.postMessage({ type: "handbook:height", id, height }, allowed.includes("*") ? "*" : around);
  };
  new ResizeObserver(tell).observe(document.body);
  // The portal's script may come later than the first word.
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data || data.type !== "handbook:height?") return;
    last = 0;
    tell();
  });
})();
