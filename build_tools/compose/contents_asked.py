"""Which measure stands under which point? From paragraphs that open with parallel points.

The key is where the article puts a measure, so it is sure; that a reader who closed the article can
find it takes measures that say more than their point's own words, and nothing of another point.
"""

import re
from collections.abc import Iterator

from build_tools.compose.asking import heading
from build_tools.compose.draft import Draft, Material, cite, quoted, shuffled, where
from build_tools.compose.places_asked import bare
from build_tools.compose.stems import windows
from build_tools.compose.wording import IMPERATIVE, INSIDE, SPEECH, balanced, common_run, similarity, without
from build_tools.model.article import Passage
from build_tools.model.findings import Enumeration
from build_tools.model.questions import Pairs
from build_tools.model.text import bigrams

_POINT_MOST, _MEASURE_LEAST, _MEASURE_MOST = 40, 12, 66
_STRAYS = 4
"""Letters in a row that a measure may not share with another point; with its own, not even two: they would tell."""
_EVEN = 2.8  # the longest measure of a matching over the shortest
_LEAST, _MOST = 3, 5
_ROLES = ("norm", "deed")

_ACTS = re.compile(
    r"(?:[^，。；]{1,10}?(?:要|应当|应该|应|宜|必须|须|可以|不得|不能)(?!求|素|走|花)|既要|要|应|不再|不让|鼓励|支持|建议|推行|实行|实施|建立|建|设立|设|成立|组建|开展|开设|制定|出台|编制|划定|探索|试行|采取|采用|选|派|组织|引导|引入|引进|吸纳|把|对|将|让|由|以|用|按|通过|依托|借助)|"
    + IMPERATIVE.pattern
)
"""How a measure begins: with what is to be done, or who is to do it."""

Row = tuple[Passage, Passage]


def matched(material: Material) -> Iterator[Draft]:
    """Point <-> measure, three to five pairs of one list."""
    for enumeration in material.findings.enumerations:
        rows = _even(_rows(material, enumeration))[:_MOST]
        if len(rows) < _LEAST:
            continue
        pairs = tuple((bare(point), measure.text) for point, measure in rows)
        rights = shuffled([right for _, right in pairs], "contents")
        if any(a == b for (_, a), b in zip(pairs, rights, strict=True)):
            rights = rights[1:] + rights[:1]
        about = heading(material, material.article.paragraph(enumeration.paragraph))
        yield Draft(
            kind="matching",
            rule="match-point-measure",
            stem=f"文章{f'围绕{quoted(about)}' if about else ''}讲了下面几条。请把各条与文章在其下提出的内容对应起来。",
            answer=Pairs(pairs, tuple(rights)),
            sources=cite(*(passage for row in rows for passage in row)),
            explanation="；".join(f"{quoted(bare(p))}之下，见{where(m)}" for p, m in rows) + "。",
            chapter=material.findings.chapter_of(enumeration.paragraph),
            weight=5,
        )


def _rows(material: Material, enumeration: Enumeration) -> list[Row]:
    """(point, measure) for the members of a list whose paragraphs go on to say what is done."""
    members = enumeration.members
    spread = len({m.paragraph for m in members}) == len(members)
    if not spread or enumeration.frame or len(members) < _LEAST or not all(map(_point_fits, members)):
        return []
    about = f"{material.article.meta.title}，{material.article.meta.subtitle or ''}"
    rows = []
    for point in members:
        others = [without(m.text, about) for m in members if m is not point]
        measure = next(
            (
                found
                for found in _measures(material, point)
                if not bigrams(found.text) & bigrams(without(point.text, about))
                and all(common_run(found.text, other) < _STRAYS for other in others)
            ),
            None,
        )
        if measure:
            rows.append((point, measure))
    return rows


def _point_fits(point: Passage) -> bool:
    return (
        len(bare(point)) <= _POINT_MOST
        and balanced(point.text)
        and not INSIDE.search(point.folded)
        and not SPEECH.search(point.folded)
    )


def _measures(material: Material, point: Passage) -> Iterator[Passage]:
    """Whole clauses after the point that demand or tell something done and name no place."""
    paragraph = material.article.paragraph(point.paragraph)
    told = {
        e.sentence.sentence for e in material.findings.examples if e.sentence.paragraph == point.paragraph
    }
    for sentence in paragraph.sentences:
        if sentence.start < point.end or sentence.number in told:
            continue
        if material.findings.role_of(paragraph.number, sentence.number) not in _ROLES:
            continue
        for start, end in windows(paragraph, sentence):
            acts = _ACTS.match(paragraph.folded, start)
            if acts and _MEASURE_LEAST <= end - start <= _MEASURE_MOST:
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
