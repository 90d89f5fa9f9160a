/** A ¶ of a lesson shows its sentence in place; the way to the whole text is one tap further. */

import { element, pageAddress } from "../dom.js";
import { sheet } from "./sheet.js";

/** @param {HTMLElement} list the sentences that the lesson cites, at the end of its page */
export function said(list) {
  document.addEventListener("click", (event) => {
    const cite = event.target.closest?.("a.sg-cite");
    if (!cite || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const [, article, anchor] = cite.getAttribute("href").match(/articles\/([^/]+)\/(?:index\.html)?#(\w+)$/) ?? [];
    const entry = list.querySelector(`#said-${article}-${anchor}`);
    if (!entry) return;
    event.preventDefault();
    const [where, text] = entry.children;
    sheet(where.textContent, element("blockquote.sg-quote", {}, element("p", {}, text.textContent)),
      element("p.sg-bar", {}, element("a.sg-button", { href: pageAddress(cite.getAttribute("href")) }, "到原文看上下文")));
  });
}
