"""What pydantic finds wrong in a file of decisions, told to editors: a line and a cure in Chinese."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from build_tools.model.decisions import VERDICTS
from build_tools.model.questions import KINDS
from build_tools.read.quiz_fields import (
    WRITTEN,
    ChangeFields,
    DecisionFields,
    OptionFields,
    PlaceFields,
    QuizFile,
)
from build_tools.read.yaml_source import Key, Parsed

_UNIONS = {
    "answer": "“answer”读不懂。判断题写 true 或 false；填空、排序、简答、讨论写一列文字；匹配写一列 [左, 右]",
    "cites": "“cites”里每一项抄一句原句，或写 {paragraph: 7, sentence: 2}（第7段第2句）",
}


def told(error: ValidationError, parsed: Parsed) -> Iterator[tuple[int, str]]:
    """Lines and messages; a value that could have several shapes is told once."""
    for item in error.errors():
        at = _place(item["loc"])
        if item["type"] == "missing" and parsed.lost(str(at[-1])):
            continue
        union = next((name for name in _UNIONS if _chosen(item["loc"], name)), None)
        if union and not (item["type"] == "extra_forbidden" and "PlaceFields" in item["loc"]):
            yield parsed.line(at), _UNIONS[union]
        else:
            yield parsed.line(at), _message(item, at)


def _place(loc: tuple[str | int, ...]) -> Key:
    """Where an error stands in the file: its path without the names of branches that pydantic puts in."""
    at: list[str | int] = []
    for n, part in enumerate(loc):
        branch = n == 2 and loc[0] == "written"
        if not (branch or part == "[key]" or (isinstance(part, str) and _is_branch(part))):
            at.append(part)
    return tuple(at)


def _is_branch(part: str) -> bool:
    return part in ("bool", "PlaceFields") or part.startswith(("list[", "constrained-"))


def _chosen(loc: tuple[str | int, ...], name: str) -> bool:
    """Whether an error lies in one of the shapes that the value of a field could have."""
    return name in loc and any(isinstance(part, str) and _is_branch(part) for part in loc)


def _message(item: Any, at: Key) -> str:
    name, kind, given = str(at[-1]), item["type"], item["input"]
    if kind == "extra_forbidden":
        return f"没有“{name}”这一项。可用的项：{'、'.join(_known(item['loc']))}"
    if kind.startswith("union_tag"):
        kinds = "、".join(f"{id}（{label}）" for id, label in KINDS.items())
        return f"手写的题要写 kind，只能是 {kinds}"
    if "[key]" in item["loc"]:
        return f"“{name}”不是题号。题号是十二位，用 study-guide questions 可以看到，写在题干后面"
    if name == "seen":
        return "缺少 seen，或不是八位。先写 seen: '00000000'，再运行 check，会告诉这道题现在的 seen"
    if kind == "missing":
        return f"缺少“{name}”。加一行 {name}: …"
    if name == "decision":
        verdicts = "、".join(f"{id}（{label}）" for id, label in VERDICTS.items())
        return f"decision 只能写 {verdicts}，现在是“{given}”"
    if kind in ("too_short", "too_long"):
        few = kind == "too_short"
        bound = f"至少要 {item['ctx']['min_length']} 个" if few else f"最多 {item['ctx']['max_length']} 个"
        return f"“{name}”太{'少' if few else '多'}，{bound}"
    if kind == "string_too_long":
        return f"“{name}”太长（最多 {item['ctx']['max_length']} 字）"
    if given is None or given == "":
        return f"“{name}”是空的。填上，或删去这一行"
    if kind == "string_pattern_mismatch":
        return f"“{name}”要写成一行文字，不能是空白，也不能换行"
    if "bool" in kind:
        return f"“{name}”只能写 true 或 false，现在是“{given}”"
    if "int" in kind or "than" in kind:
        return f"“{name}”写成从 1 开始的数字，现在是“{given}”"
    if kind == "list_type":
        return f"“{name}”是一列，每个占一行，前面加“- ”"
    if kind.startswith(("dict", "model")):
        return f"“{name}”下面另起一行，缩进两格，写“名称: 值”"
    return f"“{name}”的值不对。写成一行文字；有冒号、引号时给整个值加引号"


def _known(loc: tuple[str | int, ...]) -> list[str]:
    """The names that may stand where an unknown one stood."""
    model: Any = QuizFile
    if "options" in loc[:-1]:
        model = OptionFields
    elif "PlaceFields" in loc:
        model = PlaceFields
    elif loc[0] == "questions" and len(loc) > 2:
        model = ChangeFields if "edit" in loc[:-1] else DecisionFields
    elif loc[0] == "written" and len(loc) > 2:
        model = next(model for model, kinds in WRITTEN.items() if loc[2] in kinds)
    return list(model.model_fields)
