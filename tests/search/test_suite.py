"""The suite of queries at 1,000 pages, in Chromium, against an exact scan of every text."""

from collections import defaultdict
from typing import Any

import pytest
from playwright.sync_api import Page

from build_tools.model.site import SearchPage
from tests.search.conftest import ASK
from tests.search.corpus import Query, suite, truth

LEAST = 0.98
FIRST_QUERY_BYTES = 250_000
FIRST_RESULT_SECONDS = 1.0


def _addresses(items: list[list[dict[str, Any]]]) -> list[str]:
    return [group[0]["location"].partition("?")[0].partition("#")[0] for group in items]


def _scores(found: list[str], true: set[str]) -> tuple[float, float]:
    """Recall and precision at 10: of the (at most ten) pages that could be shown, and of those shown."""
    right = len(set(found) & true)
    return right / min(10, len(true)), right / len(found) if found else 0.0


@pytest.fixture(scope="module")
def queries(pages: tuple[SearchPage, ...]) -> list[Query]:
    return suite(pages)


def test_recall_and_precision(page: Page, pages: tuple[SearchPage, ...], queries: list[Query]) -> None:
    """Every kind of query, and the suite as a whole, reaches recall and precision at 10 of 0.98."""
    assert len(queries) >= 140
    rows = defaultdict(list)
    for query in queries:
        found = _addresses(page.evaluate(ASK, query.typed))
        assert len(found) == len(set(found)) <= 10
        rows[query.kind].append(_scores(found, truth(pages, query.phrases)))
    rows["all"] = [score for scores in rows.values() for score in scores]
    means = {
        kind: tuple(round(sum(column) / len(scores), 3) for column in zip(*scores, strict=True))
        for kind, scores in rows.items()
    }
    print(means)
    assert not {kind: mean for kind, mean in means.items() if min(mean) < LEAST}
