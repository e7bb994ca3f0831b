// Cuts a query into words: the handbook's own terms, the empty words of a question, Latin runs, and what is left.
((search) => {
  "use strict";

  // What asks, and what only joins; never a reason to find or to miss a page.
  const QUESTION = `怎么办 怎么做 怎么样 怎么说 怎么写 怎么填 怎么用 怎么 怎样 如何 什么 是什么 什么是 什么叫 什么意思 是什么意思 为什么 为何 为啥 干什么 干嘛
    有什么 有哪些 是哪些 哪些 哪个 哪里 哪儿 哪几 哪种 什么样 多少 多久 多长 几个 几种 什么时候 啥时候 何时 咋办 咋 啥 吗 呢 吧 请问 我们 我想 你们 他们 咱们 应该 应当 可以
    能不能 能否 可不可以 有没有 是不是 是否 要不要 该不该 会不会 一下 一个 一些 这个 那个 这种 那种 时候 关于 有关 指的是 意思 需要 想要 知道
    如果 的话 还是 或者 以及 并且 而且 但是 因为 所以 的时候 了吗 办法 告诉我 帮我 想知道 不知道 里面 到底 之前 之后 以前 以后`.split(/\s+/);
  const SMALL = new Set("的了着吗呢吧啊呀我你您他她它该要能会是有在和与及或跟对把被给让请做办说想就都也很太最还到去来用上下里中时后前之以为于从几哪谁这那些个得地么嘛一");
  // Words a question needs but an answer often lacks: they count where they stand, and are not missed.
  const LIGHT = new Set(`注意 注意事项 区别 不同 差别 回答 应对 对待 处理 面对 遇到 碰到 遇上 情况 事情 东西 作用 好处 意义 原因 方法 步骤 技巧 问题 做法
    要求 原则 内容 方面 规定 比较 看待 理解 正确 合适 好处 坏处 具体 例子 案例 举例 介绍 说明 解释 准备 开始 进行 属于 包括 包含 认为 觉得 发现 希望 必须 一般
    通常 平时 经常 总是 一直 特别 非常 主要 重要 有效 有用 最好 最重要 更好 第一 首先 先 今天 现在 每天 自己 别人 人家 公司 工作 员工 客人`.split(/\s+/));
  const stops = new Set(QUESTION);
  const LONGEST = 18;
  let known = new Map(); // a term in the one form → its rank among the handbook's terms

  search.setKnown = (terms) => {
    known = new Map(terms.map((term, rank) => [term, rank]));
  };

  search.isLight = (word) => LIGHT.has(word);
  search.isKnown = (word) => known.has(word);
  search.rankOf = (word) => known.get(word);

  // How much is gained by taking `word` as one; 0 where it is none.
  const gain = (word) => {
    if (stops.has(word)) return word.length * word.length * 0.7;
    return word.length > 1 && (known.has(word) || LIGHT.has(word)) ? word.length * word.length : 0;
  };

  const LATIN = /^(?:[a-z]+|\d+)/;

  const steps = (text, at, without) => {
    const run = LATIN.exec(text.slice(at));
    const found = run ? [{ length: run[0].length, worth: run[0].length * 1.1, kind: "latin" }] : [{ length: 1, worth: 0, kind: "loose" }];
    for (let length = 2; length <= Math.min(LONGEST, text.length - at); length++) {
      const word = text.slice(at, at + length);
      const cuts = run && length < run[0].length; // never within letters or digits
      const tears = LATIN.test(text.slice(at + length)) && /[a-z]$/.test(word) && /^[a-z]/.test(text.slice(at + length));
      const worth = word === without || cuts || tears ? 0 : gain(word);
      if (worth) found.push({ length, worth, kind: stops.has(word) ? "stop" : "known" });
    }
    return found;
  };

  // The most telling way to cut: [{text, kind}], kind one of known, stop, latin, loose (a run that is no term).
  // `without` is a term not to be taken whole.
  search.cut = (text, without = "") => {
    const best = Array(text.length + 1).fill(null);
    best[0] = { worth: 0 };
    for (let at = 0; at < text.length; at++) {
      if (!best[at]) continue;
      for (const { length, worth, kind } of steps(text, at, without)) {
        const total = best[at].worth + worth;
        if (!best[at + length] || total > best[at + length].worth) best[at + length] = { worth: total, from: at, kind };
      }
    }
    const words = [];
    for (let at = text.length; at > 0; at = best[at].from) {
      const piece = text.slice(best[at].from, at);
      if (best[at].kind === "loose" && words[0] && words[0].kind === "loose") words[0].text = piece + words[0].text;
      else words.unshift({ text: piece, kind: best[at].kind });
    }
    words.worth = best[text.length].worth;
    return words;
  };

  search.isSmall = (mark) => SMALL.has(mark);

  const ASKING = new RegExp([...stops].sort((one, other) => other.length - one.length).join("|"), "g");

  // Without the words that ask.
  search.told = (text) => text.replace(ASKING, "") || text;

  search.trimSmall = (text) => {
    let [from, to] = [0, text.length];
    while (from < to && SMALL.has(text[from])) from++;
    while (to > from && SMALL.has(text[to - 1])) to--;
    return text.slice(from, to);
  };

  const segmenter = self.Intl && Intl.Segmenter ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

  // Whether the language knows the text as one word; a browser that cannot tell says no.
  search.isWord = (text) => segmenter !== null && Array.from(segmenter.segment(text)).length === 1;

  // Pieces of a loose run that the handbook's text has, longest first at each place; `single` are lone characters.
  search.pieces = (run) => {
    const found = [];
    let alone = "";
    for (let at = 0; at < run.length; ) {
      let length = Math.min(8, run.length - at);
      while (length > 1 && !search.corpus.has(run.substr(at, length))) length--;
      const piece = run.substr(at, length);
      const trimmed = length > 2 ? search.trimSmall(piece) : piece;
      if (length > 1) found.push(trimmed.length > 1 ? trimmed : piece);
      else if (!SMALL.has(piece)) alone += piece;
      at += length;
    }
    return { found, alone };
  };
})(self.handbookSearch);
