"""An article file in, an Article out. Pure: the caller reads the file."""

import re
from collections.abc import Mapping
from dataclasses import replace

from build_tools.errors import ContentError, Fault
from build_tools.model.article import OPENING, Article, Bibliography, Paragraph, Section
from build_tools.model.text import HAN, fold, spanned
from build_tools.read import front_matter, layout
from build_tools.read.blocks import Block, blocks
from build_tools.read.sentences import sentences


def read(source: str, slug: str, path: str, chapters: Mapping[str, str]) -> Article:
    """Read the text of an article file.

    `slug` becomes the article's id; `path` names the file in messages; `chapters` are the
    chapters that front matter may name: id -> title. Raises ContentError with every fault of the file.
    """
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    matter, body, first_line = front_matter.split(text)
    if matter is None:
        raise ContentError([Fault(path, *front_matter.missing(text))])
    head = front_matter.parse(matter, path, chapters)
    faults = list(head.faults)
    article = _build(head.bibliography or _UNKNOWN, list(blocks(body, first_line)), slug, path)
    headings = {_bare(s.numbering + (s.heading or "")): s.heading for s in article.sections if s.heading}
    headings |= {_bare(s.heading): s.heading for s in article.sections if s.heading}
    if article.in_section(0):
        headings.setdefault(OPENING, OPENING)
    for heading, line in head.chosen:
        if _bare(heading) in headings:
            continue
        numbers, last = spanned(heading), len(article.paragraphs)
        if not numbers:
            cure = f"文首 chapters 里的小标题“{heading}”在正文中找不到。请与正文的小标题写得一样"
            faults.append(Fault(path, line, cure))
        elif not set(numbers) <= set(range(1, last + 1)):
            faults.append(
                Fault(path, line, f"文首 chapters 里的“{heading}”不对：正文只有第 1 到第 {last} 段")
            )
    if not article.paragraphs:
        faults.append(Fault(path, first_line, "正文是空的。在文首信息下面空一行，写上文章"))
    if faults or not head.bibliography:
        raise ContentError(faults)
    named = head.bibliography.chapters
    chosen = {headings[_bare(said)]: chapter for said, chapter in named if _bare(said) in headings}
    placed = {n: chapter for said, chapter in named if _bare(said) not in headings for n in spanned(said)}
    meta = replace(head.bibliography, chapters=tuple(chosen.items()), placed=tuple(sorted(placed.items())))
    return replace(article, meta=meta)


_BYLINE_MOST = 30
"""Letters of a line that may stand between the title and the abstract: an author, an office, a date."""

# Stands in while the body of an article is read whose front matter has faults.
_UNKNOWN = Bibliography("\N{REPLACEMENT CHARACTER}", "original")


def _bare(heading: str) -> str:
    """A heading as it is compared: width of marks and white space do not count, its number may be left out."""
    return re.sub(r"\s", "", fold(heading))


def _build(meta: Bibliography, found: list[Block], slug: str, path: str) -> Article:
    marked = any(block.level > 1 for block in found)
    sections = [Section(0, None, 1, 0)]
    paragraphs: list[Paragraph] = []
    abstract: str | None = None
    called = Article.abstract_name
    keywords: tuple[str, ...] = ()
    author_note: str | None = None
    notes: list[str] | None = None
    expect_abstract = False
    for block in found:
        role = layout.role_of(block.text)
        if role == "references" or notes is not None:
            notes = [] if notes is None else [*notes, block.text]
            continue
        if block.level == 1 or _repeats_title(block.text, meta):
            continue
        if expect_abstract and not block.level:
            abstract, expect_abstract = block.text, False
            continue
        if role == "abstract" and len(sections) == 1 and all(len(p.text) <= _BYLINE_MOST for p in paragraphs):
            called = layout.abstract_name(block.text)
            rest = layout.without_mark(layout.ABSTRACT, block.text)
            abstract, expect_abstract = (rest, False) if rest else (None, True)
        elif role == "keywords":
            keywords = _keywords(block.text)
        elif role == "author_note":
            author_note = block.text.strip("（）() ")
        elif role == "apparatus":
            continue
        elif block.level or (not marked and layout.looks_like_heading(block.text)):
            sections.append(_section(block, sections))
        else:
            text = block.text
            note = layout.AUTHOR_NOTE.search(fold(text))
            if note and note.start():
                author_note, text = text[note.start(1) : note.end(1)], text[: note.start()].rstrip()
            if HAN.search(text) or any(char.isalnum() for char in text):
                body = len(layout.paragraph_mark(text) or layout.answer_mark(text, sections[-1].heading))
                cut = sentences(text)
                paragraphs.append(
                    Paragraph(slug, len(paragraphs) + 1, text, cut, sections[-1].index, block.line, body)
                )
    article = Article(
        slug, meta, tuple(sections), tuple(paragraphs), abstract, called, keywords, author_note, path
    )
    return replace(article, notes=tuple(notes or ()))


def _section(block: Block, sections: list[Section]) -> Section:
    mark = layout.numbering(block.text)
    level = block.level or layout.heading_level(mark)
    parent = next((s.index for s in reversed(sections[1:]) if s.level < level), None)
    heading = block.text[len(mark) :].strip() or block.text
    return Section(len(sections), heading, level, block.line, mark.strip(), parent)


def _repeats_title(text: str, meta: Bibliography) -> bool:
    bare = fold(text).strip().lstrip("—# ")
    return bare in {fold(meta.title), fold(meta.subtitle or meta.title)}


def _keywords(text: str) -> tuple[str, ...]:
    rest = fold(layout.without_mark(layout.KEYWORDS, text))
    parts = re.split("[；，、]", rest) if re.search("[；，、]", rest) else rest.split()
    return tuple(word.strip() for word in parts if word.strip())
