// Ranks pages and tools by where the units of a query stand in them.
((search) => {
  "use strict";

  const { FIELD, corpus } = search;
  // What a hit is worth in each field, and how much of that needs the field to say nothing else.
  const WORTH = [];
  WORTH[FIELD.TITLE] = [9, 0.45];
  WORTH[FIELD.HEADING] = [6, 0.55];
  WORTH[FIELD.TOOL] = [8.5, 0.5];
  WORTH[FIELD.ALIAS] = [8.5, 0.6];
  WORTH[FIELD.DESCRIPTION] = [2.6, 0];
  WORTH[FIELD.LEAD] = [2.3, 0];
  WORTH[FIELD.BODY] = [1, 0];
  WORTH[FIELD.TOOL_BODY] = [0.8, 0];
  WORTH[FIELD.ABOUT] = [0.15, 0];
  WORTH[FIELD.KIND] = [3.5, 0];
  const CALLED = new Set([FIELD.TITLE, FIELD.ALIAS]); // what a page is called
  const NAMING = new Set([FIELD.TITLE, FIELD.ALIAS, FIELD.HEADING, FIELD.TOOL, FIELD.KIND]); // what anything is called
  const TEXT = new Set([FIELD.BODY, FIELD.LEAD, FIELD.TOOL_BODY]);
  const TOOLS = new Set(["c", "k"]);
  const APPENDIX = 0.55;
  const WHOLE = 1.2; // the very words of the query, and nothing else

  // Adds one occurrence of a term to what is known of a place.
  search.rate = (place, field, termLength, length) => {
    const [most, strict] = WORTH[field];
    const value = most * (1 - strict + (strict * Math.min(termLength, length)) / Math.max(length, 1));
    if (!NAMING.has(field)) place.text = Math.max(place.text, value);
    else if (value > place.name) [place.name, place.exact] = [value, termLength === length];
    if (CALLED.has(field)) place.called = Math.max(place.called, value);
    if (TEXT.has(field)) place.count++;
  };

  const none = () => ({ called: 0, name: 0, text: 0, count: 0 });
  const NONE = none();

  const take = (into, place, weight) => {
    const sure = weight * (weight === 1 && place.exact ? WHOLE : 1);
    if (sure * place.called > into.called) into.called = sure * place.called;
    if (sure * place.name > into.name) into.name = sure * place.name;
    if (weight * place.text > into.text) into.text = weight * place.text;
    into.count += weight * place.count;
  };

  const rarity = (count) => 0.08 + Math.log((corpus.size + 1) / (count + 0.5));

  // A unit with what it finds: `pages` has every page's strength as a whole, `at(page)` those of its targets.
  const match = (one) => {
    const pages = new Map();
    const found = [...one.variants].map(([term, weight]) => [corpus.postings(term), weight]);
    for (const [postings, weight] of found)
      for (const [page, { all }] of postings) {
        let whole = pages.get(page);
        if (!whole) pages.set(page, (whole = none()));
        take(whole, all, weight);
      }
    let named = 0;
    for (const { name } of pages.values()) if (name > 0) named++;
    return { ...one, pages, at: targetsBy(found), rare: rarity(pages.size), rareAsName: rarity(named) };
  };

  const targetsBy = (found) => {
    const known = new Map();
    const look = (page) => {
      const targets = new Map();
      for (const [postings, weight] of found)
        for (const place of (postings.get(page) || { places: [] }).places) {
          if (!targets.has(place.target)) targets.set(place.target, none());
          take(targets.get(place.target), place, weight);
        }
      return targets;
    };
    return (page) => {
      if (!known.has(page)) known.set(page, look(page));
      return known.get(page);
    };
  };

  const often = (count) => Math.min(2, 0.55 * Math.log2(1 + count));

  const score = ({ name, text, count }, one) => Math.max(name * one.rareAsName, text * one.rare) + often(count) * one.rare;

  // One number from the scores of all units; what lacks a unit loses more than its share.
  const combine = (units, scoreOf) => {
    let [sum, had, wanted] = [0, 0, 0];
    for (const one of units) {
      const value = scoreOf(one);
      sum += one.weight * value;
      if (one.soft) continue;
      const weight = one.weight * (one.rare + 0.2);
      wanted += weight;
      if (value > 0) had += weight;
    }
    return sum * (wanted ? (had / wanted) ** 1.25 : 1);
  };

  const exact = (page, target, plain) => {
    const { kind, plain: title } = page.targets[target];
    if (title !== plain) return 0;
    return kind === "" ? 4000 : TOOLS.has(kind) ? 3000 : kind === "s" ? 40 : 0;
  };

  // A section or tool has a share in what its page is called.
  const INHERITED = { s: 0.8, t: 0.8, c: 0.3, k: 0.3 };

  const targetScore = (page, target, units) =>
    combine(units, (one) => {
      if (!one.pages.has(page)) return 0;
      const above = target ? INHERITED[page.targets[target].kind] * (one.at(page).get(0) || NONE).called * one.rareAsName : 0;
      return score(one.at(page).get(target) || NONE, one) + above;
    });

  // One word asks for the page that is about it; the more is asked, the more a place within the page is the answer.
  const asWhole = (units) => [1.15, 1.15, 0.8, 0.45][Math.min(3, units.filter(({ soft }) => !soft).length)];

  const share = ({ anchor }, units) => (anchor ? (ASIDE.has(anchor) ? REPEATED : 1) : asWhole(units));

  // Where a chapter says where its figures come from and asks its questions, it repeats what it said before.
  const ASIDE = new Set(["figures", "check"]);
  const REPEATED = 0.85;

  const places = (page, units, plain) => {
    const touched = new Set();
    for (const one of units) if (one.pages.has(page)) for (const target of one.at(page).keys()) touched.add(target);
    return [...touched]
      .map((target) => ({
        target,
        kind: page.targets[target].kind,
        score: targetScore(page, target, units) * share(page.targets[target], units) + exact(page, target, plain),
      }))
      .sort((one, other) => other.score - one.score);
  };

  const wholeScore = (page, units) => combine(units, (one) => (one.pages.has(page) ? score(one.pages.get(page), one) : 0));

  const factorOf = (page, units) => {
    if (!page.appendix) return 1;
    const called = units.some((one) => one.pages.has(page) && (one.at(page).get(0) || NONE).called > 6);
    return called ? 1 : APPENDIX;
  };

  // The page as one group, and each of its tools as another.
  const groupsOf = ({ page, whole }, units, plain) => {
    const found = places(page, units, plain);
    const factor = factorOf(page, units);
    const rest = found.filter(({ kind }) => !TOOLS.has(kind));
    const best = rest.length ? rest[0].score : 0;
    const groups = found
      .filter(({ kind }) => TOOLS.has(kind))
      .map((place) => ({ page, score: (place.score + 0.25 * whole) * 0.95 * factor, places: [place] }));
    if (!rest.length) rest.push({ target: 0, kind: "", score: 0 }); // the tool's page, after it
    groups.push({ page, score: (0.75 * whole + 0.5 * best) * factor + (best > 1000 ? best : 0), places: rest, own: true });
    return groups;
  };

  // A lone character of a longer query is no reason to find a page.
  const says = ({ variants }, plain) => plain.length === 1 || [...variants.keys()].some((term) => term.length > 1);

  // The query as it stands, where it is more than one unit: worth as much as the rarest of them and its length.
  const phraseOf = (plain, units, literal) => {
    if (!literal.length || plain.length < 2 || (units.length === 1 && units[0].text === plain)) return null;
    return match({ text: plain, weight: 1 + Math.min(3, plain.length / 6), soft: units.length > 0, variants: new Map([[plain, 1]]) });
  };

  const LOOKED_INTO = 60; // pages whose places are weighed one by one; the others come after them

  const rankReading = ({ units, sure }, plain, literal, first) => {
    const matched = units.map(match);
    const phrase = first && phraseOf(plain, units, literal);
    if (phrase) matched.push(phrase);
    const pages = new Set();
    for (const one of matched) if (says(one, plain)) for (const page of one.pages.keys()) pages.add(page);
    const ranked = Array.from(pages, (page) => ({ page, whole: wholeScore(page, matched), own: true, units: matched }));
    ranked.sort((one, other) => other.whole - one.whole);
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
