"""The record of facts beside an article: `<slug>.facts.yml`."""

import re
from typing import Any

from build_tools.errors import ContentError, Fault
from build_tools.model.article import CONFIDENCE, Fact
from build_tools.read.yaml_source import Parsed, parse_yaml

_FIELDS = {"id", "statement", "source", "url", "confidence"}
_REQUIRED = ("id", "statement", "source", "confidence")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
_EXAMPLE = "每条事实写成：- id: F1，statement: 用自己的话写的事实，source: 出处，confidence: one-source"


def read_facts(source: str, path: str) -> tuple[Fact, ...]:
    """The facts of a file, in order. Raises ContentError with every fault found."""
    parsed = parse_yaml(source)
    faults = [Fault(path, line, message) for line, message in parsed.slips]
    rows = parsed.data.get("facts") if isinstance(parsed.data, dict) else None
    if not isinstance(rows, list):
        if not faults:
            faults.append(Fault(path, 1, f"事实文件要以“facts:”开头。{_EXAMPLE}"))
        raise ContentError(faults)
    found: list[Fact] = []
    known: set[str] = set()
    for index, row in enumerate(rows):
        line = parsed.line(("facts", index))
        problem = _problem(row, known, parsed)
        if isinstance(row, dict):
            known.add(str(row.get("id")))
        if problem:
            faults.append(Fault(path, line, problem))
        elif not faults:
            found.append(_fact(row, line))
    if faults:
        raise ContentError(faults)
    return tuple(found)


def _problem(row: Any, known: set[str], parsed: Parsed) -> str:
    if not isinstance(row, dict):
        return _EXAMPLE
    unknown = [str(key) for key in row if key not in _FIELDS]
    if unknown:
        return f"没有“{unknown[0]}”这一项。可用的项：{'、'.join(sorted(_FIELDS))}"
    if any(isinstance(value, (dict, list)) for value in row.values()):
        return f"每一项的值写成一行文字。{_EXAMPLE}"
    missing = [key for key in _REQUIRED if not str(row.get(key) or "").strip() and not parsed.lost(key)]
    if missing:
        return f"缺少“{missing[0]}”。{_EXAMPLE}"
    if str(row["id"]) in known:
        return f"事实 {row['id']} 写了两次。换一个 id"
    if row["confidence"] not in CONFIDENCE:
        return f"confidence 只能写 {'、'.join(CONFIDENCE)}，现在是“{row['confidence']}”"
    if row.get("url") and not _ADDRESS.fullmatch(row["url"]):
        return f"url 应是以 http:// 或 https:// 开头的网址，现在是“{row['url']}”"
    return ""


def _fact(row: dict[str, Any], line: int) -> Fact:
    url = str(row["url"]) if row.get("url") else None
    return Fact(str(row["id"]), str(row["statement"]), str(row["source"]), url, str(row["confidence"]), line)
