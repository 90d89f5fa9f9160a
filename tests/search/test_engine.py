"""The engine by its properties: folding, packing, and index = scan, in Chromium's JavaScript."""

import html
import json
import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from build_tools.model.site import Place, SearchPage
from build_tools.publish.search.fold import fold, simplified
from build_tools.publish.search.index import pack, search_assets
from tests.search.conftest import SCRIPTS
from tests.search.corpus import scan

SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
FIND = """async ([files, queries]) => {
  const {Store, find} = studyGuideSearch;
  const store = new Store("http://localhost/search/");
  store.load = async (url) => files[url.split("/").pop()];
  await store.open();
  return Promise.all(queries.map(async (query) => {
    const {kind, found} = await find(store, query);
    return kind === "exact" ? found.map(({page, hits}) => [page, hits.length]) : [];
  }));
}"""

# Few letters, so that phrases do meet; traditional, wide, Latin and astral ones; marks and spaces.
letters = st.sampled_from("党黨建設设一ＡaZ2²𠮷，。“、 　…")
texts = st.text(letters, min_size=1, max_size=14)
site_pages = st.lists(st.tuples(texts, st.lists(texts, max_size=2), st.lists(texts, max_size=4)), max_size=5)


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Page]:
    """An empty page with the scripts of the engine."""
    context = browser.new_context()
    page = context.new_page()
    for name in ("store.js", "match.js", "show.js"):
        page.add_script_tag(path=SCRIPTS / name)
    yield page
    context.close()


def _files(pages: tuple[SearchPage, ...]) -> dict[str, object]:
    found = {}
    for asset in search_assets(pages):
        text = asset.content.decode()
        if text.startswith("studyGuideData"):
            found[asset.path.split("/")[-1]] = json.loads(text[text.index(",") + 1 : -1])
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(site_pages, st.lists(texts, min_size=1, max_size=12))
def test_index_equals_scan(
    engine: Page, made: list[tuple[str, list[str], list[str]]], queries: list[str]
) -> None:
    """For any pages and any query, the index finds the pages that hold every term, with all its places."""
    pages = tuple(
        SearchPage(
            f"a{n}/", title, tuple(Place("", "", h) for h in heads), tuple(Place("", "", t) for t in body)
        )
        for n, (title, heads, body) in enumerate(made)
    )
    got = engine.evaluate(FIND, [_files(pages), queries])
    for query, found in zip(queries, got, strict=True):
        terms = {term for word in query.split() if (term := scan(word))}
        expected = []
        for number, (title, heads, body) in enumerate(made):
            counts = [sum(_count(scan(text), term) for text in (title, *heads, *body)) for term in terms]
            if counts and all(counts):
                expected.append([number, sum(counts)])
        assert sorted(found) == expected, query


def _count(text: str, term: str) -> int:
    return sum(text.startswith(term, at) for at in range(len(text)))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_folding_is_idempotent(text: str) -> None:
    """Folding a folded text changes nothing, and leaves letters and single spaces only."""
    folded = fold(text)
    assert fold(folded) == folded
    assert all(char.isalnum() or char == " " for char in folded)
    assert "  " not in folded and folded == folded.strip()


def test_script_and_build_fold_alike(engine: Page) -> None:
    """JavaScript folds every assigned character of the basic plane and of the Han extensions as Python does."""
    codes = [*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x20400)]
    chars = [chr(c) for c in codes if unicodedata.category(chr(c)) not in ("Cn", "Co", "Cs")]
    table = "".join(old + new for old, new in simplified().items())
    theirs = engine.evaluate(
        """([chars, table]) => {
          const pairs = [...table];
          const map = new Map(pairs.flatMap((c, i) => (i % 2 ? [] : [[c, pairs[i + 1]]])));
          return chars.map((char) => studyGuideSearch.fold(char, map).chars.join(""));
        }""",
        [chars, table],
    )
    assert len(chars) > 50_000
    assert not [(a, fold(a), b) for a, b in zip(chars, theirs, strict=True) if fold(a) != b]


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(st.lists(st.integers(0, 2**31), max_size=60))
def test_numbers_survive_packing(engine: Page, numbers: list[int]) -> None:
    """What Python packs, JavaScript unpacks; the packed text needs no escape in JSON."""
    packed = pack(numbers)
    assert json.dumps(packed) == f'"{packed}"'
    assert engine.evaluate("(packed) => studyGuideSearch.unpack(packed)", packed) == numbers


def test_results_are_escaped(engine: Page) -> None:
    """Markup in a title, a heading or a text is shown as text; only our marks are markup."""
    evil = '<img src=x onerror="alert(1)">党建&amp;'
    page = SearchPage("a/", evil, (Place("h", "", evil),), (Place("p1", evil, evil),))
    items = engine.evaluate(
        FIND.replace(
            "return Promise.all",
            "return studyGuideSearch.show(store, await find(store, queries[0])); Promise.all",
        ),
        [_files((page,)), ["党建"]],
    )
    shown = [item[key] for group in items for item in group for key in ("title", "text")]
    assert any("<mark>党建</mark>" in text for text in shown)
    for text in shown:
        bare = re.sub("</?(?:mark|p)>", "", text)
        assert "<" not in bare
        assert html.unescape(bare) in (evil, "")
