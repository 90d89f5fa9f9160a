/** Print buttons. Without this script the browser's own command prints the page. */

/**
 * Print with a mode on <html> that the style sheet reads: "" (no answers), "key", "session", "session-key".
 * Folded answers are opened for the key and closed again.
 * @param {string} mode
 */
function printAs(mode) {
  const root = document.documentElement;
  const folded = mode === "key" ? [...document.querySelectorAll("details.sg-q__answer:not([open])")] : [];
  root.dataset.print = mode;
  for (const part of folded) part.open = true;
  const restore = () => {
    delete root.dataset.print;
    for (const part of folded) part.open = false;
  };
  window.addEventListener("afterprint", restore, { once: true });
  window.print();
}

/** Show the print buttons of the page and let them print. */
export function printing() {
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => printAs(button.dataset.print));
  }
}
