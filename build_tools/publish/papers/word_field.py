"""What stays alive in a Word paper: page numbers, places that contents lead to, blanks in a sentence."""

from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from build_tools.publish.papers.word_style import element

_WIDTH = 600  # percent, the most that Word allows: a blank of six characters


def field(code: str, shown: str, size: float = 0) -> BaseOxmlElement:
    """A field such as PAGE; `shown` stands there until a program works it out. `size` is in points."""
    live = element("w:fldSimple", instr=code)
    live.append(_run(shown, element("w:sz", val=str(round(2 * size))) if size else None))
    return live


def blank() -> BaseOxmlElement:
    """A blank to write on inside a sentence: one wide character that no line end cuts, not a row of them."""
    return _run("＿", element("w:w", val=str(_WIDTH)))


def marked(line: Paragraph, name: str) -> Paragraph:
    """A paragraph with a bookmark that `lead` can name. A name ends with its number, such as `place7`."""
    number = name.lstrip("place")
    line._p.append(element("w:bookmarkStart", id=number, name=name))
    line._p.append(element("w:bookmarkEnd", id=number))
    return line


def lead(line: Paragraph, text: str, name: str) -> None:
    """A line of contents: text that leads to a bookmark, and the number of its page."""
    link = element("w:hyperlink", anchor=name)
    link.append(_run(text))
    line._p.append(link)
    line.add_run("\t")
    line._p.append(field(f"PAGEREF {name}", "", 0))


def _run(text: str, property: BaseOxmlElement | None = None) -> BaseOxmlElement:
    run = element("w:r")
    if property is not None:
        properties = element("w:rPr")
        properties.append(property)
        run.append(properties)
    shown = element("w:t")
    shown.text = text
    run.append(shown)
    return run
