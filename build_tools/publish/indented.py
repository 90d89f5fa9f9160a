"""JSON with one space of indent a level, as `json.dumps(value, ensure_ascii=False, indent=1)` writes it.

The standard encoder, asked to indent, makes every comma in Python; guide.json was a third of publishing.
"""

from collections.abc import Callable, Iterator
from json.encoder import encode_basestring
from typing import Any

encoded: Callable[[str], str] = encode_basestring


class Ready(str):
    """The text of a value, indented already."""


def indented(value: Any, depth: int = 0) -> str:
    """The text of a value of dict (with names of str), list, str, int, bool and None, standing `depth` levels down."""
    kind = type(value)
    if isinstance(value, Ready):
        return value
    if kind is str:
        return encoded(value)
    if value is None or kind is bool:
        return "null" if value is None else "true" if value else "false"
    if kind is int:
        return str(value)
    if not value:
        return "{}" if kind is dict else "[]"
    gap = "\n" + " " * (depth + 1)
    # Most values are texts: a call for each would be a third of the time.
    if kind is dict:
        rows = [
            f"{encoded(name)}: {encoded(row) if type(row) is str else indented(row, depth + 1)}"
            for name, row in value.items()
        ]
        return "{" + gap + f",{gap}".join(rows) + gap[:-1] + "}"
    rows = [encoded(row) if type(row) is str else indented(row, depth + 1) for row in value]
    return "[" + gap + f",{gap}".join(rows) + gap[:-1] + "]"


def pieces(data: dict[str, Any]) -> Iterator[str]:
    """The text of a dict in pieces. A value may be an iterator: it is written as a list, each row made in its turn."""
    opened = "{"
    for name, value in data.items():
        yield f"{opened}\n {encoded(name)}: "
        if isinstance(value, Iterator):
            bracket = "["
            for row in value:
                yield f"{bracket}\n  {indented(row, 2)}"
                bracket = ","
            yield "[]" if bracket == "[" else "\n ]"
        else:
            yield indented(value, 1)
        opened = ","
    yield "{}" if opened == "{" else "\n}"
