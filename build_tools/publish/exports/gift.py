"""GIFT: the text format of Moodle, read by many other systems."""

import re
from collections.abc import Callable
from xml.sax.saxutils import escape

from build_tools.model.questions import LETTERS, Blanks, Choice, Order, Pairs, Points, Verdict
from build_tools.publish.exports.format import Export, losses
from build_tools.publish.exports.item import Item, Selection
from build_tools.publish.exports.markup import feedback, html, shown, stem

ENTRY = "_____"
"""Five low lines: Moodle puts the entry field of a short answer there."""
MANY_BLANKS = "GIFT 的一题只能有一个空：几个空的填空题改成了问答题，答案在解析里，不自动判分"
ARROW = "GIFT 把答案里的“->”当作匹配：这样的填空题改成了问答题，答案在解析里，不自动判分"
_ACTS = re.compile(r"([\\~=#{}:])")


def write_gift(selection: Selection, date: int) -> Export:
    """All questions as GIFT, a category a lesson."""
    blocks: list[str] = []
    for lesson, items in selection.lessons:
        path = "/".join(
            part.replace("/", "//")
            for part in (selection.title, lesson.chapter.title, lesson.article.meta.title)
        )
        blocks.append(f"$CATEGORY: $course$/{' '.join(path.split())}")
        blocks += [_block(item) for item in items]
    lost = losses((what, item) for item in selection.items if (what := _lost(item)))
    return Export(("\n\n".join(blocks) + "\n").encode(), lost)


def acting(text: str) -> str:
    """Text in which nothing acts: the characters of GIFT escaped, on one line."""
    return _ACTS.sub(r"\\\1", " ".join(text.split()) if "\n" in text else text)


def _lost(item: Item) -> str:
    """What GIFT cannot hold of a question; empty when it holds all."""
    answer = item.question.answer
    if not isinstance(answer, Blanks):
        return ""
    if len(answer.words) > 1:
        return MANY_BLANKS
    return ARROW if "->" in answer.words[0].text else ""


def _block(item: Item) -> str:
    ask, key = _WRITERS[type(item.question.answer)](item)
    general = acting(html(feedback(item, remarks=False)))
    return (
        f"// [id:{item.question.id}] [tag:{item.kind}]\n"
        f"::{acting(item.name)}::[html]{acting(ask)}{{{key}####{general}}}"
    )


def _text(text: str, before: str = "") -> str:
    """Plain text as HTML after some word of ours; brackets at the beginning would name another format."""
    sign = "[html]" if not before and text.startswith("[") else ""
    return acting(f"{sign}{before}{escape(text)}")


def _typed(text: str) -> str:
    """An answer that is typed in: no HTML, and neither a format nor a weight at its beginning."""
    text = wildcards(text)
    sign = {"[": "[plain]", "%": "%100%"}.get(text[0], "")
    return f"={sign}{acting(text)}"


def wildcards(text: str) -> str:
    """A short answer for Moodle, where an asterisk stands for anything unless it is escaped."""
    return text.replace("*", "\\*")


def _ask(item: Item, *more: str) -> str:
    return "".join((f"<p>{escape(stem(item))}</p>", *more))


def _choice(item: Item) -> tuple[str, str]:
    """Letters stand in the options: GIFT cannot forbid shuffling."""
    answer = item.question.answer
    assert isinstance(answer, Choice)
    several = item.question.kind == "multiple_choice"
    share = f"{100 / len(answer.letters):.5f}".rstrip("0").rstrip(".")
    rows = []
    for letter, option in zip(LETTERS, answer.options, strict=False):
        mark = (f"~%{share}%" if option.correct else "~%-100%") if several else "=" if option.correct else "~"
        remark = f"#{_text(option.remark)}" if option.remark else ""
        rows.append(f"{mark}{_text(option.text, f'{letter}. ')}{remark}")
    return _ask(item), "\n" + "\n".join(rows) + "\n"


def _verdict(item: Item) -> tuple[str, str]:
    answer = item.question.answer
    assert isinstance(answer, Verdict)
    return _ask(item), "TRUE" if answer.true else "FALSE"


def _blanks(item: Item) -> tuple[str, str]:
    answer = item.question.answer
    assert isinstance(answer, Blanks)
    if _lost(item):
        return _ask(item), ""
    return f"<p>{escape(stem(item, ENTRY))}</p>", _typed(answer.words[0].text)


def _pairs(item: Item) -> tuple[str, str]:
    answer = item.question.answer
    assert isinstance(answer, Pairs)
    rows = zip(answer.pairs, item.card.key, strict=True)
    return _ask(item), "\n" + "\n".join(
        f"={_text(left)} -> {acting(f'{letter}. {right}')}" for (left, right), letter in rows
    ) + "\n"


def _order(item: Item) -> tuple[str, str]:
    return _ask(item, html(shown(item)), f"<p>{ORDER_HOW}</p>"), f"={item.card.key}"


ORDER_HOW = "按先后只写字母，中间不空格。"


def _points(item: Item) -> tuple[str, str]:
    return _ask(item), ""


_WRITERS: dict[type, Callable[[Item], tuple[str, str]]] = {
    Choice: _choice,
    Verdict: _verdict,
    Blanks: _blanks,
    Pairs: _pairs,
    Order: _order,
    Points: _points,
}
"""Shape of the answer -> the question in HTML, and what stands between the braces."""
