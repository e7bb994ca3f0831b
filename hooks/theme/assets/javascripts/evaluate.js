// Runs a calculator's plan (plan.py). No DOM, no generated code; names are looked up in Maps and bare objects only.
// evaluate.py, machine.py, numbers.py, ranges.py and display.py say the same in Python, with explanations.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const k = handbook.kernel;
  const { abs } = Math;
  const BLANKS = " \t\r\n\u00a0\u3000\ufeff\u200b";
  const TEXT_LIMIT = 255;
  const bare = () => Object.create(null);
  const own = (object, name) => (object && Object.prototype.hasOwnProperty.call(object, name) ? object[name] : undefined);
  const rangeOf = (quantity) => quantity.range || {};

  // ---- numbers as people type them

  const LOOKALIKES = { "×": "*", "✕": "*", "∗": "*", "÷": "/", "∕": "/", "−": "-", "–": "-", "“": '"', "”": '"', "【": "[", "】": "]", "￥": "¥" };
  const fold = (text) =>
    text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[×✕∗÷∕−–“”【】￥]/g, (c) => LOOKALIKES[c]);

  function trim(text) {
    let start = 0;
    let end = text.length;
    while (start < end && BLANKS.includes(text[start])) start++;
    while (end > start && BLANKS.includes(text[end - 1])) end--;
    return text.slice(start, end);
  }

  const SHAPE = /^([-+]?)¥?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(\.[0-9]*)?(?:[eE]([-+]?[0-9]{1,6}))?(万|亿)?(%)?$/;

  function readNumber(text, percent) {
    const typed = trim(String(text));
    if (!typed) return {};
    if ([...typed].length > 60) return { fault: "数字太长" };
    const folded = fold(typed);
    const bracketed = folded[0] === "(" && folded.endsWith(")");
    const shape = SHAPE.exec(bracketed ? trim(folded.slice(1, -1)) : folded);
    if (!shape || !/[0-9]/.test(shape[2] + (shape[3] || "")) || (bracketed && shape[1])) return { fault: reason(typed) };
    const exponent = Number(shape[4] || 0) + (shape[5] === "万" ? 4 : shape[5] ? 8 : 0) - (percent || shape[6] ? 2 : 0);
    const value = Number(shape[2].replace(/,/g, "") + (shape[3] || "") + "e" + exponent);
    if (value === Infinity) return { fault: "数太大" };
    return { value: (bracketed || shape[1] === "-") && value ? -value : value };
  }

  function reason(typed) {
    for (const char of typed) {
      if (BLANKS.includes(char)) return "数字中间有空格";
      if (!/[-+0-9.,eE万亿%()¥]/.test(fold(char))) return `“${char}”不是数字`;
    }
    return /[,，]/.test(typed) ? "逗号要三位一节，例如 1,200" : "看不懂这个数，写成 1200 或 1.5";
  }

  // ---- numbers for people

  function digitsOf(size) {
    const [mantissa, exponent] = String(size).split("e");
    const [before, after = ""] = mantissa.split(".");
    const digits = (before + after).replace(/^0+/, "");
    const point = before.length + Number(exponent || 0) - ((before + after).length - digits.length);
    return [digits.replace(/0+$/, "") || "0", digits ? point : 1];
  }

  function showNumber(value, { percent, decimals, full } = {}) {
    const shift = percent ? 2 : 0;
    const free = decimals === undefined;
    const kept = full && free ? value : k.round(value, (free ? 2 : decimals) + shift);
    let [digits, point] = digitsOf(abs(kept));
    if (kept) point += shift;
    let text;
    if (point > 15) {
      text = `${digits[0]}.${digits.slice(1, 6)}`.replace(/\.?0*$/, "") + `E+${point - 1}`;
    } else {
      digits = "0".repeat(Math.max(1 - point, 0)) + digits.padEnd(point, "0");
      const whole = Math.max(point, 1);
      let rest = digits.slice(whole);
      if (!free) rest = rest.slice(0, decimals).padEnd(decimals, "0");
      text = digits.slice(0, whole).replace(/\B(?=(?:[0-9]{3})+$)/g, ",") + (rest && "." + rest);
    }
    return (kept < 0 ? "-" : "") + text + (percent ? "%" : "");
  }

  function showValue(quantity, value) {
    if (typeof value === "boolean") return value ? "是" : "否";
    if (typeof value === "string") return value;
    return showNumber(value, { percent: quantity.percent, decimals: rangeOf(quantity).decimals, full: quantity.formula === undefined });
  }

  const present = (value) => value !== undefined && value !== null;
  const show = (quantity, outcome) => (present(outcome.value) ? showValue(quantity, outcome.value) : outcome.fault || "");

  // ---- what may be entered

  function checkRange(quantity, value) {
    const { choices, whole, min, max, minOpen, maxOpen } = rangeOf(quantity);
    const choice = (found) => (found || !choices ? "" : "应是 " + choices.join("、"));
    if (quantity.type === "boolean") return typeof value === "boolean" ? "" : "应是 是 或 否";
    if (quantity.type === "text") {
      if (typeof value !== "string") return "应是文字";
      return value.length > TEXT_LIMIT ? `最多 ${TEXT_LIMIT} 个字` : choice(choices && choices.includes(value));
    }
    if (!Number.isFinite(value)) return "应是数字";
    if (choices) return choice(choices.some((text) => readNumber(text, quantity.percent).value === value));
    const low = present(min);
    const high = present(max);
    const shown = (limit) => showNumber(limit, { percent: quantity.percent, full: true });
    const below = low && (k.less(value, min) || (minOpen && !k.less(min, value)));
    if (below || (high && (k.less(max, value) || (maxOpen && !k.less(value, max))))) {
      if (low && high) return `应在 ${shown(min)} 到 ${shown(max)} 之间`;
      if (low) return (minOpen ? "应大于 " : "不能小于 ") + shown(min);
      return (maxOpen ? "应小于 " : "不能大于 ") + shown(max);
    }
    const counted = quantity.percent ? value * 100 : value;
    return whole && !k.close(counted, Math.floor(counted + 0.5)) ? "应是整数" : "";
  }

  function accepted(quantity, value) {
    if (!present(value) || value === "" || checkRange(quantity, value)) return null;
    return typeof value === "number" ? k.finite(value) : value;
  }

  // ---- formulas

  const ARITHMETIC = new Map([["+", k.add], ["-", k.subtract], ["*", k.multiply], ["/", k.divide], ["^", k.power]]);
  const COMPARE = new Map([
    ["=", k.close],
    ["<>", (a, b) => !k.close(a, b)],
    ["<", k.less],
    [">", (a, b) => k.less(b, a)],
    ["<=", (a, b) => !k.less(b, a)],
    [">=", (a, b) => !k.less(a, b)],
  ]);
  const NUMERIC = new Map([
    ["ROUND", k.round],
    ["ROUNDUP", (x, places) => k.rounded(x, places, 0)],
    ["ROUNDDOWN", (x, places) => k.rounded(x, places, 1)],
    ["INT", k.floor],
    ["ABS", abs],
    ["SQRT", k.root],
    ["POWER", k.power],
    ["EXP", k.exponential],
    ["LN", k.logarithm],
    ["PMT", k.payment],
    ["PV", k.presentValue],
    ["FV", k.futureValue],
  ]);
  const OVER_VALUES = new Map([
    ["AVERAGE", (values) => k.divide(k.total(values), values.length)],
    ["MIN", (values) => values.reduce((a, b) => (b < a ? b : a))],
    ["MAX", (values) => values.reduce((a, b) => (b > a ? b : a))],
    ["MEDIAN", k.median],
  ]);
  const ROW_WISE = ["ABS", "ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "SQRT", "EXP", "LN", "POWER"];
  const EMPTY = { number: 0, text: "", boolean: false };
  const isList = Array.isArray;
  const parts = (node) => (isList(node) ? node.slice(1).filter(isList) : []);
  const dependsOnRow = (node) => isList(node) && (["cell", "累计", "名次"].includes(node[0]) || parts(node).some(dependsOnRow));

  function tableOf(node) {
    if (node[0] === "column") return node[1];
    if (/^[A-Z]/.test(node[0]) && !ROW_WISE.includes(node[0])) return undefined;
    return parts(node).map(tableOf).find(present);
  }

  function textOf(value, pattern) {
    const percent = pattern.endsWith("%");
    const decimals = (pattern.split(".")[1] || "").replace("%", "").length;
    const shown = showNumber(value, { percent, decimals });
    return pattern[0] === "#" ? shown : shown.replace(/,/g, "");
  }

  const usable = (value) => {
    if (value instanceof k.Fault) throw value;
    return value;
  };

  class Run {
    constructor(plan, inputs) {
      this.plan = plan;
      this.blank = new Set();
      this.inner = 0;
      this.values = plan.variables.map((variable, v) => {
        if (variable.formula !== undefined) return null;
        const value = accepted(variable, own(inputs.variables, variable.name));
        if (value === null && !rangeOf(variable).optional) this.blank.add("v" + v);
        return value;
      });
      this.tables = (plan.tables || []).map((table) => this.completeRows(table, own(inputs.tables, table.name) || []));
      for (const reference of plan.order || []) this.step(...reference);
    }

    completeRows(table, given) {
      const rows = { entered: [], columns: table.columns.map(() => []), order: [], leftOut: 0 };
      const inputs = table.columns.flatMap((column, c) => (column.formula === undefined ? [c] : []));
      given.slice(0, table.limit).forEach((row, r) => {
        const cells = inputs.map((c, i) => row[i]);
        if (cells.every((cell) => !present(cell) || cell === "")) return;
        const values = inputs.map((c, i) => accepted(table.columns[c], cells[i]));
        if (inputs.some((c, i) => values[i] === null && !rangeOf(table.columns[c]).optional)) return void rows.leftOut++;
        rows.entered.push(r);
        inputs.forEach((c, i) => rows.columns[c].push(values[i]));
      });
      this.sort(table, rows);
      return rows;
    }

    sort(table, rows) {
      const [c, descending] = table.sort || [-1];
      const values = rows.columns[c] || [];
      const missing = (r) => typeof values[r] !== "number";
      const sign = descending ? -1 : 1;
      rows.order = rows.entered.map((_, r) => r);
      if (values.length) rows.order.sort((a, b) => missing(a) - missing(b) || (missing(a) ? 0 : sign * values[a] - sign * values[b]));
    }

    waits(node, t) {
      if (!isList(node)) return false;
      const [kind, a, b] = node;
      if (kind === "v") return this.blank.has("v" + a);
      if (kind === "cell" || kind === "column") return this.blank.has(a + "." + b);
      const { sort } = this.plan.tables?.[t] || {};
      if ((kind === "累计" || kind === "名次") && sort && this.blank.has(t + "." + sort[0])) return true;
      return parts(node).some((part) => this.waits(part, t));
    }

    step(kind, a, b) {
      const inTable = kind === "column";
      const { formula } = inTable ? this.plan.tables[a].columns[b] : this.plan.variables[a];
      const waits = this.waits(formula, inTable ? a : -1);
      this.kept = new Map();
      this.here = a;
      const value = (row) => {
        this.row = row;
        this.keptForRow = new Map();
        if (waits) return null;
        try {
          return this.value(formula);
        } catch (fault) {
          if (fault instanceof k.Fault) return fault;
          throw fault;
        }
      };
      if (waits) this.blank.add(inTable ? a + "." + b : "v" + a);
      if (!inTable) return void (this.values[a] = value(0));
      const rows = this.tables[a];
      rows.columns[b] = rows.entered.map((_, r) => value(r));
      this.sort(this.plan.tables[a], rows);
    }

    // The value a reference stands for; null for an optional field left empty.
    field([kind, a, b]) {
      if (kind === "v") return usable(this.values[a]);
      return usable(this.tables[a].columns[b][kind === "cell" ? this.row : this.inner]);
    }

    value(node) {
      if (!isList(node)) return node;
      const [kind, a, b] = node;
      switch (kind) {
        case "text":
          return a;
        case "v":
        case "cell":
        case "column": {
          const quantity = kind === "v" ? this.plan.variables[a] : this.plan.tables[a].columns[b];
          return this.field(node) ?? EMPTY[quantity.type];
        }
        case "neg":
          return k.finite(-this.value(a));
        case "%":
          return typeof a === "number" && a >= 1e-4 && a < 1e15 ? Number(a + "e-2") : k.divide(this.value(a), 100);
      }
      if (ARITHMETIC.has(kind)) return ARITHMETIC.get(kind)(this.value(a), this.value(b));
      if (COMPARE.has(kind)) return this.compare(kind, this.value(a), this.value(b));
      if (kind === "&") {
        const joined = this.value(a) + this.value(b);
        return joined.length > TEXT_LIMIT ? k.fail("文字太长") : joined;
      }
      return this.call(kind, node.slice(1), node);
    }

    compare(operator, a, b) {
      if (typeof a === "number") return COMPARE.get(operator)(a, b);
      if (typeof a === "string") [a, b] = [a.toLowerCase(), b.toLowerCase()];
      return (a === b) === (operator === "=");
    }

    call(name, args, node) {
      if (NUMERIC.has(name)) return k.finite(NUMERIC.get(name)(...args.map((arg) => this.value(arg))));
      switch (name) {
        case "IF":
          return this.value(args[this.value(args[0]) ? 1 : 2]);
        case "IFERROR":
          try {
            return this.value(args[0]);
          } catch (fault) {
            if (fault instanceof k.Fault) return this.value(args[1]);
            throw fault;
          }
        case "AND":
          return args.map((arg) => this.value(arg)).every(Boolean);
        case "OR":
          return args.map((arg) => this.value(arg)).some(Boolean);
        case "NOT":
          return !this.value(args[0]);
        case "TEXT":
          return textOf(this.value(args[0]), args[1][1]);
        case "NOMATCH":
          return k.fail("没有一个条件成立");
        case "名次":
          return this.tables[this.here].order.indexOf(this.row) + 1;
      }
      const kept = dependsOnRow(node) ? this.keptForRow : this.kept;
      if (!kept.has(node)) kept.set(node, this.overRows(name, args));
      return kept.get(node);
    }

    overRows(name, args) {
      switch (name) {
        case "ROWS":
          return this.tables[args[0][1]].entered.length;
        case "累计":
          return this.running(args[0]);
        case "SUMPRODUCT":
          return this.product(args);
        case "LARGE":
        case "SMALL": {
          const place = this.value(args[1]);
          return k.ranked(this.gather([args[0]]), place, name === "LARGE");
        }
        case "NPV": {
          const rate = this.value(args[0]);
          return k.total(k.discounted(rate, this.gather(args.slice(1))));
        }
      }
      const values = this.gather(args);
      if (name === "COUNT") return values.length;
      if (name === "SUM") return k.total(values);
      return values.length ? OVER_VALUES.get(name)(values) : k.fail("没有可算的行");
    }

    gather(args) {
      const found = [];
      for (const node of args) {
        const kind = isList(node) ? node[0] : "";
        if (kind === "column") found.push(...this.tables[node[1]].columns[node[2]]);
        else found.push(kind === "v" ? this.values[node[1]] : kind === "cell" ? this.field(node) : this.value(node));
      }
      return found.map(usable).filter(present);
    }

    product(args) {
      const { entered } = this.tables[args.map(tableOf).find(present)];
      const before = this.inner;
      try {
        return k.total(
          entered.map((_, r) => {
            this.inner = r;
            return args.map((arg) => Number(this.value(arg))).reduce(k.multiply);
          }),
        );
      } finally {
        this.inner = before;
      }
    }

    running([, t, c]) {
      const { order, columns } = this.tables[t];
      const above = order.slice(0, order.indexOf(this.row) + 1);
      return k.total(above.map((r) => usable(columns[c][r])).filter(present));
    }

    results() {
      const results = { variables: bare(), tables: bare() };
      this.plan.variables.forEach(({ name }, v) => (results.variables[name] = outcome(this.values[v])));
      (this.plan.tables || []).forEach((table, t) => {
        const { order, entered, columns, leftOut } = this.tables[t];
        const rows = order.map((r) => {
          const row = bare();
          table.columns.forEach(({ name }, c) => (row[name] = outcome(columns[c][r])));
          return row;
        });
        results.tables[table.name] = { rows, order: order.map((r) => entered[r]), leftOut };
      });
      return results;
    }
  }

  const outcome = (value) => (value instanceof k.Fault ? { fault: value.message } : present(value) ? { value } : {});

  function exampleInputs(plan, scenario = 0) {
    const inputs = { variables: bare(), tables: bare() };
    for (const variable of plan.variables) if (variable.formula === undefined) inputs.variables[variable.name] = variable.examples[scenario];
    for (const table of plan.tables || []) inputs.tables[table.name] = table.rows.map((row) => [...row]);
    return inputs;
  }

  // ---- formulas for people

  const SIGNS = { "*": "×", "/": "÷", "-": "−", "<=": "≤", ">=": "≥", "<>": "≠" };
  const STRENGTH = new Map([["=", 1], ["<>", 1], ["<", 1], ["<=", 1], [">", 1], [">=", 1], ["&", 2], ["+", 3], ["-", 3], ["*", 4], ["/", 4], ["^", 5]]);
  const UNARY = 6;
  const PERCENT = 7;
  const ATOM = 8;

  function write(node, leaf) {
    const text = (part, weakest) => {
      const [written, strength] = piece(part);
      return strength < weakest ? `(${written})` : written;
    };
    const piece = (part) => {
      if (typeof part === "number") return [showNumber(part, { full: true }), ATOM];
      if (!isList(part)) return [part ? "TRUE" : "FALSE", ATOM];
      const [kind, a, b] = part;
      if (kind === "text") return [`"${a.replace(/"/g, '""')}"`, ATOM];
      if (kind === "neg") return ["-" + text(a, UNARY), UNARY];
      if (kind === "%") return [text(a, PERCENT) + "%", PERCENT];
      if (["v", "cell", "column"].includes(kind)) return leaf(part);
      const strength = STRENGTH.get(kind);
      if (strength) return [`${text(a, strength)} ${SIGNS[kind] || kind} ${text(b, strength + 1)}`, strength];
      const args = part.slice(1).filter((arg) => arg[0] !== "NOMATCH");
      return [`${kind}(${args.map((arg) => text(arg, 0)).join("，")})`, ATOM];
    };
    return text(node, 0);
  }

  const quantityOf = (plan, [kind, a, b]) => (kind === "v" ? plan.variables[a] : plan.tables[a].columns[b]);

  function named(plan, node) {
    const { name } = quantityOf(plan, node);
    return [node[0] === "column" ? `${plan.tables[node[1]].name}[${name}]` : name, ATOM];
  }

  const formulaWithNames = (plan, node) => write(node, (part) => named(plan, part));

  // row: one of results.tables[…].rows, for a column's formula
  function formulaWithNumbers(plan, node, results, row) {
    return write(node, (part) => {
      const quantity = quantityOf(plan, part);
      const from = { v: results.variables, cell: row }[part[0]];
      const { value } = (from && from[quantity.name]) || {};
      if (!present(value)) return named(plan, part);
      const text = showValue(quantity, value);
      return typeof value === "string" ? [`"${text}"`, ATOM] : [text, text[0] === "-" ? 1 : ATOM];
    });
  }

  handbook.evaluate = (plan, inputs) => new Run(plan, inputs).results();
  Object.assign(handbook, { exampleInputs, readNumber, showNumber, checkRange, show, formulaWithNames, formulaWithNumbers });
})();
