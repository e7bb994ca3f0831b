// Finds the calculators and checklists of a page and starts them; the only script that searches the page.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});

  // One broken tool must not stop the others: it keeps its worked example, and the console says why.
  const mountAll = (selector, mount) => {
    if (!mount) return;
    for (const element of document.querySelectorAll(selector)) {
      try {
        mount(element);
      } catch (error) {
        console.error(element.id, error);
      }
    }
  };

  handbook.start = () => {
    mountAll(".md-content table:not([class])", handbook.labelTable);
    mountAll("section.calculator[data-calculator]", handbook.mountCalculator);
    mountAll("section.checklist[data-checklist]", handbook.mountChecklist);
    mountAll("[data-open-runs]", handbook.mountOpenRuns);
    mountAll("time[data-due]", handbook.markOverdue);
    mountAll(".hb-moved", handbook.followMoved);
    mountAll("details[data-embed]", handbook.mountEmbed);
    mountAll("[data-feedback]", handbook.mountFeedback);
  };

  handbook.explainTerms?.(document);

  // The theme's search listens to keys only; a word that is pasted or chosen from an input method comes without one.
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-md-component=search-query]") && !event.isComposing)
      event.target.dispatchEvent(new Event("keyup"));
  });

  // On paper a reader cannot unfold an answer, and wants to know where the page came from.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("article details:not([open])")];
    for (const part of unfolded) part.open = true;
    for (const line of document.querySelectorAll(".hb-printed")) line.textContent = location.href.split("#")[0];
  });
  addEventListener("afterprint", () => {
    for (const part of unfolded) part.open = false;
  });

  // A page opened from a file share never gets the theme's own signal, so listen to the browser's as well;
  // mounting twice does nothing.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", handbook.start);
  else handbook.start();
  if (window.document$) window.document$.subscribe(handbook.start);
})();
