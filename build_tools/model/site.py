"""The published result as values: pages and assets with their paths. No two share a path."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page. `path` is relative to the site (`lessons/a/urgency/index.md`).

    `edits` names the source file, relative to the docs folder, that "edit this page" opens;
    `search` says whether the page belongs in the search index.
    """

    path: str
    title: str
    description: str
    markdown: str
    template: str | None = None
    edits: str | None = None
    search: bool = True


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that no engine renders."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """All pages and assets. Raises ValueError when two share a path."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]

    def __post_init__(self) -> None:
        paths = [page.path for page in self.pages] + [asset.path for asset in self.assets]
        twice = (
            sorted({path for path in paths if paths.count(path) > 1}) if len(set(paths)) < len(paths) else []
        )
        if twice:
            raise ValueError(f"two files of the site share a path: {', '.join(twice)}")
