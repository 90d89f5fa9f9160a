/** How the page looks to this reader: size of type, contrast. Chosen once, kept in the browser. */

import { element } from "../dom.js";
import { sheet } from "./sheet.js";

const KEY = "study-guide.display";
const CHOICES = {
  type: ["字号", [["standard", "标准"], ["large", "大"], ["largest", "特大"]]],
  contrast: ["对比度", [["standard", "标准"], ["high", "高"]]],
};

export function chosen() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

/** Set one choice for this and all later pages. */
export function choose(name, value) {
  document.documentElement.setAttribute(`data-${name}`, value);
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...chosen(), [name]: value }));
  } catch {
    /* no storage: the choice lasts as long as the page */
  }
}

/** @param {HTMLElement} header Material's header row: the button stands before its search */
export function display(header) {
  const open = element("button.md-header__button.sg-type", { type: "button", "aria-haspopup": "dialog", "aria-label": "字号和对比度" }, "字");
  open.addEventListener("click", () => sheet("显示", ...Object.keys(CHOICES).map(group),
    element("p.sg-meta", {}, "深色和浅色用页首的月亮、太阳按钮切换。选好以后，各页都这样显示。")));
  header.querySelector("[data-md-component=palette]")?.before(open);
  // Material gives its search the role of a dialog, but no name.
  header.querySelector(".md-search")?.setAttribute("aria-label", "搜索");
}

function group(name) {
  const [title, options] = CHOICES[name];
  const now = chosen()[name] ?? "standard";
  const picks = options.map(([value, label]) => {
    const input = element("input", { type: "radio", name: `display-${name}`, value, checked: value === now });
    input.addEventListener("change", () => choose(name, value));
    return element("label.sg-pick", {}, input, element("span", {}, label));
  });
  return element("fieldset.sg-choice", {}, element("legend", {}, title), element("p.sg-picks", {}, ...picks));
}
