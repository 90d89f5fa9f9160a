"""What a first visit costs."""

import gzip
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.browser.conftest import Opener

LESSON = "lessons/organizational-foundation/practices/"
MOST = 250_000
TEXT = {".html", ".css", ".js", ".json", ".svg"}


def test_a_first_visit_to_a_lesson_is_light(open_page: Opener, site_url: str, built_site: Path) -> None:
    """Everything a lesson loads, compressed as every web host does, is at most 250 KB; the search index, which
    Material loads ahead of need, is counted by the tests of search.
    """
    page = open_page("about:blank", 1280)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("#")[0]))
    page.goto(urljoin(site_url, LESSON), wait_until="networkidle")
    sizes: dict[str, int] = {}
    for url in asked:
        name = unquote(urlsplit(url).path).lstrip("/")
        if not url.startswith("http") or name == "search/search_index.json":
            continue
        file = built_site / (f"{name}index.html" if name.endswith("/") else name)
        content = file.read_bytes()
        sizes[name] = len(gzip.compress(content, 6, mtime=0)) if file.suffix in TEXT else len(content)
    assert len(sizes) > 8
    assert sum(sizes.values()) <= MOST, sizes
