"""The chapter of each paragraph: by its editor, else by cue words in headings, else by the text itself.

A position prior made things worse when it was tried, so there is none. Where the margin is
small the placement is marked doubtful; the editor is told.
"""

import re
from collections.abc import Sequence

from build_tools.analyse.places import places
from build_tools.model.article import Article, Paragraph, Section
from build_tools.model.findings import Placement
from build_tools.model.guide import Chapter
from build_tools.model.text import fold

_HEADING_SURE, _TEXT_SURE = 1.0, 0.6
_FACTS = "practices"
_DIGITS = re.compile(r"\d+")
_PROVISION, _PROVISIONS_LEAST = re.compile(r"第[一二三四五六七八九十百零\d]+条"), 5


def placements(article: Article, chapters: Sequence[Chapter]) -> tuple[Placement, ...]:
    """One placement per paragraph, in order.

    A section takes its editor's choice (front matter `chapters`), else the chapter its heading
    points to, else that of the section above it, else what its text speaks for. Text before the
    first heading, and articles without headings, are placed paragraph by paragraph.
    """
    if _is_regulation(article) and _FACTS in {chapter.id for chapter in chapters}:
        return tuple(Placement(_FACTS, 1.0, 1.0, "条文", False) for _ in article.paragraphs)
    chosen = {fold(heading): chapter for heading, chapter in article.meta.chapters}
    by_section: dict[int, Placement] = {}
    for section in article.sections[1:]:
        by_section[section.index] = _section(article, section, chapters, chosen, by_section)
    out = []
    for paragraph in article.paragraphs:
        placement = by_section.get(paragraph.section)
        out.append(placement or _text([paragraph], chapters))
    return _settle_opening(article, tuple(out))


def _is_regulation(article: Article) -> bool:
    """Whether the article is made of numbered provisions: they say what is done, wherever they stand."""
    provisions = sum(_PROVISION.match(paragraph.folded) is not None for paragraph in article.paragraphs)
    return provisions >= _PROVISIONS_LEAST


def _section(
    article: Article,
    section: Section,
    chapters: Sequence[Chapter],
    chosen: dict[str, str],
    known: dict[int, Placement],
) -> Placement:
    heading = fold(section.heading or "")
    if heading in chosen:
        return Placement(chosen[heading], 1.0, 1.0, "编者指定", False)
    by_heading = _best({c.id: _cues(heading, c.cues) for c in chapters}, "标题", _HEADING_SURE)
    if not by_heading.doubtful:
        return by_heading
    above = known.get(section.parent) if section.parent is not None else None
    if above and not above.doubtful:
        return Placement(above.chapter, above.score, above.margin, "随上级标题", False)
    inside = [
        p
        for p in article.paragraphs
        if p.section == section.index or _is_under(article, p.section, section.index)
    ]
    by_text = _text(inside, chapters) if inside else by_heading
    if by_heading.score and by_text.chapter == by_heading.chapter:
        margin = by_heading.margin + by_text.margin
        return Placement(
            by_text.chapter, by_heading.score + by_text.score, margin, "标题和正文", margin < _TEXT_SURE
        )
    return by_text


def _is_under(article: Article, index: int, ancestor: int) -> bool:
    parent = article.sections[index].parent
    while parent is not None:
        if parent == ancestor:
            return True
        parent = article.sections[parent].parent
    return False


def _cues(text: str, cues: Sequence[tuple[str, float]]) -> float:
    return sum(weight for word, weight in cues if word in text)


def _text(paragraphs: Sequence[Paragraph], chapters: Sequence[Chapter]) -> Placement:
    """Placement by density: cue words, and for facts (places, figures), per 100 characters."""
    text = "\n".join(paragraph.folded for paragraph in paragraphs)
    hundreds = max(len(text), 60) / 100
    scores = {c.id: sum(weight * text.count(word) for word, weight in c.body) / hundreds for c in chapters}
    if _FACTS in scores:
        facts = len(_DIGITS.findall(text)) * 0.4 + sum(place.full for place in places(text)) * 1.0
        scores[_FACTS] += facts / hundreds
    return _best(scores, "正文", _TEXT_SURE)


def _best(scores: dict[str, float], reason: str, sure: float) -> Placement:
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    first, second = ranked[0], ranked[1] if len(ranked) > 1 else ("", 0.0)
    margin = first[1] - second[1]
    return Placement(first[0], round(first[1], 3), round(margin, 3), reason, margin < sure)


def _settle_opening(article: Article, found: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """A doubtful opening before the first heading goes with the first section: it leads up to it."""
    opening = [p.number for p in article.paragraphs if p.section == 0]
    if not opening or len(opening) == len(found):
        return found
    following = found[len(opening)]
    settled = list(found)
    for number in opening:
        if settled[number - 1].doubtful:
            settled[number - 1] = Placement(
                following.chapter, following.score, following.margin, "随第一个小标题", following.doubtful
            )
    return tuple(settled)
