"""The checker: every question is examined again before it may be printed.

It shares no decision code with the makers: it reads the article and the finished question, and
each rule is written anew. A question with a fault is refused and logged with the rule's id.
"""

from collections.abc import Callable, Iterator

from build_tools.compose.check import blank, evidence, form, guess
from build_tools.compose.check.across import Claim, claims, printed_elsewhere, tails, true_somewhere
from build_tools.compose.check.guess import Trial, blind_guesses, scores, trials
from build_tools.model.article import Article
from build_tools.model.questions import Question

RULES: dict[str, Callable[[Article, Question], str]] = {
    "citation": evidence.citation,
    "support": evidence.support,
    "verdict": evidence.verdict,
    "pairs": evidence.pairs,
    "order": evidence.order,
    "filled": evidence.filled,
    "lure-true": evidence.lure_true,
    "count": form.count,
    "options": form.options,
    "leak": form.leak,
    "wording": form.wording,
    "length": form.length,
    "shape": form.shape,
    "asking": blank.asking,
    "row": blank.row,
    "unit": blank.unit,
    "same-key": blank.same_key,
    "reply": blank.reply,
    "tell": guess.tell,
}
"""Rule id -> examiner that gives the reason for refusing, or the empty string."""


def faults(article: Article, question: Question) -> Iterator[tuple[str, str]]:
    """(rule id, what is wrong) for every rule that one question breaks."""
    for rule, examine in RULES.items():
        reason = examine(article, question)
        if reason:
            yield rule, reason


__all__ = [
    "RULES",
    "Claim",
    "Trial",
    "blind_guesses",
    "claims",
    "faults",
    "printed_elsewhere",
    "scores",
    "tails",
    "trials",
    "true_somewhere",
]
