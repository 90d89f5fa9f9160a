"""The part of a finished site that belongs to one chapter, to be taken along when the whole is too large."""

import re
from collections.abc import Iterable
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag

_ANCHOR = re.compile(r"<a\b[^>]*>")
_HREF = re.compile(r'\s+href="([^"]*)"')
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_LESSON = re.compile(r"lessons/([^/]+)/([^/]+)/")
_WITH_ALL = ("assets/", "stylesheets/")
_OF_YEAR = re.compile(r"chapters/([^/]+)/[^/]+/(?:.+/)?index\.(?:md|html)")


def apart(paths: Iterable[str]) -> tuple[str, ...]:
    """The chapters of a site, finished or not, that are so large that each is also offered alone: those shown by year."""
    return tuple(sorted({found[1] for path in paths if (found := _OF_YEAR.fullmatch(path))}))


def chapter_files(paths: Iterable[str], chapter: str) -> frozenset[str]:
    """Which files of a finished site a reader of one chapter needs.

    These are its page with those of its years, its lessons with their questions, the articles that they rest on, the
    home page, practice, scripts and styles. Search, glossary and other chapters stay out.
    """
    every = tuple(paths)
    articles = {found[1] for path in every if (found := _LESSON.match(path)) and found[2] == chapter}
    return frozenset(path for path in every if _belongs(path, chapter, articles))


def closed(path: str, content: bytes, kept: frozenset[str]) -> bytes:
    """A kept file without the links that lead out of what is kept: their text stays."""
    return _closed(path, content.decode(), kept).encode() if path.endswith(".html") else content


def _belongs(path: str, chapter: str, articles: set[str]) -> bool:
    head, _, rest = path.partition("/")
    match head:
        case "index.html":
            return True
        case "chapters":
            return rest.startswith(f"{chapter}/")
        case "lessons":
            return rest.split("/")[1] == chapter
        case "articles":
            return rest.split("/")[0] in articles
        case "quiz":
            name = rest.removeprefix("data/")
            return rest == "index.html" or name.startswith(f"{chapter}-") or name.endswith(f"/{chapter}.js")
        case _:
            return path.startswith(_WITH_ALL)


def _closed(path: str, page: str, kept: frozenset[str]) -> str:
    def link(found: re.Match[str]) -> str:
        href = _HREF.search(found[0])
        if href is None or _ELSEWHERE.match(href[1]) or _leads_to(path, href[1]) in kept:
            return found[0]
        return found[0].replace(href[0], "", 1)

    return _ANCHOR.sub(link, page)


def _leads_to(path: str, href: str) -> str:
    """The file that a link of a page names; a folder names its page."""
    address = unquote(urldefrag(href)[0].partition("?")[0])
    if not address:
        return path
    target = normpath(join("/", dirname(path), address)).lstrip("/")
    return target if "." in target.rsplit("/", 1)[-1] and not address.endswith(("/", ".")) else _page(target)


def _page(folder: str) -> str:
    return "index.html" if folder in ("", ".") else f"{folder}/index.html"
