"""Reports: which paragraphs tell what was done, by the places that head them or by the sentence that announces it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from build_tools.analyse.places import places
from build_tools.model.article import Article, Paragraph, Section
from build_tools.model.findings import Enumeration
from build_tools.model.text import fold

_SITE, _SITES_LEAST = re.compile(r"[【〔\[]?([\u4e00-\u9fff]{2,8})："), 2
"""Headings of a report on several places (安吉：把风景算成股份), and how many make one."""
_WAYS, _SERIES_LEAST = re.compile("(?:探索|做法|实践|经验|实录|样本|创新|工作法|纪实)$"), 3
_TOGETHER = re.compile(
    r"(?:(?:综观|纵观|综合|上述|以上|这)?(?:[两二三四五六七八几]|各|多)(?:个?(?:地方|城市|县|区)|地)|从[^，。]{0,4}地|走访|调研|采访|对下一步|几点启示)"
)
"""How a paragraph of the last of these sections begins that speaks of all places again."""
_TOLD_BELOW = re.compile(
    r"(?:主要|具体|基本|有效|现将[^，。]{0,12})?(?:做法|举措|探索)(?:和经验|与经验)?(?:主要)?(?:如下|是|有|包括|介绍如下|有以下[^，。]{0,8})[：。]?$"
)
"""How the opening of an experience report ends: its ways follow."""
_LOOKS_AHEAD = re.compile(
    "(?:目前|当前|眼下|下一步|今后|接下来|实践证明|实践表明|回顾|总的看|虽然|尽管|当然|同时也|也要看到|存在)"
)
"""How a paragraph of the last section begins that turns to what is left to do, or to what was learnt."""


_LESSONS = re.compile(
    "(?:几点|一些|主要|工作|实践|基本)*(?:体会|启示|经验启示|思考与启示|启示与思考|体会与思考|经验与启示|经验与体会)"
)
"""A heading under which lessons are drawn: what stands before it was done."""
_FIGURE = re.compile(r"\d")
_FIGURES_LEAST, _DEMANDS_MOST = 0.2, 0.2
_DEMANDS = re.compile(r"必须|应当|应该|(?<![需主重只首不])要(?![求素点么紧])|建议|不妨|下一步")


def reported(article: Article, points: Sequence[Enumeration]) -> frozenset[int]:
    """Numbers of the paragraphs that tell what was done; their headings may still say otherwise."""
    told = {
        paragraph.number
        for paragraph in (*_of_places(article), *_announced(article), *_before_lessons(article))
    }
    told |= set(_of_one_place(article, points))
    if any(is_site(article, section) for section in article.sections) and told:
        for enumeration in points:
            if all(member.folded.startswith("都") for member in enumeration.members):
                told |= {member.paragraph for member in enumeration.members}
    return frozenset(told)


def _of_places(article: Article) -> Iterator[Paragraph]:
    """What a report on several places tells under the heading of one."""
    sites = [section.index for section in article.sections if is_site(article, section)]
    if len(sites) < _SITES_LEAST:
        return
    for index in sites[:-1]:
        yield from article.in_section(index)
    first, *rest = article.in_section(sites[-1])
    yield first
    yield from takewhile(lambda paragraph: not _TOGETHER.match(paragraph.folded), rest)


def _of_one_place(article: Article, points: Sequence[Enumeration]) -> Iterator[int]:
    """The series of points without a heading in a report that its subtitle calls one (——某区某街道信访工作探索), unless they demand."""
    about = fold(article.meta.subtitle or "")
    if not _WAYS.search(about) or not places(about):
        return
    for series in points:
        demands = series.refrain is not None and series.refrain.kind == "demand"
        if (
            not article.sections[series.section].heading
            and not demands
            and len(series.members) >= _SERIES_LEAST
        ):
            yield from range(series.members[0].paragraph, series.members[-1].paragraph + 1)


def _announced(article: Article) -> Iterator[Paragraph]:
    """What follows an opening that ends with the announcement of ways (主要做法如下)."""
    opening = article.in_section(0)
    if not opening or not _TOLD_BELOW.search(opening[-1].folded.rstrip()):
        return
    sections = [section.index for section in article.sections[1:] if article.in_section(section.index)]
    for index in sections[:-1]:
        yield from article.in_section(index)
    if sections:
        yield from takewhile(lambda p: not _LOOKS_AHEAD.match(p.folded), article.in_section(sections[-1]))


def _before_lessons(article: Article) -> Iterator[Paragraph]:
    """What stands under headings before the one of lessons (几点体会), when it tells of figures more than it demands."""
    heads = [section for section in article.sections[1:] if section.level == article.sections[1].level]
    lessons = next((s.index for s in heads if _LESSONS.fullmatch(fold(s.heading or ""))), None)
    if lessons is None:
        return
    told = [p for section in article.sections[1:lessons] for p in article.in_section(section.index)]
    sentences = [p.folded_sentence(s) for p in told for s in p.sentences]
    figures = sum(_FIGURE.search(text) is not None for text in sentences)
    demands = sum(_DEMANDS.search(text) is not None for text in sentences)
    if figures >= _FIGURES_LEAST * len(sentences) and demands <= _DEMANDS_MOST * len(sentences):
        yield from told


def is_site(article: Article, section: Section) -> bool:
    """Whether a heading begins with a place, by its full name or by the one that its text completes (安吉 -> 安吉县)."""
    label = _SITE.match(fold(section.heading or ""))
    if label is None:
        return False
    named = re.compile(f"{label[1]}[省市县区州旗镇乡村]|{label[1]}街道")
    full = any(place.full and place.end - place.start == len(label[1]) for place in places(label[1]))
    return full or any(named.search(p.folded) for p in article.in_section(section.index))
