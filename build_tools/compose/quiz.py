"""The quiz of one article: every maker's drafts, ranked, checked, capped, in reading order."""

from collections import Counter
from collections.abc import Callable, Iterator

from build_tools.compose import blanks_asked, check, lists_asked, open_asked, places_asked
from build_tools.compose.draft import Draft, Material, finish
from build_tools.model.questions import KINDS, Question, Refusal
from build_tools.model.text import squash

MAKERS: tuple[Callable[[Material], Iterator[Draft]], ...] = (
    places_asked.matching,
    places_asked.illustrated,
    places_asked.whose_term,
    places_asked.swapped,
    lists_asked.belongs,
    lists_asked.ordered,
    blanks_asked.set_terms,
    blanks_asked.fixed_lists,
    blanks_asked.quotations,
    open_asked.leads_explained,
    open_asked.statements,
    open_asked.discussions,
)
_MOST_A_CHAPTER, _MOST_A_PARAGRAPH = 24, 4
_ORDER = list(KINDS)


def quiz(material: Material) -> tuple[tuple[Question, ...], tuple[Refusal, ...]]:
    """The questions that passed, in order of chapter, kind and text, and what was refused and why."""
    drafts = [draft for maker in MAKERS for draft in maker(material)]
    drafts.sort(key=lambda d: (-d.weight, d.sources[0].paragraph, d.sources[0].sentence, d.rule, d.stem))
    kept: list[Question] = []
    refused: list[Refusal] = []
    chapters: Counter[str] = Counter()
    paragraphs: Counter[int] = Counter()
    for draft in drafts:
        question = finish(draft, material.article)
        problems = list(check.faults(material.article, question)) or list(
            _crowding(question, kept, chapters, paragraphs)
        )
        if problems:
            refused.extend(
                Refusal(rule, reason, draft.rule, draft.stem, question.paragraph) for rule, reason in problems
            )
            continue
        kept.append(question)
        chapters[question.chapter] += 1
        if len({s.paragraph for s in question.sources}) == 1:
            paragraphs[question.paragraph] += 1
    final = []
    for question in kept:
        printed = check.answers_printed(question, kept)
        if printed:
            refused.append(
                Refusal(
                    "printed-elsewhere",
                    f"答案印在另一题（{printed}）里",
                    question.rule,
                    question.stem,
                    question.paragraph,
                )
            )
        else:
            final.append(question)
    places = {chapter.id: index for index, chapter in enumerate(material.chapters)}
    final.sort(
        key=lambda q: (places[q.chapter], _ORDER.index(q.kind), q.paragraph, q.sources[0].sentence, q.stem)
    )
    return tuple(final), tuple(refused)


def _crowding(
    question: Question, kept: list[Question], chapters: Counter[str], paragraphs: Counter[int]
) -> Iterator[tuple[str, str]]:
    stems = {squash(other.stem) for other in kept if other.kind == question.kind}
    if question.kind not in ("matching",) and squash(question.stem) in stems:
        yield "repeat", "与另一题重复"
    if any(other.id == question.id for other in kept):
        yield "repeat", "与另一题重复"
    if question.kind == "fill_blank":
        here = {(s.paragraph, s.sentence) for s in question.sources}
        if any(here & {(s.paragraph, s.sentence) for s in o.sources} for o in kept if o.kind == "fill_blank"):
            yield "one-blank-a-sentence", "同一句已经出了填空题"
    if chapters[question.chapter] >= _MOST_A_CHAPTER:
        yield "cap-chapter", f"一课最多{_MOST_A_CHAPTER}题"
    if (
        paragraphs[question.paragraph] >= _MOST_A_PARAGRAPH
        and len({s.paragraph for s in question.sources}) == 1
    ):
        yield "cap-paragraph", f"一段最多{_MOST_A_PARAGRAPH}题"
    if question.kind in ("true_false", "single_choice") and question.rule in (
        "place-of-measure",
        "place-of-term",
    ):
        same = [
            o
            for o in kept
            if o.rule in ("place-of-measure", "place-of-term")
            and o.sources[0].text == question.sources[0].text
        ]
        if same:
            yield "same-fact", f"与另一题（{same[0].id}）问的是同一件事"
