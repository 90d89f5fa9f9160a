/* Stands in the head of every page, before the first paint: what this reader chose of type and contrast, so that nothing jumps. */
(() => {
  const root = document.documentElement;
  root.classList.add("has-script");
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem("study-guide.display")) ?? {};
  } catch {
    /* no storage: the page looks as it was made */
  }
  for (const [name, value] of Object.entries(chosen)) {
    if (/^(type|contrast|notes|marks)$/.test(name)) root.setAttribute(`data-${name}`, String(value));
  }
  // Browsers load no modules from a folder (file://): the same code comes in one classic script.
  if (location.protocol === "file:") {
    const script = document.createElement("script");
    script.src = new URL("assets/main.classic.js", __md_scope).href;
    addEventListener("DOMContentLoaded", () => document.body.append(script));
  }
})();
