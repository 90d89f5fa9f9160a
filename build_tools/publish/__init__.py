"""The study guide in, the Site out: pages and assets as values."""

from collections.abc import Iterable, Iterator

from build_tools.model.guide import StudyGuide
from build_tools.model.papers import Paper
from build_tools.model.site import Asset, Page, Site
from build_tools.model.step import Call, plainly
from build_tools.publish.addresses import page_paths
from build_tools.publish.classic import classic_script
from build_tools.publish.drill import drill, drill_lists, guide_version
from build_tools.publish.overview import overview
from build_tools.publish.pages import pages
from build_tools.publish.schema import guide_schema
from build_tools.publish.search import search_pages
from build_tools.publish.split import guide_data
from build_tools.publish.style import style_sheet


def publish(
    guide: StudyGuide, papers: Iterable[Paper] = (), call: Call = plainly, repository: str | None = None
) -> Site:
    """The site of a guide. What depends on one lesson or article is made by `call`.

    `repository` is the web address of the project, where readers report questions; None leaves that out.
    """
    printed = tuple(papers)
    return Site(lambda: _files(guide, printed, call, repository), lambda: search_pages(guide, call))


def _files(
    guide: StudyGuide, printed: tuple[Paper, ...], call: Call, repository: str | None
) -> Iterator[Page | Asset]:
    """One file after the other; nothing holds those that were given away."""
    yield from pages(guide, printed, call, repository)
    for data in guide_data(guide, printed, call):
        yield data
    version = guide_version(data.content)  # guide.json comes last
    yield drill(guide, version)
    yield from drill_lists(guide)
    yield Asset("guide.schema.json", guide_schema())
    yield Asset("assets/main.classic.js", classic_script())
    yield Asset("assets/site.css", style_sheet())
    yield Asset("assets/version.js", f'document.documentElement.dataset.guide = "{version}";\n'.encode())
    for paper in printed:
        yield Asset(paper.path, paper.content)


__all__ = ["overview", "page_paths", "publish"]
