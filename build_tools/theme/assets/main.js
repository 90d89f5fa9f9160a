/** Upgrades a page with what it needs, and loads nothing else. */

const NEEDS = [
  ["[data-quiz]", () => import("./quiz/lesson.js"), "lessonQuiz"],
  ["[data-drill]", () => import("./quiz/practice.js"), "practice"],
];

for (const [selector, module, name] of NEEDS) {
  const place = document.querySelector(selector);
  if (place) module().then((loaded) => loaded[name](place));
}
