// One character wrong, missing, too many or swapped, against the handbook's own terms.
((search) => {
  "use strict";

  let terms = [];
  let byDeletion = null; // a term with one character taken out → numbers of the terms

  search.setTerms = (list) => {
    terms = list;
    byDeletion = null;
  };

  const deletions = (word) => Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));

  const index = () => {
    byDeletion = new Map();
    terms.forEach((term, number) => {
      for (const form of new Set([term, ...deletions(term)])) {
        const there = byDeletion.get(form);
        if (there) there.push(number);
        else byDeletion.set(form, [number]);
      }
    });
  };

  const sameBut = (one, other, i, skipOne, skipOther) => one.slice(i + skipOne) === other.slice(i + skipOther);

  // What it takes to make `word` into `term`: 0.1 (sounds the same) … 0.6 (another character); 1: more than one step.
  const distance = (word, term) => {
    let i = 0;
    while (i < word.length && word[i] === term[i]) i++;
    if (word.length === term.length) {
      if (sameBut(word, term, i, 1, 1)) return 0.6 - 0.5 * search.alike(word[i], term[i]);
      const swapped = word[i] === term[i + 1] && word[i + 1] === term[i] && sameBut(word, term, i, 2, 2);
      return swapped ? 0.25 : 1;
    }
    if (word.length + 1 === term.length && sameBut(word, term, i, 0, 1)) return 0.35;
    return word.length === term.length + 1 && sameBut(word, term, i, 1, 0) ? 0.35 : 1;
  };

  // In a word of two, another character that sounds different leaves too little to go by.
  const enough = (word, term, cost) => Math.min(word.length, term.length) > 2 || cost < 0.3 || word.length + term.length === 5;

  // Terms one step from `word`, the nearest first: {term, cost}.
  search.nearTerms = (word, loosely = false) => {
    if (!byDeletion) index();
    const numbers = new Set([word, ...deletions(word)].flatMap((form) => byDeletion.get(form) || []));
    return [...numbers]
      .map((number) => ({ term: terms[number], cost: distance(word, terms[number]), number }))
      .filter(({ term, cost }) => term !== word && cost < 1 && (loosely || enough(word, term, cost)))
      .sort((one, other) => one.cost - other.cost || one.number - other.number)
      .slice(0, 6);
  };
})(self.handbookSearch);
