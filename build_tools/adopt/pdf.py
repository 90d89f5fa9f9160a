"""PDF files as lines: a draft to proofread, because a PDF knows glyphs and places, not paragraphs."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from build_tools.adopt.clean import clean, line_of
from build_tools.adopt.decode import plausible
from build_tools.adopt.line import HEADING, TEXT, TITLE, Document, Line
from build_tools.adopt.text import join
from build_tools.errors import UsageError
from build_tools.model.characters import RADICALS
from build_tools.model.text import HAN

_MOST_PAGES = 200
_LEAST_HAN = 20
_LARGER = 1.12
_GUESSED = "\x1f"
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／]\s*\d{1,4}|\s*共\s*\d+\s*页)?[-—–·\s]*"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: its text, edges and height in points, its page, and the gap to the row above it."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    page: int
    edge: bool = False


def from_pdf(raw: bytes) -> Document:
    """The lines of a PDF. Raises UsageError for scanned, locked and unreadable files."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        cure = "PDF 加了密码。去掉密码再试" if locked else "PDF 坏了，打不开。重新下载或另存后再试"
        raise UsageError(cure) from None
    with document:
        pages = len(document)
        if pages > _MOST_PAGES:
            raise UsageError(f"PDF 有 {pages} 页（最多 {_MOST_PAGES} 页），不像一篇文章。截取需要的几页再试")
        rows = [row for number in range(pages) for row in _rows(document[number], number)]
    if sum(len(HAN.findall(row.text)) for row in rows) < _LEAST_HAN * max(pages, 1):
        raise UsageError("PDF 里没有文字，像是扫描件。用文字识别软件转成 Word 或 txt，校对后再试")
    kept, furniture = _without_furniture(rows, pages)
    if not kept or not plausible("".join(row.text for row in kept)):
        raise UsageError("PDF 里的文字取出来是乱码（字体没有对照表）。找 Word 版，或用文字识别软件转换后再试")
    notes = ["PDF 只能取出草稿：分段、小标题、标点都要对照原文校对一遍"]
    if furniture:
        notes.append(f"去掉了页眉、页脚和页码 {furniture} 行")
    mended = sum(char in RADICALS for row in kept for char in row.text)
    if mended:
        notes.append(f"把 {mended} 个部首符号改成了正式的字（如 ⺠ 改成民），请核对")
    return Document(list(_lines(kept)), notes, {})


def _rows(page: pypdfium2.PdfPage, number: int) -> Iterator[Row]:
    """The rows of a page, in the order of the file, which keeps columns apart.

    A row goes on as long as the baseline stays and the writing does not jump back.
    """
    height = page.get_height()
    textpage = page.get_textpage()
    chars: list[str] = []
    left = right = base = size = 0.0

    def row() -> Row:
        edge = base < height * 0.09 or base + size > height * 0.91
        return Row("".join(chars).strip(), left, right, base, size, number, edge)

    for char, box, origin, tall in _characters(textpage):
        if char.isspace():
            if chars and not chars[-1].isspace():
                chars.append(char)
            continue
        if chars and (abs(origin - base) > 0.5 * max(size, tall) or box.left < right - 2 * size):
            yield row()
            chars = []
        if not chars:
            left, base, size = box.left, origin, tall
        elif chars[-1] == _GUESSED:
            chars[-1] = _gap(box.left - right, size, chars[-2] + char)
        chars.append(char)
        right = box.right
    if chars:
        yield row()


def _characters(textpage: pypdfium2.PdfTextPage) -> Iterator[tuple[str, pdfium.FS_RECTF, float, float]]:
    """Each character with its box, the height of its baseline and its size; gaps that PDFium guessed are _GUESSED.

    The size is that of the font, scaled: boxes are no measure, since that of 一 may be a mere stroke.
    """
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, index)
        if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000 or code in (0xA, 0xD, 0xFFFE, 0xFFFF):
            continue
        box = pdfium.FS_RECTF()
        if chr(code).isspace():
            yield _GUESSED if pdfium.FPDFText_IsGenerated(textpage.raw, index) else chr(code), box, 0.0, 0.0
        elif pdfium.FPDFText_GetLooseCharBox(
            textpage.raw, index, ctypes.byref(box)
        ) and pdfium.FPDFText_GetCharOrigin(textpage.raw, index, ctypes.byref(x), ctypes.byref(y)):
            pdfium.FPDFText_GetMatrix(textpage.raw, index, ctypes.byref(matrix))
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            yield chr(code), box, y.value, pdfium.FPDFText_GetFontSize(textpage.raw, index) * scale


def _without_furniture(rows: list[Row], pages: int) -> tuple[list[Row], int]:
    """The rows without page numbers and what repeats at the edges of pages, and how many those were."""
    edges = Counter(_shape(row) for row in rows if row.edge)
    kept = [
        row
        for row in rows
        if not (
            (row.edge and _PAGE_NUMBER.fullmatch(row.text.strip()))
            or (row.edge and pages > 1 and edges[_shape(row)] >= max(2, pages // 2))
        )
    ]
    return kept, len(rows) - len(kept)


def _shape(row: Row) -> str:
    return re.sub(r"\d+", "0", row.text.strip())


def _lines(rows: list[Row]) -> Iterator[Line]:
    """Rows joined into paragraphs; larger type makes headings, the largest on the first page the title."""
    body = median(row.size for row in rows for _ in row.text)
    sizes = sorted({round(row.size, 1) for row in rows if row.size > body * _LARGER}, reverse=True)
    largest = sizes[0] if sizes and any(r.page == 0 and round(r.size, 1) == sizes[0] for r in rows) else 0.0
    text = [row for row in rows if row.size <= body * _LARGER]
    margin = _margin([row.left for row in text])
    edge = max((row.right for row in text), default=0.0)
    for part in _paragraphs(rows, margin, edge, body):
        words = line_of(clean(join([row.text for row in part])))
        size = round(part[0].size, 1)
        if not words:
            continue
        if size == largest and part[0].page == 0:
            yield Line(words, TITLE, 1)
        elif size in sizes:
            yield Line(words, HEADING, 2 + sizes.index(size) - (1 if largest else 0))
        else:
            yield Line(words, TEXT)


def _margin(lefts: list[float]) -> float:
    """Where rows begin that no indent moves: the leftmost place at which more than a few of them begin."""
    counts = Counter(round(left) for left in lefts)
    few = max(1, len(lefts) // 40)
    return float(min((left for left, count in counts.items() if count > few), default=0))


def _paragraphs(rows: list[Row], margin: float, edge: float, body: float) -> Iterator[list[Row]]:
    part: list[Row] = []
    leading = _leading(rows)
    for row in rows:
        if part:
            last = part[-1]
            gap = last.bottom - row.bottom
            if abs(row.size - last.size) > 0.06 * body:
                new = True
            elif row.size > body * _LARGER:
                # A heading of two rows is centred or not; only its distance tells.
                new = row.page != last.page or gap > 1.9 * row.size
            else:
                new = (
                    row.left > margin + 1.2 * body
                    or last.right < edge - 2.6 * body
                    or (row.page == last.page and 0 < 1.45 * leading < gap)
                )
            if new:
                yield part
                part = []
        part.append(row)
    if part:
        yield part


def _leading(rows: list[Row]) -> float:
    """The usual distance from a row to the next of its page."""
    gaps = [
        round(a.bottom - b.bottom, 1) for a, b in pairwise(rows) if a.page == b.page and a.bottom > b.bottom
    ]
    return Counter(gaps).most_common(1)[0][0] if gaps else 0.0


def _gap(width: float, size: float, beside: str) -> str:
    """What stood where PDFium guessed a gap between two characters.

    Wide spaces are no glyphs in the PDFs of browsers, and typesetters part Chinese from Latin by a
    quarter of an em that nobody wrote.
    """
    if width > 0.8 * size:
        return "\u3000"
    alike = beside.isascii() or all(HAN.match(char) for char in beside)
    return " " if alike and width > 0.2 * size else ""
