"""A large glossary: the most used terms on its page, all terms by initial on others, and where each stands."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.model.site import Asset
from build_tools.model.text import squash
from build_tools.publish.gathered import Entry
from build_tools.publish.reading import term_anchor
from build_tools.publish.sheets import Sheet, sheets

ENTRIES = 200
"""The most entries on one page; a glossary with more is shown by initial."""
FOLDER = "glossary"
NO_LETTER = "other"


@dataclass(frozen=True, slots=True)
class Initial:
    """The terms whose reading begins with a letter, in the order of their readings, over one or more pages."""

    letter: str
    sheets: tuple[Sheet[Entry], ...]

    @property
    def name(self) -> str:
        """The letter as readers see it."""
        return "其他" if self.letter == NO_LETTER else self.letter.upper()

    @property
    def count(self) -> int:
        """How many terms begin so."""
        return sum(len(sheet.rows) for sheet in self.sheets)


def initials(entries: Sequence[Entry]) -> tuple[Initial, ...]:
    """All entries by initial, letters in their order, those without a letter last; none when one page holds them all."""
    if len(entries) <= ENTRIES:
        return ()
    from pypinyin import Style, lazy_pinyin  # its tables weigh 58 MB, and most glossaries are on one page

    found: dict[str, list[tuple[list[str], Entry]]] = defaultdict(list)
    for entry in entries:
        reading = lazy_pinyin(entry.term)
        first = lazy_pinyin(entry.term[0], style=Style.FIRST_LETTER)[0][:1].lower()
        letter = first if "a" <= first <= "z" and len(first) == 1 else NO_LETTER
        found[letter].append((reading, entry))
    ordered = sorted(found, key=lambda letter: (letter == NO_LETTER, letter))
    return tuple(
        Initial(
            letter,
            sheets(
                f"{FOLDER}/{letter}",
                [entry for _, entry in sorted(found[letter], key=lambda row: (row[0], row[1].term))],
                ENTRIES,
            ),
        )
        for letter in ordered
    )


def addresses(entries: Sequence[Entry], many: Sequence[Initial]) -> dict[str, str]:
    """The page of each term, by its bare letters: the glossary's own when the term is there, else that of its initial."""
    found = {
        _bare(entry): sheet.address for initial in many for sheet in initial.sheets for entry in sheet.rows
    }
    return found | {_bare(entry): f"{FOLDER}/" for entry in entries[:ENTRIES]}


def whereabouts(many: Sequence[Initial]) -> Iterator[Asset]:
    """Which page of a large glossary a term is on, by its anchor: a script for each first digit.

    Our pages lead to the right one; a link that a reader kept may not, because terms move when more come.
    """
    shards: dict[str, dict[str, str]] = defaultdict(dict)
    for initial in many:
        for sheet in initial.sheets:
            for entry in sheet.rows:
                anchor = term_anchor(entry.term)
                shards[anchor[2]][anchor] = sheet.address.removeprefix(f"{FOLDER}/")
    for digit, rows in sorted(shards.items()):
        data = json.dumps(dict(sorted(rows.items())), separators=(",", ":"))
        yield Asset(f"{FOLDER}/data/{digit}.js", f"studyGuideTerms({data})\n".encode())


def _bare(entry: Entry) -> str:
    return squash(entry.term)
