"""The pages that gather the whole guide: chapters, practice examples, glossary, papers; over several pages when large.

Search knows the first page of each; what the others list is found where it stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from build_tools.model.guide import Chapter, Lesson, StudyGuide
from build_tools.model.papers import PAPERS
from build_tools.model.questions import KINDS
from build_tools.model.site import Page
from build_tools.publish.gathered import Entry, Told, by_place
from build_tools.publish.lexicon import ENTRIES, NO_LETTER, Initial, initials
from build_tools.publish.offer import newest_first
from build_tools.publish.reading import term_anchor
from build_tools.publish.sheets import Sheet, sheets
from build_tools.publish.templates import page
from build_tools.publish.years import LESSONS, by_year, groups, topic_anchor

_NEWEST = 12
_EXAMPLES = 100


def chapter_pages(
    guide: StudyGuide,
    chapter: Chapter,
    before: Chapter | None,
    after: Chapter | None,
    shared: dict[str, Any],
) -> Iterator[Page]:
    """A chapter with all its lessons; a large one with its newest, and by year and topic on pages of their own."""
    folder, lessons = f"chapters/{chapter.id}", guide.in_chapter(chapter.id)
    large = len(lessons) > LESSONS
    topics, years = by_year(folder, lessons) if large else ((), ())
    yield page(
        f"{folder}/index.md",
        chapter.title,
        chapter.summary,
        "chapter.md.jinja",
        chapter=chapter,
        lessons=_latest(lessons) if large else lessons,
        total=len(lessons),
        topics=topics,
        years=years,
        before=before,
        after=after,
        introduction=Markup(guide.frame.introduction(chapter.id)),
        **shared,
    )
    for year in years:
        for sheet in year.sheets:
            title = sheet.titled(f"{chapter.title}：{year.name}")
            yield page(
                sheet.path,
                title,
                f"{chapter.title}，{year.name}的课，按主题排列。",
                "chapter-year.md.jinja",
                search=False,
                chapter=chapter,
                year=year,
                sheet=sheet,
                heading=title,
                groups=groups(sheet),
                topic_anchor=topic_anchor,
                **shared,
            )


def _latest(lessons: Iterable[Lesson]) -> list[Lesson]:
    return sorted(lessons, key=lambda lesson: lesson.article.meta.date or "", reverse=True)[:_NEWEST]


def practice_pages(rows: tuple[tuple[Told, ...], ...]) -> tuple[Page, ...]:
    """The practice examples by place; many of them over several pages, with all places on the first."""
    found = by_place(rows)
    spread = sheets("practices", [(place, row) for place, examples in found for row in examples], _EXAMPLES)
    firsts: dict[str, str] = {}
    for sheet in spread:
        for place, _ in sheet.rows:
            firsts.setdefault(place, sheet.address)
    places = [(place, len(examples), firsts[place]) for place, examples in found] if len(spread) > 1 else []
    return tuple(_practices(sheet, places if sheet.number == 1 else []) for sheet in spread)


def _practices(sheet: Sheet[tuple[str, Told]], places: list[tuple[str, int, str]]) -> Page:
    here: dict[str, list[Told]] = defaultdict(list)
    for place, row in sheet.rows:
        here[place].append(row)
    title = sheet.titled("地方做法")
    return page(
        sheet.path,
        title,
        "各地做法一览，按地方排列，每一条都注明出处。",
        "practices.md.jinja",
        search=sheet.number == 1,
        groups=list(here.items()),
        sheet=sheet,
        heading=title,
        places=places,
    )


def glossary_pages(entries: tuple[Entry, ...]) -> tuple[Page, ...]:
    """All terms; many of them by initial over several pages, and the most used on the first."""
    many = initials(entries) if len(entries) > ENTRIES else ()
    spread = [("", Sheet("glossary", 1, 1, entries[:ENTRIES]))]
    spread += [(initial.letter, sheet) for initial in many for sheet in initial.sheets]
    return tuple(_glossary(letter, sheet, many, len(entries)) for letter, sheet in spread)


def _glossary(letter: str, sheet: Sheet[Entry], many: tuple[Initial, ...], total: int) -> Page:
    name = letter.upper() if letter != NO_LETTER else "其他"
    title = f"术语：{sheet.titled(name)}" if letter else "术语"
    return page(
        sheet.path,
        title,
        "文章中的固定提法，以及它们出现的地方。",
        "glossary.md.jinja",
        search=not letter,
        entries=sheet.rows,
        total=total,
        initials=many,
        letter=letter,
        sheet=sheet,
        heading=title,
        term_anchor=term_anchor,
    )


def print_pages(guide: StudyGuide, shared: dict[str, Any]) -> Iterator[Page]:
    """Everything to print; in a large guide over several pages, each with the builder for its lessons."""
    for sheet in sheets("print", newest_first(guide), LESSONS):
        here = {lesson.id for lesson in sheet.rows}
        asked = {question.kind for lesson in sheet.rows for question in lesson.questions}
        kinds = {kind: name for kind, name in KINDS.items() if kind in asked}
        title = sheet.titled("打印")
        yield page(
            sheet.path,
            title,
            "每一课、每一章和整本导读的学员材料、主持人材料、大字版和组织学习用表。",
            "print.md.jinja",
            search=sheet.number == 1,
            newest=sheet.rows,
            labels=PAPERS,
            sheet=sheet,
            heading=title,
            **shared
            | {
                "kinds": kinds,
                "guide": replace(guide, lessons=tuple(x for x in guide.lessons if x.id in here)),
            },
        )
