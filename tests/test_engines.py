"""The guide outlives its engine: other engines render every page as MkDocs does."""

import functools
import http.server
import io
import json
import os
import re
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser

TOP = Path(__file__).parents[1]
OWN = ("contribute/",)
"""Hand-written pages, whose code samples each engine draws in its own way."""
ADDED = "__skip"
"""Id of a link that Zensical puts before the content."""


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _packed(bundle: bytes) -> dict[str, bytes]:
    """What the offline bundle holds, under names of its own."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
        return {f"offline.zip/{name}": packed.read(name) for name in packed.namelist()}


def _content(page: Path) -> list[tuple[str, dict[str, str], str, str]]:
    """The content of a page, element by element: name, attributes, text, text after it."""
    article = html.fromstring(page.read_bytes()).xpath('//article[contains(@class, "md-content__inner")]')[0]
    return [
        (
            element.tag,
            # Titles of permanent links differ in language; what search leaves out is marked for the engine only.
            {k: v for k, v in element.attrib.items() if k not in ("title", "data-search-exclude")},
            " ".join((element.text or "").split()),
            " ".join((element.tail or "").split()),
        )
        for element in article.iter()
        if isinstance(element.tag, str) and element.get("id") != ADDED
    ]


def _letters(page: Path) -> str:
    """The Chinese characters of the content of a page."""
    return "".join(
        re.findall(r"[\u4e00-\u9fff]", "".join(text + tail for _, _, text, tail in _content(page)))
    )


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that `make engine` makes of the folder that `study-guide build` writes."""
    folder = tmp_path_factory.mktemp("engine")
    command = ["make", "--no-print-directory", "engine", "ENGINE=zensical", f"WORK={folder}"]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module", params=["zensical", "properdocs"])
def engine_site(request: pytest.FixtureRequest, zensical_site: Path) -> Path:
    """The site that another engine makes of the same folder and configuration."""
    if request.param == "zensical":
        return zensical_site
    out = zensical_site.with_name("site-of-properdocs")
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "engines.yml", "-d", str(out)]
    done = subprocess.run(command, cwd=out.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


def test_another_engine_renders_every_page_alike(built_site: Path, engine_site: Path) -> None:
    """From the folder of `study-guide build`, every page has the content that MkDocs gives it, element by element."""
    pages = sorted(p.relative_to(built_site) for p in built_site.rglob("index.html"))
    kinds = {page.parts[0] for page in pages}
    assert kinds > {"articles", "lessons", "chapters", "quiz", "glossary", "practices", "print", "timeline"}
    for page in pages:
        if not str(page).startswith(OWN):
            assert _content(engine_site / page) == _content(built_site / page), page
        else:
            assert _letters(engine_site / page) == _letters(built_site / page), page


def test_what_must_not_be_lost_is_there(engine_site: Path) -> None:
    """Quizzes, anchors of sentences, downloads, data, scripts and styles are in the site of the other engine."""
    data = json.loads((engine_site / "guide.json").read_text("utf-8"))
    lesson = (engine_site / "lessons/organizational-foundation/practices/index.html").read_text("utf-8")
    asked = next(x for x in data["lessons"] if x["id"] == "organizational-foundation/practices")["questions"]
    assert re.findall(r'data-question="([0-9a-f]{12})"', lesson) == asked and asked
    assert 'id="p7s2"' in (engine_site / "articles/organizational-foundation/index.html").read_text("utf-8")
    downloads = [row for x in (*data["lessons"], *data["chapters"]) for row in x["downloads"].values()]
    assert downloads and all(
        (engine_site / row["url"].lstrip("/")).stat().st_size == row["bytes"] for row in downloads
    )
    for name in (
        "assets/main.js",
        "assets/quiz/card.js",
        "assets/papers/print.js",
        "assets/site.css",
        "quiz/data/urgency-0.js",
    ):
        assert (engine_site / name).is_file(), name
    for name in ("assets/main.js", "assets/site.css"):
        assert f"/{name}" in lesson, name
    assert "assets/search/box.js" not in lesson


def test_the_search_of_another_engine_knows_texts_and_no_keys(engine_site: Path) -> None:
    """Its own search finds the articles and holds no lesson, so no answer."""
    (index,) = [
        p for name in ("search.json", "search/search_index.json") if (p := engine_site / name).is_file()
    ]
    found: dict[str, Any] = json.loads(index.read_text("utf-8"))
    places = [row["location"] for row in found.get("items", found.get("docs"))]
    assert any(place.startswith("articles/shanghai-buildings/") for place in places)
    assert not any(place.startswith("lessons/") for place in places)
    assert "看答案" not in index.read_text("utf-8")


def test_a_question_is_answered_in_another_engine(engine_site: Path, browser: Browser) -> None:
    """In Chromium a reader answers a question of the other engine's site, and no script fails."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(engine_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        failed: list[str] = []
        page = browser.new_page()
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(f"http://127.0.0.1:{server.server_port}/lessons/organizational-foundation/practices/")
        page.wait_for_selector("html.is-ready")
        question = page.locator('form[data-kind="single_choice"]').first
        question.locator("input").first.check()
        question.get_by_role("button", name="提交答案").click()
        question.locator(".sg-q__key").last.wait_for()
        page.close()
        server.shutdown()
        thread.join(5)
    assert not failed


def test_properdocs_takes_the_place_of_mkdocs(built_site: Path, tmp_path: Path) -> None:
    """With the plugin and the same mkdocs.yml, ProperDocs makes the same site to the byte but for its own name."""
    command = [
        sys.executable,
        "-m",
        "properdocs",
        "build",
        "--strict",
        "-f",
        "mkdocs.yml",
        "-d",
        str(tmp_path / "site"),
    ]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ours, theirs = _files(built_site), _files(tmp_path / "site")
    assert sorted(ours) == sorted(theirs)
    name = re.compile(rb'<meta name="generator"[^>]*>')
    for files in (ours, theirs):
        files.update(_packed(files.pop("offline.zip")))
    differ = [n for n in ours if name.sub(b"", ours[n]) != name.sub(b"", theirs[n]) and not n.endswith(".gz")]
    assert not differ
