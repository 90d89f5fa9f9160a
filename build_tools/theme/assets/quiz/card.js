/**
 * One question: submit, feedback under it at once, once more. The form is complete without this;
 * the answer that readers without a script open by hand is what feedback is made from.
 */

import { button, element, unseen } from "../dom.js";
import { clear, recall, remember } from "./given.js";
import { KINDS, VERDICTS, untouched } from "./kinds.js";
import { record, resultOf } from "./progress.js";
import { dayOf } from "./review.js";

const OPEN = ["short_answer", "discussion"];

/**
 * @param {HTMLFormElement} form a question
 * @param {{held?: boolean, stays?: boolean, onAnswer?: (card: Object) => void}} [options] `held`: feedback waits until all are handed in;
 *   `stays`: what was answered in this tab stands there again when the page is opened again
 * @returns the question as sessions use it
 */
export function upgrade(form, { held = false, stays = false, onAnswer = () => {} } = {}) {
  const { question: id, kind: name, hash, lesson, terms = "" } = form.dataset;
  const kind = KINDS[name];
  const key = form.querySelector(".sg-q__answer");
  const ask = form.querySelector(".sg-q__ask");
  const feedback = element("div.sg-q__feedback", { role: "status" });
  const nudge = element("p.sg-say", { role: "status" });
  const submit = element("button.sg-button.sg-button--main", { type: "submit" }, verb());
  const again = button("重做本题", () => { reset(); ask.querySelector("input, select, textarea, button").focus(); });
  const graded = !OPEN.includes(name);
  let settle = () => null; // of a self-check: says the result of the ticks
  const card = { form, id, kind: name, graded, verdict: null, missing: () => kind.missing(form), answer, reset };

  function verb() {
    return OPEN.includes(name) ? "对照要点" : "提交答案";
  }

  /** Judge what stands there, say so, keep the result. */
  function answer() {
    show();
    if (stays) remember(form);
    if (graded) keep(card.verdict);
    else onAnswer(card);
  }

  function show() {
    card.verdict = untouched(form) ? "blank" : kind.judge(form, key);
    nudge.textContent = "";
    kind.mark?.(form, key);
    ask.disabled = graded;
    submit.textContent = "已提交";
    submit.setAttribute("aria-disabled", "true");
    again.hidden = false;
    feedback.replaceChildren(...(graded ? judged() : selfChecked()));
    form.classList.add("is-answered");
  }

  /** As it stood when the reader left. Nothing is recorded again. */
  function restore(result) {
    const known = result?.day === dayOf(new Date());
    if (graded && !known) return;
    const kept = recall(form);
    if (!kept) return;
    show();
    if (graded) form.dataset.verdict = card.verdict;
    else if (known && kept.ticks.length) {
      for (const [index, tick] of [...feedback.querySelectorAll("input")].entries()) tick.checked = kept.ticks[index];
      card.verdict = form.dataset.verdict = settle();
    }
  }

  function keep(verdict) {
    card.verdict = verdict;
    form.dataset.verdict = verdict;
    record({ id, hash, lesson, kind: name, terms: terms ? terms.split("|") : [] }, verdict === "blank" ? "wrong" : verdict);
    onAnswer(card);
  }

  function judged() {
    const why = key.querySelector(".sg-q__why").cloneNode(true);
    const quotes = [...key.querySelectorAll(".sg-quote")].map((quote) => quote.cloneNode(true));
    return [verdictLine(card.verdict), ...kind.explain(form, key), why, ...quotes];
  }

  /** Short answers: the reader ticks the points that stand in the own answer; discussions only compare. */
  function selfChecked() {
    const points = [...key.querySelectorAll(".sg-q__points li")];
    const why = key.querySelector(".sg-q__why").cloneNode(true);
    if (name === "discussion") {
      return [element("p", {}, "参考要点："), key.querySelector(".sg-q__points").cloneNode(true), why];
    }
    const ticks = points.map((point) => {
      const [text, ...cites] = [...point.cloneNode(true).childNodes];
      const tick = element("input", { type: "checkbox" });
      return element("li", {}, element("label.sg-pick", {}, tick, text), ...cites);
    });
    const list = element("ul.sg-q__points", {}, ...ticks);
    const done = button("记下结果", () => {
      const verdict = settle();
      if (stays) remember(form);
      keep(verdict);
    });
    settle = () => {
      const count = list.querySelectorAll("input:checked").length;
      const verdict = count === points.length ? "right" : count ? "partial" : "wrong";
      done.replaceWith(verdictLine(verdict, `答到 ${count} 条，共 ${points.length} 条`));
      for (const tick of list.querySelectorAll("input")) tick.disabled = true;
      return verdict;
    };
    return [element("p", {}, "对照参考要点，勾出自己答到的："), list, done, why];
  }

  function reset() {
    form.reset();
    if (stays) clear(form);
    kind.clear?.(form);
    ask.disabled = false;
    card.verdict = null;
    delete form.dataset.verdict;
    form.classList.remove("is-answered");
    submit.textContent = verb();
    submit.removeAttribute("aria-disabled");
    again.hidden = true;
    feedback.replaceChildren();
    form.querySelector(".sg-q__hint").open = false;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (held || submit.getAttribute("aria-disabled") === "true") return;
    const missing = kind.missing(form);
    if (missing) nudge.textContent = empties(name, missing);
    else answer();
  });
  form.addEventListener("input", () => { nudge.textContent = ""; });

  again.hidden = true;
  key.hidden = true;
  kind.prepare?.(form);
  if (!held) {
    const { result, changed } = resultOf(id, hash);
    form.querySelector(".sg-q__hint").before(element("div.sg-bar", {}, submit, again, earlier(result, changed)));
    if (stays) restore(result);
  }
  form.querySelector(".sg-q__hint").before(nudge);
  form.append(feedback);
  form.classList.add("is-live");
  return card;
}

/** The line that opens feedback. */
export function verdictLine(verdict, more = "") {
  const [shape, words] = VERDICTS[verdict];
  const sign = element("span.sg-verdict__sign", { "aria-hidden": "true" }, shape);
  return element(`p.sg-verdict.sg-verdict--${verdict}`, {}, sign, more ? `${words}，${more}` : words);
}

function empties(name, missing) {
  if (name === "fill_blank" || name === "matching") return `还有 ${missing} 空没填，填完再提交。`;
  if (name === "ordering") return "还没有排，排好再提交。";
  return OPEN.includes(name) ? "先写几个字，再对照。" : "还没有选，选好再提交。";
}

function earlier(result, changed) {
  if (changed) return element("span.sg-earlier", {}, "题目已更新，请重答");
  if (!result) return null;
  const [shape, words] = VERDICTS[result.verdict];
  const [, month, date] = result.day.split("-").map(Number);
  return element("span.sg-earlier", {}, unseen("上次的结果："), `${shape} ${month}月${date}日${words}`);
}
