"""What stands under one point: its measures, its places, its reasons."""

import re
from collections.abc import Iterator

from build_tools.compose.asking import heading, matter
from build_tools.compose.draft import Draft, Material, cite, quoted
from build_tools.compose.places_asked import bare, usable
from build_tools.compose.wording import IMPERATIVE, INSIDE, SPEECH, balanced, stands_alone
from build_tools.model.article import Paragraph, Passage
from build_tools.model.findings import Enumeration
from build_tools.model.questions import Points
from build_tools.model.text import fold

_LEAD_MOST, _SENTENCE_MOST, _SENTENCE_LEAST = 60, 150, 10
_NORM_OPENS = re.compile(
    r"(?:(?:[^，。；]{1,8}?)?(?:要|应当|应该|应|必须|须|可以|可|建议|鼓励|支持|不得|不能)|既要|推动|建立|完善|健全|加强|强化|推进|加大|加快|构建|优化|深化|把|对|以|通过|按照)"
)
_CONCEDES = re.compile(r"(?:固然|虽然|诚然|当然|改革开放|长期以来|过去)")
_MANY = re.compile(
    r"(?:近年来，|近几年，|目前，)?((?:许多|不少|一些|很多|多数|大多数)(?:地方|城市|地区|农村|学校|企业|县市|单位)|各地)(?!的)"
)
_TOLD_LEAST = 30
_DEMANDS = re.compile(r"(?:要|必须|应当|我们要|必须要|各地要)")
_LINK = re.compile(
    r"(?:(?:但|同时|因此|所以|此外|另外|可见)?(?:也要看到|还要看到|也应看到|还应看到)?，|同时(?=[应要]))"
)
_INTRO_MOST = 4  # 比如， and the like between a stop and the next place
_ACHIEVED = re.compile(
    r"(?:有效|成功|基本|真正|切实|逐步)?(?:实现|破解|解决|化解|形成|提升|提高|降低|缩短|减少|增加|激活|盘活|打通|改变|扭转|遏制|强化|增强|激励|激发|探索出|赢得)了?|"
    r"(?:使|让)?[^，]{1,16}(?:提高|提升|上升|下降|减少|增长|增加|缩短|降低|压缩|扩大)(?:到|至|了|[0-9])"
)
_VAGUE_RESULT = re.compile(
    r"(?:良好|积极|明显|显著|一定)(?:的)?(?:效果|成效|进展|作用|反响)|好评|称赞|赞誉|欢迎|认可"
)
_FAILED = re.compile("落选|挖走|流失|失败|亏损|搁浅|停摆|烂尾|教训|半途而废|不了了之|走了弯路|吃过?亏")
_STARTS_ONLY = re.compile(r"从[^，。]{2,12}入手|首先")
_TURNS = re.compile(r"(?:但|然而|不过|可是|但是)")


def required(material: Material) -> Iterator[Draft]:
    """What does the article ask for under a point? Only sentences that ask for something are in the key."""
    for paragraph, lead in _points(material):
        if material.findings.chapter_of(paragraph.number) != "quality" or not IMPERATIVE.match(fold(lead)):
            continue
        asked = [
            p for p in _after_lead(paragraph) if _role(material, p) == "norm" and _NORM_OPENS.match(p.folded)
        ]
        left = [
            p for p in _after_lead(paragraph) if _role(material, p) in ("norm", "deed") and p not in asked
        ]
        if not 2 <= len(asked) <= 4 or left or not all(_fit(p) for p in asked):
            continue
        yield _draft(
            material,
            paragraph,
            f"围绕{quoted(lead)}，文章提出了哪些具体要求？",
            [_without_link(material, p) for p in asked],
            "requirements-of-point",
            2.6,
        )


def reasons(material: Material) -> Iterator[Draft]:
    """Why is the matter of the section a demand of the time (这是……的迫切要求)? The paragraph argues it."""
    for enumeration in material.findings.enumerations:
        if not enumeration.frame:
            continue
        for member in enumeration.members:
            paragraph = material.article.paragraph(member.paragraph)
            topic = heading(material, paragraph)
            subject = matter(topic) if topic else ""
            tail = enumeration.frame.partition("…")[2]
            points = _argument(material, paragraph)
            sound = 2 <= len(points) <= 4 and all(_fit(p) for p in points)
            if not subject or subject == topic or not tail or not sound or len(member.text) > _LEAD_MOST:
                continue
            stem = f"文章为什么说，{subject}是{member.text}{tail}？请概括理由。"
            yield _draft(material, paragraph, stem, points, "reasons-of-point", 2.6)


def unfolded(material: Material) -> Iterator[Draft]:
    """What does the article ask for under one member of a list inside a paragraph (一是……。……二是……)?"""
    for enumeration in material.findings.enumerations:
        members = enumeration.members
        if not enumeration.form.startswith("ordinals") or len({m.paragraph for m in members}) > 1:
            continue
        paragraph = material.article.paragraph(enumeration.paragraph)
        for member, following in zip(members, [*members[1:], None], strict=True):
            text = bare(member)
            points = _segment(material, paragraph, member, following)
            whole = "".join(p.text for p in points)
            if not IMPERATIVE.match(fold(text)) or not stands_alone(text) or len(whole) < _TOLD_LEAST:
                continue
            if 1 <= len(points) <= 4 and all(_fit(p) for p in points):
                yield _draft(
                    material,
                    paragraph,
                    f"围绕{quoted(text)}，文章提出了哪些具体要求？",
                    points,
                    "requirements-of-member",
                    2.3,
                )


def _segment(
    material: Material, paragraph: Paragraph, member: Passage, following: Passage | None
) -> list[Passage]:
    """What follows a member up to the next one, by sentences; empty when it is not all of one kind."""
    text = paragraph.folded
    limit = following.start if following else len(text)
    stops = [i for i in range(member.end, limit) if text[i] in "。；"]
    if not stops or following is None:
        return []
    points = []
    for sentence in paragraph.sentences:
        start, end = max(sentence.start, member.end), min(sentence.end, stops[-1] + 1)
        while start < end and text[start] in "，。；：、 ":
            start += 1
        if end - start < _SENTENCE_LEAST:
            continue
        asks = _NORM_OPENS.match(text, start) is not None
        if not asks or material.findings.role_of(paragraph.number, sentence.number) != "norm":
            return []
        points.append(paragraph.quote(start, end))
    return points


def practised(material: Material) -> Iterator[Draft]:
    """How did these places do it? The stem names every place, so the key is complete."""
    rows: dict[int, list[tuple[Passage, Passage]]] = {}
    leads = {point.number: text for point, text in _points(material)}
    for example, deed in usable(material):
        if example.level == "unit" or _FAILED.search(example.sentence.folded):
            continue  # 当地是怎样做的 asks for what a place did, and did well
        rows.setdefault(example.place.paragraph, []).append((example.place, deed))
    for number, told in rows.items():
        paragraph = material.article.paragraph(number)
        topic = heading(material, paragraph) or leads.get(number)
        names = [place.text for place, _ in told]
        if topic is None or len(told) > 4 or any(fold(name)[:2] in fold(topic) for name in names):
            continue
        points = [p for place, _ in told if (p := _told(material, paragraph, place))]
        if len(points) < len(told):
            continue
        who = ("当地是", "两地各是", "三地各是", "四地各是")[len(told) - 1]
        yield _draft(
            material,
            paragraph,
            f"在{quoted(topic)}方面，文章介绍了{'、'.join(names)}的做法。{who}怎样做的？",
            points,
            "practice-of-places",
            1.6 + 0.2 * len(told),
        )


def achieved(material: Material) -> Iterator[Draft]:
    """What came of a place's practice? Only results that the same sentence states outright."""
    for example, deed in usable(material):
        outcome = example.outcome
        if outcome is None or not _ACHIEVED.match(outcome.folded) or _VAGUE_RESULT.search(outcome.folded):
            continue
        whole = deed.end == example.measure.end and stands_alone(deed.text)
        if not whole or not _fit(outcome) or INSIDE.search(outcome.folded) or SPEECH.search(outcome.folded):
            continue
        yield _draft(
            material,
            material.article.paragraph(outcome.paragraph),
            f"文章介绍，{example.place.text}{deed.text}，取得了什么成效？",
            [outcome],
            "outcome-of-practice",
            2.0,
        )


def common(material: Material) -> Iterator[Draft]:
    """What do many places do under a point (许多地方……)? The sentence is the key."""
    leads = {point.number: text for point, text in _points(material)}
    for paragraph in material.article.paragraphs:
        lead = leads.get(paragraph.number)
        if lead is None or material.findings.chapter_of(paragraph.number) != "practices":
            continue
        told = [
            p
            for p in _after_lead(paragraph)
            if _MANY.match(p.folded) and _fit(p) and len(p.text) >= _TOLD_LEAST
        ]
        told = [p for p in told if _role(material, p) not in ("speech", "problem", "norm")]
        if len(told) != 1 or _STARTS_ONLY.search(told[0].folded):
            continue
        who = _MANY.match(told[0].folded)
        assert who is not None
        yield _draft(
            material,
            paragraph,
            f"围绕{quoted(lead)}，文章说{who.group(1)}是怎样做的？",
            told,
            "common-practice",
            2.2,
        )


def _told(material: Material, paragraph: Paragraph, place: Passage) -> Passage | None:
    """Place and deed to the end of the clause or sentence, when nothing more is told of the place after it."""
    text = paragraph.folded
    stop = re.search("[。；]", text[place.end :])
    end = place.end + stop.start() if stop else len(text)
    others = [e.place.start for e in material.findings.examples if e.place.paragraph == paragraph.number]
    alone = not text[end:].strip("。； ") or any(0 < start - end <= _INTRO_MOST for start in others)
    told = paragraph.quote(place.start, end)
    dangling = re.match("[则还也]", text[place.end :])
    return (
        told if alone and not dangling and len(told.text) <= _SENTENCE_MOST and balanced(told.text) else None
    )


def _points(material: Material) -> list[tuple[Paragraph, str]]:
    """Paragraphs that open with a parallel point, with the point."""
    found = []
    for enumeration in material.findings.enumerations:
        if not _spread(enumeration) or enumeration.frame or enumeration.form in ("list", "chain"):
            continue
        for member in enumeration.members:
            text = bare(member)
            if len(text) <= _LEAD_MOST and stands_alone(text):
                found.append((material.article.paragraph(member.paragraph), text))
    return found


def _spread(enumeration: Enumeration) -> bool:
    return len({m.paragraph for m in enumeration.members}) == len(enumeration.members)


def _after_lead(paragraph: Paragraph) -> list[Passage]:
    return [paragraph.quote_sentence(s.number) for s in paragraph.sentences[1:] if s.text.strip()]


def _argument(material: Material, paragraph: Paragraph) -> list[Passage]:
    """The sentences that argue: no background that the next sentence turns away from, no examples."""
    rows = _after_lead(paragraph)
    kept = []
    for passage, following in zip(rows, [*rows[1:], None], strict=True):
        conceded = following is not None and _TURNS.match(following.folded)
        if conceded or _CONCEDES.match(passage.folded) or _role(material, passage) in ("speech", "example"):
            continue
        if not _DEMANDS.match(passage.folded):
            kept.append(_without_link(material, passage))
    return kept


def _without_link(material: Material, passage: Passage) -> Passage:
    """A sentence without the word that ties it to the one before (但也要看到，……)."""
    link = _LINK.match(passage.folded)
    paragraph = material.article.paragraph(passage.paragraph)
    return paragraph.quote(passage.start + link.end(), passage.end) if link else passage


def _role(material: Material, passage: Passage) -> str:
    return material.findings.role_of(passage.paragraph, passage.sentence)


def _fit(passage: Passage) -> bool:
    return (
        _SENTENCE_LEAST <= len(passage.text) <= _SENTENCE_MOST
        and balanced(passage.text)
        and not re.match(r"(?:这|其|该|此|他|它)", passage.folded)
    )


def _draft(
    material: Material, paragraph: Paragraph, stem: str, points: list[Passage], rule: str, weight: float
) -> Draft:
    return Draft(
        kind="short_answer",
        rule=rule,
        stem=stem,
        answer=Points(tuple(points)),
        sources=cite(*points),
        explanation=f"要点都在第{paragraph.number}段。",
        chapter=material.findings.chapter_of(paragraph.number),
        weight=weight,
    )
