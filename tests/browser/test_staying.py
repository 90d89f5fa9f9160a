"""What stays of answers: in the tab until it is closed, in the browser by id and content."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener
from tests.browser.made_up import ANSWERS


def _of(page: Page, kind: str) -> Locator:
    return page.locator(f"[data-kind={kind}]").first


def _answer(card: Locator) -> None:
    card.get_by_role("button", name="提交答案").click()


def test_results_stay_by_id_and_content(open_page: Opener, garden_url: str) -> None:
    """A result is shown again after a reload; when the question's content changed it asks anew."""
    page = open_page(garden_url)
    card = _of(page, "true_false")
    card.get_by_label("错误").check()
    _answer(card)
    page.reload()
    expect(_of(page, "true_false").locator(".sg-earlier")).to_contain_text("答对了")
    page.evaluate("""() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('study-guide.progress'));
      localStorage.setItem(key, localStorage.getItem(key).replace(/"hash":"[0-9a-f]{8}"/, '"hash":"00000000"'));
    }""")
    page.reload()
    expect(_of(page, "true_false").locator(".sg-earlier")).to_have_text("题目已更新，请重答")


def test_who_comes_back_finds_the_answers(open_page: Opener, garden_url: str) -> None:
    """After a look at the cited sentence, answers of every kind, feedback and the count stand as they were; nothing is recorded twice."""
    page = open_page(garden_url)
    for select, letter in zip(page.locator("[data-kind=matching] select").all(), "BCA", strict=True):
        select.select_option(letter)
    _answer(_of(page, "matching"))
    _of(page, "multiple_choice").get_by_label("海运").check()
    _answer(_of(page, "multiple_choice"))
    _of(page, "fill_blank").get_by_label("填空").fill("共享菜圆")
    _answer(_of(page, "fill_blank"))
    _of(page, "ordering").get_by_role("button", name="B 上移").click()
    _answer(_of(page, "ordering"))
    for kind, words in (("short_answer", "种菜"), ("discussion", "都来种")):
        _of(page, kind).locator("textarea").fill(words)
        _of(page, kind).get_by_role("button", name="对照要点").click()
    _of(page, "short_answer").locator(".sg-q__feedback input").check()
    _of(page, "short_answer").get_by_role("button", name="记下结果").click()
    look = """() => [document.querySelector('.sg-progress__text').textContent,
      ...[...document.querySelectorAll('[data-question]')].map((form) => [form.dataset.verdict,
        ...[...form.querySelectorAll('input, select, textarea')].map((e) => e.type === 'checkbox' || e.type === 'radio' ? e.checked : e.value),
        ...[...form.querySelectorAll('.sg-q__order li')].map((e) => e.dataset.letter),
        form.querySelector('.sg-q__feedback').textContent])]"""
    before = page.evaluate(look)
    assert before[0] == "已答 5 / 8，答对 1（讨论不计）"
    kept = page.evaluate("JSON.stringify(localStorage)")
    page.goto("about:blank")
    page.goto(garden_url, wait_until="networkidle")
    assert page.evaluate(look) == before
    assert page.evaluate("JSON.stringify(localStorage)") == kept
    _of(page, "fill_blank").get_by_role("button", name="重做本题").click()
    page.reload()
    expect(_of(page, "fill_blank").get_by_label("填空")).to_have_value("")
    expect(page.locator(".sg-progress__text")).to_contain_text("已答 4 / 8")


def test_what_is_not_counted_says_so(open_page: Opener, garden_url: str) -> None:
    """A discussion has no right answer: it bears 不计分, and the line of progress leaves it out."""
    page = open_page(garden_url)
    assert page.get_by_text("不计分").count() == page.locator("[data-kind=discussion]").count() == 1
    expect(page.locator(".sg-progress__text")).to_contain_text(f"/ {len(ANSWERS) - 1}")
