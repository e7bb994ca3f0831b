// What the units of a query find, and what that is worth: in a page as a whole and in each of its places.
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
  WORTH[FIELD.ASKED] = [4, 0.5];
  const CALLED = new Set([FIELD.TITLE, FIELD.ALIAS]); // what a page is called
  const NAMING = new Set([FIELD.TITLE, FIELD.ALIAS, FIELD.HEADING, FIELD.TOOL, FIELD.KIND]); // what anything is called
  const TEXT = new Set([FIELD.BODY, FIELD.LEAD, FIELD.TOOL_BODY]);
  const WHOLE = 1.2; // the very words of the query, and nothing else

  // Adds one occurrence of a term to what is known of a place.
  search.rate = (place, field, termLength, length) => {
    const [most, strict] = WORTH[field];
    const value = most * (1 - strict + (strict * Math.min(termLength, length)) / Math.max(length, 1));
    if (field === FIELD.ASKED) place.asked = Math.max(place.asked, value);
    else if (!NAMING.has(field)) place.text = Math.max(place.text, value);
    else if (value > place.name) [place.name, place.exact] = [value, termLength === length];
    if (CALLED.has(field)) place.called = Math.max(place.called, value);
    if (TEXT.has(field)) place.count++;
  };

  const none = () => ({ called: 0, name: 0, text: 0, asked: 0, count: 0 });
  const NONE = none();

  const take = (into, place, weight) => {
    const sure = weight * (weight === 1 && place.exact ? WHOLE : 1);
    if (sure * place.called > into.called) into.called = sure * place.called;
    if (sure * place.name > into.name) into.name = sure * place.name;
    if (weight * place.text > into.text) into.text = weight * place.text;
    if (weight * place.asked > into.asked) into.asked = weight * place.asked;
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
    let [named, said, asked] = [0, 0, 0];
    for (const page of pages.values()) {
      if (page.name) named++;
      if (page.name || page.text) said++;
      if (page.asked) asked++;
    }
    return { ...one, pages, at: targetsBy(found), rare: rarity(said), rareAsName: rarity(named), rareAsAsked: rarity(asked) };
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

  const score = ({ name, text, asked, count }, one) =>
    Math.max(name * one.rareAsName, text * one.rare) + asked * one.rareAsAsked + often(count) * one.rare;

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

  Object.assign(search, { NONE, match, score, combine });
})(self.handbookSearch);
