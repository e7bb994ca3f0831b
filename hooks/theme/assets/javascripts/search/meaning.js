// From a query to what it may mean: units, each with the ways it can stand in the text and how sure each way is.
((search) => {
  "use strict";

  const SURE = { synonym: 0.55, number: 0.95, typo: 0.8, pinyin: 0.9, spoken: 0.7, part: 0.3, loose: 1, alone: 0.25, short: 0.7, light: 0.4, phrase: 2.5 };
  let groups = new Map(); // word → the other words of its groups

  search.setSynonyms = (lists) => {
    groups = new Map();
    for (const list of lists) {
      const words = list.map((word) => search.normalise(word)).filter(Boolean);
      for (const word of words) {
        const others = groups.get(word) || new Set();
        words.forEach((other) => other !== word && others.add(other));
        groups.set(word, others);
      }
    }
  };

  const add = (variants, term, weight) => {
    if (term.length > 1 && weight > (variants.get(term) || 0)) variants.set(term, weight);
  };

  const addSynonyms = (variants, word, weight) => {
    for (const other of groups.get(word) || []) add(variants, other, weight * SURE.synonym);
  };

  const addPinyin = (variants, latin, weight) => {
    const all = search.spoken(latin);
    const spelt = all.filter(({ quality }) => quality >= all[0].quality - 0.09);
    for (const { term, quality } of spelt) {
      add(variants, term, weight * quality * SURE.pinyin);
      addSynonyms(variants, term, weight * quality * SURE.pinyin);
    }
    if (!spelt.some(({ quality }) => quality > 0.95) && latin.length > 3)
      for (const word of search.spokenInText(latin)) add(variants, word, weight * SURE.spoken);
  };

  const addTypos = (variants, word, loosely) => {
    for (const { term, cost } of search.nearTerms(word, loosely)) {
      add(variants, term, SURE.typo * (1.1 - cost));
      addSynonyms(variants, term, SURE.typo * (1.1 - cost));
    }
  };

  const unit = (text, weight = 1, typos = false) => {
    const variants = new Map([[text, text.length > 1 ? weight : Math.min(weight, SURE.alone)]]);
    addSynonyms(variants, text, weight);
    for (const other of [...search.otherNumbers(text), ...search.ratioIn(text)]) {
      add(variants, other, weight * SURE.number);
      addSynonyms(variants, other, weight * SURE.number);
    }
    if (typos) addTypos(variants, text, true);
    return { text, weight, variants };
  };

  const latinUnit = (text) => {
    const one = unit(text);
    if (!search.isLatin(text)) return one;
    const own = search.isKnown(text);
    if (!own) one.variants.set(text, search.corpus.has(text) && text.length > 3 ? 0.9 : 0.45);
    if (text.length > 1) addPinyin(one.variants, text, own ? 0.4 : 1);
    if (one.variants.size === 1 && !search.corpus.has(text)) addLatinTypos(one.variants, text);
    return one;
  };

  const addLatinTypos = (variants, text) => {
    addTypos(variants, text, text.length > 3);
    if (text.length > 4 && variants.size === 1)
      for (const { term, quality } of search.spokenNearly(text)) add(variants, term, quality * SURE.typo);
  };

  // A mistyped term around the words from..to: the longest stretch of the query that is one step from a term.
  const mend = (words, at) => {
    let best = null;
    for (let from = Math.max(0, at - 3); from <= at; from++)
      for (let to = at; to < Math.min(words.length, at + 4); to++) {
        const stretch = words.slice(from, to + 1).map(({ text }) => text).join("");
        if (stretch.length < 2 || stretch.length > 16) continue;
        const [nearest] = search.nearTerms(stretch);
        if (nearest && (!best || stretch.length - nearest.cost * 2 > best.worth))
          best = { from, to, stretch, worth: stretch.length - nearest.cost * 2 };
      }
    return best;
  };

  const looseUnits = (run) => {
    if (run.length > 1 && search.isWord(run) && search.corpus.has(run)) return [unit(run)];
    const trimmed = search.trimSmall(run);
    if (!trimmed) return [];
    if (trimmed.length > 1 && search.corpus.has(trimmed)) return [unit(trimmed)];
    const numbers = search.otherNumbers(trimmed).filter(search.corpus.has);
    if (numbers.length) return [unit(trimmed)];
    const { found, alone } = search.pieces(trimmed);
    if (!found.length && trimmed.length > 1) {
      const guess = unit(trimmed, 1, true);
      if (guess.variants.size > 1) return [guess];
    }
    return [...found.map((piece) => unit(piece, SURE.loose)), ...Array.from(alone, (mark) => unit(mark, groups.has(mark) ? SURE.short : SURE.alone))];
  };

  const mended = (words) => {
    for (let at = 0; at < words.length; at++) {
      const { kind, text } = words[at];
      if (kind !== "loose" || search.corpus.has(search.trimSmall(text) || text)) continue;
      const found = mend(words, at);
      if (found) {
        const before = words.slice(0, found.from);
        return [...mended(before), { text: found.stretch, kind: "typo" }, ...mended(words.slice(found.to + 1))];
      }
    }
    return words;
  };

  const typoUnit = (text) => {
    const one = { text, weight: 1, variants: new Map([[text, 1]]) };
    addTypos(one.variants, text, false);
    return one;
  };

  const unitsOf = (words) =>
    words.flatMap(({ text, kind }) => {
      if (kind === "known") return [search.isLight(text) ? { ...unit(text, SURE.light), soft: true } : unit(text)];
      if (kind === "typo") return [typoUnit(text)];
      if (kind === "latin") return [latinUnit(text)];
      return kind === "loose" ? looseUnits(text) : [];
    });

  // Words within a long term, for pages that have only some of them.
  const within = (units) =>
    units
      .filter(({ text }) => text.length > 3 && search.isKnown(text))
      .flatMap(({ text }) => unitsOf(search.cut(text, text).filter(({ kind }) => kind === "known")))
      .map((one) => ({ ...one, soft: true, weight: SURE.part }));

  const SHORTEST = 4;

  // The longest pieces of the query that stand somewhere as they are, empty words included.
  const phrases = (chunk, plain) => {
    const found = [];
    let end = 0;
    for (let from = 0; from + 2 <= chunk.length; from++) {
      const shortest = /\d/.test(chunk.slice(from, from + 2)) ? 2 : SHORTEST;
      let to = Math.max(from + shortest - 1, end);
      while (to < chunk.length && search.corpus.has(chunk.slice(from, to + 1))) to++;
      if (to - from >= shortest && to > end) found.push(chunk.slice(from, (end = to)));
    }
    return found
      .filter((piece) => piece !== plain)
      .map((text) => ({ text, weight: SURE.phrase * (text.length / chunk.length) ** 2, soft: true, variants: new Map([[text, 1]]) }));
  };

  const ANOTHER_SCRIPT = 3; // more than digits are worth by being digits

  // Cut with its numbers as written, or in the other script where the handbook writes them so (4种客户).
  const cutEither = (chunk) =>
    [chunk, ...search.otherNumbers(chunk)]
      .map((text) => search.cut(text))
      .reduce((best, words) => (words.worth > best.worth + ANOTHER_SCRIPT ? words : best));

  const chunksOf = (query) =>
    query
      .normalize("NFKC")
      .replace(/(\d)[/:.,，：、-](?=\d)/g, "$1")
      .split(/[\s\p{P}\p{S}]+/u)
      .map((chunk) => search.normalise(chunk))
      .filter(Boolean);

  // {plain, readings}: the query in the one form, and what it may mean, each reading with its text, its units and how
  // sure it is. `soft` units may be missing without loss.
  search.meaning = (query) => {
    const plain = search.normalise(query);
    const chunks = chunksOf(query);
    if (chunks.length > 1 && search.isKnown(plain)) chunks.splice(0, chunks.length, plain);
    let units = chunks.flatMap((chunk) => unitsOf(mended(cutEither(chunk))));
    if (!units.length && plain) units = [unit(plain, 1, plain.length > 1)]; // nothing but empty words
    if (chunks.length > 1 && search.isLatin(plain)) units.push(...spacedPinyin(plain));
    const whole = units.filter(({ soft }) => !soft).length ? units : units.map((one) => ({ ...one, soft: false }));
    const parts = units.length > 1 ? chunks.flatMap((chunk) => phrases(chunk, plain)).filter(({ text }) => !units.some((one) => one.text === text)) : [];
    const readings = [{ text: plain, units: [...whole, ...within(units), ...parts], sure: 1 }, ...chunks.flatMap((chunk) => asTypo(chunk, chunks))];
    return { plain, readings };
  };

  const RARE = 1; // a word of two that more pages have is meant as it stands

  // The query with one word taken for a mistyped term, unless the handbook knows the word as it stands.
  const asTypo = (chunk, chunks) => {
    if (search.isKnown(chunk) || search.isLatin(chunk) || chunk.length < 2 || chunk.length > 16) return [];
    const written = search.corpus.pagesWith(chunk).length;
    const near = search.nearTerms(chunk).filter(({ cost }) => (written ? cost < 0.3 && written <= RARE : true));
    if (!near.length) return [];
    const one = { text: chunk, weight: 1, variants: new Map([[chunk, 1]]) };
    for (const { term, cost } of near) {
      add(one.variants, term, 1.1 - cost);
      addSynonyms(one.variants, term, (1.1 - cost) * 0.8);
    }
    const others = chunks.filter((other) => other !== chunk).flatMap((other) => unitsOf(mended(cutEither(other))));
    const text = chunks.map((other) => (other === chunk ? near[0].term : other)).join("");
    return [{ text, units: [one, ...others], sure: written ? 0.6 : 0.85 }];
  };

  // bao yuan, typed with spaces as some input methods leave it
  const spacedPinyin = (plain) => {
    const one = { text: plain, weight: 1, soft: true, variants: new Map() };
    addPinyin(one.variants, plain, 1);
    return one.variants.size ? [one] : [];
  };
})(self.handbookSearch);
