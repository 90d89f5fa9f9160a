"""QTI 2.1, read and marked by the engine of pyslet."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from pyslet.qtiv2.variables import ItemSessionState
from pyslet.qtiv2.xml import QTIDocument

from build_tools.model.guide import StudyGuide
from build_tools.model.questions import BLANK
from build_tools.publish.exports import FORMATS, Selection, select
from tests.exports.made import ACTING_TEXTS, PLAIN, selection, words

SPACE = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def _package(chosen: Selection) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(FORMATS["qti"].write(chosen, 0).content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class _Attempt:
    """An attempt at an item: what is answered, and what the engine says."""

    def __init__(self, document: bytes) -> None:
        read = QTIDocument()
        read.read(src=BytesIO(document))
        self.item = read.root
        self.state: Any = ItemSessionState(self.item)
        self.state.begin_session()

    def answer(self, **given: Any) -> tuple[float | None, str]:
        for name, value in given.items():
            self.state.map[name].set_value(value)
        self.state.end_attempt()
        return self.state["SCORE"].value, self.state["FEEDBACK"].value

    def right(self) -> dict[str, Any]:
        names = [declared.identifier for declared in self.item.ResponseDeclaration]
        return {name: self.state.map[f"{name}.CORRECT"].value for name in names}


def _items(files: dict[str, bytes]) -> Iterator[_Attempt]:
    for name in sorted(files):
        if name.startswith("items/"):
            yield _Attempt(files[name])


def test_the_engine_marks_right_and_wrong() -> None:
    """Of every kind with a key, the right answer gets one mark and wrong ones none; feedback always shows."""
    pairs, several, single, verdict, blank, blanks, order, short, discussion = _items(_package(selection()))
    cases: list[tuple[_Attempt, list[dict[str, Any]], list[dict[str, Any]]]] = [
        (
            pairs,
            [{"RESPONSE": [("L1", "C"), ("L2", "A"), ("L3", "B")]}],
            [{"RESPONSE": [("L1", "C"), ("L2", "B"), ("L3", "A")]}],
        ),
        (
            several,
            [{"RESPONSE": ["C", "A", "B"]}],
            [{"RESPONSE": ["A", "B"]}, {"RESPONSE": ["A", "B", "C", "D"]}],
        ),
        (single, [{"RESPONSE": "A"}], [{"RESPONSE": "B"}, {"RESPONSE": None}]),
        (verdict, [{"RESPONSE": "false"}], [{"RESPONSE": "true"}]),
        (blank, [{"RESPONSE1": PLAIN[0]}], [{"RESPONSE1": PLAIN[1]}, {"RESPONSE1": None}]),
        (
            blanks,
            [{"RESPONSE1": PLAIN[0], "RESPONSE2": PLAIN[1]}, {"RESPONSE1": PLAIN[1], "RESPONSE2": PLAIN[0]}],
            [{"RESPONSE1": PLAIN[0], "RESPONSE2": PLAIN[0]}, {"RESPONSE1": PLAIN[0], "RESPONSE2": None}],
        ),
        (order, [{"RESPONSE": list("BDAC")}], [{"RESPONSE": list("ABCD")}]),
    ]
    for attempt, rights, wrongs in cases:
        assert [attempt.answer(**given) for given in rights] == [(1.0, "KEY")] * len(rights)
        assert [attempt.answer(**given) for given in wrongs] == [(0.0, "KEY")] * len(wrongs)
    for attempt in (short, discussion):
        assert not attempt.answer(RESPONSE="写了些什么")[0]


def test_the_guide_goes_in_whole(guide: StudyGuide) -> None:
    """The engine takes every item; the declared answer of each with a key gets the mark; the manifest names all files."""
    files = _package(select(guide))
    marked = 0
    for question in guide.questions:
        attempt = _Attempt(files[f"items/q-{question.id}.xml"])
        if question.kind not in ("short_answer", "discussion"):
            assert attempt.answer(**attempt.right()) == (1.0, "KEY"), question.id
            marked += 1
    assert marked > 30
    manifest = ET.fromstring(files["imsmanifest.xml"])
    named = [row.get("href") for row in manifest.iter(f"{PACKAGE}file")]
    assert sorted([*named, "imsmanifest.xml"]) == sorted(files)
    test = ET.fromstring(files["test.xml"])
    refs = [row.get("href") for row in test.iter(f"{SPACE}assessmentItemRef")]
    assert refs == [f"items/q-{question.id}.xml" for question in guide.questions]


@settings(ACTING_TEXTS, max_examples=20)
@given(given_words=words())
def test_nothing_in_a_text_acts(given_words: tuple[str, ...]) -> None:
    """Whatever the texts hold, they are read back as they were, with the letters of the screen and unshuffled."""
    chosen, a = selection(given_words), given_words
    files = _package(chosen)
    for item in chosen.items:
        root = ET.fromstring(files[f"items/q-{item.question.id}.xml"])
        body = "".join(root.find(f"{SPACE}itemBody").itertext())
        told = "".join(root.find(f"{SPACE}modalFeedback").itertext())
        assert item.question.stem.replace(BLANK, "") in body
        assert item.answer in told and f"见{a[7]}。" in told
        assert f"《{a[3]}园》第1段第1句：把{a[0]}、{a[1]}合在一处：{a[2]}。" in told
        assert {row.get("shuffle") for row in root.iter() if row.get("shuffle")} <= {"false"}
    for n in (2, 3):
        rows = ET.fromstring(files[f"items/q-{n:012x}.xml"]).iter(f"{SPACE}simpleChoice")
        assert [(row.get("identifier"), row.text) for row in rows] == list(zip("ABCDE", a, strict=False))
    attempt = _Attempt(files[f"items/q-{5:012x}.xml"])
    assert attempt.answer(RESPONSE1=a[0]) == (1.0, "KEY")
