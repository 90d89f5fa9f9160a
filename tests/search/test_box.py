"""Search as a reader meets it: Material's own box on the built site, and from file://."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

FIRST = ".md-search-result__item >> nth=0"


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """The home page of the built site; script errors and failed requests end the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    # A page that is left while it loads drops its requests: that is no failure.
    opened.on("requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else wrong.append(r.url))
    opened.goto(site_url)
    yield opened
    context.close()
    assert not wrong


def _type(page: Page, query: str) -> None:
    page.locator(".md-search__input").fill(query)


def _addresses(page: Page) -> list[str]:
    page.locator(".md-search-result__link").first.wait_for()
    links = page.evaluate("[...document.querySelectorAll('.md-search-result__link')].map((a) => a.href)")
    return [unquote(link) for link in links]


def _read_from_top(page: Page) -> None:
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    expect(target.locator("mark.sg-found").first).to_be_in_viewport()


def test_a_result_opens_its_sentence_with_the_phrase_marked(page: Page) -> None:
    """Clicking a result lands on the sentence, in view, with the phrase marked there."""
    _type(page, "部门报到")
    address = next(a for a in _addresses(page) if "#p3s2" in a)
    assert "/articles/beijing-whistle/" in address
    page.locator('.md-search-result__link[href$="#p3s2"]').click()
    page.wait_for_url("**/articles/beijing-whistle/**#p3s2")
    _read_from_top(page)
    assert set(page.locator("mark.sg-found").all_text_contents()) == {"部门报到"}


def test_enter_opens_the_best_place(page: Page) -> None:
    """Enter opens the sentence that holds a phrase, by keyboard alone."""
    page.keyboard.press("s")
    page.keyboard.type("条块分割")
    expect(page.locator(FIRST)).to_contain_text("条块分割")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**#p*")
    _read_from_top(page)


def test_a_phrase_across_two_sentences_is_marked_in_both(page: Page) -> None:
    """A phrase that runs over the border of two sentences lands on the paragraph and is marked in full."""
    _type(page, "执法实践。比如，北京市")
    _addresses(page)
    page.locator('.md-search-result__link[href*="#p"]').first.click()
    page.wait_for_url("**/articles/beijing-whistle/**#p3")
    _read_from_top(page)
    assert "".join(page.locator("mark.sg-found").all_inner_texts()) == "执法实践。比如，北京市"


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("黨員教育管理", "/articles/member-education-2019/"),
        ("ｅ支部", "/articles/jilin-e-branch/"),
        ("zuzhijichu", "/articles/organizational-foundation/"),
        ("jczl", "/articles/primary-governance-2021/"),
        ("文首信息 归章", "/contribute/"),
        ("人民日报", "/articles/"),
        ("规律性认识", "/chapters/practices/"),
        ("地方做法", "/practices/"),
    ],
)
def test_every_kind_of_page_is_found(page: Page, query: str, address: str) -> None:
    """Traditional, full-width and pinyin spellings, and pages of every kind, hand-written ones too, are found."""
    _type(page, query)
    assert any(address in found for found in _addresses(page))


def test_a_sentence_is_found_once(page: Page) -> None:
    """A sentence that lessons, glossary and tables repeat is found in its article only."""
    _type(page, "机制的名称变为")
    assert {a.split("?")[0].split("/articles/")[-1] for a in _addresses(page)} == {"beijing-whistle/"}
    assert len(_addresses(page)) == 2  # the article and its sentence


@pytest.mark.parametrize("index", ["ready", "late"])
def test_drafts_of_an_input_method_are_not_searched(page: Page, index: str) -> None:
    """While an input method composes, nothing is searched, also when the index comes only then; what it commits is."""
    box = page.locator(".md-search__input")
    if index == "ready":
        _type(page, "组织")
        expect(page.locator(FIRST)).to_contain_text("组织")
        _type(page, "")
        expect(page.locator(".md-search-result__item")).to_have_count(0)
    else:
        page.reload(wait_until="commit")
        box.focus()
    page.evaluate(
        """() => {
          const box = document.querySelector(".md-search__input");
          box.dispatchEvent(new CompositionEvent("compositionstart"));
          box.value = "zu'zhi";
          box.dispatchEvent(new InputEvent("input", {isComposing: true}));
          box.dispatchEvent(new KeyboardEvent("keyup", {key: "i", isComposing: true, bubbles: true}));
        }"""
    )
    page.wait_for_timeout(400)
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    page.evaluate(
        """() => {
          const box = document.querySelector(".md-search__input");
          box.value = "组织";
          box.dispatchEvent(new CompositionEvent("compositionend", {data: "组织"}));
        }"""
    )
    expect(page.locator(FIRST)).to_contain_text("组织")


def test_pasting_with_the_mouse_searches(page: Page) -> None:
    """A text put in without a key, as by the mouse, is searched; the cross empties the list."""
    page.locator(".md-search__input").focus()
    page.evaluate("document.execCommand('insertText', false, '部门报到')")
    expect(page.locator(FIRST)).to_contain_text("部门报到")
    page.locator(".md-search__form [type=reset]").click()
    expect(page.locator(".md-search-result__item")).to_have_count(0)


def test_no_hit_says_so(page: Page) -> None:
    """A phrase that stands nowhere brings close matches, marked 近似; nonsense a plain sentence."""
    _type(page, "城市基层党建经验工作")
    expect(page.locator(".sg-near").first).to_have_text("近似")
    _type(page, "囍囍囍")
    expect(page.locator(".md-search-result__meta")).to_contain_text("没有找到")


def test_search_works_from_a_folder(browser: Browser, built_site: Path) -> None:
    """Opened from file://, the box finds a phrase and the result opens at the marked sentence."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((built_site / "contribute" / "index.html").as_uri())
    page.locator("label.md-header__button[for=__search]").click()
    _type(page, "部門報到")
    page.locator('.md-search-result__link[href$="#p3s2"]').click()
    page.wait_for_url("file://**/articles/beijing-whistle/index.html?h=*#p3s2")
    _read_from_top(page)
    assert not wrong
    context.close()


def test_nothing_is_fetched_before_the_first_query(page: Page, site_url: str) -> None:
    """Opening a page loads the small scripts and Material's empty index, but no index of ours."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    with page.expect_request("**/search/worker.js"):
        page.goto(urljoin(site_url, "glossary/"))
    page.wait_for_load_state("networkidle")
    assert not [
        url for url in fetched if "/search/" in url and "/assets/" not in url and "_index.json" not in url
    ]
