/** Filters rows of a page by a place and by words; the page without it shows all of them. */

/** @param {HTMLFormElement} form names the rows in `data-filter`; rows may carry `data-place` */
export function filter(form) {
  const rows = [...document.querySelectorAll(form.dataset.filter)];
  const texts = rows.map((row) => row.textContent.normalize("NFKC").toLowerCase());
  const said = form.querySelector("[role=status]");

  function show() {
    const data = new FormData(form);
    const place = data.get("place") ?? "";
    const words = (data.get("words") ?? "").normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [index, row] of rows.entries()) {
      const fits = (!place || row.dataset.place === place) && words.every((word) => texts[index].includes(word));
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    const all = !place && !words.length;
    said.textContent = all ? "" : count ? `${count} 条` : "没有这样的条目，换个词或选“全部”。";
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
}
