// The few words shown of a result, with what was searched for marked. Text only: nothing here is ever HTML.
((search) => {
  "use strict";

  const { FIELD } = search;
  const LENGTH = 84;
  const BEFORE = 18;
  const SHOWN = new Set([FIELD.LEAD, FIELD.BODY, FIELD.TOOL_BODY, FIELD.DESCRIPTION]);

  // Stretches [from, to) of `text` that one of the terms covers, joined where they touch.
  const spans = (text, terms) => {
    const origins = [];
    const plain = search.normalise(text, origins);
    const found = [];
    for (const term of terms)
      for (let at = plain.indexOf(term); at >= 0 && found.length < 200; at = plain.indexOf(term, at + term.length))
        found.push([origins[at], origins[at + term.length - 1] + 1, term]);
    return found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  };

  // The text in turn: plain, marked, plain, marked, …
  const pieces = (text, found) => {
    const parts = [];
    let at = 0;
    for (const [from, to] of found) {
      if (to <= at) continue;
      const start = Math.max(from, at);
      if (start > at || !parts.length) parts.push(text.slice(at, start), text.slice(start, to));
      else parts[parts.length - 1] += text.slice(start, to);
      at = to;
    }
    if (at < text.length) parts.push(text.slice(at));
    return parts;
  };

  search.marked = (text, terms) => pieces(text, spans(text, terms));

  const stretch = (text, found) => {
    let best = { from: 0, worth: -1 };
    for (const [from] of found) {
      const inside = found.filter((span) => span[0] >= from && span[1] <= from + LENGTH - BEFORE);
      const worth = new Set(inside.map((span) => span[2])).size * 4 + Math.min(3, inside.length);
      if (worth > best.worth) best = { from, worth };
    }
    let from = Math.max(0, best.from - BEFORE);
    const sentence = text.slice(from, best.from).search(/[。！？；](?=[^。！？；]*$)/);
    if (from && sentence >= 0) from += sentence + 1;
    return { from, to: Math.min(text.length, from + LENGTH), worth: best.worth };
  };

  const cutOut = (text, found) => {
    const { from, to } = stretch(text, found);
    const inside = found.filter((span) => span[0] >= from && span[1] <= to).map(([start, end]) => [start - from, end - from]);
    const parts = pieces(text.slice(from, to).trimEnd(), inside);
    if (from && parts.length) parts[0] = `…${parts[0].trimStart()}`;
    if (to < text.length && parts.length % 2) parts[parts.length - 1] += "…";
    else if (to < text.length) parts.push("…");
    return parts;
  };

  // What a tool is for, where its name says that it is meant.
  const purpose = (page, target, terms) => {
    const { kind, plain } = page.targets[target];
    const said = (kind === "c" || kind === "k") && terms.some((term) => plain.includes(term));
    const description = said && page.segments.find((segment) => segment.field === FIELD.DESCRIPTION);
    return description ? search.marked(description.text, terms) : null;
  };

  const mostTelling = (page, terms, wanted) => {
    let best = null;
    for (const segment of page.segments) {
      if (!wanted(segment) || !SHOWN.has(segment.field) || !segment.text) continue;
      const found = spans(segment.text, terms);
      const first = segment.field === FIELD.DESCRIPTION ? 1 : 0;
      const worth = new Set(found.map((span) => span[2])).size * 4 + Math.min(4, found.length) + first;
      if (!best || worth > best.worth) best = { text: segment.text, found, worth };
    }
    return best;
  };

  // The most telling stretch of a target's text; of the whole page's where its own opening says nothing of the query.
  search.extract = (page, target, terms) => {
    const told = purpose(page, target, terms);
    if (told) return told;
    const here = mostTelling(page, terms, (segment) => segment.target === target);
    const anywhere = target === 0 && !(here && here.found.length) && !terms.some((term) => page.targets[0].plain.includes(term));
    const best = (anywhere && mostTelling(page, terms, () => true)) || here;
    return best ? cutOut(best.text, best.found) : [];
  };
})(self.handbookSearch);
