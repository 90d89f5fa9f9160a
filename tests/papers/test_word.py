"""The Word files: live fields, indents in characters, no answers in the participant's copy."""

import io
import re
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn

from build_tools.model.guide import StudyGuide
from build_tools.model.papers import Manuscript
from build_tools.model.questions import LETTERS, Choice
from build_tools.publish.papers.word import write_word

LESSON = "lessons/organizational-foundation/practices"
CHAPTER = "chapters/quality/handout.docx"


@pytest.fixture(scope="module")
def files(written: dict[str, Manuscript]) -> dict[str, bytes]:
    names = ("handout.docx", "handout-key.docx")
    return {name: write_word(written[f"{LESSON}/{name}"]).content for name in names}


@pytest.fixture(scope="module")
def opened(
    files: dict[str, bytes], written: dict[str, Manuscript], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """File name -> the text of its pages, without white space, as LibreOffice sets them."""
    folder = tmp_path_factory.mktemp("word")
    everything = files | {"chapter.docx": write_word(written[CHAPTER]).content}
    for name, content in everything.items():
        (folder / name).write_bytes(content)
    office = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
    subprocess.run(
        [*office, "--convert-to", "pdf", "--outdir", folder, *(folder / name for name in everything)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {name: _pages(folder / name.replace(".docx", ".pdf")) for name in everything}


def _pages(pdf: Path) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    return ["".join(page.split()) for page in text.split("\f")[:-1]]


def _open(content: bytes) -> Doc:
    return Document(io.BytesIO(content))


def test_page_numbers_are_live_fields(files: dict[str, bytes]) -> None:
    """First and later pages both count with PAGE and NUMPAGES."""
    section = _open(files["handout.docx"]).sections[0]
    for foot in (section.footer, section.first_page_footer):
        fields = [field.get(qn("w:instr")) for field in foot._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_indents_count_characters_and_fonts_are_named(files: dict[str, bytes]) -> None:
    """Body text is indented by two characters of any size; no style takes its Chinese font from a theme."""
    document = _open(files["handout.docx"])
    indent = document.styles["正文缩进"].element.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"
    for name in ("Normal", "正文缩进", "题目", "Heading 2"):
        fonts = document.styles[name].element.rPr.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体")
        assert not [attribute for attribute in fonts.attrib if "Theme" in attribute]
    assert (
        document.settings.element.find(qn("w:characterSpacingControl")).get(qn("w:val"))
        == "compressPunctuation"
    )
    assert not [p.text for p in document.paragraphs if p.text.startswith("　")]


def test_tables_repeat_heads_and_pictures_speak(files: dict[str, bytes]) -> None:
    """The case table repeats its head, rows stay whole, cells carry widths, and the QR code has a text."""
    document = _open(files["handout.docx"])
    cases = next(t for t in document.tables if t.rows[0].cells[0].text == "地方")
    assert cases.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in cases.rows)
    assert all(cell.width for row in cases.rows for cell in row.cells)
    assert "guide.example.org" in document.inline_shapes[0]._inline.docPr.get("descr")


def test_only_the_key_has_answers(files: dict[str, bytes]) -> None:
    """The key names each answer; the participant's file has lines to write on instead."""
    asked, key = _open(files["handout.docx"]), _open(files["handout-key.docx"])
    said = "".join(p.text for p in asked.paragraphs)
    cited = r"第\d+段第\d+句"
    assert "参考答案" not in said and not re.search(cited, said)
    assert sum(p.style is not None and p.style.name == "作答线" for p in asked.paragraphs) > 10
    assert len(re.findall(cited, "".join(p.text for p in key.paragraphs))) > 10


def test_times_inside_the_file_are_fixed(files: dict[str, bytes]) -> None:
    """No part of the package carries the time of the build."""
    with zipfile.ZipFile(io.BytesIO(files["handout.docx"])) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_libreoffice_counts_the_pages_itself(opened: dict[str, list[str]]) -> None:
    """Opened in LibreOffice, each page of each file says which of how many it is."""
    for name, pages in opened.items():
        assert len(pages) > 2, name
        for number, page in enumerate(pages, 1):
            assert f"第{number}/{len(pages)}页" in page, (name, number)


def test_questions_and_their_key_stay_on_a_page(opened: dict[str, list[str]], guide: StudyGuide) -> None:
    """In LibreOffice no question is cut from its last option, no answer from its remarks, and the test
    begins on a sheet of its own, with the blank for the name above its first question."""
    pages = opened["handout.docx"]
    sheet = next(page for page in pages if "测验与讨论" in page)
    assert sheet.index("姓名：") < sheet.index("匹配题") and "原文" not in sheet
    (lesson,) = [lesson for lesson in guide.lessons if f"lessons/{lesson.id}" == LESSON]
    choices = [(q.stem, q.answer) for q in lesson.questions if isinstance(q.answer, Choice)]
    assert len(choices) > 3
    for stem, answer in choices:
        last = f"{LETTERS[len(answer.options) - 1]}.{answer.options[-1].text[:4]}"
        assert [page for page in pages if stem[:9] in page and last in page], stem
    for page in opened["handout-key.docx"]:
        for tail in re.findall(r"D[对错]", page):
            assert re.search(rf"A[对错].*{tail}", page)


def test_contents_name_the_right_pages(opened: dict[str, list[str]]) -> None:
    """In the paper of a chapter each line of the contents bears the page that its lesson begins on."""
    pages = opened["chapter.docx"]
    rows = re.findall(r"([^.…]{6,40})\.{2,}(\d+)", pages[0])
    assert len(rows) > 8
    for title, number in rows:
        assert title[-6:] in pages[int(number) - 1]
        assert "学习目标" in pages[int(number) - 1]


def test_nothing_is_set_with_rows_of_spaces(files: dict[str, bytes]) -> None:
    """Blanks, indents and columns are styles, tabs and single characters, never rows of spaces or lines."""
    for name, content in files.items():
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            texts = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", packed.read("word/document.xml").decode())
        assert texts
        for text in texts:
            assert not re.search(r"[ \u00a0]{2}|　{3}|_{2}|＿{2}|\.{4}", text), (name, text)
            assert not text.startswith(("　", "  ")), (name, text)


def test_word_takes_the_file_for_its_own(files: dict[str, bytes]) -> None:
    """The file says that it is of Word 2013 or later and Chinese, and holds no picture of a template."""
    with zipfile.ZipFile(io.BytesIO(files["handout.docx"])) as packed:
        assert not [name for name in packed.namelist() if "thumbnail" in name]
        settings = packed.read("word/settings.xml").decode()
    assert re.search(r'w:name="compatibilityMode"[^>]*w:val="15"', settings)
    assert "ja-JP" not in settings


def test_headings_leave_no_level_out(files: dict[str, bytes], written: dict[str, Manuscript]) -> None:
    """Word's list of headings begins at level 1 and goes down one level at a time."""
    for content in (files["handout.docx"], write_word(written["print/handout.docx"]).content):
        names = [p.style.name for p in _open(content).paragraphs if p.style is not None]
        levels = [int(name[-1]) for name in names if name.startswith("Heading ")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
