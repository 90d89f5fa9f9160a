"""Studies into the study guide: chapters, lessons in order, with their study material."""

from collections.abc import Sequence
from dataclasses import replace

from build_tools.compose.check import Claim, Trial, claims, scores, tails, trials, true_somewhere
from build_tools.compose.decisions import withdrawn
from build_tools.model.article import Passage
from build_tools.model.guide import Chapter, Frame, Lesson, Study, StudyGuide
from build_tools.model.questions import Refusal
from build_tools.model.step import Call, plainly


def guide(
    title: str,
    chapters: Sequence[Chapter],
    studies: Sequence[Study],
    frame: Frame,
    call: Call = plainly,
) -> StudyGuide:
    """The study guide of all articles; lessons stand by chapter, then by the order that editors gave, then as `studies` come.

    A question whose wrong answer is right by some other article of the guide is taken out here. What
    depends on one article is made by `call`.
    """
    claimed = [call(_claims, study) for study in studies]
    reasons = true_somewhere(claimed, (call(tails, study.article) for study in studies))
    studies = [
        call(_without, study, tuple(why.items())) if why else study
        for study, why in zip(studies, reasons, strict=True)
    ]
    studies.sort(key=lambda study: study.article.meta.order)
    lessons = [
        lesson for chapter in chapters for study in studies if (lesson := call(_lesson, study, chapter))
    ]
    guesses = scores(trial for study in studies for trial in call(_trials, study))
    return StudyGuide(title, tuple(chapters), tuple(studies), tuple(lessons), frame, guesses)


def _claims(study: Study) -> tuple[Claim, ...]:
    return claims(study.questions)


def _trials(study: Study) -> tuple[Trial, ...]:
    return trials(study.questions)


def _without(study: Study, why: tuple[tuple[int, str], ...]) -> Study:
    """A study without some questions: their number, counted from 0, and what is against them."""
    reasons = {study.questions[index].id: reason for index, reason in why}
    refusals = tuple(
        Refusal.of(q, "lure-true-elsewhere", reasons[q.id]) for q in study.questions if q.id in reasons
    )
    kept = tuple(q for q in study.questions if q.id not in reasons)
    lost = withdrawn(study.decided, [(q, reasons[q.id]) for q in study.questions if q.id in reasons])
    return replace(study, questions=kept, refusals=study.refusals + refusals, decided=lost)


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
        tally=study.decided.tally,
    )
