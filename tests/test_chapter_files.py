"""One chapter of a finished site, to be taken along: complete in itself, and closed."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from build_tools.publish.chapter_files import chapter_files, closed


@pytest.fixture(scope="module")
def files(built_site: Path) -> dict[str, bytes]:
    """The project's own site as path -> content."""
    return {
        p.relative_to(built_site).as_posix(): p.read_bytes() for p in built_site.rglob("*") if p.is_file()
    }


def test_a_chapter_holds_what_its_readers_need(files: dict[str, bytes]) -> None:
    """Its page, all its lessons with their papers and questions, their articles, scripts and styles; no other chapter."""
    taken = chapter_files(files, "practices")
    lessons = {path for path in files if re.fullmatch(r"lessons/[^/]+/practices/.+", path)}
    assert lessons and lessons <= taken
    assert {
        "index.html",
        "chapters/practices/index.html",
        "quiz/index.html",
        "quiz/data/practices-0.js",
    } <= taken
    for path in lessons:
        assert f"articles/{path.split('/')[1]}/index.html" in taken
    assert {path for path in files if path.startswith("assets/")} <= taken
    assert not [
        p
        for p in taken
        if re.match(r"chapters/(?!practices/)|lessons/[^/]+/(?!practices/)|glossary/|search/", p)
    ]
    assert not [p for p in taken if p.startswith("quiz/data/") and "practices" not in p]


def test_no_link_of_a_chapter_leads_out_of_it(files: dict[str, bytes]) -> None:
    """Every link of a page within the site leads to a file that is there; the text of the others stays."""
    taken = chapter_files(files, "practices")
    seen = 0
    for path in (path for path in taken if path.endswith(".html")):
        page, before = closed(path, files[path], taken).decode(), files[path].decode()
        assert re.sub(r"<[^>]*>", "", page) == re.sub(r"<[^>]*>", "", before)
        for href in re.findall(r'<a\b[^>]*\shref="([^"]*)"', page):
            address = unquote(re.split(r"[#?]", href)[0])
            if not address or re.match(r"[a-z]+:", href):
                continue
            target = normpath(join(dirname(path), address))
            seen += 1
            assert target in taken or normpath(join(target, "index.html")) in taken, (path, href)
    assert seen > 300
    path = "articles/shanghai-buildings/index.html"
    assert '<a class="sg-chip sg-chip--quality">' in closed(path, files[path], taken).decode()
    assert closed("assets/main.js", files["assets/main.js"], taken) == files["assets/main.js"]
