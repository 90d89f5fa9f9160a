"""Plain text as Markdown that reads as exactly that text, and front matter as YAML that does."""

import re
from collections.abc import Mapping
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

_MARKUP = re.compile(r"([\\`*_\[\]<>])|&(?=#?\w{1,31};)")
_BLOCK_START = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)|=+$|-{3,}$|~{3,}|\||:::|!!!|\?\?\?|--8<--")
_LIST_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`0-9~][^:#\"'\n]*")
_WORDS = {"true", "false", "yes", "no", "null", "on", "off"}
_FIELDS = ("title", "subtitle", "publication", "column", "author", "author_role", "date", "url", "edition")


def escape(text: str) -> str:
    """Plain text as Markdown that reads as exactly that text."""
    safe = _MARKUP.sub(r"\\\g<0>", text)
    start = _LIST_START.match(safe)
    if start:
        return f"{start.group(1)}\\{safe[start.end(1) :]}"
    return "\\" + safe if _BLOCK_START.match(safe) else safe


def front_matter(fields: Mapping[str, str]) -> str:
    """The front matter of an adopted article, between its fences."""
    values = {name: _scalar(name, fields[name]) for name in _FIELDS if fields.get(name)}
    yaml = YAML(typ="rt")
    yaml.allow_unicode = True
    yaml.width = 10_000
    stream = StringIO()
    yaml.dump(values, stream)
    return f"---\n{stream.getvalue()}---\n"


def _scalar(name: str, value: str) -> str:
    plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS and name != "date"
    return value if plain else DoubleQuotedScalarString(value)
