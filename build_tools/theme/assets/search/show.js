"use strict";
// From pages and positions to the result list of Material's search box: places, excerpts, marks.
{
  const search = (globalThis.studyGuideSearch ??= {});
  const PAGES = 10, PLACES = 2, MORE = 20, BEFORE = 24, AROUND = 96;

  const escape = (text) =>
    text.replace(/[&<>"']/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[char]);

  /** Text from `from` to `to` as HTML with the ranges marked, cut ends shown as ellipses. */
  const marked = (text, ranges, from = 0, to = text.length) => {
    let html = from > 0 ? "…" : "";
    let at = from;
    for (const [start, end] of ranges) {
      const [low, high] = [Math.max(start, at), Math.min(end, to)];
      if (low >= high) continue;
      html += `${escape(text.slice(at, low))}<mark>${escape(text.slice(low, high))}</mark>`;
      at = high;
    }
    return html + escape(text.slice(at, to)) + (to < text.length ? "…" : "");
  };

  const excerpt = (text, ranges) => {
    const from = ranges.length && ranges[0][0] > BEFORE * 1.5 ? ranges[0][0] - BEFORE : 0;
    return marked(text, ranges, from, text.length - from > AROUND * 1.25 ? from + AROUND : text.length);
  };

  /** The places of a page that hold hits, with the ranges of the hits in their text. */
  const places = (rows, hits) => {
    const found = [];
    rows.forEach((row, order) => {
      const { text, start, chars, at } = row;
      const here = hits.filter((hit) => hit.at >= start && hit.at < start + chars.length);
      if (here.length) {
        const ranges = here.map(({ at: position, length }) => {
          const last = at[position - start + length - 1];
          return [at[position - start], last + String.fromCodePoint(text.codePointAt(last)).length];
        });
        ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
        const kinds = new Set(here.map((hit) => chars.slice(hit.at - start, hit.at - start + hit.length).join("")));
        found.push({ ...row, ranges, order, kinds: kinds.size });
      }
    });
    return found;
  };

  /** The anchor to land on: the first sentence that holds all that the place holds, else the paragraph. */
  const anchorOf = ({ anchor, text, sentences, ranges }) => {
    if (!sentences || !/^p\d+$/.test(anchor)) return anchor;
    const starts = [0, ...sentences, Infinity];
    const words = ([start, end]) => text.slice(start, end);
    const wanted = new Set(ranges.map(words)).size;
    for (let n = 0; n + 1 < starts.length; n++) {
      const inside = ranges.filter(([start, end]) => start >= starts[n] && end <= starts[n + 1]);
      if (new Set(inside.map(words)).size === wanted) return `${anchor}s${n + 1}`;
    }
    return anchor;
  };

  /** Address of a page, or of a place in it; `h` names what the page is to mark (box.js). */
  const address = (store, url, place, top = false) => {
    const spans = place ? place.ranges.map(([start, end]) => place.text.slice(start, end)) : [];
    const words = [...new Set(spans)].slice(0, 6);
    const query = words.length ? `?${new URLSearchParams(words.map((word) => ["h", word]))}` : "";
    const file = new URL(store.base).protocol === "file:" && /(^|\/)$/.test(url) ? `${url}index.html` : url;
    const anchor = place && !top ? anchorOf(place) : "";
    return `${file}${query}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
  };

  /** One page as Material wants it: the page first, then its places; scores say what is folded away. */
  const group = async (store, found, kind) => {
    const score = found.score;
    const page = await store.page(found.page);
    const all = places(await store.layout(found.page), found.hits);
    const title = all.find((place) => place.anchor === "title");
    const inside = all.filter((place) => place !== title);
    inside.sort((a, b) => b.kinds - a.kinds || a.order - b.order);
    const badge = kind === "close" ? '<span class="sg-near">近似</span> ' : "";
    const opening = page.body[0]?.[2] ?? "";
    const top = {
      location: address(store, page.url, title ?? inside[0], true),
      title: badge + (title ? marked(page.title, title.ranges) : escape(page.title)),
      text: `<p>${excerpt(opening, [])}</p>`,
      score,
      terms: {},
    };
    const children = inside.slice(0, PLACES + MORE).map((place, index) => ({
      location: address(store, page.url, place),
      title: place.heading ? marked(place.text, place.ranges) : escape(place.label || page.title),
      text: place.heading ? "" : `<p>${excerpt(place.text, place.ranges)}</p>`,
      // Enter opens the highest score: the paragraph, unless the title itself was found.
      score: index < PLACES ? score + (title ? 0 : 0.02 - index / 100) : score - 1,
      terms: {},
    }));
    const lessons = (title ? page.lessons : []).map(([url, name]) => ({
      location: address(store, url),
      title: escape(`学习材料：${name}`),
      text: "",
      score,
      terms: {},
    }));
    return [top, ...children.slice(0, PLACES), ...lessons, ...children.slice(PLACES)];
  };

  /** The result list for what `find` found. */
  search.show = (store, { kind, found }) =>
    Promise.all(found.slice(0, PAGES).map((one) => group(store, one, kind)));
}
