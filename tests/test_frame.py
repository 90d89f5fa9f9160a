"""The hand-written frame: introductions and the timeline rest on the articles."""

import re
from pathlib import Path

import pytest

from build_tools.errors import ContentError
from build_tools.folder import load
from build_tools.frame import load_frame
from build_tools.options import load_chapters
from build_tools.pipeline import study

ARTICLES = Path(__file__).parents[1] / "docs" / "articles"
IDS = [chapter.id for chapter in load_chapters()]


def test_every_event_stands_in_the_paragraph_it_names() -> None:
    """The year of each event, and its day where given, stand in the paragraph of the article it points to."""
    chapters = load_chapters()
    articles = {s.slug: study(s, chapters).article for s in load(ARTICLES)}
    events = load_frame(ARTICLES, IDS).events
    assert len(events) >= 12
    for event in events:
        assert event.article and event.paragraph, event
        text = articles[event.article].paragraph(event.paragraph).text
        year, *rest = event.date.split("-")
        assert year in text, event
        if len(rest) == 2:
            assert f"{int(rest[0])}月{int(rest[1])}日" in text, event


def test_introductions_lead_to_every_lesson() -> None:
    """The introduction of a chapter, written by hand, links once to each lesson of the chapter and to no other."""
    chapters = load_chapters()
    lessons: dict[str, set[str]] = {chapter: set() for chapter in IDS}
    for source in load(ARTICLES):
        known = study(source, chapters)
        for paragraph in known.article.paragraphs:
            lessons[known.findings.chapter_of(paragraph.number)].add(source.slug)
    frame = load_frame(ARTICLES, IDS)
    for chapter in IDS:
        linked = re.findall(
            rf"\]\(\.\./\.\./lessons/([a-z0-9-]+)/{chapter}/index\.md\)", frame.introduction(chapter)
        )
        assert sorted(linked) == sorted(lessons[chapter]), chapter
        assert frame.introduction(chapter).count("](") == len(linked), chapter


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- {date: 2017, name: 甲}\n", 1),
        ("- {date: 2017, name: 甲, text: 乙}\n- {date: 去年, name: 甲, text: 乙}\n", 2),
        ("- {date: 2017, name: 甲, text: 乙, colour: 红}\n", 1),
        ("- {date: 2017, name: 甲, text: 乙, paragraph: 三}\n", 1),
        ("date: 2017\n", 1),
        ("- {date: [\n", 2),
    ],
)
def test_slips_in_the_timeline_are_named(tmp_path: Path, text: str, line: int) -> None:
    """A wrong row ends in path:line: message."""
    (tmp_path / "_timeline.yml").write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        load_frame(tmp_path, IDS)
    assert caught.value.faults[0].line == line
