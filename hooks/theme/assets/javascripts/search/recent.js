// What this reader searched for lately, kept on this device only.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const KEY = "handbook.search.recent";
  const MOST = 6;
  const LONGEST = 60;

  const isWord = (word) => typeof word === "string" && word.trim() && word.length <= LONGEST;

  // Storage may be closed, full, or hold something else: then there are no recent searches.
  const read = () => {
    try {
      const words = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(words) ? words.filter(isWord).slice(0, MOST) : [];
    } catch {
      return [];
    }
  };

  const write = (words) => {
    try {
      if (words.length) localStorage.setItem(KEY, JSON.stringify(words));
      else localStorage.removeItem(KEY);
    } catch {
      // nothing is lost but the convenience
    }
  };

  const draw = () => {
    const words = read();
    if (!words.length) return { status: "输入你想得到的词，拼音和首字母也行", items: [] };
    const { link, make, term, line } = handbook.searchParts;
    const clear = link("#", "hb-search__clear", make("span", "", "清除记录"));
    clear.dataset.clear = "";
    clear.setAttribute("role", "button");
    const items = words.map((word) => make("li", "md-search-result__item", term(word, "md-search-result__link hb-search__recent")));
    return { status: "最近搜过", items: [...items, line(clear)] };
  };

  handbook.recentSearches = {
    draw,
    add: (word) => isWord(word) && write([word.trim(), ...read().filter((other) => other !== word.trim())].slice(0, MOST)),
    clear: () => write([]),
  };
})();
