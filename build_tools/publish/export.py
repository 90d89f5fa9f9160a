"""guide.json: the whole guide as data, as the contract gives it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from build_tools.model.article import SourceRef
from build_tools.model.guide import Lesson, Study, StudyGuide
from build_tools.model.papers import Paper
from build_tools.model.questions import LETTERS, Blanks, Choice, Order, Pairs, Points, Question, Verdict

VERSION = 1


def guide_json(guide: StudyGuide, papers: Iterable[Paper] = ()) -> bytes:
    """The guide as UTF-8 JSON; the same guide gives the same bytes."""
    downloads: dict[str, Any] = defaultdict(dict)
    for paper in papers:
        row = {"url": f"/{paper.path}", "pages": paper.pages, "bytes": len(paper.content)}
        downloads[paper.folder][paper.name] = row
    data = {
        "version": VERSION,
        "title": guide.title,
        "articles": [_article(study) for study in guide.studies],
        "chapters": [
            {
                "id": chapter.id,
                "title": chapter.title,
                "lessons": [lesson.id for lesson in guide.in_chapter(chapter.id)],
                "downloads": downloads.get(f"chapters/{chapter.id}", {}),
            }
            for chapter in guide.chapters
        ],
        "lessons": [
            _lesson(lesson) | {"downloads": downloads.get(f"lessons/{lesson.id}", {})}
            for lesson in guide.lessons
        ],
        "downloads": downloads.get("print", {}),
        "questions": [question_data(question) for question in guide.questions],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


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
