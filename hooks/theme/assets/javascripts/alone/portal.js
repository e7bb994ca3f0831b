// For the portal's page: gives each frame of the handbook the height its content reports.
(() => {
  "use strict";
  const { origin } = new URL(document.currentScript.src);
  addEventListener("message", ({ data, source, origin: from }) => {
    if (from !== origin || !data || data.type !== "handbook:height" || !(data.height > 0)) return;
    for (const frame of document.querySelectorAll("iframe"))
      if (frame.contentWindow === source) frame.style.height = `${Math.min(data.height, 20000)}px`;
  });
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.src.startsWith(`${origin}/`)) frame.contentWindow.postMessage({ type: "handbook:height?" }, "*");
})();
