"""Choosing among drafts so that no question prints another's answer.

Drafts that give each other away exclude each other. Taken greedily by weight, less something
for every draft that a choice would exclude: a cheap and steady way to keep many.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.model.questions import Blanks, Choice, Order, Pairs, Points, Question, Refusal
from build_tools.model.text import bigrams, squash

_MOST_A_CHAPTER, _MOST_A_PARAGRAPH = 30, 7
_MOST_OF_KIND = {"true_false": 2, "matching": 1}
_PER_CONFLICT = 0.4
_WORD_LEAST, _LIKE, _QUOTED_LEAST = 3, 0.7, 5
_SAME_FACT = {"match-place-measure", "place-of-measure", "place-of-deed", "practice-of-places"}
"""Rules whose questions ask for one fact when they rest on one place."""


@dataclass(frozen=True)
class Candidate:
    """A checked question with the weight of its draft; one that an editor wants is `wanted` before all others."""

    question: Question
    weight: float
    wanted: bool = False


@dataclass(frozen=True)
class _View:
    """What a reader sees of a question before answering, for comparing: bare letters and their pairs."""

    bare: str
    pairs: frozenset[str]
    stem: str


def choose(candidates: Sequence[Candidate]) -> tuple[list[Question], list[Refusal]]:
    """The questions to ask, and those left out with the reason."""
    views = [_view(c.question) for c in candidates]
    clashes: list[set[int]] = [set() for _ in candidates]
    for i, one in enumerate(candidates):
        for j in range(i):
            if _clash(one.question, views[i], candidates[j].question, views[j]):
                clashes[i].add(j)
                clashes[j].add(i)
    order = _order(candidates, clashes)
    kept: list[int] = []
    refused: list[Refusal] = []
    chapters: Counter[str] = Counter()
    paragraphs: Counter[int] = Counter()
    kinds: Counter[str] = Counter()
    for i in order:
        question = candidates[i].question
        rival = next((j for j in kept if j in clashes[i]), None)
        reason = (
            ("printed-elsewhere", f"与另一题（{candidates[rival].question.id}）互相泄露答案或问同一件事")
            if rival is not None
            else next(_crowding(question, chapters, paragraphs, kinds), None)
        )
        if reason:
            refused.append(Refusal.of(question, *reason))
            continue
        kept.append(i)
        kinds[question.kind] += 1
        chapters[question.chapter] += 1
        if len({s.paragraph for s in question.sources}) == 1:
            paragraphs[question.paragraph] += 1
    kept = _without_told(kept, candidates, views, refused)
    return [candidates[i].question for i in sorted(kept)], refused


def _order(candidates: Sequence[Candidate], clashes: Sequence[set[int]]) -> list[int]:
    """Candidates by weight less what they exclude; the best of every kind comes first, so that a quiz varies.

    What editors want comes before, and does not change which are the best: a review leaves the others as they are.
    """
    ranked = sorted(
        range(len(candidates)), key=lambda i: (-(candidates[i].weight - _PER_CONFLICT * len(clashes[i])), i)
    )
    first: dict[str, int] = {}
    for i in ranked:
        if not clashes[i] & set(first.values()):
            first.setdefault(candidates[i].question.kind, i)
    leading = dict.fromkeys([*(i for i in ranked if candidates[i].wanted), *first.values()])
    return [*leading, *(i for i in ranked if i not in leading)]


def _without_told(
    kept: list[int], candidates: Sequence[Candidate], views: Sequence[_View], refused: list[Refusal]
) -> list[int]:
    """Leaves out lists whose points the other questions print together, most of them, one here, one there."""
    final = list(kept)
    for i in kept:
        question = candidates[i].question
        points = _points_asked(question)
        if len(points) < 2:
            continue
        others = [views[j] for j in final if j != i]
        told = sum(any(_printed(point, view) for view in others) for point in points)
        if told * 2 > len(points):
            final.remove(i)
            refused.append(Refusal.of(question, "printed-elsewhere", "要点大多印在其他题里"))
    return final


def _points_asked(question: Question) -> list[str]:
    """What a question asks to list. A discussion asks for an opinion on its points: they may be known."""
    match question.answer:
        case Points(points) if question.kind == "short_answer":
            return [point.text for point in points]
        case Choice(options) if question.kind == "multiple_choice":
            return [option.text for option in options if option.correct]
        case _:
            return []


def _crowding(
    question: Question, chapters: Counter[str], paragraphs: Counter[int], kinds: Counter[str]
) -> Iterator[tuple[str, str]]:
    if chapters[question.chapter] >= _MOST_A_CHAPTER:
        yield "cap-chapter", f"一课最多{_MOST_A_CHAPTER}题"
    if kinds[question.kind] >= _MOST_OF_KIND.get(question.kind, _MOST_A_CHAPTER):
        yield "cap-kind", f"一篇最多{_MOST_OF_KIND[question.kind]}道这类题"
    alone = len({s.paragraph for s in question.sources}) == 1
    if alone and paragraphs[question.paragraph] >= _MOST_A_PARAGRAPH:
        yield "cap-paragraph", f"一段最多{_MOST_A_PARAGRAPH}题"


def _clash(one: Question, seen: _View, other: Question, also_seen: _View) -> bool:
    if one.id == other.id or (one.kind == other.kind and squash(one.stem) == squash(other.stem)):
        return True
    if {one.rule, other.rule} <= _SAME_FACT and _overlap(one, other):
        return True
    if isinstance(one.answer, Points) and isinstance(other.answer, Points) and _common_point(one, other):
        return True
    if one.kind == other.kind == "fill_blank" and {(s.paragraph, s.sentence) for s in one.sources} & {
        (s.paragraph, s.sentence) for s in other.sources
    }:
        return True
    if _blank_in_answer(one, other) or _blank_in_answer(other, one):
        return True
    return _given_away(one, also_seen) or _given_away(other, seen)


def _blank_in_answer(blank: Question, answer: Question) -> bool:
    """Whether a fill-in prints a sentence that is a point of a model answer."""
    return (
        isinstance(blank.answer, Blanks)
        and isinstance(answer.answer, Points)
        and any(
            (s.paragraph, s.sentence) == (b.paragraph, b.sentence) and s.start < b.end and b.start < s.end
            for point in answer.answer.points
            for s in point.sources
            for b in blank.sources
        )
    )


def _overlap(one: Question, other: Question) -> bool:
    """Whether two questions cite common characters."""
    return any(
        (a.paragraph, a.sentence) == (b.paragraph, b.sentence) and a.start < b.end and b.start < a.end
        for a in one.sources
        for b in other.sources
    )


def _common_point(one: Question, other: Question) -> bool:
    """Whether two model answers hold common characters: what is decisive may stand inside a reason."""
    assert isinstance(one.answer, Points) and isinstance(other.answer, Points)
    spans = [(s.paragraph, s.sentence, s.start, s.end) for p in other.answer.points for s in p.sources]
    return any(
        (s.paragraph, s.sentence) == (paragraph, sentence) and s.start < end and start < s.end
        for p in one.answer.points
        for s in p.sources
        for paragraph, sentence, start, end in spans
    )


def _given_away(question: Question, view: _View) -> bool:
    """Whether a reader of another question sees this one's answer there."""
    points = _points_asked(question)
    if any(len(squash(point)) >= _QUOTED_LEAST and squash(point) in view.stem for point in points):
        return True
    if points:
        return sum(_printed(point, view) for point in points) * 2 >= len(points)
    match question.answer:
        case Blanks(words):
            bare = [squash(word.text) for word in words]
            return any(len(word) >= _WORD_LEAST and word in view.bare for word in bare)
        case Pairs(pairs):
            return any(squash(a) in view.bare and squash(b) in view.bare for a, b in pairs)
        case Order(items):
            return squash("".join(items)) in view.bare
        case _:
            return False


def _printed(text: str, view: _View) -> bool:
    pairs = bigrams(text)
    return squash(text) in view.bare or (len(pairs) >= 6 and len(pairs & view.pairs) >= _LIKE * len(pairs))


def _view(question: Question) -> _View:
    match question.answer:
        case Choice(options):
            shown = [option.text for option in options]
        case Pairs(pairs):
            shown = [side for pair in pairs for side in pair]
        case Order(_, items):
            shown = list(items)
        case _:
            shown = []
    texts = [question.stem.replace("____", "。"), *shown]
    bare = "。".join(squash(text) for text in texts)
    return _View(bare, frozenset().union(*(bigrams(t) for t in texts)), squash(texts[0]))
