/** Links that report a question: the version of the guide is added when one is followed. */

/** Waits for clicks on any link with data-report, which names the parameter that takes the version. */
export function reports() {
  const script = document.createElement("script");
  script.src = new URL("../version.js", import.meta.url).href;
  document.head.append(script);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-report]");
    const version = document.documentElement.dataset.guide;
    if (!link || !version) return;
    const url = new URL(link.href);
    const said = url.searchParams.get(link.dataset.report) ?? "";
    if (!said.endsWith(version)) url.searchParams.set(link.dataset.report, said + version);
    link.href = url.href;
  }, { capture: true });
}
