"""The folder adapter: articles from a folder, a Site into a folder, swapped in whole."""

from pathlib import Path

from build_tools.errors import ContentError, UsageError
from build_tools.model.site import Site
from build_tools.pipeline import Source
from build_tools.survey import survey
from build_tools.swap import swap_in


def load(folder: Path) -> list[Source]:
    """All article files of a folder, by name. Raises UsageError or ContentError."""
    found = survey(folder)
    if found.faults:
        raise ContentError(found.faults)
    return list(found.sources)


def find(article: str, folder: Path) -> Source:
    """One article by its slug or its file. Raises UsageError naming the known ones, or ContentError."""
    path = Path(article) if article.endswith(".md") else folder / f"{article}.md"
    if not path.is_file():
        known = "、".join(source.slug for source in load(folder)) if folder.is_dir() else "无"
        raise UsageError(f"没有文章“{article}”。已有的文章：{known}")
    return next(source for source in load(path.parent) if source.slug == path.stem)


def write(site: Site, out: Path) -> None:
    """Write a site into `out`, whole or not at all; what was there before is replaced."""

    def fill(folder: Path) -> None:
        for page in site.pages:
            _put(folder / page.path, page.document.encode())
        for asset in site.assets:
            _put(folder / asset.path, asset.content)

    swap_in(out, fill)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
