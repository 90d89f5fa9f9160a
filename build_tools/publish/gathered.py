"""What the hubs gather from all articles, as rows: set terms with their places, and practice examples.

Rows hold what is shown and nothing else, so that a change of an article that they do not show leaves
the hubs, and the pages of other articles, as they are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from build_tools.model.article import Article, Passage, SourceRef
from build_tools.model.guide import Study
from build_tools.model.step import gathers
from build_tools.model.text import squash

_TERM_LEAST = 2
_ELSEWHERE_MOST = 5


class Cited(NamedTuple):
    """Where something stands; pages link to it like to a source."""

    article: str
    paragraph: int
    sentence: int
    anchor: str


class Occurrence(NamedTuple):
    """A set term in one sentence of an article: the article's title, the sentence, its place."""

    title: str
    text: str
    source: Cited


class Entry(NamedTuple):
    """A glossary entry: the term, and each sentence in which it stands."""

    term: str
    places: tuple[Occurrence, ...]


class Told(NamedTuple):
    """A practice example as the table shows it: the name that it is grouped by, its article's title, what was done."""

    name: str
    title: str
    place: str
    measure: str
    outcome: str | None
    source: Cited


TermRows = tuple[tuple[str, str, tuple[Occurrence, ...]], ...]
"""Squashed term, the term as written, where it stands; in the order of an article."""
Known = tuple[str, tuple[Occurrence, ...]]
"""Of a term: the page of its entry (empty when it has none), and its first place in a few other articles."""
Elsewhere = tuple[Known, ...]
"""What is known of each term of a lesson or article, in their order."""


@gathers
def told(study: Study) -> tuple[Told, ...]:
    """The practice examples of one article; one that is about a single place tells its deeds as well."""
    title = study.article.meta.title
    own = study.findings.doer
    deeds = (
        tuple(
            Told(own.place, title, own.place, deed.text, None, _cited(deed.sources[0])) for deed in own.deeds
        )
        if own
        else ()
    )
    return deeds + tuple(
        Told(
            example.name,
            title,
            example.place.text,
            example.measure.text,
            example.outcome.text if example.outcome else None,
            _cited(example.measure.sources[0]),
        )
        for example in study.findings.examples
    )


def by_place(rows: tuple[tuple[Told, ...], ...]) -> list[tuple[str, list[Told]]]:
    """Practice examples grouped by place, places by the number of examples, then by name."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for found in rows:
        for example in found:
            groups[example.name].append(example)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


@gathers
def term_rows(study: Study) -> TermRows:
    """The set terms of one article with the sentences they stand in."""
    return tuple(
        (key, term.text.text, tuple(_occurrences(study.article, term.occurrences)))
        for term in study.findings.terms
        if len(key := squash(term.text.text)) >= _TERM_LEAST
    )


@gathers
def glossary(rows: tuple[TermRows, ...]) -> tuple[Entry, ...]:
    """All set terms of the guide, most widely used first."""
    found: dict[str, list[Occurrence]] = defaultdict(list)
    names: dict[str, str] = {}
    for terms in rows:
        for key, name, places in terms:
            names.setdefault(key, name)
            found[key].extend(places)
    ranked = sorted(
        found, key=lambda key: (-len({place.source.article for place in found[key]}), -len(found[key]), key)
    )
    return tuple(Entry(names[key], tuple(found[key])) for key in ranked)


def elsewhere(entries: tuple[Entry, ...], pages: Mapping[str, str]) -> Callable[[str, str], Known]:
    """For a term and the article one reads: the page of its entry and a few other articles.

    A few, because a term of every article would make every page as long as the guide. `pages` has the page of each
    entry by its bare letters.
    """
    firsts: dict[str, dict[str, Occurrence]] = {}
    for entry in entries:
        places = firsts.setdefault(squash(entry.term), {})
        for place in entry.places:
            places.setdefault(place.source.article, place)

    def look(term: str, here: str) -> Known:
        bare = squash(term)
        others = (place for place in firsts.get(bare, {}).values() if place.source.article != here)
        return pages.get(bare, ""), tuple(islice(others, _ELSEWHERE_MOST))

    return look


def sentence(article: Article, passage: Passage) -> str:
    """The sentence in which a passage begins."""
    return article.paragraph(passage.paragraph).sentences[passage.sentence - 1].text.strip()


def _occurrences(article: Article, passages: tuple[Passage, ...]) -> Iterator[Occurrence]:
    """One row a sentence."""
    seen: set[tuple[int, int]] = set()
    for passage in passages:
        if (passage.paragraph, passage.sentence) not in seen:
            seen.add((passage.paragraph, passage.sentence))
            yield Occurrence(article.meta.title, sentence(article, passage), _cited(passage.sources[0]))


def _cited(source: SourceRef) -> Cited:
    return Cited(source.article, source.paragraph, source.sentence, source.anchor)
