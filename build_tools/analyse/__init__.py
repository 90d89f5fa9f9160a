"""An Article in, Findings out. One finder a file; all of one signature."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from build_tools.analyse.chorus import chorus
from build_tools.analyse.counted import counted
from build_tools.analyse.doer import doer
from build_tools.analyse.echoes import echoes
from build_tools.analyse.examples import examples
from build_tools.analyse.key_points import key_points
from build_tools.analyse.leads import leads
from build_tools.analyse.lists import lists
from build_tools.analyse.ordinals import ordinals
from build_tools.analyse.parts import parts
from build_tools.analyse.placement import placements
from build_tools.analyse.quotations import quotations
from build_tools.analyse.refrain import refrain, without_prelude
from build_tools.analyse.reported import is_site
from build_tools.analyse.roles import roles
from build_tools.analyse.terms import terms
from build_tools.model.article import Article
from build_tools.model.findings import Enumeration, Findings
from build_tools.model.guide import Chapter

_ENUMERATIONS = (leads, ordinals, counted, echoes, chorus, parts, lists)
_SERIES_LEAST = 3


def analyse(article: Article, chapters: Sequence[Chapter]) -> Findings:
    """Everything that can be seen in one article without looking at any other."""
    enumerations = [
        _sung(found) for found in _distinct(found for finder in _ENUMERATIONS for found in finder(article))
    ]
    said = roles(article)
    points = [e for e in enumerations if e.form not in ("list", "chain") and e.spread]
    placed = placements(article, chapters, said, points)
    return Findings(
        key_points=key_points(article),
        enumerations=tuple(sorted(enumerations, key=lambda e: (e.paragraph, e.members[0].start, e.form))),
        examples=examples(article),
        quotations=quotations(article),
        terms=terms(article),
        placements=placed,
        roles=said,
        doer=doer(article, enumerations, placed),
        sites=frozenset(s.index for s in article.sections if is_site(article, s)),
    )


def _sung(points: Enumeration) -> Enumeration:
    """Points that open paragraphs, three at least, with the refrain that they share, if there is one."""
    if points.form in ("list", "chain") or not points.spread or len(points.members) < _SERIES_LEAST:
        return points
    prelude = without_prelude([member.folded for member in points.members]) if points.form == "leads" else 0
    members = points.members[prelude:]
    return replace(points, members=members, refrain=refrain([member.folded for member in members]))


def _distinct(enumerations: Iterable[Enumeration]) -> list[Enumeration]:
    """The same list seen by two finders counts once: the first finder's."""
    seen: dict[tuple[tuple[int, int], ...], Enumeration] = {}
    for found in enumerations:
        seen.setdefault(tuple((m.paragraph, m.start) for m in found.members), found)
    return list(seen.values())


__all__ = ["analyse"]
