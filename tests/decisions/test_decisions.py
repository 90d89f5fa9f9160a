"""What editors decide on made questions: it holds as long as the question is what they saw, and is told when not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.compose import fingerprint, sentences
from build_tools.model.guide import Chapter, Study
from build_tools.model.questions import Question, Verdict
from build_tools.pipeline import Source, study

SAMPLES = Path(__file__).parents[1] / "samples"


def decided(found: Study, chapters: tuple[Chapter, ...], sheet: str, text: str | None = None) -> Study:
    """The article of a study, made again with a file of decisions, and with another text when one is given."""
    path = SAMPLES / f"{found.article.id}.md"
    source = Source(path.stem, path.name, text or path.read_text("utf-8"), None, "", sheet, "a.quiz.yml")
    return study(source, chapters)


def entry(found: Study, question: Question, verdict: str, *more: str) -> str:
    """A decision as an editor would write it."""
    quotes = "".join(f"      - {text!r}\n" for text in sentences(found.article, question))
    rows = "".join(f"    {row}\n" for row in more)
    seen = fingerprint(found.article, question)
    return (
        f"  {question.id}:\n    decision: {verdict}\n    seen: '{seen}'\n"
        f"    was: {question.stem!r}\n    sentences:\n{quotes}{rows}"
    )


def first(studies: Iterable[Study], kind: str) -> tuple[Study, Question]:
    """The first question of a kind that the samples have, with its study."""
    return next((found, q) for found in studies for q in found.questions if q.kind == kind)


def sheet(entries: Iterable[str]) -> str:
    return "questions:\n" + "".join(entries)


def test_reviewing_leaves_the_others_as_they_are(
    sample_studies: tuple[Study, ...], chapters: tuple[Chapter, ...]
) -> None:
    """A passed question keeps everything but its state, and no other question comes or goes by it."""
    for found in sample_studies:
        for some in (found.questions[:1], found.questions[1::2], found.questions):
            made = decided(found, chapters, sheet(entry(found, q, "reviewed") for q in some))
            assert not made.decided.concerns
            assert [q.id for q in made.questions] == [q.id for q in found.questions]
            assert {q.id for q in made.questions if q.state == "reviewed"} == {q.id for q in some}
            assert made.decided.tally.reviewed == len(some)


def test_rejected_questions_stay_out(
    sample_studies: tuple[Study, ...], chapters: tuple[Chapter, ...]
) -> None:
    """A rejected question is not asked, is listed with its editor's reason, and is counted."""
    asked = [found for found in sample_studies if found.questions]
    assert len(asked) >= 4
    for found in asked:
        one = found.questions[0]
        made = decided(found, chapters, sheet([entry(found, one, "rejected", "note: 太浅")]))
        assert one.id not in {q.id for q in made.questions}
        assert ("editor", "太浅", one.id) in {(r.rule, r.reason, r.id) for r in made.refusals}
        assert made.decided.tally.rejected == 1 and not made.decided.concerns


def test_a_change_of_words_keeps_the_id(
    sample_studies: tuple[Study, ...], chapters: tuple[Chapter, ...]
) -> None:
    """A question of every kind that the samples have can be changed: new words, same id, state edited, checked."""
    changed: Counter[str] = Counter()
    for found in sample_studies:
        for q in found.questions:
            rows = ("edit:", "  explanation: 照原句想一想。")
            made = decided(found, chapters, sheet([entry(found, q, "edited", *rows)]))
            assert not made.decided.concerns, made.decided.concerns
            new = next(one for one in made.questions if one.id == q.id)
            assert (new.state, new.explanation, new.stem) == ("edited", "照原句想一想。", q.stem)
            assert new.answer == q.answer
            changed[q.kind] += 1
    assert len(changed) >= 6


def test_a_change_that_makes_it_wrong_is_told(
    sample_studies: tuple[Study, ...], chapters: tuple[Chapter, ...]
) -> None:
    """A changed question must pass the checker; one that does not is not asked, and its line and cure are told."""
    for kind, rows in {
        "ordering": ("edit:", "  answer: [这里没有, 那里没有, 哪里都没有]"),
        "true_false": ("edit:", "  stem: 文章里从来没有说过的一句话。", "  answer: true"),
        "short_answer": ("edit:", "  answer: [文章没有说的要点]"),
    }.items():
        found, q = first(sample_studies, kind)
        made = decided(found, chapters, sheet([entry(found, q, "edited", *rows)]))
        assert q.id not in {one.id for one in made.questions}, kind
        assert {c.line for c in made.decided.concerns} == {2}
        assert q.id in made.decided.concerns[0].message


def test_a_statement_can_be_made_false(
    sample_studies: tuple[Study, ...], chapters: tuple[Chapter, ...]
) -> None:
    """A statement that its editor makes false gets the original sentence as its correction, once."""
    found, q = first(sample_studies, "true_false")
    rows = ("edit:", f"  stem: {q.stem.rstrip('。')}，后来全停了。", "  answer: false")
    made = decided(found, chapters, sheet([entry(found, q, "edited", *rows)]))
    assert not made.decided.concerns, made.decided.concerns
    answer = next(one.answer for one in made.questions if one.id == q.id)
    assert isinstance(answer, Verdict) and not answer.true
    assert answer.correction.count("原文是") == 1
    whole = sentences(found.article, q)[-1].strip("。")
    assert answer.correction.count(whole[-8:]) == 1


@pytest.mark.parametrize(
    ("verdict", "more", "stays"),
    [("reviewed", (), True), ("rejected", (), False), ("edited", ("edit:", "  explanation: 新。"), False)],
)
def test_a_changed_sentence_is_told(
    verdict: str,
    more: tuple[str, ...],
    stays: bool,
    sample_studies: tuple[Study, ...],
    chapters: tuple[Chapter, ...],
) -> None:
    """When a cited sentence changes, every decision on its questions is told with old and new words; nothing is
    shown as reviewed, and what was rejected or changed is not asked.
    """
    told = 0
    for found in sample_studies:
        text = (SAMPLES / f"{found.article.id}.md").read_text("utf-8")
        for q in found.questions:
            last = found.article.paragraph(q.sources[-1].paragraph).sentences[q.sources[-1].sentence - 1]
            old = last.text.strip()
            if text.count(old) != 1 or old[-1] != "。":
                continue
            made = decided(
                found,
                chapters,
                sheet([entry(found, q, verdict, *more)]),
                text.replace(old, old[:-1] + "，这是后来补的。"),
            )
            assert made.decided.concerns and q.id in made.decided.concerns[0].message
            assert made.decided.concerns[0].line == 2
            assert all(one.state == "generated" for one in made.questions)
            if q.id in {one.id for one in made.questions}:
                assert stays
            told += 1
    assert told >= 10


def test_a_question_no_longer_made_is_told(
    sample_studies: tuple[Study, ...], chapters: tuple[Chapter, ...]
) -> None:
    """A decision whose question is not made any more is told, with the new wording of its sentence and what is like it."""
    found, q = first(sample_studies, "ordering")
    fresh = entry(found, q, "reviewed").replace(q.id, "0123456789ab")
    old = sentences(found.article, q)[0]
    for sentence, expected in ((old, q.id), (old.replace(old[3:5], "某些"), "现在是")):
        concern = decided(found, chapters, sheet([fresh.replace(old, sentence)])).decided.concerns[0]
        assert concern.line == 2 and "0123456789ab" in concern.message and "不再出" in concern.message
        assert expected in concern.message


def test_edits_elsewhere_touch_no_decision(
    sample_studies: tuple[Study, ...], chapters: tuple[Chapter, ...]
) -> None:
    """A new paragraph near the front moves the numbers of those behind it, and no decision is disturbed.

    It follows the first paragraph under the first heading: a heading is cited by a sentence under it.
    """
    for found in sample_studies:
        head, body = (SAMPLES / f"{found.article.id}.md").read_text("utf-8").split("\n---\n", 1)
        heading = body.index("\n\n", body.index("## ")) if "## " in body else 0
        behind = body.index("\n\n", heading + 2)
        text = f"{head}\n---\n{body[:behind]}\n\n天气很好，大家都来了。{body[behind:]}"
        still = {q.id for q in decided(found, chapters, "", text).questions}
        same = [q for q in found.questions if q.id in still]
        made = decided(found, chapters, sheet(entry(found, q, "reviewed") for q in same), text)
        assert not made.decided.concerns, (found.article.id, made.decided.concerns)


def test_other_lures_make_another_fingerprint(sample_studies: tuple[Study, ...]) -> None:
    """What a reviewer saw is told apart from the same question with another explanation, whatever its id."""
    for found in sample_studies:
        for q in found.questions:
            other = replace(q, explanation=q.explanation + "另见他处。")
            assert fingerprint(found.article, q) != fingerprint(found.article, other)
            moved = replace(q, explanation=q.explanation.replace("第1段", "第2段"))
            assert fingerprint(found.article, q) == fingerprint(found.article, moved)
