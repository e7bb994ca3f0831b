// The places of a page in the order in which they answer a query.
((search) => {
  "use strict";

  const { NONE, score, combine } = search;
  const TOOLS = new Set(["c", "k"]);

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
  const AS_WHOLE = [1.15, 1.15, 0.8, 0.45];
  const asWhole = (units) => AS_WHOLE[Math.min(3, units.filter(({ soft }) => !soft).length)];

  // What asks how, why and where from has its own sections in every chapter.
  const ASKS = [
    ["figures", /真的吗|真的假的|是真的|哪来的|哪里来|出处|来源|来处|谁说的|依据|可信|靠谱|根据是/],
    ["how", /怎么(?!办)|怎样|如何|咋(?!办)/],
    ["why", /为什么|为何|为啥/],
  ];
  const ANSWERED = 1.5;

  // Where a chapter says why it matters, where its figures come from and what to think about, it says again what its
  // other sections tell in full.
  const ASIDE = new Set(["why", "figures", "check"]);
  const REPEATED = 0.5;

  const share = ({ anchor }, units, asks) => {
    if (!anchor) return asWhole(units);
    if (anchor === asks) return ANSWERED;
    return ASIDE.has(anchor) ? REPEATED : 1;
  };

  // What readers ask for is worth as much as the words of the query (`mass`), the more so the more alike it is.
  const POWER = 1.5;
  const APPENDIX = 0.6; // a page beside the chapters has to be asked for more plainly
  const PLAINLY = 2;

  const askedScore = ({ page, asked, mass }, target) => {
    const like = asked.targets.get(target) || 0;
    const terms = page.targets[target].kind === "t"; // the chapter tells more than the glossary
    return mass * like ** POWER * (page.appendix && (terms || like < PLAINLY) ? APPENDIX : 1);
  };

  // A page leads its places where it is called what the query says, surely where that is all it says; otherwise the
  // place that says it leads.
  const CALLED = 5;
  const ALONE = 1.6;
  const AMONG_OTHERS = 0.7;
  const NOT_CALLED = 0.1;

  const THROUGHOUT = 0.5; // of the page's places

  const throughout = (page, one) => {
    const sections = page.targets.filter(({ kind }) => kind === "s").length;
    const said = [...one.at(page)].filter(([target, { text, name }]) => page.targets[target].kind === "s" && (text || name));
    return said.length > THROUGHOUT * sections;
  };

  const leading = (page, units, plain) => {
    const called = units.some((one) => one.pages.has(page) && (one.at(page).get(0) || NONE).called > CALLED);
    if (!called) return NOT_CALLED;
    return units.some((one) => !one.soft && one.text === plain && throughout(page, one)) ? ALONE : AMONG_OTHERS;
  };

  // [{target, kind, score, asked}], best first, of a page with what readers ask there and how much that counts.
  search.placesIn = (entry, units, plain) => {
    const { page, asked } = entry;
    const [asks] = ASKS.find(([, words]) => words.test(plain)) || [""];
    const touched = new Set(asked.targets.keys());
    for (const one of units) if (one.pages.has(page)) for (const target of one.at(page).keys()) touched.add(target);
    const ofPage = leading(page, units, plain);
    const lead = (place) => (place.score + place.asked) * (place.target ? 1 : ofPage);
    return [...touched]
      .map((target) => ({
        target,
        kind: page.targets[target].kind,
        score: targetScore(page, target, units) * share(page.targets[target], units, asks) + exact(page, target, plain),
        asked: askedScore(entry, target),
      }))
      .sort((one, other) => lead(other) - lead(one));
  };
})(self.handbookSearch);
