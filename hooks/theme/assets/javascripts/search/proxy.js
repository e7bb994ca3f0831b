// Stands where the theme starts its search worker. Ours starts when search is first opened, in a worker, or in the
// page itself where no worker may run (opened from the disk). The theme's messages: 0 set up, 1 ready, 2 query, 3 result.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const OURS = /\/search\/worker\.[0-9a-f]+\.js$/;
  const Native = window.Worker || class {};

  // A script file of the index, loaded into the page.
  const script = (address) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      Object.assign(element, { src: address, onload: resolve, onerror: () => reject(new Error(address)) });
      document.head.append(element);
    });

  class Search extends EventTarget {
    constructor(address) {
      super();
      Object.assign(this, { address, query: "", limit: 12, send: null, show: () => {}, asked: () => {} });
      setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: { type: READY } })));
    }

    // From the theme: the reader has typed.
    postMessage({ type, data }) {
      if (type === QUERY) this.ask(data);
    }

    terminate() {}

    ask(query, limit = 12) {
      Object.assign(this, { query, limit });
      this.asked(query);
      if (!query.trim()) return;
      this.open();
      if (this.failed) return void this.show(this.failed);
      if (this.send) this.send({ type: QUERY, data: query, limit });
    }

    // Starts the search, once.
    open() {
      if (this.opened) return;
      this.opened = true;
      if (location.protocol === "file:") this.startHere();
      else this.startWorker();
    }

    startWorker() {
      let heard = false;
      const worker = new Native(this.address);
      worker.onmessage = ({ data }) => {
        heard = true;
        this.hear(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        if (heard) return this.fail(event.message);
        heard = true;
        this.startHere(); // a browser that allows no worker
      };
      this.send = (message) => worker.postMessage(message);
    }

    startHere() {
      const besides = (name) => script(this.address.replace(/worker\.(?=[^/]*$)/, `${name}.`));
      script(this.address).then(
        () => {
          const engine = window.handbookSearch;
          engine.start(besides, (message) => this.hear(message));
          this.send = (message) => engine.hear(message);
          if (this.query.trim()) this.send({ type: QUERY, data: this.query, limit: this.limit });
        },
        (error) => this.fail(String(error)),
      );
    }

    fail(reason) {
      this.failed = { failed: reason };
      this.show(this.failed);
    }

    hear({ type, data }) {
      if (type !== RESULT) return;
      if (data.failed) this.fail(data.failed);
      else if (data.query === this.query) this.show(data);
    }
  }

  window.Worker = new Proxy(Native, {
    construct(target, [address, options]) {
      const { href } = new URL(address, document.baseURI);
      return OURS.test(href) ? (handbook.search = new Search(href)) : new target(address, options);
    },
  });
})();
