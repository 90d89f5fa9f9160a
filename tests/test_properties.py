"""Invariants of the line from text to questions, on made-up articles and on random text."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from build_tools import pipeline
from build_tools.adopt.article import to_article
from build_tools.adopt.text import from_text
from build_tools.compose import check
from build_tools.errors import ContentError, UsageError
from build_tools.model import text as text_model
from build_tools.model.guide import Chapter, Study
from build_tools.model.questions import Blanks, Choice, Question
from build_tools.model.text import fold, squash
from build_tools.options import Options, load_chapters
from build_tools.pipeline import Source, studies, study
from build_tools.publish.export import question_data
from build_tools.publish.indented import indented, pieces
from build_tools.publish.templates import written
from build_tools.read.sentences import sentences
from tests.test_cases import CASES, HEAD

SAMPLES = sorted((Path(__file__).with_name("samples")).glob("*.md"))
CHAPTERS = load_chapters()
_ARTICLES = [case for case in CASES if case.finder == "questions"]
_ALPHABET = "，。；：、！？“”‘’（）《》一二三是第比如例上海市安吉县的党建工作必须着力只有才能\n　 \"'(),.:;—+-12%aA\u200b\ufeff#*_`[]<>|\\"
random_text = st.text(alphabet=_ALPHABET, max_size=300)


def _study(text: str, slug: str = "sample") -> Study:
    return study(Source(slug, f"{slug}.md", text), CHAPTERS)


def _shape(made: Study) -> list[tuple[str, str, str, tuple[int, ...]]]:
    """Questions as a reader of any layout would find them."""
    return [(q.kind, q.rule, squash(q.stem), tuple(s.paragraph for s in q.sources)) for q in made.questions]


@given(random_text)
def test_sentences_make_up_the_paragraph(text: str) -> None:
    """The sentences of any text join up to exactly that text."""
    assert "".join(s.text for s in sentences(text)) == text


@given(random_text)
def test_fold_keeps_length_and_settles(text: str) -> None:
    """Folding keeps the length, so offsets carry over, and folding twice changes nothing."""
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text("，。；：！？、“”‘’（）《》〈〉〔〕—…·~+%aZ09党井𠀀㐀﨑\u2f00", max_size=12))
def test_settled_text_is_folded_already(text: str) -> None:
    """Where fold sees at a glance that there is nothing to do, the whole way round changes nothing either."""
    if text_model._SETTLED.fullmatch(text):
        assert text_model._folded(text) == text == fold(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(random_text, max_size=6))
def test_no_text_crashes_the_line(parts: list[str]) -> None:
    """Whatever the text, the line from Markdown to questions ends in a guide or in named faults."""
    body = "\n\n".join(parts)
    try:
        made = _study(f"---\ntitle: 题\nedition: original\n---\n\n{body}\n")
    except ContentError as error:
        assert all(fault.line >= 1 and fault.message for fault in error.faults)
    else:
        assert made.article.paragraphs


@settings(max_examples=100, deadline=None)
@given(random_text)
def test_random_front_matter_ends_in_faults(text: str) -> None:
    """Whatever stands in the front matter, the error names a line."""
    try:
        _study(f"---\n{text}\n---\n\n正文在此。\n")
    except ContentError as error:
        assert error.faults


@settings(max_examples=150, deadline=None)
@given(st.lists(random_text, min_size=1, max_size=6))
def test_adopting_keeps_every_character(parts: list[str]) -> None:
    """Adopted Markdown, read again, holds all Chinese characters of the text in their order."""
    text = "一个够长的标题\n\n" + "\n\n".join(parts) + "\n\n末段的正文在这里，一句完整的话。\n"
    try:
        adopted = to_article(from_text(text))
        made = _study(adopted.markdown)
    except (UsageError, ContentError):
        return
    article = made.article
    kept = "".join(p.text for p in article.paragraphs)
    assert "末段的正文在这里" in kept
    assert all(char in adopted.markdown for char in re.findall(r"[\u4e00-\u9fff]", text))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_layout_changes_nothing(path: Path) -> None:
    """CRLF, a BOM, indents, corner or straight quotes and half-width marks find the same questions."""
    text = path.read_text("utf-8")
    head, body = text.split("---\n\n", 1)
    plain = _shape(_study(text))
    variants = {
        "crlf": text.replace("\n", "\r\n"),
        "bom": "\ufeff" + text,
        "indent": head + "---\n\n" + re.sub(r"(?m)^(?=[^\n#])", "　　", body),
        "corner": head + "---\n\n" + body.translate(str.maketrans("“”", "「」")),
        "half": head + "---\n\n" + body.translate(str.maketrans("，；？", ",;?")),
    }
    for name, variant in variants.items():
        assert _shape(_study(variant)) == plain, name


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_questions_are_sound(path: Path, sample_studies: tuple[Study, ...]) -> None:
    """No stem opens with a pronoun, quotes are balanced, options differ, blanks do not give themselves away."""
    made = next(s for s in sample_studies if s.article.id == path.stem)
    for question in made.questions:
        assert question.stem.count("“") == question.stem.count("”")
        assert not re.match(r"[这该此他她它]", question.stem)
        if isinstance(question.answer, Choice):
            texts = [squash(o.text) for o in question.answer.options]
            assert len(set(texts)) == len(texts)
        if isinstance(question.answer, Blanks):
            assert not [w for w in question.answer.words if squash(w.text) in squash(question.stem)]


_TITLES = st.text("【】《》“”〈〉（）：——？，上述这些渡口常守不懈何以看灯 ", min_size=2, max_size=24)


@given(_TITLES)
@example("【转载】何以常守")
@example("“常守")
def test_no_title_breaks_a_stem(title: str) -> None:
    """Whatever its article is called, what is printed is what the checker passed: a stem may bear the title."""
    case = next(
        c for c in CASES if c.title == "a blank that shares no word of weight with the title is told with it"
    )
    text = case.text.replace("title: 老渡口何以常守", f"title: {json.dumps(title, ensure_ascii=False)}")
    try:
        made = _study(text)
    except ContentError:
        return
    assert not [q.stem for q in made.questions for _ in check.faults(made.article, q)]


def test_every_question_stands_in_a_lesson(sample_studies: tuple[Study, ...]) -> None:
    """No question is put into a chapter that its article has no paragraph in: no page would show it."""
    tried = [_study(case.text if case.text.startswith("---\n") else HEAD + case.text) for case in _ARTICLES]
    for made in [*sample_studies, *tried]:
        has = {placement.chapter for placement in made.findings.placements}
        assert {question.chapter for question in made.questions} <= has, made.article.folded


def test_deleting_a_paragraph_removes_what_rests_on_it() -> None:
    """Without its paragraph, nothing in the guide speaks of a place any more."""
    path = next(p for p in SAMPLES if p.stem == "rural-revitalisation-anhui")
    text = path.read_text("utf-8")
    paragraph = next(block for block in text.split("\n\n") if "天长市" in block)
    data = [question_data(q) for q in _study(text).questions]
    assert "天长市" in str(data)
    data = [question_data(q) for q in _study(text.replace(paragraph + "\n\n", "")).questions]
    assert "天长市" not in str(data)


def test_another_article_changes_nothing_here(
    chapters: tuple[Chapter, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The questions of an article are the same alone and among others, with one worker and with two."""
    monkeypatch.setattr(pipeline, "_WORTH_SHARING", 0)
    options = Options("导读", chapters)
    sources = [Source(p.stem, p.name, p.read_text("utf-8")) for p in SAMPLES]
    together = studies(sources, options)
    assert studies(sources, options, workers=2) == together
    for source, made in zip(sources, together, strict=True):
        assert studies([source], options) == (made,)


def test_ids_are_unique_and_stable(sample_studies: tuple[Study, ...]) -> None:
    """Twelve hexadecimal digits, none twice, the same on every run."""
    found: list[Question] = [q for made in sample_studies for q in made.questions]
    assert len({q.id for q in found}) == len(found)
    assert all(re.fullmatch(r"[0-9a-f]{12}", q.id) for q in found)
    again = [q.id for p in SAMPLES for q in _study(p.read_text("utf-8"), p.stem).questions]
    assert again == [q.id for q in found]


_SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(st.text() | st.integers() | st.none() | st.builds(Markup, st.text()))
def test_pages_are_escaped_as_by_markupsafe(value: object) -> None:
    """What a template writes is what markupsafe's escape makes of it."""
    assert written(value) == escape(value)


@given(_VALUES)
def test_indented_json_is_that_of_the_standard_library(value: object) -> None:
    """Our JSON with indent is that of json.dumps, to the letter."""
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1)


@given(st.dictionaries(st.text(max_size=3), _VALUES, max_size=3))
def test_json_in_pieces_is_the_same(data: dict[str, object]) -> None:
    """JSON written row by row is that of json.dumps too, whether a list is there or is made as it is written."""
    lazy = {name: iter(value) if isinstance(value, list) else value for name, value in data.items()}
    whole = json.dumps(data, ensure_ascii=False, indent=1)
    assert "".join(pieces(data)) == "".join(pieces(lazy)) == whole
