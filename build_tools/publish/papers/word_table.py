"""The tables of a Word paper: source card, blanks for a pen, ruled tables."""

import io
from collections.abc import Iterable, Sequence

import segno
from docx.document import Document as Doc
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm
from docx.table import Table, _Cell

from build_tools.publish.papers.content import Data
from build_tools.publish.papers.word_style import LINE, WIDTH, add, element, use


def card(document: Doc, rows: Sequence[Sequence[str]], online: Data | None) -> None:
    """The source card; with the code that opens the page when the address is known."""
    url = online["url"] if online else ""
    lines = [(label, text) for label, text in rows]
    lines.append(("说明", "括号里的段号指原文；题号和选项字母与在线版一致。"))
    if url:
        lines.append(("在线版", url))
    table = bare_table(document, 1, (0.8, 0.2) if url else (1.0,), "Table Grid")
    cells = table.rows[0].cells
    for index, (label, text) in enumerate(lines):
        line = cells[0].paragraphs[0] if index == 0 else cells[0].add_paragraph()
        use(line, "小字")
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
        line.add_run(f"{label}　").bold = True
        line.add_run(text)
    if url:
        picture = io.BytesIO()
        segno.make(url, error="m", boost_error=False, micro=False).save(
            picture, kind="png", scale=8, border=4
        )
        picture.seek(0)
        line = cells[1].paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shape = line.add_run().add_picture(picture, width=Mm(25))
        shape._inline.docPr.set("descr", f"二维码，打开在线版：{url}")


def fill_in(document: Doc, names: Sequence[str]) -> None:
    """Blanks for a pen, three in a row: a cell for the name, a cell ruled at its foot."""
    add(document, "", "小字")
    table = bare_table(document, -(-len(names) // 3), (0.17, 1 / 3 - 0.17) * 3)
    for index, row in enumerate(table.rows):
        row.height = LINE
        for at, name in enumerate(names[index * 3 : index * 3 + 3]):
            label, blank = row.cells[2 * at : 2 * at + 2]
            use(label.paragraphs[0], "小字")
            label.paragraphs[0].paragraph_format.keep_with_next = True  # with what the blanks are for
            label.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            label.paragraphs[0].add_run(f"{name}：")
            use(blank.paragraphs[0], "小字")
            label.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
            borders = element("w:tcBorders")
            borders.append(element("w:bottom", val="single", sz="4", space="0", color="666666"))
            blank._tc.get_or_add_tcPr().append(borders)


def ruled_table(
    document: Doc, head: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]
) -> None:
    """A ruled table whose head repeats on each page and whose rows stay whole."""
    table = bare_table(document, 1 + len(rows), shares, "Table Grid")
    for index, (row, texts) in enumerate(zip(table.rows, [head, *rows], strict=True)):
        if index == 0:
            row._tr.get_or_add_trPr().append(element("w:tblHeader"))
        for cell, text in zip(row.cells, texts, strict=True):
            line = cell.paragraphs[0]
            use(line, "小字")
            line.alignment = WD_ALIGN_PARAGRAPH.LEFT
            line.add_run(text).bold = index == 0


def bare_table(document: Doc, rows: int, shares: Sequence[float], style: str = "Normal Table") -> Table:
    """A table of the whole width; columns and cells both carry their width, as Word and others need."""
    table: Table = document.add_table(rows, len(shares))
    table.style = document.styles[style]
    table.autofit = False
    widths = [Length(int(WIDTH * share)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    return table


def fill_cell(cell: _Cell, texts: Iterable[str]) -> None:
    """Texts as the paragraphs of a cell."""
    for index, text in enumerate(texts):
        line = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
        line.paragraph_format.line_spacing = 1.25
        line.add_run(text)
