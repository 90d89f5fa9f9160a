"""Paragraphs that are parts of one thought: series of points, and sections whose headings all command."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

from build_tools.analyse.headings import WHY
from build_tools.model.article import Article, Section
from build_tools.model.findings import Enumeration
from build_tools.model.text import fold

_SERIES_LEAST, _GAP = 3, 2
_BY_REFRAIN = {"effect": WHY, "worth": WHY, "demand": "quality", "parts": "quality", "aim": "quality"}
"""What points say in turn of one matter -> their chapter: what it does tells why, what it demands how."""
_COMMAND = re.compile(
    "(?!.*(?:差距|不足|短板|困难|挑战|形势|意义|紧迫|重要性))"
    "(?:坚[持定守决]|加[强快大]|推[动进]|完善|注重|强化|深化|健全|构建|提[升高]|深入|进一步|牢牢|不断|切实|大力|积极|加快|扎实|充分|严格|努力|创新|优化|突出|聚焦|夯实|抓[好实住]|把握|发挥|落实|拓[展宽]|统筹|培育|激发|压实|守[住好]|建[强好]|做[好优强实]|用[好活]|筑牢|规范|探索|树立|增强|打[造通好]|破[解除]|畅通|凝聚|补[齐好]|锻造|涵养|厚植|弘扬|抵制|摒弃|传承|织密|擦亮|练[好就])"
)
"""How a heading begins that says what is to be done."""


def series_of(article: Article, points: Sequence[Enumeration]) -> dict[int, tuple[tuple[int, ...], str]]:
    """Paragraph number -> numbers of the paragraphs of its series of points, and what announces the series.

    From the first lead to the last when they follow each other; else only the leads, for what stands between is its own.
    """
    found: dict[int, tuple[tuple[int, ...], str]] = {}
    for sections in _commanding(article):
        whole = tuple(p.number for index in sections for p in article.in_section(index))
        found.update(dict.fromkeys(whole, (whole, "")))
    for enumeration in points:
        numbers = [member.paragraph for member in enumeration.members]
        if len(set(numbers)) >= _SERIES_LEAST:
            close = max(b - a for a, b in pairwise(numbers)) <= _GAP
            whole = tuple(range(numbers[0], numbers[-1] + 1)) if close else tuple(numbers)
            for number in whole:
                found.setdefault(number, (whole, _announced(article, enumeration)))
    return found


def sung(points: Sequence[Enumeration], chapters: Collection[str]) -> dict[int, str]:
    """Paragraph number -> the chapter that the refrain of its series of points speaks for."""
    return {
        number: _BY_REFRAIN[e.refrain.kind]
        for e in points
        if e.refrain and _BY_REFRAIN.get(e.refrain.kind) in chapters
        for number in range(e.members[0].paragraph, e.members[-1].paragraph + 1)
    }


def _commanding(article: Article) -> Iterator[list[int]]:
    """Neighbouring sections whose headings all say what is to be done (坚定文化自信 / 树立价值标杆): parts of one thought."""
    below: dict[int | None, list[Section]] = defaultdict(list)
    for section in article.sections:
        if section.heading:
            below[section.parent].append(section)
    for siblings in below.values():
        for commands, group in groupby(siblings, lambda s: _COMMAND.match(fold(s.heading or "")) is not None):
            sections = [section.index for section in group]
            if commands and len(sections) >= _SERIES_LEAST:
                yield sections


def _announced(article: Article, enumeration: Enumeration) -> str:
    """The phrase that announces a series: its label, or a sentence that stands alone before it."""
    if enumeration.label is not None:
        return enumeration.label.folded
    first = article.paragraph(enumeration.paragraph)
    before = [p for p in article.in_section(first.section) if p.number == first.number - 1]
    return before[0].folded if before and len(before[0].sentences) == 1 else ""
