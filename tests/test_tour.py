"""The pictures of the editors' guide: they show what the commands say now, and can be read."""

import re
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from build_tools.gate import unsafe
from build_tools.tour.draw import wrapped
from build_tools.tour.names import NAMES
from build_tools.tour.pictures import PICTURES, with_pictures
from build_tools.tour.run import tour
from tests.conftest import TOP

PAGE = (TOP / "docs" / "contribute" / "index.md").read_text("utf-8")


def test_the_way_of_a_new_editor() -> None:
    """From a Word file the real commands give an article, tell its slip at the line, and ask questions; no folder of this machine shows."""
    told = tour()
    assert told.adopted[0] == "docs/articles/study-meeting.md"
    assert (
        re.match(r"docs/articles/study-meeting\.md:2: .*全角冒号", told.faulty[0]) and len(told.faulty) == 1
    )
    assert told.sound[0] == "docs/articles/study-meeting.md：没有毛病"
    assert "已记：通过" in told.reviewed and told.reviewed[-1].startswith("已停下")
    assert f"新增 {len(told.study.questions)} 题" in "".join(told.change)
    assert len(told.study.questions) >= 2
    rows = told.adopted + told.faulty + told.sound + told.reviewed
    assert not [row for row in rows if re.search(r"/tmp|\.\./|^/", row)]


def test_every_picture_of_the_page_is_drawn() -> None:
    """The page names each picture once, with a text below it; what is drawn is well-formed and passes the gate."""
    assert sorted(re.findall(r"\(pictures/([a-z-]+)\.svg\)", PAGE)) == sorted(PICTURES) == sorted(NAMES)
    drawn = with_pictures(PAGE)
    figures = re.findall(r"<figure.*?</figure>", drawn)
    assert len(figures) == len(PICTURES) and "pictures/" not in drawn
    for figure in figures:
        svg, caption = re.fullmatch(
            r"<figure[^>]*>(<svg.*</svg>)<figcaption>(.+)</figcaption></figure>", figure
        ).groups()
        assert "".join(ElementTree.fromstring(svg).itertext()) and len(caption) > 10
        assert unsafe(figure) == ""
    with pytest.raises(ValueError, match="no picture"):
        with_pictures("![x](pictures/none.svg)")


@pytest.mark.parametrize("em", [6, 12, 22])
def test_lines_keep_every_letter(em: int) -> None:
    """Wrapping changes only white space, and no line is wider than asked but for closing marks."""
    for text in tour().adopted + tour().article:
        lines = wrapped(text, em)
        assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
        assert all(len(line.rstrip("，。；：、！？”’）…")) <= (em + 1) / 0.62 for line in lines)


def test_letters_stay_inside_the_picture(browser: Browser) -> None:
    """With the fonts of this machine no line of a picture runs over its edge on a phone."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    css = (TOP / "build_tools" / "theme" / "assets" / "study-guide.css").read_text("utf-8")
    page.set_content(f"<style>{css}</style><div class='md-typeset'>{with_pictures(PAGE)}</div>")
    ends = page.locator(".sg-picture text").evaluate_all(
        "texts => texts.map(text => { const box = text.getBBox(); return [box.x, box.x + box.width]; })"
    )
    page.close()
    assert len(ends) > 50
    assert min(start for start, _ in ends) >= 0 and max(end for _, end in ends) <= 390
