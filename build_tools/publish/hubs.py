"""The pages that gather the whole guide: chapters, practice examples, glossary, papers; over several pages when large.

Search knows the first page of each; what the others list is found where it stands.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from build_tools.model.guide import Chapter, Lesson, StudyGuide
from build_tools.model.papers import PAPERS
from build_tools.model.questions import KINDS
from build_tools.model.site import Page
from build_tools.model.step import Call, gathers
from build_tools.publish.gathered import Entry, Told, by_place
from build_tools.publish.lexicon import ENTRIES, NO_LETTER, Initial
from build_tools.publish.offer import newest_first
from build_tools.publish.reading import term_anchor
from build_tools.publish.sheets import Sheet, sheets
from build_tools.publish.templates import fragment, page, way_up
from build_tools.publish.years import LESSONS, by_year, groups, topic_anchor

_NEWEST = 12
_EXAMPLES = 100


def chapter_pages(
    guide: StudyGuide,
    chapter: Chapter,
    before: Chapter | None,
    after: Chapter | None,
    shared: dict[str, Any],
    call: Call,
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
            yield call(_year, chapter, year.name, year.count, sheet)


def _year(chapter: Chapter, name: str, count: int, sheet: Sheet[tuple[str, Lesson]]) -> Page:
    title = sheet.titled(f"{chapter.title}：{name}")
    return page(
        sheet.path,
        title,
        f"{chapter.title}，{sheet.titled(f'{name}的课')}，按主题排列。",
        "chapter-year.md.jinja",
        search=False,
        chapter=chapter,
        year=name,
        count=count,
        sheet=sheet,
        heading=title,
        groups=groups(sheet),
        topic_anchor=topic_anchor,
    )


def _latest(lessons: Iterable[Lesson]) -> list[Lesson]:
    return sorted(lessons, key=lambda lesson: lesson.article.meta.date or "", reverse=True)[:_NEWEST]


_Examples = tuple[Sheet[tuple[str, Told]], ...]


def practice_pages(rows: tuple[tuple[Told, ...], ...], call: Call) -> Iterator[Page]:
    """The practice examples by place; many of them over several pages, with all places on the first."""
    spread = call(_by_place, rows)
    for sheet in spread:
        yield call(_practices, spread, sheet.number)


@gathers
def _by_place(rows: tuple[tuple[Told, ...], ...]) -> _Examples:
    found = by_place(rows)
    return sheets("practices", [(place, row) for place, examples in found for row in examples], _EXAMPLES)


def _places(spread: _Examples) -> list[tuple[str, int, str]]:
    """Each place, how many examples it has, and the page on which they begin; none when there is one page only."""
    if len(spread) == 1:
        return []
    counts = Counter(place for sheet in spread for place, _ in sheet.rows)
    firsts = {place: sheet.address for sheet in reversed(spread) for place, _ in sheet.rows}
    return [(place, count, firsts[place]) for place, count in counts.items()]


def _practices(spread: _Examples, number: int) -> Page:
    sheet = spread[number - 1]
    here: dict[str, list[Told]] = defaultdict(list)
    for place, row in sheet.rows:
        here[place].append(row)
    title = sheet.titled("地方做法")
    return page(
        sheet.path,
        title,
        f"{sheet.titled('各地做法一览')}，按地方排列，每一条都注明出处。",
        "practices.md.jinja",
        search=sheet.number == 1,
        groups=list(here.items()),
        sheet=sheet,
        heading=title,
        places=_places(spread) if number == 1 else [],
        row=lambda place, told: _row(place, told, way_up(sheet.path)),
    )


@lru_cache(maxsize=1 << 13)
def _row(place: str, told: Told, root: str) -> Markup:
    """An example as a row of the table. Remembered: one that comes in before moves all others to other pages."""
    return Markup(fragment("practice-row.jinja", root, place=place, example=told))


def glossary_pages(entries: tuple[Entry, ...], many: tuple[Initial, ...], call: Call) -> Iterator[Page]:
    """All terms; many of them by initial over several pages, and the most used on the first."""
    yield call(_glossary, entries, many, "", 1)
    for initial in many:
        for sheet in initial.sheets:
            yield call(_glossary, entries, many, initial.letter, sheet.number)


def _glossary(entries: tuple[Entry, ...], many: tuple[Initial, ...], letter: str, number: int) -> Page:
    """The page of a letter by its number, or without a letter the first page of all."""
    of_letter = next((initial.sheets for initial in many if initial.letter == letter), ())
    sheet = of_letter[number - 1] if letter else Sheet("glossary", 1, 1, entries[:ENTRIES])
    name = letter.upper() if letter != NO_LETTER else "其他"
    title = f"术语：{sheet.titled(name)}" if letter else "术语"
    first, last = (sheet.rows[0].term, sheet.rows[-1].term) if letter else ("", "")
    which = f"{title}，从“{first}”到“{last}”。" if first != last else f"{title}，“{first}”。"
    return page(
        sheet.path,
        title,
        f"{which if letter else ''}文章中的固定提法，以及它们出现的地方。",
        "glossary.md.jinja",
        search=not letter,
        entries=sheet.rows,
        total=len(entries),
        initials=many,
        letter=letter,
        sheet=sheet,
        heading=title,
        term_anchor=term_anchor,
    )


def print_pages(guide: StudyGuide, shared: dict[str, Any]) -> Iterator[Page]:
    """Everything to print; in a large guide over several pages, each with the builder for its lessons."""
    places = {lesson.id: place for place, lesson in enumerate(guide.lessons)}
    for sheet in sheets("print", newest_first(guide), LESSONS):
        here = tuple(sorted(sheet.rows, key=lambda lesson: places[lesson.id]))
        asked = {question.kind for lesson in here for question in lesson.questions}
        kinds = {kind: name for kind, name in KINDS.items() if kind in asked}
        title = sheet.titled("打印")
        yield page(
            sheet.path,
            title,
            f"{sheet.titled('每一课、每一章和整本导读的学员材料、主持人材料、大字版和组织学习用表')}。",
            "print.md.jinja",
            search=sheet.number == 1,
            newest=sheet.rows,
            labels=PAPERS,
            sheet=sheet,
            heading=title,
            **shared | {"kinds": kinds, "guide": replace(guide, lessons=here)},
        )
