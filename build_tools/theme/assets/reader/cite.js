/** 复制引用: a passage with all that a speaker or writer must give with it. */

import { button, element } from "../dom.js";

const bare = (node) => {
  const copy = node.cloneNode(true);
  for (const number of copy.querySelectorAll?.(".sg-para__n") ?? []) number.remove();
  return copy.textContent.trim();
};

/**
 * @param {DOMStringMap} source title, from (publication and date), edition of the article
 * @param {{text: string, place: string, anchor: string}} passage what is cited; all empty for the article itself
 * @param {string} address of the page
 */
export function citation({ title, from, edition }, { text, place, anchor }, address) {
  const facts = [`《${title}》`, from, `${edition}`, place].filter(Boolean).join("，");
  const link = `${address.split("#")[0]}${anchor ? `#${anchor}` : ""}`;
  return text ? `“${nested(text)}”（${facts}。${link}）` : `${facts}。${link}`;
}

/** Quotation marks inside a quotation are single ones. */
const nested = (text) => text.replaceAll("“", "‘").replaceAll("”", "’");

/** What the reader means: the selection, else the paragraph or sentence that the address points to. */
function meant() {
  const selection = getSelection();
  const at = selection.anchorNode?.parentElement?.closest(".sg-para");
  if (at && !selection.isCollapsed) {
    const part = element("div", {}, selection.getRangeAt(0).cloneContents());
    return { text: bare(part), place: `第${at.id.slice(1)}段`, anchor: at.id };
  }
  const target = document.querySelector(":target:is(.sg-para, .sg-s)");
  if (!target) return { text: "", place: "", anchor: "" };
  const [, paragraph, sentence] = target.id.match(/^p(\d+)(?:s(\d+))?$/);
  return { text: bare(target), place: `第${paragraph}段${sentence ? `第${sentence}句` : ""}`, anchor: target.id };
}

/** Older browsers and pages without https have no clipboard interface: then by way of a text box. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = element("textarea.sg-hidden", {}, text);
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    if (!done) throw new Error("no clipboard");
  }
}

/**
 * @param {HTMLElement} card the source card, which carries the facts
 * @returns {HTMLElement[]} the button for the tool row, and where it reports
 */
export function citing(card) {
  const said = element("span.sg-tools__said", { role: "status" });
  const act = async () => {
    const passage = meant();
    try {
      await copy(citation(card.dataset, passage, location.href));
      said.textContent = passage.text ? `已复制${passage.place}的引用` : "已复制本文的出处";
    } catch {
      said.textContent = "浏览器不让复制，请长按选字后复制";
    }
    floating.hidden = true;
  };
  const press = button("复制引用", act);
  const floating = element("div.sg-float", { hidden: true }, button("复制引用", act, "sg-button sg-button--main"));
  floating.addEventListener("pointerdown", (event) => event.preventDefault());
  document.body.append(floating);
  const follow = () => {
    floating.hidden = !meant().text;
  };
  document.addEventListener("selectionchange", follow);
  return [press, said];
}
