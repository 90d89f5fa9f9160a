"""The points of a list as a key prints them: whole up to their stop, else their first clauses or their labels."""

import re

from build_tools.compose.draft import Material
from build_tools.compose.naming.asking import source
from build_tools.compose.naming.complete import announcing, told
from build_tools.compose.wording import IMPERATIVE, INSIDE, SPEECH, balanced
from build_tools.model.article import Passage
from build_tools.model.findings import Enumeration

_TOLD_OUT = 60
"""Letters from which a member tells its story too: its first clause is the point."""
_LEAST, _COUNTED_LEAST, _LONGEST = 3, 2, 90
"""Letters of a member; where a phrase or ordinals count the members, names of two letters are members too (实情、实干、实效)."""
_OWN_WORD = re.compile("(?<=的)那[个些种样]|(?<=”)这[个一]")
"""Words that point back inside a member only: 最爱提意见的那个人, “公开”这个要害."""
_HANGS = re.compile(
    r"(?:方面|层面|环节|[0-9一二三四五六七八九十]年|以来|期间)$|^[在当从自][^，]*[时后中上下]$"
)
_HALF = re.compile(
    "^为(?:了|使|让)[^，]*$|^[^，]*(?:虽然?(?!小|远|好)|尽管|即使|无论|不仅|不但)[^，]*$|(?:表明|显示|证明|认为|指出|意味着)$"
)
"""What a first clause is that says nothing without the next (数据归集虽已实现, 案例表明)."""
_TOPIC = re.compile(r"(.)[不没]\1[^，]{0,4}$")
"""How a first clause ends that only raises a question (群众认不认，最终看事情办没办成)."""
_FIGURE = re.compile(r"\d")
_GOES_ON = re.compile("此外|另外|同时|还有")
_SUBJECT_ONLY = re.compile("是(?!否|非)|关于|对于|至于|[^，]{1,4}之[一二三四五六]，")
"""How a member begins that only names its subject (关于强制转移), or with its number (启示之一，)."""
_COUNTED_OFF = re.compile(
    "(?:[^，。：]{1,6}之[一二三四五六七八]|其[一二三四五六七八])[，：](?:就?是)?(?=[^，。]{3})"
)
_NOTE = re.compile(r"\[\d+\]|（[A-Z][A-Z0-9-]+）")
"""Marks of notes and interviews in a paper: no part of a point."""
DRAWER = re.compile(
    "(?:情况|变量|差异|门槛|效应|设计|来源|数据|方法|结果|分析|描述|检验|综述)$"
    "|^[\u4e00-\u9fff]{2}(?:维度|层面|层次|角度|视角|机制)$"
    "|^(?:指导思想|总体思路|(?:工作|基本)?原则|(?:总体|主要|工作|发展|行动)(?:目标|要求|任务)|实施步骤|适用范围)$"
)
"""How the parts of a paper or a plan are labelled: such members are drawers, and say nothing."""
_COMMANDS = re.compile(rf"{IMPERATIVE.pattern}|在“[^”]{{1,6}}”字?上|一[个本张条笔道块][^，]{{1,4}}[给为靠让]")
"""How a first clause begins that is a point without what follows it."""
_LABEL = re.compile("([^：，；“”]{4,20})：")
"""The label with which a point begins; shorter ones name places and speakers."""
PAIR, _PAIR_LEAST = 2, 4
"""Members of the shortest list, and letters that each of so few must have."""


def members_of(material: Material, enumeration: Enumeration) -> tuple[Passage, ...]:
    """The members as the key gives them: whole up to their stop, else their first clauses; none when neither is clear.

    Where only some of them go on after their first clause, or one tells a story, the first clauses make the list.
    """
    label = announcing(material, enumeration)
    counted = enumeration.form == "counted" or (label is not None and told(label) == len(enumeration.members))
    numbered = enumeration.form in (
        "ordinals:是",
        "ordinals:要",
        "parts",
    )  # which say where they begin and end
    least = _COUNTED_LEAST if counted or numbered else _LEAST
    if len(enumeration.members) == PAIR:
        least = _PAIR_LEAST
    whole = tuple(_unnumbered(material, _whole(material, enumeration, m)) for m in enumeration.members)
    short = tuple(_unnumbered(material, member) for member in enumeration.members)
    if labels := _labels(material, short, whole):
        return labels if all(fit(label, least) for label in labels) else ()
    longest = max(len(member.text) for member in whole)
    goes_on = {one.end > two.end for one, two in zip(whole, short, strict=True)}
    tried: tuple[tuple[Passage, ...], ...] = (
        (short, whole) if len(goes_on) > 1 or longest > _TOLD_OUT else (whole, short)
    )
    clauses = tuple(_first_clause(material, member) for member in short)
    provisions = enumeration.form == "ordinals:括号" and source(material) != "文章"
    if all(_COMMANDS.match(clause.folded) for clause in clauses):
        tried += (clauses,)
    if len(short) == PAIR and len({len(member.text) for member in short}) > 1:
        tried = (whole,)  # of two unlike members one may be a stump
    if provisions or any(_cut_short(s, w) for s, w in zip(short, whole, strict=True)):
        tried = (whole,)
    if sum(DRAWER.search(member.folded) is not None for member in short) * 2 > len(short):
        return ()
    return next((each for each in tried if all(fit(member, least) for member in each)), ())


def _labels(
    material: Material, short: tuple[Passage, ...], whole: tuple[Passage, ...]
) -> tuple[Passage, ...]:
    """The labels of members that all have one (完善服务体系：在现有基础上，……), when what follows one of them is cut."""
    found = [_LABEL.match(member.folded) for member in short]
    cut = any(one.end < two.end for one, two in zip(short, whole, strict=True))
    if not cut or not all(found):
        return ()
    return tuple(
        material.article.paragraph(m.paragraph).quote(m.start, m.start + label.end(1))
        for m, label in zip(short, found, strict=True)
        if label
    )


def _cut_short(clause: Passage, whole: Passage) -> bool:
    """Whether a first clause only raises what the member goes on to say, or is one of several targets."""
    rest = whole.folded[len(clause.folded) :]
    targets = _FIGURE.search(clause.folded) and _FIGURE.search(rest)
    return bool(rest) and (_TOPIC.search(clause.folded) is not None or targets is not None)


def _whole(material: Material, enumeration: Enumeration, member: Passage) -> Passage:
    """A member of a list by ordinals up to its stop: what follows the first comma is part of the point."""
    if not enumeration.form.startswith("ordinals"):
        return member
    paragraph = material.article.paragraph(member.paragraph)
    argued = enumeration.form == "ordinals:破折" and len(paragraph.sentences) > 1
    if paragraph.body and enumeration.label is not None and not argued:
        return paragraph.quote(
            member.start, len(paragraph.folded.rstrip("。；！？ "))
        )  # an item is its paragraph
    stop = re.search("[。；！？]", paragraph.folded[member.end :])
    end = member.end + (stop.start() if stop else len(paragraph.text) - member.end)
    following = [
        m.start for m in enumeration.members if m.paragraph == member.paragraph and m.start > member.start
    ]
    if following and end > following[0]:
        return member
    return paragraph.quote(member.start, end)


def _unnumbered(material: Material, member: Passage) -> Passage:
    """A member without the label that counts it (启示之一，标准要科学; 亮点之二，是……)."""
    label = _COUNTED_OFF.match(member.folded)
    if label is None:
        return member
    return material.article.paragraph(member.paragraph).quote(member.start + label.end(), member.end)


def _first_clause(material: Material, member: Passage) -> Passage:
    """A member up to its first comma."""
    comma = member.folded.find("，")
    paragraph = material.article.paragraph(member.paragraph)
    return paragraph.quote(member.start, member.start + comma) if comma > 0 else member


def fit(member: Passage, least: int = _LEAST) -> bool:
    """Whether a member can be printed as a point: whole, clear and no remark."""
    return (
        least <= len(member.text) <= _LONGEST
        and balanced(member.text)
        and not _HANGS.search(member.folded)
        and not _HALF.search(member.folded)
        and not _GOES_ON.match(member.folded)
        and not _SUBJECT_ONLY.match(member.folded)
        and not _NOTE.search(member.folded)
        and not INSIDE.search(_OWN_WORD.sub("", member.folded))
        and not SPEECH.search(member.folded)
    )
