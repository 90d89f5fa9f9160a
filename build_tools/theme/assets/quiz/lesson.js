/** The quiz of a lesson page: a slim line of progress, a summary, the wrong ones once more. */

import { upgrade } from "./card.js";
import { button, element } from "../dom.js";
import { visit } from "./progress.js";

/** @param {HTMLElement} quiz the container of a lesson's questions */
export function lessonQuiz(quiz) {
  const { lesson, title } = quiz.dataset;
  const bar = element("progress.sg-progress__bar", { max: "1", value: "0", "aria-label": "答题进度" });
  const line = element("p.sg-progress__text");
  const summary = element("div.sg-summary", { role: "status" });
  const forms = [...quiz.querySelectorAll("[data-question]")];
  const cards = forms.map((form) => upgrade(form, { stays: true, onAnswer: count }));
  const graded = cards.filter((card) => card.graded || card.kind === "short_answer");

  const apart = graded.length < cards.length ? "（讨论不计）" : "";

  function count() {
    const done = graded.filter((card) => card.form.dataset.verdict);
    const right = done.filter((card) => card.form.dataset.verdict === "right");
    bar.max = graded.length;
    bar.value = done.length;
    line.textContent = `已答 ${done.length} / ${graded.length}，答对 ${right.length}${apart}`;
    summary.replaceChildren(...(done.length === graded.length ? result(right.length) : []));
  }

  function result(right) {
    const wrong = graded.filter((card) => card.form.dataset.verdict !== "right");
    const text = `本课 ${graded.length} 题都答了：答对 ${right} 题，没有答对 ${wrong.length} 题。`;
    return [
      element("p.sg-summary__text", {}, text),
      element("p.sg-bar", {}, wrong.length ? button("重做错题", () => redo(wrong), "sg-button sg-button--main") : null,
        button("全部重做", () => redo(graded))),
    ];
  }

  /** Only these questions once more; the others make room until all are shown again. */
  function redo(some) {
    for (const card of cards) card.form.hidden = !some.includes(card) && some !== graded;
    for (const card of some) card.reset();
    count();
    some[0].form.scrollIntoView({ block: "start" });
    some[0].form.querySelector("input, select, textarea, button").focus({ preventScroll: true });
    summary.replaceChildren(element("p.sg-bar", {}, button("显示全部题目", showAll)));
  }

  function showAll() {
    for (const card of cards) card.form.hidden = false;
    count();
  }

  if (graded.length) {
    quiz.prepend(element("div.sg-progress", {}, bar, line));
    quiz.append(summary);
    count();
  }
  visit(lesson, title);
}
