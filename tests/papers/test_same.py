"""Screen, paper and Word ask the same questions under the same numbers and letters, and give nothing away."""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from build_tools.model.guide import Lesson, Study, StudyGuide
from build_tools.model.questions import LETTERS, Choice, Order, Pairs, Question
from build_tools.publish.papers.content import key


@dataclass(frozen=True)
class Asked:
    """A question as a reader sees it: number, stem in pieces, (letter, text) of the options."""

    number: int
    stem: list[str]
    options: list[tuple[str, str]]


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def screens(built_site: Path, guide: StudyGuide) -> dict[str, list[Asked]]:
    """Lesson -> its questions as the page shows them."""
    return {lesson.id: list(_on_screen(built_site, lesson)) for lesson in guide.lessons}


def _on_screen(site: Path, lesson: Lesson) -> Iterator[Asked]:
    page = html.fromstring((site / "lessons" / lesson.id / "index.html").read_text("utf-8"))
    for form in page.xpath("//form[@data-question]"):
        yield _asked(form)


def _asked(form: html.HtmlElement) -> Asked:
    number = form.xpath(".//*[@class='sg-q__n']")[0].text
    legend = form.xpath(".//legend")[0]
    for label in legend.xpath(".//*[@class='sg-q__n' or contains(@class, 'sg-q__kind')]"):
        label.text = ""
    rows = form.xpath(".//ul[contains(@class,'sg-q__options')]/li[.//b] | .//ul[@class='sg-q__rights']/li")
    rows += form.xpath(".//ol[@class='sg-q__order']/li")
    options = [(row.xpath(".//b")[0].text, _bare(row.xpath(".//span")[0].text_content())) for row in rows]
    return Asked(int(number), re.split("＿＿＿＿|＿[①-⑨]＿", _bare(legend.text_content())), options)


def _pdf(path: Path) -> str:
    text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    # Heads and feet stand between the lines of a question that goes over a page.
    return _bare(text)


def _word(path: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as packed:
        xml = packed.read("word/document.xml").decode()
    text = re.sub(r"<w:tab/>|<[^>]*>", "", re.sub(r"</w:p>", "\n", xml))
    return _bare(text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))


@pytest.mark.parametrize("name", ["handout.pdf", "handout-large.pdf", "handout.docx"])
def test_paper_asks_what_the_screen_asks(
    screens: dict[str, list[Asked]], built_site: Path, name: str
) -> None:
    """In every lesson each question of the page stands on paper under its number, options under their letters."""
    compared = 0
    for lesson, questions in screens.items():
        path = built_site / "lessons" / lesson / name
        whole = _pdf(path) if name.endswith(".pdf") else _word(path)
        sheet = whole[whole.rindex("测验与讨论姓名") :] if questions else ""
        at = 0
        for question in questions:
            start = f"{question.number}.{question.stem[0]}"
            assert start in sheet[at:], (lesson, start)
            at = sheet.index(start, at)
            for letter, text in question.options:
                assert f"{letter}.{text}" in sheet[at:], (lesson, question.number, letter)
                compared += 1
    assert compared > 20


def test_every_lesson_is_compared(screens: dict[str, list[Asked]], guide: StudyGuide) -> None:
    """The pages show all questions of the guide, numbered from 1 in each lesson."""
    for lesson in guide.lessons:
        numbers = [question.number for question in screens[lesson.id]]
        assert numbers == list(range(1, len(lesson.questions) + 1)), lesson.id
    assert sum(map(len, screens.values())) == len(guide.questions) > 50


@pytest.mark.parametrize("name", ["handout.pdf", "handout-large.pdf", "handout.docx"])
def test_no_paper_for_participants_holds_an_answer(guide: StudyGuide, built_site: Path, name: str) -> None:
    """Over all lessons: no key, no remark, no reason and no model answer on the sheets with the questions."""
    sought = 0
    for lesson in guide.lessons:
        path = built_site / "lessons" / lesson.id / name
        whole = _pdf(path) if name.endswith(".pdf") else _word(path)
        assert "参考答案" not in whole and "出处：" not in whole, lesson.id
        if not lesson.questions:
            continue
        sheet = whole[whole.rindex("测验与讨论姓名") :]
        asked = "".join(_visible(question) for question in lesson.questions)
        for secret in map(_bare, _secrets(lesson)):
            if len(secret) > 4 and secret not in asked:
                sought += 1
                assert secret not in sheet, (lesson.id, secret)
    assert sought > 100


def _secrets(lesson: Lesson) -> Iterator[str]:
    """What only the host may read: answers in words, remarks, reasons, model answers."""
    for row, question in zip(key(lesson), lesson.questions, strict=True):
        yield row["why"]
        yield from (option["text"] for option in row["rows"])
        yield from (point["text"] for point in row["points"])
        if question.kind == "fill_blank":
            yield from row["answer"].removesuffix("（顺序不限）").split("；")


def _visible(question: Question) -> str:
    """All that a participant may read of a question."""
    options: tuple[str, ...] = ()
    match question.answer:
        case Choice(shown):
            options = tuple(option.text for option in shown)
        case Pairs(pairs, rights):
            options = (*(left for left, _ in pairs), *rights)
        case Order(_, shown_items):
            options = shown_items
    return _bare(question.stem + "".join(options))


def test_the_order_on_paper_is_no_answer(guide: StudyGuide, sample_studies: tuple[Study, ...]) -> None:
    """Things to put in order do not stand in order, and things to match do not stand side by side."""
    orders = pairs = 0
    for question in [*guide.questions, *(q for study in sample_studies for q in study.questions)]:
        match question.answer:
            case Order(items, shown):
                orders += 1
                assert items != shown, question.stem
            case Pairs(found, rights):
                pairs += 1
                level = sum(right == other for (_, right), other in zip(found, rights, strict=False))
                assert level < len(found) / 2, question.stem
    assert orders and pairs


def test_letters_reach_as_far_as_the_options(guide: StudyGuide) -> None:
    """No question has more options than there are letters for."""
    for question in guide.questions:
        match question.answer:
            case Choice(options):
                assert len(options) <= len(LETTERS)
            case Pairs(_, rights):
                assert len(rights) <= len(LETTERS)
            case Order(_, shown):
                assert len(shown) <= len(LETTERS)
