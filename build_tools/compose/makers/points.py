"""Questions that ask for a whole list: short answers and discussions whose key is the article's own points.

The key is complete by construction: a list counts only when its finder saw it from first to last.
"""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material, cite
from build_tools.compose.naming import list_stem
from build_tools.compose.naming.asking import ASKS, heading, source
from build_tools.compose.naming.complete import ANNOUNCED, announcing, complete, told
from build_tools.compose.wording import IMPERATIVE, INSIDE, SPEECH, balanced, bare
from build_tools.model.article import Passage
from build_tools.model.findings import Enumeration, Refrain
from build_tools.model.questions import Points
from build_tools.model.text import fold, quoted, squash

_SAID_LEAST = 8
"""Letters that points must have on the average to be talked over: labels say nothing to hold against."""
_TOLD_OUT = 60
"""Letters from which a member tells its story too: its first clause is the point."""
_LEAST, _COUNTED_LEAST, _LONGEST = 3, 2, 90
"""Letters of a member; where a phrase or ordinals count the members, names of two letters are members too (实情、实干、实效)."""
_WHY = "urgency"
_PROMPTS = (
    "请对照本单位实际，谈谈你最有体会的是哪一点、打算怎样推动。",
    "请结合实际，谈谈你体会最深的一点。",
)
"""What a discussion asks of points to act on, and of reasons why."""
_COUNTS = "零一两三四五六七八"
TO_AVOID = re.compile(
    "倾向|误区|偏差|偏向|走偏|警惕|防止|避免|不足|短板|弱项|弊端|困境|难题|矛盾|难点|梗阻|问题(?!导向|意识|清单|整改)"
)
_MENDS = re.compile("补齐|破解|解决|打通|化解|纾解|克服|突破|防范|整治|对策|路径|建议|举措")
"""A heading over what is wrong, unless it says how that is mended: nobody is asked how to carry it out."""
_AVOIDED = re.compile("不要|不能|防止|避免|切忌|有[^，]{1,4}(?:缺口|偏差|盲区|软肋)")
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
_TOLD = 0.75
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
_KIND = "(?:短板|弱项|短板弱项|问题|不足|困难|体会|启示|经验|建议)"
_OF_A_KIND = re.compile(f"(?:一些|不少的?|几[个点条方]面?|以下|如下){_KIND}(?:[和与]{_KIND})?$")
"""How a clause ends that announces things of one kind."""
_ELSEWHERE = re.compile(
    "前[一两二三]?[款项条]|本(?:法|条例|办法|规定|细则|章程|规则|解释|决定)?第[一二三四五六七八九十百]+[条款项]|本[章节条款]"
)
"""How a provision refers to another, which a reader has not at hand."""
_PAIR, _PAIR_LEAST = 2, 4
_NOT_IT = re.compile("[它这](?:也|并|绝|决|更|又|首先)?(?:不|非)")


def recalled(material: Material) -> Iterator[Draft]:
    """Which points does the article list? Short answer, and for parallel leads a discussion as well."""
    for enumeration in material.findings.enumerations:
        if enumeration.form in ("list", "chain") or not complete(material, enumeration):
            continue
        if enumeration.form in ANNOUNCED and not _named(material, enumeration):
            continue
        members = _members(material, enumeration)
        stem = list_stem(material, enumeration) if members and not _only_denies(members) else None
        if stem is None or told_by(stem, members, enumeration.refrain):
            continue
        if any(
            _ELSEWHERE.search(fold(text)) for text in (stem.partition("》")[2], *(m.text for m in members))
        ):
            continue
        chapter = material.findings.chapter_of(enumeration.paragraph)
        yield Draft(
            kind="short_answer",
            rule=f"points-of-{enumeration.form.split(':')[0]}",
            stem=stem,
            answer=Points(members),
            sources=cite(*members),
            explanation=f"文章一共列了{len(members)}点，见第{_span(members)}段。",
            chapter=chapter,
            weight=3.6 + 0.05 * len(members),
        )
        about = heading(material, material.article.paragraph(enumeration.paragraph))
        if about and _discussed(enumeration, members, about):
            yield Draft(
                kind="discussion",
                rule="discuss-points",
                stem=f"文章围绕{quoted(about)}讲了{_COUNTS[len(members)]}点。{_PROMPTS[chapter == _WHY]}",
                answer=Points(members),
                sources=cite(*members),
                explanation="参考要点均有出处，可对照原文展开。",
                chapter=chapter,
                weight=3.0 + 0.05 * len(members),
            )


def _only_denies(members: tuple[Passage, ...]) -> bool:
    """Whether most points only say of something unnamed what it is not (它不是救济)."""
    return sum(_NOT_IT.match(member.folded) is not None for member in members) * 2 > len(members)


def told_by(stem: str, members: tuple[Passage, ...], refrain: Refrain | None = None) -> bool:
    """Whether a question prints the letters of half the points that it asks for (让考核更准、让监督更硬: 考核要更准).

    What the points say in turn is no news of any of them.
    """
    shown = set(squash(stem))
    common = {*refrain.matter, *"".join(refrain.words)} if refrain else set()
    said = [set(squash(member.text)) - common for member in members]
    known = [len(letters & shown) >= _TOLD * len(letters) for letters in said]
    return sum(known) * 2 >= len(known)


def _named(material: Material, enumeration: Enumeration) -> bool:
    """Whether a list after a colon has a name (“三必到”) or is of a kind (一些短板), a rule sets it out, or paragraphs unfold it.

    Others hang on what was said before: readers refused every second one, and found wrong keys among them.
    """
    label = enumeration.label
    if source(material) != "文章" or (
        label is not None and ("“" in label.folded or _OF_A_KIND.search(label.folded))
    ):
        return True
    return any(
        other.spread
        and len(other.members) == len(enumeration.members)
        and all(m.folded in o.folded for m, o in zip(enumeration.members, other.members, strict=True))
        for other in material.findings.enumerations
        if other is not enumeration
    )


def _discussed(enumeration: Enumeration, members: tuple[Passage, ...], about: str) -> bool:
    """Whether the points can be talked over: they open paragraphs, say what to do, and are not what to avoid."""
    commands = all(IMPERATIVE.match(fold(bare(m))) for m in members)
    wrong = TO_AVOID.search(fold(about)) and not _MENDS.search(fold(about))
    avoided = wrong or any(_AVOIDED.match(m.folded) for m in members)
    said = sum(len(m.text) for m in members) >= _SAID_LEAST * len(members)
    asks = ASKS.search(fold(about)) is not None  # what a heading asks is to be answered, not talked over
    return enumeration.spread and not enumeration.frame and commands and not avoided and said and not asks


def _members(material: Material, enumeration: Enumeration) -> tuple[Passage, ...]:
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
    if len(enumeration.members) == _PAIR:
        least = _PAIR_LEAST
    whole = tuple(_unnumbered(material, _whole(material, enumeration, m)) for m in enumeration.members)
    short = tuple(_unnumbered(material, member) for member in enumeration.members)
    longest = max(len(member.text) for member in whole)
    goes_on = {one.end > two.end for one, two in zip(whole, short, strict=True)}
    tried: tuple[tuple[Passage, ...], ...] = (
        (short, whole) if len(goes_on) > 1 or longest > _TOLD_OUT else (whole, short)
    )
    clauses = tuple(_first_clause(material, member) for member in short)
    provisions = enumeration.form == "ordinals:括号" and source(material) != "文章"
    if all(_COMMANDS.match(clause.folded) for clause in clauses):
        tried += (clauses,)
    if len(short) == _PAIR and len({len(member.text) for member in short}) > 1:
        tried = (whole,)  # of two unlike members one may be a stump
    if provisions or any(_cut_short(s, w) for s, w in zip(short, whole, strict=True)):
        tried = (whole,)
    if sum(DRAWER.search(member.folded) is not None for member in short) * 2 > len(short):
        return ()
    return next((each for each in tried if all(fit(member, least) for member in each)), ())


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


def _span(members: tuple[Passage, ...]) -> str:
    first, last = members[0].paragraph, members[-1].paragraph
    return f"{first}" if first == last else f"{first}—{last}"
