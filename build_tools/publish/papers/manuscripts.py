"""Which papers a guide has: one manuscript each, as values. Nothing is set here."""

import json
import re
from collections.abc import Iterable, Iterator

from build_tools.model.guide import Chapter, Lesson, StudyGuide
from build_tools.model.papers import (
    HANDOUT,
    KEY,
    KIT,
    LARGE,
    PAPERS,
    PROFILES,
    WORD,
    WORD_KEY,
    Manuscript,
    Profile,
)
from build_tools.publish.papers.content import Data, key, questions, source_card, study
from build_tools.publish.papers.plan import LENGTHS, plan

GUIDE_FOLDER = "print"
WORD_TEMPLATE = "word"
_BRIEF = 400  # characters; less does not fill a session
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def manuscripts(guide: StudyGuide, profile: Profile, address: str | None) -> tuple[Manuscript, ...]:
    """The papers of every lesson, every chapter with lessons, and the whole guide.

    `address` is the address of the site, or None when it is not known: then no paper has a QR code.
    """
    found: list[Manuscript] = []
    studies = {lesson.id: study(lesson) | {"questions": questions(lesson)} for lesson in guide.lessons}
    keys = {lesson.id: key(lesson) for lesson in guide.lessons}
    for lesson in guide.lessons:
        folder = f"lessons/{lesson.id}"
        head = _head(guide, lesson.article.meta.title, lesson.article.meta.subtitle or "", folder, address)
        data = head | {"scope": "lesson", "parts": [_part(lesson.chapter, [lesson], studies, "")]}
        found += _handouts(folder, data, [lesson], keys, profile)
        found.append(_kit(folder, head, lesson, studies[lesson.id]))
    filled = [chapter for chapter in guide.chapters if guide.in_chapter(chapter.id)]
    chapters = {
        c.id: _part(c, guide.in_chapter(c.id), studies, guide.frame.introduction(c.id)) for c in filled
    }
    for chapter in filled:
        folder = f"chapters/{chapter.id}"
        head = _head(guide, chapter.title, chapter.asks, folder, address)
        data = head | {"scope": "chapter", "parts": [chapters[chapter.id]]}
        found += _handouts(folder, data, guide.in_chapter(chapter.id), keys, profile)
    head = _head(guide, guide.title, "", GUIDE_FOLDER, address)
    data = head | {"scope": "guide", "parts": [chapters[c.id] for c in filled]}
    ordered = [lesson for c in filled for lesson in guide.in_chapter(c.id)]
    found += _handouts(GUIDE_FOLDER, data, ordered, keys, profile)
    return tuple(found)


def _handouts(
    folder: str, data: Data, lessons: Iterable[Lesson], keys: dict[str, list[Data]], profile: Profile
) -> Iterator[Manuscript]:
    answers = {"keys": [{"title": _named(lesson), "rows": keys[lesson.id]} for lesson in lessons]}
    for name, template, style, more in (
        (HANDOUT, "handout.typ", profile, {}),
        (KEY, "handout.typ", profile, answers),
        (LARGE, "handout.typ", PROFILES["large"], {}),
        (WORD, WORD_TEMPLATE, PROFILES["standard"], {}),
        (WORD_KEY, WORD_TEMPLATE, PROFILES["standard"], answers),
    ):
        yield _manuscript(folder, name, template, style, data | more)


def _kit(folder: str, head: Data, lesson: Lesson, material: Data) -> Manuscript:
    plans = [
        {
            "length": length,
            "steps": [
                {"name": s.name, "minutes": s.minutes, "does": s.does, "uses": s.uses}
                for s in plan(lesson, length)
            ],
        }
        for length in LENGTHS
    ]
    runs = material["questions"]
    data = head | {
        "scope": "kit",
        "chapter": lesson.chapter.title,
        "source": source_card(lesson.article),
        "goals": material["goals"],
        "plans": plans,
        "brief": sum(len(lesson.article.paragraph(n).text) for n in lesson.paragraphs) < _BRIEF,
        "talk": [q for run in runs if run["kind"] == "discussion" for q in run["questions"]],
        "scored": [q["n"] for run in runs if run["kind"] != "discussion" for q in run["questions"]],
    }
    return _manuscript(folder, KIT, "kit.typ", PROFILES["standard"], data)


def _manuscript(folder: str, name: str, template: str, profile: Profile, data: Data) -> Manuscript:
    style = {
        "size": profile.size,
        "columns": profile.columns,
        "leading": profile.leading,
        "gap": profile.gap,
        "top": profile.top,
        "bottom": profile.bottom,
        "inside": profile.inside,
        "dashes": profile.dashes,
    }
    whole = {"label": PAPERS[name].replace("（Word）", ""), "style": style} | data
    return Manuscript(f"{folder}/{name}", template, json.dumps(whole, ensure_ascii=False, sort_keys=True))


def _part(chapter: Chapter, lessons: Iterable[Lesson], studies: dict[str, Data], introduction: str) -> Data:
    return {
        "title": chapter.title,
        "asks": chapter.asks,
        "summary": chapter.summary,
        "introduction": [_plain(block) for block in introduction.split("\n\n") if block.strip()],
        "lessons": [studies[lesson.id] for lesson in lessons],
    }


def _head(guide: StudyGuide, title: str, subtitle: str, folder: str, address: str | None) -> Data:
    url = f"{address.rstrip('/')}/{folder}/" if address else ""
    return {"guide": guide.title, "title": title, "subtitle": subtitle, "url": url}


def _named(lesson: Lesson) -> str:
    return f"{lesson.article.meta.title}（{lesson.chapter.title}）"


def _plain(markdown: str) -> str:
    """An introduction written by hand, without links and emphasis."""
    return " ".join(_LINK.sub(r"\1", markdown).replace("**", "").split())
