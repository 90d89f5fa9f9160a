"""Front matter: the bibliographic facts at the head of an article file.

`FrontMatter` is the one truth about its fields; errors come in Chinese, all of them in one
run, each with its line and a cure.
"""

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from build_tools.errors import ContentError, Fault
from build_tools.model.article import Bibliography

_FENCE = re.compile(r"---[ \t]*$")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
Text = Annotated[str, Field(min_length=1, max_length=200)]


class FrontMatter(BaseModel):
    """The fields that an article's front matter may have."""

    model_config = ConfigDict(extra="forbid")

    title: Text = Field(description="标题")
    edition: Literal["restated", "original"] = Field(
        description="restated 为本站自行编写的学习版，original 为原文"
    )
    subtitle: Text | None = Field(None, description="副题")
    publication: Text | None = Field(None, description="发表的报刊，或发布的机关")
    column: Text | None = Field(None, description="栏目")
    author: Text | None = Field(None, description="作者")
    author_role: Text | None = Field(None, description="作者身份")
    date: str | None = Field(None, description="发表日期，确知才写，如 2019-05-06、2019-05 或 2019")
    url: str | None = Field(None, pattern=r"^https?://\S+$", description="原文网址")
    rights: str | None = Field(None, description="权利说明")
    retrieved: str | None = Field(None, description="取得日期，如 2026-11-24")
    chapters: dict[str, str] = Field(
        default_factory=dict, description="编者为各小标题指定的篇章：小标题: 篇章代号"
    )
    order: int = Field(1000, ge=1, le=9999, strict=True, description="在导读中的次序，数字小的在前")
    tags: list[Text] = Field(default_factory=list, description="主题词")

    @field_validator("date", "retrieved", mode="before")
    @classmethod
    def _plain_date(cls, value: Any) -> Any:
        if isinstance(value, datetime.date):
            value = value.isoformat()
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str):
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


def parse(source: str, path: str, chapter_ids: frozenset[str]) -> Bibliography:
    """Read and validate front matter. Line 1 of `source` is line 2 of the file.

    Raises ContentError with every fault found.
    """
    slips = _slips(source, path)
    try:
        data = YAML(typ="rt").load(source)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        raise ContentError(slips or [Fault(path, line, _yaml_message(str(error.problem)))]) from None
    except Exception:
        raise ContentError(
            slips or [Fault(path, 2, "文首信息读不懂。每行写成“名称: 值”，例如 title: 文章标题")]
        ) from None
    if not isinstance(data, dict):
        raise ContentError(
            slips or [Fault(path, 2, "文首信息读不懂。每行写成“名称: 值”，例如 title: 文章标题")]
        )
    faults = list(slips)
    plain = {str(key): _plain(value) for key, value in data.items()}
    chosen = plain.get("chapters")
    for heading, chapter in chosen.items() if isinstance(chosen, dict) else ():
        if chapter not in chapter_ids:
            known = "、".join(sorted(chapter_ids))
            line = _line(data, ("chapters", heading))
            faults.append(Fault(path, line, f"没有篇章“{chapter}”。可用的篇章：{known}"))
    try:
        matter = FrontMatter.model_validate(plain)
    except ValidationError as error:
        fields = [Fault(path, _line(data, item["loc"]), _field_message(item)) for item in error.errors()]
        raise ContentError([*faults, *fields]) from None
    if faults:
        raise ContentError(faults)
    return matter.bibliography()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _slips(source: str, path: str) -> list[Fault]:
    """The usual slips of people who do not write YAML every day."""
    faults = []
    for number, line in enumerate(source.split("\n"), start=2):
        name = re.match(r"\s*([A-Za-z_]+)\s*：", line)
        if name:
            faults.append(
                Fault(
                    path,
                    number,
                    f"“{name.group(1)}”后面用了全角冒号。改成半角冒号加一个空格，如 {name.group(1)}: 值",
                )
            )
        elif re.match(r"[a-z_]+:[^\s/]", line):
            faults.append(Fault(path, number, "冒号后面缺一个空格。写成“名称: 值”"))
        elif "\t" in line:
            faults.append(Fault(path, number, "文首信息里不能用制表符。改成空格"))
        elif re.match(r"[a-z_]+: [^\"'\[{#]*[^\s\"'\[{#]: ", line):
            faults.append(Fault(path, number, '值里含有冒号加空格。给整个值加上引号，如 title: "甲: 乙"'))
    return faults


def _yaml_message(problem: str) -> str:
    if "duplicate key" in problem:
        name = re.search(r'duplicate key "?([^" ]+)"?', problem)
        return f"“{name.group(1) if name else ''}”写了两次。删去其中一行"
    return "文首信息读不懂。每行写成“名称: 值”，冒号用半角，后面空一格；值里有冒号或引号时给整个值加引号"


def _line(data: Any, location: tuple[int | str, ...]) -> int:
    node, line = data, 0
    for part in location:
        try:
            line = node.lc.item(part)[0] if isinstance(part, int) else node.lc.key(part)[0]
            node = node[part]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line + 2


def _field_message(item: Any) -> str:
    name = ".".join(map(str, item["loc"]))
    kind = item["type"]
    if kind == "missing":
        return f"缺少“{name}”（{_describe(name)}）。在文首信息里加一行 {name}: …"
    if kind == "extra_forbidden":
        return f"没有“{name}”这一项。可用的项：{'、'.join(FrontMatter.model_fields)}"
    if kind == "literal_error":
        return f"“{name}”只能写 restated（本站编写的学习版）或 original（原文），现在是“{item['input']}”"
    if name in ("date", "retrieved"):
        return f"“{name}”的日期读不懂：{item['input']}。写成 2019-05-06；只知道年月就写 2019-05；不知道就删去这一行"
    if name == "url":
        return f"“url”应是以 http:// 或 https:// 开头的网址，现在是“{item['input']}”"
    if kind == "string_too_long":
        return f"“{name}”太长（最多 200 字）"
    if kind == "string_too_short":
        return f"“{name}”是空的。填上{_describe(name)}，或删去这一行"
    return f"“{name}”的值不对：{item['input']!r}。{_describe(name)}，写成一行文字；像数字或日期的值要加引号"


def _describe(name: str) -> str:
    field = FrontMatter.model_fields.get(name.split(".")[0])
    return (field.description if field else None) or name
