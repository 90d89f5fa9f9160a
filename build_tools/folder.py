"""The folder adapter: articles from a folder, a Site into a folder, swapped in whole."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from build_tools.errors import ContentError, UsageError
from build_tools.model.site import Asset, Page, Site
from build_tools.pipeline import Source, offline
from build_tools.survey import survey, survey_one
from build_tools.swap import swap_in

_SIZE = re.compile('<span data-size="([^"]+)">(?=</span>)')


def load(folder: Path) -> list[Source]:
    """All article files of a folder, by name. Raises UsageError or ContentError."""
    found = survey(folder)
    if found.faults:
        raise ContentError(found.faults)
    return list(found.sources)


def find(article: str, folder: Path) -> Source:
    """One article by its slug or its file; the others are not opened. Raises UsageError naming the known ones, or ContentError."""
    path = Path(article) if article.endswith(".md") else folder / f"{article}.md"
    if not path.is_file():
        known = "、".join(sorted(path.stem for path in folder.glob("*.md"))) or "无"
        raise UsageError(f"没有文章“{article}”。已有的文章：{known}")
    found = survey_one(path.parent, path.stem)
    if found.faults:
        raise ContentError(found.faults)
    return found.sources[0]


def write(site: Site, out: Path) -> Counter[type[Page | Asset]]:
    """Write a site into `out`, whole or not at all; what was there before is replaced. Says how many pages and assets."""
    written: Counter[type[Page | Asset]] = Counter()

    def fill(folder: Path) -> None:
        for file in site.files():
            content = _findable(file).document.encode() if isinstance(file, Page) else file.content
            _put(folder / file.path, content)
            written[type(file)] += 1

    swap_in(out, fill)
    return written


def _findable(page: Page) -> Page:
    """Reading pages stay out of the plugin's rendered search, which knows their sentences; here an engine must find them."""
    return replace(page, search=page.search or page.path.startswith("articles/"))


def pack(site: Path) -> None:
    """Put the offline bundles of a finished site into it, and their sizes where its pages offer them."""
    paths = [p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()]
    sizes: dict[str, str] = {}
    for bundle in offline(paths, lambda path: (site / path).read_bytes()):
        _put(site / bundle.path, bundle.content)
        sizes[bundle.path] = f"（{len(bundle.content) / 1_000_000:.1f} MB）"
    for page in {site / "print" / "index.html", *((site / path).with_name("index.html") for path in sizes)}:
        if page.exists():
            offered = _SIZE.sub(lambda found: found[0] + sizes[found[1]], page.read_text("utf-8"))
            _put(page, offered.encode())


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
