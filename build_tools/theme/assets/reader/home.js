/** Where a reader left off and what is due: on the home page and on the cards of lessons. */

import { element, pageAddress } from "../dom.js";
import { due, load } from "../quiz/progress.js";

/** @param {HTMLElement} today the empty row of the home page */
export function home(today) {
  const { last } = load();
  const count = due().length;
  const { root } = today.dataset;
  if (last) {
    today.append(element("a.sg-today__go", { href: pageAddress(`${root}lessons/${last.lesson}/${last.at ? `#q-${last.at}` : ""}`) }, element("b", {}, "继续学习"), element("span", {}, last.title)));
  }
  if (count) {
    today.append(element("a.sg-today__go", { href: pageAddress(`${root}quiz/#review`) }, element("b", {}, "今日复习"), element("span", {}, `${count} 题到期`)));
  }
  today.hidden = !today.children.length;
}

/** On cards of lessons: how many of its questions were answered. */
export function lessons() {
  const done = new Map();
  for (const kept of Object.values(load().answers)) done.set(kept.lesson, (done.get(kept.lesson) ?? 0) + 1);
  for (const card of document.querySelectorAll("[data-card]")) {
    const count = done.get(card.dataset.card);
    if (count) card.querySelector(".sg-meta").append(` · 已答 ${Math.min(count, Number(card.dataset.questions))} 题`);
  }
}
