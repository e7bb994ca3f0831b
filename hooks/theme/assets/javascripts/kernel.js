// The arithmetic of calculators, step by step as in kernel.py and finance.py.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});

  class Fault extends Error {}
  const fail = (reason) => {
    throw new Fault(reason);
  };
  const { abs, floor: down, max, min } = Math;
  const TOLERANCE = 2 ** -48;
  const EXACT = 2 ** 53;
  const LN2_HIGH = 0.6931471803691238;
  const LN2_LOW = 1.9082149292705877e-10;
  const BY_ZERO = "除数是 0";
  const TOO_BIG = "数太大，算不出来";

  const finite = (x) => (x - x === 0 ? x + 0 : fail(TOO_BIG));
  const close = (a, b) => abs(a - b) <= TOLERANCE * max(abs(a), abs(b));
  const less = (a, b) => a < b && !close(a, b);
  const add = (a, b) => (abs(a + b) <= TOLERANCE * max(abs(a), abs(b)) ? 0 : finite(a + b));
  const multiply = (a, b) => finite(a * b);
  const divide = (a, b) => (b === 0 ? fail(BY_ZERO) : finite(a / b));

  const total = (values) => {
    let sum = 0;
    let lost = 0;
    for (const x of values) {
      const bigger = sum + x;
      lost += abs(sum) >= abs(x) ? sum - bigger + x : x - bigger + sum;
      sum = bigger;
    }
    return finite(sum + lost);
  };

  const slack = (size) => min(TOLERANCE * size, 0.03125);
  const floor = (x) => {
    if (abs(x) >= EXACT) return x;
    const whole = down(x);
    return x - whole >= 1 - slack(abs(x)) ? whole + 1 : whole;
  };
  const rounded = (x, places, threshold) => {
    places = min(max(floor(places), -20), 20);
    let scale = 1;
    for (let i = 0; i < abs(places); i++) scale *= 10;
    const scaled = places >= 0 ? abs(x) * scale : abs(x) / scale;
    if (places >= 0 && scaled >= EXACT) return x;
    let whole = down(scaled);
    const rest = scaled - whole;
    const near = slack(scaled);
    if (threshold === 0 ? rest > near : rest >= threshold - near) whole += 1;
    const result = places >= 0 ? whole / scale : whole * scale;
    return finite(x >= 0 ? result : -result);
  };
  const round = (x, places) => rounded(x, places, 0.5);

  const exponential = (x) => {
    if (x > 709.782712893384) fail(TOO_BIG);
    if (x < -745.1332191019411) return 0;
    const twos = down(x / 0.6931471805599453 + 0.5);
    const rest = x - twos * LN2_HIGH - twos * LN2_LOW;
    let result = 1;
    for (let n = 18; n; n--) result = 1 + (rest / n) * result;
    for (let i = 0; i < abs(twos); i++) result = twos > 0 ? result * 2 : result / 2;
    return finite(result);
  };
  const logarithm = (x) => {
    if (x <= 0) fail("对数只能算大于 0 的数");
    let twos = 0;
    for (; x >= 1.4142135623730951; twos++) x /= 2;
    for (; x < 0.7071067811865476; twos--) x *= 2;
    const s = (x - 1) / (x + 1);
    let series = 0;
    for (let n = 23; n > 0; n -= 2) series = series * s * s + 1 / n;
    return finite(twos * LN2_HIGH + (2 * s * series + twos * LN2_LOW));
  };

  const root = (x) => (x < 0 ? fail("负数不能开平方") : Math.sqrt(x));
  const byLogarithm = (base, exponent) => exponential(multiply(exponent, logarithm(base)));
  const wholePower = (base, exponent) => {
    let left = abs(exponent);
    if (left > 1024) return byLogarithm(abs(base), exponent) * (base < 0 && left % 2 ? -1 : 1);
    let result = 1;
    for (; left; left = down(left / 2)) {
      if (left % 2) result *= base;
      base *= base;
    }
    if (exponent < 0) result = result ? 1 / result : fail(TOO_BIG);
    return finite(result);
  };
  const power = (base, exponent) => {
    if (base === 0) return exponent > 0 ? 0 : fail(exponent ? BY_ZERO : "0 的 0 次方没有意义");
    const nearest = abs(exponent) < EXACT ? down(exponent + 0.5) : exponent;
    if (close(nearest, exponent)) return wholePower(base, nearest);
    if (base < 0) fail("负数不能算非整数次方");
    return exponent === 0.5 ? root(base) : byLogarithm(base, exponent);
  };

  const ordered = (values) => [...values].sort((a, b) => a - b);
  const ranked = (values, place, largest) => {
    const index = floor(place) - 1;
    if (index < 0 || index >= values.length) fail("没有这么多行");
    return ordered(values)[largest ? values.length - 1 - index : index];
  };

  const checkRate = (rate) => rate <= -1 && fail("利率要大于 -100%");
  const annuity = (solve) => (rate, periods, a, b = 0, due = 0) => {
    checkRate(rate);
    const grown = power(1 + rate, periods);
    const paid = rate ? finite(((due ? 1 + rate : 1) * add(grown, -1)) / rate) : periods;
    return finite(solve(grown, paid, a, b));
  };
  const discounted = (rate, values) => {
    checkRate(rate);
    let factor = 1;
    return values.map((x) => divide(x, (factor = finite(factor * (1 + rate)))));
  };

  const same = (a, b) => (typeof a === "number" ? close(a, b) : String(a).toLowerCase() === String(b).toLowerCase());
  const join = (a, b) => ((a + b).length > 255 ? fail("文字太长") : a + b);

  const functions = {
    "+": add,
    "-": (a, b) => add(a, -b),
    "*": multiply,
    "/": divide,
    "^": power,
    neg: (x) => -x,
    "%": (x) => divide(x, 100),
    "&": join,
    "=": same,
    "<>": (a, b) => !same(a, b),
    "<": less,
    ">": (a, b) => less(b, a),
    "<=": (a, b) => !less(b, a),
    ">=": (a, b) => !less(a, b),
    AND: (...all) => !all.includes(false),
    OR: (...all) => all.includes(true),
    NOT: (x) => !x,
    NOMATCH: () => fail("没有一个条件成立"),
    ROUND: round,
    ROUNDUP: (x, places) => rounded(x, places, 0),
    ROUNDDOWN: (x, places) => rounded(x, places, 1),
    INT: floor,
    ABS: abs,
    SQRT: root,
    POWER: power,
    EXP: exponential,
    LN: logarithm,
    PMT: annuity((grown, paid, present, future) => divide(-add(future, multiply(present, grown)), paid)),
    PV: annuity((grown, paid, each, future) => divide(-add(future, multiply(each, paid)), grown)),
    FV: annuity((grown, paid, each, present) => -add(multiply(present, grown), multiply(each, paid))),
  };
  const aggregates = {
    AVERAGE: (values) => divide(total(values), values.length),
    MIN: (values) => min(...values),
    MAX: (values) => max(...values),
    MEDIAN: (values) => {
      const sorted = ordered(values);
      const middle = sorted.length >> 1;
      return sorted.length % 2 ? sorted[middle] : finite(sorted[middle - 1] / 2 + sorted[middle] / 2);
    },
  };
  const asMap = (object) => new Map(Object.entries(object));

  handbook.kernel = { Fault, fail, finite, close, less, total, round, ranked, discounted, functions: asMap(functions), aggregates: asMap(aggregates) };
})();
