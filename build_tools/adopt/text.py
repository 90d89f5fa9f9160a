"""Plain text to article Markdown: title, subtitle, column, author, abstract and headings recognised.

Text in = text out: nothing is dropped but layout (indents, blank lines, the marks that the
front matter takes over), and whatever Markdown would read as markup is escaped.
"""

import re
from dataclasses import dataclass, field
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from build_tools.errors import UsageError
from build_tools.model.text import HAN, fold
from build_tools.read import layout

_INDENT = " \t\u3000\u00a0"
_INVISIBLE = re.compile(r"[\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad]")
_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_BLOCK_START = re.compile(r"(#{1,6}(?=\s)|[-+](?=\s)|>|=+$|-{3,}$|~{3,}|\|)")
_LIST_START = re.compile(r"(\d{1,9})([.)])(?=\s)")
_MOST_HEADER_LINES = 8


@dataclass(slots=True)
class Adopted:
    """An adopted article: its Markdown, and what its editor should look at (in Chinese)."""

    markdown: str
    title: str
    notes: list[str]


@dataclass(slots=True)
class _Header:
    title: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def adopt_text(source: str) -> Adopted:
    """Make the Markdown of an article from plain text.

    Raises UsageError when there is no title or no running text.
    """
    cleaned = _INVISIBLE.sub(
        "", source.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    )
    lines = [line.strip(_INDENT) for line in _paragraph_lines(cleaned)]
    lines = [line for line in lines if line]
    if not lines:
        raise UsageError("文件里没有文字")
    header, body = _header(lines)
    out = _body(body, header)
    if not any(HAN.search(line) and not line.startswith("#") for line in out):
        raise UsageError("只找到标题，没有找到正文。请检查文件是否完整")
    if not any(line.startswith("#") for line in out):
        header.notes.append("没有认出小标题。若文章有小标题，请在那一行前面加“## ”")
    header.notes.append("请补全文首信息：publication（发表的报刊或发布机关）、date（确知才写）、url、rights")
    return Adopted(_front_matter(header) + "\n" + "\n\n".join(out) + "\n", header.title, header.notes)


def _paragraph_lines(text: str) -> list[str]:
    """One string per paragraph. Hard-wrapped text (blank lines between, short lines within) is joined."""
    blocks = [block.split("\n") for block in re.split(r"\n[ \t\u3000]*\n", text)]
    rows = [row for block in blocks for row in block if row.strip()]
    indented = sum(row.startswith(("\u3000", "  ", "\t")) for row in rows)
    wrapped = [len(block) for block in blocks if len([r for r in block if r.strip()]) > 1]
    if not wrapped or indented > len(rows) // 4 or len(blocks) < 4:
        return rows
    inner = [len(row.strip()) for block in blocks for row in block[:-1] if row.strip()]
    widest = max(inner)
    # A hard wrap cuts every line but the last of a paragraph at nearly the same width.
    if widest < 20 or sum(widest - length <= 4 for length in inner) < 0.8 * len(inner):
        return rows
    return [_join([row.strip(_INDENT) for row in block if row.strip()]) for block in blocks]


def _join(rows: list[str]) -> str:
    text = ""
    for row in rows:
        gap = " " if text and text[-1].isascii() and row[:1].isascii() and text[-1].isalnum() else ""
        text += gap + row
    return text


def _header(lines: list[str]) -> tuple[_Header, list[str]]:
    header = _Header()
    if re.fullmatch(r"〔[^〔〕]{2,12}〕", fold(lines[0])) and len(lines) > 1:
        header.fields["column"] = lines[0].strip("【】[]［］〔〕")
        lines = lines[1:]
    title, column = layout.split_title(re.sub(r"^#+\s*", "", lines[0]))
    header.title = title
    if column:
        header.fields["column"] = column
    at = 1
    while at < min(len(lines), _MOST_HEADER_LINES):
        line = lines[at]
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if "subtitle" not in header.fields and (layout.is_subtitle(line) or _bare_subtitle(line, following)):
            header.fields["subtitle"] = re.sub(r"^[—－\-–―\s]+", "", line)
        elif layout.role_of(line) == "text" and layout.is_byline(line):
            _byline(line, header)
        else:
            break
        at += 1
    return header, _without_contents(lines[at:])


def _bare_subtitle(line: str, following: str) -> bool:
    """A second title line without a dash counts as the subtitle only when a byline follows it."""
    return (
        not layout.is_byline(line)
        and layout.looks_like_heading(line)
        and not layout.numbering(line)
        and layout.is_byline(following)
    )


def _without_contents(lines: list[str]) -> list[str]:
    """A table of contents repeats the headings to come: it is layout, not text."""
    start = next((i for i, line in enumerate(lines[:10]) if re.fullmatch(r"目\s*[录次]", line)), None)
    if start is None:
        return lines
    end = start + 1
    while end < len(lines) and lines[end] in lines[end + 1 :]:
        end += 1
    return lines[:start] + lines[end:]


def _byline(line: str, header: _Header) -> None:
    folded = fold(line).strip()
    date = re.fullmatch(r"（?(\d{4})年(\d{1,2})月(\d{1,2})日）?", folded)
    if date:
        year, month, day = date.groups()
        header.fields["date"] = f"{year}-{int(month):02}-{int(day):02}"
        return
    name = re.sub(r"^(?:作者|文|执笔)[\s：/／|　]+", "", folded)
    header.fields["author"] = (
        f"{header.fields['author']}　{name}" if "author" in header.fields else re.sub(r"\s+", " ", name)
    )
    header.notes.append(f"请核对作者：{header.fields['author']}")


def _body(lines: list[str], header: _Header) -> list[str]:
    out: list[str] = []
    for index, line in enumerate(lines):
        role = layout.role_of(line)
        if role == "text" and layout.looks_like_heading(line) and _stands_as_heading(lines, index):
            level = layout.heading_level(layout.numbering(line))
            out.append("#" * level + " " + escape(line))
            continue
        note = layout.AUTHOR_NOTE.search(fold(line))
        if note and note.start() and role == "text":
            out.append(escape(line[: note.start()].rstrip()))
            line = line[note.start() :]
        if note:
            _author_note(fold(line), header)
        out.append(escape(line))
    return out


def _stands_as_heading(lines: list[str], index: int) -> bool:
    """A heading has running text somewhere after it, and an unnumbered one is no verse among short lines."""
    after = lines[index + 1 : index + 3]
    if not after or all(layout.role_of(line) != "text" for line in after):
        return False
    if layout.numbering(lines[index]):
        return True
    return any(len(line) > layout.HEADING_MOST or line[-1:] in "。？！”；：" for line in after)


def _author_note(folded: str, header: _Header) -> None:
    role = re.match(
        r"（(?:本文)?作者(?:为|系|：|是|单位：)([^；（）]{2,60})）?$", folded.strip().rstrip("）")
    )
    if role and "author_role" not in header.fields:
        header.fields["author_role"] = role.group(1)
        header.notes.append(f"请核对作者身份：{role.group(1)}")


def escape(text: str) -> str:
    """Plain text as Markdown that reads as exactly that text."""
    safe = _MARKUP.sub(r"\\\1", text)
    safe = _BLOCK_START.sub(lambda mark: "\\" + mark.group(), safe) if _BLOCK_START.match(safe) else safe
    return _LIST_START.sub(r"\1\\\2", safe, count=1) if _LIST_START.match(safe) else safe


def _front_matter(header: _Header) -> str:
    rows: dict[str, str] = {"title": header.title}
    rows.update(
        {
            key: header.fields[key]
            for key in ("subtitle", "column", "author", "author_role")
            if key in header.fields
        }
    )
    values: dict[str, object] = {key: _scalar(value) for key, value in rows.items()}
    if "date" in header.fields:
        values["date"] = DoubleQuotedScalarString(header.fields["date"])
    values["edition"] = "original"
    yaml = YAML(typ="rt")
    yaml.allow_unicode = True
    yaml.width = 10_000
    stream = StringIO()
    yaml.dump(values, stream)
    return f"---\n{stream.getvalue()}---\n"


def _scalar(value: str) -> str:
    plain = re.fullmatch(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`0-9][^:#\"'\n]*", value)
    return value if plain else DoubleQuotedScalarString(value)
