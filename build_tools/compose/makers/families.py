"""Families of headings: neighbours of one chapter and one build that say the points of an article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_tools.compose.draft import Material
from build_tools.compose.makers.members import DRAWER, fit
from build_tools.compose.makers.points import TO_AVOID
from build_tools.compose.naming.asking import KIND_ONLY
from build_tools.compose.wording import IMPERATIVE, stands_alone
from build_tools.model.article import Passage, Section
from build_tools.model.text import fold

_LEAST, _MOST = 3, 7
_PROVISION = re.compile("第[一二三四五六七八九十百零\\d]+条")
_SHORTEST, _LONGEST = 4, 40
_FRAME = re.compile(
    r"(?:总则|附则|罚则|一般规定|基本规定|法律责任|结语|结束语|引言|前言|导言|开头|尾声|写在最[前后]|相关链接|延伸阅读|记者手记|编后)|.*[？?]$"
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
KIND = re.compile(
    "(?:表现|困境|问题|短板|梗阻|瓶颈|成因|原因|路径|路径选择|进路|方略|对策|对策建议|建议|举措|措施|做法|经验|启示|意义|价值|原则|任务|逻辑|维度|内涵|特征|体会|思考|策略|主攻方向|着力点|方面)$"
)
"""How a heading ends that says of what kind all headings under it are: then they need not be of one build."""
_LABELLED = re.compile("(?P<label>[^：，]{2,10})：(?P<said>.{3,})")
"""A heading with a label of its own (组织嵌入：重塑治理结构)."""
_WHOSE = re.compile("[省市县区州旗镇乡村人者长员授师]$")
"""How a label ends that says where, or who speaks."""
_ASKS = re.compile("(?:怎样|如何|怎么|为何|凭什么|何以|何在|哪[里些])[^”]*$")
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
    headings = [
        s for s in article.sections if s.heading and article.below(s.index) and not _rules(material, s)
    ]
    headings.sort(key=lambda section: (section.parent or 0, section.index))
    for above, siblings in groupby(headings, key=lambda section: section.parent or 0):
        family = list(siblings)
        parent = article.sections[above] if above else None
        kind = parent is not None and KIND.search(fold(parent.heading or "")) is not None
        chapters: list[str | None] = [_chapter(material, section) for section in family]
        sure = [chapter for chapter in chapters if chapter]
        if kind and len(set(sure)) == 1 and len(sure) * 2 >= len(family):
            chapters = [sure[0]] * len(family)  # parts of one kind belong together
        runs = [
            (chapter, [section for _, section in run])
            for chapter, run in groupby(zip(chapters, family, strict=True), lambda pair: pair[0])
        ]
        for at, (chapter, run) in enumerate(runs):
            beside = [
                other for _, near in (*runs[max(0, at - 1) : at], *runs[at + 1 : at + 2]) for other in near
            ]
            inner = _trimmed(run)
            points = tuple(article.quote_heading(section.index) for section in inner)
            others = [article.quote_heading(other.index) for other in beside]
            whole = len(runs) == 1 if kind else not any(_parallel([*points, o]) for o in others)
            if chapter and whole and _sound(material, points, kind):
                inside = tuple(frozenset(p.number for p in article.below(s.index)) for s in inner)
                yield Family(parent, points, inside)


def _rules(material: Material, section: Section) -> bool:
    """Whether a heading is that of a chapter of provisions: it names where they stand, and says nothing of them."""
    below = material.article.below(section.index)
    return _PROVISION.match(below[0].folded) is not None


def _trimmed(run: list[Section]) -> list[Section]:
    """Sections without those at both ends that only open or close."""
    kept = [not _opens_or_closes(section) for section in run]
    return run[kept.index(True) : len(run) - kept[::-1].index(True)] if any(kept) else []


def _sound(material: Material, points: Sequence[Passage], kind: bool) -> bool:
    """Whether headings are points, of one build unless the heading above says of what kind, and no cases with a place each."""
    labelled = _of_one_label(points, kind)
    return (
        _LEAST <= len(points) <= _MOST
        and all(_point(point, labelled) for point in points)
        and (kind or labelled or _parallel(points))
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


def _of_one_label(points: Sequence[Passage], kind: bool) -> bool:
    """Whether every heading has a label, and none says where or who (首接包干制：……, 数据预警制：……).

    The labels are of one length and end alike, unless the heading above says of what kind they are.
    """
    found = [_LABELLED.fullmatch(point.folded) for point in points]
    labels = [match["label"].strip("“”") for match in found if match]
    return (
        len(labels) == len(points)
        and not any(_WHOSE.search(label) for label in labels)
        and (kind or len({(len(label), label[-1]) for label in labels}) == 1)
    )


def _point(heading: Passage, labelled: bool = False) -> bool:
    """Whether a heading says something that can be printed as a point; one with a label like all others names no case."""
    plain = heading.folded
    said = plain.partition("：")[2] if labelled else plain
    if labelled or (len(plain) >= _SHORTEST and fit(heading, _SHORTEST)):
        part = _PART.search(plain) and not _MENDS.search(plain)
        done = IMPERATIVE.match(plain) is not None and "的" in plain
        return (
            len(plain) <= _LONGEST
            and stands_alone(said)
            and not _ASKS.search(plain)
            and not DRAWER.search(plain)
            and not KIND_ONLY.fullmatch(plain)
            and (labelled or not _NAMES.search(plain))
            and (not part or labelled or done)
        )
    return False


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
