"""Which measure stands under which point? From paragraphs that open with parallel points.

The key is where the article puts a measure, so it is sure; that a reader who closed the article can
find it takes measures that say more than their point's own words, and nothing of another point.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.compose.draft import Draft, Material, cite, shuffled, where
from build_tools.compose.naming.asking import KIND_ONLY, asked_heading, called, heading, source
from build_tools.compose.stems import windows
from build_tools.compose.wording import (
    IMPERATIVE,
    INSIDE,
    SPEECH,
    balanced,
    bare,
    share_run,
    similarity,
    without,
)
from build_tools.model.article import Paragraph, Passage
from build_tools.model.findings import Enumeration
from build_tools.model.questions import Pairs
from build_tools.model.text import bigrams, fold, quoted, squash

_POINT_MOST, _MEASURE_LEAST, _MEASURE_MOST = 40, 12, 66
_STRAYS = 4
"""Letters in a row that a measure may not share with another point; with its own, not even two: they would tell."""
_EVEN = 2.8  # the longest measure of a matching over the shortest
_LEAST, _PAIRS_LEAST, _MOST = 3, 4, 5
"""Points of a list, and pairs: three can be told by common sense."""
_ALL, _SOME = 3.5, 3.0
"""Weights: the list itself goes before a matching of most points, which readers often solved by the words alone."""
_ROLES = ("norm", "deed")
_LINKED = re.compile(
    r"[一二三四五六七八]要|第[一二三四五六七八]|需要(?:特别)?(?:说明|指出|强调)|值得|同时|此外|另外"
)
"""How a clause begins that is one of several, or leans on the one before."""
_NUMBERED = re.compile(r"[^，。：]{1,4}(?:之)?[一二三四五六七八九十]：")
_FEW = 3
"""Letters by which a point of a frame differs from the others."""
_GROUNDS = re.compile("源于|因为|由于|教训|之所以")
"""Words of a sentence that argues for a measure."""

_ACTS = re.compile(
    r"(?:[^，。；“]{1,10}?(?:要|应当|应该|(?<![效反对适响供相因])应|宜|必须|须|可以|不得|不能)(?!求|素|走|花)|既要|要|应|不再|不让|鼓励|支持|建议|推行|实行|实施|建立|建|设立|设|成立|组建|开展|开设|制定|出台|编制|划定|探索|试行|采取|采用|选|派|组织|引导|引入|引进|吸纳|把|对|将|让|由|以|用|按|通过|依托|借助)|"
    + IMPERATIVE.pattern
)
"""How a measure begins: with what is to be done, or who is to do it."""


@dataclass(frozen=True, slots=True)
class _Point:
    """A point: its words, where they stand, and its paragraph."""

    text: str
    source: Passage
    paragraph: Paragraph


Row = tuple[_Point, Passage]


def matched(material: Material) -> Iterator[Draft]:
    """Point <-> measure, three to five pairs, for parallel points."""
    groups = [
        (material.article.paragraph(e.paragraph), _points(material, e))
        for e in material.findings.enumerations
    ]
    for first, points in groups:
        if material.findings.placements[first.number - 1].reason == "条文":
            continue  # the parts of a rule are drawers: what lies in one is guessed, or half a provision
        rows = _even(_rows(material, points))[:_MOST]
        chapters = {material.findings.chapter_of(measure.paragraph) for _, measure in rows}
        if len(rows) < _PAIRS_LEAST or len(chapters) > 1:
            continue
        pairs = tuple((point.text, measure.text) for point, measure in rows)
        rights = shuffled([right for _, right in pairs], "contents")
        if any(a == b for (_, a), b in zip(pairs, rights, strict=True)):
            rights = rights[1:] + rights[:1]
        yield Draft(
            kind="matching",
            rule="match-point-measure",
            stem=f"{_announced(material, first)}讲了下面几条。请把各条与文章在其下提出的内容对应起来。",
            answer=Pairs(pairs, tuple(rights)),
            sources=cite(*(p for point, measure in rows for p in (point.source, measure))),
            explanation="；".join(f"{quoted(p.text)}之下，见{where(m)}" for p, m in rows) + "。",
            chapter=chapters.pop(),
            weight=_ALL if len(rows) * 3 >= 2 * len(points) else _SOME,
        )


def _announced(material: Material, first: Paragraph) -> str:
    """Who sets out the points, and under what: a heading that only names their kind needs the title before it."""
    about = heading(material, first) or asked_heading(material, first)
    if about:
        return f"{source(material)}围绕{quoted(about)}"
    kind = fold(material.article.sections[first.section].heading or "")
    return called(material) + (f"在{quoted(kind)}方面" if KIND_ONLY.fullmatch(kind) else "")


def _points(material: Material, enumeration: Enumeration) -> list[_Point]:
    """The members of a list of parallel leads, each with its own paragraph."""
    members = enumeration.members
    if not enumeration.spread or enumeration.frame:
        return []
    return [_Point(_unlabelled(bare(m)), m, material.article.paragraph(m.paragraph)) for m in members]


def _unlabelled(text: str) -> str:
    """A point without the label that numbers it (看点之二：把基层做强)."""
    label = _NUMBERED.match(fold(text))
    return text[label.end() :] if label else text


def _rows(material: Material, points: list[_Point]) -> list[Row]:
    """(point, measure) for points whose paragraphs go on to say what is done, in words of their own."""
    if len(points) < _LEAST or not all(map(_fits, points)):
        return []
    about = f"{material.article.meta.title}，{material.article.meta.subtitle or ''}"
    rows = []
    for point in points:
        others = [without(p.text, about) for p in points if p is not point]
        own = bigrams(without(point.text, about)) - bigrams(about)  # words of the title tell nothing
        single = _letters(point, points)
        measure = next(
            (
                found
                for found in _measures(material, point)
                if not bigrams(found.text) & own
                and not single & set(found.folded)
                and not any(share_run(found.text, other, _STRAYS) for other in others)
            ),
            None,
        )
        if measure:
            rows.append((point, measure))
    return rows


def _letters(point: _Point, points: list[_Point]) -> set[str]:
    """The letters that tell a point of one frame (谁来管、谁来救) from the others: one of them would tell its measure."""
    own = set(squash(point.text)) - set("".join(squash(p.text) for p in points if p is not point))
    return own if len(own) <= _FEW else set()


def _fits(point: _Point) -> bool:
    folded = fold(point.text)
    return (
        len(point.text) <= _POINT_MOST
        and balanced(point.text)
        and not INSIDE.search(folded)
        and not SPEECH.search(folded)
    )


def _measures(material: Material, point: _Point) -> Iterator[Passage]:
    """What whole sentences under a point demand or tell done, naming no place.

    Parts of sentences were tried: one in three printed half a provision, or what the point does not say.
    """
    paragraph = point.paragraph
    for sentence in paragraph.sentences:
        role = material.findings.role_of(paragraph.number, sentence.number)
        before = sentence.start < point.source.end
        if before or role not in _ROLES or material.findings.exemplifies(paragraph.number, sentence.number):
            continue
        if _GROUNDS.search(paragraph.folded_sentence(sentence)):
            continue
        for start, end in windows(paragraph, sentence):
            fits = _MEASURE_LEAST <= end - start <= _MEASURE_MOST
            leans = _LINKED.match(paragraph.folded, start) or "，则" in paragraph.folded[start:end]
            if fits and _ACTS.match(paragraph.folded, start) and not leans:
                yield paragraph.quote(start, end)


def _even(rows: list[Row]) -> list[Row]:
    """Rows whose measures are of like length and unlike each other."""
    kept: list[Row] = []
    for point, measure in rows:
        lengths = [len(measure.text), *(len(m.text) for _, m in kept)]
        if max(lengths) <= _EVEN * min(lengths) and all(
            similarity(measure.text, m.text) < 0.35 for _, m in kept
        ):
            kept.append((point, measure))
    return kept
