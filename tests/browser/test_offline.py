"""The offline bundle, unpacked and opened as a reader would: from a folder, without a server."""

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from playwright.sync_api import Browser, expect

from build_tools.publish.offline import offline_bundle


@pytest.fixture(scope="session")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one folder that the zip holds."""
    into = tmp_path_factory.mktemp("taken along")  # a space, as in many a path on Windows
    with zipfile.ZipFile(built_site / "offline.zip") as bundle:
        bundle.extractall(into)
    (folder,) = into.iterdir()
    return folder


def test_the_same_site_gives_the_same_bundle(built_site: Path) -> None:
    """The zip depends on the files alone, not on their order or the clock."""
    files = {p.relative_to(built_site).as_posix(): p.read_bytes() for p in built_site.rglob("*.html")}
    assert len(files) > 50
    assert offline_bundle(files, files.__getitem__) == offline_bundle(reversed(files), files.__getitem__)
    with zipfile.ZipFile(built_site / "offline.zip") as bundle:
        assert {entry.date_time for entry in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_link_of_the_bundle_names_a_file_in_it(unpacked: Path) -> None:
    """No page links to a folder, which a browser would list, to a paper that is not there, or out of the bundle."""
    broken = []
    for page in unpacked.rglob("*.html"):
        for tag in re.findall(r"<a\b[^>]*>", page.read_text("utf-8")):
            href = re.search(r'href="([^"]*)"', tag)
            if not href or re.match(r"[a-z]+:|#", href[1]) or " download" in tag:
                continue
            target = (page.parent / unquote(urldefrag(href[1]).url.split("?")[0])).resolve()
            if not target.is_file() or unpacked.resolve() not in target.parents:
                broken.append((page.name, href[1]))
    assert not broken


def test_the_bundle_is_small_and_the_home_page_says_how_small(built_site: Path) -> None:
    """The bundle stays a small download, and the home page names its size."""
    size = (built_site / "offline.zip").stat().st_size
    assert size < 3_000_000
    assert f"（{size / 1_000_000:.1f} MB）" in (built_site / "index.html").read_text("utf-8")


def test_reading_searching_and_answering_work_from_the_folder(browser: Browser, unpacked: Path) -> None:
    """From file://: the path leads to a lesson, which answers; practice asks, search lands on the sentence, no paper is promised."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else wrong.append(r.url))
    page.on("console", lambda m: wrong.append(m.text) if "Content Security Policy" in m.text else None)
    page.goto((unpacked / "index.html").as_uri())
    expect(page.get_by_text("下载离线包")).to_have_count(0)
    page.locator(".sg-path__step a").nth(1).click()
    page.locator(".sg-card__link").first.click()
    card = page.locator("form[data-kind=single_choice]").first
    card.locator("input").first.check()
    card.get_by_role("button", name="提交答案").click()
    expect(card.locator(".sg-verdict")).to_be_visible()
    assert page.locator("a[download]:visible").count() == 0
    page.goto((unpacked / "index.html").as_uri())
    page.get_by_text("继续学习").click()
    expect(page.locator("form[data-kind=single_choice]").first.locator(".sg-earlier")).to_contain_text("上次")
    page.goto((unpacked / "quiz" / "index.html").as_uri())
    page.get_by_role("button", name="开始练习").click()
    expect(page.locator(".sg-session form:visible")).to_have_count(1)
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").fill("部门报到")
    page.locator('.md-search-result__link[href$="#p3s2"]').click()
    page.wait_for_url("file://**/articles/beijing-whistle/index.html?h=*#p3s2")
    expect(page.locator(":target mark.sg-found").first).to_be_in_viewport()
    page.goto((unpacked / "print" / "index.html").as_uri())
    expect(page.locator(".md-content")).to_contain_text("离线包不带")
    page.context.close()
    assert not wrong
