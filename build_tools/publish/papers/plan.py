"""Plans for a study session of 45, 60 or 90 minutes, made from the parts that the lesson really has."""

from dataclasses import dataclass

from build_tools.model.guide import Lesson
from build_tools.publish.parts import parts

LENGTHS = (45, 60, 90)
_ALOUD = 220  # characters a minute, read aloud
_LEAST = 2  # minutes; a shorter step is no step
_TALK = "议一议"
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

    Each step asks for the time its material takes. When time is short, the text is read at home and
    the rest shares what there is; when there is more, steps last up to half as long again and the
    talk takes what is left.
    """
    steps = _wanted(lesson)
    fixed = 3 if length < 60 else 5
    room = length - 2 * fixed
    home = "读原文" in steps and sum(want for want, _, _ in steps.values()) > 1.4 * room
    if home:
        del steps["读原文"]
    wants = {name: want for name, (want, _, _) in steps.items()}
    if sum(wants.values()) < room:
        wants = {name: want * 1.5 for name, want in wants.items()}
        wants[_TALK] += max(0.0, room - sum(wants.values()))
    minutes = _share(list(wants.values()), room)
    opening = "签到，说明学习目标" + ("；原文请在课前读完，现场只回看要点所在的段落" if home else "")
    closing = "各人说一条收获，填好记录，布置下一步"
    return (
        Step("开场", fixed, opening, "签到表、学习目标"),
        *(
            Step(name, share, does, uses)
            for (name, (_, does, uses)), share in zip(steps.items(), minutes, strict=True)
            if share
        ),
        Step("小结", fixed, closing, "学习讨论记录"),
    )


def _wanted(lesson: Lesson) -> dict[str, tuple[float, str, str]]:
    """Step -> minutes it asks for, what to do, what with. Steps without material are left out."""
    found = parts(lesson)
    letters = sum(len(lesson.article.paragraph(n).text) for n in lesson.paragraphs)
    first, last = lesson.paragraphs[0], lesson.paragraphs[-1]
    where = f"第{first}段" if first == last else f"第{first}—{last}段"
    quick = [n for n, q in lesson.numbered if q.kind not in _OPEN]
    written = [n for n, q in lesson.numbered if q.kind == "short_answer"]
    talk = [n for n, q in lesson.numbered if q.kind == "discussion"]
    points = len(found.leads) + len(found.statements)
    rows: dict[str, tuple[float, str, str]] = {
        "读原文": (letters / _ALOUD, f"轮流朗读{where}，约 {letters} 字，边读边画要点", "原文"),
        "讲要点": (1.5 * points, f"逐条对照原文，讲清 {points} 个要点和论断", "要点、关键论断、条理"),
        "看案例": (
            2.0 * len(lesson.examples),
            f"{len(lesson.examples)} 个案例，各说一句：做了什么，解决了什么",
            "案例",
        ),
        _TALK: (
            8.0 + 6.0 * len(talk) + 1.5 * len(written),
            f"分组讨论{_numbers(talk or written)}，每组推一人发言"
            if talk or written
            else "分组谈要点与本单位的联系，每组推一人发言",
            "讨论页",
        ),
        "做测验": (0.8 * len(quick), f"合上材料，独立完成{_numbers(quick)}", "测验"),
        "对答案": (0.5 * len(quick), "交换批改，错题当场回看原句", "主持人用卷、计分表"),
    }
    return {name: row for name, row in rows.items() if row[0] >= 0.4}


def _numbers(numbers: list[int]) -> str:
    """第1—4题, or 第1、3题: how a host names questions."""
    if numbers and numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 2:
        return f"第{numbers[0]}—{numbers[-1]}题"
    return f"第{'、'.join(map(str, numbers))}题" if numbers else ""


def _share(wants: list[float], room: int) -> list[int]:
    """`room` whole minutes shared in proportion to `wants`, at least `_LEAST` each."""
    spare = room - _LEAST * len(wants)
    total = sum(wants)
    exact = [spare * want / total for want in wants]
    shares = [int(part) for part in exact]
    order = sorted(range(len(wants)), key=lambda i: (shares[i] - exact[i], i))
    for i in order[: spare - sum(shares)]:
        shares[i] += 1
    return [_LEAST + share for share in shares]
