/** A glossary over many pages: a link that a reader kept leads to the page that has its term now. */

/** @param {HTMLElement} place names the folder of the whereabouts in `data-terms` */
export function terms(place) {
  const go = () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (!/^t-[0-9a-f]{8}$/.test(anchor) || document.getElementById(anchor)) return;
    globalThis.studyGuideTerms = (pages) => {
      if (!pages[anchor]) return;
      // A page opened from a folder needs the name of the file.
      const file = location.protocol === "file:" ? "index.html" : "";
      location.replace(new URL(`../${pages[anchor]}${file}#${anchor}`, folder));
    };
    const folder = new URL(place.dataset.terms, document.baseURI);
    const script = document.createElement("script");
    script.src = new URL(`${anchor[2]}.js`, folder).href;
    document.head.append(script);
  };
  addEventListener("hashchange", go);
  go();
}
