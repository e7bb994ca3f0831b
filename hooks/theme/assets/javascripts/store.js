// What a reader ticked, in localStorage, one key a checklist; no DOM.
// {v: 1, texts: {hash: text as ticked}, runs: {run: {field: [time, value]}}}. Fields: title, name, case, date, person,
// items (ids the list had when begun), sign, gone (deleted), for every item "t.<id>" = [mark, hash, reason] with mark
// "x" (done), "-" (not applicable) or "", and "n.<id>" = note. Merging is per field, the later change wins.
"use strict";
(() => {
  const handbook = (window.handbook = window.handbook || {});
  const VERSION = 1;
  const PREFIX = "handbook.checklist:";
  const FIELD = /^(?:title|name|case|date|person|items|sign|gone|[tn]\.[a-z][a-z0-9-]*)$/;

  const empty = () => ({ v: VERSION, texts: {}, runs: {} });
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  const later = (a, b) => (a[0] > b[0] || (a[0] === b[0] && JSON.stringify(a) > JSON.stringify(b)) ? a : b);
  const union = (a, b, join) => {
    const both = { ...a };
    for (const key of Object.keys(b)) both[key] = Object.hasOwn(a, key) ? join(a[key], b[key]) : b[key];
    return both;
  };
  /** Two copies of one checklist's data as one: commutative, associative, idempotent. */
  const merge = (a, b) => ({
    v: VERSION,
    texts: union(a.texts, b.texts, (x, y) => (x > y ? x : y)),
    runs: union(a.runs, b.runs, (x, y) => union(x, y, later)),
  });

  const isText = (value) => typeof value === "string" && value.length <= 5000;
  const isTexts = (value) => Array.isArray(value) && value.length <= 500 && value.every(isText);
  const isTime = (value) => Number.isSafeInteger(value) && value >= 0 && value < 4e12;
  const isSigned = (value) => value === null || (isObject(value) && isTexts(value.names) && isTexts(value.roles) &&
    [value.at, value.done, value.total].every(isTime));
  const KINDS = {
    gone: (value) => typeof value === "boolean", sign: isSigned, items: isTexts,
    t: (value) => isTexts(value) && value.length === 3 && ["x", "-", ""].includes(value[0]),
  };
  const isField = ([name, entry]) => FIELD.test(name) && Array.isArray(entry) && entry.length === 2 &&
    isTime(entry[0]) && (KINDS[name.split(".")[0]] || isText)(entry[1]);
  const isRun = ([id, run]) => /^[a-z0-9]{1,24}$/.test(id) && isObject(run) && Object.entries(run).every(isField);

  /** Whether foreign data is one checklist's data, down to the last field: "" | "newer" | "broken". */
  const check = (data) => {
    if (!isObject(data)) return "broken";
    if (Number.isInteger(data.v) && data.v > VERSION) return "newer";
    const right = data.v === VERSION && isObject(data.texts) && isObject(data.runs) &&
      Object.entries(data.texts).every(([hash, text]) => /^[0-9a-f]{8}$/.test(hash) && isText(text)) &&
      Object.entries(data.runs).every(isRun);
    return right ? "" : "broken";
  };

  /** One checklist's data: {data, fault, raw}; fault is "" | "blocked" | "newer" | "broken". */
  const load = (list) => {
    let raw = null;
    try {
      raw = window.localStorage.getItem(PREFIX + list);
      if (raw === null) return { data: empty(), fault: "", raw };
      const data = JSON.parse(raw);
      const fault = check(data);
      return { data: fault ? empty() : data, fault, raw };
    } catch (error) {
      return { data: empty(), fault: error instanceof SyntaxError ? "broken" : "blocked", raw };
    }
  };
  const compact = (data) => ({ ...data, runs: Object.fromEntries(Object.entries(data.runs).map(([id, run]) =>
    [id, run.gone && run.gone[1] ? { gone: run.gone } : run])) });
  /** Merge into what is kept: {data, fault}; fault is "" | "blocked" | "full" | "newer". Unreadable data moves aside. */
  const save = (list, mine) => {
    const kept = load(list);
    const data = merge(kept.data, mine);
    if (kept.fault === "newer" || kept.fault === "blocked") return { data, fault: kept.fault };
    try {
      if (kept.fault) window.localStorage.setItem(`${PREFIX}${list}~${Date.now()}`, kept.raw);
      window.localStorage.setItem(PREFIX + list, JSON.stringify(compact(data)));
      return { data, fault: "" };
    } catch (error) {
      return { data, fault: error.name === "SecurityError" ? "blocked" : "full" };
    }
  };
  /** Every checklist kept here, or only "one": {lists: {id: data}, unreadable: {key: raw}, fault}. */
  const all = (one) => {
    const found = { lists: {}, unreadable: {}, fault: "" };
    try {
      for (const key of Object.keys(window.localStorage).sort()) {
        const [list, aside] = key.slice(PREFIX.length).split("~");
        if (!key.startsWith(PREFIX) || (one && one !== list)) continue;
        const { data, fault, raw } = load(key.slice(PREFIX.length));
        if (fault || aside) found.unreadable[key] = raw;
        else found.lists[list] = data;
      }
    } catch {
      found.fault = "blocked";
    }
    return found;
  };
  /** What was kept under ids a list had before moves to its own; what cannot be read stays where it is. */
  const adopt = (list, former) => {
    for (const name of former) {
      const old = load(name);
      if (old.raw !== null && !old.fault && !save(list, old.data).fault) window.localStorage.removeItem(PREFIX + name);
    }
  };
  /** Forget the readable data of these checklists (the reader asked for it). */
  const forget = (lists) => lists.forEach((list) => window.localStorage.removeItem(PREFIX + list));

  /** Set a field so that it is later than what was there. */
  const set = (run, name, value) => {
    const before = run[name];
    run[name] = [Math.max(Date.now(), before ? before[0] + 1 : 0), value];
  };
  const get = (run, name) => (run && run[name] ? run[name][1] : "");
  /** Ids of the runs that are not deleted, newest first. */
  const open = (data) => Object.keys(data.runs).filter((id) => !get(data.runs[id], "gone")).sort().reverse();
  /** A time in milliseconds as 2026-11-22 14:05, local. */
  const stamp = (time) => new Date(time - new Date(time).getTimezoneOffset() * 6e4).toISOString().slice(0, 16).replace("T", " ");

  const item = (run, texts, id) => {
    const [mark, hash, reason] = get(run, `t.${id}`) || ["", "", ""];
    return { mark, hash, reason, note: get(run, `n.${id}`), at: mark && stamp(run[`t.${id}`][0]), text: texts[hash] || id };
  };
  /** A run against the list as it is now: {items, gone, done, total, changed, signed, names, paper}.
   *  An item has mark, reason, note, at; "was" is its old text when that changed (it waits to be confirmed), "fresh" says
   *  that it came after the run began. "gone" are items with something kept that the list no longer has. */
  const view = (list, run, texts) => {
    const begun = get(run, "items");
    const items = list.items.map((now) => {
      const then = item(run, texts, now.id);
      const was = then.mark && (then.hash !== now.hash || (then.mark === "-" && !now.optional)) ? then.text : "";
      const settled = !was && (then.mark === "x" || (then.mark === "-" && Boolean(then.reason.trim())));
      return { ...then, ...now, was, settled, fresh: Boolean(begun) && !begun.includes(now.id) };
    });
    const ids = new Set(Object.keys(run || {}).filter((name) => name[1] === ".").map((name) => name.slice(2)));
    for (const now of list.items) ids.delete(now.id);
    const signed = get(run, "sign") || null;
    return {
      items, signed, gone: [...ids].map((id) => item(run, texts, id)).filter((one) => one.mark || one.note),
      total: items.length, done: items.filter((one) => one.settled).length, changed: items.filter((one) => one.was).length,
      names: signed ? signed.names.map((name, i) => name && `${signed.roles[i]} ${name}`).filter(Boolean).join("，") : "",
      paper: signed ? { ...signed.names, at: stamp(signed.at) } : {},
    };
  };

  const FORMAT = "handbook-checklists";
  /** The text of a backup file; "lists" is {id: data}. */
  const pack = (lists, unreadable) =>
    JSON.stringify({ format: FORMAT, v: VERSION, saved: new Date().toISOString(), lists, unreadable }, null, 1);
  /** A backup file's text as {lists}, or {wrong: "json" | "format" | "newer" | "broken"}. */
  const unpack = (text) => {
    let file;
    try { file = JSON.parse(text); } catch { return { wrong: "json" }; }
    if (!isObject(file) || file.format !== FORMAT || !isObject(file.lists)) return { wrong: "format" };
    if (file.v > VERSION) return { wrong: "newer" };
    for (const [list, data] of Object.entries(file.lists)) {
      if (!/^[a-z][a-z0-9-]*$/.test(list) || check(data)) return { wrong: "broken" };
      data.runs = Object.fromEntries(open(data).map((id) => [id, data.runs[id]]));
    }
    return { lists: file.lists };
  };
  /** Merge what a reader brings back; a run deleted here meanwhile is there again. */
  const restore = (mine, more) => {
    const both = merge(mine, more);
    for (const id of Object.keys(more.runs)) if (get(both.runs[id], "gone")) set(both.runs[id], "gone", false);
    return both;
  };

  handbook.store = { empty, merge, check, load, save, adopt, all, forget, set, get, open, stamp, view, pack, unpack, restore, PREFIX };
})();
