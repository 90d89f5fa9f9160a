"""Moodle XML. Moodle publishes no schema; the elements are those that its own importer reads."""

from collections.abc import Callable, Iterable
from html import escape
from xml.etree import ElementTree as ET

from build_tools.model.questions import BLANK, Blanks, Choice, Order, Pairs, Points, Verdict
from build_tools.publish.exports.format import Export, losses
from build_tools.publish.exports.gift import ENTRY, ORDER_HOW, wildcards
from build_tools.publish.exports.item import Item, Selection, lettered
from build_tools.publish.exports.markup import element, feedback, html, points, shown, stem

FREE_BLANKS = "Moodle 的填空不能规定“几空次序不限、又不得重复”：每空都认全部答案，重复填同一个词也会判对"
_ACTS = str.maketrans({char: f"&#{ord(char)};" for char in '&<>{}~#=%\\"/:'})
"""Characters that act in a question with embedded answers, as entities, which Moodle reads after cutting."""


def write_moodle(selection: Selection, date: int) -> Export:
    """All questions as Moodle XML, a category a lesson."""
    quiz = ET.Element("quiz")
    for lesson, items in selection.lessons:
        parts = (selection.title, lesson.chapter.title, lesson.article.meta.title)
        path = "/".join(part.replace("/", "//") for part in ("$course$", "top", *parts))
        quiz.append(element("question", "", element("category", "", element("text", path)), type="category"))
        quiz.extend(_question(item) for item in items)
    ET.indent(quiz, " ")
    lost = losses((FREE_BLANKS, item) for item in selection.items if _free(item))
    text = ET.tostring(quiz, encoding="unicode")
    return Export(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode(), lost)


def _free(item: Item) -> bool:
    answer = item.question.answer
    return isinstance(answer, Blanks) and answer.free and len(answer.words) > 1


def _question(item: Item) -> ET.Element:
    kind, ask, fields = _WRITERS[type(item.question.answer)](item)
    own_remarks = kind == "multichoice"
    return element(
        "question",
        "",
        element("name", "", element("text", item.name)),
        _html("questiontext", ask),
        _html("generalfeedback", html(feedback(item, remarks=not own_remarks))),
        element("defaultgrade", "1"),
        element("idnumber", item.question.id),
        *fields,
        element(
            "tags",
            "",
            *(element("tag", "", element("text", tag)) for tag in (item.kind, item.lesson.chapter.title)),
        ),
        type=kind,
    )


def _html(tag: str, content: str) -> ET.Element:
    return element(tag, "", element("text", content), format="html")


def _ask(item: Item, gap: str | None = None) -> str:
    asked = stem(item) if gap is None else stem(item, gap)
    return html(
        [element("p", asked), *(shown(item) if not isinstance(item.question.answer, (Choice, Pairs)) else ())]
    )


def _answer(fraction: str, text: str, remark: str = "", format: str | None = None) -> ET.Element:
    made = element("answer", "", element("text", text), fraction=fraction)
    if format:
        made.set("format", format)
    made.append(_html("feedback", escape(remark)))
    return made


_Written = tuple[str, str, Iterable[ET.Element]]
"""Type of the question in Moodle, its text as HTML, the fields of its type."""


def _choice(item: Item) -> _Written:
    answer = item.question.answer
    assert isinstance(answer, Choice)
    several = item.question.kind == "multiple_choice"
    share = f"{100 / len(answer.letters):.5f}".rstrip("0").rstrip(".")
    wrong = "-100" if several else "0"
    fields = [
        element("single", "false" if several else "true"),
        element("shuffleanswers", "false"),
        element("answernumbering", "ABCD"),
        *(
            _answer(share if option.correct else wrong, escape(option.text), option.remark, "html")
            for option in answer.options
        ),
    ]
    return "multichoice", _ask(item), fields


def _verdict(item: Item) -> _Written:
    answer = item.question.answer
    assert isinstance(answer, Verdict)
    rows = (("true", answer.true), ("false", not answer.true))
    return "truefalse", _ask(item), [_answer("100" if right else "0", text) for text, right in rows]


def _blanks(item: Item) -> _Written:
    """One blank is a short answer; several are a question with embedded answers."""
    answer = item.question.answer
    assert isinstance(answer, Blanks)
    if len(answer.words) == 1:
        fields = [element("usecase", "0"), _answer("100", wildcards(answer.words[0].text))]
        return "shortanswer", _ask(item, ENTRY), fields
    words = [embedded(wildcards(word.text)) for word in answer.words]
    pieces = [embedded(piece) for piece in item.question.stem.split(BLANK)]
    ask = pieces[0]
    for i, piece in enumerate(pieces[1:]):
        right = "~=".join(dict.fromkeys(words)) if answer.free else words[i]
        ask += f"{{1:SHORTANSWER:={right}}}{piece}"
    return "cloze", f"<p>{ask}</p>", []


def embedded(text: str) -> str:
    """Text inside a question with embedded answers, in which nothing acts."""
    return text.translate(_ACTS)


def _pairs(item: Item) -> _Written:
    """Moodle shuffles the right-hand sides; their letters stand in the text, so that they stay those on paper."""
    answer = item.question.answer
    assert isinstance(answer, Pairs)
    letters = {right: letter for letter, right in lettered(answer.rights)}
    rows = [
        element(
            "subquestion",
            "",
            element("text", escape(left)),
            element("answer", "", element("text", f"{letters[right]}. {right}")),
            format="html",
        )
        for left, right in answer.pairs
    ]
    return "matching", _ask(item), [element("shuffleanswers", "false"), *rows]


def _order(item: Item) -> _Written:
    """The letters as a short answer: the ordering type of Moodle shuffles, and older sites lack it."""
    ask = _ask(item) + f"<p>{ORDER_HOW}</p>"
    return "shortanswer", ask, [element("usecase", "0"), _answer("100", item.card.key)]


def _points(item: Item) -> _Written:
    fields = [element("responseformat", "editor"), _html("graderinfo", html(points(item)))]
    return "essay", _ask(item), fields


_WRITERS: dict[type, Callable[[Item], _Written]] = {
    Choice: _choice,
    Verdict: _verdict,
    Blanks: _blanks,
    Pairs: _pairs,
    Order: _order,
    Points: _points,
}
"""Shape of the answer -> how Moodle holds it."""
