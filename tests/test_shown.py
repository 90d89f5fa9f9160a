"""Small things that pages say: hints, what can be chosen."""

import re
from pathlib import Path

import pytest

from build_tools.model.guide import Frame, StudyGuide
from build_tools.options import Options, load_chapters
from build_tools.pipeline import Source, study_guide
from build_tools.publish import publish
from build_tools.publish.cards import cards

SAMPLE = Path(__file__).parent / "samples" / "local-report-neighbourhood-party.md"


@pytest.fixture(scope="module")
def guide() -> StudyGuide:
    """A sample with a heading that has quotation marks of its own."""
    text = SAMPLE.read_text("utf-8").replace("## 一、主要做法", "## 一、办好“关键小事”的主要做法")
    return study_guide([Source("street", "street.md", text)], Frame(), Options("导读", load_chapters()))


def test_hints_quote_headings_with_single_marks_inside(guide: StudyGuide) -> None:
    """No hint has double marks inside double marks."""
    articles = {article.id: article for article in guide.articles}
    hints = [card.hint for lesson in guide.lessons for card in cards(lesson, articles)]
    assert any("“办好‘关键小事’的主要做法”" in hint for hint in hints)
    for hint in hints:
        assert not re.search("“[^”]*“", hint), hint


def test_only_kinds_that_there_are_can_be_chosen(guide: StudyGuide) -> None:
    """The builder of papers offers no kind of which the guide has no question."""
    page = next(page.markdown for page in publish(guide).pages if page.path == "print/index.md")
    assert set(re.findall('name="kind" value="([a-z_]+)"', page)) == {q.kind for q in guide.questions}


def test_an_article_about_one_place_stands_under_it(guide: StudyGuide) -> None:
    """What the sections of a report on 江西省 tell is listed under 江西省, each point with its sentence."""
    page = next(page.markdown for page in publish(guide).pages if page.path == "practices/index.md")
    rows = re.findall(
        r'data-place="江西省"><th scope="row">江西省</th><td[^>]*>([^<]+)</td>.*?#(p\d+s\d+)"', page
    )
    assert ("建组织，先解决“有人牵头”的问题", "p2s1") in rows
    assert len(rows) == 4
