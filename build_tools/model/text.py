"""Folding: the one view of a text that every finder reads.

Sources arrive with half- or full-width punctuation, curly, straight or corner quotes.
`fold` gives a text of *the same length* with one spelling of each mark, so that an
offset found in the folded text is the offset in the text that readers see.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from operator import add

_FIXED = str.maketrans(
    {
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
        "﹁": "“",
        "﹂": "”",
        "｢": "“",
        "｣": "”",
        "＂": '"',
        "＇": "'",
        "､": "、",
        "｡": "。",
        "．": ".",
        "–": "—",
        "―": "—",
        "－": "—",
        "─": "—",
        "•": "·",
        "・": "·",
        "‧": "·",
        ";": "；",
        "!": "！",
        "?": "？",
        "(": "（",
        ")": "）",
        "[": "〔",
        "]": "〕",
        "【": "〔",
        "】": "〕",
        "［": "〔",
        "］": "〕",
        "<": "〈",
        ">": "〉",
        "～": "~",
        "\u3000": " ",
        "\u00a0": " ",
        "\t": " ",
    }
)
_KEEP = set("，：；！？（）“”‘’。、《》〈〉〔〕—…")
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
PAIRED = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"), ("〈", "〉"), ("〔", "〕"))
_CLOSED_BY = dict(PAIRED)
_HALVES = re.compile(f"[{''.join(map(''.join, PAIRED))}]")
_NUMBERED = re.compile(r"(?:^|[。；：！？\s])[A-Za-z0-9]{1,2}）$")
_NO_HALF = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{1,2}）$|[A-Za-z]’$")
_SETTLED = re.compile(rf"[{_HAN}A-Za-z0-9%“”‘’，。；：！？、（）《》〈〉〔〕—…·~+]*")
"""Nearly all clauses are made of nothing else: they are folded as they stand."""
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_COLON = re.compile(r"(?<!\d):(?!//)|:(?![\d/])")
_STOP = re.compile(rf"(?<=[{_HAN}”’）》%])\.(?![A-Za-z0-9.])")
_DASHES = re.compile(r"--+")
_NOISE = re.compile(rf"[^{_HAN}A-Za-z0-9%+.]")
_MEMORY = 1 << 13
"""Texts remembered by each function below: the same clauses are folded and compared again and again."""
_SPANS = re.compile(r"第(\d{1,4}(?:[—–~～-]\d{1,4})?(?:[、,，]\d{1,4}(?:[—–~～-]\d{1,4})?)*)段")
"""Paragraphs as an editor names them; numbers of four figures at most, for no article has more."""
HAN = re.compile(rf"[{_HAN}]")
PLACES = re.compile(r"第[\d、—]+段(?:第[\d、—]+句)?")
"""Numbers of paragraphs and sentences in explanations; edits elsewhere in the article move them."""
FIGURE = re.compile(r"\d+(?:\.\d+)?")
NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
"""What one numeral counts, up to ten."""


@lru_cache(maxsize=_MEMORY)
def fold(text: str) -> str:
    """`text` with one spelling per mark; same length, same offsets, idempotent.

    Full-width letters and digits become ASCII; half-width marks between Chinese characters
    become full-width; straight quotes are opened and closed in turn.
    """
    return text if _SETTLED.fullmatch(text) else _folded(text)


def _folded(text: str) -> str:
    folded = text.translate(_FIXED)
    if not folded.isascii() and any("\uff00" <= char <= "\uffef" and char not in _KEEP for char in folded):
        folded = "".join(_narrow(char) for char in folded)
    for straight, opening, closing in (('"', "“", "”"), ("'", "‘", "’")):
        if straight in folded:
            folded = _pair(folded, straight, opening, closing)
    folded = _DASHES.sub(lambda dashes: "—" * len(dashes.group()), folded)
    folded = _COMMA.sub("，", folded)
    folded = _COLON.sub("：", folded)
    return _STOP.sub("。", folded)


def quoted(text: str) -> str:
    """Text between quotation marks; those inside it, straight ones too, become inner ones, as Chinese nests them."""
    inner = fold(text)
    if "“" not in inner and "”" not in inner:
        return f"“{text}”"
    bare = "".join({"“": "‘", "”": "’"}.get(mark, char) for char, mark in zip(text, inner, strict=True))
    return f"“{bare}”"


def unpaired(folded: str) -> frozenset[int]:
    """Where quotation marks and brackets of a folded text stand without their other half.

    A closing mark belongs to the nearest open one of its kind, so that of “甲，“乙” the first mark is left
    over; the apostrophe of a Latin word (it’s) and the mark of a number (1）) are no half of anything.
    """
    alone: list[int] = []
    waiting: dict[str, list[int]] = {closing: [] for _, closing in PAIRED}
    for found in _HALVES.finditer(folded):
        mark, at = found[0], found.start()
        if mark in _CLOSED_BY:
            waiting[_CLOSED_BY[mark]].append(at)
        elif _NUMBERED.search(folded, max(0, at - 4), at + 1):
            continue
        elif waiting[mark]:
            waiting[mark].pop()
        elif not _NO_HALF.search(folded, max(0, at - 4), at + 1):
            alone.append(at)
    return frozenset(alone).union(*waiting.values())


def spans(numbers: Iterable[int]) -> str:
    """Rising numbers as they are written, neighbours drawn together: 1—3、5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join("、".join(map(str, run)) if len(run) < 3 else f"{run[0]}—{run[-1]}" for run in runs)


def spanned(text: str) -> tuple[int, ...]:
    """The numbers of paragraphs that a text names, the way back from `spans`: 第1—3、5段 -> 1, 2, 3, 5; else none."""
    named = _SPANS.fullmatch(re.sub(r"\s", "", text))
    found: list[int] = []
    for run in re.split("[、,，]", named[1]) if named else ():
        ends = [int(number) for number in re.findall(r"\d+", run)]
        found.extend(range(ends[0], ends[-1] + 1))
    return tuple(found)


@lru_cache(maxsize=_MEMORY)
def squash(text: str) -> str:
    """The bare letters of a text: folded, without marks, quotes and spaces. For comparing, never for showing."""
    return _NOISE.sub("", fold(text))


@lru_cache(maxsize=_MEMORY)
def bigrams(text: str) -> frozenset[str]:
    """All pairs of neighbouring letters of the squashed text."""
    bare = squash(text)
    return frozenset(map(add, bare, bare[1:]))


def _narrow(char: str) -> str:
    if "\uff00" <= char <= "\uffef" and char not in _KEEP:
        narrow = unicodedata.normalize("NFKC", char)
        return narrow if len(narrow) == 1 else char
    return char


def _pair(text: str, straight: str, opening: str, closing: str) -> str:
    out: list[str] = []
    open_now = False
    for index, char in enumerate(text):
        if char in (opening, closing):
            open_now = char == opening
        if char != straight:
            out.append(char)
            continue
        before = text[index - 1] if index else ""
        after = text[index + 1] if index + 1 < len(text) else ""
        if straight == "'" and before.isascii() and before.isalpha() and after.isascii() and after.isalpha():
            out.append(char)  # an apostrophe inside a Latin word
            continue
        out.append(closing if open_now else opening)
        open_now = not open_now
    return "".join(out)
