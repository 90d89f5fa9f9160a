"""Word and WPS files (docx) as lines."""

import io
import re
from collections import Counter
from html.parser import HTMLParser

import docx
import mammoth
from docx.oxml.ns import qn

from build_tools.adopt import word_styles
from build_tools.adopt.clean import clean, line_of
from build_tools.adopt.line import HEADING, NOTE, SUBTITLE, TEXT, TITLE, Document, Line
from build_tools.adopt.table import Cell, table_lines
from build_tools.model.text import quoted

_STYLES = "\n".join(
    [
        "p.sgtitle => h1.title:fresh",
        "p.sgsubtitle => h1.subtitle:fresh",
        *(f"p.sg{level} => h{min(level, 6)}:fresh" for level in range(1, 10)),
        "comment-reference =>",
    ]
)
_TAG = re.compile(r"h([1-6])")
_NOTE = re.compile(r"(?:foot|end)note-\d+$")
_TARGET = re.compile(r"#((?:foot|end)note-.+)")
_NEAR = 10
"""Letters of the text before a note that say where it stood."""


def from_word(raw: bytes) -> Document:
    """The lines of a Word document: headings by style, footnotes apart, changes taken as accepted."""
    document = docx.Document(io.BytesIO(raw))
    tags = Counter(element.tag for element in document.element.body.iter())
    word_styles.mark(document)
    marked = io.BytesIO()
    document.save(marked)
    marked.seek(0)
    result = mammoth.convert_to_html(
        marked, style_map=_STYLES, convert_image=mammoth.images.img_element(lambda image: {})
    )
    reader = _Reader()
    reader.feed(result.value)
    reader.close()
    notes = []
    if tags[qn("w:ins")] or tags[qn("w:del")]:
        notes.append("文件里有修订痕迹：插入的字留下，删去的字去掉，请核对")
    notes += dict.fromkeys(reader.told)
    if tags[qn("w:drawing")] + tags[qn("w:pict")]:
        notes.append("文件里的图片没有采用")
    if tags["{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"]:
        notes.append("文件里的公式没有采用，请补写")
    return Document(reader.lines, notes, {})


class _Reader(HTMLParser):
    """mammoth's HTML to lines. Only its tags count; text is text, whatever it looks like."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.told: list[str] = []
        self._text: list[str] = []
        self._bold = 0
        self._weak = False
        self._tables: list[list[list[Cell]]] = []
        self._role, self._level = TEXT, 0
        self._note = ""
        self._noted: dict[str, str] = {}
        self._skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        heading = _TAG.fullmatch(tag)
        if heading or tag in ("p", "li", "ol", "ul", "table", "tr", "td", "th"):
            self._flush()
        if heading:
            self._level = int(heading.group(1))
            self._role = {"title": TITLE, "subtitle": SUBTITLE}.get(values.get("class") or "", HEADING)
        elif tag == "table":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables:
            self._tables[-1][-1].append([])
        elif tag == "br":
            self._flush(keep=True)
        elif tag == "strong":
            self._bold += 1
        elif tag == "li" and _NOTE.match(values.get("id") or ""):
            self._note = values["id"] or ""
        elif tag == "a" and (target := _TARGET.match(values.get("href") or "")):
            self._skipping = True  # the mark of a note, or the way back from it
            if _NOTE.match(target[1]):
                self._noted.setdefault(target[1], "".join(self._text).strip()[-_NEAR:])

    def handle_endtag(self, tag: str) -> None:
        if tag == "strong":
            self._bold -= 1
        elif tag == "a":
            self._skipping = False
        elif tag == "table" and self._tables:
            self._flush()
            lines, told = table_lines(self._tables.pop())
            self._place(lines)
            self.told += [told] if told else []
        elif tag == "li":
            self._flush()
            self._note = ""
        elif tag in ("p", "td", "th") or _TAG.fullmatch(tag):
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        self._text.append(data)
        self._weak = self._weak or (not self._bold and bool(data.strip()))

    def close(self) -> None:
        super().close()
        self._flush()

    def _place(self, lines: list[Line]) -> None:
        """Put lines into the innermost open cell, or into the text."""
        inside = self._tables and self._tables[-1] and self._tables[-1][-1]
        (inside[-1] if inside else self.lines).extend(lines)

    def _flush(self, keep: bool = False) -> None:
        """End the line; a line break keeps the role."""
        for row in clean("".join(self._text)).split("\n"):
            text = line_of(row)
            if text and self._note:
                number = list(self._noted).index(self._note) + 1 if self._note in self._noted else 0
                near = self._noted.get(self._note)
                place = f"（注在{quoted(near)}之后）" if near else ""
                self.lines.append(Line(f"[{number}]{place} {text}" if number else text, NOTE))
            elif text:
                self._place([Line(text, self._role, self._level, strong=not self._weak)])
        self._text, self._weak = [], False
        if not keep:
            self._role, self._level = TEXT, 0
