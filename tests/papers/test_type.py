"""How the pages are set: what a printer would look for, on the papers of all lessons."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from build_tools.fonts import FontSet
from build_tools.model.guide import StudyGuide
from build_tools.model.papers import Manuscript
from build_tools.model.questions import Points
from build_tools.publish.papers import Press, make_paper
from build_tools.publish.papers.code import qr_code

LESSON = "lessons/organizational-foundation/practices"
_CLOSING, _OPENING = "，。、；：？！）”’》〉】〕", "（“‘《〈【〔"
_HEADINGS = {"学习目标", "要点", "关键论断", "条理", "案例", "术语", "原文", "测验与讨论", "并列提法"}
_POINT = 72 / 25.4
_CLOSE = 9  # points; cells of a table and columns of a list are further apart
_BLANK = (60, 140)  # points; a blank is seven characters wide, in plain and in large print


@dataclass(frozen=True)
class Line:
    """A line of text on a page: where it begins and stands (points from the upper left), and what it says."""

    page: int
    left: float
    top: float
    text: str


def _lines(pdf: Path) -> list[Line]:
    """The lines of all pages. What stands on both sides of a blank or of the place for a letter is one line."""
    xml = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], check=True, capture_output=True).stdout
    tree = etree.fromstring(xml, etree.XMLParser(recover=True))
    found: list[Line] = []
    for number, page in enumerate(tree.iter("{*}page"), 1):
        pieces: list[tuple[int, float, float, str]] = []
        for piece in page.iter("{*}line"):
            left, right, top = (float(piece.get(side)) for side in ("xMin", "xMax", "yMin"))
            pieces.append(
                (round(top), left, right, "".join(word.text or "" for word in piece.iter("{*}word")))
            )
        margin = min((left for _, left, _, _ in pieces), default=0.0)
        end = (0, 0.0)
        for top, left, right, text in sorted(pieces):
            gap = left - end[1] if top == end[0] else -1
            if top == end[0] and gap < _CLOSE:
                found[-1] = replace(found[-1], text=found[-1].text + text)
            elif _BLANK[0] < gap < _BLANK[1] or (gap > 0 and text.startswith("）")):
                found[-1] = replace(found[-1], text=f"{found[-1].text}＿{text}")
            else:
                after_blank = text[0] in _CLOSING and left - margin > _BLANK[0]
                found.append(Line(number, left, top, f"＿{text}" if after_blank else text))
            end = (top, right)
    return found


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[Path, list[Line]]:
    """The lines of every lesson's handout, in plain and in large print, and of the chapters' keys."""
    found = [*built_site.glob("lessons/*/*/handout.pdf"), *built_site.glob("lessons/*/*/handout-large.pdf")]
    found += built_site.glob("chapters/*/handout-key.pdf")
    assert len(found) > 80
    return {pdf: _lines(pdf) for pdf in sorted(found)}


def _body(lines: list[Line]) -> Iterator[Line]:
    """Lines between the running head and the foot."""
    return (line for line in lines if 22 * _POINT < line.top < (297 - 22) * _POINT)


def test_no_line_holds_one_character(pages: dict[Path, list[Line]]) -> None:
    """No paragraph, point, option or cell ends with a line of one character, or of a mark or bracket alone."""
    for pdf, lines in pages.items():
        for line in _body(lines):
            lonely = re.fullmatch(rf"[{_OPENING}]?[\u4e00-\u9fff]?[{_CLOSING}]*(?:¶\d+)?", line.text)
            # The numbers of terms and paragraphs stand in a column of their own.
            assert not lonely or re.fullmatch(r"¶\d+", line.text), (pdf, line)
            assert not re.fullmatch(r"（＿）|[^（]{0,2}）", line.text), (pdf, line)


def test_lines_keep_to_the_rules_for_marks(pages: dict[Path, list[Line]]) -> None:
    """No line begins with a closing mark or ends with an opening one."""
    for pdf, lines in pages.items():
        for line in _body(lines):
            assert line.text[0] not in _CLOSING, (pdf, line)
            assert line.text[-1] not in _OPENING, (pdf, line)


def test_headings_stay_with_their_text(pages: dict[Path, list[Line]]) -> None:
    """No page ends with a heading, nor with a heading and the blanks for a name."""
    for pdf, lines in pages.items():
        last: dict[int, Line] = {}
        for line in _body(lines):
            if line.page not in last or line.top >= last[line.page].top - 4:
                last[line.page] = line
        for line in last.values():
            assert line.text not in _HEADINGS, (pdf, line)
            assert not re.match(
                r"(?:匹配|多选|单选|判断|填空|排序|简答|讨论)题|(?:姓名|日期|得分)：", line.text
            ), (
                pdf,
                line,
            )


def test_paragraphs_are_indented_by_two_characters(built_site: Path, guide: StudyGuide) -> None:
    """The text of a lesson begins each paragraph two characters in, and goes on at the margin."""
    lesson = next(x for x in guide.lessons if LESSON.endswith(x.id))
    lines = [line for line in _lines(built_site / LESSON / "handout.pdf") if len(line.text) > 20]
    measured = 0
    for number in lesson.paragraphs:
        text = "".join(lesson.article.paragraph(number).text.split())
        first = next(line for line in lines if text.startswith(line.text))
        for line in lines:
            if line.page == first.page and text.find(line.text) > 0 and line.text[0] not in _OPENING:
                measured += 1
                assert abs(first.left - line.left - 24) < 0.6, (number, line)
    assert measured > 10


def test_numbers_stand_clear_of_their_text(
    written: dict[str, Manuscript], fonts: FontSet, tmp_path: Path
) -> None:
    """A number of two digits does not touch its text: what touches is read as one word."""
    many = {
        path: manuscript
        for path, manuscript in written.items()
        if path.endswith("/handout.pdf")
        and path.startswith("lessons/")
        and len(json.loads(manuscript.data)["parts"][0]["lessons"][0]["points"]) > 9
    }
    assert many
    press = Press.open(fonts.folders, fonts.system, fonts.names)
    for path, manuscript in many.items():
        pdf = tmp_path / "handout.pdf"
        pdf.write_bytes(make_paper(manuscript, press).content)
        xml = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True).stdout
        words = [
            word.text or "" for word in etree.fromstring(xml, etree.XMLParser(recover=True)).iter("{*}word")
        ]
        assert "10." in words, path
        assert not [word for word in words if re.match(r"\d{1,2}\.[^\d]", word)]


def test_a_table_repeats_its_head(written: dict[str, Manuscript], fonts: FontSet, tmp_path: Path) -> None:
    """A table of cases that goes over several pages bears its head on each."""
    manuscript = written[f"{LESSON}/handout.pdf"]
    data = json.loads(manuscript.data)
    data["parts"][0]["lessons"][0]["examples"] *= 12
    press = Press.open(fonts.folders, fonts.system, fonts.names)
    pdf = tmp_path / "long.pdf"
    pdf.write_bytes(make_paper(replace(manuscript, data=json.dumps(data)), press).content)
    lines = _lines(pdf)
    places = {line.page for line in lines if line.text in ("上海市", "拉萨市")}
    heads = [line.page for line in lines if line.text == "地方"]
    assert len(places) > 2 and sorted(places & set(heads)) == heads


def test_lines_to_write_on_are_nine_millimetres_apart(
    built_site: Path, tmp_path: Path, guide: StudyGuide
) -> None:
    """The lines under a short answer are 9 mm from each other, and the first as far below the question."""
    lines = _lines(built_site / LESSON / "handout.pdf")
    (lesson,) = [lesson for lesson in guide.lessons if f"lessons/{lesson.id}" == LESSON]
    asked = [(len(q.answer.points), q.stem) for q in lesson.questions if isinstance(q.answer, Points)]
    stem = max(asked)[1]  # the one with the most lines
    question = next(line for line in lines if stem[:12] in line.text and line.text.find(stem[:12]) < 6)
    rules = [
        y for y in _rules(built_site / LESSON / "handout.pdf", question.page, tmp_path) if y > question.top
    ]
    gaps = [(after - before) / _POINT for before, after in pairwise(rules[:3])]
    assert len(gaps) == 2 and all(abs(gap - 9) < 0.2 for gap in gaps), gaps


def _rules(pdf: Path, page: int, folder: Path) -> list[float]:
    """Heights of the long horizontal lines of a page, in points from the top: the page as grey pixels, 0.1 mm each."""
    name = folder / "page"
    subprocess.run(
        ["pdftoppm", "-r", "254", "-gray", "-f", str(page), "-l", str(page), "-singlefile", pdf, name],
        check=True,
    )
    _, size, _, pixels = (folder / "page.pgm").read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    found: list[float] = []
    for y in range(height):
        dark = sum(pixel < 170 for pixel in pixels[y * width : (y + 1) * width])
        if dark > 0.6 * width and (not found or y / 10 * _POINT - found[-1] > 2):
            found.append(y / 10 * _POINT)
    return found


def test_papers_are_accessible_and_have_bookmarks(built_site: Path, guide: StudyGuide) -> None:
    """Each PDF says that it keeps to PDF/UA-1 and is Chinese; books have a bookmark for every lesson."""
    for pdf in sorted(built_site.rglob("*.pdf")):
        content = pdf.read_bytes()
        assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", content), pdf
        assert re.search(rb"/Lang\s*\(zh(?:-CN)?\)", content), pdf
    document = pypdfium2.PdfDocument(built_site / "print" / "handout.pdf")
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    for lesson in guide.lessons:
        assert lesson.article.meta.title in titles
    document.close()


@pytest.mark.parametrize("url", ["https://a.cn/", f"https://guide.example.org/{LESSON}/"])
def test_codes_are_large_enough(url: str) -> None:
    """The code itself, without its quiet zone of 4 modules, is 22 mm wide at least."""
    picture, width = qr_code(url, "svg")
    box = re.search(rb'viewBox="0 0 (\d+) \d+"', picture)
    assert box is not None
    modules = int(box.group(1))
    assert width * (modules - 8) / modules >= 21.99
