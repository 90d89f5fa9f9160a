"""A large chapter by year and topic: a table of counts on its page, and a page or more a year."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.model.article import Article
from build_tools.model.guide import Lesson
from build_tools.publish.sheets import Sheet, sheets

LESSONS = 100
"""The most lessons on one page; a chapter with more is shown by year."""
_TOPICS = 24
UNDATED, OTHER = "未注明日期", "其他"


@dataclass(frozen=True, slots=True)
class Year:
    """The lessons of a year, topic by topic, over one or more pages."""

    name: str
    sheets: tuple[Sheet[tuple[str, Lesson]], ...]

    @property
    def count(self) -> int:
        """How many lessons the year has."""
        return sum(len(sheet.rows) for sheet in self.sheets)

    def of_topic(self, topic: str) -> tuple[int, str]:
        """How many lessons of a topic, and where the first of them stands (address with anchor)."""
        found = [sheet for sheet in self.sheets for name, _ in sheet.rows if name == topic]
        return (len(found), f"{found[0].address}#{topic_anchor(topic)}") if found else (0, "")


def topic_anchor(topic: str) -> str:
    """The HTML id of a topic on the page of a year."""
    return f"topic-{topic}"


def groups(sheet: Sheet[tuple[str, Lesson]]) -> tuple[tuple[str, tuple[Lesson, ...]], ...]:
    """The lessons of a page under their topics."""
    found: dict[str, list[Lesson]] = defaultdict(list)
    for topic, lesson in sheet.rows:
        found[topic].append(lesson)
    return tuple((topic, tuple(lessons)) for topic, lessons in found.items())


def by_year(folder: str, lessons: Sequence[Lesson]) -> tuple[tuple[str, ...], tuple[Year, ...]]:
    """Topics, the most frequent first, and years, the latest first; within a year by topic, then by date.

    The topic of an article is its first tag, else its first key word, else the column that it stood in;
    topics beyond the first few are one.
    """
    ranked = Counter(_topic(lesson.article) for lesson in lessons)
    named = sorted((topic for topic in ranked if topic != OTHER), key=lambda t: (-ranked[t], t))[:_TOPICS]
    topics = (*named, OTHER)
    years: dict[str, list[tuple[str, Lesson]]] = defaultdict(list)
    for lesson in lessons:
        topic = _topic(lesson.article)
        name = (lesson.article.meta.date or "")[:4]
        years[name].append((topic if topic in named else OTHER, lesson))
    found = tuple(
        Year(
            f"{name}年" if name else UNDATED,
            sheets(
                f"{folder}/{name or 'undated'}", sorted(rows, key=lambda row: _place(topics, *row)), LESSONS
            ),
        )
        for name, rows in sorted(years.items(), reverse=True)
    )
    used = {topic for rows in years.values() for topic, _ in rows}
    return tuple(topic for topic in topics if topic in used), found


def _place(topics: tuple[str, ...], topic: str, lesson: Lesson) -> tuple[int, str, str]:
    return topics.index(topic), lesson.article.meta.date or "", lesson.article.id


def _topic(article: Article) -> str:
    return next(iter((*article.meta.tags, *article.keywords)), None) or article.meta.column or OTHER
