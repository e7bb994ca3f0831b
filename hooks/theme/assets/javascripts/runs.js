// The reader's own runs of all checklists, for the tools page: what is open, back up all, delete all.
"use strict";
(() => {
  const handbook = (window.handbook = window.handbook || {});
  /** Every run kept in this browser, newest first: {list, id, title, name, about, done, total, signed}. */
  handbook.openRuns = () => {
    const { all, get, open } = handbook.store;
    return Object.entries(all().lists).flatMap(([list, data]) => open(data).map((id) => {
      const run = data.runs[id];
      const done = Object.keys(run).filter((field) => field.startsWith("t.") && get(run, field)[0]).length;
      return {
        list, id, done, total: get(run, "items").length, signed: Boolean(get(run, "sign")),
        title: get(run, "title") || list, name: get(run, "name"), about: get(run, "case"),
      };
    })).sort((a, b) => (a.id < b.id ? 1 : -1));
  };

  handbook.mountOpenRuns = (element) => {
    if (element.classList.contains("is-live")) return;
    element.classList.add("is-live");
    const { store, record } = handbook;
    const { addresses, words } = JSON.parse(element.dataset.openRuns);
    const part = (name) => element.querySelector(`[data-part="${name}"]`);
    const say = (text) => { part("status").textContent = text; };
    const row = (run) => {
      const [path, anchor] = (addresses[run.list] || "").split("#");
      const line = document.createElement("li");
      const title = document.createElement(path ? "a" : "strong");
      title.textContent = [run.title, run.name, run.about].filter(Boolean).join(" · ");
      if (path) title.href = `${path}?run=${run.id}#${anchor}`;
      line.append(title, ` ${run.signed ? words.signed : `${run.done} / ${run.total}`}`);
      return line;
    };
    const paint = () => {
      const kept = store.all();
      const strange = Object.keys(kept.unreadable).length;
      const runs = handbook.openRuns();
      const signed = runs.filter((run) => run.signed);
      const open = runs.filter((run) => !run.signed);
      const count = record.fill(words.count, { open: open.length, signed: signed.length });
      part("count").textContent = kept.fault ? words.blocked : count + (strange ? record.fill(words.strange, { strange }) : "");
      part("list").replaceChildren(...[...open, ...signed].map(row));
      part("sure").hidden = true;
      part("verbs").hidden = !runs.length && !strange;
    };
    const verbs = {
      backup: () => {
        const { lists, unreadable } = store.all();
        record.download(words.file, "json", store.pack(lists, unreadable));
        say(words.backup);
      },
      remove: () => {
        part("sure").hidden = false;
        part("sure").focus();
      },
      cancel: () => {
        part("sure").hidden = true;
        part("verbs").querySelector("button").focus();
      },
      removed: () => {
        store.forget(Object.keys(store.all().lists));
        paint();
        say(words.removed);
        part("count").focus();
      },
    };
    element.addEventListener("click", ({ target }) => verbs[target.dataset.do] && verbs[target.dataset.do]());
    window.addEventListener("storage", () => element.isConnected && paint());
    part("live").hidden = false;
    paint();
  };
})();
