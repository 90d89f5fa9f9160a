"""A site is made while it is written: file by file, each path once."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.folder import write
from build_tools.model.guide import Chapter, Frame
from build_tools.model.site import Asset, Page, Site
from build_tools.options import Options
from build_tools.pipeline import Source, study_guide
from build_tools.publish import publish
from tests.bench.corpus import article, slug


def test_a_file_is_written_before_the_next_is_made(tmp_path: Path) -> None:
    """When the writer asks for a file, all that it had before are on disk; pages and assets are counted."""
    out = tmp_path / "out"

    def made() -> Iterator[Page | Asset]:
        for n in range(5):
            there = [path.name for path in tmp_path.rglob("*") if path.is_file()]
            assert sorted(there) == [f"{k}.md" for k in range(n)]
            yield Page(f"{n}.md", "", "", "") if n % 2 else Asset(f"{n}.md", b"")

    assert write(Site(made), out) == {Page: 2, Asset: 3}
    assert len(list(out.iterdir())) == 5


def test_a_path_that_comes_twice_writes_nothing(tmp_path: Path) -> None:
    """Two files of one path stop the writing, and what was there before stays."""
    out = tmp_path / "out"
    write(Site.of([Asset("guide.json", b"old")]), out)
    with pytest.raises(ValueError, match="index"):
        write(Site.of([Asset("index.md", b""), Page("index.md", "", "", "")]), out)
    assert [path.read_bytes() for path in out.iterdir()] == [b"old"]
    assert list(tmp_path.iterdir()) == [out]


def test_files_that_were_given_away_are_let_go(chapters: tuple[Chapter, ...]) -> None:
    """All files of a guide, made one after the other, never need half of their weight at a time."""
    sources = [Source(slug(n), f"{slug(n)}.md", article(n)) for n in range(60)]
    site = publish(study_guide(sources, Frame(), Options("导读", chapters)))
    weight = sum(_weight(file) for file in site.files())  # once before, so that templates are loaded
    tracemalloc.start()
    try:
        assert sum(_weight(file) for file in site.files()) == weight
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert 0 < peak < weight / 2


def _weight(file: Page | Asset) -> int:
    return len(file.document.encode() if isinstance(file, Page) else file.content)
