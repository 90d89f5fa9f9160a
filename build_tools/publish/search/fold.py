"""The one view of a text in which index and query meet.

Letters and digits in one spelling (NFKC, lower case, simplified characters by OpenCC's table), and
every run of anything else as one space. `theme/assets/search/store.js` does the same to the query.
"""

import re
import unicodedata
from functools import cache

import opencc

_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_GAPS = re.compile(" +")


@cache
def simplified() -> dict[str, str]:
    """Traditional and variant characters -> the simplified one, each that differs; read from OpenCC."""
    chars = [chr(code) for first, last in _HAN for code in range(first, last + 1)]
    # One character a line: OpenCC chooses by phrase, and a query may be any piece of a phrase.
    plain = opencc.OpenCC("t2s").convert("\n".join(chars)).split("\n")
    table = {old: new for old, new in zip(chars, plain, strict=True) if old != new and len(new) == 1}
    return {old: table.get(new, new) for old, new in table.items()}


class _Folding(dict[int, str]):
    """Code point -> folded character, worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


def _fold_char(char: str) -> str:
    # A spelling of several characters (㎡, ½) would move what follows: such a sign keeps its own.
    spellings = (unicodedata.normalize("NFKC", char).lower(), char.lower(), char)
    plain = next(spelling for spelling in spellings if len(spelling) == 1)
    plain = simplified().get(plain, plain)
    return plain if plain.isalnum() else " "


_TABLE = _Folding()


def fold(text: str) -> str:
    """`text` as it is searched: idempotent, without space at either end."""
    return _GAPS.sub(" ", text.translate(_TABLE)).strip(" ")
