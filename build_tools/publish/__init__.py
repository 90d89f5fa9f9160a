"""The study guide in, the Site out: pages and assets as values."""

from collections.abc import Iterable

from build_tools.model.guide import Lesson, StudyGuide
from build_tools.model.papers import Paper
from build_tools.model.site import Asset, Site
from build_tools.model.step import Call, plainly
from build_tools.publish.cards import Card, cards
from build_tools.publish.classic import classic_script
from build_tools.publish.drill import drill, drill_data, guide_version
from build_tools.publish.lexicon import whereabouts
from build_tools.publish.pages import pages
from build_tools.publish.papers.content import questions_json
from build_tools.publish.schema import guide_schema
from build_tools.publish.search import search_pages
from build_tools.publish.shown import shown
from build_tools.publish.split import guide_data


def publish(guide: StudyGuide, papers: Iterable[Paper] = (), call: Call = plainly) -> Site:
    """Decide every page and asset before any is written. What depends on one lesson or article is made by `call`."""
    printed = tuple(papers)
    data = guide_data(guide, printed, call)
    asked = {lesson.id: call(_asked, lesson) for lesson in guide.lessons}
    html = {name: call(shown, questions) for name, questions in asked.items()}
    found = pages(guide, html, printed, call)
    assets = (
        *data,
        Asset("guide.schema.json", guide_schema()),
        Asset("assets/main.classic.js", classic_script()),
        *drill_data(guide, asked, html, call),
        *(call(_questions, lesson) for lesson in guide.lessons),
        *whereabouts(found),
        *(Asset(paper.path, paper.content) for paper in printed),
    )
    return Site(
        (*found, drill(guide, asked, guide_version(data[0].content))), assets, search_pages(guide, call)
    )


def _asked(lesson: Lesson) -> tuple[Card, ...]:
    return cards(lesson, {lesson.article.id: lesson.article})


def _questions(lesson: Lesson) -> Asset:
    return Asset(f"lessons/{lesson.id}/questions.json", questions_json(lesson))


__all__ = ["publish"]
