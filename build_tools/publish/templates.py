"""The page templates: Markdown with HTML blocks, escaped, with links relative to the page."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from build_tools.model.article import SourceRef
from build_tools.model.site import Page

_FOLDER = Path(__file__).parents[1] / "templates"
_MARKUP = re.compile(r"([\\`*_\[\]<>#|&{}])")


class _Generator(CodeGenerator):
    """Templates write text by `written`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import written as escape")


class _Environment(Environment):
    code_generator_class = _Generator


def written(value: object) -> str:
    """A value as text in HTML. `escape` gives the same as Markup, and to make that took a third of all rendering."""
    if type(value) is int:
        return str(value)
    if type(value) is not str:
        return value if type(value) is Markup else escape(value)
    text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;")


@cache
def _environment() -> Environment:
    environment = _Environment(
        auto_reload=False,
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["cite"] = cite
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


def cite(root: str, source: SourceRef) -> Markup:
    """The mark behind a passage that leads to its sentence. A word joiner keeps it on the line of the word before it."""
    target = f"{root}articles/{source.article}/#{source.anchor}"
    where = f"第{source.paragraph}段第{source.sentence}句"
    return Markup(
        f'&#8288;<a class="sg-cite" href="{target}" aria-label="看原句：{where}">¶{source.paragraph}</a>'
    )


def way_up(page: str) -> str:
    """What stands before a path of the site (`articles/a/#p7`) in a link from the page at `page` (…/index.md)."""
    return "../" * page.count("/")


def render(template: str, page: str, **values: Any) -> str:
    """Render a template for the page at path `page`."""
    return fragment(template, way_up(page), **values)


def fragment(template: str, root: str, **values: Any) -> str:
    """Render a template; it writes `root` before every link to a path of the site."""
    return _environment().get_template(template).render(root=root, **values)


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
