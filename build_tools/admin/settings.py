"""The settings of the browser editor: one field for each of the front matter's, and the text."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from build_tools.errors import UsageError
from build_tools.model.guide import Chapter
from build_tools.read import FrontMatter

_EDITIONS = {"restated": "学习版（本站自行编写）", "original": "原文"}


def settings(repository: str, folder: str, chapters: tuple[Chapter, ...]) -> bytes:
    """The settings as JSON. `folder` is that of the articles, from the top of the repository.

    On the platform every change becomes a pull request, so that it passes the gate like all others; the
    editor does that on GitHub and GitLab alone. Raises UsageError for another platform.
    """
    title, edition, *rest = _fields("、".join(f"{chapter.id}（{chapter.title}）" for chapter in chapters))
    article = {
        "name": "articles",
        "label": "文章",
        "label_singular": "文章",
        "description": "每篇文章一个文件。存盘以后，用 study-guide check 检查，或提出合并请求，由自动检查来做。",
        "folder": folder,
        "create": True,
        "delete": False,
        "publish": False,  # merging is for the platform, after the checks
        "format": "article",
        "slug": {"template": "{{title}}", "editable": True},
        "identifier_field": "title",
        "summary": "{{title}}",
        "sortable_fields": {"fields": ["order", "title", "date"], "default": {"field": "order"}},
        "editor": {"preview": False},
        "fields": [title, edition, *_TEXT, *rest],
    }
    data = {
        "load_config_file": False,
        "app_title": "编辑文章",
        "backend": _backend(repository),
        "publish_mode": "editorial_workflow",
        "media_folder": folder,
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "collections": [article],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def api_host(repository: str) -> str:
    """The one host outside that the editor may speak to: the platform's, once somebody signs in there."""
    parts = urlsplit(repository)
    return "https://api.github.com" if parts.hostname == "github.com" else f"{parts.scheme}://{parts.netloc}"


def _backend(repository: str) -> dict[str, str | bool]:
    parts = urlsplit(repository)
    host, repo = parts.hostname or "", parts.path.strip("/").removesuffix(".git")
    if host == "github.com":
        return {"name": "github", "repo": repo, "open_authoring": True}
    if "gitlab" in host:
        return {"name": "gitlab", "repo": repo, "base_url": api_host(repository)}
    raise UsageError(f"浏览器编辑器只用于 GitHub 和 GitLab。在 {host} 上它会绕过检查，直接写进主分支")


_TEXT = (
    {
        "name": "body",
        "label": "正文",
        "widget": "text",
        "required": True,
        "hint": "段与段之间空一行；小标题前面写 ## 和一个空格。",
    },
    {"name": "original", "label": "原来的文件", "widget": "hidden"},
)


def _fields(chapters: str) -> Iterator[dict[str, Any]]:
    schema = FrontMatter.model_json_schema()
    for name, shape in schema["properties"].items():
        label, _, hint = str(shape["description"]).partition("，")
        field = {"name": name, "label": label, "hint": hint, "required": name in schema["required"]}
        yield {key: value for key, value in (field | _widget(name, shape, chapters)).items() if value != ""}


def _widget(name: str, shape: dict[str, Any], chapters: str) -> dict[str, Any]:
    """How a field is filled in, from its JSON Schema."""
    if "enum" in shape:
        options = [{"value": value, "label": _EDITIONS.get(value, value)} for value in shape["enum"]]
        return {"widget": "select", "options": options, "label": "版本", "hint": ""}
    kind = shape.get("type")
    if kind == "object":
        hint = f"小标题写得和正文一样；代号：{chapters}"
        return {
            "widget": "keyvalue",
            "label": "归章",
            "key_label": "小标题",
            "value_label": "篇章代号",
            "hint": hint,
        }
    if kind == "integer":
        return {"widget": "number", "value_type": "int", "min": shape["minimum"], "max": shape["maximum"]}
    if kind == "array":
        return {"widget": "list"}
    pattern = shape.get("pattern") or next(
        (row["pattern"] for row in shape.get("anyOf", ()) if "pattern" in row), ""
    )
    return {"widget": "string"} | ({"pattern": [pattern, f"{shape['description']}"]} if pattern else {})
