"""The HTML blocks of generated pages, put aside whole before anyone takes them apart.

Python-Markdown and MkDocs each read a page tag by tag, in Python, to find where its blocks of HTML end; that was a
third of a build. In pages from our templates a block begins and ends a line, after a blank line or another block, and
its tags are paired. What is not so is left to them.
"""

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

NAME = f"{__name__}:WholeBlocks"
"""How Python-Markdown finds the extension."""
_OPENS = re.compile(r"^<([a-z][a-z0-9]*)\b", re.MULTILINE)
_BEFORE_OTHERS = 22  # MkDocs looks for ids at 21, Python-Markdown for blocks at 20


class WholeBlocks(Extension):
    """Does so for pages of which `wanted` is true while they are rendered."""

    def __init__(self, wanted: Callable[[], bool]) -> None:
        super().__init__()
        self._wanted = wanted

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown for each page."""
        md.preprocessors.register(_PutAside(self._wanted, md), "study-guide-blocks", _BEFORE_OTHERS)


class _PutAside(Preprocessor):
    def __init__(self, wanted: Callable[[], bool], md: Markdown) -> None:
        super().__init__(md)
        self._wanted = wanted

    def run(self, lines: list[str]) -> list[str]:
        """The lines with a mark in the place of each block, as Python-Markdown leaves them."""
        if not self._wanted():
            return lines
        text = "\n".join(lines)
        found: list[str] = []
        done = at = 0
        while opened := _OPENS.search(text, at):
            start, at = opened.span()
            if not self.md.is_block_level(opened[1]) or opened[1] == "hr":
                continue
            end = _end(text, start, opened[1])
            if end is None:
                break
            at = end
            apart = text[start - 2 : start] in ("\n\n", "") or start - 1 == done > 0
            if apart and text.startswith("\n", end):
                blank = "\n" if text.startswith("\n\n", end) else ""
                mark = self.md.htmlStash.store(text[start:end] + blank)
                found += [text[done:start], "\n", mark, "\n\n"]
                done = end
        return "".join([*found, text[done:]]).split("\n")


def _end(text: str, start: int, tag: str) -> int | None:
    """Where the element ends that begins here, or None when it does not."""
    depth = 0
    for mark in re.compile(rf"<(/?){tag}\b[^<>]*>").finditer(text, start):
        depth += -1 if mark[1] else 1
        if not depth:
            return mark.end()
    return None
