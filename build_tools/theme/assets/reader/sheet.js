/** A sheet over the page for something short: Escape, the button or a tap beside it closes it. */

import { button, element } from "../dom.js";

/**
 * @param {string} title
 * @param {...Node} content
 * @returns {HTMLDialogElement} shown; the focus goes back where it was when it closes
 */
export function sheet(title, ...content) {
  const name = `sheet-${Date.now()}`;
  const made = element("dialog.sg-sheet.md-typeset", { "aria-labelledby": name },
    element("div.sg-sheet__head", {}, element("h2", { id: name }, title), button("关闭", () => made.close())),
    ...content);
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close();
  });
  made.addEventListener("close", () => made.remove());
  document.body.append(made);
  made.showModal();
  return made;
}
