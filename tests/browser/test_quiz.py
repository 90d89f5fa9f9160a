"""Answering questions in Chromium: by keyboard, by touch and by mouse, with and without a script."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener
from tests.browser.made_up import ANSWERS


def _of(page: Page, kind: str, at: int = 0) -> Locator:
    return page.locator(f"[data-kind={kind}]").nth(at)


def _answer(card: Locator) -> None:
    card.get_by_role("button", name="提交答案").click()


def _verdict(card: Locator) -> Locator:
    return card.locator(".sg-q__feedback .sg-verdict")


def test_without_a_script_all_is_there(open_page: Opener, garden_url: str) -> None:
    """Without JavaScript every question is complete, and its answer with the cited sentence opens by hand."""
    page = open_page(garden_url, java_script_enabled=False)
    assert page.locator("form[data-question] fieldset > legend").count() == len(ANSWERS)
    assert page.get_by_role("button").count() == 0
    for form in page.locator("form[data-question]").all():
        assert not form.locator(".sg-q__why").is_visible()
        form.locator(".sg-q__answer > summary").click()
        expect(form.locator(".sg-q__why")).to_be_visible()
    assert page.locator(".sg-quote a").count() == len(ANSWERS) - 2


def test_a_right_choice_is_told_with_its_sentence(open_page: Opener, garden_url: str) -> None:
    """A right answer is named as right in a live region, with the cited sentence and a link to it."""
    page = open_page(garden_url)
    card = _of(page, "single_choice")
    card.get_by_label("共享菜园").check()
    _answer(card)
    expect(_verdict(card)).to_contain_text("答对了")
    assert card.locator(".sg-q__feedback").get_attribute("role") == "status"
    quote = card.locator(".sg-q__feedback .sg-quote")
    expect(quote).to_contain_text("村里推行“共享菜园”")
    assert quote.locator("a").get_attribute("href") == "../../../articles/garden/#p1s1"


def test_a_lure_is_explained_by_its_own_remark(open_page: Opener, garden_url: str) -> None:
    """A wrong choice brings the remark on that very option, and none on options that were not touched."""
    page = open_page(garden_url)
    card = _of(page, "multiple_choice")
    for text in ("土壤", "海运"):
        card.get_by_label(text).check()
    _answer(card)
    expect(_verdict(card)).to_contain_text("答错了")
    feedback = card.locator(".sg-q__feedback")
    expect(feedback).to_contain_text("这一条文中没有：海运。")
    expect(feedback).not_to_contain_text("矿产")
    expect(card.locator(".sg-q__options [data-letter=B]")).to_contain_text("不该选")
    expect(card.locator(".sg-q__options [data-letter=C]")).to_contain_text("该选，没选")


def test_an_incomplete_choice_is_partly_right(open_page: Opener, garden_url: str) -> None:
    """Some of the right options and no wrong one is 部分正确."""
    page = open_page(garden_url)
    card = _of(page, "multiple_choice")
    card.get_by_label("土壤").check()
    _answer(card)
    expect(_verdict(card)).to_contain_text("部分正确")


def test_nothing_is_judged_before_it_is_answered(open_page: Opener, garden_url: str) -> None:
    """Submitting an empty question says what is missing and keeps the answer closed."""
    page = open_page(garden_url)
    for kind in ("single_choice", "fill_blank", "matching"):
        card = _of(page, kind)
        _answer(card)
        expect(card.locator(".sg-say")).to_contain_text("还")
        assert _verdict(card).count() == 0
        assert not card.locator(".sg-q__answer").is_visible()


def test_a_nearly_right_blank_shows_the_difference(open_page: Opener, garden_url: str) -> None:
    """共享菜圆 for 共享菜园 is 几乎正确, with the letter to change shown by words and marks."""
    page = open_page(garden_url)
    card = _of(page, "fill_blank")
    card.get_by_label("填空").fill("共享菜圆")
    card.get_by_label("填空").press("Enter")
    expect(_verdict(card)).to_contain_text("几乎正确")
    near = card.locator(".sg-q__near")
    assert (near.locator("del").inner_text()[-1], near.locator("ins").inner_text()[-1]) == ("圆", "园")


def test_blanks_of_free_order_take_any_order(open_page: Opener, garden_url: str) -> None:
    """Blanks are numbered as their fields are; those whose order is free are right in either order."""
    page = open_page(garden_url)
    card = _of(page, "fill_blank", 1)
    assert card.locator(".sg-blank").all_inner_texts() == ["＿①＿", "＿②＿"]
    card.get_by_label("第1空").fill("人力优势")
    card.get_by_label("第2空").fill("“气候优势”")
    _answer(card)
    expect(_verdict(card)).to_contain_text("答对了")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_whole_quiz_by_keyboard(open_page: Opener, garden_url: str, width: int) -> None:
    """With Tab, arrows, letters, Space and Enter alone, every kind can be answered and judged right."""
    page = open_page(garden_url, width)
    press = page.keyboard.press

    def reach(selector: str) -> None:
        for _ in range(60):
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            press("Tab")
        raise AssertionError(f"Tab does not reach {selector}")

    def submit(kind: str) -> None:
        reach(f"[data-kind={kind}] [type=submit]:not([aria-disabled])")
        press("Enter")

    for letter in "BAC":
        reach("[data-kind=matching] select")
        page.keyboard.type(letter)
        press("Tab")
    submit("matching")
    for letter in "ACE":
        reach(f"[data-kind=multiple_choice] input[value={letter}]")
        press("Space")
    submit("multiple_choice")
    reach("[data-kind=single_choice] input")
    press("ArrowDown")
    press("ArrowUp")
    press("ArrowDown")
    submit("single_choice")
    reach("[data-kind=true_false] input")
    press("ArrowRight")
    submit("true_false")
    reach("[data-kind=fill_blank] input")
    page.keyboard.insert_text("共享菜园")
    press("Enter")
    reach("[data-kind=fill_blank]:not(.is-answered) input")
    page.keyboard.insert_text("气候优势")
    press("Tab")
    page.keyboard.insert_text("人力优势")
    press("Enter")
    reach("[data-kind=ordering] [data-letter=B] [aria-label='B 上移']")
    press("Enter")
    reach("[data-kind=ordering] [data-letter=D] [aria-label='D 上移']")
    press("Enter")
    reach("[data-kind=ordering] [data-letter=A] [aria-label='A 下移']")
    press("Enter")
    submit("ordering")
    for kind in (kind for kind, *_ in ANSWERS if kind not in ("short_answer", "discussion")):
        for card in page.locator(f"[data-kind={kind}]").all():
            expect(card).to_have_attribute("data-verdict", "right")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_whole_quiz_by_touch(open_page: Opener, garden_url: str, width: int) -> None:
    """With taps (and the device's own picker and keyboard) every kind can be answered and judged right."""
    page = open_page(garden_url, width, has_touch=True)
    for select, letter in zip(_of(page, "matching").locator("select").all(), "BAC", strict=True):
        select.tap()
        select.select_option(letter)
    for letter in "ACE":
        _of(page, "multiple_choice").locator(f"[data-letter={letter}] label").tap()
    _of(page, "single_choice").locator("[data-letter=B] label").tap()
    _of(page, "true_false").locator("[data-letter=false] label").tap()
    for at, words in enumerate((("共享菜园",), ("气候优势", "人力优势"))):
        for field, word in zip(_of(page, "fill_blank", at).locator("input").all(), words, strict=True):
            field.tap()
            page.keyboard.insert_text(word)
    for name in ("B 上移", "D 上移", "A 下移"):
        _of(page, "ordering").get_by_role("button", name=name).tap()
    graded = page.locator("form[data-question]:not([data-kind=short_answer], [data-kind=discussion])")
    for card in graded.all():
        card.get_by_role("button", name="提交答案").tap()
        expect(card).to_have_attribute("data-verdict", "right")


def test_ordering_by_touch_and_by_mouse(open_page: Opener, garden_url: str) -> None:
    """Items move by tapped buttons and by dragging; the letter goes with its item."""
    page = open_page(garden_url, has_touch=True)
    card = _of(page, "ordering")
    card.get_by_role("button", name="B 上移").tap()
    assert [row.split()[0] for row in card.locator("li").all_inner_texts()] == ["B", "A", "C", "D"]
    expect(card.locator("[data-letter=B]")).to_contain_text("整地")
    finger = page.context.new_cdp_session(page)
    card.locator("ol, .sg-q__order").first.evaluate("list => list.scrollIntoView({block: 'center'})")
    held, over = (card.locator(f"[data-letter={letter}] > b").bounding_box() for letter in "DA")
    assert held and over
    x = held["x"] + held["width"] / 2
    ys = [held["y"] + 10, held["y"] - 30, over["y"] + 20, over["y"] + 2]
    for name, y in zip(("touchStart", "touchMove", "touchMove", "touchMove"), ys, strict=True):
        finger.send("Input.dispatchTouchEvent", {"type": name, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert [row.split()[0] for row in card.locator("li").all_inner_texts()] == ["B", "D", "A", "C"]
    page = open_page(garden_url, 1280)
    card = _of(page, "ordering")
    card.scroll_into_view_if_needed()
    held, over = (card.locator(f"[data-letter={letter}]").bounding_box() for letter in "DA")
    assert held and over
    page.mouse.move(held["x"] + 60, held["y"] + held["height"] / 2)
    page.mouse.down()
    page.mouse.move(over["x"] + 60, over["y"] + 4, steps=12)
    page.mouse.up()
    assert [row.split()[0] for row in card.locator("li").all_inner_texts()] == ["D", "A", "B", "C"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_targets_are_large(open_page: Opener, garden_url: str, width: int) -> None:
    """Everything that is tapped to answer is at least 44 px high, and the page does not overflow."""
    page = open_page(garden_url, width)
    small = page.evaluate("""() => [...document.querySelectorAll(
        '.sg-q__options label, .sg-q button, .sg-q select, .sg-q input[type=text], .sg-q textarea, .sg-q summary')]
      .filter((e) => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().height < 44)
      .map((e) => e.outerHTML.slice(0, 90))""")
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_points_are_ticked_by_their_whole_row(open_page: Opener, garden_url: str) -> None:
    """The box of a self-check is at least 24 px, and a tap on the words ticks it too."""
    page = open_page(garden_url, has_touch=True)
    card = _of(page, "short_answer")
    card.locator("textarea").fill("种菜")
    card.get_by_role("button", name="对照要点").click()
    box = card.locator(".sg-q__feedback input")
    size = box.bounding_box()
    assert size and min(size["width"], size["height"]) >= 24
    card.locator(".sg-q__feedback label").tap(position={"x": 200, "y": 10})
    expect(box).to_be_checked()


def test_feedback_moves_nothing_above_it(open_page: Opener, garden_url: str) -> None:
    """Submitting leaves question, options and button where they are: feedback only grows downwards."""
    page = open_page(garden_url)
    card = _of(page, "multiple_choice")
    card.scroll_into_view_if_needed()
    places = """form => [...form.querySelectorAll('legend, .sg-q__options li, .sg-bar')]
      .map((part) => part.getBoundingClientRect().top - form.getBoundingClientRect().top)"""
    card.get_by_label("海运").check()
    before = card.evaluate(places)
    _answer(card)
    expect(_verdict(card)).to_be_visible()
    assert card.evaluate(places) == pytest.approx(before, abs=1)


def test_only_the_wrong_ones_again(open_page: Opener, garden_url: str) -> None:
    """After the last answer a summary offers 重做错题, which shows and clears only what was not right."""
    page = open_page(garden_url)
    for select, letter in zip(page.locator("[data-kind=matching] select").all(), "BAC", strict=True):
        select.select_option(letter)
    _answer(_of(page, "matching"))
    _of(page, "multiple_choice").get_by_label("海运").check()
    _answer(_of(page, "multiple_choice"))
    _of(page, "single_choice").get_by_label("共享菜园").check()
    _answer(_of(page, "single_choice"))
    _of(page, "true_false").get_by_label("错误").check()
    _answer(_of(page, "true_false"))
    _of(page, "fill_blank").get_by_label("填空").fill("共享菜园")
    _answer(_of(page, "fill_blank"))
    _of(page, "fill_blank", 1).get_by_label("第1空").fill("气候优势")
    _of(page, "fill_blank", 1).get_by_label("第2空").fill("人力优势")
    _answer(_of(page, "fill_blank", 1))
    _answer(_of(page, "ordering"))
    expect(_of(page, "ordering")).to_contain_text("还没有排，排好再提交。")
    _of(page, "ordering").get_by_role("button", name="B 上移").click()
    expect(_of(page, "ordering")).not_to_contain_text("还没有排")
    _answer(_of(page, "ordering"))
    card = _of(page, "short_answer")
    card.locator("textarea").fill("种菜")
    card.get_by_role("button", name="对照要点").click()
    card.locator(".sg-q__feedback input").check()
    card.get_by_role("button", name="记下结果").click()
    expect(page.locator(".sg-summary")).to_contain_text("答对 6 题，没有答对 2 题")
    page.get_by_role("button", name="重做错题").click()
    shown = [form.get_attribute("data-kind") for form in page.locator("form[data-question]:visible").all()]
    assert shown == ["multiple_choice", "ordering"]
    assert page.locator("form[data-question]:visible .sg-verdict").count() == 0


def test_a_hint_is_given_on_request(open_page: Opener, garden_url: str) -> None:
    """The hint is closed until asked for, and does not print the answer."""
    page = open_page(garden_url)
    card = _of(page, "fill_blank")
    hint = card.locator(".sg-q__hint p")
    assert not hint.is_visible()
    card.locator(".sg-q__hint summary").click()
    expect(hint).to_have_text(re.compile("4 个字，“共”字开头"))
    assert "共享菜园" not in hint.inner_text()
