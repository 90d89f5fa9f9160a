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

_STYLES = "\n".join(
    [
        "p.sgtitle => h1.title:fresh",
        "p.sgsubtitle => h1.subtitle:fresh",
        *(f"p.sg{level} => h{min(level, 6)}:fresh" for level in range(1, 10)),
        "comment-reference =>",
    ]
)
_TAG = re.compile(r"h([1-6])")


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
    if reader.tables:
        notes.append(f"有表格 {reader.tables} 个，每行成了一段，请改写成句子或删去")
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
        self.tables = 0
        self._text: list[str] = []
        self._bold = 0
        self._weak = False
        self._row = 0
        self._role, self._level = TEXT, 0
        self._note: str | None = None
        self._skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        heading = _TAG.fullmatch(tag)
        if heading or tag in ("p", "li", "ol", "ul", "table"):
            self._flush()
            self.tables += tag == "table"
        if heading:
            self._level = int(heading.group(1))
            self._role = {"title": TITLE, "subtitle": SUBTITLE}.get(values.get("class") or "", HEADING)
        elif tag == "tr":
            self._flush()
            self._row += 1
        elif tag in ("td", "th") and self._text:
            self._text.append("\u3000")
        elif tag == "br":
            self._flush(keep=True)
        elif tag == "strong":
            self._bold += 1
        elif tag == "li" and re.match(r"(?:foot|end)note-\d", values.get("id") or ""):
            self._note = re.sub(r"\D", "", values["id"] or "")
        elif tag == "a" and re.match(r"#(?:foot|end)note-", values.get("href") or ""):
            self._skipping = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "strong":
            self._bold -= 1
        elif tag == "a":
            self._skipping = False
        elif tag == "tr":
            self._row -= 1
            self._flush()
        elif tag == "li":
            self._flush()
            self._note = None
        elif tag == "p" or _TAG.fullmatch(tag):
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        self._text.append(data)
        self._weak = self._weak or (not self._bold and bool(data.strip()))

    def close(self) -> None:
        super().close()
        self._flush()

    def _flush(self, keep: bool = False) -> None:
        """End the line; inside a row of a table paragraphs run on, and a line break keeps the role."""
        if self._row and not keep:
            return
        for row in clean("".join(self._text)).split("\n"):
            text = line_of(row)
            if text and self._note:
                self.lines.append(Line(f"[{self._note}] {text}", NOTE))
            elif text:
                self.lines.append(Line(text, self._role, self._level, strong=not self._weak))
        self._text, self._weak = [], False
        if not keep:
            self._role, self._level = TEXT, 0
