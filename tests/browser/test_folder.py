"""The site opened from a folder, without a server."""

from pathlib import Path

from playwright.sync_api import Browser, expect


def test_quizzes_work_from_a_folder(browser: Browser, built_site: Path) -> None:
    """Opened as file://, a lesson answers, and the practice page loads its data and asks."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    lesson = built_site / "lessons" / "organizational-foundation" / "practices" / "index.html"
    page.goto(lesson.as_uri())
    card = page.locator("form[data-kind=single_choice]").first
    card.locator("input").first.check()
    card.get_by_role("button", name="提交答案").click()
    expect(card.locator(".sg-verdict")).to_be_visible()
    page.goto((built_site / "quiz" / "index.html").as_uri())
    expect(page.locator("[data-records-count]")).to_contain_text("答过 1 题")
    page.get_by_role("button", name="开始练习").click()
    expect(page.locator(".sg-session form:visible")).to_have_count(1)
    page.context.close()
