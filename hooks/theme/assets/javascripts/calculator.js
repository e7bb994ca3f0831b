// Makes a calculator live: fields where the worked example stood, results as one types.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  // Live calculators by id: what readers typed is kept while the page lives.
  const mounted = new Map();
  let count = 0;

  const make = (name, attributes, ...content) => {
    const node = document.createElement(name);
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    node.append(...content);
    return node;
  };
  const put = (node, text, fault) => {
    if (node.said === text) return;
    node.textContent = node.said = text;
    node.classList.toggle("calculator-fault", !!fault);
  };
  const broken = (element, error) => {
    console.error(element.id, error);
    element.classList.remove("is-live");
    element.append(make("p", { class: "calculator-notice", role: "alert" }, "这个计算器暂时不能算，上面是算好的例子。"));
  };
  // Cells copied from Excel or WPS: tabs between columns, quotes around cells that contain lines.
  const readCells = (text) => {
    const rows = [[]];
    for (const [, cell, end] of text.matchAll(/("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|\r|$)/g)) {
      const plain = cell[0] === '"' ? cell.slice(1, -1).replace(/""/g, '"') : cell;
      rows[rows.length - 1].push(plain.replace(/\s+/g, " ").trim());
      if (!end) break;
      if (end !== "\t") rows.push([]);
    }
    return rows.filter((row) => row.join(""));
  };
  // What a spreadsheet would take for a formula gets an apostrophe; negative numbers stay numbers.
  const harmless = (text) => (/^\s*([=+@]|-(?![\d.,]+%?$))/.test(text) ? "'" + text : text);

  const live = (element, earlier) => {
    const plan = JSON.parse(element.dataset.calculator);
    const { variables, tables = [], scenarios, charts, fingerprint } = plan;
    const { id } = element;
    const cells = new Map();
    const outputs = [];
    const steps = [];
    const notice = make("p", { class: "calculator-notice", role: "status" });
    const status = make("p", { class: "calculator-status", role: "status" });
    const folded = element.querySelector(".calculator-steps");
    let scenario, texts, undoing, timer;

    const find = (selector) => [...element.querySelectorAll(selector)];
    const guard = (work) => (event) => {
      try {
        return work(event);
      } catch (error) {
        broken(element, error);
      }
    };
    const on = (node, type, work) => node.addEventListener(type, guard(work));
    const button = (text, work) => {
      const node = make("button", { type: "button", class: "calculator-button" }, text);
      on(node, "click", work);
      return node;
    };
    const bar = (...content) => make("p", { class: "calculator-buttons calculator-mine" }, ...content);
    const say = (text) => put(notice, text);
    const entered = ({ columns }) => columns.filter((column) => !("formula" in column));
    const amount = (quantity, outcome) => {
      const text = outcome.value === "" ? "" : handbook.show(quantity, outcome) || "—";
      return quantity.percent && (quantity.unit || "")[0] === "%" ? text.replace(/%$/, "") : text;
    };
    const written = (quantity, value) => (value == null ? "" : amount(quantity, { value }));
    const example = JSON.stringify({
      scenario: 0,
      texts: scenarios.map((_, at) => variables.map((one) => written(one, (one.examples || [])[at]))),
      rows: tables.map((table) => table.rows.map((row) => row.map((value, at) => written(entered(table)[at], value)))),
    });

    // A value a reader enters: its field, its text, and what it is worth (null: nothing, or a message says why).
    const cell = (quantity, fixed) => {
      const { range = {}, type, percent } = quantity;
      const name = `${id}-${++count}`;
      const node = fixed ? make("span") : range.choices
        ? make("select", { id: name }, ...["", ...range.choices].map((choice) => make("option", {}, choice)))
        : make("input", { id: name, type: "text", autocomplete: "off", maxlength: 255, inputmode: type === "number" ? "decimal" : "text" });
      let note;
      const one = {
        quantity, node, fixed,
        read(text) {
          one.text = text;
          const { value, fault } = type === "number" ? handbook.readNumber(text, percent) : { value: text.trim() || undefined };
          const message = fault || (value === undefined ? "" : handbook.checkRange(quantity, value));
          one.value = message || value === undefined ? null : value;
          if (message && !note) {
            note = make("span", { id: name + "m", class: "calculator-message" });
            node.after(note);
            node.setAttribute("aria-describedby", name + "m");
          }
          if (!note) return;
          put(note, message);
          node.setAttribute("aria-invalid", !!message);
        },
        fill(text) {
          node[fixed ? "textContent" : "value"] = text;
          one.read(text);
        },
      };
      cells.set(node, one);
      return one;
    };

    const own = variables.map((one, at) => {
      const row = element.querySelector(`tr[data-v="${at}"]`);
      const place = row.querySelector(".calculator-field");
      if ("formula" in one) {
        const node = make("output", { class: one.type === "number" ? "calculator-number" : "calculator-text", "aria-live": "off" });
        outputs.push([one, node]);
        return place.replaceWith(node);
      }
      const made = cell(one, (one.range || {}).fixed);
      made.keep = (text) => (texts[scenario][at] = text);
      made.load = () => made.fill(String(texts[scenario][at] || ""));
      place.append(made.node);
      const name = row.querySelector(".calculator-name");
      if (!made.fixed) name.replaceChildren(make("label", { for: made.node.id }, name.textContent));
      return made;
    }).filter(Boolean);

    const grids = tables.map((table, t) => {
      const place = element.querySelector(`[data-t="${t}"]`);
      const heads = [...place.querySelectorAll(".calculator-grid thead th")];
      const body = make("tbody", { class: "calculator-mine" });
      const left = make("p", { class: "calculator-left calculator-mine" });
      const rows = [];
      const label = ({ range = {}, type }) => range.fixed || (table.fixed && type === "text" && !range.choices);
      const add = (texts) => {
        const row = { cells: [], outs: [] };
        row.node = make("tr", {}, ...table.columns.map((column, at) => {
          const td = make("td", { "data-label": heads[at].textContent, class: heads[at].className });
          if ("formula" in column) row.outs.push([column, td]);
          else {
            const made = cell(column, label(column));
            td.append(made.node);
            made.fill(String(texts[row.cells.length] || ""));
            row.cells.push(made);
          }
          return td;
        }));
        rows.push(row);
        body.append(row.node);
        if (table.fixed) return;
        row.remove = button("删除", () => {
          keep();
          const at = rows.indexOf(row);
          rows.splice(at, 1);
          row.node.remove();
          number();
          update();
          (rows[at] || rows[at - 1] || { remove: more }).remove.focus();
        });
        row.node.append(make("td", { class: "calculator-remove" }, row.remove));
      };
      const number = () => rows.forEach((row, at) => {
        for (const { quantity, node, fixed } of row.cells) if (!fixed) node.setAttribute("aria-label", `${quantity.name}，第 ${at + 1} 行`);
        if (row.remove) row.remove.setAttribute("aria-label", `删除第 ${at + 1} 行`);
      });
      const fill = (given) => {
        rows.length = 0;
        body.replaceChildren();
        if (table.fixed) JSON.parse(example).rows[t].forEach((row, r) => add(row.map((text, c) => (label(entered(table)[c]) ? text : (given[r] || row)[c]))));
        else given.slice(0, table.limit).forEach(add);
        number();
      };
      const sort = () => {
        if (!table.sort) return;
        rows.sort((a, b) => a.rank - b.rank);
        body.append(...rows.map((row) => row.node));
        number();
      };
      const more = button("加一行", () => {
        if (rows.length >= table.limit) return say(`最多 ${table.limit} 行`);
        add([]);
        number();
        update();
        rows[rows.length - 1].cells[0].node.focus();
      });
      on(body, "paste", (event) => {
        const lines = readCells(event.clipboardData.getData("text/plain"));
        if (lines.length < 2 && (lines[0] || []).length < 2) return;
        event.preventDefault();
        keep();
        const start = rows.findIndex((row) => row.node.contains(event.target));
        const first = rows[start].cells.findIndex(({ node }) => node === event.target);
        let places = lines[0].map((name) => entered(table).findIndex((column) => column.name === name.replace(/\s*[（(].*/, "")));
        if (places.every((at) => at < 0)) places = null;
        else lines.shift();
        const fits = lines.slice(0, (table.fixed ? rows.length : table.limit) - start);
        fits.forEach((line, r) => {
          if (!rows[start + r]) add([]);
          line.forEach((text, c) => {
            const target = rows[start + r].cells[places ? places[c] : first + c];
            if (target && !target.fixed) target.fill(text.slice(0, 255));
          });
        });
        number();
        update();
        sort();
        say(`粘贴了 ${fits.length} 行${fits.length < lines.length ? `，另外 ${lines.length - fits.length} 行放不下` : ""}`);
      });
      place.querySelector(".calculator-grid tbody").after(body);
      if (!table.fixed) heads[0].parentNode.append(make("td", { class: "calculator-mine" }));
      const clear = button("清空", () => {
        keep();
        fill([[]]);
        update();
      });
      place.append(left, bar(...(table.fixed ? [] : [more, clear]), ...(table.sort ? [button("重新排序", sort)] : []), "从 Excel、WPS 复制的多行可以粘贴到任一格。"));
      return { table, rows, left, fill, sort };
    });

    // Computes and shows; touches only what changed.
    const refresh = () => {
      const used = grids.map(({ rows }) => rows.filter((row) => row.cells.some((one) => one.text)));
      const results = handbook.evaluate(plan, {
        variables: Object.fromEntries(own.map(({ quantity, value }) => [quantity.name, value])),
        tables: Object.fromEntries(tables.map(({ name }, t) => [name, used[t].map((row) => row.cells.map((one) => one.value))])),
      });
      for (const [quantity, node] of outputs) {
        const outcome = results.variables[quantity.name];
        put(node, node.tagName === "B" && outcome.fault ? "—" : amount(quantity, outcome), outcome.fault);
      }
      grids.forEach(({ table, rows, left }, t) => {
        const { rows: found, order, leftOut } = results.tables[table.name];
        for (const row of rows) row.rank = found.length;
        order.forEach((from, rank) => (used[t][from].rank = rank));
        for (const { rank, outs } of rows) {
          for (const [column, node] of outs) {
            const outcome = (found[rank] || {})[column.name];
            put(node, outcome ? amount(column, outcome) : "", (outcome || {}).fault);
          }
        }
        put(left, leftOut ? `${leftOut} 行不完整，未计入` : "");
      });
      if (folded && folded.open) for (const step of steps) step(results);
      for (const figure of find("figure[data-chart]")) {
        try {
          handbook.drawChart(figure, plan, charts[figure.dataset.chart], results);
        } catch (error) {
          figure.hidden = true;
          console.error(id, error);
        }
      }
      element.classList.toggle("is-changed", save() !== example);
    };
    // After a reader's action: the conclusion is read out once typing pauses.
    const update = () => {
      refresh();
      clearTimeout(timer);
      timer = setTimeout(() => put(status, spoken.map((node) => node.textContent).join(" ")), 1000);
    };
    const save = () => JSON.stringify({ scenario, texts, rows: grids.map(({ rows }) => rows.map((row) => row.cells.map((one) => one.text))) });
    const keep = () => {
      undoing = save();
      undo.hidden = false;
    };
    const show = () => {
      for (const one of own) one.load();
      for (const radio of find("[type=radio]")) radio.checked = radio.value == scenario;
    };
    const load = (state) => {
      const rows = ({ scenario, texts } = JSON.parse(state)).rows;
      show();
      grids.forEach((grid, t) => grid.fill(rows[t]));
      refresh();
      for (const grid of grids) grid.sort();
    };

    // To the clipboard, or into a box to copy from where the browser does not let us.
    const copy = async (text, html = "") => {
      try {
        const blobs = { "text/plain": new Blob([text], { type: "text/plain" }) };
        if (html) blobs["text/html"] = new Blob([html], { type: "text/html" });
        await navigator.clipboard.write([new ClipboardItem(blobs)]);
        say("已复制");
      } catch {
        const area = make("textarea", { readonly: "", "aria-label": "要复制的内容" }, text);
        say("请用 Ctrl+C 或长按复制：");
        notice.said = "";
        notice.append(area);
        area.select();
      }
    };
    const tools = bar(button("回到例子", () => {
      keep();
      load(example);
      say("已回到例子");
    }));
    const undo = button("撤销", () => {
      const now = save();
      load(undoing);
      undoing = now;
      say("已撤销，再按一次恢复");
    });
    undo.hidden = true;
    tools.append(undo, button("复制结果", () => {
      const lines = find(".calculator-table:not(.calculator-columns) tbody tr, .calculator-grid thead tr")
        .filter((tr) => !tr.closest(".calculator-example, .calculator-blank"))
        .map((tr) => [...tr.querySelectorAll("th, td:not(.calculator-example, .calculator-range, .calculator-source, .calculator-remove)")].flatMap((td) => {
          const unit = td.querySelector(".calculator-unit");
          const field = td.querySelector(".calculator-name, input, select, output") || td;
          return [harmless(field.value || field.textContent), ...(unit ? [unit.textContent] : [])];
        }));
      lines.unshift([plan.title]);
      return copy(lines.map((line) => line.join("\t")).join("\n"),
        make("table", {}, ...lines.map((line) => make("tr", {}, ...line.map((text) => make("td", {}, text))))).outerHTML);
    }), button("复制带数字的链接", () => {
      const data = JSON.stringify([fingerprint, scenario, texts[scenario], JSON.parse(save()).rows]);
      return copy(`${location.href.split("#")[0]}#${id}?${encodeURIComponent(data)}`);
    }));
    const open = () => {
      const [target, data] = location.hash.slice(1).split("?");
      if (target !== id || !data) return;
      element.scrollIntoView();
      try {
        const [model, chosen, given, rows] = JSON.parse(decodeURIComponent(data));
        if (model !== fingerprint) return say("发出链接以后这个计算器改过，下面是例子。");
        if (!(chosen in scenarios && [given, ...rows.flat()].flat().every((text) => text.big))) throw 0; // only texts
        const state = JSON.parse(example);
        load(JSON.stringify({ scenario: chosen, texts: state.texts.map((one, at) => (at === chosen ? given : one)), rows }));
      } catch {
        load(example);
        say("链接不完整，下面是例子。");
      }
    };

    if (scenarios[1]) {
      const group = make("fieldset", { class: "calculator-choice calculator-mine" }, make("legend", {}, "方案"),
        ...scenarios.map((name, value) => make("label", {}, make("input", { type: "radio", name: id, value }), name)));
      on(group, "change", ({ target }) => {
        scenario = +target.value;
        show();
        update();
      });
      element.querySelector(".calculator-head").after(group);
    }
    const spoken = find(".calculator-verdict").map((verdict) => {
      const sentence = verdict.querySelector(".calculator-example").cloneNode(true);
      sentence.className = "calculator-sentence calculator-mine";
      for (const node of sentence.querySelectorAll(".calculator-scenario")) node.remove();
      for (const node of sentence.querySelectorAll("b")) outputs.push([variables[node.dataset.v], node]);
      verdict.append(sentence);
      return sentence;
    });
    for (const node of find(".calculator-steps dl > div")) {
      const [t, c] = (node.dataset.c || "").split(".");
      const quantity = t ? tables[t].columns[c] : variables[node.dataset.v];
      const line = make("dd", { class: "calculator-mine" });
      node.append(line);
      steps.push((results) => {
        const row = t ? results.tables[tables[t].name].rows[0] : results.variables;
        put(line, row ? `${t ? "第 1 行：" : ""}= ${handbook.formulaWithNumbers(plan, quantity.formula, results, row)} = ${amount(quantity, row[quantity.name]) || "（空）"} ${quantity.unit || ""}` : "");
      });
    }
    if (folded) {
      folded.open = false;
      on(folded, "toggle", refresh);
    }
    element.querySelector(".calculator-actions").before(tools, notice, status);
    on(element, "input", ({ target }) => {
      const one = cells.get(target);
      if (!one) return;
      one.read(target.value);
      if (one.keep) one.keep(target.value);
      update();
    });
    load(earlier || example);
    element.classList.add("is-live");
    open();
    return { element, fingerprint, save, open };
  };

  // Doing it twice does nothing; a calculator that fails keeps its worked example and stops no other.
  handbook.mountCalculator = (element) => {
    const before = mounted.get(element.id) || {};
    if (before.element === element) return;
    mounted.set(element.id, { element });
    try {
      const same = before.save && element.dataset.calculator.includes(`"${before.fingerprint}"`);
      mounted.set(element.id, live(element, same && before.save()));
    } catch (error) {
      broken(element, error);
    }
  };
  addEventListener("hashchange", () => mounted.forEach(({ open }) => open && open()));
})();
