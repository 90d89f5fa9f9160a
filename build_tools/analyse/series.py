"""Paragraphs that are parts of one thought: series of points, and sections whose headings are of one build."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from build_tools.analyse.headings import WHY
from build_tools.analyse.roles import DEMAND
from build_tools.analyse.siblings import rows
from build_tools.model.article import Article
from build_tools.model.findings import Enumeration
from build_tools.model.text import fold

_SERIES_LEAST, _GAP = 3, 2
_DEMANDS = re.compile(
    f"[^，。；：]{{0,10}}?(?:{DEMAND}|必须|应当|应该)|[^，。；：]{{2,12}}，(?:(?:就|还|更)?(?:要(?![求素点])|必须|应当)|[贵重]在)"
)
"""How a point begins that demands, with or without what it demands it of (容错要有明白账; 给机会，就要打破论资排辈)."""
_BY_REFRAIN = {
    "effect": WHY,
    "worth": WHY,
    "facets": WHY,
    "nature": WHY,
    "ideal": "quality",
    "demand": "quality",
    "parts": "quality",
    "ends": "quality",
    "aim": "quality",
}
"""What points say in turn of one matter -> their chapter: what it does tells why, what it demands how."""


class Series(NamedTuple):
    """Numbers of the paragraphs of one thought, what announces it, and the headings of its parts, folded."""

    inside: tuple[int, ...] = ()
    announced: str = ""
    headings: tuple[str, ...] = ()


def series_of(article: Article, points: Sequence[Enumeration]) -> dict[int, Series]:
    """Paragraph number -> its series of points.

    From the first lead to the last when they follow each other, or are lines that head what follows; else only the
    leads, for what stands between is its own.
    """
    found: dict[int, Series] = {}
    for sections in rows(article):
        whole = tuple(p.number for section in sections for p in article.in_section(section.index))
        headings = tuple(fold(section.heading or "") for section in sections)
        found.update(dict.fromkeys(whole, Series(whole, "", headings)))
    for enumeration in points:
        numbers = [member.paragraph for member in enumeration.members]
        if len(set(numbers)) >= _SERIES_LEAST:
            close = max(b - a for a, b in pairwise(numbers)) <= _GAP
            lines = enumeration.form == "leads" and all(
                len(article.paragraph(number).sentences) == 1 for number in numbers
            )
            whole = tuple(range(numbers[0], numbers[-1] + 1)) if close or lines else tuple(numbers)
            for number in whole:
                found.setdefault(number, Series(whole, _announced(article, enumeration)))
    return found


def sung(points: Sequence[Enumeration], chapters: Collection[str]) -> dict[int, str]:
    """Paragraph number -> the chapter that the refrain of its series of points speaks for; points that all demand have one too."""
    found: dict[int, str] = {}
    for series in points:
        numbers = [member.paragraph for member in series.members]
        demands = len(numbers) >= _SERIES_LEAST and all(_DEMANDS.match(m.folded) for m in series.members)
        kind = series.refrain.kind if series.refrain else "demand" if demands else ""
        if _BY_REFRAIN.get(kind) in chapters:
            found.update(dict.fromkeys(range(numbers[0], numbers[-1] + 1), _BY_REFRAIN[kind]))
    return found


def _announced(article: Article, enumeration: Enumeration) -> str:
    """The phrase that announces a series: its label, or a sentence that stands alone before it."""
    if enumeration.label is not None:
        return enumeration.label.folded
    first = article.paragraph(enumeration.paragraph)
    before = [p for p in article.in_section(first.section) if p.number == first.number - 1]
    return before[0].folded if before and len(before[0].sentences) == 1 else ""
