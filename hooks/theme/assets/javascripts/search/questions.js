// How readers ask for a place, written down beforehand: where a word is asked with, and how like a query is to a phrase.
((search) => {
  "use strict";

  let places = []; // {page, target}
  let phrases = []; // {place, text}
  let having = new Map(); // character or pair of characters → numbers of the phrases that have it
  let known = new Map(); // term → numbers of the phrases that have it
  let room = null; // numbers for every phrase and place, made anew when phrases have come

  search.forgetQuestions = () => {
    places = [];
    phrases = [];
    having = new Map();
    known = new Map();
    room = null;
  };

  const PAIR = 65536;

  // The characters of a text that say something, and all pairs of neighbours.
  const bitsOf = (text) => {
    const found = new Set();
    for (let i = 0; i < text.length; i++) {
      if (!search.isSmall(text[i])) found.add(text.charCodeAt(i));
      if (i + 1 < text.length) found.add(text.charCodeAt(i) * PAIR + text.charCodeAt(i + 1));
    }
    return found;
  };

  const add = (text) => {
    for (const bit of bitsOf(text)) {
      const there = having.get(bit);
      if (there) there.push(phrases.length);
      else having.set(bit, [phrases.length]);
    }
    phrases.push({ place: places.length - 1, text });
  };

  // `entries` are [target, phrases in lines].
  search.loadQuestions = (page, entries) => {
    for (const [target, lines] of entries) {
      places.push({ page, target });
      lines.split("\n").map((line) => search.normalise(line)).filter((text) => text.length > 1).forEach(add);
    }
    known = new Map();
    room = null;
  };

  const NOWHERE = [];
  const withBit = (bit) => having.get(bit) || NOWHERE;

  const withTerm = (term) => {
    if (known.has(term)) return known.get(term);
    let fewest = null;
    for (let i = 0; i + 1 < term.length; i++) {
      const there = withBit(term.charCodeAt(i) * PAIR + term.charCodeAt(i + 1));
      if (!fewest || there.length < fewest.length) fewest = there;
    }
    const found = term.length > 2 ? fewest.filter((number) => phrases[number].text.includes(term)) : fewest || NOWHERE;
    known.set(term, found);
    return found;
  };

  search.isAsked = (term) => term.length > 1 && withTerm(term).length > 0;

  const COMMON = 0.1; // of the phrases: what so many have says nothing
  const isCommon = (numbers) => numbers.length > COMMON * phrases.length;

  // Where readers ask with `term`: {page, target, length} of every place, with the shortest phrase that has it.
  search.askedWith = (term) => {
    const found = new Map();
    const numbers = withTerm(term);
    for (const number of isCommon(numbers) ? NOWHERE : numbers) {
      const { place, text } = phrases[number];
      const there = found.get(place);
      if (!there) found.set(place, { ...places[place], length: text.length });
      else if (text.length < there.length) there.length = text.length;
    }
    return found.values();
  };

  const ONE = 0.7; // of a pair's worth: what a lone character says
  const worthOf = (bit) => Math.log((phrases.length + 1) / (withBit(bit).length + 0.5)) ** 2 * (bit < PAIR ? ONE : 1);

  // The length of a text as a vector of its bits; the words that ask left out.
  const lengthOf = (text) => {
    let sum = 0;
    for (const bit of bitsOf(search.told(text))) sum += worthOf(bit);
    return Math.sqrt(sum) || 1;
  };

  const prepare = () => {
    room = room || {
      lengths: new Float32Array(phrases.length), // 0: not measured yet
      measured: 0,
      shared: new Float32Array(phrases.length),
      phrases: new Int32Array(phrases.length), // those that share anything with the query at hand
      likeness: new Float32Array(places.length),
      places: new Int32Array(places.length), // those that are like the query at hand
      bags: new Float32Array(places.length), // what all phrases of a place share with it
      marks: new Int32Array(places.length), // the bit that was last counted in a place's bag
    };
    return room;
  };

  const measure = (number) => (room.lengths[number] = lengthOf(phrases[number].text));

  // Measures some more phrases while nobody waits for an answer; gives whether there are any left.
  search.measureQuestions = (count) => {
    const { lengths, measured } = prepare();
    const end = Math.min(phrases.length, measured + count);
    for (let number = measured; number < end; number++) if (!lengths[number]) measure(number);
    room.measured = end;
    return end < phrases.length;
  };

  // Adds up what every phrase and every place shares with the query; gives how many phrases do.
  const share = (plain, { shared, phrases: touched, bags, marks }) => {
    let [count, mark] = [0, 0];
    bags.fill(0);
    marks.fill(0);
    for (const bit of bitsOf(search.told(plain))) {
      if (isCommon(withBit(bit))) continue;
      const worth = worthOf(bit);
      mark++;
      for (const number of withBit(bit)) {
        if (!shared[number]) touched[count++] = number;
        shared[number] += worth;
        const { place } = phrases[number];
        if (marks[place] !== mark) {
          marks[place] = mark;
          bags[place] += worth;
        }
      }
    }
    return count;
  };

  const SAME = 2;
  const BAG = 1;
  const LEAST = 0.15;

  // Notes how like `plain` every place is that shares anything with it; gives how many places those are.
  const compare = (plain, { lengths, shared, phrases: touched, likeness, places: seen, bags }) => {
    const own = lengthOf(plain);
    const count = share(plain, room);
    let found = 0;
    for (let i = 0; i < count; i++) {
      const number = touched[i];
      const { place, text } = phrases[number];
      const alike = shared[number] / (own * (lengths[number] || measure(number)));
      const like = text === plain ? SAME : alike + (BAG * bags[place]) / (own * own);
      shared[number] = 0;
      if (like < LEAST) continue;
      if (!likeness[place]) seen[found++] = place;
      if (like > likeness[place]) likeness[place] = like;
    }
    return found;
  };

  // {page → {most, targets: {target → likeness}}}: up to 1 by the characters and pairs of them that the query shares with
  // the phrase most like it (cosine), up to 1 by what it shares with all phrases of the place; more where a phrase is the same.
  search.askedFor = (plain) => {
    const found = new Map();
    if (!phrases.length) return found;
    const { likeness, places: seen } = prepare();
    const count = compare(plain, room);
    for (let i = 0; i < count; i++) {
      const { page, target } = places[seen[i]];
      const like = likeness[seen[i]];
      likeness[seen[i]] = 0;
      if (!found.has(page)) found.set(page, { most: 0, targets: new Map() });
      const there = found.get(page);
      there.targets.set(target, like);
      there.most = Math.max(there.most, like);
    }
    return found;
  };
})(self.handbookSearch);
