"""Wrong pairs of a matching question, judged by the sentences of the guide."""

import pytest

from build_tools.compose.check.across import claims, tails, true_somewhere
from build_tools.model.questions import Pairs, Question
from build_tools.options import load_chapters
from build_tools.read import read

PAIRS = (("南坪区", "把支部书记的人选放宽到退休教师"), ("北岭区", "以一条街为单位组建联合支部"))


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("南坪区把支部书记的人选放宽到退休教师；北岭区以一条街为单位组建联合支部。", False),
        ("南坪区把支部书记的人选放宽到退休教师；南坪区、北岭区以一条街为单位组建联合支部。", True),
        ("南坪区把支部书记的人选放宽到退休教师；还以一条街为单位组建联合支部，北岭区学了过去。", True),
        ("各区不同，南坪区把支部书记的人选放宽到退休教师，北岭区以一条街为单位组建联合支部。", False),
        ("南坪区起步早，以一条街为单位组建联合支部。", True),
    ],
)
def test_places_side_by_side_are_kept_apart(told: str, wrong: bool) -> None:
    """A deed named with its own place in its part of the sentence is nobody else's; where that is open, the pair is refused."""
    article = read(f"---\ntitle: 甲\nedition: original\n---\n\n{told}\n", "a", "a.md", {})
    chapter = load_chapters()[0].id
    rights = tuple(right for _, right in PAIRS)
    source = article.paragraphs[0].quote_sentence(1).sources
    question = Question(
        "0" * 12, "matching", "x", "a", chapter, "对应起来。", Pairs(PAIRS, rights), source, ""
    )
    assert bool(true_somewhere([claims([question])], [tails(article)])[0]) == wrong
