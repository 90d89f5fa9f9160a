"""The hand-written frame of a guide, from the articles folder: `_chapters/<id>.md` and `_timeline.yml`."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from build_tools.errors import ContentError, Fault
from build_tools.model.guide import Event, Frame

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_EXAMPLE = "每件事写成：- date: 2017-07，name: 简称，text: 一句话，article: 文章代号，paragraph: 段号"


def load_frame(folder: Path, chapters: Iterable[str]) -> Frame:
    """Introductions and events beside the articles; either may be missing. Raises ContentError."""
    introductions = []
    for chapter in chapters:
        path = folder / "_chapters" / f"{chapter}.md"
        if path.is_file() and not path.is_symlink():
            introductions.append((chapter, path.read_text("utf-8").strip()))
    path = folder / "_timeline.yml"
    events = _events(path.read_text("utf-8"), path) if path.is_file() and not path.is_symlink() else ()
    return Frame(tuple(introductions), events)


def _events(text: str, path: Path) -> tuple[Event, ...]:
    try:
        rows = YAML(typ="rt").load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ContentError(
            [Fault(str(path), mark.line + 1 if mark else 1, f"时间线读不懂。{_EXAMPLE}")]
        ) from None
    if not isinstance(rows, list):
        raise ContentError([Fault(str(path), 1, f"时间线是一列事件。{_EXAMPLE}")])
    faults = [
        Fault(str(path), _line(rows, i), problem) for i, row in enumerate(rows) if (problem := _problem(row))
    ]
    if faults:
        raise ContentError(faults)
    return tuple(
        Event(str(r["date"]), str(r["name"]), str(r["text"]), r.get("article"), r.get("paragraph"))
        for r in rows
    )


def _line(rows: Any, index: int) -> int:
    return int(rows.lc.item(index)[0]) + 1


def _problem(row: Any) -> str:
    if not isinstance(row, dict) or not {"date", "name", "text"} <= set(row):
        return _EXAMPLE
    if not _DATE.fullmatch(str(row["date"])):
        return f"日期读不懂：{row['date']}。写成 2017、2017-07 或 2017-07-18"
    if set(row) - {"date", "name", "text", "article", "paragraph"}:
        return _EXAMPLE
    return (
        ""
        if row.get("paragraph") is None or isinstance(row["paragraph"], int)
        else "paragraph 是段号，写成数字"
    )
