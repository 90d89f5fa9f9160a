"""The printed rows of a PDF page: characters and their places become text."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from build_tools.model.text import HAN

_GUESSED = "\x1f"


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: its text, edges and height in points, its page, whether it stands at the edge of the
    page, and whether the file draws its characters in another order than they are read.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    page: int
    edge: bool = False
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with the spaces after it, its edges, and whether PDFium guessed a gap before it."""

    text: str
    left: float
    right: float
    guessed: bool


def rows_of(page: pypdfium2.PdfPage, number: int) -> Iterator[Row]:
    """The rows of a page, in the order of the file, which keeps columns apart.

    A row goes on as long as the baseline stays and the writing does not jump back, but into a gap.
    """
    height = page.get_height()
    glyphs: list[Glyph] = []
    base = size = 0.0
    guessed = False
    for char, box, origin, tall in _characters(page.get_textpage()):
        if char.isspace():
            if glyphs and char == _GUESSED:
                guessed = True
            elif glyphs and not glyphs[-1].text[-1].isspace():
                glyphs[-1] = replace(glyphs[-1], text=glyphs[-1].text + char)
            continue
        if glyphs and (abs(origin - base) > 0.5 * max(size, tall) or _restarts(glyphs, box, size)):
            yield _row(glyphs, base, size, height, number)
            glyphs = []
        if not glyphs:
            base, size, guessed = origin, tall, False
        glyphs.append(Glyph(char, box.left, box.right, guessed))
        guessed = False
    if glyphs:
        yield _row(glyphs, base, size, height, number)


def _restarts(glyphs: list[Glyph], box: pdfium.FS_RECTF, size: float) -> bool:
    """Whether a character on the baseline of a row stands too far back to belong to it: before it, or upon it."""
    if box.left >= glyphs[-1].right - 2 * size:
        return False
    middle = (box.left + box.right) / 2
    return box.left < glyphs[0].left or any(glyph.left < middle < glyph.right for glyph in glyphs)


def _row(glyphs: list[Glyph], base: float, size: float, height: float, number: int) -> Row:
    """Glyphs of one baseline as a row, from left to right.

    Where the font of a text lacks a mark, some programs draw it after the words around it (3 5 2∶∶).
    """
    mixed = any(after.left < before.left - 0.5 * size for before, after in pairwise(glyphs))
    placed = sorted(glyphs, key=lambda glyph: glyph.left) if mixed else glyphs
    text = placed[0].text
    for before, after in pairwise(placed):
        if (after.guessed or mixed) and not text[-1].isspace():
            text += _gap(after.left - before.right, size, before.text[0] + after.text[0])
        text += after.text
    edge = base < height * 0.09 or base + size > height * 0.91
    right = max(glyph.right for glyph in placed)
    return Row(text.strip(), placed[0].left, right, base, size, number, edge, mixed)


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


def _gap(width: float, size: float, beside: str) -> str:
    """What stood where PDFium guessed a gap between two characters.

    Wide spaces are no glyphs in the PDFs of browsers, and typesetters part Chinese from Latin by a
    quarter of an em that nobody wrote.
    """
    if width > 0.8 * size:
        return "\u3000"
    alike = beside.isascii() or all(HAN.match(char) for char in beside)
    return " " if alike and width > 0.2 * size else ""
