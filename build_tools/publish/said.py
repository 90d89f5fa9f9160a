"""The sentences that a lesson cites, so that its page can show them in place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_tools.model.article import Article, SourceRef
from build_tools.model.guide import Lesson
from build_tools.model.questions import Choice, Points


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an article, whole, and where it stands."""

    source: SourceRef
    text: str


def said(lesson: Lesson, articles: Mapping[str, Article]) -> tuple[Said, ...]:
    """Every sentence that a ¶ of the lesson's page leads to, once, by article, paragraph and sentence."""
    firsts: dict[tuple[str, int, int], SourceRef] = {}
    for source in _sources(lesson):
        firsts.setdefault((source.article, source.paragraph, source.sentence), source)
    return tuple(
        Said(firsts[key], articles[key[0]].paragraph(key[1]).sentences[key[2] - 1].text.strip())
        for key in sorted(firsts, key=lambda key: (key[0] != lesson.article.id, key))
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
