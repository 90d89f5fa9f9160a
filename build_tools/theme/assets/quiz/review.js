/**
 * The plan of review: 1, 7 and 30 days after a right answer, the same for everybody.
 * Days are local calendar days written 2026-11-24.
 */

export const STEPS = [1, 7, 30];

/** The local calendar day of a moment. */
export function dayOf(moment) {
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The day so many days after another; over months, years and clock changes. */
export function after(day, days) {
  const [year, month, date] = day.split("-").map(Number);
  return dayOf(new Date(year, month - 1, date + days, 12));
}

/**
 * Where a question stands in the plan after an answer.
 * @param {{step: number, due: string|null}|null} before what was known of the question
 * @param {boolean} right whether the answer was right
 * @param {string} today the day of the answer
 * @returns {{step: number, due: string|null}} `step` counts right answers in the plan; no `due` when it is done
 */
export function plan(before, right, today) {
  if (!right) return { step: 0, due: after(today, STEPS[0]) };
  if (!before) return { step: 1, due: after(today, STEPS[0]) };
  if (before.due === null || today < before.due) return { step: before.step, due: before.due };
  const step = before.step + 1;
  return { step, due: step > STEPS.length ? null : after(today, STEPS[step - 1]) };
}
