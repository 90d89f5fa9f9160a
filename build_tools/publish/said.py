"""The sentences that a lesson cites, so that its page can show them in place."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.model.article import SourceRef
from build_tools.model.guide import Lesson
from build_tools.model.questions import Choice, Points


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the lesson's article, whole, and where it stands."""

    source: SourceRef
    text: str


def said(lesson: Lesson) -> tuple[Said, ...]:
    """Every sentence that a ¶ of the lesson's page leads to, once, in the order of the article."""
    firsts: dict[tuple[int, int], SourceRef] = {}
    for source in _sources(lesson):
        firsts.setdefault((source.paragraph, source.sentence), source)
    return tuple(
        Said(source, lesson.article.paragraph(paragraph).sentences[sentence - 1].text.strip())
        for (paragraph, sentence), source in sorted(firsts.items())
    )


def _sources(lesson: Lesson) -> Iterator[SourceRef]:
    passages = [point.text for point in lesson.key_points]
    passages += [member for enumeration in lesson.enumerations for member in enumeration.members]
    passages += [example.measure for example in lesson.examples]
    passages += [term.text for term in lesson.terms]
    for passage in passages:
        yield from passage.sources[:1]
    for question in lesson.questions:
        match question.answer:
            case Choice(options):
                for option in options:
                    yield from option.sources
            case Points(points):
                for point in points:
                    yield from point.sources[:1]
