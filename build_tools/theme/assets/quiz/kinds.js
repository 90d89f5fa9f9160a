/**
 * The kinds of question, one row each: how an answer is read, judged and taken back.
 * The key stands in the page, in the closed answer of each question; nothing here knows an answer.
 */

import { compareBlanks, difference } from "./compare.js";
import { arrange } from "./ordering.js";
import { element } from "../dom.js";

/**
 * @typedef {Object} Kind
 * @property {(form: HTMLFormElement) => number} missing parts that are still empty
 * @property {(form: HTMLFormElement, key: HTMLElement) => string} judge right, almost, partial, wrong or open
 * @property {(form: HTMLFormElement, key: HTMLElement) => Node[]} explain what to say of this very answer
 * @property {(form: HTMLFormElement) => void} [prepare] makes ready what needs a script
 * @property {(form: HTMLFormElement, key: HTMLElement) => void} [mark] shows right and wrong in place
 * @property {(form: HTMLFormElement) => void} [clear] back to the start, beyond what a form resets by itself
 */

/** Whether a reader has put in nothing at all. */
export const untouched = (form) =>
  !chosen(form).length && fields(form).every((field) => isChoice(field) || !field.value.trim()) && !moved(form);

const isChoice = (field) => field.type === "radio" || field.type === "checkbox";
const chosen = (form) => [...form.querySelectorAll("input:checked")].map((input) => input.value);
const fields = (form) => [...form.querySelectorAll(".sg-q__ask :is(input, select, textarea)")];
const empty = (form) => fields(form).filter((field) => !field.value.trim()).length;
const keyLetters = (key) => [...key.dataset.key];
const letters = (form) => [...form.querySelectorAll(".sg-q__order [data-letter]")].map((item) => item.dataset.letter).join("");
/** Whether items stand in another order than the printed A, B, C, which is never the right one. */
const moved = (form) => letters(form) !== [...letters(form)].sort().join("");
const share = (right, all) => (right === all ? "right" : right ? "partial" : "wrong");
const copies = (root, selector) => [...root.querySelectorAll(selector)].map((node) => node.cloneNode(true));

/** Verdict -> shape and word: never colour alone. */
export const VERDICTS = {
  right: ["✓", "答对了"],
  almost: ["≈", "几乎正确"],
  partial: ["◐", "部分正确"],
  wrong: ["✗", "答错了"],
  blank: ["—", "没有答"],
};

const MARKS = {
  right: ["✓", "选对了"],
  missed: ["○", "该选，没选"],
  lure: ["✗", "不该选"],
};

function markOptions(form, right) {
  for (const item of form.querySelectorAll(".sg-q__options [data-letter]")) {
    const on = item.querySelector("input").checked;
    const state = right.includes(item.dataset.letter) ? (on ? "right" : "missed") : on ? "lure" : null;
    if (!state) continue;
    const [shape, words] = MARKS[state];
    item.classList.add(`is-${state}`);
    item.querySelector("label").append(element("i.sg-q__mark", {}, shape, element("span.sg-hidden", {}, words)));
  }
}

function unmarkOptions(form) {
  for (const mark of form.querySelectorAll(".sg-q__mark")) mark.remove();
  for (const item of form.querySelectorAll(".sg-q__options [data-letter]")) {
    item.classList.remove("is-right", "is-missed", "is-lure");
  }
}

/** Each blank or pair by its own sign, in the label, where room is left for it. */
function markFields(form, verdicts) {
  for (const [index, field] of fields(form).entries()) {
    const [shape, words] = VERDICTS[verdicts[index]];
    field.dataset.verdict = verdicts[index];
    const mark = element("i.sg-q__sign", {}, shape, element("span.sg-hidden", {}, words));
    field.closest("label").querySelector("span").append(mark);
  }
}

function unmarkFields(form) {
  for (const mark of form.querySelectorAll(".sg-q__sign")) mark.remove();
  for (const field of fields(form)) delete field.dataset.verdict;
}

/** The remarks on options that this reader chose wrongly or left out. */
function optionRemarks(form, key) {
  const [mine, right] = [chosen(form), keyLetters(key)];
  const notable = [...mine.filter((letter) => !right.includes(letter)), ...right.filter((l) => !mine.includes(l))];
  const remarks = copies(key, ".sg-q__remarks li").filter((item) => notable.includes(item.dataset.letter));
  return remarks.length ? [element("ul.sg-q__remarks", {}, ...remarks)] : [];
}

const choice = {
  missing: (form) => (chosen(form).length ? 0 : 1),
  mark: (form, key) => markOptions(form, keyLetters(key)),
  clear: unmarkOptions,
  explain: (form, key) => [...copies(key, ".sg-q__key"), ...optionRemarks(form, key)],
};

const blanks = {
  missing: empty,
  compare(form, key) {
    const words = [...key.querySelectorAll("[data-word]")].map((word) => word.textContent);
    return compareBlanks(words, fields(form).map((field) => field.value), "free" in key.dataset);
  },
  judge(form, key) {
    const verdicts = blanks.compare(form, key).map((part) => part.verdict);
    if (verdicts.every((verdict) => verdict === "right")) return "right";
    if (verdicts.every((verdict) => verdict !== "wrong")) return "almost";
    return verdicts.some((verdict) => verdict !== "wrong") ? "partial" : "wrong";
  },
  explain(form, key) {
    const near = blanks.compare(form, key).filter((part) => part.verdict === "almost");
    return [...near.map((part) => shownDifference(part)), ...copies(key, ".sg-q__key")];
  },
  mark: (form, key) => markFields(form, blanks.compare(form, key).map((part) => part.verdict)),
  clear: unmarkFields,
};

function shownDifference({ answer, key }) {
  const pieces = difference(answer, key).map(({ kind, text }) => {
    if (kind === "extra") return element("del", {}, element("span.sg-hidden", {}, "多写："), text);
    if (kind === "missing") return element("ins", {}, element("span.sg-hidden", {}, "少写："), text);
    return text;
  });
  return element("p.sg-q__near", {}, "差在这里：", element("span", {}, ...pieces), "（划去的多写了，加框的少写了）");
}

/** @type {Object<string, Kind>} */
export const KINDS = {
  single_choice: {
    ...choice,
    judge: (form, key) => (chosen(form)[0] === key.dataset.key ? "right" : "wrong"),
  },
  multiple_choice: {
    ...choice,
    judge(form, key) {
      const [mine, right] = [chosen(form), keyLetters(key)];
      if (mine.some((letter) => !right.includes(letter))) return "wrong";
      return share(mine.length, right.length);
    },
  },
  true_false: {
    ...choice,
    judge: (form, key) => (chosen(form)[0] === key.dataset.key ? "right" : "wrong"),
    mark: (form, key) => markOptions(form, [key.dataset.key]),
    explain: (form, key) => copies(key, ".sg-q__key"),
  },
  fill_blank: blanks,
  matching: {
    missing: empty,
    judge(form, key) {
      const mine = fields(form).map((field) => field.value);
      return share(mine.filter((letter, index) => letter === key.dataset.key[index]).length, mine.length);
    },
    mark(form, key) {
      const right = (field, index) => (field.value === key.dataset.key[index] ? "right" : "wrong");
      markFields(form, fields(form).map(right));
    },
    clear: unmarkFields,
    explain: (form, key) => copies(key, ".sg-q__key"),
  },
  ordering: {
    missing: (form) => (moved(form) ? 0 : 1),
    prepare: arrange,
    judge: (form, key) => (letters(form) === key.dataset.key ? "right" : "wrong"),
    clear: (form) => form.dispatchEvent(new Event("sg-restore")),
    explain: (form, key) => copies(key, ".sg-q__key"),
  },
  short_answer: { missing: empty, judge: () => "open", explain: () => [] },
  discussion: { missing: empty, judge: () => "open", explain: () => [] },
};
