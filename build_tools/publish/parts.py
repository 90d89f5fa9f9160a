"""The parts of a lesson, in the order in which screen and paper show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.model.findings import Enumeration, KeyPoint
from build_tools.model.guide import Lesson
from build_tools.publish.goals import goals


@dataclass(frozen=True, slots=True)
class Parts:
    """A lesson taken apart for showing: goals in words, leading points, statements, lists, set phrases.

    A list that only repeats the leading points above it is not shown again.
    """

    goals: tuple[str, ...]
    leads: tuple[KeyPoint, ...]
    statements: tuple[KeyPoint, ...]
    blocks: tuple[Enumeration, ...]
    formulas: tuple[Enumeration, ...]


def parts(lesson: Lesson) -> Parts:
    """What the page of a lesson and its papers have in common."""
    leads = tuple(point for point in lesson.key_points if point.role == "lead")
    return Parts(
        goals=goals(lesson, len(leads)),
        leads=leads,
        statements=tuple(point for point in lesson.key_points if point.role != "lead"),
        blocks=tuple(e for e in lesson.enumerations if e.form != "list" and not _said(e, leads)),
        formulas=_once(e for e in lesson.enumerations if e.form == "list"),
    )


def _said(enumeration: Enumeration, leads: Iterable[KeyPoint]) -> bool:
    points = [lead.text.text for lead in leads]
    return all(any(member.text in point for point in points) for member in enumeration.members)


def _once(enumerations: Iterable[Enumeration]) -> tuple[Enumeration, ...]:
    """Each list of set phrases once, however often the article repeats it."""
    kept = {tuple(m.folded for m in e.members): e for e in reversed(list(enumerations))}
    return tuple(kept.values())[::-1]
