// Ranks pages and tools by what the units of a query find in them and by what readers ask.
((search) => {
  "use strict";

  const { NONE, corpus, match, score, combine } = search;
  const TOOLS = new Set(["c", "k"]);
  const APPENDIX = 0.7;

  const wholeScore = (page, units) => combine(units, (one) => (one.pages.has(page) ? score(one.pages.get(page), one) : 0));

  const factorOf = (page, units) => {
    if (!page.appendix) return 1;
    const called = units.some((one) => one.pages.has(page) && (one.at(page).get(0) || NONE).called > 6);
    return called ? 1 : APPENDIX;
  };

  // The page as one group, and each of its tools as another.
  const groupsOf = (entry, units, plain) => {
    const { page, whole } = entry;
    const found = search.placesIn(entry, units, plain);
    const factor = factorOf(page, units);
    const rest = found.filter(({ kind }) => !TOOLS.has(kind));
    const best = Math.max(0, ...rest.map(({ score }) => score));
    const most = Math.max(0, ...rest.map((one) => one.asked));
    const groups = found
      .filter(({ kind }) => TOOLS.has(kind))
      .map((place) => ({ page, score: (place.score + 0.25 * whole) * 0.95 * factor + place.asked, places: [place] }));
    if (!rest.length) rest.push({ target: 0, kind: "", score: 0, asked: 0 }); // the tool's page, after it
    groups.push({ page, score: (0.75 * whole + 0.5 * best) * factor + most + (best > 1000 ? best : 0), places: rest, own: true });
    return groups;
  };

  // A lone character of a longer query is no reason to find a page.
  const says = ({ variants }, plain) => plain.length === 1 || [...variants.keys()].some((term) => term.length > 1);

  // The query as it stands, where it is more than one unit: worth as much as the rarest of them and its length.
  const phraseOf = (plain, units, literal) => {
    if (!literal.length || plain.length < 2 || (units.length === 1 && units[0].text === plain)) return null;
    return match({ text: plain, weight: 1 + Math.min(3, plain.length / 6), soft: units.length > 0, variants: new Map([[plain, 1]]) });
  };

  const ASKED = 1.8; // beside the words of the query
  const SHORT = 3; // what a query is worth however little it says
  const NOT_ASKED = { most: 0, targets: new Map() };
  const ONLY_ASKED = 0.4; // how alike a question has to be where nothing else speaks for the page

  const LOOKED_INTO = 60; // pages whose places are weighed one by one; the others come after them

  const rankReading = ({ text, units, sure }, plain, literal, first) => {
    const matched = units.map(match);
    const phrase = first && phraseOf(plain, units, literal);
    if (phrase) matched.push(phrase);
    const asked = search.askedFor(text);
    const mass = ASKED * (matched.reduce((sum, { soft, weight, rare }) => sum + (soft ? 0 : weight * rare), 0) + SHORT);
    const pages = new Set();
    for (const [page, { most }] of asked) if (most > ONLY_ASKED) pages.add(page);
    for (const one of matched) if (says(one, plain)) for (const page of one.pages.keys()) pages.add(page);
    const ranked = Array.from(pages, (page) => {
      const entry = { page, whole: wholeScore(page, matched), asked: asked.get(page) || NOT_ASKED, own: true, units: matched, mass };
      return Object.assign(entry, { guess: entry.whole + mass * entry.asked.most });
    });
    ranked.sort((one, other) => other.guess - one.guess);
    const titled = corpus.titled.get(plain) || [];
    const groups = [];
    ranked.forEach((one, i) => {
      if (i < LOOKED_INTO || titled.includes(one.page)) groups.push(...groupsOf(one, matched, plain));
      else groups.push(Object.assign(one, { score: 0.75 * one.whole * factorOf(one.page, matched) }));
    });
    for (const group of groups) group.score *= sure;
    return groups;
  };

  // The places of a group, best first; those of a page further down are weighed only when it is shown.
  search.placesOf = (group, plain) => {
    if (!group.places) group.places = groupsOf(group, group.units, plain).find(({ own }) => own).places;
    return group.places;
  };

  const keyOf = ({ own, page, places: found }) => (own ? page.number : `${page.number}/${found[0].target}`);

  // Groups {page, score, places}, best first: one for every page with a hit, one for every tool with a hit.
  search.rank = ({ plain, readings }, literal) => {
    const ranked = readings.map((reading, i) => rankReading(reading, plain, literal, i === 0));
    const groups = (ranked.length > 1 ? bestOf(ranked.flat()) : ranked[0]).filter((group) => group.score > 0);
    groups.sort((one, other) => other.score - one.score || one.page.number - other.page.number);
    return withLiteral(groups, literal, plain);
  };

  const bestOf = (groups) => {
    const best = new Map();
    for (const group of groups) {
      const there = best.get(keyOf(group));
      if (!there || group.score > there.score) best.set(keyOf(group), group);
    }
    return [...best.values()];
  };

  const FIRST = 10;

  // A page that has the query literally is never pushed off the first ten by pages that only resemble it.
  const withLiteral = (groups, literal, plain) => {
    const pages = new Set(literal);
    if (!pages.size || pages.size > FIRST) return groups;
    const named = ({ page, places: found }) => page.targets[found[0].target].plain.includes(plain);
    const has = (group) => (group.own ? pages.has(group.page) : named(group));
    const own = new Map(groups.filter((group) => group.own).map((group) => [group.page, group]));
    const first = groups.slice(0, FIRST);
    const inside = new Set(first.filter(({ own: page }) => page).map(({ page }) => page));
    const moved = literal
      .filter((page) => !inside.has(page))
      .map((page) => own.get(page) || { page, score: 0, own: true, places: [{ target: 0, kind: "", score: 0 }] });
    if (!moved.length) return groups;
    for (let i = first.length - 1; i >= 0 && first.length + moved.length > FIRST; i--) if (!has(first[i])) first.splice(i, 1);
    const ahead = new Set([...first, ...moved]);
    return [...ahead, ...groups.filter((group) => !ahead.has(group))];
  };
})(self.handbookSearch);
