"""The reading page, home, glossary and practice examples in Chromium."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

ARTICLE = "articles/organizational-foundation/"
LESSON = "lessons/organizational-foundation/practices/"
VOICE = """
  window.said = [];
  const voices = [{ lang: 'zh-CN', name: 'test' }];
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices, addEventListener() {}, cancel() {},
    speak(utterance) { window.said.push(utterance.text); setTimeout(() => utterance.onend(), 400); },
  } });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_notes_lead_to_what_rests_on_a_sentence(open_page: Opener, site_url: str, width: int) -> None:
    """Notes beside a paragraph lead to its key point and its questions; phones show them on demand."""
    page = open_page(urljoin(site_url, ARTICLE), width)
    block = page.locator(".sg-block", has=page.locator("#p7"))
    notes = block.locator(".sg-notes a")
    assert notes.first.is_visible() == (width == 1280)
    if width == 390:
        page.get_by_role("button", name="批注").click()
        page.reload()
    assert notes.first.is_visible()
    for link in (notes.filter(has_text="要点").first, notes.filter(has_text="单选").first):
        target = link.get_attribute("href") or ""
        other = open_page(urljoin(page.url, target), width)
        expect(other.locator(":target")).to_have_count(1)
    if width == 1280:
        box, text = notes.first.bounding_box(), page.locator("#p7").bounding_box()
        assert box and text and box["x"] >= 0 and box["x"] + box["width"] < text["x"]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_term_is_explained(open_page: Opener, site_url: str, width: int) -> None:
    """By tap and by Enter a term tells its sentence, the other articles that have it and its entry; Escape goes back to it."""
    page = open_page(urljoin(site_url, ARTICLE), width, has_touch=True)
    term = page.locator(".sg-term").first
    sheet = page.get_by_role("dialog", name=re.compile("“"))
    for act in (term.tap, lambda: term.press("Enter")):
        act()
        expect(sheet).to_contain_text("¶")
        entry = sheet.get_by_text("在术语表里看").get_attribute("href") or ""
        page.keyboard.press("Escape")
        expect(page.locator(".sg-sheet")).to_have_count(0)
    expect(term).to_be_focused()
    there = urljoin(page.url, entry)
    glossary = open_page(there, width)
    expect(glossary.locator(".sg-entry:target")).to_have_count(1)
    assert glossary.url == there  # the very page, not sent on by a script


def test_a_term_leads_to_other_articles(open_page: Opener, site_url: str, built_site: Path) -> None:
    """Some term of the first article stands in another one, and the link opens its very sentence."""
    page = open_page(urljoin(site_url, ARTICLE))
    page.locator(".sg-article-terms > summary").click()
    link = page.locator(".sg-article-terms .sg-meta a[href*='#p']").first
    expect(link).to_be_visible()
    term = (link.locator("xpath=ancestor::div[1]").locator("dt").inner_text()).strip("“”")
    link.click()
    expect(page.locator(":target")).to_contain_text(term[:4])


def test_citations_carry_all_that_is_needed(open_page: Opener, site_url: str) -> None:
    """复制引用 gives words, title, publication, edition, paragraph and address of what is marked."""
    page = open_page(urljoin(site_url, f"{ARTICLE}#p7s1"), permissions=["clipboard-read", "clipboard-write"])
    page.locator(".sg-tools").get_by_role("button", name="复制引用").click()
    expect(page.locator(".sg-tools__said")).to_have_text("已复制第7段第1句的引用")
    cited = page.evaluate("navigator.clipboard.readText()")
    words = page.locator("#p7s1").inner_text().replace("“", "‘").replace("”", "’").strip()
    assert cited.startswith(f"“{words}”（《巩固党长期执政的组织基础》，")
    assert "学习版，第7段第1句。http" in cited and cited.endswith("#p7s1）")
    page.locator("#p8s2").select_text()
    page.locator(".sg-float").get_by_role("button", name="复制引用").click()
    expect(page.locator(".sg-tools__said")).to_have_text("已复制第8段的引用")
    assert page.locator("#p8s2").inner_text()[:20] in page.evaluate("navigator.clipboard.readText()")


def test_a_voice_reads_sentence_by_sentence(open_page: Opener, site_url: str) -> None:
    """With a Chinese voice, 朗读 says the sentences in order from the paragraph in the address, and stops."""
    page = open_page("about:blank")
    page.add_init_script(VOICE)
    page.goto(urljoin(site_url, f"{ARTICLE}#p7"))
    page.get_by_role("button", name="朗读", exact=True).click()
    for _ in range(50):  # the policy of the page lets no test put a condition into it as a string
        if page.evaluate("window.said.length") >= 3:
            break
        page.wait_for_timeout(100)
    page.get_by_role("button", name="停止朗读").click()
    said = page.evaluate("window.said")
    assert len(said) >= 3
    everything = page.locator(".sg-s").all_text_contents()
    first = everything.index(page.locator("#p7s1").inner_text())
    assert said == everything[first : first + len(said)]


def test_without_a_voice_no_button_promises_one(open_page: Opener, site_url: str) -> None:
    """A device that has no Chinese voice gets no read-aloud button."""
    page = open_page("about:blank")
    page.add_init_script(VOICE.replace("zh-CN", "en-US"))
    page.goto(urljoin(site_url, ARTICLE))
    expect(page.get_by_role("button", name="复制引用").first).to_be_visible()
    assert page.get_by_role("button", name="朗读").count() == 0


def test_the_page_without_a_script_keeps_text_notes_and_terms(open_page: Opener, site_url: str) -> None:
    """Without JavaScript notes are open and a term leads to its entry at the end of the page."""
    page = open_page(urljoin(site_url, ARTICLE), java_script_enabled=False)
    assert page.locator(".sg-notes a").first.is_visible()
    page.locator(".sg-term").first.click()
    expect(page.locator(".sg-entry:target")).to_be_visible()


def test_contrast_and_type_stay_over_pages(open_page: Opener, site_url: str) -> None:
    """High contrast, large type and dark mode, once chosen, hold on the next page from its first paint."""
    page = open_page(site_url, color_scheme="light")
    page.get_by_role("button", name="字号和对比度").click()
    page.locator("[name=display-type][value=large]").check()
    page.locator("[name=display-contrast][value=high]").check()
    page.keyboard.press("Escape")
    page.locator("[data-md-component=palette] label:visible").click()
    page.goto(urljoin(site_url, ARTICLE), wait_until="commit")
    page.wait_for_selector("html[data-type=large][data-contrast=high]", state="attached")
    page.wait_for_selector("body[data-md-color-scheme=slate]", state="attached")
    colour = "e => getComputedStyle(e).backgroundColor"
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("body").evaluate(colour) == "rgb(0, 0, 0)"


def _answer_one(page: Page) -> None:
    page.wait_for_selector("html.is-ready")
    card = page.locator("form[data-kind=single_choice]").first
    card.locator("input").first.check()
    card.get_by_role("button", name="提交答案").click()
    expect(card.locator(".sg-verdict")).to_be_visible()


def test_home_remembers_where_a_reader_left_off(open_page: Opener, site_url: str) -> None:
    """A new reader sees only the path; after a lesson 继续学习 leads to the last answer, and its card counts the answers."""
    page = open_page(site_url)
    expect(page.get_by_role("button", name="字号和对比度")).to_be_visible()
    assert not page.get_by_text("继续学习").is_visible()
    page.goto(urljoin(site_url, LESSON))
    _answer_one(page)
    page.goto(urljoin(site_url, "chapters/practices/"))
    expect(page.locator(f"[data-card='{LESSON.removeprefix('lessons/').rstrip('/')}']")).to_contain_text(
        "已答 1 题"
    )
    page.goto(site_url, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_text("继续学习").click()
    page.wait_for_url(f"**/{LESSON}#q-*")
    expect(page.locator("form[data-kind=single_choice]").first).to_be_in_viewport()


def test_without_a_script_nothing_leads_nowhere(open_page: Opener, site_url: str) -> None:
    """练 5 题 is only offered where a script can ask them; the page of practice itself says what it needs."""
    assert not open_page(site_url, java_script_enabled=False).get_by_text("练 5 题").is_visible()
    assert open_page(site_url).get_by_text("练 5 题").is_visible()


def test_the_path_is_on_the_first_screen(open_page: Opener, site_url: str) -> None:
    """On a phone of 390 × 844 all three chapters of the path stand on the first screen."""
    page = open_page(site_url)
    box = page.locator(".sg-path__step").last.bounding_box()
    assert box and box["y"] + box["height"] <= 844


@pytest.mark.parametrize("width", [390, 1280])
def test_examples_are_filtered_by_place_and_words(
    open_page: Opener, site_url: str, built_site: Path, width: int
) -> None:
    """Choosing a place leaves only its rows, words leave only rows that have them; the count is told."""
    page = open_page(urljoin(site_url, "practices/"), width)
    rows = page.locator(".sg-table tbody tr:visible")
    total = rows.count()
    place = page.locator("[name=place]")
    if place.first.evaluate("e => e.tagName") == "SELECT":
        place.select_option("北京市")
    else:
        page.locator("[name=place][value=北京市]").check()
    data = json.loads((built_site / "guide.json").read_text("utf-8"))
    here = [e for lesson in data["lessons"] for e in lesson["examples"] if e["place"] == "北京市"]
    expect(rows).to_have_count(len(here))
    assert 0 < len(here) < total
    page.locator("[name=words]").fill("没有的词")
    expect(page.locator(".sg-filter [role=status]")).to_contain_text("没有这样的条目")


def test_the_glossary_finds_a_term(open_page: Opener, site_url: str) -> None:
    """Typing part of a term leaves the entries that have it."""
    page = open_page(urljoin(site_url, "glossary/"))
    page.get_by_label("找术语").fill("吹哨")
    for entry in page.locator(".sg-glossary > .sg-entry:visible").all():
        assert "吹哨" in entry.inner_text()
    assert page.locator(".sg-glossary > .sg-entry:visible").count() >= 1
