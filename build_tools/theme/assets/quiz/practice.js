/** The practice page: what is due, mixed practice, chapter exams, the reader's own records. */

import { button, element } from "../dom.js";
import { chapterQuestions, draw, questionsOf } from "./pick.js";
import { due, erase, exportText, forget, importText, load } from "./progress.js";
import { dayOf } from "./review.js";
import { session } from "./session.js";
import { saveText, verifySlip } from "./slip.js";

const GRADED = ["matching", "multiple_choice", "single_choice", "true_false", "fill_blank", "ordering"];
/** An exam of more questions than this is a draw: nobody answers a thousand at a sitting. */
const EXAM_MOST = 60;

/** @param {HTMLElement} drill the container of the page */
export function practice(drill) {
  const find = (name) => drill.querySelector(`[data-${name}]`);
  const place = find("session");
  const rooms = ["due", "mixed", "exams", "records"].map(find);
  const { guide, version } = drill.dataset;

  function home() {
    place.hidden = true;
    place.replaceChildren();
    for (const room of rooms) room.hidden = false;
    showDue();
    showRecords();
  }

  function start(title, questions, exam = false) {
    for (const room of rooms) room.hidden = true;
    session(place, { title, questions, exam, guide, version, close: home });
  }

  /** Review: lessons in the order of the list, within a lesson by term. */
  async function review(rows) {
    const questions = [];
    for (const [id, kept] of rows) {
      const question = (await questionsOf(kept.lesson)).find((other) => other.id === id);
      if (question) questions.push(question);
      else forget(id);
    }
    if (questions.length) start("今日复习", questions);
    else home();
  }

  async function showDue() {
    const rows = due();
    const box = find("due-list");
    if (!rows.length) {
      const next = Object.values(load().answers).map((kept) => kept.due).filter(Boolean).sort()[0];
      const text = next ? `今天没有到期的题。下一次复习在 ${next}。` : "还没有答过题。答过的题过 1 天、7 天、30 天会回到这里。";
      box.replaceChildren(element("p.sg-empty", {}, text));
      return;
    }
    const lessons = await grouped(rows, ([, kept]) => [kept.lesson], title);
    const terms = await grouped(rows, ([, kept]) => kept.terms ?? [], (term) => `“${term}”`);
    box.replaceChildren(
      element("p.sg-bar", {}, button(`开始复习 ${rows.length} 题`, () => review(rows), "sg-button sg-button--main")),
      element("details", {}, element("summary", {}, "按课挑选"), lessons),
      ...(terms.children.length ? [element("details", {}, element("summary", {}, "按术语挑选"), terms)] : []));
  }

  async function title(id) {
    const [one] = await questionsOf(id);
    return one ? `${one.title}：${one.chapter}` : "已经撤下的课";
  }

  async function grouped(rows, keys, name) {
    const groups = new Map();
    for (const row of rows) for (const key of keys(row)) groups.set(key, [...(groups.get(key) ?? []), row]);
    const items = [];
    for (const [key, some] of groups) {
      items.push(element("li", {}, button(`${await name(key)}，${some.length} 题`, () => review(some), "sg-button sg-button--row")));
    }
    return element("ul.sg-picklist", {}, ...items);
  }

  function showRecords() {
    const all = Object.values(load().answers);
    const right = all.filter((kept) => kept.verdict === "right").length;
    find("records-count").textContent = all.length
      ? `答过 ${all.length} 题，最近一次答对的 ${right} 题。`
      : "这台设备上还没有记录。";
  }

  const mixed = find("mixed");
  mixed.addEventListener("submit", async (event) => {
    event.preventDefault();
    const say = mixed.querySelector(".sg-say");
    const data = new FormData(mixed);
    const chapters = [...mixed.querySelectorAll("[name=chapter]:checked")].map((box) => ({ id: box.value, lists: Number(box.dataset.lists) }));
    if (!chapters.length || !data.getAll("kind").length) {
      say.textContent = "请至少选一章和一种题型。";
      return;
    }
    say.textContent = "正在出题……";
    const questions = await draw(chapters, data.getAll("kind"), Number(data.get("length")));
    say.textContent = questions.length ? "" : "这样选没有题。请多选几种题型。";
    if (questions.length) start("混合练习", questions);
  });

  async function exam(chapter) {
    const chosen = [...drill.querySelectorAll("[data-exam]")].find((other) => other.dataset.exam === chapter);
    if (!chosen) return;
    const questions = await chapterQuestions(chapter, Number(chosen.dataset.lists), GRADED, EXAM_MOST);
    if (questions.length) start(`${chosen.dataset.title}：整章自测`, questions, true);
  }

  const records = find("records");
  const say = records.querySelector(".sg-say");
  find("export").addEventListener("click", () => saveText(exportText(), `学习记录-${dayOf(new Date())}.json`));
  find("import").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      say.textContent = `导入了 ${importText(await file.text())} 条记录。`;
    } catch (error) {
      say.textContent = `${error.message}。记录没有改动。`;
    }
    event.target.value = "";
    home();
  });
  find("erase").addEventListener("click", () => {
    const sure = button("确定清除", () => { erase(); say.textContent = "记录已清除。"; home(); }, "sg-button sg-button--main");
    say.replaceChildren("清除后不能恢复，建议先导出。", element("span.sg-bar", {}, sure, button("不清除", () => say.replaceChildren())));
  });
  find("verify").addEventListener("click", (event) => {
    const box = event.target.closest("details");
    const found = verifySlip(box.querySelector("textarea").value);
    box.querySelector(".sg-say").textContent =
      found === null ? "这不是成绩单全文。" : found ? "✓ 相符：成绩单没有改动。" : "✗ 不相符：成绩单改动过，或没有贴全。";
  });
  for (const box of drill.querySelectorAll("[data-exam]")) box.addEventListener("click", () => exam(box.dataset.exam));

  home();
  const [, wanted] = location.hash.match(/^#exam-(.+)$/) ?? [];
  if (wanted) exam(wanted);
  if (location.hash === "#start") { // from the home page: a few questions, at once
    mixed.querySelector("[name=length]").checked = true;
    mixed.requestSubmit();
  }
  if (location.hash === "#review" && due().length) review(due());
}
