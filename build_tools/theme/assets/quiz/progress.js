/**
 * What this reader has answered, kept in the browser's local storage and nowhere else.
 * A result belongs to a question's id and the hash of its content: when an editor changes what
 * readers see of a question, it asks again; edits elsewhere touch nothing.
 */

import { clearAll } from "./given.js";
import { dayOf, plan } from "./review.js";

const ROOT = new URL("../../", import.meta.url).pathname;
const KEY = `study-guide.progress:${ROOT}`;
const FORMAT = "study-guide-progress";
const VERDICTS = ["right", "almost", "partial", "wrong"];
const ID = /^[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @typedef {{lesson: string, hash: string, kind: string, verdict: string, day: string, step: number, due: string|null, terms?: string[]}} Result */

/** @returns {{answers: Object<string, Result>, last: {lesson: string, title: string, at?: string}|null}} */
export function load() {
  try {
    return checked(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return { answers: {}, last: null };
  }
}

/** @returns {boolean} whether the browser kept it (private windows and full disks may not) */
function save(state) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ format: FORMAT, version: 1, ...state }));
    return true;
  } catch {
    return false;
  }
}

/** Keep only what has the right shape: the file may come from elsewhere. */
function checked(data) {
  const answers = {};
  for (const [id, kept] of Object.entries(data?.answers ?? {})) {
    const sound =
      ID.test(id) &&
      /^[a-z0-9-]+\/[a-z0-9_-]+$/.test(kept?.lesson) &&
      typeof kept.hash === "string" &&
      typeof kept.kind === "string" &&
      VERDICTS.includes(kept.verdict) &&
      DAY.test(kept.day) &&
      Number.isInteger(kept.step) &&
      (kept.due === null || DAY.test(kept.due));
    if (!sound) continue;
    const { lesson, hash, kind, verdict, day, step, due } = kept;
    answers[id] = { lesson, hash, kind, verdict, day, step, due };
    if (Array.isArray(kept.terms)) answers[id].terms = kept.terms.map(String);
  }
  const last = data?.last;
  const known = typeof last?.lesson === "string" && /^[a-z0-9-]+\/[a-z0-9_-]+$/.test(last.lesson);
  if (!known) return { answers, last: null };
  const at = ID.test(last.at) ? { at: last.at } : {};
  return { answers, last: { lesson: last.lesson, title: String(last.title ?? ""), ...at } };
}

/**
 * The kept result of a question.
 * @returns {{result: Result|null, changed: boolean}} `changed`: there is one, but for an older text
 */
export function resultOf(id, hash) {
  const kept = load().answers[id];
  return { result: kept?.hash === hash ? kept : null, changed: Boolean(kept) && kept.hash !== hash };
}

/** Keep an answer to a question. */
export function record({ id, hash, lesson, kind, terms }, verdict, today = dayOf(new Date())) {
  const state = load();
  const before = state.answers[id]?.hash === hash ? state.answers[id] : null;
  const { step, due } = plan(before, verdict === "right", today);
  state.answers[id] = { lesson, hash, kind, verdict, day: today, step, due };
  if (terms?.length) state.answers[id].terms = terms;
  if (state.last?.lesson === lesson) state.last.at = id;
  return save(state);
}

/** Remember the lesson that was open last; within it, the question that was answered last. */
export function visit(lesson, title) {
  const state = load();
  const before = state.last?.lesson === lesson ? state.last : {};
  save({ ...state, last: { ...before, lesson, title } });
}

/** Take a question out that the guide has no more. */
export function forget(id) {
  const state = load();
  delete state.answers[id];
  save(state);
}

/** @returns {[string, Result][]} what is due, by lesson and then by term */
export function due(today = dayOf(new Date())) {
  const place = ([id, kept]) => [kept.lesson, kept.terms?.[0] ?? "", id].join("\n");
  return Object.entries(load().answers)
    .filter(([, kept]) => kept.due !== null && kept.due <= today)
    .sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

/** The records as a text that `importText` takes. */
export function exportText() {
  return `${JSON.stringify({ format: FORMAT, version: 1, ...load() }, null, 1)}\n`;
}

/**
 * Add exported records to those here; of two results for a question the later stays.
 * @returns {number} how many results the text held
 * @throws {Error} when the text is no export of a study guide
 */
export function importText(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    data = null;
  }
  if (data?.format !== FORMAT || data.version !== 1) throw new Error("这不是学习导读导出的记录文件");
  const [here, there] = [load(), checked(data)];
  for (const [id, kept] of Object.entries(there.answers)) {
    if (!here.answers[id] || here.answers[id].day < kept.day) here.answers[id] = kept;
  }
  if (!save({ answers: here.answers, last: here.last ?? there.last })) throw new Error("浏览器不让保存记录");
  return Object.keys(there.answers).length;
}

/** Take all records off this machine. */
export function erase() {
  clearAll();
  localStorage.removeItem(KEY);
}
