"""The record of facts beside an article: `<slug>.facts.yml`."""

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from build_tools.errors import ContentError, Fault
from build_tools.model.article import CONFIDENCE, Fact

_FIELDS = {"id", "statement", "source", "url", "confidence"}
_REQUIRED = ("id", "statement", "source", "confidence")
_EXAMPLE = "每条事实写成：- id: F1，statement: 用自己的话写的事实，source: 出处，confidence: one-source"


def read_facts(source: str, path: str) -> tuple[Fact, ...]:
    """The facts of a file, in order. Raises ContentError with every fault found."""
    try:
        data = YAML(typ="rt").load(source)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ContentError(
            [Fault(path, mark.line + 1 if mark else 1, f"事实文件读不懂。{_EXAMPLE}")]
        ) from None
    rows = data.get("facts") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise ContentError([Fault(path, 1, f"事实文件要以“facts:”开头。{_EXAMPLE}")])
    faults: list[Fault] = []
    found: list[Fact] = []
    for index, row in enumerate(rows):
        line = _line(rows, index)
        problem = _problem(row, {fact.id for fact in found})
        if problem:
            faults.append(Fault(path, line, problem))
        else:
            found.append(_fact(row, line))
    if faults:
        raise ContentError(faults)
    return tuple(found)


def _line(rows: Any, index: int) -> int:
    return int(rows.lc.item(index)[0]) + 1


def _problem(row: Any, known: set[str]) -> str:
    if not isinstance(row, dict):
        return _EXAMPLE
    unknown = [str(key) for key in row if key not in _FIELDS]
    if unknown:
        return f"没有“{unknown[0]}”这一项。可用的项：{'、'.join(sorted(_FIELDS))}"
    missing = [key for key in _REQUIRED if not str(row.get(key) or "").strip()]
    if missing:
        return f"缺少“{missing[0]}”。{_EXAMPLE}"
    if str(row["id"]) in known:
        return f"事实 {row['id']} 写了两次。换一个 id"
    if row["confidence"] not in CONFIDENCE:
        return f"confidence 只能写 {'、'.join(CONFIDENCE)}，现在是“{row['confidence']}”"
    if row.get("url") and not str(row["url"]).startswith(("http://", "https://")):
        return f"url 应是以 http:// 或 https:// 开头的网址，现在是“{row['url']}”"
    return ""


def _fact(row: dict[str, Any], line: int) -> Fact:
    url = str(row["url"]) if row.get("url") else None
    return Fact(str(row["id"]), str(row["statement"]), str(row["source"]), url, str(row["confidence"]), line)
