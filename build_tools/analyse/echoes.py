"""Lists whose members repeat the word that counts them: 有三个“不够”。人手不够，……。经费不够，……。场地不够，……。"""

import re

from build_tools.model.article import Article, Paragraph
from build_tools.model.findings import Enumeration
from build_tools.model.text import NUMERALS

_ANNOUNCED = re.compile(r"(?P<n>[三四五六七八])个“(?P<word>[\u4e00-\u9fff]{2,4})”(?=。)")
_STARTS = re.compile(r"(?:(?<=[。；])|^)")
_AROUND = 12
"""Letters that a member may have beside the repeated word."""


def echoes(article: Article) -> tuple[Enumeration, ...]:
    """Lists in one paragraph whose members open sentences and end or begin with the quoted word that counts them."""
    found = []
    for paragraph in article.paragraphs:
        for match in _ANNOUNCED.finditer(paragraph.folded):
            spans = _members(paragraph, match.end(), match["word"])
            if len(spans) == NUMERALS[match["n"]]:
                members = tuple(paragraph.quote(a, b) for a, b in spans)
                label = paragraph.quote(match.start(), match.end())
                found.append(Enumeration("counted", label, members, paragraph.section))
    return tuple(found)


def _members(paragraph: Paragraph, start: int, word: str) -> list[tuple[int, int]]:
    """The first clauses of the sentences after the announcement that end or begin with the word."""
    item = re.compile(
        rf"(?:[^，。；：“”]{{2,{_AROUND}}}{word}|{word}[^，。；：“”]{{2,{_AROUND}}})(?=[，。；：])"
    )
    found = []
    for opening in _STARTS.finditer(paragraph.folded, start):
        member = item.match(paragraph.folded, opening.start())
        if member:
            found.append(member.span())
    return found
