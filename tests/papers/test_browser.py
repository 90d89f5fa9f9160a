"""Papers from the browser: its own print command, and the session builder."""

import subprocess
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page

LESSON = "lessons/organizational-foundation/practices/"
SESSION = (
    "print/?lesson=organizational-foundation%2Fpractices&lesson=organizational-foundation%2Fquality&length=5"
)


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
    why = page.locator(".sg-q__why, [data-question] details").first.evaluate("e => e.textContent")
    secret = "".join(why.split())[-12:]
    plain = _printed(page, tmp_path / "plain.pdf")
    assert "测验" in plain and secret not in plain and "下载PDF" not in plain
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
        assert asked.nth(number).inner_text().startswith(f"{number + 1}. ")
        assert told.nth(number).text_content().startswith(f"{number + 1}. ")
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
