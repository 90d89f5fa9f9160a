"""A large guide stays usable: long lists over several pages, data in parts, every link leading somewhere."""

import hashlib
import json
import re
from pathlib import Path
from posixpath import join, normpath
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser

from build_tools.model.guide import Frame
from build_tools.model.site import Page, Site
from build_tools.options import Options, load_chapters
from build_tools.pipeline import Source, study_guide
from build_tools.publish import lexicon, publish, split
from build_tools.publish.classic import classic_script
from build_tools.publish.reading import term_anchor
from build_tools.publish.sheets import sheets

MANY = 130
_OF_ONE = ("articles/", "lessons/")  # pages of one article, whose texts are all alike here
TOPICS = ("河湖治理", "乡村学校", "社区养老")
FIRSTS = "安北采东恩福古海江开林民南平青人水天万西银中"
ESSAY = """---
title: 第{n}篇
edition: original
{date}tags: [{topic}]
---

守住青山具有十分重要的意义。山绿了，水才清，人才留得住。

## 深刻认识护山的重要性

这是留住水源、保障饮水安全的迫切要求。过去一到旱季，村里就缺水。

## 认真总结护山的做法

着力健全章程，让人人有责。比如，安吉县推行“{term}一片”模式，把山林管护落实到户，形成了人人护山的局面。

着力找准产业，让青山生金。比如，武夷山市建立“茶旅融合”机制，把茶园和民宿连在一起，带动农户增收。
"""


def _source(n: int) -> Source:
    date = f"date: {2019 + n % 3}-0{1 + n % 9}\n" if n % 10 else ""
    term = FIRSTS[n % len(FIRSTS)] + FIRSTS[n // len(FIRSTS)]
    text = ESSAY.format(n=n, date=date, topic=TOPICS[n % 3], term=term)
    return Source(f"copy-{n:04d}", f"copy-{n:04d}.md", text)


@pytest.fixture(scope="module")
def large() -> Site:
    """The site of many small articles; data are in parts, and pages hold few entries and examples."""
    chapters = load_chapters()
    guide = study_guide(map(_source, range(MANY)), Frame(), Options("大导读", chapters))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(split, "ARTICLES", 90)
        patch.setattr("build_tools.publish.hubs.ENTRIES", 20)
        patch.setattr(lexicon, "ENTRIES", 20)
        return Site.of(publish(guide).files())


def _pages(site: Site) -> dict[str, Page]:
    return {page.path: page for page in site.pages}


def _ids(page: Page) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', page.markdown)) | set(
        re.findall(r"\{#([^}\s]+)\}", page.markdown)
    )


def test_every_link_of_a_large_guide_leads_somewhere(large: Site) -> None:
    """Each link of a page that gathers leads to a page that exists, and its anchor is there."""
    pages, files = _pages(large), {asset.path for asset in large.assets}
    wrong, seen = [], 0
    for path, page in pages.items():
        if path.startswith(_OF_ONE):
            continue
        for link in re.findall(r'href="([^"#][^"]*)"', page.markdown):
            if re.match(r"[a-z]+:", link) or "contribute/" in link:
                continue
            seen += 1
            address, _, anchor = link.partition("#")
            target = normpath(join(path.removesuffix("index.md"), address))
            there = pages.get(normpath(f"{target}/index.md"))
            if (there is None and target not in files) or (
                there and anchor and not anchor.startswith("exam-") and anchor not in _ids(there)
            ):
                wrong.append((path, link))
    assert seen > 1000 and not wrong


def test_a_large_chapter_is_shown_by_year_and_topic(large: Site) -> None:
    """Its page is short and leads to every lesson by year and topic; no page has more than a hundred lessons."""
    pages = _pages(large)
    hub = pages["chapters/practices/index.md"]
    assert hub.markdown.count("data-card=") == 12
    years = {
        path: page for path, page in pages.items() if re.fullmatch(r"chapters/practices/.+/index\.md", path)
    }
    assert {path.split("/")[2] for path in years} == {"2019", "2020", "2021", "undated"}
    shown = [name for page in years.values() for name in re.findall(r'data-card="([^"]+)"', page.markdown)]
    assert sorted(shown) == [f"copy-{n:04d}/practices" for n in range(MANY)]
    assert all(page.markdown.count("data-card=") <= 100 and not page.search for page in years.values())
    counts = [int(count) for count in re.findall(r"：([0-9]+) 课\"", hub.markdown)]
    assert sum(counts) == MANY and len(counts) > len(TOPICS)
    for path, page in years.items():
        topics = re.findall(r'<h2 id="topic-([^"]+)">', page.markdown)
        assert topics == [topic for topic in TOPICS if topic in topics] or sorted(topics) == sorted(
            set(topics)
        ), path


def test_a_large_glossary_is_shown_by_initial(large: Site) -> None:
    """Each term is on the page of its initial, the most used on the first page, and its anchor is found in the data."""
    pages = _pages(large)
    first = pages["glossary/index.md"].markdown
    assert first.count('class="sg-entry"') == 20 and 'data-terms="../glossary/data/"' in first
    assert f'id="{term_anchor("茶旅融合")}"' in first
    where: dict[str, str] = {}
    for asset in large.assets:
        if asset.path.startswith("glossary/data/"):
            found = json.loads(asset.content.decode().removeprefix("studyGuideTerms(").removesuffix(")\n"))
            assert {anchor[2] for anchor in found} == {asset.path.removesuffix(".js")[-1]}
            where |= found
    assert len(where) == MANY + 1
    for n in (0, 57, 129):
        term = FIRSTS[n % len(FIRSTS)] + FIRSTS[n // len(FIRSTS)] + "一片"
        page = pages[f"glossary/{where[term_anchor(term)]}index.md"]
        assert f'id="{term_anchor(term)}"' in page.markdown and not page.search
    assert where[term_anchor("茶旅融合")] == "c/"


def test_links_to_terms_lead_to_their_pages_without_a_script(large: Site) -> None:
    """Lessons and articles link each term to the very page that has its entry: the first, or that of its initial."""
    pages = _pages(large)
    seen = set()
    for path, page in pages.items():
        if path.startswith(_OF_ONE):
            for link in re.findall(r'href="(?:\.\./)+(glossary/[^"]*)"', page.markdown):
                address, _, anchor = link.partition("#")
                assert f'id="{anchor}"' in pages[f"{address}index.md"].markdown, (path, link)
                seen.add(address)
    assert "glossary/" in seen and len(seen) > 15


def test_every_page_of_a_large_guide_describes_itself(large: Site) -> None:
    """No two pages that gather have the same title or description, also where a list is over several pages."""
    gathering = {path: page for path, page in _pages(large).items() if not path.startswith(_OF_ONE)}
    assert len(gathering) > 40
    for told in ("title", "description"):
        found: dict[str, str] = {}
        for path, page in gathering.items():
            text = getattr(page, told)
            assert len(text) >= 2 and text not in found, (path, found[text])
            found[text] = path


def test_long_tables_are_shown_over_several_pages(large: Site) -> None:
    """Examples and papers are over pages of at most a hundred rows, all of them, and each page names the others."""
    pages = _pages(large)
    for folder, row, total in (("practices", "data-row", 2 * MANY), ("print", 'name="lesson"', None)):
        parts = [page for path, page in pages.items() if path.startswith(f"{folder}/")]
        counts = [page.markdown.count(row) for page in parts]
        assert len(parts) > 1 and max(counts) <= 100
        assert total is None or sum(counts) == total
        assert all(page.markdown.count('aria-current="page"') in (1, 2) for page in parts)
        assert [page.search for page in parts] == [True] + [False] * (len(parts) - 1)
    offered = [
        lesson
        for path, page in pages.items()
        if path.startswith("print/")
        for lesson in re.findall(r'name="lesson" value="([^"]+)"', page.markdown)
    ]
    assert len(offered) == len(set(offered)) == MANY


def test_the_data_of_a_large_guide_are_in_parts(large: Site) -> None:
    """guide.json is an index after the schema; its parts are guides after the same schema and hold everything once."""
    assets = {asset.path: asset.content for asset in large.assets}
    schema = json.loads(assets["guide.schema.json"])
    index: dict[str, Any] = json.loads(assets["guide.json"])
    jsonschema.validate(index, schema)
    parts = []
    for row in index["parts"]:
        content = assets[row["url"].lstrip("/")]
        assert (len(content), hashlib.sha256(content).hexdigest()) == (row["bytes"], row["sha256"])
        parts.append(json.loads(content))
        jsonschema.validate(parts[-1], schema)
        assert "questions" in parts[-1] and "parts" not in parts[-1]
    for kind in ("articles", "lessons"):
        assert [(row["id"], row["part"]) for row in index[kind]] == [
            (row["id"], n)
            for chapter in ([None] if kind == "articles" else [c["id"] for c in index["chapters"]])
            for n, part in enumerate(parts)
            for row in part[kind]
            if chapter in (None, row.get("chapter"))
        ]
    assert len(index["articles"]) == MANY
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({k: v for k, v in index.items() if k != "parts"}, schema)


@pytest.mark.parametrize(("rows", "sizes"), [(0, [0]), (1, [1]), (10, [10]), (11, [5, 6]), (25, [8, 8, 9])])
def test_a_list_is_spread_evenly(rows: int, sizes: list[int]) -> None:
    """A list keeps its order over pages of about equal length; the first page is the page of the folder."""
    spread = sheets("a", range(rows), 10)
    assert [len(sheet.rows) for sheet in spread] == sizes
    assert [row for sheet in spread for row in sheet.rows] == list(range(rows))
    assert [sheet.path for sheet in spread] == ["a/index.md", "a/2/index.md", "a/3/index.md"][: len(sizes)]


def test_a_link_to_a_term_finds_its_page(large: Site, browser: Browser, tmp_path: Path) -> None:
    """In Chromium, a link to a term that the first page of the glossary lacks leads to the page that has it, without a server too."""
    anchor = term_anchor(FIRSTS[7] + FIRSTS[3] + "一片")
    (tmp_path / "assets").symlink_to(Path(__file__).parents[1] / "build_tools" / "theme" / "assets")
    (tmp_path / "assets.classic.js").write_bytes(classic_script())
    for asset in large.assets:
        if asset.path.startswith("glossary/data/"):
            put(tmp_path / asset.path, asset.content)
    page_of = next(
        path
        for path, page in _pages(large).items()
        if path.startswith("glossary/") and f'id="{anchor}"' in page.markdown
    )
    body = '<meta charset="utf-8"><p data-terms="{0}glossary/data/"></p><script src="{0}assets.classic.js"></script>'
    put(tmp_path / "glossary/index.html", body.format("../").encode())
    put(tmp_path / page_of.replace(".md", ".html"), f'<h1 id="{anchor}">here</h1>'.encode())
    page = browser.new_page()
    page.goto(f"{tmp_path.as_uri()}/glossary/index.html#{anchor}")
    page.wait_for_url(f"{tmp_path.as_uri()}/{page_of.replace('.md', '.html')}#{anchor}")
    assert page.inner_text("h1") == "here"
    page.close()


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_a_long_row_of_pages_is_shortened() -> None:
    """Of many pages the first, the last and the nearest are named, so that the row stays short."""
    spread = sheets("a", range(1000), 10)
    assert [n for n, _ in spread[49].others] == [1, 47, 48, 49, 50, 51, 52, 53, 100]
    assert [n for n, _ in spread[0].others] == [1, 2, 3, 4, 100]
    assert spread[49].others[-1] == (100, "a/100/")
    assert sheets("a", range(3), 10)[0].others == ()
