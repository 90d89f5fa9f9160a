"""What must hold of reading for any text whatever: on random text made of what the genre is made of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.errors import ContentError
from build_tools.model.article import Paragraph
from build_tools.model.text import fold
from build_tools.read import read, yaml_source
from build_tools.read.sentences import sentences

CHAPTERS = {"urgency": "紧迫性", "practices": "做法与经验", "quality": "提高质量"}
_MARKS = "，。；：、！？“”‘’「」『』（）《》〈〉【】〔〕…—·～"
_PLAIN = "春夏秋冬村校林河法庭老师说道指出一二三第条章是要其首先例如"
_ASCII = " \t\r\n\"'(),.:;!?-+%#*_`[]<>|\\&~=@/0123456789abYZ"
_RARE = "\u3000\u00a0\u200b\ufeff\x00\x0b\x0c\x1c\x85\u2028\ue000Ａ１，．：；＂＇－\ud7ff𠀀é①⑨"
ANY = st.text(alphabet=_MARKS * 2 + _PLAIN * 2 + _ASCII + _RARE, max_size=240)
PIECES = st.lists(
    st.one_of(
        ANY,
        st.sampled_from(
            [
                "\n\n",
                "\n",
                "---\n",
                "title: 井\n",
                "edition: original\n",
                "edition: restated\n",
                "chapters:\n  井: quality\n",
                "order: 0\n",
                "tags: [井, 水]\n",
                "date: 2019-13-01\n",
                "date: 0000\n",
                "url: ftp://x\n",
                "# ",
                "## 一、井\n",
                "　　",
                "内容提要：",
                "关键词：",
                "参考文献\n",
                "（作者为教师）",
                "第一条 ",
                "<!--",
                "-->",
            ]
        ),
    ),
    max_size=14,
).map("".join)


@given(ANY)
def test_sentences_join_up(text: str) -> None:
    """The sentences of any text join up to it, are numbered from 1 and begin where the last one ends."""
    found = sentences(text)
    assert "".join(s.text for s in found) == text
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    assert [s.start for s in found] == [0, *(s.end for s in found)][: len(found)]


@given(st.one_of(ANY, st.text(max_size=80)))
def test_fold_keeps_length_and_is_idempotent(text: str) -> None:
    """Folding keeps the length of any text, and a folded text folds to itself."""
    once = fold(text)
    assert len(once) == len(text)
    assert fold(once) == once


@given(ANY.filter(bool), st.data())
def test_quotes_are_verbatim_and_tiled_by_their_sources(text: str, data: st.DataObject) -> None:
    """A quoted passage is the text between its offsets, and its sources tile it, sentence by sentence."""
    paragraph = Paragraph("a", 1, text, sentences(text), 0, 1)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = paragraph.quote(start, end)
    assert passage.text == text[start:end]
    assert passage.folded == fold(text)[start:end]
    assert "".join(source.text for source in passage.sources) == passage.text
    numbers = [source.sentence for source in passage.sources]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    for source in passage.sources:
        sentence = paragraph.sentences[source.sentence - 1]
        assert sentence.text[source.start : source.end] == source.text != ""


def _reads_or_names_faults(source: str) -> None:
    try:
        article = read(source, "a", "a.md", CHAPTERS)
    except ContentError as error:
        assert error.faults
        assert all(fault.path == "a.md" and fault.line >= 1 for fault in error.faults)
    else:
        assert article.paragraphs


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_any_file_is_read_or_refused_with_faults(source: str) -> None:
    """Whatever a file holds, reading gives an article or a ContentError whose faults name file and line."""
    _reads_or_names_faults(source)


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_any_body_is_read_or_refused_with_faults(body: str) -> None:
    """Whatever stands under sound front matter, reading gives an article or a ContentError with faults."""
    _reads_or_names_faults(f"---\ntitle: 井\nedition: original\n---\n\n{body}")


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_any_front_matter_is_read_or_refused_with_faults(matter: str) -> None:
    """Whatever stands in the front matter, reading gives an article or a ContentError with faults."""
    _reads_or_names_faults(f"---\ntitle: 井\nedition: original\n{matter}\n---\n\n井是村庄的记忆。\n")


ROWS = st.lists(
    st.sampled_from(
        [
            "title: 井",
            "name: 一口井, 两棵树",
            "url: https://a.example/b_c.html",
            'tags: [井, 水, "甲: 乙"]',
            "tags: [井, [水]",
            "facts:",
            "  - id: F1",
            "    statement: 有12口井，“深”的居多：一句话",
            "    source: 甲: 乙",
            "  - ",
            "- 井",
            "- - 井",
            "  接着上一行",
            "   缩进不齐: 井",
            '  "小标题：一": quality',
            '"没有成对: 井',
            "a: ~",
            "a: null",
            "a:",
            "10: 010",
            ": 井",
            "井",
            "",
            "a: b: c",
            "a: -",
            "a: - 井",
            "a: [",
            "]",
            "a: ,井",
            "a: =",
        ]
    )
    | st.text(alphabet='ab井：: -[],"=~<()$;/\u3000\u00a0\u2029', max_size=9),
    max_size=7,
).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(ROWS)
def test_the_quick_way_reads_as_the_careful_one(text: str) -> None:
    """YAML that libyaml may read comes out as from the reader in Python: values, lines and slips."""
    quick = yaml_source.parse_yaml(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_source, "_QUICK", None)
        assert yaml_source.parse_yaml(text) == quick
