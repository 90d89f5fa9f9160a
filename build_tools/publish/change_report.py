"""Changes of the study material as Markdown, for the summary of a pull request."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_tools.model.questions import KINDS, STATE_NAMES, Choice, Question
from build_tools.publish.changes import ArticleChanges, content
from build_tools.publish.listing import answer_text
from build_tools.publish.templates import markdown_text

_MOST_ROWS = 60
_LONG = 80


def summary(found: Sequence[ArticleChanges]) -> str:
    """One line: how many questions go, change and come, and how many reviewed ones lost their sentence."""
    if not found:
        return "学习材料没有变化。"
    gone, other, new = (sum(len(getattr(c, name)) for c in found) for name in ("removed", "changed", "added"))
    stated = sum(len(change.stated) for change in found)
    lost = sum(len(change.lost) for change in found)
    told = f"删去 {gone} 题，改动 {other} 题，新增 {new} 题"
    told += f"，审定 {stated} 题" if stated else ""
    return told + (f"；{lost} 道已审核的题失去原句。" if lost else "。")


def report(found: Sequence[ArticleChanges], chapters: Mapping[str, str], since: str) -> str:
    """The whole report. `chapters` maps an id to a title; `since` names the revision compared with."""
    rows = [f"# 学习材料的变化（与 {_md(since)} 相比）", "", summary(found), ""]
    if found:
        rows += list(_table(found))
    for change in found:
        rows += ["", f"## {_md(change.title)}（{change.id}）", "", *_article(change, chapters)]
    text = "\n".join(rows).rstrip() + "\n"
    return re.sub(r"\n{3,}", "\n\n", text)


_COLUMNS = ("段落", "删去的题", "改动的题", "新增的题", "审定的题", "要点", "条理", "案例", "术语")


def _table(found: Sequence[ArticleChanges]) -> Iterator[str]:
    """What changed in numbers, an article a row; a column or row with nothing in it is left out."""
    rows = [(_named(change), _cells(change)) for change in found]
    columns = [name for name in _COLUMNS if any(cells.get(name) for _, cells in rows)]
    if not columns:
        return
    yield f"| 文章 | {' | '.join(columns)} |"
    yield "|---" * (len(columns) + 1) + "|"
    for title, cells in rows:
        if any(cells.values()):
            yield f"| {title} | {' | '.join(cells.get(name, '') for name in columns)} |"


def _named(change: ArticleChanges) -> str:
    mark = " （新）" if change.before is None else " （删去）" if change.after is None else ""
    return _md(change.title) + mark


def _cells(change: ArticleChanges) -> dict[str, str]:
    questions = (change.removed, change.changed, change.added, change.stated)
    cells = {"段落": _paragraphs(*change.paragraphs)}
    cells |= {name: str(len(rows) or "") for name, rows in zip(_COLUMNS[1:5], questions, strict=True)}
    for kind in change.findings:
        told = (f"−{len(kind.removed)}" if kind.removed else "", f"+{len(kind.added)}" if kind.added else "")
        cells[kind.name] = " ".join(filter(None, told))
    return cells


def _paragraphs(gone: int, came: int) -> str:
    """Paragraphs that went and came; as many of them as go together are told as changed."""
    both = min(gone, came)
    told = (("改", both), ("删", gone - both), ("增", came - both))
    return " ".join(f"{word} {number}" for word, number in told if number)


def _article(change: ArticleChanges, chapters: Mapping[str, str]) -> Iterator[str]:
    if change.before is None:
        yield "这是新文章。"
    if change.after is None:
        yield "这篇文章删去了。"
    for name, old, new in change.facts:
        yield f"- {name}：{_md(old) or '（无）'} → {_md(new) or '（无）'}"
    for number, text, old, new in change.moved:
        yield f"- 第{number}段“{_md(_cut(text, 24))}”从“{_md(chapters.get(old, old))}”归到“{_md(chapters.get(new, new))}”"
    lost = {question.id for question in change.lost}
    sections = (
        ("删去的题", [_row(q, _note(q, lost)) for q in change.removed]),
        ("改动的题", ["\n".join(_changed(a, b, chapters, lost)) for a, b in change.changed]),
        ("新增的题", [_row(q, f"答：{_md(_cut(_answer(q), _LONG))}") for q in change.added]),
        ("审定的题", [_row(b, f"{STATE_NAMES[a.state]} → {STATE_NAMES[b.state]}") for a, b in change.stated]),
        *(
            (kind.name, [*_listed("删去", kind.removed), *_listed("新增", kind.added)])
            for kind in change.findings
        ),
    )
    for name, rows in sections:
        if rows:
            yield from ["", f"### {name}（{len(rows)}）", "", *_capped(rows)]


def _row(question: Question, note: str = "") -> str:
    first = question.sources[0]
    told = f"- ［{KINDS[question.kind]}］{_md(question.stem)}　〔{question.id}，第{first.paragraph}段第{first.sentence}句〕"
    return f"{told}\n  - {note}" if note else told


def _note(question: Question, lost: set[str]) -> str:
    if question.state == "generated":
        return ""
    return f"**{STATE_NAMES[question.state]}**" + ("，原句已变" if question.id in lost else "")


def _changed(old: Question, new: Question, chapters: Mapping[str, str], lost: set[str]) -> Iterator[str]:
    yield _row(new, _note(old, lost))
    before, after = content(old), content(new)
    for name, label in (("stem", "题干"), ("explanation", "解析")):
        if before[name] != after[name]:
            yield f"  - {label}：{_md(_cut(str(before[name]), _LONG))} → {_md(_cut(str(after[name]), _LONG))}"
    if before["answer"] != after["answer"] or before["options"] != after["options"]:
        gone = [o["text"] for o in before["options"] if o not in after["options"]]
        came = [o["text"] for o in after["options"] if o not in before["options"]]
        if gone or came:
            yield f"  - 选项：{_md('；'.join(gone)) or '（无）'} → {_md('；'.join(came)) or '（无）'}"
        if _answer(old) != _answer(new):
            yield f"  - 答案：{_md(_cut(_answer(old), _LONG))} → {_md(_cut(_answer(new), _LONG))}"
    if before["chapter"] != after["chapter"]:
        one, two = (chapters.get(c["chapter"], c["chapter"]) for c in (before, after))
        yield f"  - 篇章：{_md(one)} → {_md(two)}"


def _answer(question: Question) -> str:
    """The right answer; of a choice the options themselves, because a letter says nothing without the others."""
    if isinstance(question.answer, Choice):
        return "；".join(option.text for option in question.answer.options if option.correct)
    return answer_text(question)


def _listed(word: str, rows: Iterable[str]) -> list[str]:
    return [f"- {word}：{_md(_cut(row, 2 * _LONG))}" for row in rows]


def _capped(rows: Sequence[str]) -> list[str]:
    more = len(rows) - _MOST_ROWS
    return [*rows[:_MOST_ROWS], *([f"- ……另有 {more} 项"] if more > 0 else [])]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _md(text: str) -> str:
    return str(markdown_text(text))
