"""Studies into the study guide: chapters, lessons in order, with their study material."""

from collections.abc import Sequence

from build_tools.model.article import Passage
from build_tools.model.guide import Chapter, Frame, Lesson, Study, StudyGuide


def guide(title: str, chapters: Sequence[Chapter], studies: Sequence[Study], frame: Frame) -> StudyGuide:
    """The study guide of all articles; lessons stand by chapter, then by the order that editors gave, then as `studies` come."""
    studies = sorted(studies, key=lambda study: study.article.meta.order)
    lessons = [lesson for chapter in chapters for study in studies if (lesson := _lesson(study, chapter))]
    return StudyGuide(title, tuple(chapters), tuple(studies), tuple(lessons), frame)


def _lesson(study: Study, chapter: Chapter) -> Lesson | None:
    placements = study.findings.placements
    numbers = tuple(n for n, placement in enumerate(placements, 1) if placement.chapter == chapter.id)
    if not numbers:
        return None

    def here(passage: Passage) -> bool:
        return passage.paragraph in numbers

    return Lesson(
        article=study.article,
        chapter=chapter,
        paragraphs=numbers,
        key_points=tuple(k for k in study.findings.key_points if here(k.text)),
        enumerations=tuple(e for e in study.findings.enumerations if here(e.members[0])),
        examples=tuple(e for e in study.findings.examples if here(e.place)),
        terms=tuple(t for t in study.findings.terms if here(t.text)),
        questions=tuple(q for q in study.questions if q.chapter == chapter.id),
        doubtful=tuple(n for n in numbers if placements[n - 1].doubtful),
    )
