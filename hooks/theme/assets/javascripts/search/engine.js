// A query's answer: results in the order to show them, and what to offer where there is none.
((search) => {
  "use strict";

  const { corpus } = search;
  const LINKS = 3; // places of one page shown at once; the others fold away
  let vocabulary = []; // {term, plain}
  let lettered = null; // what is made of the vocabulary when it is first needed
  let spelt = null;

  search.setVocabulary = (terms) => {
    vocabulary = terms.map((term) => ({ term, plain: search.normalise(term) })).filter(({ plain }) => plain.length > 1);
    const plain = [...new Set(vocabulary.map((entry) => entry.plain))];
    search.setKnown(plain);
    search.setTerms(plain.filter((term) => term.length <= 12));
    corpus.terms = plain;
    lettered = spelt = null;
  };

  // Makes what would otherwise be made while someone waits for an answer.
  search.warm = () => {
    search.spoken("a");
    search.nearTerms("预备");
  };

  // Terms by the letters their first character can begin with.
  const byLetter = () => {
    const found = new Map();
    corpus.terms.forEach((term, rank) => {
      if (search.isLatin(term)) return;
      const letters = new Set([term[0], ...search.readings(term[0]).map((syllable) => syllable[0])]);
      for (const letter of letters) {
        if (!found.has(letter)) found.set(letter, []);
        found.get(letter).push({ term, rank });
      }
    });
    return found;
  };

  // Terms that the letters spell, best first: {term, quality}.
  search.spoken = (latin) => {
    lettered = lettered || byLetter();
    return (lettered.get(latin[0]) || [])
      .map(({ term, rank }) => ({ term, rank, quality: search.spells(latin, term) }))
      .filter(({ quality }) => quality > 0.5)
      .sort((one, other) => other.quality - one.quality || one.rank - other.rank)
      .slice(0, 8);
  };

  // The spellings of a term in full, where its characters have several readings.
  const spellings = (word) =>
    Array.from(word).reduce(
      (sofar, mark) => {
        const syllables = search.readings(mark).length ? search.readings(mark).slice(0, 2) : [mark];
        return sofar.flatMap((text) => syllables.map((syllable) => text + syllable)).slice(0, 8);
      },
      [""],
    );

  const bySpelling = () => {
    const found = new Map();
    for (const term of corpus.terms) if (term.length <= 8) for (const text of spellings(term)) found.set(text, term);
    return found;
  };

  // Terms whose full spelling has one letter more, less, or two swapped.
  search.spokenNearly = (latin) => {
    spelt = spelt || bySpelling();
    const found = new Set();
    const look = (form) => spelt.has(form) && found.add(spelt.get(form));
    for (let i = 0; i <= latin.length; i++) {
      look(latin.slice(0, i) + latin.slice(i + 1));
      look(latin.slice(0, i) + latin.slice(i + 1, i + 2) + latin.slice(i, i + 1) + latin.slice(i + 2));
      for (const letter of "abcdefghijklmnopqrstuvwxyz") {
        look(latin.slice(0, i) + letter + latin.slice(i + 1));
        look(latin.slice(0, i) + letter + latin.slice(i));
      }
    }
    return [...found].slice(0, 4).map((term) => ({ term, quality: 0.9 }));
  };

  const termsOf = (units, plain) => {
    const terms = new Set(plain ? [plain] : []);
    for (const { variants } of units) for (const [term, weight] of variants) if (weight > 0.2 && term.length > 1) terms.add(term);
    if (!terms.size || units.every(({ text }) => text.length < 2)) units.forEach(({ text }) => terms.add(text));
    return [...terms].sort((one, other) => other.length - one.length);
  };

  // Another name that led to the page, where neither its title nor the words shown say so.
  const alsoCalled = (page, terms) => {
    const aliases = page.segments.filter(({ target, field }) => target === 0 && field === search.FIELD.ALIAS);
    const alias = aliases.find(({ text }) => terms.includes(search.normalise(text)));
    return alias ? ["也叫", alias.text, "。"] : [];
  };

  const SHARED = 2; // chapters with the same heading

  const tell = (page, target, terms, title) => {
    const text = search.extract(page, target, terms);
    const also = target || title.length > 1 || text.length > 1 ? [] : alsoCalled(page, terms);
    return also.length ? [also[0], also[1], also[2] + (text[0] || "")] : text;
  };

  const documentOf = (page, { target, score }, terms, first = false) => {
    const { anchor, title, kind, plain } = page.targets[target];
    const shared = first && kind === "s" && corpus.headed.get(plain) > SHARED; // 情景, 想一想: the chapter says which
    const where = [page.part, ...(target && !shared ? [page.targets[0].title] : [])].filter(Boolean);
    const marked = search.marked(shared ? `${page.targets[0].title}：${title}` : title, terms);
    return {
      location: page.url + (anchor ? `#${anchor}` : ""),
      kind,
      where: where.join(" › "),
      title: marked,
      text: tell(page, target, terms, marked),
      score: Math.max(score, 0),
    };
  };

  const worthShowing = (places) => places.filter(({ score }, i) => i === 0 || score > 0.2 * places[0].score);

  const itemOf = (group, terms, order, plain) => {
    const places = worthShowing(search.placesOf(group, plain));
    const documents = places.slice(0, LINKS).map((place, i) => documentOf(group.page, place, terms, i === 0));
    documents.forEach((document, i) => (document.score = order - i * 0.01));
    const folded = places.slice(LINKS).map((place) => documentOf(group.page, place, terms));
    return { documents, folded };
  };

  // Terms like the query, for a reader who found nothing.
  const nearest = (plain) => {
    const shared = (term) => Array.from(new Set(plain)).filter((mark) => term.includes(mark)).length / Math.max(plain.length, term.length);
    const near = search.nearTerms(plain, true).map(({ term }) => term);
    const like = corpus.terms
      .map((term) => ({ term, share: shared(term) }))
      .filter(({ share }) => share >= 0.34)
      .sort((one, other) => other.share - one.share)
      .map(({ term }) => term);
    const written = new Map(vocabulary.map((entry) => [entry.plain, entry.term]).reverse());
    return [...new Set([...near, ...like])].slice(0, 5).map((term) => written.get(term) || term);
  };

  // Much weaker than the best is no answer, unless it has the query literally.
  const FAINT = 0.06;

  search.answer = (query, limit = 12) => {
    const trimmed = query.trim();
    if (!trimmed) return { query, items: [], total: 0, complete: corpus.awaited === 0 };
    const literal = corpus.literal(trimmed);
    const meaning = search.meaning(trimmed);
    const groups = search.rank(meaning, literal);
    const pages = new Set(literal);
    const best = groups.length ? Math.min(groups[0].score, 3000) : 0;
    const kept = groups.filter((group, i) => i < 1 || group.score >= FAINT * Math.min(best, 100) || (group.own && pages.has(group.page)));
    const terms = termsOf(meaning.readings.flatMap(({ units }) => units), meaning.plain);
    return {
      query,
      total: kept.length,
      complete: corpus.awaited === 0,
      items: kept.slice(0, limit).map((group, i) => itemOf(group, terms, 1000 - i, meaning.plain)),
      nearest: kept.length ? [] : nearest(meaning.plain),
      tools: corpus.tools,
      contact: corpus.contact,
    };
  };
})(self.handbookSearch);
