"""The study guide: chapters, lessons, quizzes, glossary, practice examples."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from build_tools.model.article import Article
from build_tools.model.decisions import NOUGHT, UNDECIDED, Decided, Tally
from build_tools.model.findings import Enumeration, Findings, KeyPoint, PracticeExample, Term
from build_tools.model.questions import Guess, Question, Refusal


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter as data: id, title, the question it answers, the words that point to it.

    `cues` maps a cue word in a heading to its weight, `body` one in running text. `weights` says
    how much each feature of a paragraph speaks for the chapter (see `analyse.placement`).
    """

    id: str
    title: str
    asks: str
    summary: str
    cues: tuple[tuple[str, float], ...]
    body: tuple[tuple[str, float], ...]
    weights: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something that happened: date (2017, 2017-07 or 2017-07-18), a short name, a sentence, where it is told.

    `paragraph` is the number of the paragraph of `article` that tells it, or None.
    """

    date: str
    name: str
    text: str
    article: str | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What editors write by hand around the articles: introductions of chapters (Markdown) and events."""

    introductions: tuple[tuple[str, str], ...] = ()
    events: tuple[Event, ...] = ()

    def introduction(self, chapter: str) -> str:
        """The introduction of a chapter, or the empty string."""
        return dict(self.introductions).get(chapter, "")


@dataclass(frozen=True)
class Lesson:
    """The part of one article that belongs to one chapter, with its study material.

    `tally` counts what editors decided on the questions of the whole article.
    """

    article: Article
    chapter: Chapter
    paragraphs: tuple[int, ...]
    key_points: tuple[KeyPoint, ...]
    enumerations: tuple[Enumeration, ...]
    examples: tuple[PracticeExample, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    doubtful: tuple[int, ...] = ()
    tally: Tally = NOUGHT

    @property
    def id(self) -> str:
        """`article/chapter`."""
        return f"{self.article.id}/{self.chapter.id}"

    @property
    def numbered(self) -> tuple[tuple[int, Question], ...]:
        """The questions with the numbers that they bear everywhere: on screen, on paper, in exports."""
        return tuple(enumerate(self.questions, 1))

    @property
    def minutes(self) -> int:
        """Reading time at 300 characters a minute plus half a minute a question, at least 3."""
        letters = sum(len(self.article.paragraph(n).text) for n in self.paragraphs)
        return max(3, round(letters / 300 + len(self.questions) / 2))


@dataclass(frozen=True)
class Study:
    """One article with all that was found in it and made of it: the unit of caching and of workers."""

    article: Article
    findings: Findings
    questions: tuple[Question, ...]
    refusals: tuple[Refusal, ...]
    decided: Decided = UNDECIDED


@dataclass(frozen=True)
class StudyGuide:
    """All chapters with their lessons, in order, and the articles they rest on."""

    title: str
    chapters: tuple[Chapter, ...]
    studies: tuple[Study, ...]
    lessons: tuple[Lesson, ...]
    frame: Frame = Frame()
    guesses: tuple[Guess, ...] = ()

    def __post_init__(self) -> None:
        ids = [question.id for lesson in self.lessons for question in lesson.questions]
        if len(ids) != len(set(ids)):
            raise ValueError("two questions share an id")

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """All articles, in the order of the guide."""
        return tuple(study.article for study in self.studies)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions, lesson by lesson."""
        return tuple(question for lesson in self.lessons for question in lesson.questions)

    def in_chapter(self, chapter: str) -> tuple[Lesson, ...]:
        """The lessons of a chapter, in the order of the articles."""
        return self._by_chapter.get(chapter, ())

    def of_article(self, article: str) -> tuple[Lesson, ...]:
        """The lessons of an article, in the order of the chapters."""
        return self._by_article.get(article, ())

    @cached_property
    def _by_chapter(self) -> dict[str, tuple[Lesson, ...]]:
        return _grouped((lesson.chapter.id, lesson) for lesson in self.lessons)

    @cached_property
    def _by_article(self) -> dict[str, tuple[Lesson, ...]]:
        return _grouped((lesson.article.id, lesson) for lesson in self.lessons)


def _grouped(rows: Iterable[tuple[str, Lesson]]) -> dict[str, tuple[Lesson, ...]]:
    found: dict[str, list[Lesson]] = {}
    for key, lesson in rows:
        found.setdefault(key, []).append(lesson)
    return {key: tuple(lessons) for key, lessons in found.items()}
