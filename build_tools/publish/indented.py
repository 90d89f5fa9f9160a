"""JSON with one space of indent a level, as `json.dumps(value, ensure_ascii=False, indent=1)` writes it.

The standard encoder, asked to indent, makes every comma in Python; guide.json was a third of publishing.
"""

from json.encoder import encode_basestring
from typing import Any


class Ready(str):
    """The text of a value, indented already."""


def indented(value: Any, depth: int = 0) -> str:
    """The text of a value of dict (with names of str), list, str, int, bool and None, standing `depth` levels down."""
    if type(value) is Ready:
        return value
    if isinstance(value, str):
        text: str = encode_basestring(value)
        return text
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    gap = "\n" + " " * (depth + 1)
    if isinstance(value, dict):
        rows = [f"{encode_basestring(name)}: {indented(row, depth + 1)}" for name, row in value.items()]
        return "{" + gap + f",{gap}".join(rows) + gap[:-1] + "}"
    return "[" + gap + f",{gap}".join([indented(row, depth + 1) for row in value]) + gap[:-1] + "]"
