/** Print buttons, and the session builder of /print/. Without this script the browser's own command prints the page. */
import { startSession } from "./session.js";

/**
 * Print with a mode on <html> that the style sheet reads: "" (no answers), "key", "session", "session-key".
 * Folded parts are opened for the key and closed again.
 * @param {string} mode
 */
export function printAs(mode) {
  const root = document.documentElement;
  const folded = mode === "key" ? [...document.querySelectorAll("[data-question] details:not([open])")] : [];
  root.dataset.print = mode;
  for (const part of folded) part.open = true;
  const restore = () => {
    delete root.dataset.print;
    for (const part of folded) part.open = false;
  };
  window.addEventListener("afterprint", restore, { once: true });
  window.print();
}

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => printAs(button.dataset.print));
}

const form = document.querySelector("form[data-builder]");
if (form) startSession(form, document.getElementById("session-paper"));
