"""A question as an item of QTI 2.1, with the rule by which a program marks it."""

from collections.abc import Callable, Iterable
from xml.etree import ElementTree as ET

from build_tools.model.questions import BLANK, Blanks, Choice, Order, Pairs, Points, Verdict
from build_tools.publish.exports.item import Item, lettered
from build_tools.publish.exports.markup import element, feedback, points, stem

_ANSWER = "RESPONSE"
_SHOWN = "KEY"
"""Identifier of the feedback, shown after every attempt."""


def item_name(item: Item) -> str:
    """An identifier: those of XML may not begin with a digit."""
    return f"q-{item.question.id}"


def qti_item(item: Item) -> ET.Element:
    """The item; every attempt shows the key, the reasons and the cited sentences."""
    body, declared, correct = _WRITERS[type(item.question.answer)](item)
    declared = list(declared)
    score = element("outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    if correct is not None:
        score.append(element("defaultValue", "", element("value", "0")))
    shown = element("outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")
    told = element(
        "modalFeedback", "", *feedback(item), outcomeIdentifier="FEEDBACK", showHide="show", identifier=_SHOWN
    )
    root = element(
        "assessmentItem",
        "",
        *declared,
        score,
        shown,
        element("itemBody", "", *body),
        element("responseProcessing", "", *_processing(correct)),
        told,
        identifier=item_name(item),
        title=item.name,
        adaptive="false",
        timeDependent="false",
    )
    root.set("xml:lang", "zh-CN")
    return root


def _processing(correct: ET.Element | None) -> list[ET.Element]:
    """One mark when all is right, then the feedback. A model answer is marked by a person."""
    tell = element(
        "setOutcomeValue", "", element("baseValue", _SHOWN, baseType="identifier"), identifier="FEEDBACK"
    )
    if correct is None:
        return [tell]

    def give(mark: str) -> ET.Element:
        return element(
            "setOutcomeValue", "", element("baseValue", mark, baseType="float"), identifier="SCORE"
        )

    judged = element(
        "responseCondition",
        "",
        element("responseIf", "", correct, give("1")),
        element("responseElse", "", give("0")),
    )
    return [judged, tell]


def _declared(cardinality: str, base: str, values: Iterable[str], identifier: str = _ANSWER) -> ET.Element:
    right = element("correctResponse", "", *(element("value", value) for value in values))
    return element(
        "responseDeclaration", "", right, identifier=identifier, cardinality=cardinality, baseType=base
    )


def _is_right() -> ET.Element:
    return element(
        "match", "", element("variable", identifier=_ANSWER), element("correct", identifier=_ANSWER)
    )


_Written = tuple[list[ET.Element], list[ET.Element], ET.Element | None]
"""The body of an item, its declarations of answers, the condition under which it is right (None: a person marks)."""


def _choice(item: Item) -> _Written:
    answer = item.question.answer
    assert isinstance(answer, Choice)
    several = item.question.kind == "multiple_choice"
    rows = lettered(option.text for option in answer.options)
    body = _choices(item, rows, "0" if several else "1")
    return [body], [_declared("multiple" if several else "single", "identifier", answer.letters)], _is_right()


def _choices(item: Item, rows: Iterable[tuple[str, str]], most: str) -> ET.Element:
    return element(
        "choiceInteraction",
        "",
        element("prompt", stem(item)),
        *(element("simpleChoice", text, identifier=name) for name, text in rows),
        responseIdentifier=_ANSWER,
        shuffle="false",
        maxChoices=most,
    )


def _verdict(item: Item) -> _Written:
    answer = item.question.answer
    assert isinstance(answer, Verdict)
    body = _choices(item, (("true", "正确"), ("false", "错误")), "1")
    return [body], [_declared("single", "identifier", ["true" if answer.true else "false"])], _is_right()


def _blanks(item: Item) -> _Written:
    answer = item.question.answer
    assert isinstance(answer, Blanks)
    words = [word.text for word in answer.words]
    names = [f"{_ANSWER}{n}" for n in range(1, len(words) + 1)]
    first, *rest = item.question.stem.split(BLANK)
    asked = element("p", first)
    for name, word, after in zip(names, words, rest, strict=True):
        length = str(max(4, 2 * len(word)))
        entry = element("textEntryInteraction", responseIdentifier=name, expectedLength=length)
        entry.tail = after
        asked.append(entry)
    declared = [_declared("single", "string", [word], name) for name, word in zip(names, words, strict=True)]
    return [asked], declared, _all_filled(names, words, answer.free)


def _all_filled(names: list[str], words: list[str], free: bool) -> ET.Element:
    """Each blank has its word; when the order is free, the blanks together have the words, each once."""
    if free:
        given = element("multiple", "", *(element("variable", identifier=name) for name in names))
        wanted = element("multiple", "", *(element("baseValue", word, baseType="string") for word in words))
        return element("match", "", given, wanted)
    rows = [
        element(
            "stringMatch",
            "",
            element("variable", identifier=name),
            element("correct", identifier=name),
            caseSensitive="false",
        )
        for name in names
    ]
    return rows[0] if len(rows) == 1 else element("and", "", *rows)


def _pairs(item: Item) -> _Written:
    answer = item.question.answer
    assert isinstance(answer, Pairs)
    lefts = [(f"L{n}", left) for n, (left, _) in enumerate(answer.pairs, 1)]
    rights = lettered(answer.rights)
    body = element(
        "matchInteraction",
        "",
        element("prompt", stem(item)),
        *(
            element(
                "simpleMatchSet",
                "",
                *(
                    element("simpleAssociableChoice", text, identifier=name, matchMax="1")
                    for name, text in side
                ),
            )
            for side in (lefts, [(letter, f"{letter}. {text}") for letter, text in rights])
        ),
        responseIdentifier=_ANSWER,
        shuffle="false",
        maxAssociations=str(len(lefts)),
    )
    right = [f"{name} {letter}" for (name, _), letter in zip(lefts, item.card.key, strict=True)]
    return [body], [_declared("multiple", "directedPair", right)], _is_right()


def _order(item: Item) -> _Written:
    answer = item.question.answer
    assert isinstance(answer, Order)
    body = element(
        "orderInteraction",
        "",
        element("prompt", stem(item)),
        *(
            element("simpleChoice", f"{letter}. {text}", identifier=letter)
            for letter, text in lettered(answer.shown)
        ),
        responseIdentifier=_ANSWER,
        shuffle="false",
    )
    return [body], [_declared("ordered", "identifier", item.card.key)], _is_right()


def _points(item: Item) -> _Written:
    body = [
        element("rubricBlock", "", *points(item), view="scorer tutor"),
        element(
            "extendedTextInteraction",
            "",
            element("prompt", stem(item)),
            responseIdentifier=_ANSWER,
            expectedLines="6",
        ),
    ]
    declared = element("responseDeclaration", identifier=_ANSWER, cardinality="single", baseType="string")
    return body, [declared], None


_WRITERS: dict[type, Callable[[Item], _Written]] = {
    Choice: _choice,
    Verdict: _verdict,
    Blanks: _blanks,
    Pairs: _pairs,
    Order: _order,
    Points: _points,
}
"""Shape of the answer -> how QTI holds it."""
