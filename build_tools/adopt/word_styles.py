"""Before mammoth reads a Word file: every heading gets a plain style name, every automatic number its text.

Headings are recognised by outline level, on the paragraph or anywhere up its chain of styles, because
WPS and translated templates name styles as they like. Automatic numbers (一、（一） 1.) are no text in
the file; without this they would be lost.
"""

import re
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_ROLES = {"title": "title", "标题": "title", "subtitle": "subtitle", "副标题": "subtitle"}
_BODY_LEVEL = 9
_DEEPEST_CHAIN = 12
_DIGITS = "〇一二三四五六七八九"


def mark(document: Document) -> None:
    """Give each paragraph the style sgtitle, sgsubtitle, sg1 … sg9 or none, and its number as text."""
    numbers = _Numbers(document)
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
    for paragraph in document.element.body.iter(qn("w:p")):
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            continue
        chain = _chain(styles, properties)
        number = numbers.next(properties, chain)
        style = _style(properties, chain)
        for name in ("w:pStyle", "w:numPr"):
            for element in properties.findall(qn(name)):
                properties.remove(element)
        if style:
            mark_element = OxmlElement("w:pStyle")
            mark_element.set(qn("w:val"), style)
            properties.insert(0, mark_element)
        if number:
            properties.addnext(_run(number))


def _run(text: str) -> Any:
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    run.append(words)
    return run


def _chain(styles: dict[str, Any], properties: Any) -> list[Any]:
    """The style of a paragraph and those that it is based on."""
    found: list[Any] = []
    element = properties.find(qn("w:pStyle"))
    name = element.get(qn("w:val")) if element is not None else None
    while name in styles and len(found) < _DEEPEST_CHAIN:
        found.append(styles[name])
        base = styles[name].find(qn("w:basedOn"))
        name = base.get(qn("w:val")) if base is not None else None
    return found


def _style(properties: Any, chain: list[Any]) -> str:
    level = _number_of(properties.find(qn("w:outlineLvl")))
    if level is not None:
        return f"sg{level + 1}" if level < _BODY_LEVEL else ""
    for style in chain:
        name = style.find(qn("w:name"))
        written = (name.get(qn("w:val")) if name is not None else "").strip().lower()
        if written in _ROLES:
            return f"sg{_ROLES[written]}"
        inner = style.find(qn("w:pPr"))
        level = _number_of(inner.find(qn("w:outlineLvl"))) if inner is not None else None
        if level is not None:
            return f"sg{level + 1}" if level < _BODY_LEVEL else ""
        heading = _HEADING_NAME.fullmatch(written)
        if heading:
            return f"sg{heading.group(1)}"
    return ""


def _number_of(element: Any) -> int | None:
    value = element.get(qn("w:val")) if element is not None else None
    return int(value) if value and re.fullmatch(r"[0-9]{1,6}", value) else None


class _Numbers:
    """Counts the automatic numbers of a document."""

    def __init__(self, document: Document) -> None:
        self.levels: dict[tuple[str, int], Any] = {}
        self.abstract: dict[str, str] = {}
        self.counts: dict[tuple[str, int], int] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        root = getattr(part, "element", None)
        if root is None:
            return
        for abstract in root.findall(qn("w:abstractNum")):
            for level in abstract.findall(qn("w:lvl")):
                depth = _attribute(level, "w:ilvl")
                self.levels[str(abstract.get(qn("w:abstractNumId"))), depth] = level
        for number in root.findall(qn("w:num")):
            element = number.find(qn("w:abstractNumId"))
            if element is not None:
                self.abstract[str(number.get(qn("w:numId")))] = str(element.get(qn("w:val")))

    def next(self, properties: Any, chain: list[Any]) -> str:
        """The number of the paragraph as text, such as “一、”; empty for dots and for no number."""
        places = [properties, *(style.find(qn("w:pPr")) for style in chain)]
        found = [place.find(qn("w:numPr")) for place in places if place is not None]
        chosen = next((element for element in found if element is not None), None)
        if chosen is None:
            return ""
        identity = _number_of(chosen.find(qn("w:numId")))
        depth = _number_of(chosen.find(qn("w:ilvl"))) or 0
        abstract = self.abstract.get(str(identity))
        level = self.levels.get((abstract or "", depth))
        if not identity or abstract is None or level is None:
            return ""
        for other in [key for key in self.counts if key[0] == abstract and key[1] > depth]:
            del self.counts[other]
        start = _number_of(level.find(qn("w:start")))
        before = self.counts.get((abstract, depth), (1 if start is None else start) - 1)
        self.counts[abstract, depth] = before + 1
        return self._text(abstract, level)

    def _text(self, abstract: str, level: Any) -> str:
        template = level.find(qn("w:lvlText"))
        text = str(template.get(qn("w:val")) or "") if template is not None else ""
        if self._format(level) == "bullet":
            return ""

        def shown(place: re.Match[str]) -> str:
            depth = int(place.group(1)) - 1
            other = self.levels.get((abstract, depth))
            return counted(self.counts.get((abstract, depth), 1), self._format(other))

        number = re.sub(r"%([1-9])", shown, text)
        return number + " " if number[-1:].isdigit() or number[-1:] == "." else number

    def _format(self, level: Any) -> str:
        element = level.find(qn("w:numFmt")) if level is not None else None
        return str(element.get(qn("w:val"))) if element is not None else "decimal"


def _attribute(element: Any, name: str) -> int:
    value = str(element.get(qn(name)))
    return int(value) if re.fullmatch(r"[0-9]{1,2}", value) else 0


def counted(number: int, form: str) -> str:
    """A number as Word shows it in one of its number formats."""
    if form.startswith(("chinese", "japanese", "ideograph", "taiwanese")) and 0 < number < 100:
        tens, ones = divmod(number, 10)
        head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
        return head + (_DIGITS[ones] if ones else "")
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x245F + number)
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr((0x60 if form == "lowerLetter" else 0x40) + number)
    return str(number)
