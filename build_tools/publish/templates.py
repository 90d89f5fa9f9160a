"""The page templates: Markdown with HTML blocks, escaped, with links relative to the page."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from build_tools.model.site import Page

_FOLDER = Path(__file__).parents[1] / "templates"
_MARKUP = re.compile(r"([\\`*_\[\]<>#|&{}])")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = markdown_text
    environment.filters["blanks"] = blanks
    return environment


def markdown_text(text: str) -> Markup:
    """Plain text for a Markdown line (a heading): nothing in it is markup."""
    return Markup(_MARKUP.sub(r"\\\1", " ".join(text.split())))


def blanks(stem: str) -> Markup:
    """A stem with its blanks drawn, unbroken; numbered when there are several, as their fields are."""
    first, *rest = stem.split("____")
    drawn = [f"＿{'①②③④⑤⑥⑦⑧⑨'[i]}＿" if 1 < len(rest) < 10 else "＿＿＿＿" for i in range(len(rest))]
    gaps = (Markup('<span class="sg-blank">{}</span>').format(gap) for gap in drawn)
    return Markup("").join([escape(first), *(part for pair in zip(gaps, rest, strict=True) for part in pair)])


def relative(page: str, target: str) -> str:
    """Link from the page at `page` (…/index.md) to a path of the site such as `articles/a/#p7`."""
    depth = page.count("/")
    return "../" * depth + target if depth or target else "./"


def render(template: str, page: str, **values: Any) -> str:
    """Render a template for the page at path `page`; `url` links from there."""
    return _environment().get_template(template).render(url=lambda target: relative(page, target), **values)


def fragment(template: str, root: str, **values: Any) -> str:
    """Render a piece of a page; `root` is written before every link."""
    return _environment().get_template(template).render(url=lambda target: root + target, **values)


def page(
    path: str,
    title: str,
    description: str,
    template: str,
    edits: str | None = None,
    search: bool = True,
    **values: Any,
) -> Page:
    """The page at `path` from a template and the values that it shows."""
    return Page(path, title, description, render(template, path, **values), edits=edits, search=search)
