/** One paper and its key as elements. Both number the same list, so the numbers agree. */

/** An element with a class and children; strings become text, never markup. */
function el(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children.filter((child) => child !== ""));
  return made;
}

const bracketed = new Set(["single_choice", "multiple_choice", "true_false"]);
const written = { ordering: "先后：", true_false: "改正：" };
const nameOf = (lesson) => `《${lesson.title}》（${lesson.chapter}）`;

/** @param {{lesson: object, question: object, key: object}[]} chosen */
export function paperOf(chosen) {
  const names = [...new Set(chosen.map(({ lesson }) => nameOf(lesson)))];
  return el("section", "sg-paper__questions",
    el("h2", "", "测验与讨论"),
    el("p", "sg-meta", names.join("　")),
    el("p", "sg-paper__taker", ...["姓名", "日期", "得分"].flatMap((name) => [`${name}：`, el("span", "")])),
    ...chosen.map(({ question, key }, i) => questionOf(question, key.kind, i + 1)));
}

function questionOf(question, kind, number) {
  const stem = el("p", "", el("b", "", `${number}. `), el("span", "sg-paper__kind", `〔${kind}〕`));
  const pieces = bracketed.has(question.kind) ? question.stem.slice(0, -1) : question.stem;
  pieces.forEach((piece, i) => stem.append(...(i ? [el("span", "sg-gap", "＿＿＿＿")] : []), piece));
  if (bracketed.has(question.kind)) {
    const last = question.stem.at(-1);
    stem.append(last.slice(0, -3), el("span", "sg-paper__end", `${last.slice(-3)}（　　）`));
  }
  const options = el("ol", "", ...question.options.map(({ letter, text }) => el("li", "", `${letter}. ${text}`)));
  const label = written[question.kind];
  const lines = Array.from({ length: question.lines || (label ? 1 : 0) }, () => el("div", "sg-paper__line", label ?? ""));
  const body = question.lefts.length
    ? [el("div", "sg-paper__pairs", el("ol", "", ...question.lefts.map((left) => el("li", "", `（　　）${left}`))), options)]
    : question.options.length ? [options] : [];
  return el("div", "sg-paper__q", stem, ...body, ...lines);
}

/** @param {{lesson: object, key: object}[]} chosen */
export function keyOf(chosen) {
  return el("section", "sg-paper__key", el("h2", "", "参考答案"), ...chosen.map(answerOf));
}

function answerOf({ lesson, key }, i) {
  const rows = [
    ...key.points.map((point) => el("li", "", `${point.mark}${point.text}〔${point.cite}〕`)),
    ...key.rows.map((row) => el("li", "", `${row.letter} ${row.right ? "对" : "错"}　${row.text}`)),
  ];
  const why = key.why + (key.cite ? `出处：${key.cite}。` : "");
  return el("div", "sg-paper__q",
    el("p", "", el("b", "", `${i + 1}. ${key.answer}`), ` 〔${key.kind}〕`, el("span", "sg-meta", `${nameOf(lesson)}第 ${key.n} 题`)),
    rows.length ? el("ol", "", ...rows) : "",
    why ? el("p", "sg-meta", why) : "");
}
