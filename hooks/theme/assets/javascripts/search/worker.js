// Starts the search where this script runs: in a worker, or in the page itself where it was opened from the disk.
((search) => {
  "use strict";

  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const AT_ONCE = 4; // parts of the text, about 150 KB each
  const AT_A_TIME = 4000; // phrases; about 10 ms
  const pause = () => new Promise((resolve) => setTimeout(resolve));

  search.core = (core) => {
    search.setReadings(core.pinyin);
    search.loadCore(core);
    search.setSynonyms(core.synonyms);
    search.setVocabulary(core.terms);
  };

  search.text = (part) => search.loadPart(part);

  // `load(name)` brings in a script of the index and gives a promise; `say(message)` reaches the page.
  search.start = async (load, say) => {
    let last = null;
    let begin = () => {};
    const begun = new Promise((resolve) => (begin = resolve));
    const answer = () => last && say({ type: RESULT, data: search.answer(last.query, last.limit) });
    search.hear = ({ type, data, limit }) => {
      if (type === SETUP) say({ type: READY });
      if (type !== QUERY) return;
      last = { query: data, limit };
      if (search.corpus.pages.length) answer();
      if (data.trim()) begin();
    };
    try {
      await load("core");
      say({ type: READY });
      answer();
      if (search.corpus.awaited > AT_ONCE) await begun; // a large handbook's text waits for the first word
      for (let part = 0, parts = search.corpus.awaited; part < parts; part++) {
        await load(`text-${part}`);
        answer();
      }
      search.warm();
      while (search.measureQuestions(AT_A_TIME)) await pause();
    } catch (error) {
      say({ type: RESULT, data: { failed: String(error) } });
    }
  };

  if (typeof WorkerGlobalScope === "undefined") return; // in the page: proxy.js starts it
  const besides = (name) => self.location.href.replace(/worker\.(?=[^/]*$)/, `${name}.`);
  // The parts of the text come without holding up a query in between; a policy may forbid that, then they hold it up.
  const fetched = async (name) => {
    const answer = await fetch(besides(name));
    if (!answer.ok) throw new Error(name);
    const script = await answer.text();
    return JSON.parse(script.slice(script.indexOf("(") + 1, script.lastIndexOf(")")));
  };
  const load = (name) =>
    name === "core" ? importScripts(besides(name)) : fetched(name).then(search.text, () => importScripts(besides(name)));
  self.onmessage = ({ data }) => search.hear(data);
  search.start(load, (message) => self.postMessage(message));
})(self.handbookSearch);
