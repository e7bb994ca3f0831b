// The handbook's text in the browser. A set of pages for every character says where a term can occur at all.
((search) => {
  "use strict";

  const FIELD = { TITLE: 0, HEADING: 1, TOOL: 2, ALIAS: 3, DESCRIPTION: 4, LEAD: 5, BODY: 6, TOOL_BODY: 7, ABOUT: 8, KIND: 9 };
  const APART = new Set([FIELD.ALIAS, FIELD.DESCRIPTION, FIELD.KIND]); // not part of the running text
  const WALL = "\u0001";
  const KIND_WORDS = { c: ["计算器", "计算", "工作单", "怎么算"], k: ["清单", "检查表", "核对表", "清单勾选"] };

  search.FIELD = FIELD;
  const corpus = (search.corpus = { pages: [], awaited: 0, terms: [], tools: "", contact: [], size: 1 });
  let rows = new Map(); // character → Uint32Array, a bit a page
  let counts = new Map(); // term → pages, as asked so far
  let there = new Map(); // term → whether any page has it

  const kindSegments = (targets) =>
    targets.flatMap(({ kind }, target) =>
      (KIND_WORDS[kind] || []).map((text) => ({ target, field: FIELD.KIND, text })),
    );

  const segmentOf = ([target, field, text = ""]) => ({ target, field, text });

  const pageOf = ({ url, part, appendix = 0, targets, segments }, number) => {
    const places = targets.map(([anchor, title, kind]) => ({ anchor, title, kind, plain: search.normalise(title) }));
    return { number, url, part, appendix, targets: places, segments: [...segments.map(segmentOf), ...kindSegments(places)] };
  };

  const mark = (page) => {
    for (let i = 0; i < page.text.length; i++) {
      const unit = page.text.charCodeAt(i);
      let row = rows.get(unit);
      if (!row) rows.set(unit, (row = new Uint32Array((corpus.pages.length >> 5) + 1)));
      row[page.number >> 5] |= 1 << (page.number & 31);
    }
  };

  // Joins the page's segments to one text; walls keep apart what does not stand together on the page.
  const join = (page) => {
    const pieces = [];
    let length = 0;
    const put = (text) => {
      pieces.push(text);
      length += text.length;
    };
    for (const segment of page.segments) {
      const apart = APART.has(segment.field);
      if (apart) put(WALL);
      segment.start = length;
      put(search.normalise(segment.text));
      segment.length = length - segment.start;
      if (apart) put(WALL);
    }
    page.text = pieces.join("");
    page.squeezed = null;
    mark(page);
  };

  const IN_CORE = new Set([FIELD.TITLE, FIELD.HEADING, FIELD.TOOL, FIELD.ALIAS, FIELD.DESCRIPTION, FIELD.KIND]);

  search.loadCore = (core) => {
    search.setTraditional(core.traditional);
    corpus.pages = core.pages.map(pageOf);
    Object.assign(corpus, { awaited: core.parts, tools: core.tools, contact: core.contact, size: core.pages.length });
    corpus.pages.forEach(join);
  };

  search.loadPart = (part) => {
    for (const [number, ...texts] of part) {
      const page = corpus.pages[number];
      const waiting = page.segments.filter((segment) => !IN_CORE.has(segment.field));
      waiting.forEach((segment, i) => (segment.text = texts[i]));
      join(page);
    }
    corpus.awaited--;
    counts = new Map();
    there = new Map();
  };

  // Pages that have every character of `term`.
  const possible = (term) => {
    const sets = [];
    for (let i = 0; i < term.length; i++) {
      const row = rows.get(term.charCodeAt(i));
      if (!row) return [];
      sets.push(row);
    }
    const found = [];
    for (let word = 0; word < (sets[0] || []).length; word++) {
      let bits = sets.reduce((all, set) => all & set[word], -1);
      for (; bits; bits &= bits - 1) found.push(corpus.pages[(word << 5) + 31 - Math.clz32(bits & -bits)]);
    }
    return found;
  };

  corpus.pagesWith = (term) => {
    if (!term) return [];
    if (!counts.has(term)) counts.set(term, possible(term).filter((page) => page.text.includes(term)));
    return counts.get(term);
  };

  corpus.has = (term) => {
    if (counts.has(term)) return counts.get(term).length > 0;
    if (!there.has(term)) there.set(term, possible(term).some((page) => page.text.includes(term)));
    return there.get(term);
  };

  const MOST = 60; // more occurrences in one page say nothing more

  // Where in `page` the term stands: calls back with each segment and the number of times it starts there.
  corpus.eachHit = (page, term, tell) => {
    const { segments, text } = page;
    let index = 0;
    let seen = 0;
    for (let at = text.indexOf(term); at >= 0 && seen < MOST; at = text.indexOf(term, at + term.length), seen++) {
      while (index + 1 < segments.length && segments[index + 1].start <= at) index++;
      tell(segments[index], at);
    }
  };

  // Pages with the literal text of the query, marks included where it has any.
  corpus.literal = (query) => {
    const plain = search.normalise(query);
    const squeezed = search.squeeze(query);
    const pages = plain ? corpus.pagesWith(plain) : corpus.pages;
    if (plain.length === squeezed.length) return pages;
    const exact = pages.filter((page) => {
      page.squeezed = page.squeezed || search.squeeze(page.segments.map((segment) => segment.text).join(""));
      return page.squeezed.includes(squeezed);
    });
    return exact.length || !plain ? exact : pages;
  };
})(self.handbookSearch);
