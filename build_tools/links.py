"""Links of hand-written pages, and what the timeline points at: each must lead to a page, file and paragraph that exist."""

import difflib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from build_tools.errors import Fault
from build_tools.model.article import Article
from build_tools.model.guide import StudyGuide
from build_tools.publish import page_paths

_LINK = re.compile(r"\]\(\s*<?([^()\s>]+)[^()]*\)|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_SENTENCE = re.compile(r"p(\d+)(?:s(\d+))?")
_ARTICLE = re.compile(r"(?:articles|lessons)/([^/]+)/")


@dataclass(frozen=True)
class WrittenPage:
    """A hand-written text: its file as messages name it, the page of the site that shows it, its content."""

    file: str
    path: str
    text: str


def broken_links(
    pages: Iterable[WrittenPage], guide: StudyGuide, files: Iterable[str], unread: Iterable[str] = ()
) -> Iterator[Fault]:
    """Faults of links that lead nowhere. `files` are those around the articles, relative to the site; what belongs
    to an article in `unread`, which has faults of its own, is not judged.
    """
    known = {*page_paths(guide), *files}
    articles = {article.id: article for article in guide.articles}
    skipped = set(unread)
    for page in pages:
        for number, row in enumerate(page.text.split("\n"), 1):
            for match in _LINK.finditer(row):
                link = match[1] or match[2]
                if problem := _problem(link, page.path, known, articles, skipped):
                    yield Fault(page.file, number, problem)


def _problem(
    link: str, page: str, known: set[str], articles: Mapping[str, Article], skipped: set[str]
) -> str:
    target, _, anchor = link.partition("#")
    if _OUTSIDE.match(link) or not target:
        return ""
    if target.startswith("/"):
        return f"链接“{link}”以 / 开头，网站放在别处就断了。写成相对的路径，如 ../index.md"
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target)))
    owner = _ARTICLE.match(path)
    if owner and owner[1] in skipped:
        return ""
    if path not in known:
        near = difflib.get_close_matches(path, sorted(known), 1, 0.6)
        start = posixpath.dirname(page)
        cure = f"是不是 {posixpath.relpath(near[0], start or '.')}？" if near else "改正，或删去这个链接"
        return f"链接“{link}”没有这一页。{cure}"
    place = _SENTENCE.fullmatch(anchor)
    if place and path.startswith("articles/") and owner and owner[1] in articles:
        return _missing(articles[owner[1]], int(place[1]), int(place[2] or 1), f"链接“{link}”")
    return ""


def _missing(article: Article, paragraph: int, sentence: int, what: str) -> str:
    if not 1 <= paragraph <= len(article.paragraphs):
        return f"{what}指向第{paragraph}段，{article.id} 只有 {len(article.paragraphs)} 段。改段号"
    most = len(article.paragraph(paragraph).sentences)
    if not 1 <= sentence <= most:
        return f"{what}指向第{paragraph}段第{sentence}句，那一段只有 {most} 句。改句号"
    return ""


def lost_events(guide: StudyGuide, file: str, text: str, unread: Iterable[str] = ()) -> Iterator[Fault]:
    """Faults of events that name an article or a paragraph that is not there."""
    articles = {article.id: article for article in guide.articles}
    skipped = set(unread)
    rows = text.split("\n")
    for event in guide.frame.events:
        if event.article is None or event.article in skipped:
            continue
        problem = (
            _missing(articles[event.article], event.paragraph or 1, 1, f"“{event.name}”")
            if event.article in articles
            else f"“{event.name}”指向的文章“{event.article}”没有。已有的文章：{'、'.join(articles) or '无'}"
        )
        if problem:
            line = next((n for n, row in enumerate(rows, 1) if event.name in row), 1)
            yield Fault(file, line, problem)
