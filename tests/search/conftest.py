"""A bare page with the search worker over the large corpus, served with every byte counted."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from build_tools.model.site import SearchPage
from build_tools.publish.search import search_assets
from tests.conftest import TOP
from tests.search.corpus import corpus

SCRIPTS = TOP / "build_tools" / "theme" / "assets" / "search"
ASK = """async (query) => {
  globalThis.worker ??= new Worker("assets/search/worker.js");
  const answer = new Promise((done) => (worker.onmessage = ({data}) => data.type === 3 && done(data.data.items)));
  worker.postMessage({type: 2, data: query});
  return await answer;
}"""

AFRESH = f"""async (query) => {{
  globalThis.worker?.terminate();
  globalThis.worker = null;
  return await ({ASK})(query);
}}"""


@dataclass
class Bare:
    """A folder with the scripts and an index, its address, and the bytes served so far."""

    folder: Path
    url: str = ""
    bytes: int = 0


class _Counting(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, bare: Bare, **kwargs: Any) -> None:
        self.bare = bare
        super().__init__(*args, directory=str(bare.folder), **kwargs)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # a new worker begins with nothing
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        content = source.read()
        self.bare.bytes += len(content)
        outputfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


def bare_site(folder: Path, pages: tuple[SearchPage, ...]) -> Bare:
    """The scripts of the theme and the index of these pages, beside an empty page."""
    shutil.copytree(SCRIPTS, folder / "assets" / "search")
    for asset in search_assets(pages):
        path = folder / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)
    (folder / "index.html").write_text('<!doctype html><meta charset="utf-8"><title>·</title>', "utf-8")
    return Bare(folder)


@pytest.fixture(scope="session")
def pages() -> tuple[SearchPage, ...]:
    return corpus(1000)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory, pages: tuple[SearchPage, ...]) -> Iterator[Bare]:
    site = bare_site(tmp_path_factory.mktemp("search") / "site", pages)
    handler = functools.partial(_Counting, bare=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        site.url = f"http://127.0.0.1:{server.server_port}/"
        yield site
        server.shutdown()
        thread.join(5)


@pytest.fixture
def page(browser: Browser, bare: Bare) -> Iterator[Page]:
    """The bare page, with nothing in its cache."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(bare.url)
    yield opened
    context.close()
