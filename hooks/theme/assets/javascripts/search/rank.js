// Ranks pages and tools by where the units of a query stand in them.
((search) => {
  "use strict";

  const { FIELD, corpus } = search;
  // What a hit is worth in each field, and how much of that needs the field to say nothing else.
  const WORTH = new Map([
    [FIELD.TITLE, [10, 0.45]],
    [FIELD.HEADING, [5.5, 0.55]],
    [FIELD.TOOL, [8.5, 0.5]],
    [FIELD.ALIAS, [8.5, 0.6]],
    [FIELD.DESCRIPTION, [2.6, 0]],
    [FIELD.LEAD, [2.3, 0]],
    [FIELD.BODY, [1, 0]],
    [FIELD.TOOL_BODY, [0.8, 0]],
    [FIELD.ABOUT, [0.15, 0]],
    [FIELD.KIND, [3.5, 0]],
  ]);
  const CALLED = new Set([FIELD.TITLE, FIELD.ALIAS]); // what a page is called
  const NAMING = new Set([FIELD.TITLE, FIELD.ALIAS, FIELD.HEADING, FIELD.TOOL, FIELD.KIND]); // what anything is called
  const TEXT = new Set([FIELD.BODY, FIELD.LEAD, FIELD.TOOL_BODY]);
  const APPENDIX = 0.55;
  const WHOLE = 1.2; // the very words of the query, and nothing else

  const worth = ({ field, length }, term) => {
    const [most, strict] = WORTH.get(field);
    return most * (1 - strict + (strict * Math.min(term.length, length)) / Math.max(length, 1));
  };

  const none = () => ({ called: 0, name: 0, text: 0, count: 0 });
  const NONE = none();

  // How strongly one unit stands in every target of a page: best as a name, best in the text, and how often there.
  const strengths = (page, variants, into) => {
    for (const [term, weight] of variants)
      corpus.eachHit(page, term, (segment) => {
        if (!into.has(segment.target)) into.set(segment.target, none());
        const here = into.get(segment.target);
        const whole = weight === 1 && term.length === segment.length ? WHOLE : 1;
        const value = weight * whole * worth(segment, term);
        const role = NAMING.has(segment.field) ? "name" : "text";
        here[role] = Math.max(here[role], value);
        if (CALLED.has(segment.field)) here.called = Math.max(here.called, value);
        if (TEXT.has(segment.field)) here.count += weight;
      });
  };

  const rarity = (count) => 0.08 + Math.log((corpus.size + 1) / (count + 0.5));

  const match = (one) => {
    const pages = new Map();
    for (const term of one.variants.keys()) for (const page of corpus.pagesWith(term)) pages.set(page, new Map());
    let named = 0;
    for (const [page, targets] of pages) {
      strengths(page, one.variants, targets);
      if ([...targets.values()].some(({ name }) => name > 0)) named++;
    }
    return { ...one, pages, rare: rarity(pages.size), rareAsName: rarity(named) };
  };

  const often = (count) => Math.min(2, 0.55 * Math.log2(1 + count));

  const score = ({ name, text, count }, one) => Math.max(name * one.rareAsName, text * one.rare) + often(count) * one.rare;

  const total = (targets) => {
    const sum = none();
    for (const { called, name, text, count } of targets.values()) {
      sum.called = Math.max(sum.called, called);
      sum.name = Math.max(sum.name, name);
      sum.text = Math.max(sum.text, text);
      sum.count += count;
    }
    return sum;
  };

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
    return sum * (wanted ? (had / wanted) ** 1.5 : 1);
  };

  const TOOLS = new Set(["c", "k"]);
  const same = (title, plain) => title === plain;

  const exact = (page, target, plain) => {
    const { kind, plain: title } = page.targets[target];
    if (!same(title, plain)) return 0;
    return kind === "" ? 4000 : TOOLS.has(kind) ? 3000 : kind === "s" ? 40 : 0;
  };

  // A section or tool has a share in what its page is called.
  const INHERITED = 0.3;

  const targetScore = (page, target, units) =>
    combine(units, (one) => {
      const targets = one.pages.get(page);
      if (!targets) return 0;
      const above = target && targets.has(0) ? INHERITED * targets.get(0).called * one.rareAsName : 0;
      return score(targets.get(target) || NONE, one) + above;
    });

  const places = (page, units, plain) => {
    const touched = new Set(units.flatMap((one) => [...(one.pages.get(page) || new Map()).keys()]));
    return [...touched].map((target) => ({
      target,
      kind: page.targets[target].kind,
      score: targetScore(page, target, units) * (target ? 1 : 1.15) + exact(page, target, plain),
    }));
  };

  const rankPage = (page, units, plain) => {
    const whole = combine(units, (one) => (one.pages.has(page) ? score(total(one.pages.get(page)), one) : 0));
    const found = places(page, units, plain).sort((one, other) => other.score - one.score);
    const called = units.some((one) => one.pages.has(page) && (one.pages.get(page).get(0) || NONE).called > 6);
    const factor = page.appendix && !called ? APPENDIX : 1;
    const tools = found.filter(({ kind }) => TOOLS.has(kind));
    const rest = found.filter(({ kind }) => !TOOLS.has(kind));
    const best = rest.length ? rest[0].score : 0;
    const groups = tools.map((place) => ({ page, score: (place.score + 0.25 * whole) * 0.95 * factor, places: [place] }));
    if (!rest.length) rest.push({ target: 0, kind: "", score: 0 }); // the tool's page, after it
    groups.push({ page, score: (0.75 * whole + 0.5 * best) * factor + (best > 1000 ? best : 0), places: rest, own: true });
    return groups;
  };

  // A lone character of a longer query is no reason to find a page.
  const says = ({ variants }, plain) => plain.length === 1 || [...variants.keys()].some((term) => term.length > 1);

  const rankReading = ({ units, sure }, plain, literal, first) => {
    const matched = units.map(match);
    const phrase = first && phraseOf(plain, units, literal);
    if (phrase) matched.push(phrase);
    const pages = new Set(matched.filter((one) => says(one, plain)).flatMap((one) => [...one.pages.keys()]));
    return [...pages].flatMap((page) => rankPage(page, matched, plain)).map((group) => ({ ...group, score: group.score * sure }));
  };

  const keyOf = ({ page, own, places }) => `${page.number}/${own ? "" : places[0].target}`;

  // Groups {page, score, places}, best first: one for every page with a hit, one for every tool with a hit.
  search.rank = ({ plain, readings }, literal) => {
    const best = new Map();
    readings.forEach((reading, i) => {
      for (const group of rankReading(reading, plain, literal, i === 0)) {
        const there = best.get(keyOf(group));
        if (group.score > 0 && (!there || group.score > there.score)) best.set(keyOf(group), group);
      }
    });
    const groups = [...best.values()].sort((one, other) => other.score - one.score || one.page.number - other.page.number);
    return withLiteral(groups, literal, plain);
  };

  // The query as it stands, where it is more than one unit: worth as much as the rarest of them and its length.
  const phraseOf = (plain, units, literal) => {
    if (!literal.length || plain.length < 2 || (units.length === 1 && units[0].text === plain)) return null;
    return match({ text: plain, weight: 1 + Math.min(3, plain.length / 6), soft: units.length > 0, variants: new Map([[plain, 1]]) });
  };

  const FIRST = 10;

  // A page that has the query literally is never pushed off the first ten by pages that only resemble it.
  const withLiteral = (groups, literal, plain) => {
    const pages = new Set(literal);
    if (!pages.size || pages.size > FIRST) return groups;
    const named = ({ page, places }) => page.targets[places[0].target].plain.includes(plain);
    const has = (group) => (group.own ? pages.has(group.page) : named(group));
    const late = groups.slice(FIRST).filter(has);
    const missing = literal
      .filter((page) => !groups.some((group) => group.own && group.page === page))
      .map((page) => ({ page, score: 0, own: true, places: [{ target: 0, kind: "", score: 0 }] }));
    const moved = [...late, ...missing];
    if (!moved.length) return groups;
    const first = groups.slice(0, FIRST);
    for (let i = first.length - 1; i >= 0 && first.length + moved.length > FIRST; i--) if (!has(first[i])) first.splice(i, 1);
    const ahead = new Set([...first, ...moved]);
    return [...ahead, ...groups.filter((group) => !ahead.has(group))];
  };
})(self.handbookSearch);
