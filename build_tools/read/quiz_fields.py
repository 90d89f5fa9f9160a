"""The fields of `<slug>.quiz.yml`: what editors decided on the questions of an article.

`QuizFile` is the one truth about them; its JSON Schema is exported for editors' tools.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from build_tools.model.decisions import Verdicts

_MOST = 500
_PLAIN = r"^[^\n\r]*\S[^\n\r]*$"

Line = Annotated[str, StringConstraints(max_length=300, pattern=_PLAIN)]
Words = Annotated[str, StringConstraints(max_length=1000, pattern=_PLAIN)]
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
Seen = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
Answer = bool | list[Line] | list[tuple[Line, Line]]


def _for_editors(schema: dict[str, Any]) -> None:
    schema.pop("description", None)  # the docstrings below are for us


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra=_for_editors)


class OptionFields(_Record):
    """One option of a choice."""

    text: Line = Field(description="选项的文字")
    correct: bool = Field(False, description="是否正确，正确的写 correct: true")
    remark: Line | None = Field(None, description="说明：为什么对，或干扰项讲的其实是什么")


class PlaceFields(_Record):
    """A sentence by its numbers."""

    paragraph: int = Field(ge=1, le=9999, description="段号")
    sentence: int = Field(ge=1, le=9999, description="段内第几句")


_OPTIONS = Field(min_length=3, max_length=8, description="选项，三到八个，次序由程序排")


class ChangeFields(_Record):
    """What an editor changes in a generated question; what is not named stays as it is."""

    stem: Line | None = Field(None, description="新的题干，填空处写 ____")
    options: list[OptionFields] | None = Field(
        None, min_length=3, max_length=8, description="新的选项，要写全"
    )
    answer: Answer | None = Field(
        None, description="新的答案：判断题 true 或 false；填空、排序、简答、讨论是一列；匹配是一列“[左, 右]”"
    )
    correction: Line | None = Field(None, description="判断题的改正")
    free: bool | None = Field(None, description="填空的次序不限")
    explanation: Line | None = Field(None, description="新的解析")


class DecisionFields(_Record):
    """A decision on one generated question."""

    decision: Verdicts = Field(description="reviewed 通过，edited 改后采用，rejected 弃用")
    seen: Seen = Field(description="审定时题目和原句的样子，八位；题目一变，check 就会提醒")
    was: Line | None = Field(None, description="审定时的题干，供以后对照")
    sentences: list[Annotated[str, StringConstraints(max_length=2000)]] = Field(
        default_factory=list, max_length=40, description="审定时引用的原句，供以后对照"
    )
    note: Line | None = Field(None, description="备注，如弃用的理由")
    edit: ChangeFields | None = Field(None, description="改了什么，只写改动的项")


class _WrittenFields(_Record):
    stem: Line = Field(description="题干")
    cites: list[Words | PlaceFields] = Field(
        min_length=1, max_length=12, description="出处：抄原句，或写 paragraph 和 sentence"
    )
    explanation: Line | None = Field(None, description="解析；不写就注明出处")
    chapter: str | None = Field(None, description="篇章代号；不写就随所引的段落")
    note: Line | None = Field(None, description="备注")


class ChoiceFields(_WrittenFields):
    """A choice by hand."""

    kind: Literal["single_choice", "multiple_choice"] = Field(
        description="single_choice 单选，multiple_choice 多选"
    )
    options: list[OptionFields] = _OPTIONS


class VerdictFields(_WrittenFields):
    """A true-or-false statement by hand."""

    kind: Literal["true_false"] = Field(description="判断")
    answer: bool = Field(description="true 正确，false 错误")
    correction: Line | None = Field(None, description="错误时的改正")


class BlanksFields(_WrittenFields):
    """A fill-in by hand."""

    kind: Literal["fill_blank"] = Field(description="填空，题干的空处写 ____")
    answer: list[Line] = Field(min_length=1, max_length=8, description="各空的答案，用原句里的字")
    free: bool = Field(False, description="次序不限")


class PairsFields(_WrittenFields):
    """A matching by hand."""

    kind: Literal["matching"] = Field(description="匹配")
    answer: list[tuple[Line, Line]] = Field(
        min_length=3, max_length=8, description="一列“[左, 右]”，用原句里的字"
    )


class OrderFields(_WrittenFields):
    """An ordering by hand."""

    kind: Literal["ordering"] = Field(description="排序")
    answer: list[Line] = Field(min_length=3, max_length=8, description="按正确次序写，用原句里的字")


class PointsFields(_WrittenFields):
    """An open question by hand."""

    kind: Literal["short_answer", "discussion"] = Field(description="short_answer 简答，discussion 讨论")
    answer: list[Line] = Field(min_length=1, max_length=8, description="参考要点，用原句里的话")


WrittenFields = Annotated[
    ChoiceFields | VerdictFields | BlanksFields | PairsFields | OrderFields | PointsFields,
    Field(discriminator="kind"),
]
WRITTEN: dict[type[BaseModel], tuple[str, ...]] = {
    ChoiceFields: ("single_choice", "multiple_choice"),
    VerdictFields: ("true_false",),
    BlanksFields: ("fill_blank",),
    PairsFields: ("matching",),
    OrderFields: ("ordering",),
    PointsFields: ("short_answer", "discussion"),
}
"""Fields of a question by hand -> the kinds that have them."""


class QuizFile(_Record):
    """The whole file."""

    model_config = ConfigDict(title="题目文件")

    questions: dict[Id, DecisionFields] = Field(
        default_factory=dict, max_length=_MOST, description="对出好的题的审定，按题号"
    )
    written: list[WrittenFields] = Field(default_factory=list, max_length=100, description="手写的题")
