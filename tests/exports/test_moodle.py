"""Moodle XML. Moodle publishes no schema: the test reads the elements that Moodle's importer reads, by its rules."""

import html
import re
from xml.etree import ElementTree as ET

from hypothesis import given, settings

from build_tools.model.guide import StudyGuide
from build_tools.model.questions import Blanks
from build_tools.publish.exports import FORMATS, Selection, select
from build_tools.publish.exports.moodle import FREE_BLANKS
from tests.exports.made import ACTING_TEXTS, selection, words

TYPES = [
    "matching",
    "multichoice",
    "multichoice",
    "truefalse",
    "shortanswer",
    "cloze",
    "shortanswer",
    "essay",
    "essay",
]
EMBEDDED = re.compile(r"\{([0-9]*):(SHORTANSWER):((?:[^~}]|~)*?)(?<!\\)\}")


def _questions(chosen: Selection) -> list[ET.Element]:
    rows = ET.fromstring(FORMATS["moodle"].write(chosen, 0).content).findall("question")
    return [row for row in rows if row.get("type") != "category"]


def _bare(markup: str | None) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup or ""))


def _answers(row: ET.Element) -> list[tuple[str | None, str | None]]:
    return [(answer.get("fraction"), answer.findtext("text")) for answer in row.findall("answer")]


@settings(ACTING_TEXTS, max_examples=25)
@given(given_words=words())
def test_nothing_in_a_text_acts(given_words: tuple[str, ...]) -> None:
    """Whatever the texts hold, each question keeps its type, its texts, its letters and its right answer."""
    chosen, a = selection(given_words), given_words
    rows = _questions(chosen)
    assert [row.get("type") for row in rows] == TYPES
    pairs, several, single, verdict, blank, blanks, order, *essays = rows
    assert [(_bare(s.findtext("text")), s.findtext("answer/text")) for s in pairs.findall("subquestion")] == [
        (a[0], f"C. {a[3]}"),
        (a[1], f"A. {a[4]}"),
        (a[2], f"B. {a[5]}"),
    ]
    for row, fractions in ((several, ["33.33333"] * 3 + ["-100"] * 2), (single, ["100"] + ["0"] * 4)):
        assert (row.findtext("shuffleanswers"), row.findtext("answernumbering")) == ("false", "ABCD")
        assert [(f, _bare(text)) for f, text in _answers(row)] == list(zip(fractions, a, strict=False))
        assert [_bare(x.findtext("feedback/text")) for x in row.findall("answer")] == [
            f"说{w}。" for w in a[:5]
        ]
    assert (several.findtext("single"), single.findtext("single")) == ("false", "true")
    assert _answers(verdict) == [("0", "true"), ("100", "false")]
    assert _answers(blank) == [("100", a[0].replace("*", "\\*"))]
    assert _answers(order) == [("100", "BDAC")]
    text = blanks.findtext("questiontext/text") or ""
    found = EMBEDDED.findall(text)
    cut = [[html.unescape(part) for part in body.split("~")] for _, _, body in found]
    assert cut == [[f"={w.replace('*', chr(92) + '*')}" for w in a[:2]]] * 2
    assert _bare(EMBEDDED.sub("", text)) == f"把、合在一处{a[8]}。（各空顺序不限）"
    assert _bare(essays[0].findtext("graderinfo/text")).startswith(f"参考要点：把{a[0]}、{a[1]}合在一处")
    for row, item in zip(rows, chosen.items, strict=True):
        told = _bare(row.findtext("generalfeedback/text"))
        assert row.findtext("name/text") == item.name and row.findtext("idnumber") == item.question.id
        assert item.answer in told and f"见{a[7]}。" in told
        assert f"《{a[3]}园》第1段第1句：把{a[0]}、{a[1]}合在一处：{a[2]}。" in told
        if row is not blanks:
            asked = item.question.stem.replace("____", "_____")
            assert _bare(row.findtext("questiontext/text")).startswith(asked)


def test_the_guide_goes_in_whole(guide: StudyGuide) -> None:
    """Every question of the guide is there, and blanks whose freedom Moodle cannot hold are named."""
    made = FORMATS["moodle"].write(select(guide), 0)
    assert [row.findtext("idnumber") for row in _questions(select(guide))] == [q.id for q in guide.questions]
    free = [
        q.id
        for q in guide.questions
        if isinstance(q.answer, Blanks) and q.answer.free and len(q.answer.words) > 1
    ]
    assert free and {loss.what: list(loss.questions) for loss in made.losses} == {FREE_BLANKS: free}
