"""The blind guesser: it never reads the article, only what a test-wise reader sees.

Bought word banks have 24 of 30 keys on A, and the longest option is too often right. A strategy
that beats chance over many questions shows a tell in how they are made.
"""

import math
from collections.abc import Callable, Iterable, Sequence

from build_tools.model.article import Article
from build_tools.model.questions import Choice, Guess, Question, Verdict
from build_tools.model.text import bigrams, squash

_AGREEING = 3


def _longest(stem: str, texts: list[str], index: int) -> float:
    return len(squash(texts[index]))


def _first(stem: str, texts: list[str], index: int) -> float:
    return -index


def _overlap(stem: str, texts: list[str], index: int) -> float:
    return len(bigrams(texts[index]) & bigrams(stem))


def _alike(stem: str, texts: list[str], index: int) -> float:
    """Likeness to the other options: writers of lures vary the key."""
    own = bigrams(texts[index])
    return sum(len(own & bigrams(text)) for i, text in enumerate(texts) if i != index)


def _odd(stem: str, texts: list[str], index: int) -> float:
    return -_alike(stem, texts, index)


STRATEGIES: dict[str, Callable[[str, list[str], int], float]] = {
    "最长": _longest,
    "第一项": _first,
    "与题干最像": _overlap,
    "与其他项最像": _alike,
    "与其他项最不像": _odd,
}
"""Name for readers -> score of an option; the highest are picked."""


Trial = tuple[tuple[bool, ...], float] | tuple[bool]
"""A choice: which strategies picked exactly the right options, and by what chance; a verdict: whether it is “true”."""


def trials(questions: Sequence[Question]) -> tuple[Trial, ...]:
    """How every strategy does at each choice, and the verdict of each true-or-false question.

    In a multiple choice the guesser is told how many options are right and must pick exactly those.
    """
    found: list[Trial] = []
    for question in questions:
        match question.answer:
            case Choice() as choice:
                picked = tuple(_picks(question.stem, choice, name) for name in STRATEGIES)
                found.append((picked, _chance(choice)))
            case Verdict(true):
                found.append((true,))
    return tuple(found)


def scores(tried: Iterable[Trial]) -> tuple[Guess, ...]:
    """Every strategy over all choices, and “always true” over the true-or-false questions."""
    rows = list(tried)
    choices = [row for row in rows if len(row) == 2]
    verdicts = [row[0] for row in rows if len(row) == 1]
    chance = sum(chance for _, chance in choices)
    found = [
        Guess(name, len(choices), sum(picked[index] for picked, _ in choices), chance)
        for index, name in enumerate(STRATEGIES)
    ]
    found.append(Guess("都判对", len(verdicts), sum(verdicts), len(verdicts) / 2))
    return tuple(found)


def blind_guesses(questions: Sequence[Question]) -> tuple[Guess, ...]:
    """How the guesser does at these questions."""
    return scores(trials(questions))


def tell(article: Article, question: Question) -> str:
    """A single choice that three independent strategies win has a tell. The article is not read."""
    if question.kind != "single_choice" or not isinstance(question.answer, Choice):
        return ""
    won = [n for n in ("最长", "与题干最像", "与其他项最像") if _picks(question.stem, question.answer, n)]
    return f"不读文章也猜得中（{'、'.join(won)}）" if len(won) >= _AGREEING else ""


def _picks(stem: str, answer: Choice, strategy: str) -> bool:
    texts = [option.text for option in answer.options]
    right = {i for i, option in enumerate(answer.options) if option.correct}
    rank = STRATEGIES[strategy]
    ranked = sorted(range(len(texts)), key=lambda i: (-rank(stem, texts, i), i))
    return set(ranked[: len(right)]) == right


def _chance(answer: Choice) -> float:
    right = sum(option.correct for option in answer.options)
    return 1 / math.comb(len(answer.options), right)
