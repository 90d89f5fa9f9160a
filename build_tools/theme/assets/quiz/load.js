/**
 * Data of the practice page and of papers put together, loaded when they are needed: a script a lesson, a script a list of lessons.
 * Scripts, because a page opened from a folder (file://) may not fetch. Each calls `studyGuide.receive`.
 */

const ROOT = new URL("../../quiz/data/", import.meta.url);
const waiting = new Map();
const known = new Map();

globalThis.studyGuide = {
  receive(name, value) {
    waiting.get(name)?.(value);
  },
};

/** @returns {Promise<{title: string, chapter: string, url: string, questions: Object[]}|null>} null: no such lesson now */
export const lesson = (id) => once(id, `${id}.js`);

/** @returns {Promise<[string, Object<string, number>][]|null>} lessons of a chapter with their questions by kind */
export const list = (chapter, index) => once(`list/${chapter}/${index}`, `${chapter}-${index}.js`);

/** @returns {Promise<{title: string, chapter: string, runs: Object[], key: Object[]}|null>} a lesson's questions as for paper */
export const paper = (id) => once(`paper/${id}`, `../paper/${id}.js`);

function once(name, file) {
  if (!known.has(name)) known.set(name, run(name, file));
  return known.get(name);
}

function run(name, file) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    const done = (value) => {
      waiting.delete(name);
      script.remove();
      resolve(value);
    };
    waiting.set(name, done);
    script.src = new URL(file, ROOT).href;
    script.addEventListener("error", () => done(null));
    document.head.append(script);
  });
}
