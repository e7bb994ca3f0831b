// Latin letters read as pinyin: whole syllables, initials, or both mixed (kehu, kh, kehmy).
((search) => {
  "use strict";

  let readings = new Map(); // character → its syllables
  let marks = new Map(); // syllable → its characters
  const LONGEST = 6;

  search.setReadings = (table) => {
    readings = new Map();
    marks = new Map(Object.entries(table));
    for (const [syllable, text] of marks)
      for (const mark of text) {
        const there = readings.get(mark);
        if (there) there.push(syllable);
        else readings.set(mark, [syllable]);
      }
  };

  const NO_READING = [];
  search.readings = (mark) => readings.get(mark) || NO_READING;

  const INITIAL = /^(?:zh|ch|sh)/;
  const FULL = 1;
  const SHORT = 0.82; // an initial for a whole syllable says less
  const RARER = 0.96; // zh, ch, sh as an initial are typed less often than z, c, s

  // How well `latin` spells `word` from character `i` on; 0: not at all. The word may go on where the letters end.
  const spell = (latin, word, at, i) => {
    if (at === latin.length) return i === word.length ? 1 : 0.72 + 0.2 * (i / word.length);
    if (i === word.length) return 0;
    const mark = word[i];
    if (mark === latin[at]) return spell(latin, word, at + 1, i + 1);
    let best = 0;
    for (const syllable of search.readings(mark)) {
      if (syllable[0] !== latin[at]) continue;
      const rest = latin.length - at;
      if (latin.startsWith(syllable, at)) best = Math.max(best, FULL * spell(latin, word, at + syllable.length, i + 1));
      else if (rest > 1 && rest < syllable.length && syllable.startsWith(latin.slice(at)))
        best = Math.max(best, 0.97 * spell(latin, word, latin.length, i + 1)); // still being typed
      best = Math.max(best, SHORT ** (1 / word.length) * spell(latin, word, at + 1, i + 1));
      if (INITIAL.test(syllable) && latin[at + 1] === "h")
        best = Math.max(best, RARER * SHORT ** (1 / word.length) * spell(latin, word, at + 2, i + 1));
    }
    return best;
  };

  search.spells = (latin, word) => spell(latin, word, 0, 0);

  // Ways to cut letters into syllables, fewest first.
  const cuts = (latin) => {
    const found = [];
    const walk = (at, sofar) => {
      if (found.length >= 8) return;
      if (at === latin.length) found.push(sofar);
      for (let length = Math.min(LONGEST, latin.length - at); length > 0; length--) {
        const syllable = latin.slice(at, at + length);
        if (marks.has(syllable)) walk(at + length, [...sofar, syllable]);
      }
    };
    walk(0, []);
    return found.sort((one, other) => one.length - other.length).slice(0, 3);
  };

  const COMMON = 3; // words of the text to go by

  // Every word of the text that the syllables spell, and how often it stands there.
  const tally = (syllables, found) => {
    const starts = Array.from(marks.get(syllables[0]));
    const words = (sofar, i) =>
      i === syllables.length ? [sofar] : Array.from(marks.get(syllables[i])).map((mark) => sofar + mark).filter(search.corpus.has).flatMap((word) => words(word, i + 1));
    for (const start of starts.filter(search.corpus.has)) for (const word of words(start, 1)) found.set(word, search.corpus.pagesWith(word).length);
  };

  // Words of the text that are read so, most frequent first: for what no title, alias or heading says.
  search.spokenInText = (latin) => {
    const found = new Map();
    for (const syllables of cuts(latin)) if (syllables.length > 1) tally(syllables, found);
    return [...found].sort((one, other) => other[1] - one[1]).slice(0, COMMON).map(([word]) => word);
  };

  const LOOSE = [[/^([zcs])h/, "$1"], [/^n/, "l"], [/ng$/, "n"], [/^r/, "l"], [/^f/, "h"]];
  const loosely = (syllable) => LOOSE.reduce((text, [from, to]) => text.replace(from, to), syllable);

  // 1: two characters that sound the same; 0.5: nearly; 0: different.
  search.alike = (one, other) => {
    const [first, second] = [search.readings(one), search.readings(other)];
    if (first.some((syllable) => second.includes(syllable))) return 1;
    const loose = second.map(loosely);
    return first.some((syllable) => loose.includes(loosely(syllable))) ? 0.5 : 0;
  };
})(self.handbookSearch);
