"""GIFT, read back by the parser of gift-pegjs."""

import html
import re
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings

from build_tools.model.guide import StudyGuide
from build_tools.publish.exports import FORMATS, select
from build_tools.publish.exports.gift import ENTRY, MANY_BLANKS
from tests.exports.made import ACTING_TEXTS, selection, words

Parse = Callable[[bytes], list[dict[str, Any]]]
TYPES = ["Matching", "MC", "MC", "TF", "Short", "Essay", "Short", "Essay", "Essay"]


def _bare(markup: dict[str, str] | str) -> str:
    text = markup if isinstance(markup, str) else markup["text"]
    return html.unescape(re.sub(r"<[^>]*>", "", text))


@settings(ACTING_TEXTS, max_examples=25)
@given(given_words=words())
def test_nothing_in_a_text_acts(parse_gift: Parse, given_words: tuple[str, ...]) -> None:
    """Whatever the texts hold, each question keeps its type, its texts, its letters and its right answer."""
    chosen = selection(given_words)
    rows = parse_gift(FORMATS["gift"].write(chosen, 0).content)
    essay = "->" in given_words[0]
    assert [row["type"] for row in rows] == [*TYPES[:4], "Essay" if essay else TYPES[4], *TYPES[5:]]
    assert [row["title"] for row in rows] == [item.name for item in chosen.items]
    assert [row["id"] for row in rows] == [item.question.id for item in chosen.items]
    pairs, several, single, verdict, blank, _, order, *_ = rows
    a = given_words
    assert [(_bare(p["subquestion"]), p["subanswer"]) for p in pairs["matchPairs"]] == [
        (a[0], f"C. {_gift(a[3])}"),
        (a[1], f"A. {_gift(a[4])}"),
        (a[2], f"B. {_gift(a[5])}"),
    ]
    letters = [f"{letter}. {word}" for letter, word in zip("ABCDE", a, strict=False)]
    for row in (several, single):
        assert [_bare(c["text"]) for c in row["choices"]] == letters
        assert [_bare(c["feedback"]) for c in row["choices"]] == [f"说{word}。" for word in a[:5]]
    assert [c["weight"] for c in several["choices"]] == [33.33333, 33.33333, 33.33333, -100, -100]
    assert [c["isCorrect"] for c in single["choices"]] == [True, False, False, False, False]
    assert verdict["isTrue"] is False
    if not essay:
        assert [c["text"]["text"] for c in blank["choices"]] == [a[0].replace("*", "\\*")]
        assert _bare(blank["stem"]) == f"把{ENTRY}、{a[8]}合在一处。"
    assert [c["text"]["text"] for c in order["choices"]] == [chosen.items[6].card.key] == ["BDAC"]
    for row, item in zip(rows, chosen.items, strict=True):
        told = _bare(row["globalFeedback"])
        assert f"见{a[7]}。" in told
        assert f"《{a[3]}园》第1段第1句：把{a[0]}、{a[1]}合在一处：{a[2]}。" in told
        assert item.answer in told


def _gift(text: str) -> str:
    """Right-hand sides come from the parser as they were before it decodes escapes."""
    codes = {"\\": 92, ":": 58, "#": 35, "=": 61, "{": 123, "}": 125, "~": 126}
    return re.sub(r"[\\:#={}~]", lambda found: f"&&{codes[found[0]]:03};", text)


def test_the_guide_goes_in_whole(parse_gift: Parse, guide: StudyGuide) -> None:
    """Every question of the project's guide is read back under its id, and what became an essay is named."""
    chosen = select(guide)
    made = FORMATS["gift"].write(chosen, 0)
    rows = parse_gift(made.content)
    assert [row["id"] for row in rows] == [q.id for q in guide.questions]
    for row, item in zip(rows, chosen.items, strict=True):
        stem = item.question.stem.replace("____", ENTRY if row["type"] == "Short" else "＿＿＿＿")
        assert _bare(row["stem"]).startswith(stem)
    essays = {row["id"] for row in rows if row["type"] == "Essay"}
    open_ones = {q.id for q in guide.questions if q.kind in ("short_answer", "discussion")}
    named = {loss.what: set(loss.questions) for loss in made.losses}
    assert named == {MANY_BLANKS: essays - open_ones} and essays > open_ones
