// One form for every way of writing: full width, capitals, accents, Traditional characters; no marks, no spaces.
// The worker's parts are joined in the order that hooks/handbook/search/index/files.py gives.
self.handbookSearch = {};
((search) => {
  "use strict";

  const KEPT = /[\p{L}\p{N}]/u;
  const SURROGATE = (unit) => unit >= 0xd800 && unit <= 0xdfff;
  const UNKNOWN = 0xffff;
  const SEVERAL = 0xfffe;
  const table = new Uint16Array(65536).fill(UNKNOWN); // unit → unit; 0: dropped
  const several = new Map(); // unit → text, where one becomes more than one
  let simple = new Map();

  search.setTraditional = ([traditional, simplified]) => {
    simple = new Map(Array.from(traditional, (mark, i) => [mark, simplified[i]]));
    table.fill(UNKNOWN);
  };

  const foldOne = (unit) => {
    const text = Array.from(String.fromCharCode(unit).normalize("NFKD").toLowerCase())
      .map((mark) => simple.get(mark) || mark)
      .filter((mark) => KEPT.test(mark))
      .join("");
    if (text.length > 1) several.set(unit, text);
    return (table[unit] = SURROGATE(unit) ? unit : text.length > 1 ? SEVERAL : text.length ? text.charCodeAt(0) : 0);
  };

  const fold = (unit) => (table[unit] === UNKNOWN ? foldOne(unit) : table[unit]);

  const CHUNK = 8192;
  const fromUnits = (units, length) => {
    let text = "";
    for (let i = 0; i < length; i += CHUNK) text += String.fromCharCode.apply(null, units.subarray(i, Math.min(i + CHUNK, length)));
    return text;
  };

  // The text in the one form; with `origins`, an array that then says where in `text` each character comes from.
  search.normalise = (text, origins) => {
    let units = new Uint16Array(text.length + 16);
    let length = 0;
    const put = (unit, origin) => {
      if (length === units.length) {
        const grown = new Uint16Array(units.length * 2);
        grown.set(units);
        units = grown;
      }
      if (origins) origins.push(origin);
      units[length++] = unit;
    };
    for (let i = 0; i < text.length; i++) {
      const source = text.charCodeAt(i);
      const unit = fold(source);
      if (unit === SEVERAL) for (const mark of several.get(source)) put(mark.charCodeAt(0), i);
      else if (unit) put(unit, i);
    }
    return fromUnits(units, length);
  };

  // The same with its marks: for a query that is a literal piece of a page, marks and all.
  search.squeeze = (text) =>
    Array.from(text.normalize("NFKC").toLowerCase().replace(/[\s\u200b]+/g, ""), (mark) => simple.get(mark) || mark).join("");

  search.isHan = (mark) => /\p{Script=Han}/u.test(mark);
  search.isLatin = (text) => /^[a-z]+$/.test(text);
})(self.handbookSearch);
