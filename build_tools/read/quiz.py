"""What editors decided on the questions of an article: `<slug>.quiz.yml`, with a line for every fault."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from build_tools.errors import ContentError, Fault
from build_tools.model.decisions import Citation, Decision, Form, FormOption, Sheet, Written
from build_tools.read.quiz_faults import told
from build_tools.read.quiz_fields import DecisionFields, PlaceFields, QuizFile
from build_tools.read.yaml_source import Key, Parsed, parse_yaml

_WIDE = re.compile(r"(\s*(?:- )?)([a-z_]+|[0-9a-f]{12})\s*：\s*(.*)")
_MARKUP = re.compile(r"\*\*|`|~~|\]\(|^#+ ")


def read_quiz(source: str, path: str) -> Sheet:
    """The decisions of a file. An empty file decides nothing. Raises ContentError with every fault found."""
    mended, found = _mend(source)
    parsed = parse_yaml(mended)
    found += parsed.slips
    data = {} if parsed.data is None else parsed.data
    file = None
    if not isinstance(data, dict):
        found.append((1, _EXAMPLE))
    else:
        data = {
            key: value for key, value in data.items() if value is not None or key not in QuizFile.model_fields
        }
        found += _marked_up(data, (), parsed)
        try:
            file = QuizFile.model_validate(data)
        except ValidationError as error:
            found += told(error, parsed)
        else:
            found += _contradictions(file, parsed)
    if found or file is None:
        raise ContentError(Fault(path, line, message) for line, message in found)
    return Sheet(
        path,
        tuple(_decision(id, row, parsed.line(("questions", id))) for id, row in file.questions.items()),
        tuple(Written(_form(row), parsed.line(("written", n))) for n, row in enumerate(file.written)),
    )


_EXAMPLE = "题目文件读不懂。写“questions:”，下面每题一段；手写的题放在“written:”下面"


def quiz_texts(source: str) -> Iterator[tuple[int, str]]:
    """Every text that a file of decisions holds, with its line, as YAML unfolds it (escapes resolved)."""
    parsed = parse_yaml(source)
    for at, text in _leaves(parsed.data, ()):
        yield parsed.line(at), text


def _leaves(value: Any, at: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield (*at, key), key
            yield from _leaves(item, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*at, index))
    elif isinstance(value, str):
        yield at, value


def _mend(source: str) -> tuple[str, list[tuple[int, str]]]:
    """The text with full-width colons after names and tabulators mended, and where they were."""
    rows, slips = [], []
    for number, row in enumerate(source.replace("\r\n", "\n").removeprefix("\ufeff").split("\n"), 1):
        wide = _WIDE.fullmatch(row)
        if wide:
            row = f"{wide[1]}{wide[2]}: {wide[3]}"
            slips.append((number, f"“{wide[2]}”后面用了全角冒号。改成半角冒号加一个空格，如 {wide[2]}: 值"))
        if "\t" in row:
            row = row.replace("\t", "  ")
            slips.append((number, "不能用制表符。改成空格"))
        rows.append(row)
    return "\n".join(rows), slips


def _marked_up(data: Any, at: Key, parsed: Parsed) -> Iterator[tuple[int, str]]:
    for key, text in _leaves(data, at):
        if _MARKUP.search(text) and "sentences" not in key:
            yield parsed.line(key), "题目是纯文字，不用 Markdown 记号（**、`、[]() 等）。删去记号，只留文字"


def _contradictions(file: QuizFile, parsed: Parsed) -> Iterator[tuple[int, str]]:
    for id, row in file.questions.items():
        changes = row.edit is not None and row.edit.model_dump(exclude_none=True)
        if row.decision == "edited" and not changes:
            yield (
                parsed.line(("questions", id)),
                "decision 是 edited，却没有写改了什么。加上 edit:，下面写改动的项，如 stem: 新的题干",
            )
        if row.decision != "edited" and row.edit is not None:
            yield (
                parsed.line(("questions", id, "edit")),
                f"decision 是 {row.decision}，不能有 edit。改题就写 decision: edited，不改就删去 edit",
            )


def _decision(id: str, row: DecisionFields, line: int) -> Decision:
    change = _form(row.edit) if row.edit else None
    return Decision(
        id, row.decision, row.seen, line, row.was or "", tuple(row.sentences), row.note or "", change
    )


def _form(row: Any) -> Form:
    fields = row.model_dump(exclude_none=True, exclude={"note", "options", "answer", "cites"})
    options, answer, cites = (getattr(row, name, None) for name in ("options", "answer", "cites"))
    return Form(
        options=tuple(FormOption(o.text, o.correct, o.remark or "") for o in options) if options else None,
        answer=tuple(answer) if isinstance(answer, list) else answer,
        cites=tuple(map(_citation, cites)) if cites else None,
        **fields,
    )


def _citation(row: str | PlaceFields) -> Citation:
    return Citation(row) if isinstance(row, str) else Citation("", row.paragraph, row.sentence)
