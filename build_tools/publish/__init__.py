"""The study guide in, the Site out: pages and assets as values."""

from collections.abc import Iterable

from build_tools.model.guide import Lesson, StudyGuide
from build_tools.model.papers import Paper
from build_tools.model.site import Asset, Site
from build_tools.model.step import Call, plainly
from build_tools.publish.addresses import page_paths
from build_tools.publish.cards import Card, cards
from build_tools.publish.classic import classic_script
from build_tools.publish.drill import drill, drill_data, guide_version
from build_tools.publish.lexicon import whereabouts
from build_tools.publish.overview import overview
from build_tools.publish.pages import pages
from build_tools.publish.schema import guide_schema
from build_tools.publish.search import search_pages
from build_tools.publish.shown import shown
from build_tools.publish.split import guide_data
from build_tools.publish.style import style_sheet


def publish(
    guide: StudyGuide, papers: Iterable[Paper] = (), call: Call = plainly, repository: str | None = None
) -> Site:
    """Decide every page and asset before any is written. What depends on one lesson or article is made by `call`.

    `repository` is the web address of the project, where readers report questions; None leaves that out.
    """
    printed = tuple(papers)
    data = guide_data(guide, printed, call)
    version = guide_version(data[0].content)
    asked = {lesson.id: call(_asked, lesson, repository) for lesson in guide.lessons}
    html = {name: call(shown, questions) for name, questions in asked.items()}
    found = pages(guide, html, printed, call)
    assets = (
        *data,
        Asset("guide.schema.json", guide_schema()),
        Asset("assets/main.classic.js", classic_script()),
        Asset("assets/site.css", style_sheet()),
        Asset("assets/version.js", f'document.documentElement.dataset.guide = "{version}";\n'.encode()),
        *drill_data(guide, asked, html, call),
        *whereabouts(found),
        *(Asset(paper.path, paper.content) for paper in printed),
    )
    return Site((*found, drill(guide, asked, version)), assets, search_pages(guide, call))


def _asked(lesson: Lesson, repository: str | None) -> tuple[Card, ...]:
    return cards(lesson, {lesson.article.id: lesson.article}, repository)


__all__ = ["overview", "page_paths", "publish"]
