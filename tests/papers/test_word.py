"""The Word files: live fields, indents in characters, no answers in the participant's copy."""

import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn

from build_tools.model.papers import Manuscript
from build_tools.publish.papers.word import write_word

LESSON = "lessons/organizational-foundation/practices"


@pytest.fixture(scope="module")
def files(written: dict[str, Manuscript]) -> dict[str, bytes]:
    names = ("handout.docx", "handout-key.docx")
    return {name: write_word(written[f"{LESSON}/{name}"]).content for name in names}


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
    assert "参考答案" not in said and "出处：" not in said
    assert sum(p.style is not None and p.style.name == "作答线" for p in asked.paragraphs) > 10
    assert "出处：" in "".join(p.text for p in key.paragraphs)


def test_times_inside_the_file_are_fixed(files: dict[str, bytes]) -> None:
    """No part of the package carries the time of the build."""
    with zipfile.ZipFile(io.BytesIO(files["handout.docx"])) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
