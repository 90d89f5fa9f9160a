"use strict";
// From a query to pages and positions: exact phrases, pinyin, and close matches when there is none.
{
  const search = (globalThis.studyGuideSearch ??= {});

  /**
   * @typedef {{page: number, score: number, hits: {at: number, length: number}[], title: boolean}} Found
   * One page: its score, the positions found in it, whether the title is among them.
   */

  const TITLE_WHOLE = 8000, TITLE = 4000, HEADING = 2000, BODY = 1000, TOGETHER = 500;
  const NEAR = 60; // two terms within so many characters stand together
  const ENOUGH = 3; // so many parts of a long term mostly leave a page or two
  const VERY_LONG = 9; // parts
  const FEW = 10; // pages whose texts are read rather than more of the index
  const LONG_READING = 20; // letters that, read as pinyin, can be nothing else
  const LEAST_CLOSE = 0.5; // a close match has at least this share of the query's pairs

  /** The terms of a query, folded, each once: white space parts them, and all must occur. */
  const terms = (query, simplified) => {
    const found = query
      .split(/\s+/u)
      .map((word) => search.fold(word, simplified).chars.join(""))
      .filter(Boolean);
    return [...new Set(found)];
  };

  /**
   * Pairs that together fix every character of a term: [offset, pair or single character].
   * Two characters of a pair are both fixed, so every other pair is enough.
   */
  const cover = (chars) => {
    const parts = [];
    for (let i = 0; i < chars.length; ) {
      if (chars[i] === " ") {
        // The pair that ends at a gap says that there is one: nothing else does.
        parts.push([i - 1, chars[i - 1] + " "]);
        i += 1;
      } else if (i + 1 < chars.length && chars[i + 1] !== " ") {
        parts.push([i, chars[i] + chars[i + 1]]);
        i += 2;
      } else if (i + 1 < chars.length) {
        parts.push([i, chars[i] + " "]);
        i += 2;
      } else if (i && chars[i - 1] !== " ") {
        parts.push([i - 1, chars[i - 1] + chars[i]]);
        i += 1;
      } else {
        parts.push([i, chars[i]]);
        i += 1;
      }
    }
    return parts;
  };

  /** So many of the parts, at even distances, the last among them. */
  const spreadOut = (parts, count) =>
    Array.from({ length: count }, (_, i) => parts[Math.round(((i + 1) * (parts.length - 1)) / count)]);

  /** Every position at which the folded term stands. */
  const phrase = async (store, term) => {
    const parts = cover([...term]);
    // Parts far from each other say more together than neighbours; of a very long term two are enough.
    const some = parts.length >= VERY_LONG ? ENOUGH - 1 : ENOUGH;
    const first = parts.length <= ENOUGH ? parts : spreadOut(parts, some);
    const starts = await meeting(store, first);
    if (parts.length <= ENOUGH || !starts.length) return starts;
    const pages = [...new Set(starts.map((start) => store.pageAt(start)))];
    // Few pages are left: their texts, which are shown anyway, say the rest with less to fetch.
    if (pages.length <= FEW) return confirmed(store, term, starts, pages);
    const rest = new Set(await meeting(store, parts.filter((part) => !first.includes(part))));
    return starts.filter((start) => rest.has(start));
  };

  /** The starts at which all these parts of a term meet. */
  const meeting = async (store, parts) => {
    const lists = await Promise.all(
      parts.map(async ([offset, key]) => {
        const at = [...key].length === 2 ? await store.positions(key) : await store.positionsOf(key);
        return { offset, at };
      }),
    );
    lists.sort((a, b) => a.at.length - b.at.length);
    let starts = lists[0].at.map((position) => position - lists[0].offset);
    for (const { offset, at } of lists.slice(1)) {
      if (!starts.length) break;
      const known = new Set(at);
      starts = starts.filter((start) => known.has(start + offset));
    }
    return starts;
  };

  /** Those of the starts at which the texts of the pages read the term. */
  const confirmed = async (store, term, starts, pages) => {
    const length = [...term].length;
    const rows = (await Promise.all(pages.map((page) => store.layout(page)))).flat();
    return starts.filter((position) =>
      rows.some(({ start, chars }) => {
        const offset = position - start;
        return offset >= 0 && chars.slice(offset, offset + length).join("") === term;
      }),
    );
  };

  const byScore = (a, b) => b.score - a.score || a.page - b.page;

  const byPage = (store, hits) => {
    const pages = new Map();
    for (const hit of hits) {
      const page = store.pageAt(hit.at);
      if (!pages.has(page)) pages.set(page, []);
      pages.get(page).push(hit);
    }
    return pages;
  };

  const weigh = (extent, hits) => {
    let best = 0;
    for (const { at, length } of hits) {
      if (at >= extent.body) best = Math.max(best, BODY);
      else if (at >= extent.headings) best = Math.max(best, HEADING);
      else best = Math.max(best, length + 2 === extent.headings - extent.start ? TITLE_WHOLE : TITLE);
    }
    return best + Math.min(400, 100 * Math.log2(hits.length));
  };

  const ranked = (store, groups) => {
    const found = [];
    for (const page of groups[0].keys()) {
      if (!groups.every((group) => group.has(page))) continue;
      const extent = store.pages[page];
      const each = groups.map((group) => group.get(page));
      let score = each.reduce((sum, hits) => sum + weigh(extent, hits), 0) / each.length;
      if (each.length > 1 && together(each)) score += TOGETHER;
      const hits = each.flat();
      found.push({ page, score, hits, title: hits.some(({ at }) => at < extent.headings) });
    }
    return found.sort(byScore);
  };

  /** Whether the terms stand within NEAR characters of some hit of the first. */
  const together = ([first, ...others]) =>
    first.some(({ at }) => others.every((hits) => hits.some((hit) => Math.abs(hit.at - at) <= NEAR)));

  /** Pages that hold all words. Two words at a time: one that stands nowhere (a syllable typed) spares the rest. */
  const exact = async (store, words) => {
    const groups = [];
    for (let i = 0; i < words.length; i += 2) {
      const some = await Promise.all(
        words.slice(i, i + 2).map(async (word) => {
          const length = [...word].length;
          return byPage(store, (await phrase(store, word)).map((at) => ({ at, length })));
        }),
      );
      if (some.some((group) => !group.size)) return [];
      groups.push(...some);
    }
    return ranked(store, groups);
  };

  /** Pages with most of the query's pairs close together, for a query that stands nowhere. */
  const close = async (store, words) => {
    const pairs = new Set();
    for (const word of words) {
      const chars = [...word];
      for (let i = 0; i + 1 < chars.length; i++)
        if (chars[i] !== " " && chars[i + 1] !== " ") pairs.add(chars[i] + chars[i + 1]);
    }
    if (pairs.size < 2) return [];
    const lists = await Promise.all([...pairs].map((pair) => store.positions(pair)));
    const hits = lists.flatMap((at, pair) => at.map((position) => ({ at: position, length: 2, pair })));
    hits.sort((a, b) => a.at - b.at);
    const width = 3 * words.join("").length;
    const found = [];
    for (const [page, all] of byPage(store, hits)) {
      let best = [];
      let most = 0;
      for (let low = 0, high = 0; high < all.length; high++) {
        while (all[high].at - all[low].at > width) low++;
        const window = all.slice(low, high + 1);
        const kinds = new Set(window.map((hit) => hit.pair)).size;
        if (kinds > most) [most, best] = [kinds, window];
      }
      if (most >= LEAST_CLOSE * pairs.size)
        found.push({ page, score: most, hits: best, title: best[0].at < store.pages[page].headings });
    }
    return found.sort(byScore);
  };

  /**
   * Pieces of titles and terms that a query reads as pinyin: whole syllables; else with the last one begun;
   * else, with `initialsToo`, first letters.
   */
  const spoken = async (store, query, initialsToo) => {
    const typed = query.toLowerCase().replaceAll("ü", "v").replace(/[\s'’·-]+/gu, "");
    if (!/^[a-z]{3,}$/.test(typed)) return [];
    const { names, readings, odd } = await store.pinyin();
    const [whole, begun, initials] = [new Set(), new Set(), new Set()];
    names.forEach((name, index) => {
      const chars = [...name];
      const syllables = odd[index] ?? chars.map((char) => (char === " " ? "" : (readings[char] ?? char)));
      const take = (from, to, into) => {
        const piece = chars.slice(from, to).join("").trim();
        if (to - from >= 2 && /\p{Script=Han}/u.test(piece)) into.add(piece);
      };
      for (let from = 0; from < chars.length; from++) {
        if (chars[from] === " ") continue;
        const { to, rest } = reads(typed, syllables, from);
        take(from, to, rest ? begun : whole);
        take(from, begins(typed, syllables, from), initials);
      }
    });
    const found = [whole, begun, initialsToo ? initials : new Set()].find((pieces) => pieces.size);
    return [...(found ?? [])].slice(0, 8);
  };

  /** Index after the last syllable that `typed` uses up from `at` on (0: none), and what of that it lacks. */
  const reads = (typed, syllables, at) => {
    let left = typed;
    for (; left && at < syllables.length; at++) {
      const syllable = syllables[at].trim();
      if (left.startsWith(syllable)) left = left.slice(syllable.length);
      else return syllable.startsWith(left) ? { to: at + 1, rest: syllable.slice(left.length) } : { to: 0, rest: "" };
    }
    return { to: left ? 0 : at, rest: "" };
  };

  const begins = (typed, syllables, at) => {
    for (const letter of typed) {
      while (at < syllables.length && !syllables[at].trim()) at += 1;
      if (syllables[at]?.[0] !== letter) return 0;
      at += 1;
    }
    return at;
  };

  /**
   * What a query finds, best first.
   * @returns {Promise<{kind: "exact" | "close", found: Found[]}>}
   */
  search.find = async (store, query) => {
    const words = terms(query, store.simplified);
    if (!words.length) return { kind: "exact", found: [] };
    // What is typed in Latin letters may stand in the text as such, be pinyin, or both; so long a reading is no word.
    const long = query.length >= LONG_READING ? await spoken(store, query, false) : [];
    const written = long.length ? [] : await exact(store, words);
    const pieces = long.length ? long : await spoken(store, query, !written.length);
    const read = await Promise.all(pieces.map((piece) => exact(store, [piece])));
    const best = new Map();
    for (const one of [written, ...read].flat())
      if (!best.has(one.page) || best.get(one.page).score < one.score) best.set(one.page, one);
    if (best.size) return { kind: "exact", found: [...best.values()].sort(byScore) };
    return { kind: "close", found: await close(store, words) };
  };
  search.cover = cover;
}
