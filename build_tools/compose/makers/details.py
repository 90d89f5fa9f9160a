"""What stands under one point: what it requires, and what many places do."""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material, cite
from build_tools.compose.wording import IMPERATIVE, balanced, bare, stands_alone
from build_tools.model.article import Paragraph, Passage
from build_tools.model.questions import Points
from build_tools.model.text import fold, quoted

_LEAD_MOST, _SENTENCE_MOST, _SENTENCE_LEAST = 60, 150, 10
_NORM_OPENS = re.compile(
    r"(?:(?:[^，。；]{1,8}?)?(?:要(?![的几十百千万两二三四五六七八九0-9])|应当|应该|应|必须|须|可以|可|建议|鼓励|支持|不得|不能)|既要|推动|建立|完善|健全|加强|强化|推进|加大|加快|构建|优化|深化|把|对|以|通过|按照)"
)
_MANY = re.compile(
    r"(?:近年来，|近几年，|目前，)?((?:许多|不少|一些|很多|多数|大多数)(?:地方|城市|地区|农村|学校|企业|县市|单位)|各地)(?!的)"
)
_TOLD_LEAST = 30
_LINK = re.compile(
    r"(?:(?:但|同时|因此|所以|此外|另外|可见)?(?:也要看到|还要看到|也应看到|还应看到)?，|同时(?=[应要]))"
)
_WHOLE = 0.85
"""How much of a paragraph the requirements must be for the key to be whole."""
_STARTS_ONLY = re.compile(r"从[^，。]{2,12}入手|首先")


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
        if sum(len(p.text) for p in asked) < _WHOLE * sum(len(p.text) for p in _after_lead(paragraph)):
            continue  # what stands between them may be the very requirements
        yield _draft(
            material,
            paragraph,
            f"围绕{quoted(lead)}，文章提出了哪些具体要求？",
            [_without_link(material, p) for p in asked],
            "requirements-of-point",
            2.6,
        )


def common(material: Material) -> Iterator[Draft]:
    """What do many places do under a point (许多地方……)? The sentence is the key."""
    leads = {point.number: text for point, text in _points(material)}
    for paragraph in material.article.paragraphs:
        lead = leads.get(paragraph.number)
        if lead is None or material.findings.chapter_of(paragraph.number) != "practices":
            continue
        if not IMPERATIVE.match(fold(lead)):
            continue  # under what goes wrong, many places do it wrong
        told = [
            p
            for p in _after_lead(paragraph)
            if _MANY.match(p.folded) and _fit(p) and len(p.text) >= _TOLD_LEAST
        ]
        told = [p for p in told if _role(material, p) not in ("speech", "problem", "norm")]
        others = sum(_MANY.search(p.folded) is not None for p in _after_lead(paragraph))
        if len(told) != 1 or others > 1 or _STARTS_ONLY.search(told[0].folded):
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


def _points(material: Material) -> list[tuple[Paragraph, str]]:
    """Paragraphs that open with a parallel point, with the point."""
    found = []
    for enumeration in material.findings.enumerations:
        if not enumeration.spread or enumeration.frame or enumeration.form in ("list", "chain"):
            continue
        for member in enumeration.members:
            text = bare(member)
            if len(text) <= _LEAD_MOST and stands_alone(text):
                found.append((material.article.paragraph(member.paragraph), text))
    return found


def _after_lead(paragraph: Paragraph) -> list[Passage]:
    return [paragraph.quote_sentence(s.number) for s in paragraph.sentences[1:] if s.text.strip()]


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
