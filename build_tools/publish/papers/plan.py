"""Plans for a study session of 45, 60 or 90 minutes, made from the parts that the lesson really has."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from build_tools.model.guide import Lesson
from build_tools.publish.parts import Parts, parts

LENGTHS = (45, 60, 90)
_ALOUD = 220  # characters a minute, read aloud; nobody reads faster because time is short
_LEAST = 2  # minutes; a shorter step is no step
_TIGHT = 0.6  # of the time that the other steps ask for: with less, the text is read at home
_SHARED = 18  # minutes of talk; from here on a part of it belongs to all groups together
_READ, _TALK, _SHARE = "读原文", "议一议", "大家谈"
_OPEN = ("short_answer", "discussion")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a session: name, minutes, what the host does, which part of the paper it uses."""

    name: str
    minutes: int
    does: str
    uses: str


def plan(lesson: Lesson, length: int) -> tuple[Step, ...]:
    """Steps that together last exactly `length` minutes.

    Each step asks for the time its material takes. When time is short, the steps share what there
    is, but reading aloud keeps its time; when it would leave the others too little, the text is read
    at home. When there is more time, steps last up to half as long again and the talk takes the rest.
    """
    steps = _wanted(lesson)
    fixed = 3 if length < 60 else 5
    room = length - 2 * fixed
    reading = max(_LEAST, ceil(steps[_READ].wants)) if _READ in steps else 0
    others = sum(step.wants for name, step in steps.items() if name != _READ)
    home = bool(reading) and room - reading < _TIGHT * others
    if home:
        del steps[_READ]
        reading = 0
    wants = {name: step.wants for name, step in steps.items()}
    if sum(wants.values()) < room:
        wants = {name: want * 1.5 for name, want in wants.items()}
        wants[_TALK] += max(0.0, room - sum(wants.values()))
        minutes = _share(wants, room)
    else:
        free = {name: want for name, want in wants.items() if name != _READ}
        minutes = _share(free, room - reading) | ({_READ: reading} if reading else {})
    opening = "签到，说明学习目标" + ("；原文请在课前读完，现场只回看要点所在的段落" if home else "")
    middle = [Step(name, minutes[name], step.does, step.uses) for name, step in steps.items()]
    return (
        Step("开场", fixed, opening, "签到表、学习目标"),
        *(part for step in middle for part in _parted(step)),
        Step("小结", fixed, "各人说一条收获，填好记录，布置下一步", "学习讨论记录"),
    )


def _parted(step: Step) -> tuple[Step, ...]:
    """A long talk in two steps: in groups, then all together."""
    if step.name != _TALK:
        return (step,)
    if step.minutes < _SHARED:
        return (Step(_TALK, step.minutes, f"{step.does}，每组推一人发言", step.uses),)
    together = step.minutes * 2 // 5
    return (
        Step(_TALK, step.minutes - together, step.does, step.uses),
        Step(_SHARE, together, "各组推一人发言，互相补充，主持人归纳共识", "学习讨论记录"),
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a step asks for: minutes, what to do, what with."""

    wants: float
    does: str
    uses: str


def _wanted(lesson: Lesson) -> dict[str, _Wanted]:
    """The steps of a lesson by name. Steps without material are left out."""
    found = parts(lesson)
    letters = sum(len(lesson.article.paragraph(n).text) for n in lesson.paragraphs)
    first, last = lesson.paragraphs[0], lesson.paragraphs[-1]
    where = f"第{first}段" if first == last else f"第{first}—{last}段"
    quick = [n for n, q in lesson.numbered if q.kind not in _OPEN]
    written = [n for n, q in lesson.numbered if q.kind == "short_answer"]
    talk = [n for n, q in lesson.numbered if q.kind == "discussion"]
    points = len(found.leads) + len(found.statements)
    on = [part for part, there in _ON_PAPER if there(found)]
    asked = f"{_numbers(talk)}" if talk else "要点与本单位的联系"
    rows = {
        _READ: _Wanted(letters / _ALOUD, f"轮流朗读{where}，约 {letters} 字，边读边画要点", "原文"),
        "讲要点": _Wanted(1.5 * points, f"逐条对照原文，讲清 {points} 个要点和论断", "、".join(on)),
        "看案例": _Wanted(
            2.0 * len(lesson.examples),
            f"{len(lesson.examples)} 个案例，各说一句：做了什么，解决了什么",
            "案例",
        ),
        _TALK: _Wanted(
            8.0 + 6.0 * len(talk) + 1.5 * len(written),
            f"分组讨论{asked}" + (f"，并合写{_numbers(written)}的要点" if written else ""),
            "讨论页" + ("、测验与讨论" if written else ""),
        ),
        "做测验": _Wanted(0.8 * len(quick), f"合上材料，独立完成{_numbers(quick)}", "测验与讨论"),
        "对答案": _Wanted(0.5 * len(quick), "交换批改，错题当场回看原句", "主持人用卷、计分表"),
    }
    return {name: row for name, row in rows.items() if row.wants >= 0.4}


_ON_PAPER: tuple[tuple[str, Callable[[Parts], bool]], ...] = (
    ("要点", lambda found: bool(found.leads)),
    ("关键论断", lambda found: bool(found.statements)),
    ("条理", lambda found: bool(found.blocks or found.formulas)),
)
"""Sections that explain a lesson, in the order of the paper, and whether a lesson has them."""


def _numbers(numbers: list[int]) -> str:
    """第1—4题, or 第1、3题: how a host names questions."""
    if numbers and numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 2:
        return f"第{numbers[0]}—{numbers[-1]}题"
    return f"第{'、'.join(map(str, numbers))}题" if numbers else ""


def _share(wants: dict[str, float], room: int) -> dict[str, int]:
    """`room` whole minutes shared in proportion to `wants`, at least `_LEAST` each."""
    spare = room - _LEAST * len(wants)
    total = sum(wants.values())
    exact = {name: spare * want / total for name, want in wants.items()}
    shares = {name: int(part) for name, part in exact.items()}
    order = sorted(wants, key=lambda name: shares[name] - exact[name])
    for name in order[: spare - sum(shares.values())]:
        shares[name] += 1
    return {name: _LEAST + share for name, share in shares.items()}
