"""The study guide in, the Site out: pages and assets as values."""

from build_tools.model.guide import StudyGuide
from build_tools.model.site import Asset, Site
from build_tools.publish.export import guide_json
from build_tools.publish.pages import pages
from build_tools.publish.schema import guide_schema
from build_tools.publish.search import search_pages


def publish(guide: StudyGuide) -> Site:
    """Decide every page and asset before any is written."""
    assets = (Asset("guide.json", guide_json(guide)), Asset("guide.schema.json", guide_schema()))
    return Site(pages(guide), assets, search_pages(guide))


__all__ = ["publish"]
