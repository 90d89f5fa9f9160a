"""The built site in Chromium, as a reader meets it."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = (
    "",
    "chapters/urgency/",
    "chapters/practices/",
    "chapters/quality/",
    "lessons/organizational-foundation/practices/",
    "articles/organizational-foundation/",
    "practices/",
    "glossary/",
    "quiz/",
    "timeline/",
    "print/",
    "contribute/",
)


def _open(browser: Browser, width: int, scheme: str) -> tuple[Page, list[str]]:
    """A page of that width, and a list that fills with requests elsewhere and script errors."""
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    wrong: list[str] = []
    page.on(
        "request", lambda r: None if r.url.startswith(("http://127.0.0.1", "data:")) else wrong.append(r.url)
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    return page, wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_kind_of_page_fits_and_asks_nobody(
    browser: Browser, site_url: str, width: int, scheme: str
) -> None:
    """No page overflows sideways, sends a request to another host or reports an error."""
    page, wrong = _open(browser, width, scheme)
    for path in PAGES:
        page.goto(urljoin(site_url, path))
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert not wrong
    page.context.close()


@pytest.mark.parametrize("width", [720, 800, 1000, 1219, 1280])
def test_the_text_keeps_from_the_edge(browser: Browser, site_url: str, width: int) -> None:
    """At widths between phone and desk too, neither the text nor the number beside it touches the edge."""
    page, wrong = _open(browser, width, "light")
    page.goto(urljoin(site_url, "articles/organizational-foundation/"))
    number, text = (page.locator(f"#p7{part}").bounding_box() for part in (" .sg-para__n", ""))
    assert number and text
    assert number["x"] >= 4 and text["x"] + text["width"] <= width - 16
    assert not wrong
    page.context.close()


@pytest.mark.parametrize("path", ["lessons/organizational-foundation/practices/", "practices/", "glossary/"])
def test_marks_of_paragraphs_can_be_tapped(browser: Browser, site_url: str, path: str) -> None:
    """On a phone every ¶ is at least 24 px wide and high, and none reaches over the edge."""
    page, _ = _open(browser, 390, "light")
    page.goto(urljoin(site_url, path))
    small = page.eval_on_selector_all(
        ".sg-cite",
        """all => all.map((e) => e.getBoundingClientRect()).filter((b) => b.width)
          .filter((b) => Math.min(b.width, b.height) < 24 || b.right > innerWidth).length""",
    )
    assert small == 0 and page.locator(".sg-cite").count() > 9
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_claim_leads_to_its_sentence(browser: Browser, site_url: str, width: int) -> None:
    """The ¶ of a key point shows the sentence that says it, in place; from there it opens in its article."""
    page, wrong = _open(browser, width, "light")
    page.goto(urljoin(site_url, "lessons/organizational-foundation/practices/"))
    page.wait_for_selector("html.is-ready")
    point = page.locator(".sg-points li").nth(1)
    said = point.inner_text().split("¶")[0].strip(" \u2060\xa0")
    point.locator(".sg-cite").press("Enter")
    sheet = page.get_by_role("dialog", name="¶7 第1句")
    expect(sheet).to_contain_text(said)
    page.keyboard.press("Escape")
    expect(point.locator(".sg-cite")).to_be_focused()
    point.locator(".sg-cite").click()
    sheet.get_by_role("link", name="到原文看上下文").click()
    page.wait_for_url("**/articles/organizational-foundation/#p7s1")
    assert said in page.locator(":target").inner_text()
    assert not wrong
    page.context.close()


def test_a_claim_leads_to_its_sentence_without_a_script(browser: Browser, site_url: str) -> None:
    """Without JavaScript the ¶ is a link to the sentence in its article, and the page lists what it cites."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(urljoin(site_url, "lessons/organizational-foundation/practices/"))
    page.get_by_text("本课引用的原句").click()
    expect(page.locator("[data-said] .sg-entry").nth(5)).to_be_visible()
    page.locator(".sg-points .sg-cite").nth(1).click()
    page.wait_for_url("**/articles/organizational-foundation/#p7s1")
    page.context.close()


def test_answers_wait_until_asked(browser: Browser, site_url: str) -> None:
    """A question of the real site keeps its answer closed until it is submitted, then gives it with its source."""
    page, _ = _open(browser, 390, "light")
    page.goto(urljoin(site_url, "lessons/organizational-foundation/practices/"))
    page.wait_for_selector("html.is-ready")
    question = page.locator("[data-question][data-kind=single_choice]").first
    assert not question.locator(".sg-q__why").first.is_visible()
    question.locator("input").first.check()
    question.get_by_role("button", name="提交答案").click()
    feedback = question.locator(".sg-q__feedback")
    assert feedback.locator(".sg-q__why").is_visible()
    assert feedback.locator(".sg-quote a").count() >= 1
    page.context.close()


def test_search_finds_the_article(browser: Browser, site_url: str) -> None:
    """Typing a set term into the search box brings up a page that holds it."""
    page, _ = _open(browser, 1280, "light")
    page.goto(site_url)
    page.locator(".md-search__input").fill("部门报到")
    page.locator(".md-search-result__link").first.wait_for(timeout=20_000)
    assert "部门报到" in page.locator(".md-search-result__list").inner_text()
    page.context.close()
