"""The quiz of one article: every maker's drafts, checked, chosen, in reading order."""

from collections.abc import Callable, Iterator

from build_tools.compose import (
    blanks_asked,
    check,
    details_asked,
    lists_asked,
    places_asked,
    points_asked,
    statements_asked,
)
from build_tools.compose.choose import Candidate, choose
from build_tools.compose.draft import Draft, Material, finish
from build_tools.model.questions import KINDS, Question, Refusal

MAKERS: tuple[Callable[[Material], Iterator[Draft]], ...] = (
    places_asked.matching,
    places_asked.illustrated,
    places_asked.swapped,
    lists_asked.belongs,
    lists_asked.ordered,
    blanks_asked.set_terms,
    blanks_asked.fixed_lists,
    blanks_asked.norms,
    blanks_asked.quotations,
    statements_asked.statements,
    statements_asked.defined,
    points_asked.recalled,
    details_asked.required,
    details_asked.reasons,
    details_asked.unfolded,
    details_asked.practised,
    details_asked.common,
)
_ORDER = list(KINDS)


def quiz(material: Material) -> tuple[tuple[Question, ...], tuple[Refusal, ...]]:
    """The questions that passed, in order of chapter, kind and text, and what was refused and why."""
    drafts = [draft for maker in MAKERS for draft in maker(material)]
    drafts.sort(key=lambda d: (-d.weight, d.sources[0].paragraph, d.sources[0].sentence, d.rule, d.stem))
    sound: list[Candidate] = []
    refused: list[Refusal] = []
    for draft in drafts:
        question = finish(draft, material.article)
        problems = list(check.faults(material.article, question))
        refused.extend(
            Refusal(rule, reason, draft.rule, draft.stem, question.paragraph) for rule, reason in problems
        )
        if not problems:
            sound.append(Candidate(question, draft.weight))
    kept, left_out = choose(sound)
    printed = dict(check.printed_elsewhere(kept))
    kept = [question for question in kept if question not in printed]
    refused.extend(
        Refusal("printed-elsewhere", reason, q.rule, q.stem, q.paragraph) for q, reason in printed.items()
    )
    places = {chapter.id: index for index, chapter in enumerate(material.chapters)}
    kept.sort(
        key=lambda q: (places[q.chapter], _ORDER.index(q.kind), q.paragraph, q.sources[0].sentence, q.stem)
    )
    return tuple(kept), (*refused, *left_out)
