/** A run of questions: one at a time with feedback at once, or an exam that is handed in once. */

import { upgrade, verdictLine } from "./card.js";
import { button, element } from "../dom.js";
import { slipText, saveSlip, printSlip } from "./slip.js";

/**
 * @param {HTMLElement} place where the run takes place
 * @param {{title: string, questions: Object[], exam?: boolean, guide: string, version: string, close: () => void}} run
 */
export function session(place, run) {
  const cards = [];
  const answered = new Set();
  const head = element("h2", { tabindex: "-1" }, run.title);
  const line = element("p.sg-progress__text", { role: "status" });
  const bar = element("progress.sg-progress__bar", { max: String(run.questions.length), value: "0", "aria-label": "答题进度" });
  const body = element("div");
  const foot = element("div.sg-session__foot");
  place.replaceChildren(head, element("div.sg-progress", {}, bar, line), body, foot);
  place.hidden = false;
  place.classList.toggle("is-exam", Boolean(run.exam));

  for (const [index, question] of run.questions.entries()) {
    const form = formOf(question, index + 1);
    const from = element("p.sg-meta.sg-q__from", {}, `出自《${question.title}》，${question.chapter}`);
    body.append(element("div.sg-session__card", {}, from, form));
    cards.push(upgrade(form, { held: run.exam, onAnswer: (card) => told(card) }));
  }
  body.addEventListener("input", refresh);

  function told(card) {
    answered.add(card.id);
    refresh();
    if (!run.exam && !card.form.parentElement.hidden) turn(cards.indexOf(card));
  }

  function refresh() {
    const done = run.exam ? cards.filter((card) => !card.missing()).length : answered.size;
    bar.value = done;
    line.textContent = `已答 ${done} / ${cards.length}`;
  }

  /** Practice: one card at a time. */
  function show(at) {
    for (const [index, part] of [...body.children].entries()) part.hidden = index !== at;
    turn(at);
    place.scrollIntoView({ block: "start" });
    if (at) cards[at].form.querySelector("input, select, textarea, button")?.focus({ preventScroll: true });
  }

  /** The way on: a question that is not answered can be skipped. */
  function turn(at) {
    const last = at === cards.length - 1;
    const done = answered.has(cards[at].id);
    const words = last ? "结束，看结果" : done ? "下一题" : "跳过这题";
    foot.replaceChildren(element("p.sg-bar", {},
      button(words, () => (last ? finish() : show(at + 1)), `sg-button sg-button--next${done ? " sg-button--main" : ""}`),
      button("退出", run.close)));
  }

  /** Exam: everything at once, handed in once; blanks are named before. */
  function examFoot() {
    const say = element("div.sg-handin", { role: "status" });
    const hand = button("交卷", () => {
      const blank = cards.filter((card) => card.missing());
      if (!blank.length) return finish();
      const links = blank.map((card) => element("a.sg-jump", { href: `#${card.form.id}` }, card.form.querySelector(".sg-q__n").textContent));
      say.replaceChildren(
        element("p", {}, `还有 ${blank.length} 题没答完：`, ...links),
        element("p.sg-bar", {}, button("继续答题", () => { say.replaceChildren(); blank[0].form.scrollIntoView({ block: "center" }); }), button("就这样交卷", finish, "sg-button sg-button--main")));
      return undefined;
    }, "sg-button sg-button--main");
    foot.replaceChildren(element("p.sg-bar", {}, hand, button("退出", run.close)), say);
  }

  function finish() {
    place.classList.remove("is-exam");
    if (run.exam) for (const card of cards) card.answer();
    const tried = run.exam ? cards : cards.filter((card) => answered.has(card.id));
    const right = tried.filter((card) => card.verdict === "right");
    const wrong = tried.filter((card) => card.verdict !== "right");
    const slip = slipText({
      guide: run.guide, version: run.version, title: run.title, date: new Date(),
      rows: tried.map((card) => ({ id: card.id, verdict: card.verdict })),
    });
    bar.parentElement.hidden = true;
    for (const [index, part] of [...body.children].entries()) part.hidden = !tried.includes(cards[index]);
    const summary = element("div.sg-summary", { role: "status" },
      element("p.sg-summary__text", {}, tried.length ? `答对 ${right.length} 题，共 ${tried.length} 题。` : "这次没有答题。"),
      tried.length ? element("p.sg-map", {}, ...tried.map((card) => jump(card))) : null,
      element("p.sg-bar", {},
        wrong.length ? button("重做错题", () => session(place, { ...run, title: "重做错题", exam: false, questions: run.questions.filter((q) => wrong.some((card) => card.id === q.id)) }), "sg-button sg-button--main") : null,
        tried.length ? button("打印成绩单", () => printSlip(slip)) : null,
        tried.length ? button("保存成绩单", () => saveSlip(slip)) : null,
        button("回到练习页", run.close)));
    head.after(summary);
    foot.replaceChildren();
    place.scrollIntoView({ block: "start" });
    head.focus({ preventScroll: true });
  }

  function jump(card) {
    const line = verdictLine(card.verdict);
    const sign = line.querySelector(".sg-verdict__sign").textContent;
    const number = card.form.querySelector(".sg-q__n").textContent;
    return element("a.sg-jump", { href: `#${card.form.id}`, "aria-label": `第${number}题，${line.textContent.slice(1)}` }, `${number} ${sign}`);
  }

  refresh();
  if (run.exam) examFoot();
  else show(0);
  place.scrollIntoView({ block: "start" });
  head.focus({ preventScroll: true });
}

/** The form of a question, from the HTML that the build made of it. */
function formOf(question, number) {
  const template = document.createElement("template");
  template.innerHTML = question.html;
  const form = template.content.querySelector("form");
  form.querySelector(".sg-q__n").textContent = String(number);
  return form;
}
