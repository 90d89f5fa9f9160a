"""What can be taken along of a large guide: the whole, and each chapter alone."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, expect

from tests.bench.corpus import write

TOP = Path(__file__).parents[1]
CHAPTERS = ("urgency", "practices", "quality")


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose chapters count as large, built by MkDocs."""
    articles, out = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("site") / "site"
    write(articles, 4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STUDY_GUIDE_ARTICLES", str(articles))
        patch.setenv("STUDY_GUIDE_NO_HANDOUTS", "1")
        patch.setenv("STUDY_GUIDE_WORKERS", "1")
        patch.chdir(TOP)
        patch.setattr("build_tools.publish.hubs.LESSONS", 2)
        build(load_config(str(TOP / "mkdocs.yml"), site_dir=str(out)))
    return out


def _names(bundle: Path) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(bundle.read_bytes())) as packed:
        return {name.partition("/")[2] for name in packed.namelist()}


def _offered(page: Path) -> list[str]:
    """The bundles that a page offers, each with its size."""
    footer = re.search(r"<footer[^>]*data-offline.*?</footer>", page.read_text("utf-8"), re.DOTALL)
    rows = re.findall(
        r'href="([^"]+)" download>[^<]+<span data-size="[^"]+">（([0-9.]+) MB）</span>',
        footer[0] if footer else "",
    )
    for address, size in rows:
        bundle = (page.parent / address).resolve()
        assert f"{bundle.stat().st_size / 1_000_000:.1f}" == size
    return [address for address, _ in rows]


def test_each_large_chapter_is_offered_alone(large_site: Path) -> None:
    """Its page offers its own bundle, the page of what is printed offers all, the home page the whole; each with its size."""
    assert _offered(large_site / "index.html") == ["offline.zip"]
    own = [f"chapters/{chapter}/offline.zip" for chapter in CHAPTERS]
    assert _offered(large_site / "print" / "index.html") == [f"../{path}" for path in ("offline.zip", *own)]
    for chapter in CHAPTERS:
        assert len(_offered(large_site / "chapters" / chapter / "index.html")) == 1
    assert not _offered(large_site / "glossary" / "index.html")


def test_the_bundle_of_a_chapter_is_its_part_of_the_site(large_site: Path) -> None:
    """It has the lessons of its chapter and no others, no bundle in it, and is smaller than the whole."""
    whole = _names(large_site / "offline.zip")
    for chapter in CHAPTERS:
        bundle = large_site / "chapters" / chapter / "offline.zip"
        names = _names(bundle)
        lessons = {name for name in whole if re.fullmatch(rf"lessons/[^/]+/{chapter}/index\.html", name)}
        assert lessons and names < whole
        assert {name for name in names if name.startswith("lessons/")} == lessons
        assert bundle.stat().st_size < (large_site / "offline.zip").stat().st_size
    assert not [name for name in whole if name.endswith(".zip")]


def test_a_small_guide_has_only_the_whole(built_site: Path) -> None:
    """A guide whose chapters are each on one page offers its one bundle on the home page, and nowhere else."""
    assert [path.relative_to(built_site).as_posix() for path in built_site.rglob("*.zip")] == ["offline.zip"]
    assert len(_offered(built_site / "index.html")) == 1
    for page in ("print", "chapters/practices"):
        assert not _offered(built_site / page / "index.html")


def test_a_chapter_opens_from_its_folder(large_site: Path, browser: Browser, tmp_path: Path) -> None:
    """In Chromium, from file://: from its home page one comes to the chapter, a year and a lesson, which answers."""
    with zipfile.ZipFile(large_site / "chapters" / "practices" / "offline.zip") as packed:
        packed.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else wrong.append(r.url))
    page.goto((folder / "chapters" / "practices" / "index.html").as_uri())
    expect(page.locator("[data-offline]")).to_have_count(0)
    page.locator(".sg-years thead a").first.click()
    page.locator(".sg-card__link").first.click()
    page.wait_for_url("**/lessons/*/practices/index.html*")
    card = page.locator("form[data-kind=single_choice], form[data-kind=true_false]").first
    card.locator("input").first.check()
    card.get_by_role("button", name="提交答案").click()
    expect(card.locator(".sg-verdict")).to_be_visible()
    page.goto((folder / "quiz" / "index.html").as_uri())
    page.get_by_role("button", name="开始练习").click()
    expect(page.locator(".sg-session form:visible")).to_have_count(1)
    page.close()
    assert not wrong
