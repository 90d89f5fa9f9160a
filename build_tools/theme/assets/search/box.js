"use strict";
// The page's side of search. Runs before Material's bundle, which then finds our worker in its settings.
{
  const here = document.currentScript.src;
  const worker = new URL("worker.js", here).href;

  // Material starts the worker that its settings name.
  const settings = document.getElementById("__config");
  const config = JSON.parse(settings.textContent);
  config.search = worker;
  Object.assign(config.translations, {
    "search.result.one": "找到 1 篇",
    "search.result.other": "按相关程度列出 # 篇",
    "search.result.none": "没有找到。换个说法，或少写几个字",
  });
  settings.textContent = JSON.stringify(config);

  // A page opened from file:// may not start a worker: the same scripts then answer from within the page.
  if (location.protocol === "file:") {
    const Native = window.Worker;
    window.Worker = function (url) {
      return String(url) === worker ? new PageWorker() : new Native(url);
    };
    class PageWorker extends EventTarget {
      #receive = ["store.js", "match.js", "show.js", "worker.js"]
        .reduce((before, name) => before.then(() => loaded(new URL(name, here).href)), Promise.resolve())
        .then(() =>
          globalThis.studyGuideSearch.serve(new URL("../../search/", here).href, (data) =>
            this.dispatchEvent(new MessageEvent("message", { data })),
          ),
        );

      async postMessage(message) {
        (await this.#receive)(message);
      }
    }
    const loaded = (src) =>
      new Promise((resolve, reject) => {
        const script = Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject });
        document.head.append(script);
      });
  }

  // Material reads the box at every key, at focus and when its index is ready: drafts of an input method
  // would be searched, so while one composes the box says what stood in it before. And it listens to
  // keyup alone: a pasted text would not be searched.
  const box = document.querySelector(".md-search__input");
  if (box) {
    let before = null;
    const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    Object.defineProperty(box, "value", {
      get: () => before ?? native.get.call(box),
      set: (text) => native.set.call(box, text),
    });
    const settled = () => box.dispatchEvent(new Event("keyup"));
    box.addEventListener("compositionstart", () => (before = native.get.call(box)));
    box.addEventListener("compositionend", () => {
      before = null;
      settled();
    });
    box.addEventListener("input", settled);
    box.form.addEventListener("reset", () => setTimeout(settled));
  }

  /** Marks every occurrence of the phrases, also one that crosses elements. */
  const mark = (root, phrases) => {
    const nodes = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("script, style, svg") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    let text = "";
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: text.length });
      text += walker.currentNode.data;
    }
    const wanted = new Uint8Array(text.length);
    for (const phrase of phrases)
      for (let at = text.indexOf(phrase); phrase && at >= 0; at = text.indexOf(phrase, at + 1))
        wanted.fill(1, at, at + phrase.length);
    for (const { node, start } of nodes) {
      const end = start + node.data.length;
      // From the end, so that earlier offsets of the node stay true when it is split.
      for (let to = end; to > start; to--) {
        if (!wanted[to - 1]) continue;
        let from = to;
        while (from > start && wanted[from - 1]) from--;
        const piece = node.splitText(from - start);
        piece.splitText(to - from);
        const element = document.createElement("mark");
        element.className = "sg-found";
        piece.replaceWith(element);
        element.append(piece);
        to = from + 1;
      }
    }
  };
  const phrases = new URLSearchParams(location.search).getAll("h");
  const content = document.querySelector(".md-content");
  if (phrases.length && content) mark(content, phrases);
}
