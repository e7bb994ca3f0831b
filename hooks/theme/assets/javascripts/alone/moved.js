// On the page of an old or short address: leads on at once, anchors included. Without scripts the page itself does.
(() => {
  "use strict";
  const { to, anchors } = document.currentScript.dataset;
  const known = JSON.parse(anchors || "{}");
  const [name, ...inputs] = location.hash.slice(1).split("?"); // a calculator's link carries its inputs behind a ?
  const url = new URL(Object.hasOwn(known, name) ? known[name] : to, location);
  if (name && !url.hash) url.hash = name;
  if (inputs.length) url.hash += `?${inputs.join("?")}`;
  if (!url.search) url.search = location.search;
  location.replace(url);
})();
