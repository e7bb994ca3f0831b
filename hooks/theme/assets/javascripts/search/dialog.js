// Ties the search to the theme's box: opening, typing (pasted, dictated, with an input method), and what is shown.
(() => {
  "use strict";
  const { search, searchResults, recentSearches } = window.handbook;
  const box = document.querySelector("[data-md-component=search]");
  if (!box || !search) return;
  const input = box.querySelector("[data-md-component=search-query]");
  const status = box.querySelector(".md-search-result__meta");
  const list = box.querySelector(".md-search-result__list");
  const toggle = document.getElementById("__search");
  const base = new URL("..", search.address).href; // the site's root: the worker stands in its folder `search`

  let shown = "";

  // Another answer to the same query (more of the text has arrived) leaves the reader where they are.
  const show = ({ status: said, items }, mark) => {
    if (status.textContent !== said) status.textContent = said;
    if (mark && mark === shown) return;
    const held = list.contains(document.activeElement) && document.activeElement.getAttribute("href");
    list.replaceChildren(...items);
    if (!mark || !shown.startsWith(`${search.query}\n`)) list.closest(".md-search__scrollwrap").scrollTop = 0;
    const again = held && [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === held);
    if (again) again.focus();
    shown = mark || "";
  };

  search.show = (answer) => {
    if (answer.failed) show({ status: "搜索没能打开，刷新这一页再试", items: [] });
    else show(searchResults(answer, base), `${answer.query}\n${answer.complete}\n${JSON.stringify(answer.items)}`);
  };

  search.asked = (query) => {
    if (!query.trim()) show(recentSearches.draw());
    else if (!shown) status.textContent = "正在查找……";
  };
  search.asked(search.query);

  // The theme listens to keys only; whatever changes the text counts. Letters still being composed do not.
  let composing = false;
  const changed = () => {
    if (input.value && !toggle.checked) toggle.click(); // opened while the page came, and closed again by the theme
    input.dispatchEvent(new KeyboardEvent("keyup"));
  };
  const hold = (event) => {
    if (event.target === input && (composing || event.isComposing)) event.stopImmediatePropagation();
  };
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    changed();
  });
  input.addEventListener("input", (event) => composing || event.isComposing || changed());
  input.form.addEventListener("reset", () => setTimeout(changed));
  input.form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keyup", hold, true);
  if (input.value !== search.query) changed();

  const put = (query) => {
    input.value = query;
    input.focus();
    changed();
  };

  const openSearch = () => {
    input.focus(); // the theme opens its box
    input.select();
  };

  const began = () => {
    search.open();
    if (!search.query.trim()) search.asked("");
  };
  toggle.addEventListener("change", () => toggle.checked && began());
  input.addEventListener("focus", began);

  const typing = (element) => element && (element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  document.addEventListener("keydown", (event) => {
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const command = control && event.key.toLowerCase() === "k";
    // With a Chinese input method the key / gives 、 or nothing readable.
    const slash = !control && event.code === "Slash" && !event.shiftKey && event.key !== "/" && !typing(document.activeElement);
    if (!command && !slash) return;
    event.preventDefault();
    openSearch();
  });

  // Words to search for and commands are links, so that the theme's arrow keys reach them; only results leave.
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { query, more, clear } = link.dataset;
    if (query === undefined && more === undefined && clear === undefined) return void recentSearches.add(search.query);
    event.preventDefault();
    event.stopPropagation(); // the theme closes the box for a link
    if (query !== undefined) put(query);
    else if (more !== undefined) search.ask(search.query, search.limit + 20);
    else {
      recentSearches.clear();
      put("");
      show(recentSearches.draw());
    }
  });
})();
