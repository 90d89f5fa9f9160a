/**
 * An article file as the fields of the editor, and back: what was not edited stays byte for byte.
 *
 * An editor that writes YAML anew changes quotation marks, the order of the fields and the form of
 * lists, and whoever reviews the change cannot see what was meant. So each line is kept unless its value changed.
 */

/** @param {{name: string, widget: string}[]} fields the fields of the settings */
function articleFormat(fields) {
  const kinds = Object.fromEntries(fields.map(({ name, widget }) => [name, widget]));
  const own = ["body", "original"];
  return { fromFile, toFile };

  function fromFile(text) {
    const { rows, body } = split(text);
    const found = Object.fromEntries(rows.filter(({ name }) => name in kinds).map(({ name, lines }) => [name, read(name, lines)]));
    return { ...found, body: body.trim(), original: text };
  }

  function toFile(content) {
    const given = JSON.parse(JSON.stringify(content));
    const original = given.original ?? "";
    const { rows, body } = split(original);
    const kept = rows.filter(({ name }) => !(name in kinds) || !empty(given[name])).map(({ name, lines }) =>
      name in kinds && !same(read(name, lines), given[name]) ? write(name, given[name]) : lines.join("\n"));
    const there = new Set(rows.map(({ name }) => name));
    const added = fields.map(({ name }) => name)
      .filter((name) => !own.includes(name) && !there.has(name) && !empty(given[name]))
      .map((name) => write(name, given[name]));
    const head = ["---", ...kept, ...added, "---"].join("\n");
    const text = (given.body ?? "").trim();
    return head + (original && text === body.trim() ? body : `\n\n${text}\n`);
  }

  /** Front matter in blocks of lines, one a field; what stands before a field (a comment) belongs to it. */
  function split(text) {
    const match = /^\ufeff?---[ \t]*\n([\s\S]*?)\n---(?=[ \t]*(?:\n|$))[ \t]*/.exec(text);
    if (!match) return { rows: [], body: text };
    const rows = [];
    let before = [];
    for (const line of match[1].split("\n")) {
      const name = /^([A-Za-z_]+):(?:\s|$)/.exec(line)?.[1];
      if (name) rows.push({ name, lines: [...before, line] });
      else if (rows.length && !/^#/.test(line)) rows.at(-1).lines.push(line);
      else {
        before.push(line);
        continue;
      }
      before = [];
    }
    if (before.length) rows.push({ name: "", lines: before });
    return { rows, body: text.slice(match[0].length) };
  }

  function read(name, lines) {
    const [first, ...below] = lines.filter((line) => !/^\s*(#|$)/.test(line));
    const value = first.slice(first.indexOf(":") + 1).trim();
    if (kinds[name] === "list") return items(value, below);
    if (kinds[name] === "keyvalue") return pairs(below);
    const text = scalar([value, ...below.map((line) => line.trim())].join(" ").trim());
    return kinds[name] === "number" && /^\d+$/.test(text) ? Number(text) : text;
  }

  function items(value, below) {
    const inside = /^\[(.*)\]$/.exec(value)?.[1];
    const found = inside === undefined ? below.map((line) => line.replace(/^\s*-\s*/, "")) : pieces(inside);
    return found.map((item) => scalar(item.trim())).filter((item) => item !== "");
  }

  function pieces(inside) {
    return inside.match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+/g) ?? [];
  }

  function pairs(below) {
    const found = {};
    for (const line of below) {
      const match = /^\s+("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|.*?):\s+(.*)$/.exec(line);
      if (match) found[scalar(match[1].trim())] = scalar(match[2].trim());
    }
    return found;
  }

  function scalar(text) {
    if (/^"(?:[^"\\]|\\.)*"/.test(text)) {
      try {
        return JSON.parse(/^"(?:[^"\\]|\\.)*"/.exec(text)[0]);
      } catch {
        return text;
      }
    }
    const single = /^'((?:[^']|'')*)'/.exec(text);
    return single ? single[1].replaceAll("''", "'") : text.replace(/\s+#.*$/, "");
  }

  function write(name, value) {
    if (kinds[name] === "list") return `${name}: [${value.map((item) => quoted(item, /[,[\]{}]/)).join(", ")}]`;
    if (kinds[name] === "keyvalue") {
      return [`${name}:`, ...Object.entries(value).map(([key, item]) => `  ${quoted(key, /:/)}: ${quoted(item)}`)].join("\n");
    }
    return `${name}: ${quoted(String(value))}`;
  }

  /** A value as YAML: bare where that is safe, else in double quotation marks. */
  function quoted(text, also = /$^/) {
    const bare = /^[^\s\-?:,[\]{}#&*!|>'"%@`~][^\n\t]*$/.test(text) && !/: |:$| #|\s$/.test(text) && !also.test(text);
    return bare ? text : JSON.stringify(text);
  }

  function same(one, other) {
    return JSON.stringify(one) === JSON.stringify(typeof one === "string" ? String(other ?? "") : other);
  }

  function empty(value) {
    return value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);
  }
}
