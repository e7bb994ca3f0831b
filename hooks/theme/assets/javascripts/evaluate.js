// Runs a calculator's plan; machine.py, evaluate.py, numbers.py, ranges.py and display.py explain it.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const k = handbook.kernel;
  const isList = Array.isArray;
  // Without a prototype: __proto__ and constructor are names like any other.
  const record = (list, of) => ({ __proto__: null, ...Object.fromEntries(list.map((one, at) => [one.name, of(one, at)])) });
  const present = (value) => value != null;
  const own = (object, name) => ({}.hasOwnProperty.call(object || {}, name) ? object[name] : undefined);
  const quantityOf = (plan, [kind, a, b]) => (kind === "v" ? plan.variables[a] : plan.tables[a].columns[b]);
  const isInput = (quantity) => quantity.formula === undefined;

  const fold = (text) => text.replace(/[！-～￥]/g, (c) => c.normalize("NFKC")).replace(/[−–]/g, "-");
  const SHAPE = /^([-+]?)¥?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(\.[0-9]*)?(?:e([-+]?[0-9]{1,6}))?([万亿]?)(%?)$/i;

  function readNumber(text, percent) {
    const typed = String(text).replace(/\u200b/g, "").trim();
    if (!typed) return {};
    const folded = fold(typed);
    const inside = /^\((.*)\)$/.exec(folded);
    const shape = SHAPE.exec(inside ? inside[1].trim() : folded);
    if (!shape || !/[0-9]/.test(shape[2] + shape[3]) || (inside && shape[1])) return { fault: reason(typed) };
    const [, sign, whole, rest = "", exponent = 0, times, share] = shape;
    const shift = Number(exponent) + (times && (times === "万" ? 4 : 8)) - (percent || share ? 2 : 0);
    const value = Number(whole.replace(/,/g, "") + rest + "e" + shift);
    if (value === Infinity) return { fault: "数太大" };
    return { value: (inside || sign === "-") && value ? -value : value };
  }

  function reason(typed) {
    for (const char of typed) {
      if (/\s/.test(char)) return "数字中间有空格";
      if (!/[-+0-9.,eE万亿%()¥]/.test(fold(char))) return `“${char}”不是数字`;
    }
    return "看不懂这个数，写成 1,200 或 1.5";
  }

  function showNumber(value, { percent, decimals, full } = {}) {
    const shift = percent ? 2 : 0;
    const free = decimals === undefined;
    const kept = full && free ? value : k.round(value, (free ? 2 : decimals) + shift);
    const [mantissa, exponent = 0] = String(Math.abs(kept)).split("e");
    const [before, after = ""] = mantissa.split(".");
    let digits = (before + after).replace(/^0+/, "");
    let point = digits ? digits.length - after.length + Number(exponent) + shift : 1;
    digits = digits.replace(/0+$/, "");
    let text;
    if (point > 15) text = `${digits[0]}.${digits.slice(1, 6)}`.replace(/\.?0*$/, "") + "E+" + (point - 1);
    else {
      digits = "0".repeat(Math.max(1 - point, 0)) + digits.padEnd(point, "0");
      point = Math.max(point, 1);
      const rest = free ? digits.slice(point) : digits.slice(point, point + decimals).padEnd(decimals, "0");
      text = digits.slice(0, point).replace(/\B(?=(...)+$)/g, ",") + (rest && "." + rest);
    }
    return (kept < 0 ? "-" : "") + text + (percent ? "%" : "");
  }

  function show(quantity, { value, fault }) {
    if (!present(value)) return fault || "";
    if (typeof value === "boolean") return value ? "是" : "否";
    if (typeof value === "string") return value;
    return showNumber(value, { percent: quantity.percent, decimals: quantity.range?.decimals, full: isInput(quantity) });
  }

  function checkRange({ type, percent, range = {} }, value) {
    const { choices, min, max, minOpen, maxOpen } = range;
    const choice = (found) => (found ? "" : "应是 " + choices.join("、"));
    if (type === "boolean") return value === !!value ? "" : "应是 是 或 否";
    if (type === "text") {
      if (typeof value !== "string") return "应是文字";
      return value.length > 255 ? "最多 255 个字" : choice(!choices || choices.includes(value));
    }
    if (!Number.isFinite(value)) return "应是数字";
    if (choices) return choice(choices.some((text) => readNumber(text, percent).value === value));
    const [low, high] = [min, max].map((limit) => present(limit) && showNumber(limit, { percent, full: true }));
    const outside = (a, b, open) => k.less(a, b) || (open && !k.less(b, a));
    if ((low && outside(value, min, minOpen)) || (high && outside(max, value, maxOpen))) {
      if (low && high) return `应在 ${low} 到 ${high} 之间`;
      return low ? `${minOpen ? "应大于" : "不能小于"} ${low}` : `${maxOpen ? "应小于" : "不能大于"} ${high}`;
    }
    const counted = percent ? value * 100 : value;
    return range.whole && !k.close(counted, Math.floor(counted + 0.5)) ? "应是整数" : "";
  }

  function accepted(quantity, value) {
    if (!present(value) || value === "" || checkRange(quantity, value)) return null;
    return typeof value === "number" ? value + 0 : value;
  }
  const missing = (quantity, value) => value === null && !quantity.range?.optional;

  function textOf(value, pattern) {
    const decimals = (/\.0*/.exec(pattern) || ".")[0].length - 1;
    const shown = showNumber(value, { percent: pattern.endsWith("%"), decimals });
    return pattern[0] === "#" ? shown : shown.replace(/,/g, "");
  }

  const functions = new Map([...k.functions, ["TEXT", textOf]]);
  const EMPTY = { number: 0, text: "", boolean: false };
  const parts = (node) => node.slice(1).filter(isList);
  const REFERENCES = new Set(["v", "cell", "column"]);
  const isReference = (node) => REFERENCES.has(node[0]);
  const dependsOnRow = (node) => ["cell", "累计", "名次"].includes(node[0]) || parts(node).some(dependsOnRow);

  function tableOf(node) {
    if (node[0] === "column") return node[1];
    return functions.has(node[0]) ? parts(node).map(tableOf).find(present) : undefined;
  }

  function usable(value) {
    if (value instanceof k.Fault) throw value;
    return value;
  }
  function attempt(work, otherwise) {
    try {
      return work();
    } catch (fault) {
      if (fault instanceof k.Fault) return otherwise(fault);
      throw fault;
    }
  }

  function evaluate(plan, inputs) {
    const { variables, tables = [], order = [] } = plan;
    const blank = new Set(); // references that wait for an input
    let here, row, inner, kept;

    const values = variables.map((variable, v) => {
      const value = accepted(variable, own(inputs.variables, variable.name));
      if (isInput(variable) && missing(variable, value)) blank.add("v," + v);
      return value;
    });

    const computed = tables.map((table) => {
      const rows = { entered: [], columns: table.columns.map(() => []), leftOut: 0 };
      const fields = table.columns.map((_, c) => c).filter((c) => isInput(table.columns[c]));
      (own(inputs.tables, table.name) || []).slice(0, table.limit).forEach((given, r) => {
        if (!fields.some((_, i) => present(given[i]) && given[i] !== "")) return;
        const cells = fields.map((c, i) => accepted(table.columns[c], given[i]));
        if (fields.some((c, i) => missing(table.columns[c], cells[i]))) rows.leftOut++;
        else {
          rows.entered.push(r);
          fields.forEach((c, i) => rows.columns[c].push(cells[i]));
        }
      });
      return sort(table, rows);
    });

    function sort({ sort: [c, falls] = [] }, rows) {
      const key = (r) => {
        const value = rows.columns[c]?.[r];
        return typeof value === "number" ? (falls ? -value : value) : Infinity;
      };
      rows.order = rows.entered.map((_, r) => r).sort((a, b) => key(a) - key(b) || 0);
      return rows;
    }

    function waits(node, t) {
      const [kind, a, b] = node;
      if (isReference(node)) return blank.has(kind === "v" ? "v," + a : `column,${a},${b}`);
      const sorted = (kind === "累计" || kind === "名次") && tables[t].sort;
      return (sorted && blank.has(`column,${t},${sorted[0]}`)) || parts(node).some((part) => waits(part, t));
    }

    const field = ([kind, a, b]) => usable(kind === "v" ? values[a] : computed[a].columns[b][kind === "cell" ? row : inner]);

    function valueOf(node) {
      if (!isList(node)) return node;
      const [kind, a, b, c] = node;
      if (kind === "text") return a;
      if (isReference(node)) return field(node) ?? EMPTY[quantityOf(plan, node).type];
      if (kind === "%" && a >= 1e-4 && a < 1e15) return Number(a + "e-2");
      if (kind === "IF") return valueOf(valueOf(a) ? b : c);
      if (kind === "IFERROR") {
        const before = inner;
        return attempt(
          () => valueOf(a),
          () => valueOf(b, (inner = before)),
        );
      }
      if (functions.has(kind)) {
        const work = functions.get(kind);
        const result = node.length === 3 ? work(valueOf(a), valueOf(b)) : work(...node.slice(1).map(valueOf));
        return typeof result === "number" ? k.finite(result) : result;
      }
      let memo = kept.get(node);
      if (!memo) kept.set(node, (memo = { byRow: dependsOnRow(node) }));
      const at = memo.byRow ? row : -1;
      if (memo.at !== at) Object.assign(memo, { value: overRows(...node), at });
      return memo.value;
    }

    function overRows(name, ...args) {
      const [a, b] = args;
      if (name === "名次") return computed[here].order.indexOf(row) + 1;
      if (name === "ROWS") return computed[a[1]].entered.length;
      if (name === "SUMPRODUCT") return product(args);
      if (name === "累计") {
        const { order, columns } = computed[a[1]];
        const above = order.slice(0, order.indexOf(row) + 1).map((r) => usable(columns[a[2]][r]));
        return k.total(above.filter(present));
      }
      if (name === "LARGE" || name === "SMALL") {
        const place = valueOf(b);
        return k.ranked(gather([a]), place, name === "LARGE");
      }
      if (name === "NPV") {
        const rate = valueOf(a);
        return k.total(k.discounted(rate, gather(args.slice(1))));
      }
      const found = gather(args);
      if (name === "COUNT") return found.length;
      if (name === "SUM") return k.total(found);
      return found.length ? k.aggregates.get(name)(found) : k.fail("没有可算的行");
    }

    function gather(args) {
      const spread = (node) => (node[0] === "column" ? computed[node[1]].columns[node[2]] : isReference(node) ? field(node) : valueOf(node));
      return args.flatMap(spread).map(usable).filter(present);
    }

    function product(args) {
      const before = inner;
      const terms = computed[args.map(tableOf).find(present)].entered.map((_, r) => {
        inner = r;
        return args.map((arg) => Number(valueOf(arg))).reduce(k.functions.get("*"));
      });
      inner = before;
      return k.total(terms);
    }

    for (const reference of order) {
      const [kind, a, b] = reference;
      const { formula } = quantityOf(plan, reference);
      const waiting = isList(formula) && waits(formula, a);
      if (waiting) blank.add(String(reference));
      here = a;
      kept = new Map();
      const work = (_, r) => {
        row = r;
        return waiting ? null : attempt(() => valueOf(formula), (fault) => fault);
      };
      if (kind === "v") values[a] = work();
      else {
        computed[a].columns[b] = computed[a].entered.map(work);
        sort(tables[a], computed[a]);
      }
    }

    const outcome = (value) => (value instanceof k.Fault ? { fault: value.message } : present(value) ? { value } : {});
    return {
      variables: record(variables, (_, v) => outcome(values[v])),
      tables: record(tables, (table, t) => {
        const { order, entered, columns, leftOut } = computed[t];
        const rows = order.map((r) => record(table.columns, (_, c) => outcome(columns[c][r])));
        return { rows, order: order.map((r) => entered[r]), leftOut };
      }),
    };
  }

  const exampleInputs = (plan, scenario = 0) => ({
    variables: record(plan.variables.filter(isInput), (variable) => variable.examples[scenario]),
    tables: record(plan.tables || [], (table) => table.rows.map((row) => [...row])),
  });

  const SIGNS = { "*": "×", "/": "÷", "-": "−", "<=": "≤", ">=": "≥", "<>": "≠" };
  const LEVELS = [[], ["=", "<>", "<", "<=", ">", ">="], ["&"], ["+", "-"], ["*", "/"], ["^"]];

  function formulaWithNumbers(plan, node, results, row) {
    const text = (part, weakest) => {
      const [written, strength = 8] = piece(part);
      return strength < weakest ? `(${written})` : written;
    };
    const leaf = (part) => {
      const quantity = quantityOf(plan, part);
      const { value } = own({ v: results?.variables, cell: row }[part[0]], quantity.name) || {};
      if (!present(value)) return part[0] === "column" ? `${plan.tables[part[1]].name}[${quantity.name}]` : quantity.name;
      return typeof value === "string" ? `"${value}"` : show(quantity, { value });
    };
    const piece = (part) => {
      if (typeof part === "number") return [showNumber(part, { full: true })];
      if (!isList(part)) return [part ? "TRUE" : "FALSE"];
      const [kind, a, b] = part;
      if (kind === "text") return [`"${a.replace(/"/g, '""')}"`];
      if (kind === "neg") return ["-" + text(a, 6), 6];
      if (kind === "%") return [text(a, 7) + "%", 7];
      if (isReference(part)) {
        const written = leaf(part);
        return [written, written[0] === "-" ? 1 : 8];
      }
      const level = LEVELS.findIndex((signs) => signs.includes(kind));
      if (level > 0) return [`${text(a, level)} ${SIGNS[kind] || kind} ${text(b, level + 1)}`, level];
      const args = part.slice(1).filter((arg) => arg[0] !== "NOMATCH");
      return [`${kind}(${args.map((arg) => text(arg, 0)).join("，")})`];
    };
    return text(node, 0);
  }

  Object.assign(handbook, { evaluate, exampleInputs, readNumber, showNumber, checkRange, show, formulaWithNumbers, formulaWithNames: formulaWithNumbers });
})();
