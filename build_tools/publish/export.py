"""guide.json: the whole guide as data, as the contract gives it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from io import BytesIO
from typing import Any

from build_tools.model.article import SourceRef
from build_tools.model.guide import Lesson, Study, StudyGuide
from build_tools.model.papers import Paper
from build_tools.model.questions import LETTERS, Blanks, Choice, Order, Pairs, Points, Question, Verdict
from build_tools.model.step import Call, plainly
from build_tools.publish.indented import Ready, indented, pieces

VERSION = 1


def guide_json(guide: StudyGuide, papers: Iterable[Paper] = (), call: Call = plainly) -> bytes:
    """The guide as UTF-8 JSON; the same guide gives the same bytes. Texts are let go as soon as they are written."""
    downloads: dict[str, tuple[Download, ...]] = defaultdict(tuple)
    for paper in papers:
        downloads[paper.folder] += ((paper.name, f"/{paper.path}", paper.pages, len(paper.content)),)
    data = {
        "version": VERSION,
        "title": guide.title,
        "articles": (call(_article_text, study) for study in guide.studies),
        "chapters": [
            {
                "id": chapter.id,
                "title": chapter.title,
                "lessons": [lesson.id for lesson in guide.in_chapter(chapter.id)],
                "downloads": _downloads(downloads[f"chapters/{chapter.id}"]),
            }
            for chapter in guide.chapters
        ],
        "lessons": (
            call(_lesson_text, lesson, downloads[f"lessons/{lesson.id}"]) for lesson in guide.lessons
        ),
        "downloads": _downloads(downloads["print"]),
        "questions": (call(_questions_text, lesson) for lesson in guide.lessons if lesson.questions),
    }
    written = BytesIO()
    for text in pieces(data):
        written.write(text.encode())
    written.write(b"\n")
    return written.getvalue()


Download = tuple[str, str, int | None, int]
"""Name, address, number of pages and bytes of a paper."""
_ROW = 2
"""How deep articles, lessons and questions stand in the file."""


def _article_text(study: Study) -> Ready:
    return Ready(indented(_article(study), _ROW))


def _lesson_text(lesson: Lesson, downloads: tuple[Download, ...]) -> Ready:
    return Ready(indented(_lesson(lesson) | {"downloads": _downloads(downloads)}, _ROW))


def _questions_text(lesson: Lesson) -> Ready:
    """All questions of a lesson, as neighbours in the list of all questions."""
    rows = [indented(question_data(question), _ROW) for question in lesson.questions]
    return Ready((",\n" + " " * _ROW).join(rows))


def _downloads(rows: tuple[Download, ...]) -> dict[str, Any]:
    return {name: {"url": url, "pages": pages, "bytes": size} for name, url, pages, size in rows}


def _article(study: Study) -> dict[str, Any]:
    article, meta = study.article, study.article.meta
    return {
        "id": article.id,
        "title": meta.title,
        "subtitle": meta.subtitle,
        "edition": meta.edition,
        "publication": meta.publication,
        "column": meta.column,
        "author": meta.author,
        "author_role": meta.author_role,
        "date": meta.date,
        "source_url": meta.url,
        "rights": meta.rights,
        "abstract": article.abstract,
        "url": f"/articles/{article.id}/",
        "review": asdict(study.decided.tally),
        "paragraphs": [
            {
                "n": paragraph.number,
                "section": article.section_of(paragraph).heading,
                "chapter": study.findings.chapter_of(paragraph.number),
                "doubtful": study.findings.placements[paragraph.number - 1].doubtful,
                "sentences": [sentence.text for sentence in paragraph.sentences],
            }
            for paragraph in article.paragraphs
        ],
    }


def _lesson(lesson: Lesson) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "article": lesson.article.id,
        "chapter": lesson.chapter.id,
        "url": f"/lessons/{lesson.id}/",
        "key_points": [
            {"text": k.text.text, "role": k.role, "source": _first(k.text.sources)} for k in lesson.key_points
        ],
        "enumerations": [
            {
                "label": e.label.text if e.label else lesson.article.topic(e.section),
                "form": e.form,
                "members": [{"text": m.text, "source": _first(m.sources)} for m in e.members],
            }
            for e in lesson.enumerations
        ],
        "examples": [
            {
                "place": e.place.text,
                "measure": e.measure.text,
                "outcome": e.outcome.text if e.outcome else None,
                "source": _first(e.sentence.sources),
            }
            for e in lesson.examples
        ],
        "terms": [{"term": t.text.text, "source": _first(t.text.sources)} for t in lesson.terms],
        "questions": [question.id for question in lesson.questions],
    }


def question_data(question: Question) -> dict[str, Any]:
    """One question as the contract gives it."""
    options = []
    if isinstance(question.answer, Choice):
        options = [
            {"label": LETTERS[i], "text": o.text, "correct": o.correct, "remark": o.remark}
            for i, o in enumerate(question.answer.options)
        ]
    return {
        "id": question.id,
        "kind": question.kind,
        "stem": question.stem,
        "chapter": question.chapter,
        "lesson": question.lesson,
        "options": options,
        "answer": _answer(question),
        "explanation": question.explanation,
        "source": [_source(source) for source in question.sources],
        "state": question.state,
        "rule": question.rule,
    }


def _answer(question: Question) -> Any:
    match question.answer:
        case Choice() as choice:
            return list(choice.letters)
        case Verdict(true):
            return true
        case Blanks(words):
            return [word.text for word in words]
        case Pairs(pairs):
            return [list(pair) for pair in pairs]
        case Order(items):
            return list(items)
        case Points(points):
            return [point.text for point in points]


def _first(sources: tuple[SourceRef, ...]) -> dict[str, Any]:
    return _source(sources[0])


def _source(source: SourceRef) -> dict[str, Any]:
    return {
        "article": source.article,
        "paragraph": source.paragraph,
        "sentence": source.sentence,
        "start": source.start,
        "end": source.end,
        "text": source.text,
    }
