"""The place that an article is about: who did what its sections tell, though they need not name it again."""

import re
from collections.abc import Iterable, Sequence

from build_tools.analyse.places import places, table
from build_tools.model.article import Article
from build_tools.model.findings import Doer, Enumeration, Placement
from build_tools.model.text import fold

_TOLD = re.compile(
    r"(?:实践|探索|做法|经验|路径|调查|调研|见闻|启示|思考)(?:[与和及](?:实践|探索|做法|经验|启示|思考|建议))?(?:报告)?$"
)
"""How a title ends that tells what a place did (……区破解……难题的实践)."""
_SPEAKS = re.compile(r"答记者问|《")
"""A talk with an officer, or the reading of a rule, tells what shall be done."""


_PRACTICES = "practices"
_NO_DEEDS = re.compile("启示|体会|思考|建议|打算|下一步")
"""Headings of what is made of the deeds, or shall follow them."""


def doer(
    article: Article, enumerations: Iterable[Enumeration], placements: Sequence[Placement]
) -> Doer | None:
    """The place with the leading points under which the article tells its deeds; None without either.

    Such an article names its place once: no sentence tells who acts, so the finder of examples sees nothing.
    """
    place = _named(article)
    if not place:
        return None
    deeds = tuple(
        member
        for enumeration in enumerations
        if enumeration.form == "leads"
        and not _NO_DEEDS.search(article.sections[enumeration.section].heading or "")
        for member in enumeration.members
        if placements[member.paragraph - 1].chapter == _PRACTICES
    )
    return Doer(place, deeds) if deeds else None


def _named(article: Article) -> str:
    """The one place that title or subtitle names as the doer (某县：……, ——某区……的实践), or the empty string."""
    lines = [fold(text).lstrip("— ").strip() for text in (article.meta.title, article.meta.subtitle) if text]
    named = [place for line in lines for place in places(line)]
    if not named or any(place.parts[-1] != named[0].parts[-1] for place in named) or not named[0].full:
        return ""
    for line in lines:
        if line.startswith(named[0].name) and not _SPEAKS.search(line):
            rest = line[len(named[0].name) :]
            if rest.startswith("：") or _TOLD.search(rest):
                return _full(named[0].name)
    return ""


def _full(name: str) -> str:
    """杭州 as 杭州市, so that one place stands in the table once."""
    known = table()
    return (
        name if name in known else next((f"{name}{end}" for end in "市省" if f"{name}{end}" in known), name)
    )
