"""Random and broken input: whatever comes, the answer is a result or a typed error with a Chinese message.

Tests of texts try INPUTS inputs, those of broken files and folders a third, those that make Word files a
tenth; STUDY_GUIDE_FUZZ=20000 in the environment tries that many.
"""

import io
import os
import random
import re
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.adopt import adopt
from build_tools.errors import ContentError, UsageError
from build_tools.model.text import HAN
from build_tools.options import Options, load_chapters
from build_tools.pipeline import Source, study
from build_tools.read import parse_yaml, read_facts
from build_tools.review import review
from tests.adopt import producers

INPUTS = int(os.environ.get("STUDY_GUIDE_FUZZ", "150"))
CHAPTERS = load_chapters()
ESSAY = producers.essay("theory-political-achievement")
FILES = {
    ".docx": producers.word(ESSAY),
    ".html": producers.newspaper(ESSAY),
    ".pdf": producers.typst_pdf(ESSAY),
    ".txt": producers.plain(ESSAY),
}
PIECES = st.sampled_from(
    [
        "--- \n",
        "title: 井\n",
        "edition: original\n",
        "edition: restated\n",
        "chapters:\n  井: quality\n",
        "tags: [井, ",
        "order: 0\n",
        "date: 2019-02-30\n",
        "url: javascript:x\n",
        "## 一、井\n\n",
        "# ",
        "## ",
        "一、",
        "（一）",
        "1. ",
        "内容提要：",
        "关键词：",
        "参考文献\n",
        "（作者为某）",
        "第一条 ",
        "着力",
        "一是",
        "二是",
        "首先",
        "例如，安吉县",
        "“",
        "”",
        "‘",
        "’",
        "《",
        "》",
        "（",
        "）",
        "。",
        "！",
        "？",
        "；",
        "：",
        "，",
        "、",
        "——",
        "……",
        "<b>",
        "<!--",
        "-->",
        "&#x202e;",
        "&lt;",
        "[a](javascript:x)",
        "![](x)",
        "{: #a}",
        "--8<--",
        "**",
        "*",
        "`",
        "\\",
        "\t",
        "\n",
        "\n\n",
        "\u3000\u3000",
        "关键是",
        "必须",
        "是……的重要基础",
        "2019年",
        "8个",
        "10%",
        "井",
        "水",
        "村",
        "老师说",
        "facts:\n",
        "  - id: F1\n",
        "    statement: 井\n",
        "    source: 报\n",
        "    confidence: one-source\n",
    ]
)
TEXT = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200))
loose = settings(
    max_examples=INPUTS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@loose
@given(TEXT, st.one_of(st.none(), TEXT))
def test_any_article_and_facts_are_studied_or_refused(text: str, facts: str | None) -> None:
    """From text to questions: a study, or faults that name a file and a line that it has."""
    for source in (text, f"---\ntitle: 井\nedition: original\n---\n\n{text}"):
        try:
            study(Source("a", "a.md", source, facts, "a.facts.yml"), CHAPTERS)
        except ContentError as error:
            assert error.faults
            for fault in error.faults:
                rows = len((source if fault.path == "a.md" else facts or "").split("\n"))
                assert 1 <= fault.line <= rows + 1 and HAN.search(fault.message)
                assert len(str(fault).splitlines()) == 1


@loose
@given(TEXT)
def test_any_yaml_is_read_or_told(text: str) -> None:
    """YAML of editors never raises: every slip has a line that the text has, and values are text."""
    parsed = parse_yaml(text)
    assert all(1 <= line <= len(text.split("\n")) + 1 for line, _ in parsed.slips)
    try:
        read_facts(text, "a.facts.yml")
    except ContentError as error:
        assert error.faults


def _broken(raw: bytes, seed: int) -> bytes:
    """A file with some bytes changed, cut, doubled or removed."""
    chance = random.Random(seed)
    data = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        how = chance.randrange(4)
        if how == 0:
            data[at] = chance.randrange(256)
        elif how == 1:
            del data[at : at + chance.randint(1, 400)]
        elif how == 2:
            data[at:at] = data[at : at + chance.randint(1, 400)]
        else:
            data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 20)))
        data = data or bytearray(b"x")
    return bytes(data)


def _broken_inside(raw: bytes, seed: int) -> bytes:
    """A Word file whose package is sound and one of whose parts is broken."""
    chance = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice([name for name in old.namelist() if name.endswith((".xml", ".rels"))])
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, _broken(data, seed) if name in (chosen, "word/document.xml") else data)
    return out.getvalue()


def _adopts_or_refuses(raw: bytes, suffix: str) -> None:
    try:
        adopted = adopt(raw, suffix)
    except UsageError as error:
        assert HAN.search(str(error)) and "\n" not in str(error)
        return
    try:
        study(Source("a", "a.md", adopted.markdown), CHAPTERS)
    except ContentError as error:
        assert error.faults


@settings(loose, max_examples=max(INPUTS // 3, 1))
@given(st.sampled_from(sorted(FILES)), st.integers(0, 2**32))
def test_broken_files_are_adopted_or_refused(suffix: str, seed: int) -> None:
    """Files of each kind with random damage give an article that can be judged, or a refusal in one line."""
    _adopts_or_refuses(_broken(FILES[suffix], seed), suffix)
    if suffix == ".docx":
        _adopts_or_refuses(_broken_inside(FILES[suffix], seed), suffix)


@loose
@given(
    st.one_of(st.binary(max_size=300), TEXT.map(lambda text: text.encode("utf-8", "ignore"))),
    st.sampled_from([".txt", ".md", ".html", ""]),
)
def test_any_bytes_are_adopted_or_refused(raw: bytes, suffix: str) -> None:
    """Random bytes and random text under any name give an article or a refusal in one line."""
    _adopts_or_refuses(raw, suffix)


@settings(loose, max_examples=max(INPUTS // 10, 1))
@given(
    st.lists(
        st.text(
            "春夏秋冬村校林河一二三要是，。；：！？“”《》（）—…·\"'<>&*_`[]#+-1.|~aB \u3000", max_size=60
        ),
        min_size=1,
        max_size=8,
    )
)
def test_text_in_is_text_out(rows: list[str]) -> None:
    """Every Chinese character of a Word file is in the article, as often as it stood in the file."""
    document = docx.Document()
    rows = ["村里的井与林", *rows, "这一段是文章的末尾，说的是完整的一句话。"]
    for row in rows:
        document.add_paragraph(row)
    stream = io.BytesIO()
    document.save(stream)
    markdown = re.sub(r"(?m)^author_role: .*$", "", adopt(stream.getvalue(), ".docx").markdown, count=1)
    assert Counter(HAN.findall(markdown)) == Counter(HAN.findall("".join(rows)))


@settings(loose, max_examples=max(INPUTS // 3, 1))
@given(
    st.dictionaries(
        st.one_of(
            st.sampled_from(
                [
                    "a.md",
                    "a.facts.yml",
                    "a.quiz.yml",
                    "_timeline.yml",
                    "_chapters/urgency.md",
                    "b/c.md",
                    "README.md",
                ]
            ),
            st.text("ab.-_A 井\u202e", min_size=1, max_size=6).filter(lambda name: name.strip(". ") != ""),
        ),
        st.one_of(TEXT.map(lambda text: text.encode("utf-8", "ignore")), st.binary(max_size=60)),
        max_size=5,
    )
)
def test_any_folder_is_reviewed(files: dict[str, bytes]) -> None:
    """Whatever lies in the articles folder, `check` ends with faults of named files, never with a traceback."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, data in sorted(files.items(), reverse=True):
            target = folder / path
            target.parent.mkdir(exist_ok=True)
            if not target.is_dir():
                target.write_bytes(data)
        found = review(folder, Options("导读", CHAPTERS))
        assert all(HAN.search(fault.message) and fault.line >= 1 for fault in found.faults)
