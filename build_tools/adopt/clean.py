"""The characters of foreign files: layout and shapeless characters go, radicals become characters, marks full width."""

import re

from build_tools.model.characters import INVISIBLE, RADICALS

INDENT = " \t\u3000\u00a0"
_RADICALS = str.maketrans(RADICALS)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
# Word draws the dots of its lists from symbol fonts, which land in the private use area.
_DOT = re.compile(
    "^[\uf06c\uf06e\uf075\uf076\uf09f\uf0a7\uf0a8\uf0b2\uf0b7\uf0d8\uf0fc\u25aa\u25cf\u2022][ \t\u3000\u00a0]*"
)


_HALF = re.compile("(?<=[\u4e00-\u9fff”’）》〉])[,;:?!](?=[\u4e00-\u9fff“‘（《〈\\s]|$)", re.MULTILINE)
"""A mark of half width between Chinese characters; in 12:30 and 1,000 it stays."""
_FULL = str.maketrans(",;:?!", "，；：？！")
_SPACED = re.compile(
    "^(第[一二三四五六七八九十百]+[编章节])[ \t\u3000]*((?:[\u4e00-\u9fff][ \t\u3000]+)+[\u4e00-\u9fff])$"
)
"""The heading of a chapter whose letters are set apart to fill the line (第一章　总　　则)."""


def clean(text: str) -> str:
    """Text with line breaks as \\n, without characters that have no shape, with radicals as characters.

    Marks between Chinese characters are made full width: a question printed from half of them looks careless.
    """
    bare = _CONTROL.sub("", INVISIBLE.sub("", _BREAKS.sub("\n", text))).translate(_RADICALS)
    return _HALF.sub(lambda mark: mark.group().translate(_FULL), bare)


def line_of(text: str) -> str:
    """One line of cleaned text without indent, without the dot of a list, and without gaps inside the heading of a chapter."""
    line = _DOT.sub("", text.strip(INDENT)).strip(INDENT)
    spaced = _SPACED.match(line)
    return f"{spaced[1]} {''.join(spaced[2].split())}" if spaced else line
