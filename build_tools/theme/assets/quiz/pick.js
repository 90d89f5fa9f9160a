/** Which questions a practice asks: a fair draw over lessons, in an order that a shuffle decides. */

import { lesson, list } from "./load.js";

/** Fisher–Yates, on a copy. */
export function shuffled(items, random = Math.random) {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

/**
 * Draw questions from chapters. Loads lists and lessons one by one until there are enough, so
 * that the cost does not grow with the guide.
 * @param {{id: string, lists: number}[]} chapters
 * @param {string[]} kinds
 * @param {number} length how many at most
 * @returns {Promise<Object[]>} questions with the lesson they belong to
 */
export async function draw(chapters, kinds, length) {
  const lists = shuffled(chapters.flatMap(({ id, lists: count }) => [...Array(count).keys()].map((n) => [id, n])));
  const found = [];
  const each = Math.max(2, Math.ceil(length / 5));
  const spare = [];
  for (const [chapter, index] of lists) {
    for (const [id] of shuffled(((await list(chapter, index)) ?? []).filter((row) => offers(row, kinds)))) {
      const asked = shuffled((await questionsOf(id)).filter((question) => kinds.includes(question.kind)));
      found.push(...asked.slice(0, each));
      spare.push(...asked.slice(each));
      if (found.length >= length) return shuffled(found.slice(0, length));
    }
  }
  return shuffled([...found, ...spare.slice(0, length - found.length)]);
}

/** All questions of these kinds in a chapter, in the order of the guide; at most so many, then a draw. */
export async function chapterQuestions(chapter, lists, kinds, most) {
  const rows = [];
  for (let index = 0; index < lists; index += 1) rows.push(...((await list(chapter, index)) ?? []));
  const total = rows.flatMap(([, counts]) => kinds.map((kind) => counts[kind] ?? 0)).reduce((a, b) => a + b, 0);
  if (total > most) return draw([{ id: chapter, lists }], kinds, most);
  const lessons = await Promise.all(rows.filter((row) => offers(row, kinds)).map(([id]) => questionsOf(id)));
  return lessons.flat().filter((question) => kinds.includes(question.kind));
}

/** The questions of a lesson, each with the title and address of its lesson. */
export async function questionsOf(id) {
  const data = await lesson(id);
  if (!data) return [];
  const { title, chapter, url } = data;
  return data.questions.map((question) => ({ ...question, lesson: id, title, chapter, url }));
}

const offers = ([, counts], kinds) => kinds.some((kind) => counts[kind]);
