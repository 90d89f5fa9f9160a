"""Questions for points that an article makes its headings: three to seven neighbours under one heading or the title.

A heading has no number of its own, so the first sentence under it is cited for it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from build_tools.compose.asking import KIND_ONLY
from build_tools.compose.draft import Draft, Material, cite
from build_tools.compose.points_asked import DRAWER, TO_AVOID, fit, told_by
from build_tools.compose.wording import IMPERATIVE, stands_alone
from build_tools.model.article import Passage, Section
from build_tools.model.questions import Points
from build_tools.model.text import fold, quoted

_LEAST, _MOST = 3, 7
_SHORTEST, _LONGEST, _TITLE_MOST = 4, 40, 40
_OWN_WEIGHT = 2.1
"""Below the points that stand under the headings: a question by such a heading prints it."""
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
_MENDS = re.compile("解决|破解|化解")


def headed(material: Material) -> Iterator[Draft]:
    """Which points does the article make under a heading, or in all? The key are the headings."""
    for parent, sections in _families(material):
        points = tuple(material.article.quote_heading(section.index) for section in sections)
        stem = _stem(material, parent, points)
        if stem is None or told_by(stem, points):
            continue
        first = material.findings.placements[points[0].paragraph - 1]
        yield Draft(
            kind="short_answer",
            rule="points-of-headings",
            stem=stem,
            answer=Points(points),
            sources=cite(*points),
            explanation=f"要点是第{points[0].paragraph}段到第{_last(material, sections[-1])}段的{len(points)}个小标题。",
            chapter=first.chapter,
            weight=_OWN_WEIGHT + 0.05 * len(points),
        )


def _families(material: Material) -> Iterator[tuple[Section | None, list[Section]]]:
    """Sections side by side, of one chapter and one build, whose headings are points, with the one above them.

    What only opens or closes is none of them, nor what stands beside them in another chapter and of another build.
    """
    article = material.article
    headings = [section for section in article.sections if section.heading]
    headings.sort(key=lambda section: (-1 if section.parent is None else section.parent, section.index))
    for index, group in groupby(headings, key=lambda section: section.parent):
        siblings = list(group)
        runs = [
            (chapter, list(run))
            for chapter, run in groupby(siblings, lambda section: _chapter(material, section))
        ]
        for at, (chapter, run) in enumerate(runs):
            beside = [
                other for _, near in (runs[max(0, at - 1) : at] + runs[at + 1 : at + 2]) for other in near
            ]
            while run and _opens_or_closes(run[0]):
                run.pop(0)
            while run and _opens_or_closes(run[-1]):
                run.pop()
            points = [article.quote_heading(section.index) for section in run] if chapter else []
            if not _LEAST <= len(points) <= _MOST or not all(map(_point, points)) or not _parallel(points):
                continue
            if sum(_names_a_place(material, point) for point in points) > 1:
                continue  # cases, one a place: no points
            if not any(
                _parallel([*points, article.quote_heading(other.index)])
                for other in beside
                if article.below(other.index)
            ):
                yield (article.sections[index] if index else None), run


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


def _stem(material: Material, parent: Section | None, points: Sequence[Passage]) -> str | None:
    """The question by the heading above; a heading that only says what kind of points it heads is asked with the title."""
    title = material.article.meta.title
    above = parent.heading if parent and parent.heading else ""
    plain = fold(above)
    if not above or KIND_ONLY.fullmatch(plain) or DRAWER.search(plain):
        if len(title) > _TITLE_MOST or (above and DRAWER.search(plain) and not KIND_ONLY.fullmatch(plain)):
            return None
        if not above:
            return f"围绕{quoted(title)}，文章讲了哪几点？"
        return f"谈到{quoted(title)}，文章在{quoted(above)}方面讲了哪几点？"
    return f"围绕{quoted(above)}，文章讲了哪几点？" if stands_alone(above.rstrip("？?")) else None


def _last(material: Material, section: Section) -> int:
    """Number of the last paragraph in a section and below."""
    return material.article.below(section.index)[-1].number
