"""The chapter that a question tells by what it asks for, wherever the paragraph that answers it was put.

What is lacking is a reason to act, what is proposed is how to do better, what has proved itself is a practice.
"""

import re
from dataclasses import replace

from build_tools.compose.draft import Draft, Material
from build_tools.model.text import fold

PRACTICES, QUALITY, URGENCY = "practices", "quality", "urgency"
_SOME = "哪(?:[些几两三四五六七八]|个)[^，“”]{0,8}"
_ASKED = tuple(
    (re.compile(pattern), chapter)
    for pattern, chapter in (
        (
            rf"(?:存在|面临|暴露出?|指出了|还有|分析了)[^，]{{0,4}}{_SOME}(?:问题|不足|短板|弱项|困难|差距|偏差|原因)？$",
            URGENCY,
        ),
        (r"要看到(?:问题|不足|差距|困难)。具体有哪[几两三四五六]条？$", URGENCY),
        (rf"提出了?{_SOME}(?:建议|对策)？$", QUALITY),
        (rf"(?:积累|探索|摸索|形成|总结)(?:出|了)*{_SOME}(?:做法|经验)？$", PRACTICES),
    )
)
"""How a question ends that asks for things of one kind, and the chapter of that kind."""
AHEAD = ("contrast", "key")
"""Roles of statements that claim what should be, rather than tell what was done."""
_WHY = re.compile(r"(?:为什么[^？]*|是因为什么|(?:症结|根源|根子|原因|教训)[^，]{0,4}什么)？$")
_AILS = re.compile("[不没未无难低弱慢差缺乱屡]|偏|滞|堵|困|短|矛盾|问题|风险|失")
"""What is asked after because it goes wrong; why a thing works is told where the thing is told."""
_AILING = re.compile(
    "(?<!解决)(?<!化解)(?<!破解)(?<!防范)(?<!处理)(?:扯皮|推诿|难题|困境|症结)|不愿意?[^，]{2,}，|不肯[^，]{2,}，|不敢[^，]{2,}，"
)
"""What a statement speaks of that goes wrong."""
_QUOTED = re.compile("“[^”]*”")


def chapter_of_deed(material: Material, paragraph: int) -> str:
    """The chapter of what a named place did: a practice, in whatever argument its paragraph stands."""
    holds = material.findings.holds(PRACTICES)
    return PRACTICES if holds else material.findings.chapter_of(paragraph)


def asked_chapter(stem: str) -> str | None:
    """The id of the chapter whose matter a question asks for, or None when it does not say."""
    return next((chapter for ends, chapter in _ASKED if ends.search(fold(stem))), None)


def placed_by_asking(material: Material, draft: Draft) -> Draft:
    """The draft in the chapter that it asks for, when the article has such a one."""
    chapter = asked_chapter(draft.stem)
    return replace(draft, chapter=chapter) if chapter and material.findings.holds(chapter) else draft


def asks_what_ails(rule: str, stem: str) -> bool:
    """Whether a question by a statement asks why something goes wrong: that is a reason to act."""
    about = _QUOTED.sub("", fold(stem).partition("，")[2])
    works = rule == "statement-cause" and not _AILS.search(stem)
    ails = rule in ("statement-key", "statement-contrast") and _AILING.search(about) is not None
    return ails or (_WHY.search(stem) is not None and not works)
