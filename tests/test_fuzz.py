"""Random and broken input: whatever comes, the answer is a result or a typed error with a Chinese message.

Tests of texts try INPUTS inputs, those of broken files and folders a third, those that make Word files a
tenth; STUDY_GUIDE_FUZZ=20000 in the environment tries that many.
"""

import io
import json
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
from build_tools.compose import fingerprint
from build_tools.compose.check import faults
from build_tools.errors import ContentError, UsageError
from build_tools.model.decisions import Decision, Sheet
from build_tools.model.questions import KINDS
from build_tools.model.text import HAN
from build_tools.options import Options, load_chapters
from build_tools.pipeline import Source, study
from build_tools.read import parse_yaml, read_facts, read_quiz
from build_tools.record import recorded
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
        "questions:\n",
        "  0123456789ab:\n",
        "    decision: reviewed\n",
        "    decision: edited\n",
        "    seen: '00000000'\n",
        "    edit:\n",
        "      stem: 井____\n",
        "written:\n",
        "  - kind: fill_blank\n",
        "  - kind: single_choice\n",
        "    stem: 井____在\n",
        "    stem：井\n",
        "    answer: [井, 水]\n",
        "    answer: true\n",
        "    options:\n",
        "      - {text: 井, correct: true}\n",
        "    cites: [井, {paragraph: 1, sentence: 1}]\n",
    ]
)
WELL = """---
title: 村里的井
edition: original
---

## 护井的做法

着力修好老井。2021年，安吉县修井八口，武夷山市建水塔三座，井冈山市换水管九里。护井先由村民提出，再由小组商量，后由全村表决。
"""
WORDS = st.one_of(
    st.sampled_from(
        [
            "着力修好老井",
            "修井八口",
            "安吉县",
            "武夷山市",
            "建水塔三座",
            "井冈山市",
            "换水管九里",
            "由村民提出",
            "由小组商量",
            "由全村表决",
            "护井先____，再____",
            "2021年，安吉县修井____",
            "井（\u3000）",
            "护井先由村民提出，再由小组商量，后由全村表决。",
            "文章介绍，安吉县修井九口",
            "这些井",
            "“井",
            "井",
            " ",
        ]
    ),
    st.text(max_size=8),
)
OPTION = st.fixed_dictionaries({"text": WORDS}, optional={"correct": st.booleans(), "remark": WORDS})
ANSWER = st.one_of(
    st.booleans(),
    st.lists(WORDS, max_size=5),
    st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=4),
    WORDS,
)
CITE = st.one_of(
    WORDS, st.fixed_dictionaries({"paragraph": st.integers(0, 3), "sentence": st.integers(-1, 5)})
)
HAND = st.fixed_dictionaries(
    {"kind": st.sampled_from([*KINDS, "essay"]), "stem": WORDS, "cites": st.lists(CITE, max_size=3)},
    optional={
        "answer": ANSWER,
        "options": st.lists(OPTION, max_size=4),
        "free": st.booleans(),
        "correction": WORDS,
        "explanation": WORDS,
        "chapter": st.sampled_from(["practices", "urgency", "井"]),
    },
)
_MADE = study(Source("a", "a.md", WELL), CHAPTERS)
SEEN = {question.id: fingerprint(_MADE.article, question) for question in _MADE.questions}
CHANGE = st.fixed_dictionaries(
    {},
    optional={"stem": WORDS, "answer": ANSWER, "options": st.lists(OPTION, max_size=4), "explanation": WORDS},
)
VERDICT = st.fixed_dictionaries(
    {"decision": st.sampled_from(["reviewed", "edited", "rejected"]), "seen": st.sampled_from(["00000000"])},
    optional={"edit": CHANGE, "note": WORDS, "was": WORDS, "sentences": st.lists(WORDS, max_size=2)},
)
TEXT = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200))
loose = settings(
    max_examples=INPUTS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@loose
@given(TEXT, st.one_of(st.none(), TEXT), st.one_of(st.none(), TEXT))
def test_any_article_and_what_is_beside_it_is_studied_or_refused(
    text: str, facts: str | None, quiz: str | None
) -> None:
    """From text to questions: a study, or faults that name a file and a line that it has."""
    for source in (text, f"---\ntitle: 井\nedition: original\n---\n\n{text}"):
        try:
            study(Source("a", "a.md", source, facts, "a.facts.yml", quiz, "a.quiz.yml"), CHAPTERS)
        except ContentError as error:
            assert error.faults
            for fault in error.faults:
                texts = {"a.md": source, "a.facts.yml": facts or "", "a.quiz.yml": quiz or ""}
                rows = len(texts[fault.path].split("\n"))
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


@loose
@given(
    st.lists(HAND, max_size=4), st.dictionaries(st.sampled_from([*SEEN, "0123456789ab"]), VERDICT, max_size=3)
)
def test_any_decision_is_applied_or_told(hand: list[object], verdicts: dict[str, dict[str, object]]) -> None:
    """Decisions and questions by hand of every shape: what is asked passes the checker, the rest is told with a line
    of the file, and a written decision is read back.
    """
    for id, verdict in verdicts.items():
        verdict["seen"] = SEEN.get(id, "00000000")
    text = "\n".join(
        [
            "written: " + json.dumps(hand, ensure_ascii=False),
            "questions: " + json.dumps(verdicts, ensure_ascii=False),
        ]
    )
    try:
        made = study(Source("a", "a.md", WELL, None, "", text, "a.quiz.yml"), CHAPTERS)
    except ContentError as error:
        assert error.faults and all(1 <= fault.line <= 3 for fault in error.faults)
        return
    assert all(HAN.search(c.message) and 1 <= c.line <= 2 for c in made.decided.concerns)
    assert not [q.stem for q in made.questions if list(faults(made.article, q))]
    decided = [q for q in made.questions if q.state != "generated"]
    tally = made.decided.tally
    assert len(decided) == tally.reviewed + tally.edited + tally.written
    assert len({d.line for d in made.decided.sheet.decisions}) <= 1


@loose
@given(TEXT, st.text("ab.'\"#: 井-[]{}&*!|>%@`\\", max_size=30), st.booleans())
def test_any_file_of_decisions_takes_another(text: str, note: str, windows: bool) -> None:
    """What can be read takes a new decision, is read back with it, and keeps every other decision."""
    text = text.replace("\n", "\r\n") if windows else text
    try:
        before = read_quiz(text, "a.quiz.yml")
    except ContentError:
        text, before = "# 井\n", Sheet("a.quiz.yml")
    fresh = Decision("ba9876543210", "rejected", "00000000", 0, note=note.strip(), was=("井" + note).strip())
    try:
        after = read_quiz(recorded(text, fresh), "a.quiz.yml")
    except UsageError as error:
        assert HAN.search(str(error))
        return
    except ContentError as error:  # the note is one that a file may not hold
        assert all("Markdown" in fault.message for fault in error.faults)
        return
    assert [d.id for d in after.decisions] == [*(d.id for d in before.decisions), fresh.id]
    assert (after.decisions[-1].note, after.decisions[-1].was) == (fresh.note, fresh.was)
    assert [w.form for w in after.written] == [w.form for w in before.written]


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
