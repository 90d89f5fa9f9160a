/**
 * What a reader put in, kept while the tab is open: who follows a citation and comes back finds the
 * answers where they were. Results are another matter, see progress.js.
 */

import { dayOf } from "./review.js";

const KEY = `study-guide.given:${new URL("../../", import.meta.url).pathname}`;
const fields = (form) => [...form.querySelectorAll(".sg-q__ask :is(input, select, textarea)")];
const ticks = (form) => [...form.querySelectorAll(".sg-q__feedback input")];
const ticked = (field) => field.type === "radio" || field.type === "checkbox";

function load() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function save(all) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    /* no storage: coming back finds an empty question, as a new tab does */
  }
}

/** Keep what stands in a question now. */
export function remember(form) {
  const { question, hash } = form.dataset;
  save({ ...load(), [question]: {
    hash,
    day: dayOf(new Date()),
    values: fields(form).map((field) => (ticked(field) ? field.checked : field.value)),
    order: [...form.querySelectorAll(".sg-q__order [data-letter]")].map((item) => item.dataset.letter),
    ticks: ticks(form).filter((tick) => tick.disabled).map((tick) => tick.checked), // those of a result that was noted
  } });
}

/** @returns {{ticks: boolean[]}|null} what was put in today, after it stands in the question again */
export function recall(form) {
  const { question, hash } = form.dataset;
  const kept = load()[question];
  if (kept?.hash !== hash || kept.day !== dayOf(new Date())) return null;
  for (const [index, field] of fields(form).entries()) field[ticked(field) ? "checked" : "value"] = kept.values[index];
  if (kept.order.length) form.dispatchEvent(new CustomEvent("sg-restore", { detail: kept.order }));
  return kept;
}

/** Take a question out, to be answered anew. */
export function clear(form) {
  const { [form.dataset.question]: gone, ...rest } = load();
  save(rest);
}

/** Take everything out. */
export function clearAll() {
  save({});
}
