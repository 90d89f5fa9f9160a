"""Papers from the browser: its own print command, and the session builder."""

import re
import subprocess
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

LESSON = "lessons/organizational-foundation/practices/"
SESSION = (
    "print/?lesson=organizational-foundation%2Fpractices&lesson=organizational-foundation%2Fquality&length=5"
)


CHAPTER = "chapters/practices/"
_MILLIMETRE = 72 / 25.4


def _printed(page: Page, into: Path) -> str:
    """The text of the page as Chromium prints it, without white space; pages end with a form feed."""
    page.pdf(path=str(into), prefer_css_page_size=True)
    text = subprocess.run(
        ["pdftotext", "-layout", str(into), "-"], check=True, capture_output=True, text=True
    ).stdout
    return "\f".join("".join(part.split()) for part in text.split("\f")[:-1])


def test_answers_are_printed_only_when_asked_for(browser: Browser, site_url: str, tmp_path: Path) -> None:
    """A lesson prints on A4 with running page numbers and no answer; 打印（含答案） brings the answers."""
    page = browser.new_context(color_scheme="dark").new_page()
    page.goto(urljoin(site_url, LESSON))
    page.evaluate("window.print = () => { window.asked = document.documentElement.dataset.print }")
    why = page.locator(".sg-q__why").first.evaluate("e => e.textContent")
    secret = "".join(why.split())[-12:]
    plain = _printed(page, tmp_path / "plain.pdf")
    assert "测验" in plain and secret not in plain and "下载PDF" not in plain
    assert not [word for word in ("写下要点", "第1空", "请选择", "提示", "看答案", "另见") if word in plain]
    assert "（）上海市" in plain and "主要说明哪一条？（）" in plain
    count = plain.count("\f") + 1
    assert f"第1/{count}页" in plain and f"第{count}/{count}页" in plain
    page.get_by_role("button", name="打印（含答案）").click()
    assert page.evaluate("window.asked") == "key"
    assert secret in _printed(page, tmp_path / "key.pdf")
    page.context.close()


def test_a_session_paper_and_its_key_agree(browser: Browser, site_url: str, tmp_path: Path) -> None:
    """The address alone makes the paper; questions and key bear the same numbers; a tick changes the address."""
    page = browser.new_context().new_page()
    page.goto(urljoin(site_url, SESSION))
    asked = page.locator(".sg-paper__questions .sg-paper__q")
    asked.nth(4).wait_for()
    told = page.locator(".sg-paper__key .sg-paper__q")
    assert asked.count() == told.count() == 5
    for number in range(5):
        assert asked.nth(number).inner_text().startswith(f"{number + 1}.")
        assert told.nth(number).text_content().startswith(f"{number + 1}.")
    first = told.first.inner_text()
    page.evaluate("document.documentElement.dataset.print = 'session'")
    assert "参考答案" not in _printed(page, tmp_path / "paper.pdf")
    page.evaluate("document.documentElement.dataset.print = 'session-key'")
    assert "参考答案" in _printed(page, tmp_path / "key.pdf")
    page.locator("input[name=kind][value=discussion]").uncheck()
    assert "kind=single_choice" in page.url and "kind=discussion" not in page.url
    page.goto(urljoin(site_url, SESSION))
    asked.nth(4).wait_for()
    assert told.first.inner_text() == first
    page.context.close()


def test_nothing_is_cut_at_the_margins(browser: Browser, site_url: str, tmp_path: Path) -> None:
    """Lesson and chapter pages print on A4 with every word inside the margins, and without the site's buttons."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    for address in (LESSON, CHAPTER):
        page.goto(urljoin(site_url, address))
        paper = tmp_path / "paper.pdf"
        text = _printed(page, paper)
        assert "整章自测" not in text and "纸面材料" not in text and "\f" in text
        boxes = subprocess.run(
            ["pdftotext", "-bbox", paper, "-"], check=True, capture_output=True, text=True
        ).stdout
        assert set(re.findall(r'<page width="(\d+)[^"]*" height="(\d+)', boxes)) <= {
            ("594", "841"),
            ("595", "842"),
        }
        edges = [
            (float(left), float(right))
            for left, right in re.findall(r'<word xMin="([\d.]+)" yMin="[^"]*" xMax="([\d.]+)"', boxes)
        ]
        assert len(edges) > 100
        # 24 mm, less the empty half of a bracket that begins a line
        assert min(left for left, _ in edges) > 21.5 * _MILLIMETRE
        assert max(right for _, right in edges) < (210 - 18) * _MILLIMETRE
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("size", ["", "largest"])
def test_no_link_to_a_paper_is_torn(browser: Browser, site_url: str, width: int, size: str) -> None:
    """Neither 2 页 nor 142 KB is broken over lines, and their tables stay inside the page, also in large type."""
    page = browser.new_context(viewport={"width": width, "height": 844}).new_page()
    page.add_init_script(f"localStorage.setItem('study-guide.display', JSON.stringify({{type: '{size}'}}))")
    page.goto(f"{site_url}print/", wait_until="networkidle")
    torn = page.eval_on_selector_all(
        ".sg-printlist td span",
        "all => all.filter((e) => e.getClientRects().length > 1).map((e) => e.textContent)",
    )
    assert torn == []
    over = page.eval_on_selector_all(
        ".sg-printlist", "all => all.filter((e) => e.getBoundingClientRect().right > innerWidth).length"
    )
    assert over == 0 and page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_a_paper_names_its_lessons_and_kinds(browser: Browser, site_url: str) -> None:
    """Two lessons of one article are told apart, and each question says of which kind it is."""
    page = browser.new_context().new_page()
    page.goto(urljoin(site_url, SESSION))
    page.locator(".sg-paper__q").nth(4).wait_for()
    names = page.locator(".sg-paper__questions .sg-meta").first.inner_text()
    assert "（做法与经验）" in names and "（提高质量）" in names
    for question in page.locator(".sg-paper__questions .sg-paper__q").all_inner_texts():
        assert re.match(r"\d+\. ?〔(匹配|多选|单选|判断|填空|排序|简答|讨论)〕", question)
    for answer in page.locator(".sg-paper__key .sg-paper__q").all_inner_texts():
        assert re.search(r"》（(做法与经验|提高质量)）第 \d+ 题", answer)
    page.context.close()


def test_a_folder_makes_papers_too(browser: Browser, built_site: Path) -> None:
    """Opened from a folder, without a server, the builder makes the same paper from its address."""
    page = browser.new_context().new_page()
    page.goto((built_site / "print" / "index.html").as_uri() + "?" + SESSION.split("?", 1)[1])
    questions = page.locator(".sg-paper__questions .sg-paper__q")
    questions.nth(4).wait_for()
    assert questions.count() == page.locator(".sg-paper__key .sg-paper__q").count() == 5
    page.context.close()
