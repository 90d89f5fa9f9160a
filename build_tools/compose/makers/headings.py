"""Questions for points that an article makes its headings.

A heading has no number of its own, so the first sentence under it is cited for it.
"""

from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material, cite
from build_tools.compose.makers.families import KIND, Family, families
from build_tools.compose.makers.members import DRAWER
from build_tools.compose.makers.points import told_by
from build_tools.compose.naming.asking import KIND_ONLY, TWO_KINDS, called
from build_tools.compose.wording import stands_alone
from build_tools.model.questions import Points
from build_tools.model.text import fold, quoted

_TITLE_MOST = 40
_MATTER_LEAST = 4
"""Letters that a heading must keep without the word of kind that ends it, to say of what (重构的路径 does not)."""
_OWN_WEIGHT = 2.9
"""Above a blank, below the points that stand under the headings: a question by such a heading prints it."""


def headed(material: Material) -> Iterator[Draft]:
    """Which points does the article make under a heading, or in all? The key are the headings."""
    for family in families(material):
        stem = _stem(material, family)
        if stem is None or told_by(stem, family.points):
            continue
        first, last = min(family.inside[0]), max(family.inside[-1])
        yield Draft(
            kind="short_answer",
            rule="points-of-headings",
            stem=stem,
            answer=Points(family.points),
            sources=cite(*family.points),
            explanation=f"要点是第{first}段到第{last}段的{len(family.points)}个小标题，出处是各小标题下的一句。",
            chapter=material.findings.chapter_of(first),
            weight=_OWN_WEIGHT + 0.05 * len(family.points),
        )


def _stem(material: Material, family: Family) -> str | None:
    """The question by the heading above; one that only says what kind of points it heads is asked with the title."""
    title = material.article.meta.title
    above = family.parent.heading if family.parent else None
    if above is None:
        return f"围绕{quoted(title)}，文章讲了哪几点？" if len(title) <= _TITLE_MOST else None
    if TWO_KINDS.search(fold(above)):
        return None
    if KIND_ONLY.fullmatch(fold(above)) or len(KIND.sub("", fold(above))) < _MATTER_LEAST:
        return f"{called(material)}在{quoted(above)}方面讲了哪几点？"
    clear = stands_alone(above.rstrip("？?")) and not DRAWER.search(fold(above))
    return f"围绕{quoted(above)}，文章讲了哪几点？" if clear else None
