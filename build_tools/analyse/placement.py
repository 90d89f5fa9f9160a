"""The chapter of each paragraph: by its editor, else by a telling heading, else by what it says and where it stands.

The weights are data of each chapter (chapters.yml). They were fitted on 263 paragraphs of 23 articles
labelled by a reader who did not know the rules, and rounded; leaving out one article at a time,
87 in 100 paragraphs were right, 95 in 100 where the margin is not doubtful.
"""

import re
from collections.abc import Mapping, Sequence

from build_tools.analyse.headings import (
    EXPLAINS,
    RULES,
    SURE,
    best_of,
    by_section,
    cues_of,
    is_regulation,
    is_report,
    plain,
)
from build_tools.analyse.places import places
from build_tools.analyse.reported import reported
from build_tools.analyse.series import Series, series_of, sung
from build_tools.model.article import Article, Paragraph
from build_tools.model.findings import Enumeration, Placement
from build_tools.model.guide import Chapter
from build_tools.model.text import fold

_SURE, _SURE_OF_REPORT = 0.6, 0.25
"""Leads from which a score is no longer in doubt; less is enough to say that a report tells what was done."""
_OWN = 0.5
"""How much a paragraph speaks for itself; the rest is the mean of its section. In a series of points only the mean counts."""
_DIGITS = re.compile(r"\d+")
_SHORTEST = 60
_ASKS_WHY = re.compile("[^，。；：]{0,20}(?:为什么|为何|何以|缘何)[^，。；：]{0,20}？")
_CITED = re.compile(
    "(?:总书记|主席|同志|列宁|马克思|恩格斯|毛泽东|邓小平|党的[一二十]|全会|会议|报告|《[^》]+》|条例|决定|意见|规划|纲要)[^。：“]{0,24}"
    "(?:指出|强调|要求|提出|明确|说|讲|写道|告诫|规定|部署)"
)
"""Leaders and documents cited to argue with; people who tell of what they did make a report."""
_POSITION = ("report", "bias", "opening", "closing", "progress")
"""Features that every paragraph has: alone they tell nothing."""

Features = dict[str, float]


def placements(
    article: Article,
    chapters: Sequence[Chapter],
    roles: Sequence[Sequence[str]],
    points: Sequence[Enumeration] = (),
) -> tuple[Placement, ...]:
    """One placement per paragraph, in order. `roles` are the roles of its sentences, `points` its parallel leads.

    Paragraphs that open with parallel points are parts of one thought and go to one chapter.

    A paragraph or a section takes its editor's choice (front matter `chapters`), else the chapter that its heading
    or the one above names clearly. Elsewhere each paragraph is scored by its headings, its cue words,
    the roles of its sentences, its figures and places, and its place in the article.
    """
    chosen = {
        number: Placement(chapter, 1.0, 1.0, "编者指定", False) for number, chapter in article.meta.placed
    }
    if is_regulation(article) and RULES in {chapter.id for chapter in chapters}:
        rule = Placement(RULES, 1.0, 1.0, "条文", False)
        return tuple(chosen.get(paragraph.number, rule) for paragraph in article.paragraphs)
    decided = by_section(article, chapters)
    features = [_features(p, r, chapters) for p, r in zip(article.paragraphs, roles, strict=True)]
    series = series_of(article, points)
    said = sung(points, {chapter.id for chapter in chapters})
    told = reported(article, points) if RULES in {chapter.id for chapter in chapters} else frozenset()
    means: dict[tuple[int, ...], Features] = {}
    found = []
    for paragraph in article.paragraphs:
        placement = chosen.get(paragraph.number) or decided.get(paragraph.section)
        last = paragraph.number == len(article.paragraphs) and not EXPLAINS.search(paragraph.folded)
        if placement and placement.reason == "条文" and last:
            placement = None  # the last paragraph of an explanation looks ahead
        if placement is None and paragraph.number in told:
            placement = Placement(RULES, SURE, SURE, "标题", False)
        if placement is None and paragraph.number in said:
            placement = Placement(said[paragraph.number], SURE, SURE, "要点", False)
        if placement is None:
            inside = series.get(paragraph.number, Series()).inside
            around = inside or tuple(p.number for p in article.in_section(paragraph.section))
            if around not in means:
                means[around] = _mean([features[n - 1] for n in around])
            own = features[paragraph.number - 1]
            placement = _scored(article, paragraph, chapters, own, means[around], series)
        found.append(placement)
    return tuple(found)


def _features(paragraph: Paragraph, roles: Sequence[str], chapters: Sequence[Chapter]) -> Features:
    """What a paragraph shows, by name: cue words of each chapter and figures per 100 characters, shares of roles."""
    text = paragraph.folded
    hundreds = max(len(text), _SHORTEST) / 100
    found = {
        f"words:{c.id}": sum(weight * text.count(word) for word, weight in c.body if word in text) / hundreds
        for c in chapters
    }
    found["digits"] = len(_DIGITS.findall(text)) / hundreds
    named = (place for s in paragraph.sentences for place in places(paragraph.folded_sentence(s)))
    found["places"] = sum(place.full for place in named) / hundreds
    for role, sentence in zip(roles, paragraph.sentences, strict=True):
        cited = role == "speech" and _CITED.search(paragraph.folded_sentence(sentence))
        shown = "other" if cited else role
        found[shown] = found.get(shown, 0.0) + 1 / len(roles)
    return found


def _scored(
    article: Article,
    paragraph: Paragraph,
    chapters: Sequence[Chapter],
    own: Features,
    mean: Features,
    series: Mapping[int, Series],
) -> Placement:
    inside, announced, parts = series.get(paragraph.number, Series())
    share = 0.0 if inside else _OWN
    at = sum(inside) / len(inside) if inside else paragraph.number
    last = len(article.paragraphs)
    above = [plain(fold(heading)) for heading in article.headings_above(paragraph)]
    headings = above[1:] if parts else [*_asked_why(paragraph), *above]
    about = fold(article.meta.title)
    shown: Features = {
        "report": float(is_report(article)),
        "opening": float(at == 1),
        "closing": float(at == last),
        "progress": (at - 1) / max(1, last - 1),
        "bias": 1.0,
    }
    for name, value in mean.items():
        shown[name] = share * own.get(name, 0.0) + (1 - share) * value
    scores = {}
    for chapter in chapters:
        weights = dict(chapter.weights)
        score = sum(weight * shown[name] for name, weight in sorted(chapter.weights) if name in shown)
        score += weights.get("words", 0.0) * shown.get(f"words:{chapter.id}", 0.0)
        told = [(word, weight) for word, weight in chapter.cues if word not in about]
        cues = cues_of(announced, told) + sum(cues_of(heading, chapter.cues) for heading in headings)
        cues += sum(cues_of(plain(part), chapter.cues) for part in parts) / max(1, len(parts))
        score += weights.get("heading", 0.0) * cues
        scores[chapter.id] = score
    best, margin = best_of(scores)
    silent = not any([*headings, *parts]) and not any(
        value for name, value in shown.items() if name not in _POSITION and name != "other"
    )
    sure = _SURE_OF_REPORT if best == RULES and shown["report"] else _SURE
    return Placement(best, round(scores[best], 3), round(margin, 3), "正文", silent or margin < sure)


def _asked_why(paragraph: Paragraph) -> list[str]:
    """The question that a paragraph opens with, as a heading of its own, when it asks why (腹地为何建？)."""
    asked = paragraph.folded_sentence(paragraph.sentences[0]).strip()
    return [asked] if _ASKS_WHY.fullmatch(asked) else []


def _mean(rows: Sequence[Features]) -> Features:
    names = {name for row in rows for name in row}
    return {name: sum(row.get(name, 0.0) for row in rows) / len(rows) for name in names}
