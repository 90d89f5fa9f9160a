/** One paper and its key as elements. Both number the same list, so the numbers agree. */

/** An element with a class and children; strings become text, never markup. */
function el(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children.filter((child) => child !== ""));
  return made;
}

const bracketed = new Set(["single_choice", "multiple_choice", "true_false"]);

/** @param {{lesson: object, question: object}[]} chosen */
export function paperOf(chosen) {
  const titles = [...new Set(chosen.map(({ lesson }) => lesson.title))];
  return el("section", "sg-paper__questions",
    el("h2", "", "测验与讨论"),
    el("p", "sg-meta", titles.map((title) => `《${title}》`).join("")),
    el("p", "", "姓名", gap(), "　日期", gap(), "　得分", gap()),
    ...chosen.map(({ question }, i) => questionOf(question, i + 1)));
}

function gap() {
  return el("span", "sg-paper__gap", "\u00a0");
}

function questionOf(question, number) {
  const stem = el("p", "", el("b", "", `${number}. `));
  question.stem.forEach((piece, i) => stem.append(...(i ? [gap(), piece] : [piece])));
  if (bracketed.has(question.kind)) stem.append("（　　）");
  const options = el("ol", "", ...question.options.map(({ letter, text }) => el("li", "", `${letter}. ${text}`)));
  const lines = Array.from({ length: question.lines }, () => el("div", "sg-paper__line"));
  const body = question.lefts.length
    ? [el("div", "sg-paper__pairs", el("ol", "", ...question.lefts.map((left) => el("li", "", `（　　）${left}`))), options)]
    : question.options.length ? [options] : [];
  return el("div", "sg-paper__q", stem, ...body, ...lines);
}

/** @param {{lesson: object, key: object}[]} chosen */
export function keyOf(chosen) {
  return el("section", "sg-paper__key", el("h2", "", "参考答案"),
    ...chosen.map(({ lesson, key }, i) => el("div", "sg-paper__q",
      el("p", "", el("b", "", `${i + 1}. ${key.answer}`), ` 〔${key.kind}〕`, el("span", "sg-meta", `《${lesson.title}》第 ${key.n} 题`)),
      el("ol", "",
        ...key.points.map((point, n) => el("li", "", `（${n + 1}）${point.text}〔${point.cite}〕`)),
        ...key.rows.map((row) => el("li", "", `${row.letter} ${row.right ? "对" : "错"}　${row.text}`))),
      el("p", "sg-meta", key.why, key.cite ? `出处：${key.cite}。` : ""))));
}
