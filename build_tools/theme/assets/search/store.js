"use strict";
// The index files as the search reads them. A classic script, as are its neighbours: they run in a worker
// and, where a page opened from file:// may have neither worker nor module, in the page.
{
  const search = (globalThis.studyGuideSearch ??= {});

  /** @typedef {{start: number, headings: number, body: number, end: number}} Extent positions of one page */

  const DIGITS = new Uint8Array(128);
  const LAST = 45; // as in publish/search/index.py: 45 digits end a number, 46 continue it
  for (let code = 0x23, digit = 0; code < 0x7f; code++) if (code !== 0x5c) DIGITS[code] = digit++;

  /** Packed text to whole numbers. */
  const unpack = (text) => {
    const numbers = [];
    let more = 0;
    for (let i = 0; i < text.length; i++) {
      const digit = DIGITS[text.charCodeAt(i)];
      if (digit < LAST) {
        numbers.push(more * LAST + digit);
        more = 0;
      } else more = more * 46 + digit - LAST;
    }
    return numbers;
  };

  const LETTER = /[\p{L}\p{N}]/u;

  /** One character as the index has it; a mark or a space is " ". The same as publish/search/fold.py. */
  const foldChar = (char, simplified) => {
    const spellings = [char.normalize("NFKC").toLowerCase(), char.toLowerCase(), char];
    char = spellings.find((spelling) => [...spelling].length === 1);
    char = simplified.get(char) ?? char;
    return LETTER.test(char) ? char : " ";
  };

  /** A text folded, with the place of each folded character in it: `at[i]` counts UTF-16 units. */
  const fold = (text, simplified) => {
    const chars = [];
    const at = [];
    let offset = 0;
    for (const original of text) {
      const char = foldChar(original, simplified);
      if (char !== " " || (chars.length && chars[chars.length - 1] !== " ")) {
        chars.push(char);
        at.push(offset);
      }
      offset += original.length;
    }
    if (chars[chars.length - 1] === " ") {
      chars.pop();
      at.pop();
    }
    return { chars, at };
  };

  /** Code point order, in which the index is sorted; `<` compares UTF-16 units. */
  const before = (a, b) => {
    const [x, y] = [[...a], [...b]];
    for (let i = 0; i < Math.min(x.length, y.length); i++)
      if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0);
    return x.length < y.length;
  };

  /** Fetches a data file; its one call `studyGuideData("name", …)` holds JSON. */
  const fetched = async (url, fresh) => {
    const reply = await fetch(url, fresh ? { cache: "no-cache" } : {});
    if (!reply.ok) throw new Error(`${reply.status} ${url}`);
    const text = await reply.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };

  /** The same by a script element, for file://. */
  const waiting = new Map();
  globalThis.studyGuideData = (name, data) => waiting.get(name)?.(data);
  const scripted = (url) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(/([\w-]+)\.js$/.exec(url)[1], resolve);
      script.onerror = () => reject(new Error(url));
      script.onload = () => script.remove();
      script.src = url;
      document.head.append(script);
    });

  class Store {
    /** @param {string} base address of the folder `search/` */
    constructor(base) {
      this.base = base;
      this.load = new URL(base).protocol === "file:" ? scripted : fetched;
      this.files = new Map();
    }

    /** Reads the head of the index; asks the server whether it has changed since. */
    async open() {
      const head = await this.load(`${this.base}index.js`, true);
      this.version = head.version;
      const pairs = [...head.simplified];
      this.simplified = new Map();
      for (let i = 0; i < pairs.length; i += 2) this.simplified.set(pairs[i], pairs[i + 1]);
      const firsts = [...head.firsts];
      this.firsts = [];
      for (let i = 0; i < firsts.length; i += 2) this.firsts.push(firsts[i] + firsts[i + 1]);
      const lengths = unpack(head.lengths);
      /** @type {Extent[]} */
      this.pages = [];
      for (let i = 0, start = 0; i < lengths.length; i += 3) {
        const headings = start + lengths[i];
        const body = headings + lengths[i + 1];
        const end = body + lengths[i + 2];
        this.pages.push({ start, headings, body, end });
        start = end;
      }
    }

    file(name) {
      if (!this.files.has(name)) {
        const got = this.load(`${this.base}${this.version}/${name}.js`);
        got.catch(() => this.files.delete(name)); // so that the next query tries again
        this.files.set(name, got);
      }
      return this.files.get(name);
    }

    /** Number of the last file of postings that may hold `pair`. */
    shard(pair) {
      let [low, high] = [0, this.firsts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (before(pair, this.firsts[middle])) high = middle - 1;
        else low = middle;
      }
      return low;
    }

    /** All positions of a pair of characters, ascending. */
    async positions(pair) {
      const packed = this.firsts.length ? (await this.file(`postings-${this.shard(pair)}`))[pair] : null;
      return packed ? spread(packed) : [];
    }

    /** All positions of one character, ascending. */
    async positionsOf(char) {
      if (!this.firsts.length) return [];
      const names = [];
      const last = this.shard(char + String.fromCodePoint(0x10ffff));
      for (let n = this.shard(char + " "); n <= last; n++) names.push(`postings-${n}`);
      const found = [];
      for (const shard of await Promise.all(names.map((name) => this.file(name))))
        for (const pair in shard) if (pair.startsWith(char)) found.push(spread(shard[pair]));
      return found.flat().sort((a, b) => a - b);
    }

    /** Number of the page that a position lies in. */
    pageAt(position) {
      let [low, high] = [0, this.pages.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.pages[middle].start > position) high = middle - 1;
        else low = middle;
      }
      return low;
    }

    page(number) {
      return this.file(`page-${number}`);
    }

    /** The texts of a page as they lie in the index: title, headings, body; each folded, with its start. */
    async layout(number) {
      const page = await this.page(number);
      const headings = page.headings.map(([anchor, text]) => ({ anchor, label: "", text, heading: true }));
      const body = page.body.map(([anchor, label, text, sentences]) => ({ anchor, label, text, sentences }));
      let start = this.pages[number].start;
      return [{ anchor: "title", label: "", text: page.title, heading: true }, ...headings, ...body].map((row) => {
        const laid = { ...row, start, ...fold(row.text, this.simplified) };
        start += laid.chars.length + 2; // as APART in publish/search/index.py
        return laid;
      });
    }

    pinyin() {
      return this.file("pinyin");
    }
  }

  const spread = (packed) => {
    const numbers = unpack(packed);
    for (let i = 1; i < numbers.length; i++) numbers[i] += numbers[i - 1];
    return numbers;
  };

  Object.assign(search, { Store, fold, unpack });
}
