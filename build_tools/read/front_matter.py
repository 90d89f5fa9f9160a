"""Front matter: the bibliographic facts at the head of an article file.

`FrontMatter` is the one truth about its fields; errors come in Chinese, all of them in one
run, each with its line and a cure.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from build_tools.errors import Fault
from build_tools.model.article import Bibliography
from build_tools.read.slips import mend
from build_tools.read.yaml_source import Parsed, parse_yaml

_FENCE = re.compile(r"---[ \t]*$")
_NAMED = re.compile(r"[A-Za-z_]+\s*[:：]|[ \t]+\S|#")
_DASHES = re.compile(r"[-—–－―─−]+")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_SHAPE: dict[str, Any] = {"pattern": rf"^(?:{_DATE.pattern})$"}
_EXAMPLE = "文首信息读不懂。每行写成“名称: 值”，例如 title: 文章标题"
Text = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\n\r]*$")]


class FrontMatter(BaseModel):
    """The fields that an article's front matter may have."""

    model_config = ConfigDict(extra="forbid", title="文首信息")

    title: Text = Field(description="标题")
    edition: Literal["restated", "original"] = Field(
        description="restated 为本站自行编写的学习版，original 为原文"
    )
    subtitle: Text | None = Field(None, description="副题")
    publication: Text | None = Field(None, description="发表的报刊，或发布的机关")
    column: Text | None = Field(None, description="栏目")
    author: Text | None = Field(None, description="作者")
    author_role: Text | None = Field(None, description="作者身份")
    date: str | None = Field(
        None, description="发表日期，确知才写，如 2019-05-06、2019-05 或 2019", json_schema_extra=_SHAPE
    )
    url: str | None = Field(
        None, max_length=2000, pattern=r"^https?://[^\s\"'<>\\]+$", description="原文网址"
    )
    rights: Text | None = Field(None, description="权利说明")
    retrieved: str | None = Field(None, description="取得日期，如 2026-11-24", json_schema_extra=_SHAPE)
    chapters: dict[str, str] = Field(
        default_factory=dict,
        description="编者为各小标题或各段指定的篇章：小标题: 篇章代号，第2—4段: 篇章代号",
    )
    order: int = Field(1000, ge=1, le=9999, description="在导读中的次序，数字小的在前")
    tags: list[Text] = Field(default_factory=list, description="主题词")

    @field_validator("date", "retrieved")
    @classmethod
    def _plain_date(cls, value: str | None) -> str | None:
        if value is not None:
            if not _DATE.fullmatch(value):
                raise ValueError("date-form")
            parts = [int(part) for part in value.split("-")]
            datetime.date(*[*parts, 1, 1][:3])
        return value

    def bibliography(self) -> Bibliography:
        """The validated fields as the model's record."""
        fields = self.model_dump()
        fields["chapters"] = tuple(fields["chapters"].items())
        fields["tags"] = tuple(fields["tags"])
        return Bibliography(**fields)


@dataclass(frozen=True, slots=True)
class Head:
    """Front matter as read: the bibliography (None when it has faults), its faults, and for each
    heading that it gives to a chapter the line on which it does so.
    """

    bibliography: Bibliography | None
    faults: tuple[Fault, ...]
    chosen: tuple[tuple[str, int], ...]


def split(text: str) -> tuple[str | None, str, int]:
    """Front matter and body of a file, and the line (from 1) on which the body begins.

    The front matter is None when the file does not begin with a closed `---` block.
    """
    lines = text.split("\n")
    if not lines or not _FENCE.match(lines[0]):
        return None, text, 1
    for index in range(1, len(lines)):
        if _FENCE.match(lines[index]):
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    return None, text, 1


def missing(text: str) -> tuple[int, str]:
    """What is wrong with a file that has no front matter: (line, message)."""
    lines = text.split("\n")
    if _FENCE.match(lines[0]):
        after = next((n for n, row in enumerate(lines[1:], 2) if not _NAMED.match(row)), len(lines))
        return after, "文首信息没有结束。在它的最后一行下面加一行 ---（三个半角减号）"
    if _DASHES.fullmatch(lines[0].strip()):
        return 1, f"文首信息的上下各要一行 ---（三个半角减号），现在写的是 {lines[0].strip()}"
    cure = "第一行写 ---，接着写 title: 标题 和 edition: original（原文；本站编写的学习版写 restated），再写一行 ---"
    return 1, f"文件开头缺少文首信息。{cure}"


def parse(source: str, path: str, known: Mapping[str, str]) -> Head:
    """Read and validate front matter. Line 1 of `source` is line 2 of the file; `known` are the chapters, id -> title."""
    mended, slips = mend(source)
    parsed = parse_yaml(mended)
    found = [*slips, *parsed.slips]
    bibliography = None
    chosen: tuple[tuple[str, int], ...] = ()
    data = {} if parsed.data is None else parsed.data
    if isinstance(data, dict):
        chapters = data.pop("chapters", None)
        found += _chapter_slips(chapters, parsed, known)
        if isinstance(chapters, dict):
            chosen = tuple((heading, parsed.line(("chapters", heading)) + 1) for heading in chapters)
        try:
            choices = {} if chapters is None else {"chapters": chapters}
            bibliography = FrontMatter.model_validate({**data, **choices}).bibliography()
        except ValidationError as error:
            found += _field_slips(error, parsed, known)
    else:
        found.append((1, _EXAMPLE))
    faults = tuple(Fault(path, line + 1, message) for line, message in sorted(set(found)))
    return Head(None if faults else bibliography, faults, chosen)


def _chapter_slips(chapters: Any, parsed: Parsed, known: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    if isinstance(chapters, list):
        for index in range(len(chapters)):
            line = parsed.line(("chapters", index))
            yield line, "chapters 下面每行写成“小标题: 篇章代号”，前面空两格，不要加“- ”"
    elif isinstance(chapters, dict):
        offered = "、".join(f"{id}（{title}）" for id, title in known.items())
        for heading, chapter in chapters.items():
            line = parsed.line(("chapters", heading))
            if chapter is None:
                yield line, f"“{heading}”后面没有写篇章。可用的篇章：{offered}"
            elif not isinstance(chapter, str):
                yield line, f"“{heading}”只能归入一个篇章，写成“{heading}: 篇章代号”。可用的篇章：{offered}"
            elif meant := next((id for id, title in known.items() if title == chapter), ""):
                yield line, f"篇章要写代号。改成“{heading}: {meant}”"
            elif chapter not in known:
                yield line, f"没有篇章“{chapter}”。可用的篇章：{offered}"
    elif chapters is not None:
        yield (
            parsed.line(("chapters",)),
            "chapters 下面另起一行，空两格，写“小标题: 篇章代号”；不指定就删去这一行",
        )


def _field_slips(
    error: ValidationError, parsed: Parsed, known: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    for item in error.errors():
        at = item["loc"]
        name = str(at[0])
        if name == "chapters":
            continue
        if item["type"] == "missing" and parsed.lost(name):
            continue
        if item["type"] == "extra_forbidden" and str(item["input"]) in known:
            yield parsed.line(at), f"“{name}”若是小标题，写在 chapters: 下面一行，行首空两格"
        else:
            yield parsed.line(at), _field_message(item)


def _field_message(item: Any) -> str:
    name = ".".join(map(str, item["loc"]))
    kind = item["type"]
    given = item["input"]
    if kind == "missing":
        return f"缺少“{name}”（{_describe(name)}）。在文首信息里加一行 {name}: …"
    if kind == "extra_forbidden":
        return f"没有“{name}”这一项。可用的项：{'、'.join(FrontMatter.model_fields)}"
    if given is None or given == "":
        needed = name in ("title", "edition")
        return f"“{name}”是空的。填上{_describe(name)}" + ("" if needed else "，或删去这一行")
    if kind == "literal_error":
        return f"“{name}”只能写 restated（本站编写的学习版）或 original（原文），现在是“{given}”"
    if name in ("date", "retrieved"):
        return f"“{name}”的日期读不懂：{given}。写成 2019-05-06；只知道年月就写 2019-05；不知道就删去这一行"
    if name == "url":
        return f"“url”应是以 http:// 或 https:// 开头的网址，现在是“{given}”"
    if kind == "string_too_long":
        return f"“{name}”太长（最多 200 字）"
    if name == "order":
        return f"“order”是次序，写成 1 到 9999 的整数，现在是“{given}”"
    if name == "tags":
        return "“tags”写成 [甲, 乙]"
    return f"“{name}”的值不对：{given}。{_describe(name)}，写成一行文字，不用方括号、花括号和换行"


def _describe(name: str) -> str:
    field = FrontMatter.model_fields.get(name.split(".")[0])
    return (field.description if field else None) or name
