"""Pieces of questions and feedback as elements, written once: HTML for some formats, part of the XML for others.

Only elements that HTML and QTI have in common are used: p, ol, ul, li, b, em, a.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from build_tools.model.questions import BLANK, LETTERS, Choice, Order, Pairs, Points
from build_tools.publish.exports.item import Item, lettered

GAP = "＿＿＿＿"
"""A blank as it is shown where it cannot be filled in."""


def element(tag: str, text: str = "", *inside: ET.Element, **attributes: str) -> ET.Element:
    """An element with text before what is inside it."""
    made = ET.Element(tag, attributes)
    made.text = text or None
    made.extend(inside)
    return made


def html(elements: Iterable[ET.Element]) -> str:
    """Elements as one line of HTML that is XML, too."""
    return "".join(ET.tostring(found, encoding="unicode") for found in elements).replace("\n", " ")


def stem(item: Item, gap: str = GAP) -> str:
    """The stem as text, blanks drawn as `gap`."""
    return item.question.stem.replace(BLANK, gap)


def shown(item: Item) -> list[ET.Element]:
    """What stands under the stem of a question without fields: lettered options, columns, items."""
    match item.question.answer:
        case Choice(options):
            return [_letters(option.text for option in options)]
        case Pairs(pairs, rights):
            return [_list("ul", (left for left, _ in pairs)), _letters(rights)]
        case Order(_, items):
            return [_letters(items)]
        case _:
            return []


def feedback(item: Item, remarks: bool = True) -> list[ET.Element]:
    """The answer, why it is right, and the cited sentences; with `remarks`, a word on every option."""
    question = item.question
    found: list[ET.Element] = []
    if item.answer:
        found.append(_labelled("答案：", item.answer))
    match question.answer:
        case Choice(options) if remarks:
            marks = ((name, "✓" if o.correct else "✗", o) for name, o in zip(LETTERS, options, strict=False))
            found.append(_list("ul", (f"{name} {mark} {o.remark}".strip() for name, mark, o in marks)))
        case Pairs(pairs):
            rows = zip(pairs, item.card.key, strict=True)
            found.append(_list("ul", (f"{left} — {name}　{right}" for (left, right), name in rows)))
        case Order(items):
            ranked = zip(item.card.key, items, strict=True)
            found.append(_list("ol", (f"{name}　{text}" for name, text in ranked)))
        case Points():
            found += points(item)
    if question.explanation:
        found.append(element("p", question.explanation))
    return [*found, *citations(item)]


def points(item: Item) -> list[ET.Element]:
    """The points of a model answer, for whoever marks it."""
    if not isinstance(item.question.answer, Points):
        return []
    return [element("p", "参考要点："), _list("ul", (point.text for point in item.question.answer.points))]


def citations(item: Item) -> list[ET.Element]:
    """Each cited sentence, whole, what is cited in it marked, with where it stands."""
    found = []
    for citation in item.citations:
        name = f"{citation.where}："
        head = element("a", name, href=citation.href) if citation.href else element("b", name)
        row = element("p", "", head)
        for text, cited in citation.pieces:
            if cited:
                row.append(element("em", text))
            else:
                row[-1].tail = (row[-1].tail or "") + text
        found.append(row)
    return found


def _list(tag: str, texts: Iterable[str]) -> ET.Element:
    return element(tag, "", *(element("li", text) for text in texts))


def _letters(texts: Iterable[str]) -> ET.Element:
    """A list whose letters are text, because a letter that a program adds may be another one."""
    return element("ul", "", *(_labelled(f"{letter}　", text, "li") for letter, text in lettered(texts)))


def _labelled(label: str, text: str, tag: str = "p") -> ET.Element:
    name = element("b", label)
    name.tail = text
    return element(tag, "", name)
