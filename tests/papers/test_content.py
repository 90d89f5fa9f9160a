"""What stands on papers: the participant's part without answers, plans from real parts, one numbering."""

import dataclasses
import json
from typing import Any

import pytest

from build_tools.model.guide import Study, StudyGuide
from build_tools.model.papers import HANDOUT, KEY, KIT, LARGE, PROFILES, WORD, WORD_KEY, Manuscript
from build_tools.model.questions import Answer, Choice, Order, Pairs, Verdict
from build_tools.publish.papers.content import asked, key, questions
from build_tools.publish.papers.plan import LENGTHS, plan

_OF_THE_KEY = {"answer", "rows", "right", "why", "cite", "keys", "remark", "correct"}


def _names(data: Any) -> set[str]:
    """All field names in a value of JSON."""
    if isinstance(data, dict):
        return set(data) | {name for value in data.values() for name in _names(value)}
    return {name for value in data for name in _names(value)} if isinstance(data, list) else set()


def test_what_participants_get_has_no_field_of_the_key(written: dict[str, Manuscript]) -> None:
    """Handouts, large print, Word and session kits hold no answer, remark or reason; the keys do."""
    for path, manuscript in written.items():
        found = _names(json.loads(manuscript.data)) & _OF_THE_KEY
        name = path.rsplit("/", 1)[-1]
        assert name in (HANDOUT, LARGE, WORD, KIT, KEY, WORD_KEY)
        assert ("keys" in found) == (name in (KEY, WORD_KEY)) == bool(found), path


def _other(answer: Answer) -> Answer | None:
    """The same things to see with another right answer."""
    match answer:
        case Choice(options):
            turned = [option.correct for option in options[1:]] + [options[0].correct]
            return Choice(
                tuple(dataclasses.replace(o, correct=c) for o, c in zip(options, turned, strict=True))
            )
        case Verdict(true):
            return Verdict(not true, "改正")
        case Pairs(pairs, rights):
            moved = [right for _, right in pairs[1:]] + [pairs[0][1]]
            return Pairs(tuple((left, right) for (left, _), right in zip(pairs, moved, strict=True)), rights)
        case Order(items, shown):
            return Order(items[1:] + items[:1], shown)
    return None


def test_a_paper_does_not_depend_on_the_right_answer(
    guide: StudyGuide, sample_studies: tuple[Study, ...]
) -> None:
    """With another right answer the participant's question is the same to the letter, the key another."""
    tried = 0
    made_up = [question for study in sample_studies for question in study.questions]
    for question in [*guide.questions, *made_up]:
        other = _other(question.answer)
        if other is not None:
            tried += 1
            assert asked(question) == asked(dataclasses.replace(question, answer=other))
    assert tried >= 5


def test_numbers_and_letters_are_those_of_the_data(guide: StudyGuide) -> None:
    """Paper and key number the questions 1, 2, 3 … in the order of the lesson, and letter options alike."""
    for lesson in guide.lessons:
        shown = [q for run in questions(lesson) for q in run["questions"]]
        assert [q["n"] for q in shown] == [row["n"] for row in key(lesson)] == list(range(1, len(shown) + 1))
        for paper, row, question in zip(shown, key(lesson), lesson.questions, strict=True):
            if isinstance(question.answer, Choice):
                options = [(o["letter"], o["text"]) for o in paper["options"]]
                assert options == list(
                    zip("ABCDEFGHIJ", (o.text for o in question.answer.options), strict=False)
                )
                right = {o["letter"] for o in row["rows"] if o["right"]}
                assert right == set(row["answer"]) == set(question.answer.letters)


def test_one_point_alone_has_no_number(guide: StudyGuide) -> None:
    """Points of a model answer are numbered when there are several."""
    seen = set()
    for lesson in guide.lessons:
        for row in key(lesson):
            marks = [point["mark"] for point in row["points"]]
            assert marks == ([""] if len(marks) == 1 else [f"（{n}）" for n in range(1, len(marks) + 1)])
            seen.add(len(marks))
    assert 1 in seen and max(seen) > 2


@pytest.mark.parametrize("length", LENGTHS)
def test_a_plan_lasts_as_long_as_it_says(guide: StudyGuide, length: int) -> None:
    """The steps of every lesson's plan fill the session to the minute, none shorter than two minutes."""
    for lesson in guide.lessons:
        steps = plan(lesson, length)
        assert sum(step.minutes for step in steps) == length
        assert min(step.minutes for step in steps) >= 2
        assert not lesson.examples or any(step.name == "看案例" for step in steps)


def test_official_layout_keeps_the_standard() -> None:
    """公文: type area 156 mm x 225 mm, 28 characters of 三号 a line, 22 lines a page (GB/T 9704-2012)."""
    profile = PROFILES["gongwen"]
    square = profile.size / 72 * 25.4
    assert abs(square * profile.columns - 156) < 0.01
    assert abs(297 - profile.top - profile.bottom - 225) < 0.01
    assert abs(22 * square * (1 + profile.leading) - 225) < 0.01
    assert profile.top == 37 and profile.inside == 28
