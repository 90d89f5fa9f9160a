"""The case files of tests/cases/quiz, run through the site's own modules in Chromium.

A case is `## title`, an input, a line `=>`, and what must come out, one a line.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).parents[1] / "cases" / "quiz"
JOIN = "；"


def _fill_in(page: Page, text: str) -> list[str]:
    key, _, answer = text.partition(" | ")
    free = key.startswith("任意：")
    words = key.removeprefix("任意：").split(JOIN)
    answers = answer.split(JOIN) if len(words) > 1 else [answer]
    script = "async ([k, a, f]) => (await import('/assets/quiz/compare.js')).compareBlanks(k, a, f)"
    return [JOIN.join(part["verdict"] for part in page.evaluate(script, [words, answers, free]))]


def _difference(page: Page, text: str) -> list[str]:
    key, _, answer = text.partition(" | ")
    script = "async ([k, a]) => (await import('/assets/quiz/compare.js')).difference(a, k)"
    around = {"same": "{}", "extra": "-{}-", "missing": "+{}+"}
    return ["".join(around[p["kind"]].format(p["text"]) for p in page.evaluate(script, [key, answer]))]


def _review(page: Page, text: str) -> list[str]:
    script = """async (rows) => {
      const { plan } = await import('/assets/quiz/review.js');
      let kept = null;
      return rows.map(([day, verdict]) => { kept = plan(kept, verdict === 'right', day); return kept; });
    }"""
    rows = page.evaluate(script, [line.split() for line in text.splitlines()])
    return [f"{row['step']} {row['due'] or '-'}" for row in rows]


RUNNERS: dict[str, Callable[[Page, str], list[str]]] = {
    "fill_in": _fill_in,
    "difference": _difference,
    "review": _review,
}


def _cases() -> Iterator[tuple[str, str, str, list[str]]]:
    for path in sorted(FOLDER.glob("*.md")):
        for block in path.read_text("utf-8").split("\n## ")[1:]:
            title, _, rest = block.partition("\n")
            text, _, expected = rest.partition("\n=>\n")
            yield path.stem, title, text.strip(), expected.strip().splitlines()


CASES = list(_cases())


@pytest.fixture(scope="module")
def modules(browser: Browser, garden_url: str) -> Iterator[Page]:
    page = browser.new_page(timezone_id="Asia/Shanghai")
    page.goto(garden_url)
    yield page
    page.close()


def test_every_case_file_has_a_runner() -> None:
    """No case file is empty, and none has a name that nothing runs."""
    assert {name for name, *_ in CASES} == set(RUNNERS)


@pytest.mark.parametrize(("name", "title", "text", "expected"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_case(modules: Page, name: str, title: str, text: str, expected: list[str]) -> None:
    """What the case file says must come out comes out."""
    assert RUNNERS[name](modules, text) == expected
