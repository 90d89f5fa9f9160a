"""Adopting plain text loses no word: every Chinese character of the text is in the Markdown."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.adopt.article import to_article
from build_tools.adopt.clean import clean
from build_tools.adopt.text import from_text
from build_tools.errors import UsageError
from build_tools.model.text import HAN
from build_tools.read import read

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.md"))
CHAPTERS = {"urgency": "紧迫性", "practices": "做法与经验", "quality": "提高质量"}
LAST = "这一段是文章的末尾，说的是完整的一句话。"
_PUNCTUATION = "，。；：、！？“”‘’（）《》【】〔〕…—·"
_WORDS = "春夏秋冬村校林河法庭老师一二三第条章要其"
_ASCII = " \t\r\"'(),.:;!?-+%#*_`[]<>|\\&~=0129abY"
LINE = st.text(alphabet=_PUNCTUATION + _WORDS * 3 + _ASCII + "\u3000\u00a0\u200b\ufeff①", max_size=70)
# Without `>`, `|` and `&`, which `escape` doubles or forgets, as reported.
ESCAPED = st.text(alphabet=_PUNCTUATION + _WORDS + " \"'(),.:;!?-+%#*_`[]<\\~=0129abY", max_size=25)
GAP = st.sampled_from(["\n", "\n\n", "\r\n", "\n　　", "\n\n    ", "\n \n"])


def han(text: str) -> Counter[str]:
    """How often each Chinese character stands in a text."""
    return Counter(HAN.findall(text))


def kept(markdown: str) -> Counter[str]:
    """The same of adopted Markdown, without `author_role`: that is a copy of what the author's note says."""
    return han(re.sub(r"^author_role: .*$", "", markdown, count=1, flags=re.MULTILINE))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(LINE, GAP), max_size=9))
def test_no_han_is_lost_or_added(rows: list[tuple[str, str]]) -> None:
    """Front matter and body hold the Chinese characters of the text, each as often as it stood."""
    text = "".join(line + gap for line, gap in rows) + LAST
    try:
        adopted = to_article(from_text(text))
    except UsageError:
        return
    assert kept(adopted.markdown) == han(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(LINE.filter(HAN.search), GAP), max_size=9))
def test_adopted_text_is_read_again(rows: list[tuple[str, str]]) -> None:
    """What was adopted under a sound title can be read, and its last paragraph is unchanged."""
    text = "村里的井与林\n\n" + "".join(line + gap for line, gap in rows) + "\n\n" + LAST + "\n"
    article = read(to_article(from_text(text)).markdown, "well", "well.md", CHAPTERS)
    assert article.meta.title == "村里的井与林"
    assert article.paragraphs[-1].text.endswith(LAST)


@settings(max_examples=200, deadline=None)
@given(ESCAPED.map(str.strip))
def test_markup_comes_back_as_text(marks: str) -> None:
    """Marks of Markdown at the head of a line or inside it are read again as what they were, but for their width."""
    lines = ["井是村庄的记忆，人人都来护。", f"{marks}井在村口，水很清。", f"井在村口{marks}，水很清。"]
    lines = [clean(line) for line in lines]
    adopted = to_article(from_text("村里的井与林\n\n" + "\n\n".join(lines)))
    assert [p.text for p in read(adopted.markdown, "well", "well.md", CHAPTERS).paragraphs] == lines


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("indent", ["", "　　", "    "])
def test_samples_keep_every_han(path: Path, indent: str) -> None:
    """The body of a sample article, as plain text in different indents, keeps its Chinese characters."""
    body = path.read_text("utf-8").split("---\n", 2)[2].strip()
    plain = re.sub(r"^#+ ", "", body, flags=re.MULTILINE)
    text = "村里的井与林\n" + "\n".join(indent + line for line in plain.splitlines() if line.strip())
    assert kept(to_article(from_text(text)).markdown) == han(text)


def test_bold_marks_round_a_line_are_no_text() -> None:
    """A line that stands between ** loses the marks; marks inside a sentence stay as they were written."""
    text = "一座桥\n\n**一、为什么要修桥**\n\n河上从前没有桥，学生要绕三里路。\n\n**二、怎样修桥**\n\n各家出工，2**3是八。"
    adopted = to_article(from_text(text)).markdown
    assert "## 一、为什么要修桥\n" in adopted and "## 二、怎样修桥\n" in adopted
    assert "3是八" in adopted and adopted.count("*") == 2


def test_a_title_that_ends_like_an_office_stays_the_title() -> None:
    """聚合力 社区治理开新局 above a subtitle is no office that signs the report."""
    text = f"党建引领聚合力 社区治理开新局\n——弋江区的实践\n\n弋江区有71个社区。{LAST}\n\n{LAST}\n"
    found = read(to_article(from_text(text)).markdown, "a", "a.md", CHAPTERS)
    assert (found.meta.title, found.meta.subtitle) == ("党建引领聚合力 社区治理开新局", "弋江区的实践")


def test_lines_under_the_title_are_no_wrapped_title() -> None:
    """Lines of like length above long paragraphs are title, publication and author, each by itself."""
    long = "桥修好以后，两岸的人往来多了，山里的笋当天就能卖到城里，学生也不必再绕三里路去上学。"
    text = f"让渡口上的桥真正修到群众的心坎上来\n溪口日报理论版　2025年6月17日\n何秀岚\n\n{long}\n\n{long}{LAST}\n\n{LAST}\n"
    found = read(to_article(from_text(text)).markdown, "a", "a.md", CHAPTERS)
    assert found.meta.title == "让渡口上的桥真正修到群众的心坎上来"


def test_marks_between_chinese_characters_become_full_width() -> None:
    """Only there: times, figures and what stands in Latin letters keep theirs."""
    text = "一座桥\n\n修桥要三样东西:石头,木料;还有人心!中午12:30开工,用了1,000方石料,见 a,b。谁来修?各家出工。\n"
    adopted = to_article(from_text(text)).markdown
    assert (
        "修桥要三样东西：石头，木料；还有人心！中午12:30开工，用了1,000方石料，见 a,b。谁来修？各家出工。"
        in adopted
    )


def test_the_heading_of_a_chapter_is_not_set_apart() -> None:
    """Letters set apart to fill the line are one word; names of people in a row stay as they are."""
    rows = ["渡口条例", "第一章　总　　则", "第一条 渡口应当有人看守，夜里要有灯。", "王 强 李 明", LAST]
    markdown = to_article(from_text("\n".join(rows))).markdown
    assert "总则" in markdown
    assert "总　" not in markdown
    assert "王强" not in markdown
