/** The reading page: a quiet row of tools, terms explained on tap. The text itself is never touched. */

import { element } from "../dom.js";
import { aloud } from "./aloud.js";
import { citing } from "./cite.js";
import { choose } from "./display.js";
import { sheet } from "./sheet.js";

/** @param {HTMLElement} card the source card of the article */
export function reading(card) {
  const [cite, said] = citing(card);
  const tools = element("div.sg-tools", { role: "group", "aria-label": "阅读工具" },
    toggle("marks", "标出要点", true), toggle("notes", "批注", matchMedia("(min-width: 76.25em)").matches), cite, said);
  card.after(tools);
  aloud((control) => cite.before(control));
  for (const term of document.querySelectorAll(".sg-term")) {
    term.addEventListener("click", (event) => {
      event.preventDefault();
      explain(term);
    });
  }
}

/** A switch whose state is kept; before the first choice it follows `usual`. */
function toggle(name, text, usual) {
  const root = document.documentElement;
  if (!root.hasAttribute(`data-${name}`)) root.setAttribute(`data-${name}`, usual ? "on" : "off");
  const on = () => root.getAttribute(`data-${name}`) === "on";
  const press = element("button.sg-button.sg-toggle", { type: "button", "aria-pressed": String(on()) }, text);
  press.addEventListener("click", () => {
    choose(name, on() ? "off" : "on");
    press.setAttribute("aria-pressed", String(on()));
  });
  return press;
}

/** The entry of a term from the list at the end of the page, as a sheet. */
function explain(term) {
  const entry = document.getElementById(decodeURIComponent(term.hash.slice(1))).cloneNode(true);
  entry.removeAttribute("id");
  const name = entry.querySelector("dt");
  name.remove();
  const shown = sheet(name.textContent, element("dl", {}, entry));
  for (const link of shown.querySelectorAll("a")) link.addEventListener("click", () => shown.close());
}
