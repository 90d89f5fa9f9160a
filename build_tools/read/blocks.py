"""The Markdown of an article body, cut into headings and paragraphs of plain text.

Articles are prose: paragraphs, headings, and next to no markup. Emphasis and links give way
to their words, so that the text that readers see is the text that is cited.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t　]+(.*?)[ \t]*#*[ \t]*$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~<>|&\"':;,?@$%^=/])")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*\*|\*\*|\*)(?=\S)(.+?)(?<=\S)\1")
_TAG = re.compile(r"</?(?:sup|sub|u|ruby|rt|br)\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LATIN = re.compile(r"[A-Za-z0-9]")
_GROUPED = re.compile(r"(?<![\d.])\d{1,3}(?:[ \u2009]\d{3})+(?!\d)")
"""A number in groups of three digits, as journals and GB/T 15835 write it: 2 000."""
_MASK = "\ue000"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` 1 to 6) or a paragraph (`level` 0) and the line on which it begins."""

    level: int
    text: str
    line: int


def blocks(body: str, first_line: int) -> Iterator[Block]:
    """Headings and paragraphs of a Markdown body, in order.

    Blank lines part paragraphs; so does a line indented with an ideographic space, which is how
    Chinese paragraphs begin. Other line breaks inside a paragraph are joined, without a gap
    between Chinese characters.
    """
    kept = _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), body)
    pending: list[str] = []
    begun = 0
    for number, line in enumerate(kept.split("\n"), start=first_line):
        heading = _HEADING.match(line)
        if pending and (heading or not line.strip() or line.startswith("\u3000")):
            yield from _paragraph(pending, begun)
            pending = []
        if heading:
            text = plain(heading.group(2))
            if text:
                yield Block(len(heading.group(1)), text, number)
        elif line.strip():
            begun = begun if pending else number
            pending.append(line)
    if pending:
        yield from _paragraph(pending, begun)


def plain(markdown: str) -> str:
    """Inline Markdown as the words that readers see. Groups of digits get a space at which no line ends."""
    masked: list[str] = []

    def mask(escape: re.Match[str]) -> str:
        masked.append(escape.group(1))
        return f"{_MASK}{len(masked) - 1}{_MASK}"

    text = _ESCAPED.sub(mask, markdown.replace(_MASK, ""))
    text = _TAG.sub("", _LINK.sub(r"\1", text))
    before = None
    while before != text:
        before, text = text, _STRONG.sub(r"\2", text)
    text = html.unescape(text)
    text = re.sub(f"{_MASK}(\\d+){_MASK}", lambda found: masked[int(found.group(1))], text)
    text = _GROUPED.sub(lambda number: re.sub(r"\s", "\u00a0", number.group()), text)
    return text.strip(" \t\u3000")


def _paragraph(lines: list[str], begun: int) -> Iterator[Block]:
    joined = ""
    for line in lines:
        part = line.strip(" \t\u3000")
        part = re.sub(r"^(?:>[ \t]?)+", "", part) if joined == "" or part.startswith(">") else part
        gap = " " if joined and part and _LATIN.match(joined[-1]) and _LATIN.match(part[0]) else ""
        joined += gap + part
    text = plain(joined)
    if text:
        yield Block(0, text, begun)
