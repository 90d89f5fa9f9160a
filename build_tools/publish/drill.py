"""The practice page and its data: one script a lesson, loaded only when a reader practises that lesson,
and one for papers that a host puts together.

The data come as scripts and not as JSON, because a page opened from a folder (file://) may load a
script but may not fetch a file.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from build_tools.model.guide import Lesson, StudyGuide
from build_tools.model.questions import KINDS, Question
from build_tools.model.site import Asset, Page
from build_tools.model.step import Call, plainly
from build_tools.publish.cards import Card
from build_tools.publish.papers.content import loose
from build_tools.publish.shown import on_page
from build_tools.publish.templates import render, way_up

PATH = "quiz/index.md"
GRADED = tuple(kind for kind in KINDS if kind not in ("short_answer", "discussion"))
_LESSONS_A_LIST = 200


def drill(guide: StudyGuide, version: str) -> Page:
    """The page for review, mixed practice and chapter exams. Holds counts, no question."""
    chapters = [
        {
            "chapter": chapter,
            "lists": len(list(_lists(guide, chapter.id))),
            "graded": sum(count(lesson.questions, GRADED) for lesson in guide.in_chapter(chapter.id)),
        }
        for chapter in guide.chapters
    ]
    found = Counter(question.kind for question in guide.questions)
    text = render(
        "quiz.md.jinja",
        PATH,
        guide=guide,
        chapters=chapters,
        kinds=[(kind, KINDS[kind]) for kind in GRADED if found[kind]],
        version=version,
    )
    return Page(PATH, "练习与复习", "到期复习、混合练习和整章自测；记录只存在本机。", text)


def drill_lists(guide: StudyGuide) -> Iterator[Asset]:
    """Lists of the lessons of each chapter, as scripts."""
    for chapter in guide.chapters:
        for index, rows in enumerate(_lists(guide, chapter.id)):
            yield _script(f"quiz/data/{chapter.id}-{index}.js", f"list/{chapter.id}/{index}", rows)


def drill_data(
    lesson: Lesson, cards: tuple[Card, ...], questions: tuple[str, ...], call: Call = plainly
) -> Iterator[Asset]:
    """The questions of a lesson for screen (their HTML in `questions`) and paper, as scripts."""
    if cards:
        yield call(_lesson, lesson, cards, questions)
        yield call(_for_paper, lesson)


def guide_version(guide_json: bytes) -> str:
    """Eight letters that change with anything in the guide; printed on score slips."""
    return hashlib.sha256(guide_json).hexdigest()[:8]


def count(questions: Iterable[Question], kinds: tuple[str, ...]) -> int:
    """How many of the questions are of these kinds."""
    return sum(question.kind in kinds for question in questions)


def _lists(guide: StudyGuide, chapter: str) -> Iterator[list[list[Any]]]:
    rows = [
        [lesson.id, dict(Counter(question.kind for question in lesson.questions))]
        for lesson in guide.in_chapter(chapter)
        if lesson.questions
    ]
    for start in range(0, len(rows), _LESSONS_A_LIST):
        yield rows[start : start + _LESSONS_A_LIST]


def _lesson(lesson: Lesson, cards: tuple[Card, ...], questions: tuple[str, ...]) -> Asset:
    data = {
        "title": lesson.article.meta.title,
        "chapter": lesson.chapter.title,
        "url": f"{way_up(PATH)}lessons/{lesson.id}/",
        "questions": [
            {"id": c.question.id, "kind": c.question.kind, "hash": c.hash, "html": on_page(html, PATH)}
            for c, html in zip(cards, questions, strict=True)
        ],
    }
    return _script(f"quiz/data/{lesson.id}.js", lesson.id, data)


def _for_paper(lesson: Lesson) -> Asset:
    return _script(f"quiz/paper/{lesson.id}.js", f"paper/{lesson.id}", loose(lesson))


def _script(path: str, name: str, value: Any) -> Asset:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Asset(path, f"studyGuide.receive({json.dumps(name)},{data})\n".encode())
