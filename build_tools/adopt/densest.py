"""The densest part of a page: for pages of the old kind, tables and line breaks, which trafilatura gives up on."""

from typing import Any

from lxml import html as lxml_html

from build_tools.adopt.clean import clean, line_of
from build_tools.adopt.line import HEADING, TEXT, Line
from build_tools.model.text import HAN

_SHARE = 0.8
_TEXT_LEVEL = (
    "a abbr b bdi bdo big cite code dfn em font i ins kbd label mark q s small span strong sub sup tt u var"
)
_INLINE = set(_TEXT_LEVEL.split())
_SKIPPED = {
    "script",
    "style",
    "head",
    "nav",
    "noscript",
    "iframe",
    "button",
    "select",
    "textarea",
    "form",
    "svg",
}
_BOLD = {"b", "strong"}


def densest(page: str) -> list[Line]:
    """The lines of the innermost element that holds most of what its parents hold; empty without one."""
    root = lxml_html.document_fromstring(page)
    for element in list(root.iter()):
        if (not isinstance(element.tag, str) or element.tag in _SKIPPED) and element.getparent() is not None:
            element.drop_tree()
    node = root.find("body")
    if node is None:
        return []
    while True:
        whole = _han(node)
        inner = max((child for child in node), key=_han, default=None)
        if inner is None or inner.tag in _INLINE or inner.tag == "p" or _han(inner) < _SHARE * whole:
            break
        node = inner
    return _lines(node)


def _han(element: Any) -> int:
    """Chinese characters outside links, which menus are made of."""
    linked = sum(len(HAN.findall(link.text_content())) for link in element.iter("a"))
    return len(HAN.findall(element.text_content())) - linked


def _lines(node: Any) -> list[Line]:
    """Text cut at line breaks and at every element that is not inline."""
    lines: list[Line] = []
    words: list[str] = []
    bold: list[str] = []

    def flush(level: int = 0) -> None:
        text = line_of(clean("".join(words)).replace("\n", ""))
        if text:
            strong = line_of("".join(bold)) == text
            lines.append(Line(text, HEADING if level else TEXT, level, strong))
        words.clear()
        bold.clear()

    def walk(element: Any, strong: bool) -> None:
        tag = str(element.tag)
        block = tag not in _INLINE
        level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
        if block:
            flush()
        strong = strong or tag in _BOLD
        _take(element.text, strong)
        for child in element:
            walk(child, strong)
            _take(child.tail, strong)
        if block:
            flush(level)

    def _take(text: str | None, strong: bool) -> None:
        if text:
            words.append(text.strip("\r\n\t"))
            if strong:
                bold.append(text)

    walk(node, False)
    flush()
    return lines
