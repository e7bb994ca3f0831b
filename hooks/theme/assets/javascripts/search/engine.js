// A query's answer: results in the order to show them, and what to offer where there is none.
((search) => {
  "use strict";

  const { corpus } = search;
  const LINKS = 3; // places of one page shown at once; the others fold away
  let vocabulary = []; // {term, plain, initial}

  search.setVocabulary = (terms) => {
    vocabulary = terms.map((term) => ({ term, plain: search.normalise(term) })).filter(({ plain }) => plain.length > 1);
    const plain = [...new Set(vocabulary.map((entry) => entry.plain))];
    search.setKnown(plain);
    search.setTerms(plain.filter((term) => term.length <= 12));
    corpus.terms = plain;
  };

  // Terms that the letters spell, best first: {term, quality}.
  search.spoken = (latin) => {
    const found = [];
    corpus.terms.forEach((term, rank) => {
      const quality = search.isLatin(term) ? 0 : search.spells(latin, term);
      if (quality > 0.5) found.push({ term, quality, rank });
    });
    return found.sort((one, other) => other.quality - one.quality || one.rank - other.rank).slice(0, 8);
  };

  // The same with one letter wrong, missing, too many or swapped.
  search.spokenNearly = (latin) => {
    const forms = new Set();
    for (let i = 0; i < latin.length; i++) {
      forms.add(latin.slice(0, i) + latin.slice(i + 1));
      if (i + 1 < latin.length) forms.add(latin.slice(0, i) + latin[i + 1] + latin[i] + latin.slice(i + 2));
      for (const letter of "abcdefghijklmnopqrstuwxyz") {
        forms.add(latin.slice(0, i) + letter + latin.slice(i + 1));
        forms.add(latin.slice(0, i) + letter + latin.slice(i));
      }
    }
    return search.wholeSpellings(forms).slice(0, 4);
  };

  // Terms that one of the forms spells in full.
  search.wholeSpellings = (forms) => {
    const spellings = (word) =>
      Array.from(word).reduce(
        (sofar, mark) => {
          const syllables = search.readings(mark);
          const next = syllables.length ? syllables.slice(0, 2) : [mark];
          return sofar.flatMap((text) => next.map((syllable) => text + syllable)).slice(0, 8);
        },
        [""],
      );
    return corpus.terms
      .filter((term) => term.length <= 8 && spellings(term).some((text) => forms.has(text)))
      .map((term) => ({ term, quality: 0.9 }));
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

  const tell = (page, target, terms, title) => {
    const text = search.extract(page, target, terms);
    const also = target || title.length > 1 || text.length > 1 ? [] : alsoCalled(page, terms);
    return also.length ? [also[0], also[1], also[2] + (text[0] || "")] : text;
  };

  const documentOf = (page, { target, score }, terms) => {
    const { anchor, title, kind } = page.targets[target];
    const where = [page.part, ...(target ? [page.targets[0].title] : [])].filter(Boolean);
    const marked = search.marked(title, terms);
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

  const itemOf = (group, terms, order) => {
    const places = worthShowing(group.places);
    const documents = places.slice(0, LINKS).map((place) => documentOf(group.page, place, terms));
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

  search.answer = (query, limit = 20) => {
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
      items: kept.slice(0, limit).map((group, i) => itemOf(group, terms, 1000 - i)),
      nearest: kept.length ? [] : nearest(meaning.plain),
      tools: corpus.tools,
      contact: corpus.contact,
    };
  };
})(self.handbookSearch);
