"""The practice page of the real site: review, mixed practice, exams, records, slips."""

import datetime
import json
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener

LESSON = "lessons/organizational-foundation/practices/"
MONDAY = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)


def _later(page: Page, days: int) -> None:
    page.clock.set_fixed_time(MONDAY + datetime.timedelta(days=days))


def _click(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _tap(page: Page, name: str) -> None:
    """Tap a button once it stands still in sight: cards that come into view on the way take their real height.

    In the middle of the screen, for one at its edge may lie a fraction of a pixel outside.
    """
    button = page.get_by_role("button", name=name, exact=True)
    button.evaluate("button => button.scrollIntoView({block: 'center'})")
    expect(button).to_be_in_viewport(ratio=1)
    button.tap()


def _put_something(form: Locator) -> None:
    field = form.locator("input").first
    if field.get_attribute("type") == "text":
        for blank in form.locator("input").all():
            blank.fill("党组织")
    else:
        field.check()


def _answer_first_choice(page: Page, letter: str) -> str:
    page.wait_for_selector("html.is-ready")
    card = page.locator("form[data-kind=single_choice]:visible").first
    card.locator(f"input[value={letter}]").check()
    card.get_by_role("button", name="提交答案").click()
    expect(card.locator(".sg-verdict")).to_be_visible()
    return card.get_attribute("data-question") or ""


def test_a_right_answer_comes_back_after_1_7_and_30_days(
    open_page: Opener, site_url: str, built_site: Path
) -> None:
    """A question answered right is due the next day, then a week and a month after that, and then no more."""
    page = open_page("about:blank")
    _later(page, 0)
    page.goto(urljoin(site_url, LESSON))
    questions = json.loads((built_site / "guide.json").read_text("utf-8"))["questions"]
    shown = page.locator("form[data-kind=single_choice]").first.get_attribute("data-question")
    right = next(q["answer"][0] for q in questions if q["id"] == shown)
    _answer_first_choice(page, right)
    day = 0
    for wait in (1, 7, 30):
        _later(page, day + wait - 1)
        page.goto(urljoin(site_url, "quiz/"))
        expect(page.locator(".sg-due")).to_contain_text("没有到期的题")
        day += wait
        _later(page, day)
        page.reload()
        _click(page, "开始复习 1 题")
        assert _answer_first_choice(page, right) == shown
        _click(page, "结束，看结果")
        expect(page.locator(".sg-summary")).to_contain_text("答对 1 题，共 1 题")
    _later(page, 400)
    page.reload()
    expect(page.locator(".sg-due")).to_contain_text("过 1 天、7 天、30 天")


def test_due_questions_can_be_picked_by_lesson(open_page: Opener, site_url: str) -> None:
    """Due questions are offered lesson by lesson, each with its number of questions."""
    page = open_page("about:blank")
    _later(page, 0)
    page.goto(urljoin(site_url, LESSON))
    _answer_first_choice(page, "A")
    _later(page, 1)
    page.goto(urljoin(site_url, "quiz/"))
    page.get_by_text("按课挑选").click()
    page.get_by_role("button", name="巩固党长期执政的组织基础：做法与经验，1 题").click()
    expect(page.locator("form[data-question]:visible")).to_have_count(1)


def test_mixed_practice_asks_what_was_chosen(open_page: Opener, site_url: str, built_site: Path) -> None:
    """Practice of one kind and length 5 asks five questions of that kind, and loads no more than it needs."""
    questions = json.loads((built_site / "guide.json").read_text("utf-8"))["questions"]
    counts = Counter(q["kind"] for q in questions if q["kind"] not in ("short_answer", "discussion"))
    kind, count = counts.most_common(1)[0]
    lessons = {q["lesson"] for q in questions if q["kind"] == kind}
    page = open_page(urljoin(site_url, "quiz/"), 1280)
    loaded: list[str] = []
    page.on("request", lambda r: loaded.append(r.url) if "/quiz/data/" in r.url else None)
    for box in page.locator(f"[name=kind]:not([value={kind}])").all():
        box.uncheck()
    page.get_by_label("5 题").check()
    _click(page, "开始练习")
    expect(page.locator(".sg-session h2")).to_have_text("混合练习")
    forms = page.locator(".sg-session form")
    assert [f.get_attribute("data-kind") for f in forms.all()] == [kind] * min(5, count)
    assert page.locator(".sg-session form:visible").count() == 1
    assert len(loaded) <= 3 + len(lessons)


@pytest.mark.parametrize("width", [390, 1280])
def test_an_exam_warns_of_blanks_and_is_handed_in_once(
    open_page: Opener, site_url: str, tmp_path: Path, width: int
) -> None:
    """By touch, an exam gives no feedback before it is handed in, names what is blank, then scores and explains all."""
    page = open_page(urljoin(site_url, "quiz/#exam-practices"), width, has_touch=True)
    forms = page.locator(".sg-session form")
    expect(forms.first).to_be_visible()
    total = forms.count()
    blank = total - 1
    assert page.get_by_role("button", name="提交答案").count() == 0
    choice = forms.filter(has=page.locator("input[type=checkbox], input[type=text]")).first
    _put_something(choice)
    expect(page.locator(".sg-session .sg-progress__text")).to_have_text(f"已答 {total - blank} / {total}")
    _tap(page, "交卷")
    expect(page.locator(".sg-handin")).to_contain_text(f"还有 {blank} 题没答完")
    assert page.locator(".sg-verdict").count() == 0
    _tap(page, "继续答题")
    _tap(page, "交卷")
    _tap(page, "就这样交卷")
    expect(page.locator(".sg-summary")).to_contain_text(f"共 {total} 题")
    assert page.locator(".sg-session .sg-q__feedback .sg-verdict").count() == total
    assert page.locator(".sg-verdict--blank").count() == blank
    assert page.get_by_role("button", name="交卷").count() == 0
    with page.expect_download() as caught:
        _tap(page, "保存成绩单")
    slip = tmp_path / "slip.txt"
    caught.value.save_as(slip)
    text = slip.read_text("utf-8")
    assert (choice.get_attribute("data-question") or "-") in text
    _tap(page, "回到练习页")
    page.get_by_text("核对成绩单").click()
    for given, said in ((text, "没有改动"), (text.replace("成绩：", "成绩：1"), "不相符"), ("你好", "不是")):
        page.locator("#slip-text").fill(given)
        _tap(page, "核对")
        expect(page.locator(".sg-check .sg-say")).to_contain_text(said)


def test_records_can_be_taken_away_and_brought_back(open_page: Opener, site_url: str, tmp_path: Path) -> None:
    """Exported records, erased and imported again, are the same; a foreign file changes nothing."""
    page = open_page(urljoin(site_url, LESSON))
    _answer_first_choice(page, "A")
    page.goto(urljoin(site_url, "quiz/"))
    with page.expect_download() as caught:
        _click(page, "导出记录")
    kept = tmp_path / "records.json"
    caught.value.save_as(kept)
    _click(page, "清除记录")
    _click(page, "确定清除")
    expect(page.locator("[data-records-count]")).to_have_text("这台设备上还没有记录。")
    page.locator("[data-import]").set_input_files(kept)
    expect(page.locator("[data-records-count]")).to_contain_text("答过 1 题")
    foreign = tmp_path / "foreign.json"
    foreign.write_text('{"answers": {"x": 1}}', "utf-8")
    page.locator("[data-import]").set_input_files(foreign)
    expect(page.locator(".sg-records > .sg-say")).to_contain_text("记录没有改动")
    expect(page.locator("[data-records-count]")).to_contain_text("答过 1 题")


def test_the_home_page_starts_a_few_questions_at_once(open_page: Opener, site_url: str) -> None:
    """练 5 题 on the home page leads straight to the first of five; one that is not answered can be skipped."""
    page = open_page(site_url, has_touch=True)
    page.get_by_role("link", name="练 5 题").tap()
    expect(page.locator(".sg-session .sg-progress__text")).to_have_text("已答 0 / 5")
    _tap(page, "跳过这题")
    expect(page.locator(".sg-session form:visible .sg-q__n")).to_have_text("2")


def test_the_practice_page_is_small(built_site: Path) -> None:
    """The practice page carries no question; the data of a lesson are one script that holds just them."""
    page = (built_site / "quiz" / "index.html").read_bytes()
    assert b"data-question" not in page
    assert len(page) < 60_000
    lessons = json.loads((built_site / "guide.json").read_text("utf-8"))["lessons"]
    for lesson in lessons:
        path = built_site / "quiz" / "data" / f"{lesson['id']}.js"
        assert path.exists() == bool(lesson["questions"])
        if lesson["questions"]:
            text = path.read_text("utf-8")
            name, _, data = text.removeprefix("studyGuide.receive(").removesuffix(")\n").partition(",")
            assert json.loads(name) == lesson["id"]
            assert [q["id"] for q in json.loads(data)["questions"]] == lesson["questions"]


@pytest.mark.parametrize("width", [390, 1280])
def test_practice_by_keyboard(open_page: Opener, site_url: str, width: int) -> None:
    """Tab, Space and Enter start a practice, answer a question and go to the next."""
    page = open_page(urljoin(site_url, "quiz/"), width)

    def reach(selector: str) -> None:
        for _ in range(60):
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {selector}")

    for value in [box.get_attribute("value") for box in page.locator("[name=kind]").all()]:
        if value != "single_choice":
            reach(f"[name=kind][value={value}]")
            page.keyboard.press("Space")
    reach(".sg-mixed [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".sg-session h2")).to_be_focused()
    reach(".sg-session form:not([hidden]) input")
    page.keyboard.press("Space")
    reach(".sg-session [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".sg-session .sg-verdict:visible")).to_have_count(1)
    reach(".sg-button--next")
    page.keyboard.press("Enter")
    expect(page.locator(".sg-session form:visible .sg-q__n")).to_have_text("2")
