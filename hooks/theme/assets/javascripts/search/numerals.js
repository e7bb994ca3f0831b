// Numbers in both scripts: 8 项 = 八项, 80/20 = 8020 = 八二 = 二八.
((search) => {
  "use strict";

  const HAN = "零一二三四五六七八九";
  const RATIO = /^([1-9])0([1-9])0$/;

  const toHan = (digits) => {
    const number = Number(digits);
    if (number < 10) return HAN[number];
    if (number < 100) return (number < 20 ? "" : HAN[Math.floor(number / 10)]) + "十" + (number % 10 ? HAN[number % 10] : "");
    return digits;
  };

  const toDigits = (text) => {
    const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
    if (!text.includes("十")) return String(HAN.indexOf(ones));
    return String((tens ? HAN.indexOf(tens) : 1) * 10 + (ones ? HAN.indexOf(ones) : 0));
  };

  const ratios = (text) => {
    const digits = RATIO.exec(text);
    const [one, other] = digits ? [Number(digits[1]), Number(digits[2])] : [HAN.indexOf(text[0]), HAN.indexOf(text[1])];
    if (one < 1 || other < 1 || one + other !== 10 || !(digits || text.length === 2)) return [];
    return [`${one}0${other}0`, `${other}0${one}0`, HAN[one] + HAN[other], HAN[other] + HAN[one]];
  };

  // Other ways to write the numbers of `text`, which is in its one form.
  search.otherNumbers = (text) => {
    const han = text.replace(/\d+/g, toHan);
    const digits = text.replace(/[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]/g, toDigits);
    return [...new Set([...ratios(text), han, digits])].filter((one) => one !== text);
  };

  // The same for ratios inside a longer query (8020法则).
  search.ratioIn = (text) => {
    const found = /[1-9]0[1-9]0/.exec(text);
    return found ? ratios(found[0]).map((ratio) => text.replace(found[0], ratio)) : [];
  };
})(self.handbookSearch);
