"""PDF files as lines: a draft to proofread, because a PDF knows glyphs and places, not paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import pypdfium2

from build_tools.adopt.clean import clean, line_of
from build_tools.adopt.decode import plausible
from build_tools.adopt.line import HEADING, TEXT, TITLE, Document, Line
from build_tools.adopt.pdf_rows import Row, rows_of
from build_tools.adopt.text import join
from build_tools.errors import UsageError
from build_tools.model.characters import RADICALS
from build_tools.model.text import HAN, fold

_MOST_PAGES = 200
_LEAST_HAN = 20
_TOLD = 5
_LARGER = 1.12
_ENDED = re.compile(r"[。！？：；…][”’）》]*$")
_WORD = re.compile(r"[A-Za-z0-9./%—-]+")
_SHORT, _RAGGED = 2.6, 4.0
"""Letters that a row lacks at its end: more than marks that may not part from the next word take along, and
more than a ragged edge leaves open beside a word that was not parted.
"""
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／]\s*\d{1,4}|\s*共\s*\d+\s*页)?[-—–·\s]*"
)


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
        rows = [row for number in range(pages) for row in rows_of(document[number], number)]
    if sum(len(HAN.findall(row.text)) for row in rows) < _LEAST_HAN * max(pages, 1):
        raise UsageError("PDF 里没有文字，像是扫描件。用文字识别软件转成 Word 或 txt，校对后再试")
    kept, furniture = _without_furniture(rows, pages)
    if not kept or not plausible("".join(row.text for row in kept)):
        raise UsageError("PDF 里的文字取出来是乱码（字体没有对照表）。找 Word 版，或用文字识别软件转换后再试")
    notes = ["PDF 只能取出草稿：分段、小标题、标点都要对照原文校对一遍"]
    if furniture:
        notes.append(f"去掉了页眉、页脚和页码 {furniture} 行")
    mixed = [line_of(row.text) for row in kept if row.mixed]
    if mixed:
        notes.append(f"这几行的字在 PDF 里次序是乱的，已按位置排好，请核对：{'；'.join(mixed[:_TOLD])}")
    mended = sum(char in RADICALS for row in kept for char in row.text)
    if mended:
        notes.append(f"把 {mended} 个部首符号改成了正式的字（如 ⺠ 改成民），请核对")
    return Document(list(_lines(kept)), notes, {})


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
                    or _ends_short(last, row, edge, body)
                    or (row.page == last.page and 0 < 1.45 * leading < gap)
                )
            if new:
                yield part
                part = []
        part.append(row)
    if part:
        yield part


def _ends_short(row: Row, following: Row, edge: float, body: float) -> bool:
    """Whether a row ends its paragraph: short after a stop, or so short that the next word had stood on it."""
    lacking = (edge - row.right) / body
    word = _WORD.match(following.text)
    needed = 0.6 * len(word[0]) if word else 1.0
    return lacking > _RAGGED + needed or (lacking > _SHORT and bool(_ENDED.search(fold(row.text))))


def _leading(rows: list[Row]) -> float:
    """The usual distance from a row to the next of its page."""
    gaps = [
        round(a.bottom - b.bottom, 1) for a, b in pairwise(rows) if a.page == b.page and a.bottom > b.bottom
    ]
    return Counter(gaps).most_common(1)[0][0] if gaps else 0.0
