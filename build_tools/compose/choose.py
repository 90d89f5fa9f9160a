"""Choosing among drafts so that no question prints another's answer.

Drafts that give each other away exclude each other. Taken greedily by weight, less something
for every draft that a choice would exclude: a cheap and steady way to keep many.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from build_tools.model.article import SourceRef
from build_tools.model.questions import Blanks, Choice, Order, Pairs, Points, Question, Refusal
from build_tools.model.text import bigrams, squash

_MOST_A_CHAPTER, _MOST_A_PARAGRAPH = 30, 7
_MOST_OF_KIND = {"true_false": 2, "matching": 2}
_PER_CONFLICT, _HARM = 0.4, 0.5
_WORD_LEAST, _LIKE, _PAIRS_LEAST, _QUOTED_LEAST = 3, 0.7, 6, 5
_SAME_FACT = {"match-place-measure", "place-of-measure"}
"""Rules whose questions ask for one fact when they rest on one place."""


Spans = dict[tuple[int, int], tuple[tuple[int, int], ...]]
"""Paragraph and sentence -> the spans of it."""


@dataclass(frozen=True)
class Candidate:
    """A checked question with the weight of its draft; one that an editor wants is `wanted` before all others."""

    question: Question
    weight: float
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of an answer: its letters, the pairs of them, and how many of those tell it; None when they are too few."""

    bare: str
    pairs: frozenset[str]
    like: float | None

    @classmethod
    def of(cls, text: str) -> "_Point":
        """The point that a text makes."""
        pairs = bigrams(text)
        return cls(squash(text), pairs, _LIKE * len(pairs) if len(pairs) >= _PAIRS_LEAST else None)


@dataclass(frozen=True, slots=True)
class _View:
    """A question taken apart once, because each is compared with every other.

    `bare` and `pairs` are what a reader sees before answering: its letters and the pairs of them. `points`,
    `words`, `sides` and `whole` are the answer as `_given_away` looks for it; `spans` are what the question cites, `answers` what its model answer does,
    `sentences` where either stands.
    """

    bare: str
    pairs: frozenset[str]
    stem: str
    points: tuple[_Point, ...]
    words: tuple[str, ...]
    sides: tuple[tuple[str, str], ...]
    whole: str
    spans: Spans
    answers: Spans
    sentences: frozenset[tuple[int, int]]


def choose(candidates: Sequence[Candidate]) -> tuple[list[Question], list[Refusal]]:
    """The questions to ask, and those left out with the reason."""
    views = [_view(c.question) for c in candidates]
    clashes = _clashes([c.question for c in candidates], views)
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

    Not where it would keep out a much weightier question of another kind; but what can be talked over is, when
    another list is asked for: a session needs it.

    What editors want comes before, and does not change which are the best: a review leaves the others as they are.
    """
    ranked = sorted(
        range(len(candidates)), key=lambda i: (-(candidates[i].weight - _PER_CONFLICT * len(clashes[i])), i)
    )
    first: dict[str, int] = {}
    for i in ranked:
        kind, most = candidates[i].question.kind, candidates[i].weight + _HARM
        harmless = kind == "discussion" or all(candidates[j].weight <= most for j in clashes[i])
        if harmless and not clashes[i] & set(first.values()):
            first.setdefault(kind, i)
    leading = dict.fromkeys([*(i for i in ranked if candidates[i].wanted), *first.values()])
    return [*leading, *(i for i in ranked if i not in leading)]


def _without_told(
    kept: list[int], candidates: Sequence[Candidate], views: Sequence[_View], refused: list[Refusal]
) -> list[int]:
    """Leaves out lists whose points the other questions print together, most of them, one here, one there."""
    final = list(kept)
    for i in kept:
        question = candidates[i].question
        points = views[i].points
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


def _clashes(questions: Sequence[Question], views: Sequence[_View]) -> list[set[int]]:
    """For each question, by number, those that may not be asked beside it."""
    found: list[set[int]] = [set() for _ in questions]
    alike: dict[Hashable, list[int]] = defaultdict(list)
    beside: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, (question, view) in enumerate(zip(questions, views, strict=True)):
        alike[question.id].append(i)
        alike[question.kind, view.stem].append(i)
        for word in set(view.words):
            alike["blank", word].append(i)
        for sentence in view.sentences:
            beside[sentence].append(i)
        found[i].update(j for j, other in enumerate(views) if _given_away(view, other))
        if question.kind == "multiple_choice":
            found[i].update(j for j, other in enumerate(questions) if _same_points(question, other))
    for numbers in alike.values():
        for i in numbers:
            found[i].update(numbers)
    for i, j in {pair for numbers in beside.values() for pair in combinations(numbers, 2)}:
        if _meet(questions[i], views[i], questions[j], views[j]):
            found[i].add(j)
    for i, others in enumerate(found):
        others.discard(i)
        for j in others:
            found[j].add(i)
    return found


def _meet(one: Question, seen: _View, other: Question, also_seen: _View) -> bool:
    """Whether two questions that rest on a common sentence may not both be asked of it."""
    if one.rule in _SAME_FACT and other.rule in _SAME_FACT and _overlap(seen.spans, also_seen.spans):
        return True
    if {one.kind, other.kind} == {"matching", "discussion"} and _overlap(seen.spans, also_seen.spans):
        return True  # the one prints what the other's model answer lists
    # What is decisive may stand inside a reason: two model answers may hold common characters.
    if _overlap(seen.answers, also_seen.answers):
        return True
    if one.kind == other.kind == "fill_blank" and seen.spans.keys() & also_seen.spans.keys():
        return True
    # A fill-in may print a sentence that is a point of a model answer.
    if isinstance(one.answer, Blanks) and _overlap(seen.spans, also_seen.answers):
        return True
    return isinstance(other.answer, Blanks) and _overlap(also_seen.spans, seen.answers)


def _overlap(one: Spans, other: Spans) -> bool:
    """Whether two questions cite common characters."""
    return any(
        a < d and c < b
        for sentence in one.keys() & other.keys()
        for a, b in one[sentence]
        for c, d in other[sentence]
    )


def _same_points(choice: Question, points: Question) -> bool:
    """Whether the right options of a choice are points of a model answer: the same list asked twice."""
    if not isinstance(points.answer, Points) or not isinstance(choice.answer, Choice):
        return False
    told = "。".join(squash(point.text) for point in points.answer.points)
    return sum(squash(option.text) in told for option in choice.answer.options if option.correct) > 1


def _given_away(question: _View, view: _View) -> bool:
    """Whether a reader of another question sees this one's answer there."""
    if question.points:
        told = 0
        for point in question.points:
            if len(point.bare) >= _QUOTED_LEAST and point.bare in view.stem:
                return True
            told += _printed(point, view)
        return told * 2 >= len(question.points)
    for word in question.words:
        if word in view.bare:
            return True
    for left, right in question.sides:
        if left in view.bare and right in view.bare:
            return True
    return bool(question.whole) and question.whole in view.bare


def _printed(point: _Point, view: _View) -> bool:
    """Whether a point stands in what another question shows, to the letter or nearly so."""
    return point.bare in view.bare or (point.like is not None and len(point.pairs & view.pairs) >= point.like)


def _view(question: Question) -> _View:
    shown: list[str] = []
    words: list[str] = []
    sides: list[tuple[str, str]] = []
    whole = ""
    answers: Spans = {}
    match question.answer:
        case Choice(options):
            shown = [option.text for option in options]
        case Pairs(pairs):
            shown = [side for pair in pairs for side in pair]
            sides = [(squash(left), squash(right)) for left, right in pairs]
        case Order(items, shuffled):
            shown = list(shuffled)
            whole = squash("".join(items))
        case Blanks(blanks):
            words = [word for blank in blanks if len(word := squash(blank.text)) >= _WORD_LEAST]
        case Points(points):
            # A heading is no word of the sentence that is cited for it.
            answers = _spans(s for point in points for s in point.sources if s.text in point.text)
        case _:
            pass
    spans = _spans(question.sources)
    texts = [question.stem.replace("____", "。"), *shown]
    return _View(
        bare="。".join(squash(text) for text in texts),
        pairs=frozenset().union(*(bigrams(text) for text in texts)),
        stem=squash(question.stem),
        points=tuple(map(_Point.of, _points_asked(question))),
        words=tuple(words),
        sides=tuple(sides),
        whole=whole,
        spans=spans,
        answers=answers,
        sentences=frozenset(spans) | answers.keys(),
    )


def _spans(sources: Iterable[SourceRef]) -> Spans:
    found: Spans = {}
    for source in sources:
        sentence = source.paragraph, source.sentence
        found[sentence] = (*found.get(sentence, ()), (source.start, source.end))
    return found
