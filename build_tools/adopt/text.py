"""Plain text and Markdown without front matter, as lines."""

import re

from build_tools.adopt.clean import INDENT, clean, line_of
from build_tools.adopt.line import HEADING, TEXT, Document, Line
from build_tools.read import blocks

_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
"""A line that somebody set bold by the marks of Markdown: the marks are no text."""


def from_text(source: str) -> Document:
    """The lines of a plain text: one a paragraph, whether blank lines part them or not."""
    lines = []
    for row in _paragraphs(clean(source)):
        bold = _BOLD.fullmatch(row.strip(INDENT))
        lines.append(Line(line_of(bold[2] if bold else row), strong=bool(bold)))
    return Document([line for line in lines if line.text], [], {})


def from_markdown(source: str) -> Document:
    """The headings and paragraphs of Markdown, markup taken off."""
    lines = [
        Line(line_of(block.text), HEADING if block.level else TEXT, block.level)
        for block in blocks(clean(source), 1)
    ]
    return Document([line for line in lines if line.text], [], {})


def _paragraphs(text: str) -> list[str]:
    """One string per paragraph. Hard-wrapped text (blank lines between, short lines within) is joined."""
    parts = [block.split("\n") for block in re.split(r"\n[ \t\u3000]*\n", text)]
    rows = [row for part in parts for row in part if row.strip()]
    indented = sum(row.startswith(("\u3000", "  ", "\t")) for row in rows)
    wrapped = [part for part in parts if len([row for row in part if row.strip()]) > 1]
    if not wrapped or indented > len(rows) // 4 or len(parts) < 4:
        return rows
    inner = [len(row.strip()) for part in parts for row in part[:-1] if row.strip()]
    widest = max(inner)
    # A hard wrap cuts every line but the last of a paragraph at nearly the same width, and leaves none longer.
    longest = max(len(row.strip()) for row in rows)
    if (
        longest > widest + 4
        or widest < 20
        or sum(widest - length <= 4 for length in inner) < 0.8 * len(inner)
    ):
        return rows
    return [join([row.strip(INDENT) for row in part if row.strip()]) for part in parts]


def join(rows: list[str]) -> str:
    """Rows of one paragraph as a line: no gap between Chinese characters, one between Latin words."""
    text = ""
    for row in rows:
        gap = " " if text and text[-1].isascii() and row[:1].isascii() and text[-1].isalnum() else ""
        text += gap + row
    return text
