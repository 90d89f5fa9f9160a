"""The makers of questions: each proposes drafts of its own kinds from the findings of one article.

A maker is a function `Material -> Iterator[Draft]` and a row of `MAKERS`. What it proposes is checked, settled and
chosen by others (`compose/quiz.py`).
"""

from collections.abc import Callable, Iterator

from build_tools.compose.draft import Draft, Material
from build_tools.compose.makers import (
    blanks,
    claims,
    comparisons,
    details,
    examples,
    headings,
    lists,
    places,
    points,
    provisions,
    replies,
    statements,
    terms,
)

MAKERS: tuple[Callable[[Material], Iterator[Draft]], ...] = (
    places.matching,
    comparisons.stated,
    examples.illustrated,
    places.swapped,
    lists.belongs,
    lists.ordered,
    terms.set_terms,
    blanks.fixed_lists,
    provisions.norms,
    blanks.orientations,
    blanks.quotations,
    statements.statements,
    claims.claimed,
    points.recalled,
    replies.replied,
    headings.headed,
    details.required,
    details.common,
)
"""All makers. Their order changes nothing: drafts are ranked by weight and place."""
