"""The published result as values: pages and assets with their paths. No two share a path."""

import html
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page. `path` is relative to the site (`lessons/a/urgency/index.md`).

    `edits` names the source file, relative to the docs folder, that "edit this page" opens;
    `search` says whether its rendered text goes into the search index. It is off for reading pages,
    whose sentences `Site.found` gives exactly, and for lessons, which repeat those sentences and hold keys.
    """

    path: str
    title: str
    description: str
    markdown: str
    template: str | None = None
    edits: str | None = None
    search: bool = True

    @property
    def document(self) -> str:
        """The page as a Markdown file: front matter (with that of the template, if any) and text."""
        head = f"---\ntitle: {_quoted(self.title)}\n"
        if self.description:
            head += f"description: {_quoted(self.description)}\n"
        if not self.search:
            head += "search:\n  exclude: true\n"
        own = self.markdown.startswith("---\n")
        return head + (self.markdown.removeprefix("---\n") if own else f"---\n\n{self.markdown}")


def _quoted(text: str) -> str:
    """A value of a page's front matter, escaped for HTML because themes put it in as it is."""
    return json.dumps(html.escape(text), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that no engine renders."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a page that a search result can land on.

    `anchor` is its HTML id (empty for the top of the page), `label` what a result calls a text (a heading
    speaks for itself).
    `sentences` are the offsets in `text` where its second, third … sentence begins; when there are
    any, or the anchor is that of a paragraph, sentence n has the id `<anchor>s<n>`.
    """

    anchor: str
    label: str
    text: str
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What search knows of one page: its address relative to the site, title, headings and text.

    `terms` are set terms that readers may type as pinyin; `lessons` are the lessons made from the
    page, as (address, title), offered when its title is found.
    """

    url: str
    title: str
    headings: tuple[Place, ...] = ()
    body: tuple[Place, ...] = ()
    terms: tuple[str, ...] = ()
    lessons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """All pages and assets, and what search finds in the articles.

    They are made when they are asked for, and again when they are asked for again: the finished pages of a
    guide of thousands weigh more than all that it knows, so whoever writes them takes one after the other from `files`.
    """

    made: Callable[[], Iterable[Page | Asset]]
    sought: Callable[[], tuple[SearchPage, ...]] = tuple

    @classmethod
    def of(cls, files: Iterable[Page | Asset], found: tuple[SearchPage, ...] = ()) -> "Site":
        """A site of files that are made already, and stay."""
        kept = tuple(files)
        return cls(lambda: kept, lambda: found)

    def files(self) -> Iterator[Page | Asset]:
        """Every file once, pages in their order. Raises ValueError at the second that has the same path."""
        paths: set[str] = set()
        for file in self.made():
            if file.path in paths:
                raise ValueError(f"two files of the site share a path: {file.path}")
            paths.add(file.path)
            yield file

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages at once."""
        return tuple(file for file in self.files() if isinstance(file, Page))

    @property
    def assets(self) -> tuple[Asset, ...]:
        """All assets at once."""
        return tuple(file for file in self.files() if isinstance(file, Asset))

    @property
    def found(self) -> tuple[SearchPage, ...]:
        """What search knows of the articles."""
        return self.sought()
