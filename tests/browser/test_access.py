"""axe-core finds nothing to complain of, on every kind of page and in every way of showing it."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opener

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
LESSON = "lessons/organizational-foundation/practices/"
SETTLED = """() => Promise.allSettled(document.getAnimations()
    .filter(moving => moving.effect.getComputedTiming().endTime !== Infinity)
    .map(moving => moving.finished))"""
LOOKS = {
    "light": ("light", {}),
    "dark": ("dark", {}),
    "large": ("light", {"type": "largest"}),
    "contrast": ("dark", {"contrast": "high"}),
}


def _answer_all(page: Page) -> None:
    """Answer every question of the page somehow, and open what stays closed."""
    page.evaluate("""() => {
      for (const form of document.querySelectorAll('form[data-question]')) {
        form.querySelector('.sg-q__hint').open = true;
        const input = form.querySelector('input:is([type=radio], [type=checkbox])');
        if (input) input.click();
        for (const field of form.querySelectorAll('select')) field.selectedIndex = 1;
        for (const field of form.querySelectorAll('input[type=text], textarea')) field.value = '党组织';
        form.querySelector('[type=submit]').click();
      }
    }""")


def _practise(page: Page) -> None:
    page.locator(".sg-mixed [type=submit]").click()
    page.locator(".sg-session form:visible").wait_for()


def _explain_term(page: Page) -> None:
    page.locator(".sg-term").first.click()


def _see_a_sentence(page: Page) -> None:
    page.locator(".sg-points .sg-cite").first.click()
    page.locator(".sg-sheet").wait_for()


def _search(page: Page) -> None:
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").fill("部门报到")
    page.locator(".md-search-result__link").first.wait_for()


def _hand_in(page: Page) -> None:
    page.locator(".sg-session form").first.wait_for()
    page.get_by_role("button", name="交卷", exact=True).click()
    page.get_by_role("button", name="就这样交卷").click()
    page.locator(".sg-summary").wait_for()


def _nothing(page: Page) -> None:
    pass


VISITS: tuple[tuple[str, str, Callable[[Page], None]], ...] = (
    ("home", "", _nothing),
    ("home, search open", "", _search),
    ("chapter", "chapters/practices/", _nothing),
    ("lesson", LESSON, _nothing),
    ("lesson, answered", LESSON, _answer_all),
    ("lesson, a sentence open", LESSON, _see_a_sentence),
    ("reading", "articles/organizational-foundation/", _nothing),
    ("reading, a term open", "articles/organizational-foundation/#p7", _explain_term),
    ("quiz", "quiz/", _nothing),
    ("quiz, practising", "quiz/", _practise),
    ("exam, handed in", "quiz/#exam-quality", _hand_in),
    ("timeline", "timeline/", _nothing),
    ("practice examples", "practices/", _nothing),
    ("glossary", "glossary/", _nothing),
    ("guide for editors", "contribute/", _nothing),
)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(open_page: Opener, site_url: str, look: str) -> None:
    """On home, chapter, lesson before and after answering, reading and quiz, axe has no violation to report."""
    scheme, chosen = LOOKS[look]
    page = open_page(site_url, color_scheme=scheme)
    page.evaluate("chosen => localStorage.setItem('study-guide.display', JSON.stringify(chosen))", chosen)
    axe = AXE.read_text("utf-8")
    found = {}
    for name, path, act in VISITS if look != "contrast" else VISITS[::3]:
        page.goto("about:blank")
        page.goto(urljoin(site_url, path), wait_until="networkidle")
        act(page)
        page.evaluate(SETTLED)  # colours half way through a fade are nobody's choice
        page.evaluate(axe)
        result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        assert len(result["passes"]) > 10, name
        for fault in result["violations"]:
            nodes = [f"{n['target']} {n['failureSummary'][:160]}" for n in fault["nodes"][:3]]
            found[name, fault["id"]] = (len(fault["nodes"]), nodes)
    assert not found


@pytest.mark.parametrize(("choice", "least"), [("standard", 18), ("large", 21), ("largest", 24)])
def test_type_is_as_large_as_chosen(open_page: Opener, site_url: str, choice: str, least: int) -> None:
    """Running text measures 18, 21 or 24 px, on phones and desks, and no page overflows."""
    for width in (390, 1280):
        page = open_page(site_url, width)
        page.get_by_role("button", name="字号和对比度").click()
        page.locator(f"[name=display-type][value={choice}]").check()
        page.keyboard.press("Escape")
        for path in ("", LESSON, "articles/organizational-foundation/", "quiz/", "practices/"):
            page.goto(urljoin(site_url, path))
            text = ".sg-para" if path.startswith("articles") else ".sg-lede, .sg-points li"
            size = page.locator(text).last.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
            assert size >= least - 0.1, (path, size)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
