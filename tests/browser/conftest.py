"""Pages and servers for the browser tests."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.made_up import serve_from


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def garden_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A made-up lesson with every kind of question, on a loopback port that closes with the tests."""
    folder = tmp_path_factory.mktemp("garden")
    serve_from(Path(folder))
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join(5)


Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Opens a fresh page of a width and address; any script error fails the test at its end."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opener(url: str, width: int = 390, **settings: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        page.goto(url, wait_until="networkidle")
        return page

    yield opener
    for context in contexts:
        context.close()
    assert not wrong
