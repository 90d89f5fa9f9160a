"""Claims of one sentence, asked from behind: what is the guarantee of a matter, and to what does a thing mean much?"""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material, cite, where
from build_tools.compose.naming.asking import anchored
from build_tools.compose.wording import gives_away, stands_alone
from build_tools.model.article import Passage
from build_tools.model.findings import KeyPoint
from build_tools.model.questions import Points
from build_tools.model.text import fold, squash

_ONLY_ONE = re.compile(
    "的(?:制度保障|根本保障|根本保证|政治保证|组织保证|首要任务|根本任务|中心任务|根本目的|根本要求|本质要求|本质特征|根本动力|根本立场|根本前提|首要前提|必由之路|生命线)$"
)
"""What a matter has one of; 重要任务 and 基础 there may be several."""
_SOURCES = ("speech", "example", "problem")
_MATTER_LEAST, _SAID_LEAST, _SAID_MOST = 4, 4, 70


def claimed(material: Material) -> Iterator[Draft]:
    """One short answer for each definition by what a matter has one of, and each claim of what a thing means to others."""
    listed = _listed(material)
    for point in material.findings.key_points:
        at = point.text.paragraph, point.text.sentence
        asked = _asked(material, point)
        if asked is None or at in listed or material.findings.role_of(*at) in _SOURCES:
            continue
        stem, said = asked
        if anchored(material, material.article.paragraph(said.paragraph), stem) != stem:
            continue  # of what, only the lines before tell
        yield Draft(
            kind="short_answer",
            rule=f"statement-{point.role}",
            stem=stem,
            answer=Points((said,)),
            sources=cite(*(passage for passage in (point.subject, point.text) if passage)),
            explanation=f"见{where(said)}。",
            chapter=material.findings.chapter_of(said.paragraph),
            weight=2.9,
        )


def _asked(material: Material, point: KeyPoint) -> tuple[str, Passage] | None:
    """The question and the passage that answers it."""
    subject = point.subject
    if subject is None:
        return None
    if point.role == "definition" and _ONLY_ONE.search(point.text.folded):
        matter = _ONLY_ONE.sub("", point.text.folded)
        named = len(matter) >= _MATTER_LEAST and stands_alone(point.text.text) and _alone(material, point)
        fits = named and _answers(subject, point.text.text)
        return (f"文章认为，{point.text.text}是什么？", subject) if fits else None
    if point.role == "worth":
        named = len(squash(subject.text)) >= _MATTER_LEAST and stands_alone(subject.text)
        fits = named and _answers(point.text, subject.text)
        return (f"文章认为，{subject.text}对什么{fold(point.link)}？", point.text) if fits else None
    return None


def _listed(material: Material) -> set[tuple[int, int]]:
    """Where the points of lists stand: these are asked for together."""
    return {(m.paragraph, m.sentence) for e in material.findings.enumerations if e.spread for m in e.members}


def _alone(material: Material, point: KeyPoint) -> bool:
    """Whether the article says of one thing only that it is this."""
    return not any(
        other is not point and other.role == "definition" and other.text.folded == point.text.folded
        for other in material.findings.key_points
    )


def _answers(said: Passage, stem: str) -> bool:
    """Whether a passage can be printed as an answer, and the question does not print it."""
    fits = _SAID_LEAST <= len(squash(said.text)) <= _SAID_MOST
    return fits and stands_alone(said.text) and not gives_away(said.text, stem)
