// The handbook's text in the browser. A set of pages for every character says where a term can occur at all.
((search) => {
  "use strict";

  const FIELD = { TITLE: 0, HEADING: 1, TOOL: 2, ALIAS: 3, DESCRIPTION: 4, LEAD: 5, BODY: 6, TOOL_BODY: 7, ABOUT: 8, KIND: 9, ASKED: 10 };
  const APART = new Set([FIELD.ALIAS, FIELD.DESCRIPTION, FIELD.KIND]); // not part of the running text
  const WALL = "\u0001";
  const KIND_WORDS = { c: ["计算器", "计算", "工作单", "怎么算"], k: ["清单", "检查表", "核对表", "清单勾选"] };

  search.FIELD = FIELD;
  const corpus = (search.corpus = { pages: [], awaited: 0, terms: [], tools: "", contact: [], size: 1 });
  corpus.titled = new Map(); // title of a page or tool → pages
  corpus.headed = new Map(); // heading → how many sections have it
  let postings = new Map(); // term → where it stands, as asked so far
  let there = new Map(); // term → whether any page has it

  // Which pages can have a pair of characters: rows of bits, one row for all pairs of the same hash.
  const ROWS = 1 << 14;
  let width = 1; // 32-bit words in a row
  let bits = new Uint32Array(ROWS);
  const rowOf = (one, other) => ((one * 31 + other * 977) & (ROWS - 1)) * width;

  const kindSegments = (targets) =>
    targets.flatMap(({ kind }, target) =>
      (KIND_WORDS[kind] || []).map((text) => ({ target, field: FIELD.KIND, text })),
    );

  const segmentOf = ([target, field, text = ""]) => ({ target, field, text });

  const pageOf = ({ url, part, appendix = 0, targets, segments }, number) => {
    const places = targets.map(([anchor, title, kind]) => ({ anchor, title, kind, plain: search.normalise(title) }));
    return { number, url, part, appendix, targets: places, segments: [...segments.map(segmentOf), ...kindSegments(places)] };
  };

  const mark = ({ number, text }) => {
    const word = number >> 5;
    const bit = 1 << (number & 31);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      bits[rowOf(unit, 0) + word] |= bit;
      bits[rowOf(unit, text.charCodeAt(i + 1) || 0) + word] |= bit;
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
    width = (corpus.pages.length >> 5) + 1;
    bits = new Uint32Array(ROWS * width);
    Object.assign(corpus, { awaited: core.parts, tools: core.tools, contact: core.contact, size: core.pages.length });
    corpus.pages.forEach(join);
    corpus.titled = new Map();
    corpus.headed = new Map();
    search.forgetQuestions();
    for (const page of corpus.pages)
      for (const { plain, kind } of page.targets)
        if (kind === "s") corpus.headed.set(plain, (corpus.headed.get(plain) || 0) + 1);
        else if (kind !== "t") corpus.titled.set(plain, [...(corpus.titled.get(plain) || []), page]);
  };

  search.loadPart = (part) => {
    for (const [number, questions, ...texts] of part) {
      const page = corpus.pages[number];
      const waiting = page.segments.filter((segment) => !IN_CORE.has(segment.field));
      waiting.forEach((segment, i) => (segment.text = texts[i]));
      join(page);
      search.loadQuestions(page, questions);
    }
    corpus.awaited--;
    postings = new Map();
    there = new Map();
  };

  // Pages that may have `term`: those that have all its pairs of characters.
  const possible = (term) => {
    const rows = [];
    for (let i = 0; i + 1 < term.length; i++) rows.push(rowOf(term.charCodeAt(i), term.charCodeAt(i + 1)));
    if (term.length === 1) rows.push(rowOf(term.charCodeAt(0), 0));
    const found = [];
    for (let word = 0; word < width && rows.length; word++) {
      let set = bits[rows[0] + word];
      for (let i = 1; set && i < rows.length; i++) set &= bits[rows[i] + word];
      for (; set; set &= set - 1) found.push(corpus.pages[(word << 5) + 31 - Math.clz32(set & -set)]);
    }
    return found;
  };

  const MOST = 16; // more occurrences in one page say nothing more

  const placeAt = (target) => ({ target, called: 0, name: 0, text: 0, asked: 0, count: 0, exact: false });

  // Where in `page` the term stands: in all, and by target, each with the best of its names and of its text, and the
  // count in the text. A target may come up more than once.
  const placesIn = ({ segments, text }, term, rate) => {
    const places = [];
    const all = placeAt(-1);
    let index = 0;
    let seen = 0;
    for (let at = text.indexOf(term); at >= 0 && seen < MOST; at = text.indexOf(term, at + term.length), seen++) {
      while (index + 1 < segments.length && segments[index + 1].start <= at) index++;
      const { target, field, length } = segments[index];
      let place = places.length && places[places.length - 1].target === target ? places[places.length - 1] : null;
      if (!place) places.push((place = placeAt(target)));
      rate(place, field, term.length, length);
      rate(all, field, term.length, length);
    }
    return seen ? { all, places } : null;
  };

  // Adds the places for which readers ask with the term.
  const addAsked = (term, found) => {
    for (const { page, target, length } of search.askedWith(term)) {
      let stands = found.get(page);
      if (!stands) found.set(page, (stands = { all: placeAt(-1), places: [], onlyAsked: true }));
      const place = placeAt(target);
      search.rate(place, FIELD.ASKED, term.length, length);
      search.rate(stands.all, FIELD.ASKED, term.length, length);
      stands.places.push(place);
    }
  };

  // {page → {all, places}} for every page that has `term`, kept for the keys to come. `rate` is match.js's.
  corpus.postings = (term) => {
    if (!postings.has(term)) {
      const found = new Map();
      for (const page of term ? possible(term) : []) {
        const stands = placesIn(page, term, search.rate);
        if (stands) found.set(page, stands);
      }
      if (term.length > 1) addAsked(term, found);
      postings.set(term, found);
    }
    return postings.get(term);
  };

  corpus.pagesWith = (term) => [...corpus.postings(term)].filter(([, { onlyAsked }]) => !onlyAsked).map(([page]) => page);

  corpus.has = (term) => {
    if (postings.has(term)) return postings.get(term).size > 0;
    if (!there.has(term)) there.set(term, possible(term).some((page) => page.text.includes(term)) || search.isAsked(term));
    return there.get(term);
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
