"""A table of a foreign file as lines: articles are prose, and a row torn from its table says nothing."""

import re
from itertools import chain

from build_tools.adopt.line import HEADING, Line

Cell = list[Line]
_SENTENCE = re.compile(r"[。！？]")
_LONGEST_LABEL = 16


def table_lines(rows: list[list[Cell]]) -> tuple[list[Line], str]:
    """The lines of a table, and what its editor should be told of it.

    A table of one column is a text in a frame; one whose cells hold sentences or headings only lays a text
    out; any other holds data and becomes one paragraph, each row with the names of its columns.
    """
    rows = [row for row in rows if any(row)]
    lines = list(chain.from_iterable(chain.from_iterable(rows)))
    if not lines:
        return [], ""
    if all(len(row) == 1 for row in rows):
        return lines, "文字排在一列的表格里，取出来当作正文，请核对分段"
    if not holds_data(rows):
        parts = [_in_row(row) if all(len(cell) < 2 for cell in row) else list(chain(*row)) for row in rows]
        return list(chain(*parts)), "有表格里写着整句话，每行成了一段，请核对次序"
    texts = [["".join(line.text for line in cell) for cell in row] for row in rows]
    return [Line(_data(texts))], f"有表格并成了一段，请改写成句子或删去：{'、'.join(filter(None, texts[0]))}"


def holds_data(rows: list[list[Cell]]) -> bool:
    """Whether a table of several columns holds data: no headings and no sentences, and two rows at least."""
    lines = list(chain.from_iterable(chain.from_iterable(rows)))
    several = len(rows) > 1 and all(len(row) > 1 for row in rows)
    return several and not any(line.role == HEADING or _SENTENCE.search(line.text) for line in lines)


def _in_row(row: list[Cell]) -> list[Line]:
    return [Line("\u3000".join(line.text for cell in row for line in cell))]


def _data(rows: list[list[str]]) -> str:
    """Rows of data as one paragraph: 井边村：2019年5.8，2021年8.2；坝上村：…… Without names of columns, cells as they stand."""
    head, *below = rows
    named = below and all(head[1:]) and all(len(row) == len(head) > 1 for row in below)
    if named and all(len(name) <= _LONGEST_LABEL for name in head):
        told = [
            row[0]
            + "："
            + "，".join(name + value for name, value in zip(head[1:], row[1:], strict=True) if value)
            for row in below
        ]
    else:
        told = ["，".join(filter(None, row)) for row in rows]
    return "；".join(told) + "。"
