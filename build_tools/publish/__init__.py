"""The study guide in, the Site out: pages and assets as values."""

from collections.abc import Iterable

from build_tools.model.guide import StudyGuide
from build_tools.model.papers import Paper
from build_tools.model.site import Asset, Site
from build_tools.publish.addresses import page_paths
from build_tools.publish.cards import cards
from build_tools.publish.classic import classic_script
from build_tools.publish.drill import drill, drill_data, guide_version
from build_tools.publish.export import guide_json
from build_tools.publish.pages import pages
from build_tools.publish.papers.content import questions_json
from build_tools.publish.schema import guide_schema
from build_tools.publish.search import search_pages


def publish(guide: StudyGuide, papers: Iterable[Paper] = ()) -> Site:
    """Decide every page and asset before any is written."""
    printed = tuple(papers)
    data = guide_json(guide, printed)
    articles = {article.id: article for article in guide.articles}
    asked = {lesson.id: cards(lesson, articles) for lesson in guide.lessons}
    assets = (
        Asset("guide.json", data),
        Asset("guide.schema.json", guide_schema()),
        Asset("assets/main.classic.js", classic_script()),
        *drill_data(guide, asked),
        *(Asset(f"lessons/{lesson.id}/questions.json", questions_json(lesson)) for lesson in guide.lessons),
        *(Asset(paper.path, paper.content) for paper in printed),
    )
    found = pages(guide, asked, printed)
    return Site((*found, drill(guide, asked, guide_version(data))), assets, search_pages(guide))


__all__ = ["page_paths", "publish"]
