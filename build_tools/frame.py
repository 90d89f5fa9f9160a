"""The hand-written frame of a guide, from the articles folder: `_chapters/<id>.md` and `_timeline.yml`."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from build_tools.errors import ContentError, Fault, shown
from build_tools.model.guide import Event, Frame
from build_tools.read import parse_yaml

TIMELINE = "_timeline.yml"
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_FIELDS = {"date", "name", "text", "article", "paragraph"}
_ENCODING = "文件不是 UTF-8 编码。另存为 UTF-8"
_EXAMPLE = "每件事写成：- date: 2017-07，name: 简称，text: 一句话，article: 文章代号，paragraph: 段号"


def load_frame(folder: Path, chapters: Iterable[str]) -> Frame:
    """Introductions and events beside the articles; either may be missing. Raises ContentError."""
    introductions: list[tuple[str, str]] = []
    events: tuple[Event, ...] = ()
    faults: list[Fault] = []
    for chapter in chapters:
        path = folder / "_chapters" / f"{chapter}.md"
        if path.is_file() and not path.is_symlink():
            try:
                introductions.append((chapter, path.read_text("utf-8").strip()))
            except UnicodeDecodeError:
                faults.append(Fault(shown(path), 1, _ENCODING))
    path = folder / TIMELINE
    if path.is_file() and not path.is_symlink():
        try:
            events = _events(path.read_text("utf-8"), path)
        except ContentError as error:
            faults += error.faults
        except UnicodeDecodeError:
            faults.append(Fault(shown(path), 1, _ENCODING))
    if faults:
        raise ContentError(faults)
    return Frame(tuple(introductions), events)


def _events(text: str, path: Path) -> tuple[Event, ...]:
    parsed = parse_yaml(text)
    faults = [Fault(shown(path), line, message) for line, message in parsed.slips]
    rows = parsed.data
    if not isinstance(rows, list):
        raise ContentError(faults or [Fault(shown(path), 1, f"时间线是一列事件。{_EXAMPLE}")])
    faults += [
        Fault(shown(path), parsed.line((index,)), problem)
        for index, row in enumerate(rows)
        if (problem := _problem(row))
    ]
    if faults:
        raise ContentError(faults)
    return tuple(_event(row) for row in rows)


def _event(row: dict[str, str | None]) -> Event:
    paragraph = row.get("paragraph")
    return Event(
        str(row["date"]),
        str(row["name"]),
        str(row["text"]),
        row.get("article"),
        int(paragraph) if paragraph else None,
    )


def _problem(row: Any) -> str:
    if not isinstance(row, dict) or not {"date", "name", "text"} <= set(row):
        return _EXAMPLE
    if set(row) - _FIELDS or any(isinstance(value, (dict, list)) for value in row.values()):
        return _EXAMPLE
    if not _DATE.fullmatch(str(row["date"])):
        return f"日期读不懂：{row['date']}。写成 2017、2017-07 或 2017-07-18"
    if row.get("paragraph") is not None and not _NUMBER.fullmatch(row["paragraph"]):
        return "paragraph 是段号，写成数字"
    return ""
