"""Families of headings: neighbours of one chapter and one build that say the points of an article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_tools.compose.asking import KIND_ONLY
from build_tools.compose.draft import Material
from build_tools.compose.points_asked import DRAWER, TO_AVOID, fit
from build_tools.compose.wording import IMPERATIVE, stands_alone
from build_tools.model.article import Passage, Section
from build_tools.model.text import fold

_LEAST, _MOST = 3, 7
_SHORTEST, _LONGEST = 4, 40
_FRAME = re.compile(
    r"(?:结语|结束语|引言|前言|导言|开头|尾声|写在最[前后]|相关链接|延伸阅读|记者手记|编后)|.*[？?]$"
)
"""Headings that are no points: what opens and closes, and questions."""
_NAMES = re.compile(
    "：[^，。：]{0,8}(?:[省市县州旗镇]|[^社园小片]区|[^农]村)$|^(?:第[一二三四五六七八九十]+[章节]|[【〔]|案例|样本|[^，]{2,6}：(?![从把让]))"
)
"""Headings that name a case, a chapter or who speaks."""
_PART = re.compile(
    "(?:^|的)[一-龥]{0,2}(?:表现|提出|逻辑|意蕴|价值|意义|困境|问题|路径|对策|原因|成因|内涵|现状|建议|举措|经验|启示|框架|设计|方法|结论|背景|概念|基础|特征|做法|效应|机制|分析)$"
)
"""Headings that only say which part of the text they head (困境的生成逻辑), unless they mend it (解决“谁来管”的问题)."""
_ASKS = re.compile("(?:怎样|如何|怎么|为何|凭什么)[^”]*$")
"""How a heading asks; a question inside quotation marks is named (解决“由谁来融”的问题)."""
_MENDS = re.compile("解决|破解|化解")


@dataclass(frozen=True, slots=True)
class Family:
    """The section above (None for the article), the sections, their headings as passages, the paragraphs under each."""

    parent: Section | None
    points: tuple[Passage, ...]
    inside: tuple[frozenset[int], ...]


def families(material: Material) -> Iterator[Family]:
    """All families of an article, in the order of what stands above them.

    What only opens or closes is none of a family, nor what stands beside it in another chapter and of another build.
    """
    article = material.article
    headings = [s for s in article.sections if s.heading and article.below(s.index)]
    headings.sort(key=lambda section: (section.parent or 0, section.index))
    for above, siblings in groupby(headings, key=lambda section: section.parent or 0):
        runs = [
            (chapter, list(run))
            for chapter, run in groupby(siblings, lambda section: _chapter(material, section))
        ]
        for at, (chapter, run) in enumerate(runs):
            beside = [
                other for _, near in (*runs[max(0, at - 1) : at], *runs[at + 1 : at + 2]) for other in near
            ]
            inner = _trimmed(run)
            points = tuple(article.quote_heading(section.index) for section in inner)
            others = [article.quote_heading(other.index) for other in beside]
            if chapter and _sound(material, points) and not any(_parallel([*points, o]) for o in others):
                inside = tuple(frozenset(p.number for p in article.below(s.index)) for s in inner)
                yield Family(article.sections[above] if above else None, points, inside)


def _trimmed(run: list[Section]) -> list[Section]:
    """Sections without those at both ends that only open or close."""
    kept = [not _opens_or_closes(section) for section in run]
    return run[kept.index(True) : len(run) - kept[::-1].index(True)] if any(kept) else []


def _sound(material: Material, points: Sequence[Passage]) -> bool:
    """Whether headings are points of one build, and no cases with a place each."""
    return (
        _LEAST <= len(points) <= _MOST
        and all(map(_point, points))
        and _parallel(points)
        and sum(_names_a_place(material, point) for point in points) <= 1
    )


def _opens_or_closes(section: Section) -> bool:
    plain = fold(section.heading or "")
    return _FRAME.fullmatch(plain) is not None or KIND_ONLY.fullmatch(plain) is not None


def _chapter(material: Material, section: Section) -> str | None:
    """The chapter of all that stands in a section and below, or None when it is doubtful or not one."""
    placed = [material.findings.placements[p.number - 1] for p in material.article.below(section.index)]
    chapters = {placement.chapter for placement in placed}
    sure = placed and not any(placement.doubtful for placement in placed)
    return chapters.pop() if sure and len(chapters) == 1 else None


def _point(heading: Passage) -> bool:
    """Whether a heading says something that can be printed as a point."""
    plain = heading.folded
    return (
        _SHORTEST <= len(plain) <= _LONGEST
        and fit(heading, _SHORTEST)
        and stands_alone(heading.text)
        and not _ASKS.search(plain)
        and not DRAWER.search(plain)
        and not KIND_ONLY.fullmatch(plain)
        and not _NAMES.search(plain)
        and (not _PART.search(plain) or _MENDS.search(plain) is not None)
    )


def _names_a_place(material: Material, heading: Passage) -> bool:
    """Whether a heading begins with a place of which the article tells, by its full or its short name."""
    opening = re.match("[一-龥]{2,3}", heading.folded)
    names = {opening.group()[:length] for length in (2, 3)} if opening else set()
    return any(re.search(f"{name}[省市县区州旗]", material.article.folded) for name in names)


def _parallel(points: Sequence[Passage]) -> bool:
    """Whether headings are of one build: all command, all tell what is wrong, or each has as many clauses and quoted words."""
    texts = [point.folded for point in points]
    shapes = {(text.count("，"), text.count("“") > 0) for text in texts}
    return (
        all(IMPERATIVE.match(text) for text in texts)
        or all(TO_AVOID.search(text) for text in texts)
        or len({text[0] for text in texts}) == 1
        or len({text[-1] for text in texts}) == 1
        or (
            len(shapes) == 1
            and max(map(len, texts)) <= 2 * min(map(len, texts))
            and (shapes != {(0, False)} or not any("的" in text for text in texts))
        )
    )
