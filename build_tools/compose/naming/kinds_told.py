"""Lists whose announcement says of what kind they are, and leaves of what to the heading or the title.

工作中还存在一些不足：…… / 究其原因，主要有四个方面。…… / 有几方面变化值得重视。……
"""

import re

from build_tools.compose.draft import Material
from build_tools.compose.naming.asking import KIND_ONLY, asked_heading, called, heading
from build_tools.model.article import Passage
from build_tools.model.findings import Enumeration
from build_tools.model.text import fold, quoted

_N = "[两三四五六七八]"
_SOME = f"(?:一些|不少的?|诸多|几个|几点|若干|以下|{_N}个方面的?|{_N}方面的?|{_N}[个点大])"
_TROUBLES = ("问题", "不足", "短板弱项", "短板", "弱项", "困难", "差距", "薄弱环节")
_TROUBLE = f"(?:{'|'.join(_TROUBLES)})(?:[和与](?:{'|'.join(_TROUBLES)}))?"
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), asked)
    for pattern, asked in (
        (
            rf"(?:存在|暴露出?|面临|还有|反映出)着?的?{_SOME}(?:的|比较|较为|突出|主要|明显|亟待解决的)*(?P<kind>{_TROUBLE})$",
            "指出了哪些{kind}？",
        ),
        (
            rf"(?P<kind>{_TROUBLE})(?:主要|大致)?有(?:这么|以下)?(?:几个|几点|{_N}[个点])(?:方面)?$",
            "指出了哪些{kind}？",
        ),
        (
            rf"(?:究其)?(?P<kind>原因)，?(?:主要|大致)?(?:有|在)(?:以下)?(?:几|{_N})(?:个方面|方面|点|条)$",
            "分析了哪些{kind}？",
        ),
        (
            rf"有(?:以下)?(?:几|{_N})(?:个|方面|点|种)(?:方面)?的?(?:新)?(?P<kind>变化|特点|动向|苗头|倾向|问题)(?P<due>值得|需要|应当?)(?P<do>重视|注意|关注|警惕)$",
            "认为，哪几方面的{kind}{due}{do}？",
        ),
    )
)
"""How the last words of an announcement name a kind of things, and what is asked of them."""
_LOOKS_BACK = re.compile("回顾|总结")
_LEFT = re.compile(f"(?:存在|面临|还有|仍有|不少|一些)[^，。；]{{0,8}}(?:{_TROUBLE})")
"""How a sentence says that troubles are left."""
_ITSELF = re.compile("《(?:条例|办法|规定|规划|计划|方案|意见|决定|细则|章程|通知|(?:若干)?措施)》")
"""A document by the short name that it has only in the text about it: the title gives the full one."""


def by_kind_told(material: Material, enumeration: Enumeration, label: Passage | None) -> str | None:
    """The question for a list by the kind that its announcement tells, or None; no other list near it may be of that kind."""
    told = _told(label)
    if told is None:
        return None
    match, asked = told
    paragraph = material.article.paragraph(enumeration.paragraph)
    if _rival(material, enumeration) or (
        match["kind"].startswith(_TROUBLES) and _troubled(material, enumeration)
    ):
        return None
    about, put = heading(material, paragraph), asked_heading(material, paragraph)
    own = fold(material.article.sections[paragraph.section].heading or "")
    if about:
        who = f"谈到{quoted(about)}时，{called(material) if _ITSELF.search(fold(about)) else '文章'}"
    elif put:
        who = f"谈到{quoted(put)}时，{called(material)}"
    elif KIND_ONLY.fullmatch(own):
        who = f"{called(material)}在{quoted(own)}方面"
    else:
        return None  # the whole text may speak of more of them
    return who + asked.format(**match.groupdict())


def _rival(material: Material, enumeration: Enumeration) -> bool:
    """Whether another list of the section is announced by its kind."""
    return any(
        other is not enumeration and other.section == enumeration.section and _told(other.label)
        for other in material.findings.enumerations
    )


def _troubled(material: Material, enumeration: Enumeration) -> bool:
    """Whether the section speaks of what is wrong beside the list: then its members are not all.

    A review of a year tells of troubles that it mended; only what says that some are left counts there.
    """
    paragraphs = {m.paragraph for m in enumeration.members}
    back = _LOOKS_BACK.search(fold(material.article.sections[enumeration.section].heading or ""))
    return any(
        _LEFT.search(paragraph.folded_sentence(sentence))
        if back
        else material.findings.role_of(paragraph.number, sentence.number) == "problem"
        for paragraph in material.article.in_section(enumeration.section)
        for sentence in paragraph.sentences
        if paragraph.number not in paragraphs
    )


def _told(label: Passage | None) -> tuple[re.Match[str], str] | None:
    if label is None:
        return None
    return next(((m, asked) for pattern, asked in _KINDS if (m := pattern.search(label.folded))), None)
