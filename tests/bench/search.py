"""Table e: what a reader loads for the first search, ours and Material's own."""

import json

from build_tools import pipeline
from build_tools.model.guide import Frame
from build_tools.options import load_chapters
from build_tools.publish.search import search_assets
from tests.bench.corpus import article, slug
from tests.bench.table import Size, Table, seconds


def rows(size: Size) -> Table:
    """Bytes of the index, and of what is loaded before the first result."""
    sources = [pipeline.Source(slug(n), f"{slug(n)}.md", article(n)) for n in range(size.many)]
    site = pipeline.site(sources, Frame(), pipeline.Options("导读", load_chapters()))
    time, assets = seconds(lambda: search_assets(site.found))
    sizes = {asset.path.rpartition("/")[2]: len(asset.content) for asset in assets}
    shards = [size for name, size in sizes.items() if name.startswith("postings")]
    pages = [size for name, size in sizes.items() if name.startswith("page")]
    docs = [
        {"location": f"{page.url}#{place.anchor}", "title": page.title, "text": place.text}
        for page in site.found
        for place in (*page.headings, *page.body)
    ]
    stock = len(json.dumps({"docs": docs}, ensure_ascii=False, separators=(",", ":")).encode())
    # A word of two characters reads the head, one shard of postings and the pages of ten results.
    first = sizes["index.js"] + sum(shards) // len(shards) + 10 * sum(pages) // len(pages)
    return Table(
        "戊、搜索",
        f"{size.many} 篇文章；字节未压缩。查全、查准和 Pagefind 的比较见[搜索](search.md)。",
        ("搜索", "索引 MB", "首次查询前要取的 KB", "建索引，秒"),
        (
            ("本站", f"{sum(sizes.values()) / 1e6:.1f}", f"{first / 1e3:.0f}", f"{time:.1f}"),
            ("Material 自带，同样的段落", f"{stock / 1e6:.1f}", f"{stock / 1e3:.0f}", "—"),
        ),
    )
