"""What is published of the quality of questions is what the kept verdicts say."""

from pathlib import Path

from tests.quality.figures import by_set, counted, interval, judged_sets

PUBLISHED = Path(__file__).parents[1] / "docs" / "contribute" / "quality.md"


def test_published_tables_are_counted_from_the_verdicts() -> None:
    """Every row of the tables by set and by kind stands in the page, to the letter."""
    said, sets = PUBLISHED.read_text("utf-8"), list(judged_sets())
    rows = [*by_set(sets), *counted(sets, rules=False)]
    assert len(sets) >= 10 and len(rows) > len(sets)
    assert [row for row in rows if row not in said] == []


def test_every_question_of_a_set_has_both_verdicts() -> None:
    """Both readers judged the questions that stand in the set, each once and in its order."""
    for one in judged_sets():
        assert [v.question for v in one.first] == [v.question for v in one.second], one.number
        assert list(one.rules) == [v.question for v in one.first], one.number


def test_the_interval_is_wilsons() -> None:
    """Known values: half of ten, none of ten and all of ten."""
    assert (interval(0.5, 10), interval(0, 10), interval(1, 10)) == ((24, 76), (0, 28), (72, 100))
