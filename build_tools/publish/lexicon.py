"""A large glossary: the most used terms on its page, all terms by initial on others, and where each stands."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.model.site import Asset, Page
from build_tools.publish.gathered import Entry
from build_tools.publish.sheets import Sheet, sheets

ENTRIES = 300
"""The most entries on one page; a glossary with more is shown by initial."""
FOLDER = "glossary"
NO_LETTER = "other"
_ENTRY = re.compile(r'class="sg-entry" id="(t-[0-9a-f]{8})"')


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
    """All entries by initial, letters in their order, those without a letter last."""
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


def whereabouts(pages: Iterable[Page]) -> Iterator[Asset]:
    """Which page of a large glossary a term is on, by its anchor: a script for each first digit, loaded when a link needs it."""
    shards: dict[str, dict[str, str]] = defaultdict(dict)
    for page in pages:
        folder = page.path.removeprefix(f"{FOLDER}/").removesuffix("index.md")
        if page.path.startswith(f"{FOLDER}/") and folder:
            for anchor in _ENTRY.findall(page.markdown):
                shards[anchor[2]][anchor] = folder
    for digit, rows in sorted(shards.items()):
        data = json.dumps(dict(sorted(rows.items())), separators=(",", ":"))
        yield Asset(f"{FOLDER}/data/{digit}.js", f"studyGuideTerms({data})\n".encode())
