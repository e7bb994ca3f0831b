// Terms of the glossary: pointing at one, tapping it or reaching it by keyboard shows its meaning; its link goes on.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const ID = "term-meaning";
  let term, bubble, timer, tapped;

  const hide = () => {
    clearTimeout(timer);
    if (!term) return;
    bubble.remove();
    term.removeAttribute("aria-describedby");
    term = bubble = null;
  };

  const show = (link) => {
    clearTimeout(timer);
    if (link === term) return;
    hide();
    const page = link.closest("article");
    term = link;
    bubble = document.createElement("div");
    bubble.id = ID;
    bubble.className = "term-meaning";
    bubble.setAttribute("role", "tooltip");
    bubble.textContent = link.dataset.meaning + (tapped ? "（再点一下，看术语表）" : "");
    page.append(bubble);
    link.setAttribute("aria-describedby", ID);
    const word = link.getClientRects()[0];
    const frame = page.getBoundingClientRect();
    const left = Math.max(0, Math.min(word.left - frame.left, frame.width - bubble.offsetWidth));
    const below = word.bottom + bubble.offsetHeight + 12 < innerHeight;
    bubble.style.left = `${left}px`;
    bubble.style.top = `${(below ? word.bottom + 6 : word.top - bubble.offsetHeight - 6) - frame.top}px`;
  };

  const at = (event) => event.target.closest?.("a.term");

  // One set of listeners for the whole page, so that pages loaded later need none of their own.
  handbook.explainTerms = (page) => {
    page.addEventListener("pointerdown", (event) => {
      tapped = event.pointerType !== "mouse" && at(event) !== term && at(event);
    });
    page.addEventListener("click", (event) => {
      const link = at(event);
      if (link && link === tapped) {
        event.preventDefault();
        show(link);
      } else if (!link && bubble && !bubble.contains(event.target)) hide();
      tapped = null;
    });
    page.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "mouse") return;
      const link = at(event);
      clearTimeout(timer);
      if (link) show(link);
      else if (bubble && !bubble.contains(event.target)) timer = setTimeout(hide, 250);
    });
    page.addEventListener("focusin", (event) => (at(event) ? show(at(event)) : hide()));
    page.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  };
})();
