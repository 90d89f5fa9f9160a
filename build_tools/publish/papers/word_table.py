"""The tables of a Word paper: source card, blanks for a pen, ruled tables."""

import io
from collections.abc import Iterable, Sequence

from docx.document import Document as Doc
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell

from build_tools.publish.papers.code import qr_code
from build_tools.publish.papers.content import Data
from build_tools.publish.papers.word_style import LINE, WIDTH, add, element, use

_GAP = 0.03  # of the width, between two blanks


def card(document: Doc, rows: Sequence[Sequence[str]], online: Data | None) -> None:
    """The source card in a frame; with the code that opens the page when the address is known."""
    url = online["url"] if online else ""
    lines = [*rows, ("说明", "¶ 后的数字是原文的段号；题号和选项字母与在线版一致。")]
    if url:
        lines.append(("在线版", url.split("://", 1)[-1]))
    table = bare_table(document, 1, (0.78, 0.22) if url else (1.0,), "Table Grid")
    _margins(table, top=80, left=120, bottom=80, right=120)
    inner = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right"):
        inner.append(element(f"w:{side}", val="single", sz="4", space="0", color="666666"))
    inner.append(element("w:insideV", val="nil"))
    table._tbl.tblPr.insert_element_before(inner, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    cells = table.rows[0].cells
    for index, (label, text) in enumerate(lines):
        line = cells[0].paragraphs[0] if index == 0 else cells[0].add_paragraph()
        use(line, "小字")
        line.paragraph_format.left_indent = line.paragraph_format.tab_stops.add_tab_stop(Pt(40)).position
        line.paragraph_format.first_line_indent = Pt(-40)
        line.add_run(f"{label}\t").bold = True
        line.add_run(text).font.size = Pt(9) if label == "在线版" else None
    if url:
        picture, width = qr_code(url, "png")
        cells[1].vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        line = cells[1].paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.line_spacing = 1.0
        shape = line.add_run().add_picture(io.BytesIO(picture), width=Mm(width))
        shape._inline.docPr.set("descr", f"二维码，打开在线版：{url}")


def fill_in(document: Doc, names: Sequence[str]) -> None:
    """Blanks for a pen, three in a row: a cell for the name, a cell ruled at its foot, a gap."""
    add(document, "", "小字").paragraph_format.keep_with_next = True
    wide = [max(len(name) for name in names[at::3]) + 1 for at in range(3)]  # characters of 10 points
    labels = [10.5 * count / WIDTH.pt for count in wide]
    blank = (1 - sum(labels) - 2 * _GAP) / 3
    shares = [share for label in labels for share in (label, blank, _GAP)][:-1]
    table = bare_table(document, -(-len(names) // 3), shares)
    _margins(table, top=0, left=0, bottom=0, right=0)
    for index, row in enumerate(table.rows):
        row.height = LINE
        for at, name in enumerate(names[index * 3 : index * 3 + 3]):
            label, line = row.cells[3 * at : 3 * at + 2]
            label.paragraphs[0].add_run(f"{name}：")
            borders = element("w:tcBorders")
            borders.append(element("w:bottom", val="single", sz="4", space="0", color="666666"))
            line._tc.get_or_add_tcPr().append(borders)
        for cell in row.cells:
            cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
            use(cell.paragraphs[0], "小字")
            cell.paragraphs[0].paragraph_format.keep_with_next = True  # with what the blanks are for


def _margins(table: Table, **sides: int) -> None:
    """Margins of all cells, in twentieths of a point."""
    made = element("w:tblCellMar")
    for side, width in sides.items():
        made.append(element(f"w:{side}", w=str(width), type="dxa"))
    table._tbl.tblPr.insert_element_before(made, "w:tblLook")


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


def fill_cell(cell: _Cell, texts: Iterable[str], style: str) -> None:
    """Texts as the paragraphs of a cell."""
    for index, text in enumerate(texts):
        line = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        use(line, style)
        line.add_run(text)
