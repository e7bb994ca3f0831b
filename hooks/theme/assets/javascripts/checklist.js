// Brings a checklist to life: runs, ticks, notes, signing, printing. Its sentences come with the page.
"use strict";
(() => {
  const handbook = (window.handbook = window.handbook || {});
  const GLYPH = { x: "☑", "-": "－", "": "□" };
  const show = (element, shown) => { element.hidden = !shown; };
  const fill = (input, value) => { if (input !== document.activeElement) input.value = value; };
  const make = (name, text, kind) => Object.assign(document.createElement(name), { textContent: text, className: kind || "" });

  handbook.mountChecklist = (section) => {
    if (section.classList.contains("is-live")) return;
    const { store, record } = handbook;
    const { set, get, view } = store;
    const list = JSON.parse(section.dataset.checklist);
    list.items = list.items || [];
    const template = section.querySelector("template");
    const words = list.words = JSON.parse(template.dataset.words);
    const word = (key, values) => record.fill(words[key], values);
    const panel = template.content.cloneNode(true);
    const pattern = panel.querySelector("[data-pattern]");
    const rows = new Map();
    store.adopt(list.id, list.former || []);
    let { data, fault } = store.load(list.id);
    let id = ""; // the run on show; empty: none begun
    let incoming, asker; // what a file offers; the button that opened a question

    const find = (selector) => section.querySelector(selector);
    const every = (selector, act) => section.querySelectorAll(selector).forEach(act);
    const verb = (name) => find(`[data-do="${name}"]`);
    const run = () => data.runs[id];
    const seen = (one = run()) => view(list, one, data.texts);
    const open = () => store.open(data);
    const latest = () => open().find((key) => !get(data.runs[key], "sign")) || (list.closed && open()[0]) || "";
    const label = (one) => [get(one, "name"), get(one, "case")].filter(Boolean).join(" · ");
    const say = (text) => { find(".checklist-status").textContent = text; };
    const progress = (now) => word("progress", now) + (now.changed ? word("changed", now) : "");

    const begin = () => {
      const now = store.stamp(Date.now());
      const person = get(data.runs[open()[0]], "person");
      id = Date.now().toString(36) + Math.random().toString(36).slice(2, 6);
      data.runs[id] = {};
      const first = { title: list.title, name: now.slice(5), date: now.slice(0, 10), person, items: list.items.map((item) => item.id) };
      for (const name of Object.keys(first)) set(run(), name, first[name]);
    };
    const keep = () => {
      const kept = store.save(list.id, data);
      data = kept.data;
      fault = kept.fault || (fault === "broken" ? fault : "");
      paint();
    };
    // Every change goes through here; the first one begins a run.
    const change = (name, value) => {
      if (!run()) begin();
      set(run(), name, value);
      keep();
    };
    const tell = () => {
      const now = seen();
      const safe = !fault || fault === "broken";
      say(progress(now) + word(safe ? "saved" : "unsaved") + (now.total && now.done === now.total ? words.all : ""));
    };
    const mark = (item, value, reason) => {
      data.texts[item.hash] = item.text;
      change(`t.${item.id}`, [value, item.hash, reason]);
      tell();
    };

    // One item's controls: the whole label is the target, notes open beneath it.
    const equip = (item) => {
      const li = find(`[data-item="${item.id}"]`);
      const plain = li.querySelector(".checklist-row");
      const [line, row] = [make("div", "", "checklist-line"), make("label", "", "checklist-row")];
      const box = Object.assign(make("input"), { type: "checkbox" });
      const [tools, detail, said] = pattern.cloneNode(true).children;
      const [more] = tools.children;
      const [na, why, note] = detail.querySelectorAll("input, textarea");
      row.append(box, ...plain.childNodes);
      line.append(row, tools);
      plain.replaceWith(line, detail, said);
      if (item.optional) more.textContent = `${words["-"]}／${more.textContent}`;
      else for (const input of [na, why]) input.parentElement.remove();
      more.setAttribute("aria-label", `${more.textContent}：${item.text}`);
      said.id = `${li.id}-said`;
      box.setAttribute("aria-describedby", said.id);
      box.addEventListener("change", () => mark(item, box.checked ? "x" : "", ""));
      na.addEventListener("change", () => mark(item, na.checked ? "-" : "", why.value));
      why.addEventListener("input", () => mark(item, "-", why.value));
      note.addEventListener("input", () => change(`n.${item.id}`, note.value));
      more.addEventListener("click", () => {
        show(detail, detail.hidden);
        more.setAttribute("aria-expanded", !detail.hidden);
        if (!detail.hidden) (item.optional ? na : note).focus();
      });
      rows.set(item.id, { li, box, na, why, note, said, glyph: row.querySelector(".checklist-box") });
    };

    const paintItem = (item, signed) => {
      const { li, box, na, why, note, said } = rows.get(item.id);
      box.checked = item.mark === "x" && !item.was;
      box.indeterminate = Boolean(item.was);
      na.checked = item.mark === "-";
      for (const input of [box, na, why, note]) input.disabled = Boolean(signed);
      show(why.parentElement, na.checked);
      fill(why, item.reason);
      fill(note, item.note);
      const reason = item.mark !== "-" ? "" : item.reason.trim() ? "why" : "nowhy";
      said.textContent = [item.fresh && "fresh", item.was && "was", reason, item.note && "note"]
        .filter(Boolean).map((key) => word(key, item)).join("\n");
      li.classList.toggle("is-settled", item.settled);
      li.classList.toggle("is-changed", Boolean(item.was));
    };
    // What only paper shows; without a run: blank.
    const paintPaper = (one) => {
      const now = seen(one || {});
      for (const item of now.items) rows.get(item.id).glyph.textContent = GLYPH[item.was ? "" : item.mark];
      every("[data-paper]", (line) => {
        const name = line.dataset.paper;
        line.textContent = name in now.paper ? now.paper[name] : get(one, name);
      });
      section.classList.toggle("is-blank", !one);
    };
    const paintPick = () => {
      const options = open().map((key) => {
        const now = seen(data.runs[key]);
        return [key, `${label(data.runs[key])}（${now.signed ? words.signed : progress(now)}）`];
      });
      show(find(".checklist-bar"), options.length);
      if (!id) options.unshift(["", words["fresh-run"]]);
      const pick = find("[data-pick]");
      pick.replaceChildren(...options.map(([value, text]) => Object.assign(make("option", text), { value })));
      pick.value = id;
    };
    const paint = () => {
      const one = run();
      const now = seen();
      const signed = now.signed;
      for (const item of now.items) paintItem(item, signed);
      paintPaper(one);
      paintPick();
      every("[data-own]", (element) => show(element, one));
      every("[data-fault]", (element) => show(element, element.dataset.fault === fault));
      every("[data-field]", (field) => {
        fill(field, get(one, field.dataset.field));
        field.disabled = Boolean(signed);
      });
      show(find(".checklist-warn"), fault);
      show(find(".checklist-start"), !one && !list.closed);
      show(find(".checklist-progress"), now.total);
      Object.assign(find("progress"), { max: now.total || 1, value: now.done });
      find("[data-count]").textContent = progress(now);
      section.classList.toggle("is-signed", Boolean(signed));
      show(find(".checklist-signed"), signed);
      if (signed) find(".checklist-signed").textContent = word("banner", { ...signed, names: now.names, at: now.paper.at });
      show(verb("sign"), !signed && !list.closed);
      show(verb("reopen"), signed && !list.closed);
      show(verb("begin"), !list.closed);
      verb("sign").classList.toggle("checklist-main", now.done === now.total);
      show(find(".checklist-gone"), now.gone.length);
      find(".checklist-gone ul").replaceChildren(...now.gone.map((item) =>
        make("li", `${item.text}（${[words[item.mark || "none"], item.reason, item.note].filter(Boolean).join("；")}）`)));
    };

    // Questions open in place; closing one goes back to the button that opened it.
    const close = () => {
      every("[data-ask]", (element) => show(element));
      if (asker && asker.offsetParent) asker.focus();
      asker = null;
    };
    const ask = (name, from) => {
      close();
      asker = from;
      const question = find(`[data-ask="${name}"]`);
      show(question, true);
      (question.querySelector("textarea, input") || question).focus();
      return question;
    };
    const download = (kind, content) => {
      record.download(`${list.title}-${label(run())}`, kind, content(record.rows(list, run(), data.texts)));
      say(words.file);
    };
    const backup = (keys) => {
      const runs = Object.fromEntries(keys.map((key) => [key, data.runs[key]]));
      record.download(list.title, "json", store.pack({ [list.id]: { ...data, runs } }, store.all(list.id).unreadable));
      say(words.backup);
    };
    const here = (name) => (name === list.id ? data : store.load(name).data);
    const offer = async (file) => {
      const { lists, wrong } = file.size > 5e6 ? { wrong: "big" } : store.unpack(await file.text());
      if (wrong) return say(words[wrong]);
      const runs = Object.keys(lists).flatMap((name) => Object.keys(lists[name].runs).map((key) => here(name).runs[key]));
      const both = runs.filter(Boolean).length;
      incoming = { lists, count: runs.length };
      find("[data-offer]").textContent = word("offer", { count: runs.length, fresh: runs.length - both, both });
      return ask("import", verb("import"));
    };
    const verbs = {
      begin: () => {
        begin();
        keep();
        find(".checklist-about").open = true;
        find('[data-field="case"]').focus();
      },
      sign: (from) => {
        const now = seen();
        const missing = now.items.filter((item) => !item.settled && (item.required || item.mark));
        if (!missing.length) {
          find("[data-left]").textContent = now.done < now.total ? word("left", { left: now.total - now.done }) : "";
          fill(find("[data-role]"), get(run(), "person"));
          return ask("sign", from);
        }
        return ask("missing", from).querySelector("ul").replaceChildren(...missing.map((item) => {
          const line = make("li");
          line.append(Object.assign(make("button", item.text), { type: "button", onclick: () => { close(); rows.get(item.id).box.focus(); } }));
          return line;
        }));
      },
      signed: () => {
        const names = [...section.querySelectorAll("[data-role]")].map((input) => input.value.trim());
        if (!names[0]) return say(word("who", { role: list.roles[0] }));
        const { done, total } = seen();
        change("sign", { names, roles: list.roles, at: Date.now(), done, total });
        close();
        verb("excel").focus();
        return say(words.done);
      },
      reopen: () => { change("sign", null); verb("sign").focus(); },
      cancel: close,
      excel: () => download("xlsx", record.excel),
      csv: () => download("csv", record.csv),
      copy: (from) => {
        const area = ask("copy", from).querySelector("textarea");
        area.value = record.tsv(record.rows(list, run(), data.texts));
        area.select();
        if (!document.execCommand("copy")) return say(words.copy);
        close();
        return say(words.copied);
      },
      backup: () => backup([id]),
      all: () => backup(open()),
      import: () => find('[type="file"]').click(),
      imported: () => {
        for (const [name, more] of Object.entries(incoming.lists)) {
          const kept = store.save(name, store.restore(here(name), more));
          fault = kept.fault || fault;
          if (name !== list.id) continue;
          data = kept.data;
          id = Object.keys(more.runs)[0] || id;
        }
        close();
        paint();
        say(word("imported", incoming));
      },
      blank: () => record.print(section, () => paintPaper(), () => paintPaper(run())),
      print: () => record.print(section, () => paintPaper(run()), () => {}),
      remove: (from) => ask("remove", from),
      removed: () => {
        change("gone", true);
        id = latest();
        close();
        paint();
        find(".checklist-more summary").focus();
        say(words.removed);
      },
    };

    list.items.forEach(equip);
    section.insertBefore(panel.querySelector(".checklist-run"), find(".checklist-list"));
    section.append(panel.querySelector(".checklist-foot"));
    section.classList.add("is-live");
    if (window.location.protocol !== "file:") find(".checklist-address").append(words.address, `${window.location.href.split(/[?#]/)[0]}#${section.id}`);
    section.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-do]");
      if (button && verbs[button.dataset.do]) verbs[button.dataset.do](button);
    });
    section.addEventListener("keydown", ({ key, target }) => {
      if (key === "Escape" && target.closest("[data-ask]")) close();
      if (key === "Enter" && target.matches("[data-role]")) verbs.signed();
    });
    section.addEventListener("input", ({ target }) => {
      if (target.dataset.field) change(target.dataset.field, target.value);
    });
    find("[data-pick]").addEventListener("change", ({ target }) => { id = target.value; paint(); tell(); });
    find('[type="file"]').addEventListener("change", ({ target }) => {
      if (target.files[0]) offer(target.files[0]);
      target.value = "";
    });
    window.addEventListener("storage", ({ key, newValue }) => {
      if (!section.isConnected || key !== store.PREFIX + list.id) return;
      const kept = store.load(list.id);
      data = newValue === null ? store.empty() : store.merge(data, kept.data);
      fault = kept.fault;
      if (!open().includes(id)) id = latest();
      paint();
    });
    const wanted = new URLSearchParams(window.location.search).get("run");
    id = open().includes(wanted) ? wanted : latest();
    paint();
  };
})();
