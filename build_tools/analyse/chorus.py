"""Demands of one opening that make up a paragraph, or its end: ……。要清理整合，……；要源头管控，……；要规范使用，……。"""

import re

from build_tools.model.article import Article, Paragraph
from build_tools.model.findings import Enumeration, Refrain

_OPENING = re.compile(
    "(?:要|必须|应当|应)(?!求|素|点|害|对|用(?!好|活|足)|急|是|看到|认识到|清醒|注意到|说|知道)"
)
_INNER = re.compile(f"，(?P<word>{_OPENING.pattern})")
"""The first demand where it follows what is demanded of (发展特色产业，要立足资源；要依托科技；要带动农户)."""
_SAID_AGAIN = re.compile(f"(?P<matter>[^，。；：]{{4,20}})，(?:就|还|更)?{_OPENING.pattern}")
"""How a sentence begins that says the matter again before its demand (扎紧制度的笼子，要管住权力)."""
_UNIT = re.compile("[^。；！？]+[。；！？]?")
_MORE = re.compile(
    "(?:还|也|更|又|既|同时|此外|另外|其次|最后|再次|[一二三四五]是|[一二三四五]要|第[一二三四五])"
)
"""How a unit begins that may be one more demand in other words."""
_STOP = re.compile("[，。；：！？]")
_LEAST, _SHORTEST, _LONGEST, _MATTER_LEAST = 3, 3, 24, 4


def chorus(article: Article) -> tuple[Enumeration, ...]:
    """One list a paragraph: what follows the sentence that leads it demands in the same word, three times at least, with examples between."""
    return tuple(
        found
        for paragraph in article.paragraphs
        for finder in (_demands, _repeated)
        if (found := finder(paragraph))
    )


def _demands(paragraph: Paragraph) -> Enumeration | None:
    text = paragraph.folded
    if text.count("要") + text.count("必须") + text.count("应") < _LEAST:
        return None
    units = [unit.span() for unit in _UNIT.finditer(text, paragraph.body) if unit.group().strip()]
    opened = [(_OPENING.match(text, a), a, b) for a, b in units]
    first = next((i for i, (match, _, _) in enumerate(opened) if match), 0)
    run = [(match, b) for match, _, b in opened[first:] if match]
    others = [text[a:b] for match, a, b in opened[first:] if not match]
    if first == 0 or any(_MORE.match(other) for other in others) or _inside_quotes(text, units[first][0]):
        return None
    start, end = units[first - 1]
    inner = [m for m in _INNER.finditer(text, start, end) if m.group("word") == run[0][0].group()]
    if len(inner) > 1:
        return None
    openings = [(m.end(), end) for m in inner] + [(match.end(), stop) for match, stop in run]
    rows = [(a, _first_stop(text, a, b)) for a, b in openings]
    alike = len({match.group() for match, _ in run}) == 1
    if len(rows) < _LEAST or not alike or any(not _SHORTEST <= b - a <= _LONGEST for a, b in rows):
        return None
    stop = inner[0].start() if inner else start + len(text[start:end].rstrip("。；！？： "))
    label = paragraph.quote(max(start, paragraph.body), stop) if stop > max(start, paragraph.body) else None
    matter = label.folded.rpartition("，")[2] if label and inner else ""
    if inner and (len(matter) < _MATTER_LEAST or "是" in matter):
        return None
    said = Refrain("demand", matter) if inner else None
    members = tuple(paragraph.quote(a, b) for a, b in rows)
    return Enumeration("chorus", label, members, paragraph.section, refrain=said)


def _repeated(paragraph: Paragraph) -> Enumeration | None:
    """Sentences that say in turn of one matter what it demands (扎紧笼子，要管住权力。……扎紧笼子，要管好资金。……).

    Whoever says the matter again without the demand, or demands more in other words, leaves the list short.
    """
    found: dict[str, list[re.Match[str]]] = {}
    begins = [(max(s.start, paragraph.body), s.end) for s in paragraph.sentences]
    for start, end in begins:
        if match := _SAID_AGAIN.match(paragraph.folded, start, end):
            found.setdefault(match["matter"], []).append(match)
    for matter, matches in found.items():
        rows = [(m.end(), _first_stop(paragraph.folded, m.end(), len(paragraph.text))) for m in matches]
        told = {m.start() for m in matches}
        others = [paragraph.folded[a:b] for a, b in begins if a not in told and a > min(told)]
        more = any(_MORE.match(other) or other.startswith(matter) for other in others)
        if len(rows) >= _LEAST and not more and all(_SHORTEST <= b - a <= _LONGEST for a, b in rows):
            label = paragraph.quote(*matches[0].span("matter"))
            members = tuple(paragraph.quote(a, b) for a, b in rows)
            said = Refrain("demand", matter)
            return Enumeration("chorus", label, members, paragraph.section, refrain=said)
    return None


def _first_stop(text: str, start: int, end: int) -> int:
    """Where the first clause from `start` ends."""
    stop = _STOP.search(text, start, end)
    return stop.start() if stop else end


def _inside_quotes(text: str, at: int) -> bool:
    """Whether a place lies inside quotation marks: somebody else demands."""
    return text.count("“", 0, at) > text.count("”", 0, at)
