"""Readings of titles and set terms, so that they are found by typing pinyin."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from build_tools.publish.search.fold import fold


def _syllables(name: str) -> list[str]:
    """One a character; a character without a reading (a letter, a digit) stands for itself."""
    from pypinyin import lazy_pinyin  # its tables take a third of a second, and most commands make no index

    read = lazy_pinyin(name, errors=lambda unread: f"={unread}")
    return [syllable for piece in read for syllable in (piece[1:] if piece[0] == "=" else (piece,))]


def readings(names: Iterable[str]) -> dict[str, Any]:
    """Names with their readings, without tones and ü as v.

    `names` are folded; `readings` gives a character its usual reading; `odd` gives the readings of
    those names, by index, in which a character is read otherwise (重庆, 长期).
    """
    kept = sorted({folded for name in names if (folded := fold(name)) and not folded.isascii()})
    read = [_syllables(name) for name in kept]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, syllables in zip(kept, read, strict=True):
        for char, syllable in zip(name, syllables, strict=True):
            if not char.isascii():
                counts[char][syllable] += 1
    usual = {char: min(c, key=lambda s: (-c[s], s)) for char, c in sorted(counts.items())}
    odd = {
        str(index): syllables
        for index, (name, syllables) in enumerate(zip(kept, read, strict=True))
        if any(usual.get(char, char) != syllable for char, syllable in zip(name, syllables, strict=True))
    }
    return {"names": kept, "readings": usual, "odd": odd}
