"""The folder adapter: articles from a folder, a Site into a folder, swapped in whole."""

import html
import json
from pathlib import Path

from build_tools.errors import ContentError
from build_tools.model.site import Page, Site
from build_tools.pipeline import Source
from build_tools.survey import survey
from build_tools.swap import swap_in


def load(folder: Path) -> list[Source]:
    """All article files of a folder, by name. Raises UsageError or ContentError."""
    found = survey(folder)
    if found.faults:
        raise ContentError(found.faults)
    return list(found.sources)


def write(site: Site, out: Path) -> None:
    """Write a site into `out`, whole or not at all; what was there before is replaced."""

    def fill(folder: Path) -> None:
        for page in site.pages:
            _put(folder / page.path, with_head(page).encode())
        for asset in site.assets:
            _put(folder / asset.path, asset.content)

    swap_in(out, fill)


def with_head(page: Page) -> str:
    """A page's Markdown under front matter with its title and description."""
    named = (("title", page.title), ("description", page.description))
    head = "".join(f"{key}: {_yaml(value)}\n" for key, value in named if value)
    # A template may bring front matter of its own (hide, template): one block holds both.
    rest = (
        page.markdown.removeprefix("---\n")
        if page.markdown.startswith("---\n")
        else f"---\n\n{page.markdown}"
    )
    return f"---\n{head}{rest}"


def _yaml(text: str) -> str:
    """A value of a page's front matter, escaped for HTML because themes put it in as it is."""
    return json.dumps(html.escape(text), ensure_ascii=False)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
