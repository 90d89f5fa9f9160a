"""What is decisive, why, on what condition, what does it mean: short answers of one cited point."""

import re
from collections.abc import Iterator

from build_tools.compose.asking import heading, source
from build_tools.compose.draft import Draft, Material, cite, quoted, where
from build_tools.compose.wording import INSIDE, OPENING, SPEECH, balanced, gives_away, stands_alone
from build_tools.model.findings import KeyPoint
from build_tools.model.questions import Points
from build_tools.model.text import fold, squash

_LINK = 3  # letters of 关键是
_SUBJECT_LEAST, _SAID_LEAST = 6, 6
_DO = ("首先要", "必须", "就必须", "要", "就要", "应当", "就应当")
_SOME, _STATE = re.compile("很多|许多|不少|一些|有的?|部分|多数"), re.compile("没有|有意|故意")
_LABEL_ONLY = re.compile(r"^[^，]{0,6}“[二两三四五六七八九十][^”]{1,5}”[^，]{0,6}$")
"""What only names a list that stands elsewhere (在“四个着力”上做文章)."""
_TIME = re.compile(r"(?:间|时|期|年|月|日|后|前|里|中|上|下)$")
_VAGUE = re.compile(r"^更|^(?:问题|事情|关键|重点|难点|一切|归根到底|说到底|解开这|做到|真正|最)|这|那|它")


def statements(material: Material) -> Iterator[Draft]:
    """One question for each key, cause, condition and meaning that is clear with the article closed."""
    for point in material.findings.key_points:
        stem = _stem(material, point)
        if point.role == "demand" and not _said_once(material, point):
            continue
        if stem is None or point.subject is None or not _whole(point):
            continue
        yield Draft(
            kind="short_answer",
            rule=f"statement-{point.role}",
            stem=stem,
            answer=Points((point.text,)),
            sources=cite(point.text, point.subject),
            explanation=f"见{where(point.text)}。",
            chapter=material.findings.chapter_of(point.text.paragraph),
            weight=3.0,
        )


def _said_once(material: Material, point: KeyPoint) -> bool:
    """Whether the article makes this one demand of its subject: of the whole matter it makes many."""
    assert point.subject is not None
    subject = point.subject.folded
    return sum(paragraph.folded.count(subject) for paragraph in material.article.paragraphs) == 1


def _whole(point: KeyPoint) -> bool:
    """Whether what is said can be read alone and the subject does not print it."""
    said = point.text
    subject = point.subject.text if point.subject else ""
    return (
        len(squash(said.text)) >= _SAID_LEAST
        and not INSIDE.search(said.folded)
        and not OPENING.match(said.folded)
        and not SPEECH.search(said.folded)
        and balanced(said.text)
        and not said.folded.endswith("的")
        and not _LABEL_ONLY.search(said.folded)
        and not gives_away(said.text, subject)
    )


def _stem(material: Material, point: KeyPoint) -> str | None:
    if point.subject is None:
        return None
    subject = point.subject.text.rstrip("，")
    if point.role == "meaning":
        return f"{source(material)}所说的{quoted(subject.strip('“”'))}是指什么？"
    if not stands_alone(subject) or _VAGUE.search(fold(subject)) or subject.count("、") > 1:
        return None
    if point.role == "answer":
        return f"文章认为，{subject}？" if len(squash(subject)) >= _SUBJECT_LEAST else None
    if point.role == "contrast":
        if _TIME.search(fold(subject)) or _SOME.match(fold(subject)) or _STATE.search(point.link):
            return None
        return f"文章认为，{subject}{point.link}什么？"
    if point.role == "demand":
        if point.link[0] in "重贵难" and len(squash(subject)) <= _SUBJECT_LEAST:
            return None
        asked = "哪里入手" if point.link.endswith("从") else "做什么" if point.link in _DO else "什么"
        return f"文章认为，{subject}，{point.link}{asked}？"
    if point.role == "condition":
        goal = re.split("[，；]", fold(subject))[0]
        return f"文章认为，怎样才能{subject[: len(goal)]}？" if len(goal) >= _SUBJECT_LEAST else None
    context = ""
    if len(squash(subject + point.link)) < _SUBJECT_LEAST + (_LINK if point.role == "key" else 0):
        topic = heading(material, material.article.paragraph(point.text.paragraph))
        if topic is None:
            return None
        context = f"谈到{quoted(topic)}时，"
    if point.role == "cause":
        return f"{context or '在'}文章看来，{subject}为什么{point.link}？"
    if point.role != "key":
        return None
    attributive = material.article.paragraph(point.text.paragraph).folded[point.subject.end] == "的"
    return f"{context}文章认为，{subject}{'的' if attributive else '，'}{point.link}什么？"
