"""The usual slips of people who do not write YAML every day: told, and mended so that the rest can be read."""

import re

_NAME = re.compile(r"(\s*)([A-Za-z_]+)\s*：\s*(.*)")
_TIGHT = re.compile(r"([a-z_]+):([^\s/].*)")
_INNER = re.compile(r"([a-z_]+): ([^\s\"'\[{#].*: .*)")
_BARE = re.compile(
    r"(?:title|subtitle|edition|publication|column|author|author_role|date|url|rights)(?:\s+(.*))?$"
)
_CHOICE = re.compile(r"(\s+)([^\s\"'#-][^:：]*?)\s*(：|:(?=\S))\s*([a-z][a-z0-9_-]*)\s*$")


def mend(source: str) -> tuple[str, list[tuple[int, str]]]:
    """Front matter with its usual slips mended, line for line, and what they were: (line from 1, message)."""
    rows: list[str] = []
    slips: list[tuple[int, str]] = []
    inside = False
    for number, line in enumerate(source.split("\n"), 1):
        inside = (inside and line[:1] in (" ", "\t", "")) or bool(re.match(r"chapters\s*[:：]\s*$", line))
        row, message = _choice(line) if inside and line[:1] in (" ", "\t") else _field(line)
        rows.append(row)
        if message:
            slips.append((number, message))
    return "\n".join(rows), slips


def _choice(line: str) -> tuple[str, str]:
    """A line below `chapters:`."""
    slip = _CHOICE.match(line.replace("\t", "  "))
    if slip:
        indent, heading, _, chapter = slip.groups()
        cure = f"小标题和篇章代号之间用半角冒号加一个空格。改成“{heading}: {chapter}”"
        return f"{indent}{quoted(heading)}: {chapter}", cure
    return (line.replace("\t", "  "), _TAB) if "\t" in line else (line, "")


_TAB = "文首信息里不能用制表符。改成空格"


def _field(line: str) -> tuple[str, str]:
    wide = _NAME.match(line)
    if wide:
        indent, name, value = wide.groups()
        cure = f"“{name}”后面用了全角冒号。改成半角冒号加一个空格，如 {name}: 值"
        return f"{indent}{name}: {_safe(value)}", cure
    tight = _TIGHT.match(line)
    if tight:
        return f"{tight.group(1)}: {_safe(tight.group(2))}", "冒号后面缺一个空格。写成“名称: 值”"
    if "\t" in line:
        return line.replace("\t", "  "), _TAB
    inner = _INNER.match(line)
    if inner:
        cure = '值里含有冒号加空格。给整个值加上引号，如 title: "甲: 乙"'
        return f"{inner.group(1)}: {quoted(inner.group(2))}", cure
    bare = _BARE.match(line)
    if bare:
        return f"{line.split()[0]}: {_safe(bare.group(1) or '')}", "名称后面缺冒号。写成“名称: 值”"
    return line, ""


def _safe(value: str) -> str:
    return quoted(value) if ": " in value and value[0] not in "\"'[{" else value


def quoted(value: str) -> str:
    """A value as a single-quoted YAML scalar."""
    return "'" + value.strip().replace("'", "''") + "'"
