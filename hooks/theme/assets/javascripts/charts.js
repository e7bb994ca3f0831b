// Charts, drawn as their twins in handbook/calculators/charts draw them: same points, geometry and words.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const { min, max, floor, abs, sin, cos, PI } = Math;
  let parts;

  const create = (name, attributes, content) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    node.append(...content);
    parts.push(node);
    return node;
  };
  const fixed = (value) => floor(value * 10 + 0.5) / 10 || 0;
  const shape = (kind, ...steps) =>
    create("path", { class: kind, d: steps.flat(3).map((step) => (isNaN(step) ? step : fixed(step))).join(" ") }, "");
  const text = (kind, x, y, content) => create("text", { class: kind, x: fixed(x), y: fixed(y) }, [content]);
  const box = (x, y, width, height) => ["M", x, y, "h", width, "v", height, "h", -width, "z"];
  const ring = (x, y, r) => ["M", x - r, y, "a", r, r, 0, 1, 0, 2 * r, 0, "a", r, r, 0, 1, 0, -2 * r, 0, "z"];
  // A circle, square, triangle up or down.
  const mark = (form, x, y, tip = form > 2 ? 5 : -5) =>
    form > 1 ? ["M", x - 5, y - tip, "h", 10, "L", x, y + tip, "z"] : form ? box(x - 4, y - 4, 8, 8) : ring(x, y, 4);
  const line = (xs, ys) => xs.map((x, at) => [at ? "L" : "M", x, ys[at]]);
  const turned = (x, y, radius, turn) => [x + radius * sin(2 * PI * turn), y - radius * cos(2 * PI * turn)];
  const clip = (label, most) => (label.length > most ? label.slice(0, most - 1) + "…" : label);
  const longest = (labels) => max(...labels.map((label) => label.length));
  const spread = (points) => points.flatMap((point) => point.values);

  // Round values, 1, 2 or 5 times a power of ten apart, and the place of a value on an axis from `start` to `end`.
  const scale = (values, start, end) => {
    let [low, high] = [min(...values), max(...values)].map((value) => max(-1e300, min(1e300, value)));
    if (!(high - low > (abs(low) + abs(high)) / 1e9 + 1e-300)) [low, high] = [low - (abs(low) / 10 || 1), high + (abs(high) / 10 || 1)];
    const span = high - low;
    let unit = 1;
    while (unit * 10 <= span && unit < 1e300) unit *= 10;
    while (unit > span) unit /= 10;
    const step = unit * ([0.2, 0.5, 1].find((part) => span <= unit * part * 5) || 2);
    const first = floor(low / step);
    const ticks = [first * step];
    while (ticks.length < 9 && ticks[ticks.length - 1] < high) ticks.push((first + ticks.length) * step);
    const place = (value) => start + ((value - ticks[0]) / (ticks[ticks.length - 1] - ticks[0])) * (end - start);
    return [place, ticks];
  };

  // Names of two or more series; gives where the drawing starts.
  const legend = (heads, kind) => {
    if (!heads[1]) return 4;
    heads.forEach(({ name, unit }, at) => {
      shape(kind + at, kind === "p" ? mark(at % 4, 14, at * 18 + 9) : box(2, at * 18 + 3, 24, 12));
      text("t", 34, at * 18 + 13, name + (unit ? `（${unit}）` : ""));
    });
    return heads.length * 18 + 8;
  };
  // A grid with the left axis and the labels below; gives the points' x.
  const plot = (points, head, [place, ticks], right, inset) => {
    const names = ticks.map((value) => handbook.show(head, { value }));
    const left = longest(names) * 7 + 8;
    const slot = (right - left) / (points.length - inset || 1);
    ticks.forEach((tick, at) => {
      shape("grid", "M", left, place(tick), "H", right + inset * 24);
      text("t u e", left - 6, place(tick) + 4, names[at]);
    });
    const every = floor((longest(points.map((point) => point.label)) * 12 + 8) / slot) + 1;
    return points.map(({ label }, at) => {
      const x = left + slot * (at + 0.5) + inset * (12 - slot / 2);
      if (at % every === 0) text("t u m", x, place(ticks[0]) + 18, label);
      return x;
    });
  };

  const draw = {
    bar(points, heads) {
      const values = [0, ...spread(points)];
      const low = min(...values);
      const width = max(60, 348 - longest(points.flatMap((point) => point.shown)) * 7);
      const times = width / (max(...values) - low || Infinity);
      const zero = 2 - low * times;
      let y = legend(heads, "s");
      for (const { label, values, shown } of points) {
        text("t", 0, y + 12, label);
        values.forEach((value, at) => {
          y += 16;
          shape("s" + at, box(zero + min(0, value * times), y + 1, abs(value * times), 13));
          text("t n", zero + max(0, value * times) + 6, y + 12, shown[at]);
        });
        y += 24;
      }
      return y;
    },

    line(points, heads) {
      const top = legend(heads, "p") + 12;
      const axis = scale(spread(points), top + 150, top);
      const xs = plot(points, heads[0], axis, 326, 1);
      heads.forEach((_, index) => {
        const ys = points.map((point) => axis[0](point.values[index]));
        shape("l" + index, line(xs, ys));
        shape("p" + index, xs.map((x, at) => mark(index % 4, x, ys[at])));
        if (xs.length * heads.length < 13) xs.forEach((x, at) => text("t n m", x, ys[at] - 9, points[at].shown[index]));
      });
      return top + 176;
    },

    radar(points, heads) {
      const middle = legend(heads, "p") + 126;
      const [place, ticks] = scale([0, ...spread(points)], 0, 90);
      const corner = (radius, at) => turned(180, middle, radius, at / points.length);
      const web = (radii) => [line(radii.map((r, at) => corner(r, at)[0]), radii.map((r, at) => corner(r, at)[1])), "z"];
      ticks.forEach((tick) => shape("grid", web(points.map(() => place(tick)))));
      points.forEach(({ label, shown }, at) => {
        const [x, y] = corner(100, at);
        const side = abs(x - 180) < 9 ? "t m" : x > 180 ? "t" : "t e";
        shape("grid", "M", 180, middle, "L", corner(90, at));
        text(side, x, y + (y - middle) / 8 - 3, clip(label, 6));
        text(side + " n", x, y + (y - middle) / 8 + 12, clip(shown.join(" / "), 13));
      });
      heads.forEach((_, index) => {
        const radii = points.map((point) => place(point.values[index]));
        shape("a" + index, web(radii));
        shape("p" + index, radii.map((radius, at) => mark(index % 4, ...corner(radius, at))));
      });
      return middle + 132;
    },

    pareto(points, [head]) {
      points.sort((a, b) => b.values[0] - a.values[0]);
      let total = 0;
      const sums = points.map(({ values }) => (total += max(0, values[0])));
      const axis = scale([0, max(0, points[0].values[0])], 210, 40);
      const xs = plot(points, head, axis, 324, 0);
      const wide = (324 - xs[0]) / points.length;
      for (const percent of [0, 50, 80, 100]) text("t u", 328, 214 - 1.7 * percent, percent + "%");
      shape("mean", "M", xs[0], 74, "H", 324);
      const tops = points.map(({ values }) => axis[0](max(0, values[0])));
      shape("s0", tops.map((y, at) => box(xs[at] - wide * 0.4, y, wide * 0.8, 210 - y)));
      const ys = sums.map((sum) => 210 - 170 * (sum / (total || 1)));
      const reach = sums.findIndex((sum) => sum >= total * 0.8);
      shape("l1", line(xs, ys));
      shape("p1", ring(xs[reach], ys[reach], 4));
      text("t", 0, 14, `前 ${reach + 1} 项合计占 ${fixed((sums[reach] / (total || 1)) * 100)}%（共 ${points.length} 项）`);
      return 236;
    },

    tolerance(points, heads) {
      const [place] = scale(spread(points), 34, 326);
      text("t u", 0, 13, `色带：${heads[0].name} 至 ${heads[1].name}；记号：${heads[2].name}`);
      points.forEach(({ label, values: [low, high, got], shown }, at) => {
        const y = 54 + at * 58;
        const form = got < low ? 3 : got < high ? 0 : 2;
        text("t", 0, y - 16, label);
        text("t n e", 360, y - 16, `${shown[2]} ${form > 2 ? "低于" + heads[0].name : form ? "达到" + heads[1].name : "在容忍区内"}`);
        shape("grid", "M", 34, y, "H", 326);
        shape("band", box(place(low), y - 8, place(high) - place(low), 16));
        text("t u e", place(low) + 8, y + 20, shown[0]);
        text("t u", place(high) - 8, y + 20, shown[1]);
        shape("q" + form, mark(form, place(got), y));
      });
      return 26 + points.length * 58;
    },

    quadrant(points, heads) {
      const [x, y] = [[74, 286], [234, 22]].map(([start, end], index) => {
        const values = points.map((point) => point.values[index]);
        const [place] = scale(values, start, end);
        return [...values, values.reduce((sum, value) => sum + value / values.length, 0)].map(place);
      });
      const names = heads.map((head) => head.name);
      shape("frame", box(60, 8, 240, 240));
      shape("mean", "M", x[points.length], 8, "v", 240, "M", 60, y[points.length], "h", 240);
      text("t u", 65, 22, "↑ " + names[1]);
      text("t u e", 295, 242, names[0] + " →");
      points.forEach(({ label, shown }, at) => {
        shape("dot", ring(x[at], y[at], 9));
        text("t m o", x[at], y[at] + 4, at + 1 + "");
        text("t", 0, 282 + at * 18, `${at + 1} ${label}`);
        text("t n e", 360, 282 + at * 18, `${names[0]} ${shown[0]}，${names[1]} ${shown[1]}`);
      });
      return 274 + points.length * 18;
    },

    pie(points) {
      const total = spread(points).reduce((sum, value) => sum + value, 0);
      const height = max(176, points.length * 34 + 8);
      const corner = (radius, turn) => turned(88, height / 2, radius, turn);
      let done = 0;
      points.forEach(({ label, values, shown }, at) => {
        const part = values[0] / total;
        shape("w" + (at % 5), "M", 88, height / 2, "L", corner(66, done), "A", 66, 66, 0, part > 0.5 ? 1 : 0, 1, corner(66, done + part), "z");
        text("t m", ...corner(78, done + part / 2), at + 1 + "");
        text("t", 186, at * 34 + 18, `${at + 1} ${label}`);
        text("t n", 200, at * 34 + 33, `${fixed(part * 100)}%（${shown[0]}）`);
        done += part;
      });
      return height;
    },
  };

  // Where a kind has too little (or a pie no shares) bars are drawn.
  const fits = {
    radar: (points) => points[2],
    tolerance: (points, heads) => heads[2],
    quadrant: (points, heads) => heads[1],
    pie: (points) => points[1] && !points[12] && min(...spread(points)) > 0,
  };

  // Draws `chart` into the figure `element`, in place of the picture that is there.
  handbook.drawChart = (element, { variables, tables }, { kind, data }, results) => {
    let rows;
    const items = data.map(([where, at, column]) => {
      if (where === "v") return [variables[at], results.variables];
      rows = results.tables[tables[at].name].rows;
      return [tables[at].columns[column]];
    });
    const numbers = items.filter(([head]) => head.type === "number");
    const outcome = ([head, from], row) => (from || row)[head.name];
    const say = (item, row) => handbook.show(item[0], outcome(item, row));
    const label = items.find((item) => !numbers.includes(item));
    const point = (name, found, row) => ({
      label: clip(name, 12),
      values: found.map((item) => outcome(item, row).value),
      shown: found.map((item) => say(item, row)),
    });
    const all = rows ? rows.map((row, at) => point(label ? say(label, row) : at + 1 + "", numbers, row))
      : kind === "tolerance" ? [point("", numbers)] : numbers.map((item) => point(item[0].name, [item]));
    const points = all.filter(({ values }) => values.every(Number.isFinite)).slice(0, kind === "line" || kind === "pareto" ? 500 : 20);
    const rest = (most) => (all.length > most ? `；另有 ${all.length - most} 项` : "");
    const words = points.slice(0, 20).map(({ label, shown }) => label + " " + shown.join("、"));
    const heads = numbers.map(([head]) => head).slice(0, rows || kind === "tolerance" ? 9 : 1);
    parts = [];
    let height = 4;
    if (points[0]) height = draw[!fits[kind] || fits[kind](points, heads) ? kind : "bar"](points, heads);
    const left = points[0] ? rest(points.length).slice(1) : "数字填好后在这里画图";
    if (left) text("t u", 0, (height += 18) - 6, left);
    element.querySelector("svg").replaceWith(create("svg", {
      class: "calculator-svg",
      viewBox: `0 0 360 ${fixed(height)}`,
      role: "img",
      "aria-label": `${element.querySelector("figcaption").textContent}：${words.join("；")}${rest(words.length)}`,
    }, parts));
  };
})();
