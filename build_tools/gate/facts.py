"""Figures and places of a study edition against its record of facts.

Own words are only as good as what they rest on: every number and place of the text must stand
in a recorded fact, and every recorded fact must be used.
"""

from collections.abc import Iterator

from build_tools.analyse.places import places
from build_tools.errors import Fault
from build_tools.model.article import Article
from build_tools.model.text import FIGURE, bigrams, fold

_SHARE = 0.4


def uncovered(article: Article, facts_path: str) -> Iterator[Fault]:
    """Faults: figures and places of the article that no fact holds, and facts the article does not use."""
    statements = [fold(fact.statement) for fact in article.facts]
    figures = {figure for statement in statements for figure in FIGURE.findall(statement)}
    held = "\n".join(statements)
    for paragraph in article.paragraphs:
        for figure in dict.fromkeys(FIGURE.findall(paragraph.folded)):
            if figure not in figures:
                cure = (
                    f"第{paragraph.number}段的数字“{figure}”在 {facts_path} 里没有依据。补一条事实，或改正文"
                )
                yield Fault(article.path, paragraph.line, cure)
        for place in places(paragraph.folded):
            if place.full and not any(part in held for part in place.parts):
                cure = f"第{paragraph.number}段的地方“{place.name}”在 {facts_path} 里没有依据。补一条事实，或改正文"
                yield Fault(article.path, paragraph.line, cure)
    known = bigrams(article.folded + (article.abstract or ""))
    for fact in article.facts:
        if not _used(fact.statement, known):
            yield Fault(facts_path, fact.line, f"事实 {fact.id} 在文章里没有用到。删去它，或在正文里写到")


def _used(statement: str, known: frozenset[str]) -> bool:
    """Whether the article speaks of the statement: it shares at least two fifths of its bigrams."""
    pairs = bigrams(statement)
    return len(pairs & known) >= _SHARE * len(pairs)
