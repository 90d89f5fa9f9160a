"""What every reader of foreign files gives: the lines of a text, with what the file itself says of them."""

from dataclasses import dataclass

TITLE, SUBTITLE, HEADING, NOTE, TEXT = "title", "subtitle", "heading", "note", "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or heading as plain text.

    `role` is what the file says it is: title, subtitle, heading, note (a footnote) or text, which
    may still turn out to be anything. `level` counts for headings (1 is the highest); `strong`
    says that all of it is bold, which is a hint and no more: names of authors are bold too.
    """

    text: str
    role: str = TEXT
    level: int = 0
    strong: bool = False


@dataclass(slots=True)
class Document:
    """A foreign file as lines, with what its editor should be told, and fields that it names itself."""

    lines: list[Line]
    notes: list[str]
    fields: dict[str, str]


@dataclass(slots=True)
class Adopted:
    """An adopted article: its Markdown, its title, and what its editor should look at (in Chinese)."""

    markdown: str
    title: str
    notes: list[str]
