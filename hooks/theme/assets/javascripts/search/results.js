// Draws results into the theme's list, element by element: what a page says is only ever text.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const KINDS = { c: "计算器", k: "清单", t: "术语" };

  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };

  // Plain and marked text in turn.
  const marked = (parts) => parts.filter(Boolean).length
    ? parts.map((part, i) => (i % 2 ? make("mark", "", part) : part))
    : [];

  const link = (href, name, ...children) => {
    const element = make("a", name, ...children);
    element.href = href;
    element.tabIndex = -1; // arrow keys go from result to result
    return element;
  };

  const document_ = (found, base, level) => {
    const title = make(level, "hb-found__title", ...marked(found.title));
    if (KINDS[found.kind]) title.prepend(make("span", `hb-found__kind hb-found__kind--${found.kind}`, KINDS[found.kind]), " ");
    const article = make("article", "md-search-result__article md-typeset", title);
    article.dataset.mdScore = found.score.toFixed(2);
    if (found.where && level === "h2") article.append(make("p", "hb-found__where", found.where));
    const text = marked(found.text);
    if (text.length) article.append(make("p", "hb-found__text", ...text));
    return link(new URL(found.location, base).href, "md-search-result__link", article);
  };

  const folded = (found, base) => {
    const summary = make("summary", "", make("div", "", `这一章还有 ${found.length} 处`));
    summary.tabIndex = -1;
    const details = make("details", "md-search-result__more", summary);
    details.append(...found.map((one) => document_(one, base, "h3")));
    return details;
  };

  const item = ({ documents, folded: more }, base) => {
    const element = make("li", "md-search-result__item");
    documents.forEach((one, i) => element.append(document_(one, base, i ? "h3" : "h2")));
    if (more.length) element.append(folded(more, base));
    return element;
  };

  // A word that can be searched for: opens the search with it anywhere, and here without leaving the page.
  const term = (word, name = "hb-search__term") => {
    const element = link(`?q=${encodeURIComponent(word)}`, name, make("span", "", word));
    element.dataset.query = word;
    return element;
  };

  const line = (...children) => make("li", "md-search-result__item hb-search__line", ...children);

  const contactOf = ([label, value]) => {
    const text = /^[^@\s]+@[^@\s]+$/.test(value) ? link(`mailto:${value}`, "", make("span", "", value)) : make("strong", "", value);
    return make("span", "hb-search__contact", `${label} `, text);
  };

  // What to do where nothing was found.
  const help = ({ nearest, tools, contact }, base) => {
    const lines = [];
    if (nearest.length) lines.push(line(make("p", "", "是不是想找"), make("p", "hb-search__terms", ...nearest.map((word) => term(word)))));
    if (tools) lines.push(line(make("p", "", "也可以到", link(new URL(tools, base).href, "", make("span", "", "工具箱")), "看全部计算器和清单。")));
    if (contact.length) lines.push(line(make("p", "", "还是没有，就问"), make("p", "", ...contact.map(contactOf))));
    return lines;
  };

  const more = (left) => {
    const element = link("#", "hb-search__more", make("span", "", `再显示 ${Math.min(left, 20)} 个`));
    element.dataset.more = "";
    element.setAttribute("role", "button");
    return line(element);
  };

  handbook.searchParts = { make, link, term, line };

  // {status, items} for an answer of the worker; addresses are below `base`.
  handbook.searchResults = (answer, base) => {
    const { total, complete, items } = answer;
    if (!total) return complete
      ? { status: `没有找到“${answer.query.trim()}”`, items: help(answer, base) }
      : { status: "正在读入全文……", items: [] };
    const drawn = items.map((one) => item(one, base));
    if (total > items.length) drawn.push(more(total - items.length));
    return { status: `找到 ${total} 个结果${complete ? "" : "，正在读入全文……"}`, items: drawn };
  };
})();
