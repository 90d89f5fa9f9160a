"""The index: every pair of neighbouring characters with all its positions, in small files.

A phrase of any length is found exactly, wherever its words may be cut, from the positions of half of
its pairs; so nothing depends on cutting Chinese into words, and a query reads a few small files.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import add, sub
from typing import Any

from build_tools.model.site import Asset, Place, SearchPage
from build_tools.publish.search.fold import fold, simplified
from build_tools.publish.search.pinyin import readings

SHARD = 8_000
"""Length in characters at which a file of postings is closed."""
APART = 2
"""Positions between two places: one is the gap at the end of a text, two keep phrases from crossing."""
_DIGITS = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\")
_LAST = 45  # the first 45 digits end a number, the other 46 say that it goes on


def search_assets(pages: Sequence[SearchPage]) -> tuple[Asset, ...]:
    """The files below `search/`: `index.js`, and in a folder named by their content the rest.

    `postings-N.js` hold positions, `page-N.js` what is shown of a page, `pinyin.js` readings. They are
    scripts of one call, because a page opened from `file://` may load scripts but not fetch data.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    lengths: list[int] = []
    here = 0
    for page in pages:
        for zone in ((page.title,), _texts(page.headings), _texts(page.body)):
            begun = here
            for text in zone:
                folded = fold(text)
                _add(postings, folded, here)
                here += len(folded) + APART
            lengths.append(here - begun)
    for pair in [pair for pair in postings if pair[0] == " "]:
        del postings[pair]  # gaps alone are not looked for
    files = {f"page-{n}": _shown(page) for n, page in enumerate(pages)}
    files["pinyin"] = readings(name for page in pages for name in (page.title, *page.terms))
    firsts: list[str] = []
    for number, shard in enumerate(_shards(postings)):
        firsts.append(next(iter(shard)))
        files[f"postings-{number}"] = shard
    scripts = {name: _script(name, value) for name, value in files.items()}
    digest = hashlib.sha256()
    for name in sorted(scripts):
        digest.update(scripts[name])
    version = digest.hexdigest()[:12]
    letters = {letter for pair in postings for letter in pair}
    head = {
        "version": version,
        "lengths": pack(lengths),
        "firsts": "".join(firsts),
        "simplified": "".join(old + new for old, new in sorted(simplified().items()) if new in letters),
    }
    # Material asks for its own index on every page; it gets an empty one, since the box uses ours.
    stub = b'var __index={"config":{"lang":["zh"],"separator":" ","pipeline":[]},"docs":[]}'
    return (
        Asset("search/search_index.js", stub),
        Asset("search/index.js", _script("index", head)),
        *(Asset(f"search/{version}/{name}.js", content) for name, content in scripts.items()),
    )


def _texts(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(place.text for place in places)


def _add(postings: dict[str, list[int]], folded: str, here: int) -> None:
    """Each character with the one after it, or with the gap after it."""
    for position, pair in enumerate(map(add, folded, folded[1:] + " "), here):
        postings[pair].append(position)


def _shards(postings: dict[str, list[int]]) -> Iterator[dict[str, str]]:
    shard: dict[str, str] = {}
    size = 0
    for pair in sorted(postings):
        positions = postings[pair]
        shard[pair] = pack([positions[0], *map(sub, positions[1:], positions)])
        size += len(shard[pair]) + len(pair) * 3 + 6
        if size >= SHARD:
            yield shard
            shard, size = {}, 0
    if shard:
        yield shard


def pack(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 as printable ASCII: short for small ones, safe inside a JSON string."""
    return "".join(map(_digits, numbers))


@lru_cache(maxsize=1 << 16)
def _digits(number: int) -> str:
    more, last = divmod(number, _LAST)
    digits = _DIGITS[last]
    while more:
        more, digit = divmod(more, len(_DIGITS) - _LAST)
        digits = _DIGITS[_LAST + digit] + digits
    return digits


def _shown(page: SearchPage) -> dict[str, Any]:
    return {
        "url": page.url,
        "title": page.title,
        "headings": [[place.anchor, place.text] for place in page.headings],
        "body": [[p.anchor, p.label, p.text, list(p.sentences)] for p in page.body],
        "lessons": [list(lesson) for lesson in page.lessons],
    }


def _script(name: str, value: Any) -> bytes:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'studyGuideData("{name}",{data})'.encode()
