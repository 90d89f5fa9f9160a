"""YAML that editors write, as plain values with the line of each: every slip in one run, nothing clever.

A slip in one line does not hide the others: the line is set aside and the rest is read again.
Values stay the text that was written, so a date is no date yet and `010` stays `010`. Anchors,
tags and deep nesting are refused before they can expand (a kilobyte of aliases makes a gigabyte).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

MOST_CHARACTERS = 200_000
_DEEPEST = 6
_MOST_SLIPS = 30
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNUSUAL = re.compile(
    r"[&*!%|>?@`\t\r\\{}'#\x85\u2028\u2029\ufeff]|^(?:---|\.\.\.)|(?:\[[^\]]*){9}", re.MULTILINE
)
"""What the quick way leaves to the careful one: marks that act, or that the two might read otherwise."""
Key = tuple[str | int, ...]


@dataclass(slots=True)
class Parsed:
    """What a YAML text holds: `data` of dict, list, str and None; `lines` by the path of each key or item.

    `slips` are lines (from 1) with what is wrong there, in Chinese; `aside` holds the text of the
    lines that could not be read, so that what they name is not taken for missing.
    """

    data: Any = None
    lines: dict[Key, int] = field(default_factory=dict)
    slips: list[tuple[int, str]] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)

    def line(self, key: Key) -> int:
        """Line of a key, of the nearest key above it, or 1."""
        return next((self.lines[key[:n]] for n in range(len(key), 0, -1) if key[:n] in self.lines), 1)

    def lost(self, name: str) -> bool:
        """Whether the name stands in a line that was set aside."""
        return any(re.match(rf"[\s-]*{re.escape(name)}\b", row) for row in self.aside)


def parse_yaml(source: str) -> Parsed:
    """Read a YAML text. Never raises: what cannot be read is a slip."""
    parsed = Parsed()
    if len(source) > MOST_CHARACTERS:
        parsed.slips.append((1, f"太长了（最多 {MOST_CHARACTERS} 字）。请分成几个文件或删减"))
        return parsed
    rows = source.split("\n")
    for number, row in enumerate(rows, 1):
        if _UNPRINTABLE.search(row):
            parsed.slips.append((number, "有看不见的控制字符。删去这一行重新输入"))
            rows[number - 1] = _UNPRINTABLE.sub("", row)
    for _ in range(_MOST_SLIPS):
        try:
            node = _compose("\n".join(rows))
        except _Refused as slip:
            parsed.slips.append((slip.line, slip.message))
            parsed.aside += _set_aside(rows, slip.line - 1)
        else:
            parsed.data = _value(node, (), parsed) if node else None
            break
    parsed.slips.sort()
    return parsed


class _Refused(Exception):
    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message


def _compose(text: str) -> Any:
    """The tree of nodes of a YAML text; None when it is empty."""
    if not _UNUSUAL.search(text) and _QUICK is not None:
        try:
            tree = yaml.compose(text, Loader=_QUICK)
        except (yaml.YAMLError, RecursionError):
            pass  # the careful way says what is wrong, in its own words
        else:
            if tree is None or _depth(tree) <= _DEEPEST:
                return tree
    return _carefully(text)


_QUICK = getattr(yaml, "CSafeLoader", None)
"""libyaml, seventy times as fast as Python, where PyYAML was built with it."""


def _depth(node: Any) -> int:
    inside = [part for row in node.value for part in (row if isinstance(row, tuple) else (row,))]
    return 0 if node.id == "scalar" else 1 + max(map(_depth, inside), default=0)


def _carefully(text: str) -> Any:
    reader = YAML(typ="rt", pure=True)
    try:
        depth = 0
        for event in reader.parse(text):
            kind = type(event).__name__
            line = event.start_mark.line + 1
            depth += kind.endswith(("MappingStartEvent", "SequenceStartEvent"))
            depth -= kind.endswith(("MappingEndEvent", "SequenceEndEvent"))
            if depth > _DEEPEST:
                raise _Refused(line, "方括号或缩进套得太深。写成“名称: 值”就够了")
            if kind == "AliasEvent" or getattr(event, "anchor", None):
                raise _Refused(line, "不能用 & 和 * 开头的值。值真的以这些符号开头时，给它加引号")
            if getattr(event, "tag", None):
                raise _Refused(line, "不能用 ! 开头的值。值真的以感叹号开头时，给它加引号")
        return YAML(typ="rt", pure=True).compose(text)
    except MarkedYAMLError as error:
        raise _Refused(_line(error), _message(error)) from None


def _line(error: MarkedYAMLError) -> int:
    """The line to blame: where a bracket or quotation mark was opened, or where the reader stumbled."""
    opened = "while parsing a block" not in str(error.context) and error.context_mark
    mark = opened or error.problem_mark
    return int(mark.line) + 1 if mark else 1


def _message(error: MarkedYAMLError) -> str:
    context, problem = str(error.context), str(error.problem)
    if "quoted scalar" in context:
        return "读不懂：引号没有成对。检查这一行的引号"
    if "flow" in context:
        return "读不懂：方括号或花括号没有成对，或里面少了逗号。写成 [甲, 乙]"
    if "cannot start any token" in problem:
        return "读不懂：值不能以 @、%、` 等符号开头。给整个值加上引号"
    if "mapping values are not allowed" in problem:
        return "读不懂：可能是值里含有冒号，或缩进不齐。给整个值加引号，或与上一行对齐"
    if "single document" in context:
        return "多出一行 ---。删去它"
    return "读不懂。每行写成“名称: 值”，冒号用半角，后面空一格；值里有冒号或引号时给整个值加引号"


def _set_aside(rows: list[str], index: int) -> list[str]:
    """Blank a line that cannot be read, and what is indented below it."""
    index = min(index, len(rows) - 1)
    while index and not rows[index].strip():
        index -= 1
    taken = [rows[index]]
    indent = _indent(rows[index])
    rows[index] = ""
    for below in range(index + 1, len(rows)):
        if rows[below].strip() and _indent(rows[below]) <= indent:
            break
        taken.append(rows[below])
        rows[below] = ""
    return taken


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _value(node: Any, at: Key, parsed: Parsed) -> Any:
    if node.id == "mapping":
        return dict(_entries(node, at, parsed))
    if node.id == "sequence":
        for index, item in enumerate(node.value):
            parsed.lines[(*at, index)] = item.start_mark.line + 1
        return [_value(item, (*at, index), parsed) for index, item in enumerate(node.value)]
    if not node.style and str(node.value) in ("", "~", "null"):
        return None
    return str(node.value)


def _entries(node: Any, at: Key, parsed: Parsed) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for name, item in node.value:
        line = name.start_mark.line + 1
        if name.id != "scalar":
            parsed.slips.append((line, "读不懂。每行写成“名称: 值”"))
            continue
        key = str(name.value)
        if key in seen:
            parsed.slips.append((line, f"“{key}”写了两次。删去其中一行"))
            continue
        seen.add(key)
        parsed.lines[(*at, key)] = line
        yield key, _value(item, (*at, key), parsed)
