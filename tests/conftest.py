"""Things that several tests share: chapters, sample articles, a built site, a browser."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from build_tools.model.guide import Chapter, Study
from build_tools.options import load_chapters
from build_tools.pipeline import Source, study
from tests.original import SAID

TOP = Path(__file__).parents[1]
SAMPLES = Path(__file__).with_name("samples")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# CI tries the same inputs for the same code: what a change broke, and nothing else, turns it red. On a
# desk every run draws new ones, and STUDY_GUIDE_FUZZ asks for more of them.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say whether the original of the first article was read: its tests have no input without it."""
    terminalreporter.write_line(SAID)


@pytest.fixture(scope="session")
def chapters() -> tuple[Chapter, ...]:
    return load_chapters()


@pytest.fixture(scope="session")
def sample_studies(chapters: tuple[Chapter, ...]) -> tuple[Study, ...]:
    """Every made-up sample article, from text to questions."""
    paths = sorted(SAMPLES.glob("*.md"))
    assert paths, "the sample articles are missing"
    return tuple(study(Source(p.stem, p.name, p.read_text("utf-8")), chapters) for p in paths)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The project's own guide, built strictly by the command that editors use; once for all workers."""
    base = tmp_path_factory.getbasetemp()
    out = (base if worker_id == "master" else base.parent) / "built" / "site"
    with FileLock(out.parent.with_suffix(".lock")):
        if not out.exists():  # it is swapped in whole: what exists is finished
            command = [sys.executable, "-m", "build_tools.cli", "site", "--site-dir", str(out)]
            done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
    return out


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The built site on a loopback port that closes with the tests."""
    handler = functools.partial(_Quiet, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join(5)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Without it the tests fail: a site nobody opened is not tested."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    assert path, "Chromium is missing: run tests/browser/install.sh"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()
