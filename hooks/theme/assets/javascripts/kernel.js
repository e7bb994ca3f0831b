// The arithmetic of calculators: kernel.py and finance.py line for line, the same bits. Explanations stand there.
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
  const LN2_HIGH = 6.93147180369123816490e-1;
  const LN2_LOW = 1.90821492927058770002e-10;
  const BY_ZERO = "除数是 0";
  const TOO_BIG = "数太大，算不出来";

  const finite = (x) => (x - x === 0 ? x + 0 : fail(TOO_BIG));
  const close = (a, b) => abs(a - b) <= TOLERANCE * max(abs(a), abs(b));
  const less = (a, b) => a < b && !close(a, b);
  const add = (a, b) => (abs(a + b) <= TOLERANCE * max(abs(a), abs(b)) ? 0 : finite(a + b));
  const subtract = (a, b) => add(a, -b);
  const multiply = (a, b) => finite(a * b);
  const divide = (a, b) => (b === 0 ? fail(BY_ZERO) : finite(a / b));

  function total(values) {
    let sum = 0;
    let lost = 0;
    for (const x of values) {
      const bigger = sum + x;
      lost += abs(sum) >= abs(x) ? sum - bigger + x : x - bigger + sum;
      sum = bigger;
      finite(sum + lost);
    }
    return finite(sum + lost);
  }

  const slack = (size) => min(TOLERANCE * size, 0.03125);

  function floor(x) {
    if (abs(x) >= EXACT) return x;
    const whole = down(x);
    return x - whole >= 1 - slack(abs(x)) ? whole + 1 : whole;
  }

  function rounded(x, places, threshold) {
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
  }
  const round = (x, places) => rounded(x, places, 0.5);

  const root = (x) => (x < 0 ? fail("负数不能开平方") : Math.sqrt(x));

  function wholePower(base, exponent) {
    let left = abs(exponent);
    if (left > 1024) {
      const size = exponential(multiply(exponent, logarithm(abs(base))));
      return base < 0 && exponent - down(exponent / 2) * 2 ? -size : size;
    }
    let result = 1;
    while (left > 0) {
      const half = down(left / 2);
      if (left - half * 2 === 1) result *= base;
      base *= base;
      left = half;
    }
    if (exponent >= 0) return finite(result);
    return result === 0 ? fail(TOO_BIG) : 1 / result + 0;
  }

  function power(base, exponent) {
    if (base === 0) return exponent > 0 ? 0 : fail(exponent ? BY_ZERO : "0 的 0 次方没有意义");
    const nearest = abs(exponent) < EXACT ? down(exponent + 0.5) : exponent;
    if (close(nearest, exponent)) return wholePower(base, nearest);
    if (base < 0) fail("负数不能算非整数次方");
    return exponent === 0.5 ? root(base) : exponential(multiply(exponent, logarithm(base)));
  }

  function exponential(x) {
    if (x > 709.782712893384) fail(TOO_BIG);
    if (x < -745.1332191019411) return 0;
    const twos = down(x / 0.6931471805599453 + 0.5);
    const high = x - twos * LN2_HIGH;
    const low = twos * LN2_LOW;
    const y = high - low;
    const t = y * y;
    let c = 4.13813679705723846039e-8;
    for (const next of [-1.6533902205465251539e-6, 6.61375632143793436117e-5, -2.77777777770155933842e-3, 1.66666666666666019037e-1]) c = c * t + next;
    c = y - t * c;
    let result = 1 - (low - (y * c) / (2 - c) - high);
    for (let i = 0; i < abs(twos); i++) result = twos > 0 ? result * 2 : result / 2;
    return finite(result);
  }

  function logarithm(x) {
    if (x <= 0) fail("对数只能算大于 0 的数");
    let twos = 0;
    for (; x >= 1.4142135623730951; twos++) x /= 2;
    for (; x < 0.7071067811865476; twos--) x *= 2;
    const f = x - 1;
    const s = f / (2 + f);
    const z = s * s;
    let r = 1.479819860511658591e-1;
    for (const next of [1.531383769920937332e-1, 1.818357216161805012e-1, 2.222219843214978396e-1, 2.857142874366239149e-1, 3.999999999940941908e-1, 6.66666666666673513e-1]) r = r * z + next;
    const half = 0.5 * f * f;
    return finite(twos * LN2_HIGH - (half - (s * (half + r * z) + twos * LN2_LOW) - f));
  }

  const ordered = (values) => [...values].sort((a, b) => a - b);

  function median(values) {
    const sorted = ordered(values);
    const middle = down(sorted.length / 2);
    return sorted.length % 2 ? sorted[middle] : finite(sorted[middle - 1] / 2 + sorted[middle] / 2);
  }

  function ranked(values, place, largest) {
    const index = floor(place) - 1;
    if (!(index >= 0 && index < values.length)) fail("没有这么多行");
    return ordered(values)[largest ? values.length - 1 - index : index];
  }

  // pv·q + pmt·(1 + r·due)·(q - 1)/r + fv = 0 with q = (1 + r)^n
  const checkRate = (rate) => rate <= -1 && fail("利率要大于 -100%");
  function growth(rate, periods, due) {
    checkRate(rate);
    if (rate === 0) return [1, periods];
    const grown = power(1 + rate, periods);
    return [grown, finite(((due ? 1 + rate : 1) * subtract(grown, 1)) / rate)];
  }
  function payment(rate, periods, present, future = 0, due = 0) {
    const [grown, paid] = growth(rate, periods, due);
    return divide(-add(future, multiply(present, grown)), paid);
  }
  function presentValue(rate, periods, each, future = 0, due = 0) {
    const [grown, paid] = growth(rate, periods, due);
    return divide(-add(future, multiply(each, paid)), grown);
  }
  function futureValue(rate, periods, each, present = 0, due = 0) {
    const [grown, paid] = growth(rate, periods, due);
    return finite(-add(multiply(present, grown), multiply(each, paid)));
  }
  function discounted(rate, values) {
    checkRate(rate);
    let factor = 1;
    return values.map((x) => divide(x, (factor = finite(factor * (1 + rate)))));
  }

  handbook.kernel = {
    Fault, fail, finite, close, less, add, subtract, multiply, divide, total, floor, rounded, round, root, power,
    exponential, logarithm, median, ranked, payment, presentValue, futureValue, discounted,
  };
})();
