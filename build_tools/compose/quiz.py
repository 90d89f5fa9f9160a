"""The quiz of one article: every maker's drafts, checked, chosen, in reading order."""

from collections.abc import Sequence

from build_tools.compose import check
from build_tools.compose.choose import Candidate, choose
from build_tools.compose.draft import Material, finish
from build_tools.compose.makers import MAKERS
from build_tools.compose.naming.titled import named
from build_tools.compose.placing import placed_by_asking
from build_tools.compose.settle import unsettled
from build_tools.model.questions import KINDS, Question, Refusal

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
        printed = named(material, question)  # a title before a stem may hide a fault of it, or bring one
        problems = [*check.faults(material.article, question), *unsettled(material, question)]
        problems = problems or list(check.faults(material.article, printed))
        refused.extend(Refusal.of(question, rule, reason) for rule, reason in problems)
        if not problems:
            sound.append(Candidate(printed, draft.weight))
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
