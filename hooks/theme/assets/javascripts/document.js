// What makes a page a controlled document: overdue reviews, moved sections, feedback, code for embedding.
(() => {
  "use strict";
  const handbook = (window.handbook = window.handbook || {});
  const pad = (number) => String(number).padStart(2, "0");
  const today = () => {
    const now = new Date();
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  };
  const make = (name, text, kind) => Object.assign(document.createElement(name), { textContent: text, className: kind || "" });

  // By the reader's own date: a page built long ago still knows.
  handbook.markOverdue = (time) => {
    if (time.dateTime >= today() || time.classList.contains("is-overdue")) return;
    time.classList.add("is-overdue");
    time.append(make("strong", "已过期"));
  };

  // A section that is somewhere else now; a calculator's link carries its inputs behind a "?".
  handbook.followMoved = (place) => {
    const follow = () => {
      const [name, inputs] = location.hash.slice(1).split("?");
      const to = place.dataset.to;
      if (name !== place.id || (to[0] === "#" && inputs === undefined)) return;
      location.replace(to + (inputs === undefined ? "" : `?${inputs}`));
    };
    if (place.followed) return;
    place.followed = true;
    addEventListener("hashchange", follow);
    follow();
  };

  // Without a secure connection the clipboard is closed to pages: select and copy as of old.
  const copy = (area, status) => {
    area.focus();
    area.select();
    status.textContent = document.execCommand("copy") ? "已复制" : "请按 Ctrl+C 复制";
  };

  handbook.mountEmbed = (details) => {
    const [area, button, status] = ["textarea", "button", "[role=status]"].map((name) => details.querySelector(name));
    if (!button.hidden) return;
    button.hidden = false;
    const root = new URL(details.dataset.root, location).href.replace(/[^/]*$/, "");
    if (location.protocol !== "file:") area.value = area.value.replaceAll(details.dataset.placeholder, root);
    button.addEventListener("click", () => copy(area, status));
  };

  // What a reader typed into the page's calculators where it differs from the example.
  const inputs = (section) => {
    const fields = [...section.querySelectorAll("input[type=text], select")].filter((field) => field.value);
    const name = (field) => (field.labels[0] ? field.labels[0].textContent : (field.closest("td") || field).dataset.label || "").trim();
    const title = section.querySelector(".calculator-title").textContent;
    return `计算器“${title}”里填的：${fields.map((field) => `${name(field)} ${field.value}`).join("，")}`;
  };

  const MAIL = 1900; // longer addresses are cut by mail programs
  handbook.mountFeedback = (aside) => {
    if (aside.classList.contains("is-live")) return;
    aside.classList.add("is-live");
    const article = aside.closest("article");
    const { feedback, subject, about } = aside.dataset;
    aside.append(aside.querySelector("template").content.cloneNode(true));
    const part = (name) => aside.querySelector(`[data-part=${name}]`);
    const used = new Set();
    article.addEventListener("input", ({ target }) => used.add(target.closest("section.calculator")));
    for (const heading of article.querySelectorAll("h2[id]"))
      part("section").append(make("option", heading.firstChild.textContent.trim()));

    const text = () => [
      `${subject}：${part("section").value}`,
      about,
      `地址：${location.href.split("#")[0]}`,
      `有用吗：${part("form").dataset.answer}`,
      ...[...used].filter(Boolean).map(inputs),
      `意见：${part("words").value.trim()}`,
    ].join("\n");
    const write = () => {
      part("text").value = text();
      const head = `mailto:${feedback}?subject=${encodeURIComponent(subject)}&body=`;
      let body = encodeURIComponent(text().replace(/\n/g, "\r\n"));
      if (head.length + body.length > MAIL) {
        let short = text();
        while (head.length + encodeURIComponent(short).length > MAIL - 200) short = short.slice(0, -20);
        body = encodeURIComponent(`${short}……\n（太长了，请用“复制文字”再粘贴）`);
      }
      part("mail").href = head + body;
    };
    for (const button of aside.querySelectorAll("[data-answer]"))
      if (button.tagName === "BUTTON") button.addEventListener("click", () => {
        part("form").dataset.answer = button.dataset.answer;
        for (const other of aside.querySelectorAll("button[data-answer]")) other.setAttribute("aria-pressed", other === button);
        part("form").hidden = false;
        write();
        part("words").focus();
      });
    aside.addEventListener("input", write);
    part("mail").addEventListener("click", write);
    part("copy").addEventListener("click", () => {
      write();
      part("text").hidden = false;
      copy(part("text"), part("status"));
    });
  };
})();
