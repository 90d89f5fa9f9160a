"""The reading page: sentences in pieces with their terms, and notes beside each paragraph."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_tools.model.article import Paragraph, Sentence, SourceRef
from build_tools.model.findings import Term
from build_tools.model.guide import Lesson
from build_tools.model.questions import KINDS
from build_tools.model.text import squash


@dataclass(frozen=True, slots=True)
class Note:
    """What rests on a sentence: a key point or a question. `target` is its place in the site."""

    sentence: int
    label: str
    text: str
    target: str


Pieces = tuple[tuple[str, str], ...]
"""A sentence in pieces; a piece that is a term has the anchor of its entry, others the empty string."""


def point_anchor(source: SourceRef) -> str:
    """The HTML id of a key point on its lesson page, made from where it stands in the article."""
    return f"k{source.paragraph}-{source.sentence}-{source.start}"


def term_anchor(term: str) -> str:
    """The HTML id of a term, made from its letters, so that it stays when other terms come and go."""
    return f"t-{hashlib.sha256(squash(term).encode()).hexdigest()[:8]}"


def notes(lessons: Iterable[Lesson]) -> Mapping[int, tuple[Note, ...]]:
    """Notes by the number of the paragraph, in the order of the sentences, key points first."""
    found: dict[int, list[Note]] = defaultdict(list)
    for lesson in lessons:
        page = f"lessons/{lesson.id}/"
        for point in lesson.key_points:
            source = point.text.sources[0]
            label = "要点" if point.role == "lead" else "论断"
            note = Note(source.sentence, label, point.text.text, f"{page}#{point_anchor(source)}")
            found[source.paragraph].append(note)
        for question in lesson.questions:
            stem = question.stem.replace("____", "＿＿")
            target = f"{page}#q-{question.id}"
            firsts: dict[int, int] = {}
            for source in question.sources:
                firsts.setdefault(source.paragraph, source.sentence)
            for paragraph, sentence in firsts.items():
                found[paragraph].append(Note(sentence, KINDS[question.kind], stem, target))
    order = ["要点", "论断", *KINDS.values()]
    return {
        number: tuple(sorted(rows, key=lambda note: (note.sentence, order.index(note.label))))
        for number, rows in found.items()
    }


class Marked:
    """The sentences of one article in pieces, each term marked once a paragraph."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._spans: dict[tuple[int, int], list[tuple[int, int, str]]] = defaultdict(list)
        for term in terms:
            seen: set[int] = set()
            for passage in term.occurrences:
                if passage.paragraph in seen or len(passage.sources) != 1:
                    continue
                seen.add(passage.paragraph)
                source = passage.sources[0]
                span = (source.start, source.end, term_anchor(term.text.text))
                self._spans[source.paragraph, source.sentence].append(span)

    def __call__(self, paragraph: Paragraph, sentence: Sentence) -> Pieces:
        """The pieces of a sentence; of overlapping terms the first and longest is marked."""
        pieces: list[tuple[str, str]] = []
        at = 0
        spans = self._spans.get((paragraph.number, sentence.number), [])
        for start, end, anchor in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start < at:
                continue
            pieces += [(sentence.text[at:start], ""), (sentence.text[start:end], anchor)]
            at = end
        pieces.append((sentence.text[at:], ""))
        return tuple((text, anchor) for text, anchor in pieces if text)
