// A run as a record to hand in: rows of text, as CSV, as a table to paste, as a small Excel workbook.
"use strict";
(() => {
  const handbook = (window.handbook = window.handbook || {});
  /** A sentence with its {names} filled in. */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /** Rows of text: who and when, then every item, then what the list no longer has. */
  const rows = (list, run, texts) => {
    const { words } = list;
    const { items, gone, done, total, names, paper } = handbook.store.view(list, run, texts);
    const about = ["name", "case", "date", "person"].map((name) => handbook.store.get(run, name));
    const values = [list.title, ...about, `${done} / ${total}`, names || words.unsigned, paper.at || ""];
    const row = (item, first, sentence) => {
      const mark = words[item.mark || "none"];
      return [first, item.text, sentence ? fill(sentence, { mark }) : mark, item.reason, item.note, item.at, item.was || ""];
    };
    return [
      ...words.head.split("|").map((name, i) => [name, values[i]]), [], words.columns.split("|"),
      ...items.map((item, i) => row(item, String(i + 1), item.was && words.confirm)),
      ...gone.map((item) => row(item, "", words.lost)),
    ];
  };

  // A spreadsheet would run a cell that begins so; a plain number, negative too, is left a number.
  const RISKY = /^[\s"'\u00a0\u200b\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]/;
  const NUMBER = /^[-+]?\d[\d,]*(?:\.\d+)?%?$/;
  const safe = (text) => (RISKY.test(text) && !NUMBER.test(text) ? `'${text}` : text);
  const csv = (table) =>
    "\ufeff" + table.map((cells) => cells.map((cell) => `"${safe(cell).replace(/"/g, '""')}"`).join(",") + "\r\n").join("");
  const tsv = (table) => table.map((cells) => cells.map((cell) => safe(cell.replace(/[\t\r\n]+/g, " "))).join("\t")).join("\n");

  const crc = (bytes) => {
    let rest = -1;
    for (const byte of bytes) {
      rest ^= byte;
      for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
    }
    return ~rest;
  };
  // Little-endian numbers; "sizes" has a digit (bytes) for each value.
  const pack = (sizes, values) => [...sizes].flatMap((size, i) =>
    Array.from({ length: size }, (_, byte) => (values[i] >>> (8 * byte)) & 255));
  // A zip whose files are stored, not compressed: [[name, text]…].
  const zip = (files) => {
    const body = [], directory = [];
    for (const [name, text] of files) {
      const [label, data] = [name, text].map((part) => [...new TextEncoder().encode(part)]);
      const common = pack("2222244422", [20, 2048, 0, 0, 33, crc(data), data.length, data.length, label.length, 0]);
      directory.push(pack("42", [0x02014b50, 20]), common, pack("22244", [0, 0, 0, 0, body.flat().length]), label);
      body.push(pack("4", [0x04034b50]), common, label, data);
    }
    const [first, second] = [body.flat(), directory.flat()];
    const end = pack("4422442", [0x06054b50, 0, files.length, files.length, second.length, first.length, 0]);
    return new Blob([new Uint8Array([...first, ...second, ...end])]);
  };

  const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const OPEN = "http://schemas.openxmlformats.org/";
  const MAIN = `xmlns="${OPEN}spreadsheetml/2006/main"`;
  const LINKS = `${OPEN}officeDocument/2006/relationships`;
  const relation = (type, target) =>
    `${XML}<Relationships xmlns="${OPEN}package/2006/relationships"><Relationship Id="r1" Type="${LINKS}/${type}" Target="${target}"/></Relationships>`;
  const part = (name, type) =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const xml = (text) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[mark]);
  /** Rows of text as a workbook whose cells are all text, so that nothing in it is ever a formula. */
  const excel = (table) => {
    const cell = (text) => `<c t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
    const sheet = table.map((cells) => `<row>${cells.map(cell).join("")}</row>`).join("");
    return zip([
      ["[Content_Types].xml", `${XML}<Types xmlns="${OPEN}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part("xl/workbook.xml", "sheet.main")}${part("xl/worksheets/sheet1.xml", "worksheet")}</Types>`],
      ["_rels/.rels", relation("officeDocument", "xl/workbook.xml")],
      ["xl/workbook.xml", `${XML}<workbook ${MAIN} xmlns:r="${LINKS}"><sheets><sheet name="清单" sheetId="1" r:id="r1"/></sheets></workbook>`],
      ["xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")],
      ["xl/worksheets/sheet1.xml", `${XML}<worksheet ${MAIN}><cols><col min="2" max="2" width="60" customWidth="1"/></cols><sheetData>${sheet}</sheetData></worksheet>`],
    ]);
  };

  /** Give the reader a file; the name is made safe for every system. */
  const download = (name, extension, content) => {
    const blob = content instanceof Blob ? content : new Blob([content]);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name.replace(/[\\/:*?"<>|\x00-\x1f.]+/g, "_").slice(0, 60)}.${extension}`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 6e4);
  };

  /** Print one element alone: what is not on the way to it is marked for the style sheet. */
  const print = (element, before, after) => {
    const path = [];
    for (let one = element; one; one = one.parentElement) path.push(one);
    const mark = (on) => path.forEach((one) => one.classList.toggle("checklist-path", on));
    mark(true);
    before();
    window.addEventListener("afterprint", () => { mark(false); after(); }, { once: true });
    window.print();
  };

  handbook.record = { fill, rows, csv, tsv, excel, download, print };
})();
