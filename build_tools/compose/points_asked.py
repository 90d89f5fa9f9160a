"""Questions that ask for a whole list: short answers and discussions whose key is the article's own points.

The key is complete by construction: a list counts only when its finder saw it from first to last.
"""

import re
from collections.abc import Iterator

from build_tools.compose.asking import announced, heading, matter, source
from build_tools.compose.draft import Draft, Material, cite, quoted
from build_tools.compose.places_asked import bare
from build_tools.compose.wording import (
    IMPERATIVE,
    INSIDE,
    SPEECH,
    balanced,
    stands_alone,
)
from build_tools.model.article import Passage
from build_tools.model.findings import Enumeration
from build_tools.model.questions import Points
from build_tools.model.text import fold, squash

_MOST, _LONGEST = 8, 90
_NAMES_A_LIST = re.compile(
    r"(?:规律|规律性认识|经验|启示|要求|做法|措施|举措|问题|任务|原则|工作|环节|途径|路径|条件|原因|特点|变化|优势|方面|功夫)$"
)
_TITLE = re.compile(r"[^：？?]{6,40}$")
_LABEL_MOST, _MARK_MOST, _TOLD_LEAST, _TOLD_RUN = 50, 6, 6, 4
_BARE_PROMISE = re.compile(
    r"(?:归纳|概括|总结|归结|总的说)(?:起来)?(?:来看|看)?|大致|主要|可以|形成|有|了|以下|如下|这样|一些|(?:几|[两二三四五六七八])(?:个|点|条|项|类|种|大)?(?:方面|问题|原因|特点)?"
)
"""What a clause says only to announce a list; what is left says of what."""
_WHY = "urgency"
_PROMPTS = ("请逐点对照，谈谈你最有体会的是哪一点、打算怎样推动。", "请结合实际，谈谈你体会最深的一点。")
"""What a discussion asks of points to act on, and of reasons why."""
_COUNTS = "零一两三四五六七八"
_GOES_ON = re.compile(r"(?:还要|还应|此外|另外|同时|再次|最后|除此之外|更要|尤其|最容易|值得注意)")
_ANNOUNCED = ("counted", "announced")
"""Forms whose label is the clause that announces them, and whose end is sure."""
_MARKED = ("ordinals:第", "ordinals:是", "ordinals:要", "ordinals:其", "ordinals:括号")
_COUNT_TOLD = re.compile(
    r"(?<![第十百千万0-9])([两二三四五六七八])(?:个|项|类|种|大|条|方面|件|步|重|点|招|关|层)"
)
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_COUNTED_HEADING = re.compile(r"[两二三四五六七八](?:个|种|类|项|条|点|大|重|层|对)[^，：]{1,5}")
"""A heading that only counts (三种偏向) does not say of what."""
_IMPORTANT = re.compile(r"要求|需要|意义|途径|保证|保障|基础|选择|任务|之举|之路|所在")
"""What a frame (这是……的迫切要求) must say for its members to tell why a thing matters."""
_PLACE = re.compile(r"([^，。；：“”的与和同]{2,14}?[省市县区州旗])(?=[的与和则在把将推探坚从])")
_OPEN_SERIES = ("ordinals:首先", "ordinals:方面")


def recalled(material: Material) -> Iterator[Draft]:
    """Which points does the article list? Short answer, and for parallel leads a discussion as well."""
    for enumeration in material.findings.enumerations:
        if enumeration.form in ("list", "chain") or not complete(material, enumeration):
            continue
        stem = list_stem(material, enumeration)
        if stem is None:
            continue
        members = tuple(_whole(material, enumeration, m) for m in enumeration.members)
        if not all(_fit(member) for member in members):
            continue
        spread = len({m.paragraph for m in members}) == len(members)
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
        if (
            about
            and spread
            and not enumeration.frame
            and all(IMPERATIVE.match(fold(bare(m))) for m in members)
        ):
            yield Draft(
                kind="discussion",
                rule="discuss-points",
                stem=f"文章围绕{quoted(about)}讲了{_COUNTS[len(members)]}点。{_PROMPTS[chapter == _WHY]}",
                answer=Points(members),
                sources=cite(*members),
                explanation="参考要点均有出处，可对照原文展开。",
                chapter=chapter,
                weight=6 + 0.05 * len(members),
            )


def list_stem(material: Material, enumeration: Enumeration) -> str | None:
    """The question that asks for the members of a list, or None when nothing names the list clearly."""
    article = material.article
    if not all(_fit(member) for member in enumeration.members):
        return None
    about = heading(material, article.paragraph(enumeration.paragraph))
    if enumeration.frame:
        return _framed(about or article.meta.title, enumeration.frame)
    doer = _doer(material, enumeration)
    if doer:
        return f"{f'谈到{quoted(about)}时，' if about else ''}文章列举了{doer}的几项做法，是哪几项？"
    if enumeration.label is not None:
        asked = announced(material, enumeration.label, enumeration.form == "announced")
        if asked or enumeration.form in _ANNOUNCED:
            return asked
        said = enumeration.label
        told = len(squash(_BARE_PROMISE.sub("", said.folded))) >= _TOLD_LEAST
        if (
            told
            and _NAMES_A_LIST.search(said.folded)
            and stands_alone(said.text)
            and len(said.text) <= _LABEL_MOST
        ):
            return f"文章指出，{said.text.rstrip('，：')}。具体有哪几条？"
    spread = len({m.paragraph for m in enumeration.members}) == len(enumeration.members)
    lead = None if spread else _lead_above(material, enumeration)
    if lead:
        return f"在{quoted(lead)}方面，文章讲了哪几点？"
    if not _only_here(material, enumeration) or source(material) != "文章" or not _own(material, enumeration):
        return None
    counted = _COUNTED_HEADING.fullmatch(fold(about)) if about else None
    if counted:
        above = _above(material, enumeration.section)
        titled = above == material.article.meta.title
        return f"{f'谈到{quoted(above)}时，' if above and not titled else ''}文章所说的{quoted(about or '')}分别是什么？"
    topic = about or (
        article.meta.title if _only_list(material, enumeration) and _TITLE.match(article.meta.title) else None
    )
    return f"围绕{quoted(topic)}，文章讲了哪几点？" if topic else None


def _above(material: Material, section: int) -> str | None:
    """The heading above that of a section, or the title of the article."""
    parent = material.article.sections[section].parent
    return material.article.sections[parent].heading if parent is not None else material.article.meta.title


def _doer(material: Material, enumeration: Enumeration) -> str | None:
    """The place whose practices a list inside a paragraph tells: the one that the clause before it names."""
    if enumeration.label is None or len({m.paragraph for m in enumeration.members}) > 1:
        return None
    named = _PLACE.match(enumeration.label.folded.rpartition("，")[2]) or _PLACE.match(
        enumeration.label.folded
    )
    return named[1] if named else None


def _framed(topic: str, frame: str) -> str | None:
    """The question for points of one frame (这是……的迫切要求): why a matter is important, or what is said of it."""
    subject = matter(topic)
    if not subject:
        return None
    if subject != fold(topic) or _IMPORTANT.search(frame):
        return f"文章从哪几个方面说明{quoted(subject)}的意义？"
    return f"围绕{quoted(topic)}，文章讲了哪几点？"


def _own(material: Material, enumeration: Enumeration) -> bool:
    """Whether a list is what its section says: its members open paragraphs, or it opens the section itself.

    A list inside a paragraph that a sentence of its own announces (某区的应对不是硬压，一是……) is not.
    """
    first = enumeration.members[0]
    if len({m.paragraph for m in enumeration.members}) == len(enumeration.members):
        return True
    paragraph = material.article.paragraph(first.paragraph)
    opens = first.start - paragraph.body <= _MARK_MOST and enumeration.label is None
    return opens and material.article.in_section(paragraph.section)[0] is paragraph


def _only_here(material: Material, enumeration: Enumeration) -> bool:
    """Whether its section holds no other list that the same question could mean."""
    return not any(
        other is not enumeration
        and other.section == enumeration.section
        and other.form not in ("list", "chain", *_ANNOUNCED)
        and other.members[0].paragraph not in {m.paragraph for m in enumeration.members}
        for other in material.findings.enumerations
    )


def _only_list(material: Material, enumeration: Enumeration) -> bool:
    """Whether these are the main points of the whole article: parallel leads without a rival."""
    spread = [
        e
        for e in material.findings.enumerations
        if e.form not in ("list", "chain", *_ANNOUNCED)
        and len({m.paragraph for m in e.members}) == len(e.members)
    ]
    first, last = enumeration.members[0].paragraph, enumeration.members[-1].paragraph
    return spread == [enumeration] and (last - first + 1) * 2 >= len(material.article.paragraphs)


def _whole(material: Material, enumeration: Enumeration, member: Passage) -> Passage:
    """A member of a list by ordinals up to its stop: what follows the first comma is part of the point."""
    if not enumeration.form.startswith("ordinals"):
        return member
    paragraph = material.article.paragraph(member.paragraph)
    if paragraph.body and enumeration.label is not None:
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


def _lead_above(material: Material, enumeration: Enumeration) -> str | None:
    """The parallel lead whose paragraph the list stands in: it names the list."""
    for other in material.findings.enumerations:
        if other is enumeration or len({m.paragraph for m in other.members}) < len(other.members):
            continue
        for member in other.members:
            if member.paragraph == enumeration.paragraph and member.end <= enumeration.members[0].start:
                text = bare(member)
                return text if stands_alone(text) and len(text) <= 40 else None
    return None


def _fit(member: Passage) -> bool:
    return (
        3 <= len(member.text) <= _LONGEST
        and balanced(member.text)
        and not member.folded.endswith(("方面", "层面", "环节"))
        and not INSIDE.search(member.folded)
        and not SPEECH.search(member.folded)
    )


def complete(material: Material, enumeration: Enumeration) -> bool:
    """Whether the list ends where its finder says: three members (two, if counted), none left over in what follows."""
    members = enumeration.members
    if len(members) < (2 if enumeration.form in _ANNOUNCED else 3) or len(members) > _MOST:
        return False
    if enumeration.form in _OPEN_SERIES and not _closed(material, enumeration):
        return False
    if not _agrees(enumeration):
        return False
    if enumeration.label is not None and all(material.article.paragraph(m.paragraph).body for m in members):
        return True  # numbered items under the sentence that announces them
    last = members[-1]
    paragraph = material.article.paragraph(last.paragraph)
    section = [p.number for p in material.article.in_section(paragraph.section)]
    inside = {m.paragraph for m in members}
    if len(inside) < len(members):
        rest = paragraph.folded[last.end :]
        return not re.match(r"[^。；]*[。；](?:还|此外|另外|同时要|再)", rest)
    after = [n for n in section if n > last.paragraph]
    between = [n for n in section if min(inside) < n < max(inside) and n not in inside]
    goes_on = any(_GOES_ON.match(material.article.paragraph(n).folded) for n in after)
    if enumeration.form in _MARKED:
        return not goes_on  # 第一 to 第四 say themselves where the list begins and ends
    return len(between) <= 1 and len(after) <= 1 and not goes_on


def _agrees(enumeration: Enumeration) -> bool:
    """Whether a list has as many members as the phrase before it says, if it says a number."""
    if enumeration.label is None or enumeration.form in _ANNOUNCED:
        return True
    told = list(_COUNT_TOLD.finditer(enumeration.label.folded))
    return not told or _NUMBERS[told[-1][1]] == len(enumeration.members)


def _closed(material: Material, enumeration: Enumeration) -> bool:
    """Whether the last member of 首先……其次…… is marked as the last one."""
    last = enumeration.members[-1]
    text = material.article.paragraph(last.paragraph).folded
    if re.search(r"(?:最后|第三|第四)[，是要]{0,2}$", text[: last.start]):
        return True
    third = re.search(r"(?:再次|再者)[，是要]{0,2}$", text[: last.start]) is not None
    return third and not re.search(r"[。；](?:最后|此外|另外|还有|同时|除此之外)", text[last.end :])


def _span(members: tuple[Passage, ...]) -> str:
    first, last = members[0].paragraph, members[-1].paragraph
    return f"{first}" if first == last else f"{first}—{last}"
