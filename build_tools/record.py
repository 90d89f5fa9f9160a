"""Writing a decision into the text of a `<slug>.quiz.yml`: the rest stays as it is, to the byte.

A library that loads and dumps YAML would move indents, quotation marks and line breaks of what the
editor wrote. So only the lines of the one entry are replaced, or added after the last entry.
"""

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from build_tools.errors import UsageError
from build_tools.model.decisions import Decision, Form
from build_tools.read import quoted

_HEAD = "# 题目的审定。怎么写见 README.zh-CN.md“审定题目”；写好后运行 study-guide check\n"
_SECTION = "questions"


def recorded(text: str, decision: Decision) -> str:
    """The text with the decision in place of an older one on the same question, or after the others."""
    rows, newline = _rows(text or _HEAD)
    at = _entries(rows)
    indent = at.indent
    entry = list(_entry(decision, indent))
    if decision.id in at.spans:
        start, end = at.spans[decision.id]
        kept = [row for row in rows[start + 1 : end] if row.lstrip().startswith("#")]
        rows[start:end] = [entry[0], *kept, *entry[1:]]
    elif at.after is None:
        rows[len(rows) :] = [f"{_SECTION}:", *entry]
    else:
        if at.replace:
            rows[at.after - 1] = f"{_SECTION}:"
        rows[at.after : at.after] = entry
    return newline.join([*rows, ""])


def struck(text: str, id: str) -> str:
    """The text without the decision on a question."""
    rows, newline = _rows(text)
    found = _entries(rows)
    if id in found.spans:
        start, end = found.spans[id]
        del rows[start:end]
    return newline.join([*rows, ""])


class _Entries:
    """Where entries stand: lines from and to (counted from 0) by id, and the line after which a new one goes."""

    def __init__(self) -> None:
        self.spans: dict[str, tuple[int, int]] = {}
        self.after: int | None = None
        self.replace = False
        self.indent = 2


def _rows(text: str) -> tuple[list[str], str]:
    newline = "\r\n" if "\r\n" in text else "\n"
    rows = text.replace("\r\n", "\n").split("\n")
    while rows and not rows[-1].strip():
        rows.pop()
    return rows, newline


def _entries(rows: list[str]) -> _Entries:
    found = _Entries()
    root = YAML(typ="rt", pure=True).compose("\n".join(rows))
    flow = isinstance(root, MappingNode) and bool(root.flow_style)
    if isinstance(root, ScalarNode) or (flow and not root.value):
        _clear(rows, root)
    elif flow:
        raise UsageError("整个文件写在一对花括号里，没法往里加。改成每项几行再试")
    pairs = root.value if isinstance(root, MappingNode) else []
    section = next((pair for pair in pairs if pair[0].value == _SECTION), None)
    if section is None:
        return found
    key, value = section
    found.after = key.start_mark.line + 1
    if isinstance(value, ScalarNode):
        return found
    if value.flow_style and value.value:
        raise UsageError("questions 写在一行花括号里，没法往里加。改成每题几行再试")
    found.replace = bool(value.flow_style)
    for name, entry in value.value:
        start = name.start_mark.line
        found.spans[str(name.value)] = (start, _last_line(entry, start) + 1)
        found.indent = name.start_mark.column
        found.after = found.spans[str(name.value)][1]
    return found


def _clear(rows: list[str], nothing: Node) -> None:
    """Takes a written-out nothing (`null`, `~`, `{}`) off the file: keys cannot follow it."""
    for line in range(nothing.start_mark.line, min(nothing.end_mark.line + 1, len(rows))):
        row = rows[line]
        rows[line] = "---" if row.startswith("---") else "" if not row.lstrip().startswith("#") else row


def _last_line(node: Node, least: int) -> int:
    """The last line that holds a value of a node."""
    if isinstance(node, ScalarNode):
        end = node.end_mark
        folded = bool(end.line > node.start_mark.line and end.column == 0)
        return max(least, int(end.line) - int(folded))
    children = [part for item in node.value for part in (item if isinstance(item, tuple) else (item,))]
    last = max((_last_line(child, least) for child in children), default=least)
    return max(last, int(node.end_mark.line)) if getattr(node, "flow_style", False) else last


def _entry(decision: Decision, indent: int) -> Iterator[str]:
    pad = " " * indent
    yield f"{pad}{_key(decision.id)}:"
    yield f"{pad}  decision: {decision.verdict}"
    yield f"{pad}  seen: {quoted(decision.seen)}"
    if decision.note:
        yield f"{pad}  note: {quoted(decision.note)}"
    if decision.change:
        yield f"{pad}  edit:"
        yield from (f"{pad}    {row}" for row in _change(decision.change))
    if decision.was:
        yield f"{pad}  was: {quoted(decision.was)}"
    if decision.sentences:
        yield f"{pad}  sentences:"
        yield from (f"{pad}    - {quoted(sentence)}" for sentence in decision.sentences)


def _key(id: str) -> str:
    """An id as a key; quoted where other readers of YAML would take it for a number."""
    return quoted(id) if id.replace("e", "", 1).isdecimal() else id


def _change(form: Form) -> Iterator[str]:
    for name in ("stem", "correction", "explanation"):
        if (text := getattr(form, name)) is not None:
            yield f"{name}: {quoted(text)}"
    for option in form.options or ():
        if option is (form.options or ())[0]:
            yield "options:"
        yield f"  - text: {quoted(option.text)}"
        if option.correct:
            yield "    correct: true"
        if option.remark:
            yield f"    remark: {quoted(option.remark)}"
    if isinstance(form.answer, bool):
        yield f"answer: {str(form.answer).lower()}"
    elif form.answer:
        yield "answer:"
        for item in form.answer:
            pair = not isinstance(item, str)
            yield f"  - [{quoted(item[0])}, {quoted(item[1])}]" if pair else f"  - {quoted(str(item))}"
    if form.free is not None:
        yield f"free: {str(form.free).lower()}"
