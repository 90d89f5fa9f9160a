"""The quiz of one article: every maker's drafts, checked, chosen, in reading order."""

from collections.abc import Callable, Iterator, Sequence

from build_tools.compose import (
    blanks_asked,
    check,
    claims_asked,
    comparisons_asked,
    contents_asked,
    details_asked,
    examples_asked,
    headings_asked,
    lists_asked,
    places_asked,
    points_asked,
    replies_asked,
    statements_asked,
    terms_asked,
)
from build_tools.compose.chapter_asked import placed_by_asking
from build_tools.compose.choose import Candidate, choose
from build_tools.compose.draft import Draft, Material, finish
from build_tools.compose.settle import unsettled
from build_tools.model.questions import KINDS, Question, Refusal

MAKERS: tuple[Callable[[Material], Iterator[Draft]], ...] = (
    places_asked.matching,
    comparisons_asked.stated,
    examples_asked.illustrated,
    places_asked.swapped,
    contents_asked.matched,
    lists_asked.belongs,
    lists_asked.ordered,
    terms_asked.set_terms,
    blanks_asked.fixed_lists,
    blanks_asked.norms,
    blanks_asked.orientations,
    blanks_asked.quotations,
    statements_asked.statements,
    claims_asked.claimed,
    points_asked.recalled,
    replies_asked.replied,
    headings_asked.headed,
    headings_asked.argued,
    details_asked.required,
    details_asked.common,
)
_ORDER = list(KINDS)


def quiz(material: Material) -> tuple[tuple[Question, ...], tuple[Refusal, ...]]:
    """The questions that passed, in order of chapter, kind and text, and what was refused and why."""
    sound, refused = candidates(material)
    questions, left_out = chosen(material, sound)
    return questions, (*refused, *left_out)


def candidates(material: Material) -> tuple[list[Candidate], list[Refusal]]:
    """Every draft that is sound by itself, and those that are not."""
    drafts = [placed_by_asking(material, draft) for maker in MAKERS for draft in maker(material)]
    drafts.sort(key=lambda d: (-d.weight, d.sources[0].paragraph, d.sources[0].sentence, d.rule, d.stem))
    sound: list[Candidate] = []
    refused: list[Refusal] = []
    for draft in drafts:
        question = finish(draft, material.article)
        problems = [*check.faults(material.article, question), *unsettled(material, question)]
        refused.extend(Refusal.of(question, rule, reason) for rule, reason in problems)
        if not problems:
            sound.append(Candidate(question, draft.weight))
    return sound, refused


def chosen(
    material: Material, sound: Sequence[Candidate]
) -> tuple[tuple[Question, ...], tuple[Refusal, ...]]:
    """The candidates that go together, in order of chapter, kind and text, and those left out."""
    kept, left_out = choose(sound)
    printed = dict(check.printed_elsewhere(kept))
    kept = [question for question in kept if question not in printed]
    told = [Refusal.of(question, "printed-elsewhere", reason) for question, reason in printed.items()]
    places = {chapter.id: index for index, chapter in enumerate(material.chapters)}
    kept.sort(
        key=lambda q: (places[q.chapter], _ORDER.index(q.kind), q.paragraph, q.sources[0].sentence, q.stem)
    )
    return tuple(kept), (*told, *left_out)
