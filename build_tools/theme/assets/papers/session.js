/** The session builder: ticked lessons, kinds and a length become one paper with its key. The choice is in the address. */
import { paper } from "../quiz/load.js";
import { keyOf, paperOf } from "./paper.js";

/**
 * The same number from each lesson as far as they have them, in the order of the lessons; one choice, one paper.
 * @template T
 * @param {T[][]} lists one list a lesson
 * @param {number} length how many in all
 * @returns {T[]}
 */
function share(lists, length) {
  const taken = lists.map(() => 0);
  for (let left = Math.min(length, lists.reduce((sum, list) => sum + list.length, 0)); left > 0; ) {
    lists.forEach((list, i) => {
      if (left > 0 && taken[i] < list.length) { taken[i] += 1; left -= 1; }
    });
  }
  return lists.flatMap((list, i) => spread(list, taken[i]));
}

/** `count` items of a list, evenly spread, in order: a short paper still has every kind. */
function spread(list, count) {
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]);
}

/** @param {HTMLFormElement} form the choice; the paper appears below it */
export function builder(form) {
  const sheet = document.getElementById("session-paper");
  const status = form.querySelector("[role=status]");
  const buttons = [...form.querySelectorAll("button")];
  const boxes = (name) => [...form.querySelectorAll(`input[name=${name}]`)];
  const ticked = (name) => boxes(name).filter((box) => box.checked);
  let turn = 0;

  const fromAddress = () => {
    const choice = new URLSearchParams(location.search);
    for (const name of ["lesson", "kind", "length"]) {
      if (choice.has(name)) for (const box of boxes(name)) box.checked = choice.getAll(name).includes(box.value);
    }
    for (const box of ticked("lesson")) box.closest("details").open = true;
  };

  const address = () => {
    const choice = new URLSearchParams();
    for (const box of ticked("lesson")) choice.append("lesson", box.value);
    if (ticked("kind").length < boxes("kind").length) for (const box of ticked("kind")) choice.append("kind", box.value);
    choice.append("length", ticked("length")[0]?.value ?? "10");
    return `${location.pathname}?${choice}`;
  };

  const show = async () => {
    const mine = (turn += 1);
    const kinds = new Set(ticked("kind").map((box) => box.value));
    const wanted = ticked("length")[0]?.value ?? "10";
    const length = wanted === "all" ? Infinity : Number(wanted);
    const lessons = await Promise.all(ticked("lesson").map((box) => paper(box.value)));
    if (lessons.includes(null)) {
      status.textContent = "题目没有取到，请检查网络后再试。";
      return;
    }
    if (mine !== turn) return; // a later choice is on its way
    const lists = lessons.map((lesson) =>
      lesson.runs.flatMap((run) => run.questions).filter((question) => kinds.has(question.kind))
        .map((question) => ({ lesson, question, key: lesson.key.find((row) => row.n === question.n) })));
    const chosen = share(lists, length);
    sheet.replaceChildren(...(chosen.length ? [paperOf(chosen), keyOf(chosen)] : []));
    status.textContent = chosen.length ? `共 ${chosen.length} 题` : lessons.length ? "选中的课没有这些题型" : "先选一课";
    for (const button of buttons) button.disabled = !chosen.length;
  };

  form.addEventListener("change", () => {
    history.replaceState(null, "", address());
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-share]").addEventListener("click", async () => {
    const link = new URL(address(), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      status.textContent = "链接已复制";
    } catch {
      status.textContent = link;
    }
  });
  fromAddress();
  form.hidden = false;
  show();
}
