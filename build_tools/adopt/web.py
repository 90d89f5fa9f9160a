"""A saved web page as lines: the article without the page around it."""

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from lxml import etree
from trafilatura.settings import Document as Extracted

from build_tools.adopt.clean import clean, line_of
from build_tools.adopt.decode import decode
from build_tools.adopt.densest import densest
from build_tools.adopt.header import Header, page_facts
from build_tools.adopt.line import HEADING, TEXT, TITLE, Document, Line
from build_tools.adopt.table import holds_data, table_lines
from build_tools.errors import UsageError
from build_tools.model.text import HAN, squash
from build_tools.read import layout

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_NATIONAL = {"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "hz-gb-2312"}
_SITE = re.compile(r"\s*(?:--|_|\||｜|\s-\s).{1,40}$")
# Stands for the ideographic space, which trafilatura would take for an ordinary one.
_WIDE = "\ue03f"
_LEAST_HAN, _SHARE = 40, 0.7
_SHORT, _MOST_BESIDE = 12, 120
_META = {"author": "author", "contentsource": "publication", "pubdate": "date"}
_KNOWN = re.compile(r"(?!本[站网]|佚名|未知|管理员)[\u4e00-\u9fff·　 ]{2,30}")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_NOTHING = "网页里没有找到文章。把正文复制到记事本，存成 .txt（UTF-8）再试"
_DROPPED = re.compile(r"[（(]?\s*责\s*(?:任编辑|编)\s*[：:]")


def decode_page(raw: bytes) -> str:
    """The text of a page. One that calls itself gb2312 or gbk is read as GB 18030, which holds both:
    browsers do so too, and a strict table turns —— into ――.
    """
    named = _CHARSET.search(raw[:4096])
    if named and named.group(1).decode("ascii", "replace").lower() in _NATIONAL:
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return decode(raw)


def from_page(raw: bytes) -> Document:
    """The lines of a web page. Raises UsageError when no article is found."""
    page = decode_page(raw)
    found = trafilatura.bare_extraction(
        page.replace("\u3000", _WIDE),
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        deduplicate=False,
        with_metadata=True,
    )
    extracted = found if isinstance(found, Extracted) else None
    tables: list[str] = []
    lines: list[Line] = []
    if extracted is not None and extracted.body is not None:
        lines, tables = _lines(extracted.body)
    other = densest(page)
    # Where trafilatura gives up it gives all words of the page in one piece, or a few lines of it.
    if len(lines) < 2 or _han(lines) < _SHARE * _han(other):
        lines, tables = other, []
    title = line_of(
        clean(_SITE.sub("", str((extracted.title if extracted else "") or "").replace(_WIDE, "\u3000")))
    )
    first = next((i for i, line in enumerate(lines[:4]) if _same(line.text, title)), None)
    if first is not None:
        lines[first] = Line(lines[first].text, TITLE, 1)
    elif title and not any(line.level == 1 for line in lines[:2]):
        lines.insert(0, Line(title, TITLE, 1))
    kept = _han(lines)
    if kept < _LEAST_HAN or sum(line.role != TITLE for line in lines) < 2:
        raise UsageError(_NOTHING)
    notes = [
        f"网页上共有 {len(HAN.findall(_visible(page)))} 个汉字，当作文章采用了 {kept} 个，请对照网页看有没有缺漏"
    ]
    notes += tables
    fields = _named(page)
    beside = _beside(page, lines)
    if beside and layout.page_facts(beside):
        shown = Header()
        page_facts(beside, shown)
        fields |= shown.fields
        notes += shown.notes
    elif beside:
        notes.append(f"网页上标题与正文之间写着“{beside}”，核对后填 author、publication 和 date")
    address = str((extracted.url if extracted else "") or "")
    if urlsplit(address).scheme in ("http", "https") and len(address) < 500:
        fields["url"] = address
    if fields:
        told = "；".join(f"{name} {value}" for name, value in fields.items())
        notes.append(f"照网页自己写明的填了这几项，请核对：{told}")
    return Document(lines, notes, fields)


def _named(page: str) -> dict[str, str]:
    """What the page says of itself in the names that government sites share: ContentSource, Author, PubDate."""
    reader = _Text()
    reader.feed(page)
    found = {field: reader.named.get(name, "") for name, field in _META.items()}
    fields = {field: value for field, value in found.items() if _KNOWN.fullmatch(value)}
    day = _DAY.match(found["date"])
    try:
        return fields | ({"date": date(*map(int, day.groups())).isoformat()} if day else {})
    except ValueError:  # a day that no calendar has
        return fields


def _han(lines: list[Line]) -> int:
    return sum(len(HAN.findall(line.text)) for line in lines)


def _lines(body: Any) -> tuple[list[Line], list[str]]:
    """The lines of a page's body, and what its editor should be told of its tables.

    Only tables of data are read as tables: pages of the old kind are laid out in others.
    """
    lines: list[Line] = []
    told: list[str] = []
    data = {table: cells for table in body.iter("table") if holds_data(cells := _cells(table))}
    for block in body.iter("head", "p", "item", "table", "row", "quote"):
        if block in data:
            found, note = table_lines(data[block])
            lines += found
            told.append(note)
        if block.tag == "table" or next(block.iterancestors("table"), None) in data:
            continue
        if block.tag in ("item", "row", "quote") and block.find(".//p") is not None:
            continue
        if block.getparent() is not None and block.getparent().tag == "cell":
            continue
        if block.tag == "p" and next(block.iterancestors("row"), None) is not None:
            continue
        lines += _block(block)
    return lines, list(dict.fromkeys(told))


def _cells(table: Any) -> list[list[list[Line]]]:
    return [[_block(cell) for cell in row.iter("cell")] for row in table.iter("row")]


def _block(block: Any) -> list[Line]:
    level = _level(block) if block.tag == "head" else 0
    return [
        Line(text, HEADING if level else TEXT, level, strong)
        for text, strong in _rows(block)
        if text and not _DROPPED.match(text)
    ]


def _level(block: Any) -> int:
    digit = re.search(r"[1-6]", str(block.get("rend") or "h2"))
    return int(digit.group()) if digit else 2


def _rows(block: Any) -> list[tuple[str, bool]]:
    """The rows of a block, which line breaks part, and whether all of it is bold."""
    parts: list[str] = []
    etree.strip_tags(block, etree.Comment)
    for element in block.iter():
        if element.tag == "lb":
            parts.append("\n")
        elif element.tag == "cell" and element is not block and parts:
            parts.append("\u3000")
        if element.tag != "lb":
            parts.append(re.sub(r"\s*\n\s*", "", element.text or ""))
        if element is not block:
            parts.append(re.sub(r"\s*\n\s*", "", element.tail or ""))
    bold = [element for element in block.iter("hi") if "b" in str(element.get("rend"))]
    whole = "".join(block.itertext()).strip()
    strong = bool(bold) and whole == "".join("".join(element.itertext()) for element in bold).strip()
    return [(line_of(row), strong) for row in clean("".join(parts).replace(_WIDE, "\u3000")).split("\n")]


def _same(text: str, title: str) -> bool:
    return bool(title) and squash(text) in (squash(title), squash(title.split("——")[0]))


def _beside(page: str, lines: list[Line]) -> str:
    """What the page shows between title and text, where author, date and source stand.

    The guesses of trafilatura are not used: it takes a year of the text for the date of the page.
    """
    title = next((line.text for line in lines if line.role == TITLE), "")
    first = next((line.text for line in lines if line.role != TITLE and len(line.text) > _SHORT), "")
    shown = re.sub(r"\s+", " ", _visible(page))
    end = shown.find(first[:_SHORT]) if first else -1
    begin = shown.rfind(title, 0, max(end, 0)) if title else -1
    between = shown[begin + len(title) : end].strip() if 0 <= begin < end else ""
    return between if between and len(between) <= _MOST_BESIDE else ""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.named: dict[str, str] = {}
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            values = dict(attrs)
            self.named.setdefault((values.get("name") or "").lower(), (values.get("content") or "").strip())
        self._hidden += tag in ("script", "style", "head")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style", "head") and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _visible(page: str) -> str:
    reader = _Text()
    reader.feed(page)
    return " ".join(reader.parts)
