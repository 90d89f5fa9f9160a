"""Short answers and discussions: the model answer is a list of cited sentences."""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material, cite, quoted
from build_tools.compose.places_asked import bare
from build_tools.compose.wording import IMPERATIVE, INSIDE, OPENING, SPEECH, balanced, stands_alone
from build_tools.model.article import Paragraph, Passage
from build_tools.model.questions import Points
from build_tools.model.text import fold

_MOST_POINTS, _MOST_LISTED = 5, 6
_UNIQUE = re.compile(
    r"的(?:制度保障|首要任务|根本目的|根本保证|根本任务|核心|关键|生命线|主阵地|必由之路|题中应有之义)$"
)
_CLAIM = re.compile(r"^[^，]{2,20}是[^，]{2,40}$")


def leads_explained(material: Material) -> Iterator[Draft]:
    """What does the article say under each of its parallel points?"""
    for enumeration in material.findings.enumerations:
        spread = len({m.paragraph for m in enumeration.members}) == len(enumeration.members)
        if not spread or not (enumeration.form == "leads" or enumeration.form.startswith("ordinals")):
            continue
        for member in enumeration.members:
            paragraph = material.article.paragraph(member.paragraph)
            points = _rest(paragraph, member)
            text = bare(member)
            least = 2 if enumeration.frame or IMPERATIVE.match(fold(text)) else 3
            if len(points) < least or len(text) > 64 or not balanced(text) or INSIDE.search(fold(text)):
                continue
            yield Draft(
                kind="short_answer",
                rule="reasons-of-point" if enumeration.frame else "content-of-point",
                stem=_ask(material, member, text, enumeration.frame),
                answer=Points(tuple(points)),
                sources=cite(member, *points),
                explanation=f"要点都在第{paragraph.number}段。",
                chapter=material.findings.chapter_of(paragraph.number),
                weight=2.4,
            )


def _ask(material: Material, member: Passage, text: str, frame: str) -> str:
    if frame:
        _, _, tail = frame.partition("…")
        return (
            f"文章为什么提出，这是{quoted(text)}{tail}？请概括理由。"
            if not tail
            else f"文章为什么把{quoted(text)}称为{tail.lstrip('的')}？请概括理由。"
        )
    if _CLAIM.match(fold(text)):
        return f"文章为什么说{quoted(text)}？请概括理由。"
    chapter = material.findings.chapter_of(member.paragraph)
    what = {"practices": "具体做法", "quality": "具体要求"}.get(chapter)
    if what is None or not IMPERATIVE.match(fold(text)):
        return f"文章怎样说明{quoted(text)}？请概括要点。"
    return f"围绕{quoted(text)}，文章讲了哪些{what}？请概括要点。"


def _rest(paragraph: Paragraph, member: Passage) -> list[Passage]:
    """The sentences of the paragraph after its lead that can serve as points of an answer."""
    points = []
    for sentence in paragraph.sentences:
        passage = paragraph.quote_sentence(sentence.number)
        if sentence.start < member.end or len(passage.text) < 8 or not balanced(passage.text):
            continue
        if SPEECH.search(passage.folded):
            continue
        points.append(passage)
    return points[:_MOST_POINTS]


def statements(material: Material) -> Iterator[Draft]:
    """What is decisive, on what condition, what is it called: one cited point."""
    for point in material.findings.key_points:
        if point.subject is None:
            continue
        subject, said = point.subject.text, point.text.text
        if (
            not stands_alone(subject)
            or INSIDE.search(fold(said))
            or OPENING.match(fold(said))
            or not balanced(said)
        ):
            continue
        if point.role == "key":
            paragraph = material.article.paragraph(point.text.paragraph)
            verb = paragraph.text[point.subject.end + 1 : point.text.start]
            stem = f"文章认为，{subject}，{verb}什么？"
        elif point.role == "condition":
            goal = re.split("[，；]", fold(subject))[0]
            if len(goal) < 6:
                continue
            stem = f"文章认为，怎样才能{subject[: len(goal)]}？"
        elif _UNIQUE.search(fold(said)):
            continue
        else:
            continue
        yield Draft(
            kind="short_answer",
            rule=f"statement-{point.role}",
            stem=stem,
            answer=Points((point.text,)),
            sources=cite(point.text, point.subject),
            explanation=f"见第{point.text.paragraph}段第{point.text.sentence}句。",
            chapter=material.findings.chapter_of(point.text.paragraph),
            weight=2.2,
        )


def discussions(material: Material) -> Iterator[Draft]:
    """One discussion for each chapter in which the article argues by points, not by stories."""
    for chapter in material.chapters:
        chosen = _argument(material, chapter.id)
        if len(chosen) < 2:
            continue
        paragraph = material.article.paragraph(chosen[0].paragraph)
        doubtful = material.findings.placements[paragraph.number - 1].doubtful
        about = quoted(material.article.topic(paragraph.section))
        neutral = f"围绕{about}，文章讲了哪些要点？选取其中一点，结合本单位实际谈谈看法。"
        yield Draft(
            kind="discussion",
            rule="discuss-chapter",
            stem=neutral if doubtful else chapter.discussion.format(topic=about),
            answer=Points(tuple(chosen[:_MOST_LISTED])),
            sources=cite(*chosen[:_MOST_LISTED]),
            explanation="参考要点均有出处，可对照原文展开。",
            chapter=chapter.id,
            weight=5,
        )


def _argument(material: Material, chapter: str) -> list[Passage]:
    """The points of a chapter: its parallel leads. Other leads miss points and tell background, as readers found."""

    def here(passage: Passage) -> bool:
        return material.findings.chapter_of(passage.paragraph) == chapter

    for enumeration in material.findings.enumerations:
        spread = len({m.paragraph for m in enumeration.members}) == len(enumeration.members)
        if (
            spread
            and enumeration.form.split(":")[0] in ("leads", "ordinals")
            and here(enumeration.members[0])
        ):
            return list(enumeration.members)
    return []
