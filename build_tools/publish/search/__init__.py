"""Search: which places readers can find, and the index files that the search box reads."""

from build_tools.publish.search.articles import search_pages
from build_tools.publish.search.index import search_assets
from build_tools.publish.search.rendered import rendered_page

__all__ = ["rendered_page", "search_assets", "search_pages"]
