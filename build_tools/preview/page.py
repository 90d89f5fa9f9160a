"""A page of the guide as HTML in the look of the site, without MkDocs.

Starting the site engine takes longer than an editor should wait, and one article needs neither its
navigation nor its search. The style sheets are those of the site: ours, and Material's from its package.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markdown import Markdown
from markupsafe import Markup

from build_tools.errors import Fault
from build_tools.gate import unsafe
from build_tools.model.site import Page
from build_tools.preview.article import Shown
from build_tools.publish.templates import render

THEME = Path(__file__).parents[1] / "theme"
_EXTENSIONS = ["attr_list", "fenced_code", "tables", "toc"]  # what mkdocs.yml and MkDocs itself switch on
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@cache
def material() -> Path | None:
    """The folder of Material's published files, or None when it is not installed."""
    found = find_spec("material")
    places = list(found.submodule_search_locations or ()) if found else []
    return Path(places[0]) / "templates" if places else None


@cache
def _styles() -> tuple[str, ...]:
    """Addresses of the style sheets, in the order of the site: Material's, then ours."""
    theirs = material()
    found = (
        [
            path.relative_to(theirs)
            for name in ("main", "palette")
            for path in sorted((theirs / "assets" / "stylesheets").glob(f"{name}.*.min.css"))
        ]
        if theirs
        else []
    )
    ours = sorted((THEME / "assets").glob("*.css"), key=lambda path: (path.stem != "study-guide", path.stem))
    return tuple(f"/{path.as_posix()}" for path in [*found, *(path.relative_to(THEME) for path in ours)])


def page(found: Page | None, shown: Shown, name: str, version: int) -> bytes:
    """The page in its frame, the faults of the article above it. Without a page there are only the faults."""
    faults, content = shown.faults, ""
    if found:
        content = Markdown(extensions=_EXTENSIONS).convert(_HEAD.sub("", found.markdown))
        if found.path.startswith("articles/") and (problem := unsafe(content)):
            fault = Fault(f"{name}.md", 1, f"网页里有不许有的内容：{problem}。删去它")
            faults, content = (*faults, (fault, "")), ""
    text = render(
        "preview.html.jinja",
        "",
        title=found.title if found else f"预览：{name}",
        name=name,
        styles=_styles(),
        faults=faults,
        content=Markup(content),
        version=version,
    )
    return text.encode()


MISSING = Page(
    "404.html",
    "预览里没有这一页",
    "",
    "# 预览里没有这一页\n\n预览只做一篇文章的材料。别的文章、投稿和搜索，要在整个网站里看。\n\n[回到预览](/)\n",
)
"""Stands in for pages that one article does not give."""
