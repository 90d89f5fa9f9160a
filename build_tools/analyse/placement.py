"""The chapter of each paragraph: by its editor, else by a telling heading, else by what it says and where it stands.

The weights are data of each chapter (chapters.yml). They were fitted on 263 paragraphs of 23 articles
labelled by a reader who did not know the rules, and rounded; leaving out one article at a time,
87 in 100 paragraphs were right, 95 in 100 where the margin is not doubtful.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from build_tools.analyse.places import places
from build_tools.analyse.reported import reported
from build_tools.model.article import OPENING, Article, Paragraph, Section
from build_tools.model.findings import Enumeration, Placement
from build_tools.model.guide import Chapter
from build_tools.model.text import fold

_HEADING_SURE, _SURE = 2.5, 0.6
_RULES, _WHY = "practices", "urgency"
_BY_REFRAIN = {"effect": _WHY, "worth": _WHY, "demand": "quality", "parts": "quality", "aim": "quality"}
"""What points say in turn of one matter -> their chapter: what it does tells why, what it demands how."""
_OWN = 0.5
"""How much a paragraph speaks for itself; the rest is the mean of its section. In a series of points only the mean counts."""
_SERIES_LEAST, _GAP = 3, 2
_DIGITS = re.compile(r"\d+")
_PROVISION, _PROVISIONS_LEAST = re.compile(r"第[一二三四五六七八九十百零\d]+条"), 5
_EXPLAINS, _EXPLAINED_LEAST = (
    re.compile(rf"{_PROVISION.pattern}[^。；]{{0,12}}(?:规定|明确|要求|对|是关于|作了)"),
    3,
)
_SHORTEST = 60
_REPORT = re.compile(
    r"(?:实践|探索|做法|经验|调查|纪实|观察|样本|工作法|试点|创新)(?:与|和|及)?(?:思考|启示|探索|成效|经验)?$|(?:实践|探索|经验|做法|调查)(?:与|和|及)(?:思考|启示)|如何(?:让|破|把|走)|之路$|之后$|故事$|记$"
)
"""Titles and subtitles of reports on what was done somewhere."""
_AHEAD = re.compile("抓好|贯彻|下一步|做好|打算")
"""Headings in an explanation of a rule that look ahead."""
_ITS_NUMBER = re.compile("^第[一二三四五六七八九十]个?(?:问题|部分|讲)[：，]?")
"""How a lecture counts its parts: “the second question” is no trouble."""
_SOLVED = re.compile(
    r"(解决|破解|化解|攻克|打通|纾解|回应)(?:[^，。]{0,24}?)(?:问题|难题|困境|短板|矛盾|困惑|梗阻|症结)(?!何在|在哪)"
)
_INTERPRETS = re.compile(r"解读|答记者问|政策问答|条文释义")
_ASKS_WHY = re.compile("[^，。；：]{0,20}(?:为什么|为何|何以|缘何)[^，。；：]{0,20}？")
_COMMAND = re.compile(
    "(?!.*(?:差距|不足|短板|困难|挑战|形势|意义|紧迫|重要性))"
    "(?:坚[持定守决]|加[强快大]|推[动进]|完善|注重|强化|深化|健全|构建|提[升高]|深入|进一步|牢牢|不断|切实|大力|积极|加快|扎实|充分|严格|努力|创新|优化|突出|聚焦|夯实|抓[好实住]|把握|发挥|落实|拓[展宽]|统筹|培育|激发|压实|守[住好]|建[强好]|做[好优强实]|用[好活]|筑牢|规范|探索|树立|增强|打[造通好]|破[解除]|畅通|凝聚|补[齐好]|锻造|涵养|厚植|弘扬|抵制|摒弃|传承|织密|擦亮|练[好就])"
)
"""How a heading begins that says what is to be done."""
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

    A section takes its editor's choice (front matter `chapters`), else the chapter that its heading
    or the one above names clearly. Elsewhere each paragraph is scored by its headings, its cue words,
    the roles of its sentences, its figures and places, and its place in the article.
    """
    if _is_regulation(article) and _RULES in {chapter.id for chapter in chapters}:
        return tuple(Placement(_RULES, 1.0, 1.0, "条文", False) for _ in article.paragraphs)
    by_heading = _by_heading(article, chapters)
    kept = {
        index: placed
        for index, placed in by_heading.items()
        if placed.chapter == _WHY or _AHEAD.search(fold(article.sections[index].heading or ""))
    }
    by_section = by_heading | _explaining(article, chapters) | kept
    features = [_features(p, r, chapters) for p, r in zip(article.paragraphs, roles, strict=True)]
    series = _series(article, points)
    sung = _sung(points, {chapter.id for chapter in chapters})
    told = reported(article, points) if _RULES in {chapter.id for chapter in chapters} else frozenset()
    means: dict[tuple[int, ...], Features] = {}
    found = []
    for paragraph in article.paragraphs:
        placement = by_section.get(paragraph.section)
        last = paragraph.number == len(article.paragraphs) and not _EXPLAINS.search(paragraph.folded)
        if placement and placement.reason == "条文" and last:
            placement = None  # the last paragraph of an explanation looks ahead
        if placement is None and paragraph.number in told:
            placement = Placement(_RULES, _HEADING_SURE, _HEADING_SURE, "标题", False)
        if placement is None and paragraph.number in sung:
            placement = Placement(sung[paragraph.number], _HEADING_SURE, _HEADING_SURE, "要点", False)
        if placement is None:
            inside, _ = series.get(paragraph.number, ((), ""))
            around = inside or tuple(p.number for p in article.in_section(paragraph.section))
            if around not in means:
                means[around] = _mean([features[n - 1] for n in around])
            own = features[paragraph.number - 1]
            placement = _scored(article, paragraph, chapters, own, means[around], series)
        found.append(placement)
    return tuple(found)


def _series(article: Article, points: Sequence[Enumeration]) -> dict[int, tuple[tuple[int, ...], str]]:
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


def _sung(points: Sequence[Enumeration], chapters: Collection[str]) -> dict[int, str]:
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


def _is_regulation(article: Article) -> bool:
    """Whether the article is made of numbered provisions: they say what is done, wherever they stand."""
    provisions = sum(_PROVISION.match(paragraph.folded) is not None for paragraph in article.paragraphs)
    return provisions >= _PROVISIONS_LEAST


def _explaining(article: Article, chapters: Sequence[Chapter]) -> dict[int, Placement]:
    """The sections of an explanation of a rule that tell what its provisions say (第六条规定……): provisions too."""
    told = {
        section.index: sum(
            _EXPLAINS.search(paragraph.folded) is not None for paragraph in article.in_section(section.index)
        )
        for section in article.sections
    }
    chosen = {fold(heading) for heading, _ in article.meta.chapters}
    whole = _INTERPRETS.search(fold(f"{article.meta.title}{article.meta.subtitle or ''}")) is not None
    if (not whole and sum(told.values()) < _EXPLAINED_LEAST) or _RULES not in {
        chapter.id for chapter in chapters
    }:
        return {}
    return {
        index: Placement(_RULES, 1.0, 1.0, "条文", False)
        for index, number in told.items()
        if ((whole and article.sections[index].heading) or number * 2 >= len(article.in_section(index)) > 0)
        and fold(article.sections[index].heading or OPENING) not in chosen
    }


def _by_heading(article: Article, chapters: Sequence[Chapter]) -> dict[int, Placement]:
    """Placements of the sections that an editor or a telling heading decides, with those below them."""
    chosen = {fold(heading): chapter for heading, chapter in article.meta.chapters}
    found: dict[int, Placement] = {}
    if OPENING in chosen and OPENING not in {section.heading for section in article.sections}:
        found[0] = Placement(chosen[OPENING], 1.0, 1.0, "编者指定", False)
    for section in article.sections[1:]:
        heading = fold(section.heading or "")
        above = found.get(section.parent) if section.parent is not None else None
        scores = {c.id: _cues(_plain(heading), c.cues) for c in chapters}
        best, margin = _best(scores)
        if heading in chosen:
            found[section.index] = Placement(chosen[heading], 1.0, 1.0, "编者指定", False)
        elif margin >= _HEADING_SURE:
            found[section.index] = Placement(best, scores[best], round(margin, 3), "标题", False)
        elif above:
            found[section.index] = Placement(above.chapter, above.score, above.margin, "随上级标题", False)
    return found


def _plain(heading: str) -> str:
    """A heading without what would mislead: its number in a lecture, and a trouble that it solves (解决“谁来管”的问题)."""
    return _SOLVED.sub(r"\1", _ITS_NUMBER.sub("", heading))


def _cues(text: str, cues: Sequence[tuple[str, float]]) -> float:
    return sum(weight for word, weight in cues if word in text)


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
    series: Mapping[int, tuple[tuple[int, ...], str]],
) -> Placement:
    inside, announced = series.get(paragraph.number, ((), ""))
    share = 0.0 if inside else _OWN
    at = sum(inside) / len(inside) if inside else paragraph.number
    last = len(article.paragraphs)
    headings = [*_asked_why(paragraph), *_headings(article, article.section_of(paragraph))]
    about = fold(article.meta.title)
    shown: Features = {
        "report": float(
            _REPORT.search(fold(f"{article.meta.title}——{article.meta.subtitle or ''}")) is not None
        ),
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
        cues = _cues(announced, told) + sum(_cues(heading, chapter.cues) for heading in headings)
        score += weights.get("heading", 0.0) * cues
        scores[chapter.id] = score
    best, margin = _best(scores)
    silent = not any(headings) and not any(
        value for name, value in shown.items() if name not in _POSITION and name != "other"
    )
    return Placement(best, round(scores[best], 3), round(margin, 3), "正文", silent or margin < _SURE)


def _asked_why(paragraph: Paragraph) -> list[str]:
    """The question that a paragraph opens with, as a heading of its own, when it asks why (腹地为何建？)."""
    asked = paragraph.folded_sentence(paragraph.sentences[0]).strip()
    return [asked] if _ASKS_WHY.fullmatch(asked) else []


def _mean(rows: Sequence[Features]) -> Features:
    names = {name for row in rows for name in row}
    return {name: sum(row.get(name, 0.0) for row in rows) / len(rows) for name in names}


def _headings(article: Article, section: Section) -> list[str]:
    """The folded headings above a paragraph, innermost first."""
    found = [fold(section.heading)] if section.heading else []
    while section.parent is not None:
        section = article.sections[section.parent]
        found += [fold(section.heading)] if section.heading else []
    return [_plain(heading) for heading in found]


def _best(scores: dict[str, float]) -> tuple[str, float]:
    """The chapter with the highest score (the first of equals) and its lead over the second."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0], ranked[0][1] - second
