"""Marks that are lost, straight or of half width are told as notices, with their place."""

import pytest

from build_tools.gate import marks
from build_tools.read import read

HEAD = "---\ntitle: 井的故事\nedition: original\n---\n\n"


def told(body: str) -> list[tuple[int, str]]:
    """Line and message of every notice about an article of this body."""
    return [(m.line, m.message) for m in marks(read(HEAD + body, "well", "well.md", {}))]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "老陈说：“水清了。大家都点头，办起“护井会”。",
            "第1段引号不成对：左 2 个、右 1 个，从“‘水清了。大家都点头，办",
        ),
        ("老陈说：水清了。”大家都点头。", "第1段引号不成对：左 0 个、右 1 个，从“老陈说：水清了。’”起"),
        ("条例（试行期两年，已经公布。", "第1段括号不成对：左 1 个、右 0 个"),
        ("见《护井章程，第二条。", "第1段书名号不成对：左 1 个、右 0 个"),
        ('老陈说："水清了。大家都点头。', "第1段引号不成对"),
        ("## 办好“护井会\n\n水清了。", "小标题“办好‘护井会”的引号不成对"),
    ],
)
def test_a_mark_without_its_half_is_told(body: str, message: str) -> None:
    """The paragraph or heading, the kind of mark, how many there are of each side, and where it begins."""
    (line, said), *_ = told(body)
    assert line == 6 and said.startswith(message) and said.endswith("请补上或删去一个")


@pytest.mark.parametrize(
    "body",
    [
        "老陈说：“修井要‘先看后修’（见《护井章程（试行）》）。”大家都点头。",
        "1）修井。2）护林。a）节水。",
        "It’s a well，井在村口，相差显著（p<0.05），区间为[0,1]。",
        "老陈说：“水清了。\n\n“鱼也回来了。”大家都点头。",
        "【编者】井在村口〔1〕。",
    ],
)
def test_marks_in_order_are_not_told(body: str) -> None:
    """Nested marks, numbers with a bracket, apostrophes, signs and a speech of two paragraphs are in order."""
    assert told(body) == []


def test_straight_and_narrow_marks_are_told_once() -> None:
    """However many there are, one notice a file for each kind counts them and shows the first."""
    body = '办起"护井会",大家都点头.\n\n又办起"护林会";谁来管?水清了。\n\n产值增长5%,见(一)和 https://a.example/b.html。'
    straight, narrow = told(body)
    assert straight[1].startswith("直引号有 4 处，如第1段") and straight[0] == 6
    assert narrow[1].startswith("半角标点有 7 处，如第1段")


def test_latin_text_keeps_its_marks() -> None:
    """Marks between Latin words, in figures, times and addresses are as they should be."""
    assert (
        told('读 "Wells, rivers" 一书，8:30 开始，共 1,024 人，约3.5万元，见 https://a.example/x?y=1。') == []
    )
