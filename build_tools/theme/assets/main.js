/** Upgrades a page with what it needs, and loads nothing else. */

const NEEDS = [
  [".md-header__inner", () => import("./reader/display.js"), "display"],
  ["[data-quiz]", () => import("./quiz/lesson.js"), "lessonQuiz"],
  ["[data-report], [data-drill]", () => import("./quiz/report.js"), "reports"],
  ["[data-drill]", () => import("./quiz/practice.js"), "practice"],
  ["[data-reading]", () => import("./reader/reading.js"), "reading"],
  ["[data-said]", () => import("./reader/said.js"), "said"],
  ["[data-today]", () => import("./reader/home.js"), "home"],
  ["[data-card]", () => import("./reader/home.js"), "lessons"],
  ["[data-terms]", () => import("./reader/terms.js"), "terms"],
  ["button[data-print]", () => import("./papers/print.js"), "printing"],
  ["form[data-builder]", () => import("./papers/session.js"), "builder"],
  ["[data-filter]", () => import("./reader/filter.js"), "filter"],
];

/** Loads a module where the page has a place for it. */
async function upgrade([selector, module, name]) {
  const place = document.querySelector(selector);
  if (place) await (await module())[name](place);
}

// Says that the page stands still and answers: until then it may still move under a finger.
Promise.all(NEEDS.map(upgrade)).then(() => document.documentElement.classList.add("is-ready"));
