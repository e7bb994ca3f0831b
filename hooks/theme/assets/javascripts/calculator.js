// Makes a calculator live: fields where the worked example stood, results as one types.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  // Live calculators by the id of their section: what readers typed is kept while the page lives.
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
  const mine = (node) => {
    node.classList.replace("calculator-example", "calculator-mine");
    return node;
  };
  const broken = (element, error) => {
    element.classList.remove("is-live");
    element.append(make("p", { class: "calculator-notice", role: "alert" }, "这个计算器暂时不能算，上面是算好的例子。"));
    console.error(element.id, error);
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

  const live = (element, earlier) => {
    const plan = JSON.parse(element.dataset.calculator);
    const { variables = [], tables = [], scenarios = [""], charts = [] } = plan;
    const find = (selector) => [...element.querySelectorAll(selector)];
    const computed = (quantity) => "formula" in quantity;
    const entered = (table) => table.columns.filter((column) => !computed(column));
    const amount = (quantity, outcome) => {
      const text = handbook.show(quantity, outcome) || "—";
      return quantity.percent && /^%/.test(quantity.unit) ? text.replace(/%$/, "") : text;
    };
    const written = (quantity, value) => (value == null ? "" : amount(quantity, { value }));
    const guard = (work) => (event) => {
      try {
        work(event);
      } catch (error) {
        broken(element, error);
      }
    };
    const button = (text, work) => {
      const node = make("button", { type: "button", class: "calculator-button" }, text);
      node.addEventListener("click", guard(work));
      return node;
    };

    const example = {
      scenario: 0,
      texts: scenarios.map((_, at) => variables.map((one) => written(one, (one.examples || [])[at]))),
      rows: tables.map((table) => (table.rows || []).map((row) => row.map((value, at) => written(entered(table)[at], value)))),
    };
    let { scenario, texts } = example;
    let undoing = "";
    let timer;
    const cells = new Map();
    const outputs = [];
    const steps = [];
    const notice = make("p", { class: "calculator-notice", role: "status" });
    const status = make("p", { class: "calculator-status", role: "status" });
    const say = (text) => put(notice, text);

    // One value a reader enters: its text, what it is worth (null: nothing, or a message says why), its field.
    const cell = (quantity, fixed) => {
      const { range = {}, type, percent } = quantity;
      const id = `${element.id}-${++count}`;
      const node = fixed ? make("span", {})
        : range.choices ? make("select", { id }, ...["", ...range.choices].map((choice) => make("option", {}, choice)))
        : make("input", { id, autocomplete: "off", maxlength: 255, type: "text", inputmode: type === "number" ? "decimal" : "text" });
      const one = { quantity, node };
      one.read = (text) => {
        one.text = text;
        const { value, fault } = type === "number" ? handbook.readNumber(text, percent) : { value: text.trim() || undefined };
        const message = fault || (value === undefined ? "" : handbook.checkRange(quantity, value));
        one.value = message || value === undefined ? null : value;
        if (!message && !one.note) return;
        if (!one.note) {
          one.note = make("span", { id: id + "m", class: "calculator-message" });
          node.after(one.note);
          node.setAttribute("aria-describedby", id + "m");
        }
        put(one.note, message);
        node.setAttribute("aria-invalid", !!message);
      };
      one.fill = (text) => {
        if (fixed) put(node, text);
        else node.value = text;
        one.read(text);
      };
      cells.set(node, one);
      return one;
    };

    const own = variables.map((one, at) => {
      const row = element.querySelector(`tr[data-v="${at}"]`);
      const place = row.querySelector(".calculator-field");
      if (computed(one)) {
        const node = make("output", { class: one.type === "number" ? "calculator-number" : "calculator-text", "aria-live": "off" });
        outputs.push([at, node]);
        place.replaceWith(node);
        return null;
      }
      const made = cell(one, one.range && one.range.fixed);
      made.at = at;
      place.append(made.node);
      const name = row.querySelector(".calculator-name");
      name.replaceChildren(make("label", { for: made.node.id }, name.textContent));
      return made;
    });

    // Tables of rows.
    const grids = tables.map((table, t) => {
      const place = element.querySelector(`[data-t="${t}"]`);
      const body = make("tbody", { class: "calculator-mine" });
      const heads = [...place.querySelectorAll(".calculator-grid thead th")];
      const left = make("p", { class: "calculator-left calculator-mine" });
      const rows = [];
      const grid = { table, rows, left };
      const label = (column) => (column.range || {}).fixed || (table.fixed && column.type === "text" && !(column.range || {}).choices);
      grid.add = (row = []) => {
        const one = { cells: [], outs: [] };
        one.node = make("tr", {}, ...table.columns.map((column, at) => {
          const td = make("td", { "data-label": heads[at].textContent, class: heads[at].className });
          if (computed(column)) one.outs.push([column, td]);
          else {
            const made = cell(column, label(column));
            td.append(made.node);
            made.fill(row[one.cells.length] || "");
            one.cells.push(made);
          }
          return td;
        }));
        if (!table.fixed) {
          one.remove = button("删除", () => {
            keep();
            const at = rows.indexOf(one);
            rows.splice(at, 1);
            one.node.remove();
            grid.number();
            update();
            ((rows[at] || rows[at - 1] || {}).remove || add).focus();
          });
          one.node.append(make("td", { class: "calculator-remove" }, one.remove));
        }
        rows.push(one);
        body.append(one.node);
      };
      grid.number = () => rows.forEach((row, at) => {
        for (const { quantity, node } of row.cells) node.setAttribute("aria-label", `${quantity.name}，第 ${at + 1} 行`);
        if (row.remove) row.remove.setAttribute("aria-label", `删除第 ${at + 1} 行`);
      });
      grid.fill = (given) => {
        rows.length = 0;
        body.replaceChildren();
        const from = table.fixed ? example.rows[t] : given.slice(0, table.limit);
        from.forEach((row, r) => grid.add(entered(table).map((column, c) => String((label(column) ? row : given[r] || row)[c] || ""))));
        grid.number();
      };
      grid.sort = () => {
        rows.sort((a, b) => a.rank - b.rank);
        body.append(...rows.map((row) => row.node));
        grid.number();
      };
      const add = button("加一行", () => {
        if (rows.length >= table.limit) return say(`最多 ${table.limit} 行`);
        grid.add();
        grid.number();
        update();
        rows[rows.length - 1].cells[0].node.focus();
      });
      body.addEventListener("paste", guard((event) => {
        const pasted = readCells(event.clipboardData.getData("text/plain"));
        if (!pasted[1] && (pasted[0] || []).length < 2) return;
        event.preventDefault();
        keep();
        const start = rows.findIndex((row) => row.node.contains(event.target));
        const names = pasted[0].map((name) => entered(table).findIndex((column) => column.name === name.replace(/[（(].*/, "")));
        const headed = names.some((at) => at >= 0);
        const first = rows[start].cells.findIndex(({ node }) => node === event.target);
        if (headed) pasted.shift();
        const room = (table.fixed ? rows.length : table.limit) - start;
        pasted.slice(0, room).forEach((line, r) => {
          if (!rows[start + r]) grid.add();
          line.forEach((text, c) => {
            const target = rows[start + r].cells[headed ? names[c] : first + c];
            if (target && target.node.tagName !== "SPAN") target.fill(text);
          });
        });
        grid.number();
        update();
        if (table.sort) grid.sort();
        say(`粘贴了 ${min(room, pasted.length)} 行` + (pasted.length > room ? `，放不下的 ${pasted.length - room} 行没有粘贴` : ""));
      }));
      place.querySelector(".calculator-grid tbody").after(body);
      if (!table.fixed) heads[0].parentNode.append(make("td", { class: "calculator-mine" }));
      place.append(left, make("p", { class: "calculator-buttons calculator-mine" },
        ...(table.fixed ? [] : [add, button("清空", () => {
          keep();
          grid.fill([[]]);
          update();
        })]),
        ...(table.sort ? [button("重新排序", grid.sort)] : []), "可以从 Excel、WPS 复制多行，点进一格粘贴。"));
      return grid;
    });
    const { min } = Math;

    // What follows from the inputs; touches only what changed.
    const refresh = () => {
      const used = grids.map(({ rows }) => rows.filter((row) => row.cells.some((one) => one.text)));
      const results = handbook.evaluate(plan, {
        variables: Object.fromEntries(own.filter(Boolean).map(({ quantity, value }) => [quantity.name, value])),
        tables: Object.fromEntries(tables.map(({ name }, t) => [name, used[t].map((row) => row.cells.map((one) => one.value))])),
      });
      for (const [at, node] of outputs) {
        const outcome = results.variables[variables[at].name];
        put(node, node.tagName === "B" && outcome.fault ? "—" : amount(variables[at], outcome), outcome.fault);
      }
      grids.forEach(({ table, rows, left }, t) => {
        const { rows: found, order, leftOut } = results.tables[table.name];
        for (const row of rows) row.rank = Infinity;
        order.forEach((from, rank) => (used[t][from].rank = rank));
        for (const { rank, outs } of rows) {
          for (const [column, node] of outs) {
            const outcome = found[rank] ? found[rank][column.name] : {};
            put(node, found[rank] ? amount(column, outcome) : "", outcome.fault);
          }
        }
        put(left, leftOut ? `${leftOut} 行不完整，未计入` : "");
      });
      if (folded && folded.open) for (const step of steps) step(results);
      find("figure[data-chart]").forEach((figure) => {
        try {
          handbook.drawChart(figure, plan, charts[figure.dataset.chart], results);
        } catch (error) {
          figure.hidden = true;
          console.error(element.id, error);
        }
      });
      element.classList.toggle("is-changed", save() !== JSON.stringify(example));
    };
    // The same after a reader's action: the conclusion is read out once typing pauses.
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
      for (const one of own) if (one) one.fill(String(texts[scenario][one.at] || ""));
      for (const radio of find("input[type=radio]")) radio.checked = +radio.value === scenario;
    };
    const load = (text) => {
      const state = JSON.parse(text);
      ({ scenario, texts } = state);
      show();
      grids.forEach((grid, t) => grid.fill(state.rows[t]));
      refresh();
      for (const grid of grids) if (grid.table.sort) grid.sort();
    };

    // Copying: the clipboard, or a box to copy from where the browser does not let us.
    const copy = async (text, html) => {
      try {
        const blob = (type, content) => ({ [type]: new Blob([content], { type }) });
        await navigator.clipboard.write([new ClipboardItem({ ...blob("text/plain", text), ...(html && blob("text/html", html)) })]);
        say("已复制");
      } catch {
        const area = make("textarea", { readonly: "", "aria-label": "要复制的内容" }, text);
        notice.replaceChildren("请用 Ctrl+C 或长按复制：", area);
        notice.said = "";
        area.select();
      }
    };
    const copyResults = () => {
      // Text that a spreadsheet would take for a formula gets an apostrophe.
      const plain = ({ type }, text) => (type === "text" && /^[=+\-@]/.test(text) ? "'" + text : text);
      const lines = [[plan.title]];
      variables.forEach((one, at) => {
        const text = own[at] ? own[at].text : outputs.find(([from]) => from === at)[1].textContent;
        lines.push([one.name, plain(one, text), one.unit || ""]);
      });
      for (const { table, rows } of grids) {
        lines.push([table.name], table.columns.map((column) => column.name));
        for (const row of rows) {
          const [typed, outs] = [[...row.cells], [...row.outs]];
          lines.push(table.columns.map((column) => plain(column, computed(column) ? outs.shift()[1].textContent : typed.shift().text)));
        }
      }
      const rows = lines.map((line) => make("tr", {}, ...line.map((text) => make("td", {}, text))));
      return copy(lines.map((line) => line.join("\t")).join("\n"), make("table", {}, ...rows).outerHTML);
    };
    const share = () => {
      const state = JSON.parse(save());
      const data = JSON.stringify([plan.fingerprint, scenario, texts[scenario], state.rows]);
      const link = `${location.href.split("#")[0]}#${element.id}?${encodeURIComponent(data)}`;
      if (link.length > 20000) say("数字太多，链接放不下，请用“复制结果”。");
      else copy(link);
    };
    const open = () => {
      const [id, data] = location.hash.slice(1).split("?");
      if (id !== element.id || !data) return;
      element.scrollIntoView();
      try {
        const [fingerprint, chosen, given, rows] = JSON.parse(decodeURIComponent(data));
        if (fingerprint !== plan.fingerprint) return say("发出链接以后这个计算器改过，下面是例子。");
        const all = example.texts.map((one, at) => (at === chosen ? one.map((_, v) => given[v]) : one));
        load(JSON.stringify({ scenario: chosen, texts: all, rows }));
      } catch {
        load(JSON.stringify(example));
        say("链接不完整，下面是例子。");
      }
    };

    // What the page gains around the worked example.
    const undo = button("撤销", () => {
      const now = save();
      load(undoing);
      undoing = now;
      say("已撤销，再按一次恢复");
    });
    undo.hidden = true;
    const tools = make("p", { class: "calculator-buttons calculator-mine" },
      button("回到例子", () => {
        keep();
        load(JSON.stringify(example));
        say("已回到例子");
      }), undo, button("复制结果", copyResults), button("复制带数字的链接", share));
    if (scenarios[1]) {
      const radios = scenarios.map((name, at) => make("label", {}, make("input", { type: "radio", name: element.id, value: at }), name));
      const group = make("fieldset", { class: "calculator-choice calculator-mine" }, make("legend", {}, "方案"), ...radios);
      group.addEventListener("change", guard((event) => {
        scenario = +event.target.value;
        show();
        update();
      }));
      element.querySelector(".calculator-head").after(group);
    }
    const spoken = find(".calculator-verdict").map((verdict) => {
      const sentence = mine(verdict.querySelector("p.calculator-example").cloneNode(true));
      for (const node of sentence.querySelectorAll("[data-v]")) outputs.push([node.dataset.v, node]);
      for (const node of sentence.querySelectorAll(".calculator-scenario")) node.remove();
      verdict.append(sentence);
      return sentence;
    });
    const folded = element.querySelector(".calculator-steps");
    for (const node of find(".calculator-steps [data-v], .calculator-steps [data-c]")) {
      const line = make("dd", { class: "calculator-mine" });
      const [t, c] = (node.dataset.c || "").split(".");
      const quantity = t ? tables[t].columns[c] : variables[node.dataset.v];
      node.append(line);
      steps.push((results) => {
        const row = t && results.tables[tables[t].name].rows[0];
        const outcome = t ? row && row[quantity.name] : results.variables[quantity.name];
        const numbers = outcome && handbook.formulaWithNumbers(plan, quantity.formula, results, row);
        put(line, numbers ? `${t ? "第 1 行：" : ""}= ${numbers} = ${amount(quantity, outcome)} ${quantity.unit || ""}` : "");
      });
    }
    if (folded) {
      folded.open = false;
      folded.addEventListener("toggle", guard(refresh));
    }
    element.querySelector(".calculator-actions").before(tools, notice, status);
    element.addEventListener("input", guard(({ target }) => {
      const one = cells.get(target);
      if (!one) return;
      one.read(target.value);
      if ("at" in one) texts[scenario][one.at] = target.value;
      update();
    }));
    load(earlier || JSON.stringify(example));
    element.classList.add("is-live");
    open();
    return { element, save, open, fingerprint: plan.fingerprint };
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
