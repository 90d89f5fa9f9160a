"""guide.json of a large guide: an index, and parts that each are a guide.json of some articles."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from build_tools.model.guide import StudyGuide
from build_tools.model.papers import Paper
from build_tools.model.site import Asset
from build_tools.model.step import Call, plainly
from build_tools.publish.export import VERSION, guide_json

ARTICLES = 500
"""The most articles in one guide.json; a guide with more has an index and parts."""
_A_PART = 100


def guide_data(guide: StudyGuide, papers: Iterable[Paper] = (), call: Call = plainly) -> Iterator[Asset]:
    """guide.json, last. In a guide of up to ARTICLES articles it holds everything.

    In a larger one it is an index: articles and lessons by id with the number of their part, and the parts with
    their address, size and SHA-256. A part has the form of an ordinary guide.json, so that a reader of the one reads
    the other.
    """
    printed = tuple(papers)
    if len(guide.studies) <= ARTICLES:
        yield Asset("guide.json", guide_json(guide, printed, call))
        return
    number = {study.article.id: n // _A_PART for n, study in enumerate(guide.studies)}
    parts: list[dict[str, Any]] = []
    for asset in _parts(guide, printed, call):
        digest = hashlib.sha256(asset.content).hexdigest()
        parts.append({"url": f"/{asset.path}", "bytes": len(asset.content), "sha256": digest})
        yield asset
    books = [paper for paper in printed if not paper.folder.startswith("lessons/")]
    whole = json.loads(guide_json(replace(guide, studies=(), lessons=()), books))
    index: dict[str, Any] = {
        "version": VERSION,
        "title": guide.title,
        "parts": parts,
        "articles": [
            {
                "id": article.id,
                "title": article.meta.title,
                "date": article.meta.date,
                "url": f"/articles/{article.id}/",
                "part": number[article.id],
            }
            for article in guide.articles
        ],
        "chapters": [
            row | {"lessons": [lesson.id for lesson in guide.in_chapter(row["id"])]}
            for row in whole["chapters"]
        ],
        "lessons": [
            {
                "id": lesson.id,
                "article": lesson.article.id,
                "chapter": lesson.chapter.id,
                "url": f"/lessons/{lesson.id}/",
                "questions": len(lesson.questions),
                "part": number[lesson.article.id],
            }
            for lesson in guide.lessons
        ],
        "downloads": whole["downloads"],
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    yield Asset("guide.json", f"{text}\n".encode())


def _parts(guide: StudyGuide, papers: tuple[Paper, ...], call: Call) -> Iterator[Asset]:
    of_lesson: dict[str, list[Paper]] = {}
    for paper in papers:
        of_lesson.setdefault(paper.folder, []).append(paper)
    places = {lesson.id: place for place, lesson in enumerate(guide.lessons)}
    for n, start in enumerate(range(0, len(guide.studies), _A_PART)):
        studies = guide.studies[start : start + _A_PART]
        found = [lesson for study in studies for lesson in guide.of_article(study.article.id)]
        lessons = tuple(sorted(found, key=lambda lesson: places[lesson.id]))
        own = [paper for lesson in lessons for paper in of_lesson.get(f"lessons/{lesson.id}", ())]
        part = replace(guide, studies=studies, lessons=lessons)
        yield Asset(f"guide/{n}.json", guide_json(part, own, call))
