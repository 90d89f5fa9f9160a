"""Chapters by headings: what an editor or a telling heading decides for its section and those below, and rules by their form."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from build_tools.analyse.siblings import rows
from build_tools.model.article import OPENING, Article
from build_tools.model.findings import Placement
from build_tools.model.guide import Chapter
from build_tools.model.text import fold

SURE = 2.5
"""Lead of the best chapter over the second from which a heading decides."""
RULES, WHY, AHEAD = "practices", "urgency", "quality"
_PROVISION, _PROVISIONS_LEAST = re.compile(r"第[一二三四五六七八九十百零\d]+条"), 5
EXPLAINS, _EXPLAINED_LEAST = (
    re.compile(rf"{_PROVISION.pattern}[^。；]{{0,12}}(?:规定|明确|要求|对|是关于|作了)"),
    3,
)
_AHEAD = re.compile("抓好|贯彻|下一步|做好|打算")
"""Headings in an explanation of a rule that look ahead."""
_LOOKS_BACK = re.compile(
    "(?:工作)?回顾$|工作(?:总结|进展|成效)$|^(?:过去|近年|五年来)[^，]*(?:工作|成就|成绩)$|工作(?:情况|开展情况)$"
)
"""Headings of what has been done; those under them are parts of it."""
_ITS_NUMBER = re.compile("^第[一二三四五六七八九十]个?(?:问题|部分|讲)[：，]?")
"""How a lecture counts its parts: “the second question” is no trouble."""
_SOLVED = re.compile(
    r"(解决|破解|化解|攻克|打通|纾解|回应)(?:[^，。]{0,24}?)(?:问题|难题|困境|短板|矛盾|困惑|梗阻|症结)(?!何在|在哪)"
)
_NAMED = re.compile("“[^”]*(?:经验|模式|工程|行动)”")
_ASKED_ABOUT = re.compile(
    "问：.*|(?:[^，。]{0,8}(?:关心|关注|咨询)(?:较多|最多|的|比较|普遍)*|需要(?:说明|把握|注意|澄清)的|常见)(?:的|几个|有关|相关|一些)*问题"
)
"""What readers ask is no trouble (群众关心的几个问题, 问：……？)."""
_PLAN = re.compile("(?:意见|方案|通知|计划|规划|若干措施|行动纲要)(?:（[^）]*）)*$")
_REPORT = re.compile(
    r"(?:实践|探索|做法|经验|调查|纪实|观察|样本|工作法|试点|创新)(?:与|和|及)?(?:思考|启示|探索|成效|经验)?$|(?:实践|探索|经验|做法|调查)(?:与|和|及)(?:思考|启示)|如何(?:让|破|把|走)|之路$|之后$|故事$|记$"
)
"""Titles and subtitles of reports on what was done somewhere."""
_HOW = ("如何", "怎样", "怎么")
"""Words by which a heading asks: in a report, how a thing was done."""
_INTERPRETS = re.compile(r"解读|答记者问|政策问答|条文释义|一图读懂|图解|明白卡|读懂《")


def by_section(article: Article, chapters: Sequence[Chapter]) -> dict[int, Placement]:
    """Section index -> its placement, where an editor, a heading or the form of an explanation decides it."""
    told = _by_heading(article, chapters)
    kept = {
        index: placed
        for index, placed in told.items()
        if placed.chapter == WHY or _AHEAD.search(fold(article.sections[index].heading or ""))
    }
    ahead = _planned(article, chapters)
    return ahead | told | _explaining(article, chapters) | kept


def _planned(article: Article, chapters: Sequence[Chapter]) -> dict[int, Placement]:
    """The sections of a plan, a notice or an opinion: they say what is to be done, unless their headings speak for another chapter."""
    ahead = {chapter.id for chapter in chapters} & {AHEAD}
    if not ahead or not _PLAN.search(fold(article.meta.title)) or is_regulation(article):
        return {}
    found = {}
    for section in article.sections:
        scores = {c.id: cues_of(plain(fold(section.heading or "")), c.cues) for c in chapters}
        if section.heading and scores[AHEAD] >= max(scores.values()):
            found[section.index] = Placement(AHEAD, SURE, SURE, "标题", False)
    return found


def is_report(article: Article) -> bool:
    """Whether title or subtitle say that the article reports on what was done somewhere."""
    lines = (*fold(article.meta.title).split("——"), fold(article.meta.subtitle or ""))
    return any(map(_REPORT.search, lines))


def is_regulation(article: Article) -> bool:
    """Whether the article is made of numbered provisions: they say what is done, wherever they stand."""
    provisions = sum(_PROVISION.match(paragraph.folded) is not None for paragraph in article.paragraphs)
    return provisions >= _PROVISIONS_LEAST


def _explaining(article: Article, chapters: Sequence[Chapter]) -> dict[int, Placement]:
    """The sections of an explanation of a rule that tell what its provisions say (第六条规定……): provisions too."""
    told = {
        section.index: sum(
            EXPLAINS.search(paragraph.folded) is not None for paragraph in article.in_section(section.index)
        )
        for section in article.sections
    }
    chosen = {fold(heading) for heading, _ in article.meta.chapters}
    whole = _INTERPRETS.search(fold(f"{article.meta.title}{article.meta.subtitle or ''}")) is not None
    if (not whole and sum(told.values()) < _EXPLAINED_LEAST) or RULES not in {
        chapter.id for chapter in chapters
    }:
        return {}
    named = re.search("《([^》]+)》|^([^《》]+?)(?:政策)?(?:解读|答记者问)$", fold(article.meta.title))
    explained = (named[1] or named[2]) if named else ""
    plan = _PLAN.search(explained) is not None and AHEAD in {c.id for c in chapters}
    says = AHEAD if plan else RULES  # a plan tells what is to be done, a rule what is done
    return {
        index: Placement(says, 1.0, 1.0, "条文", False)
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
    asks = _HOW if is_report(article) else ()
    back = {s.index for s in article.sections if _LOOKS_BACK.search(fold(s.heading or ""))}
    for section in article.sections[1:]:
        heading = fold(section.heading or "")
        above = found.get(section.parent) if section.parent is not None else None
        scores = {
            c.id: cues_of(plain(heading), [cue for cue in c.cues if cue[0] not in asks]) for c in chapters
        }
        best, margin = best_of(scores)
        if above and section.parent in back and best != WHY:
            margin = 0.0  # what was done is told in the words of what is to be done (全力促进……)
        if heading in chosen:
            found[section.index] = Placement(chosen[heading], 1.0, 1.0, "编者指定", False)
        elif margin >= SURE:
            found[section.index] = Placement(best, scores[best], round(margin, 3), "标题", False)
        elif above:
            found[section.index] = Placement(above.chapter, above.score, above.margin, "随上级标题", False)
    return found | _together(article, found)


def _together(article: Article, decided: Mapping[int, Placement]) -> dict[int, Placement]:
    """Placements of sections whose headings are of one build: with the heading above, else with those that are sure.

    这是……的关键举措 is no measure when it stands under 重大意义 beside 这是……的必然选择.
    """
    found: dict[int, Placement] = {}
    for row in rows(article):
        own = [decided[section.index] for section in row if section.index in decided]
        if any(placed.reason == "编者指定" for placed in own):
            continue
        above = decided.get(row[0].parent) if row[0].parent is not None else None
        if above:
            placed = Placement(above.chapter, above.score, above.margin, "随上级标题", False)
        else:
            chapter, times = Counter(placed.chapter for placed in own).most_common(1)[0] if own else ("", 0)
            if times * 2 < len(row):
                continue
            placed = next(placed for placed in own if placed.chapter == chapter)
        found.update({section.index: placed for section in row})
    return found


def plain(heading: str) -> str:
    """A heading without what would mislead: its number in a lecture, a trouble that it solves (解决“谁来管”的问题), what readers ask, names (“枫桥经验”)."""
    said = _NAMED.sub("", _SOLVED.sub(r"\1", _ITS_NUMBER.sub("", heading)))
    said = said.replace("建议事", "建·议事")  # 搭建议事平台 holds no 建议
    return _ASKED_ABOUT.sub("", said) if "问" in said else said


def cues_of(text: str, cues: Sequence[tuple[str, float]]) -> float:
    """The weights of the cue words that a text holds, together."""
    return sum(weight for word, weight in cues if word in text)


def best_of(scores: dict[str, float]) -> tuple[str, float]:
    """The chapter with the highest score (the first of equals) and its lead over the second."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0], ranked[0][1] - second
