"""Questions that ask for a whole list: short answers and discussions whose key is the article's own points.

The key is complete by construction: a list counts only when its finder saw it from first to last.
"""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material, cite
from build_tools.compose.makers.members import PAIR, members_of
from build_tools.compose.makers.provisions import ELSEWHERE
from build_tools.compose.naming import list_stem
from build_tools.compose.naming.asking import ASKS, heading, source
from build_tools.compose.naming.complete import ANNOUNCED, complete
from build_tools.compose.wording import IMPERATIVE, bare
from build_tools.model.article import Passage
from build_tools.model.findings import Enumeration, Refrain
from build_tools.model.questions import Points
from build_tools.model.text import fold, quoted, squash

_SAID_LEAST = 8
"""Letters that points must have on the average to be talked over: labels say nothing to hold against."""
_WHY = "urgency"
_PROMPTS = (
    "请对照本单位实际，谈谈你最有体会的是哪一点、打算怎样推动。",
    "请结合实际，谈谈你体会最深的一点。",
)
"""What a discussion asks of points to act on, and of reasons why."""
_COUNTS = "零一两三四五六七八"
TO_AVOID = re.compile(
    "倾向|误区|偏差|偏向|走偏|警惕|防止|避免|不足|短板|弱项|弊端|困境|难题|矛盾|难点|梗阻|问题(?!导向|意识|清单|整改)"
)
_MENDS = re.compile("补齐|破解|解决|打通|化解|纾解|克服|突破|防范|整治|对策|路径|建议|举措")
"""A heading over what is wrong, unless it says how that is mended: nobody is asked how to carry it out."""
_AVOIDED = re.compile("不要|不能|防止|避免|切忌|有[^，]{1,4}(?:缺口|偏差|盲区|软肋)")
_TOLD = 0.75
_KIND = "(?:短板|弱项|短板弱项|问题|不足|困难|体会|启示|经验|建议)"
_OF_A_KIND = re.compile(f"(?:一些|不少的?|几[个点条方]面?|以下|如下){_KIND}(?:[和与]{_KIND})?$")
"""How a clause ends that announces things of one kind."""
_SUMS_UP = re.compile(
    "(?:应当?|也?要|还要|必须|需要|同时)?(?:清醒地?|辩证地?)?(?:看到|认识到)，|总的?来?看，|综上|总之|归根到底"
)
"""How a paragraph begins that draws the sum of the points before it."""
_NOT_IT = re.compile("[它这](?:也|并|绝|决|更|又|首先)?(?:不|非)")
"""How a point begins that says of something unnamed what it is not."""


def recalled(material: Material) -> Iterator[Draft]:
    """Which points does the article list? Short answer, and for parallel leads a discussion as well."""
    for enumeration in material.findings.enumerations:
        if enumeration.form in ("list", "chain") or not complete(material, enumeration):
            continue
        if enumeration.form in ANNOUNCED and not _named(material, enumeration):
            continue
        members = _without_close(members_of(material, enumeration))
        stem = list_stem(material, enumeration) if members and not _only_denies(members) else None
        if stem is None or told_by(stem, members, enumeration.refrain):
            continue
        if any(
            ELSEWHERE.search(fold(text)) for text in (stem.partition("》")[2], *(m.text for m in members))
        ):
            continue
        chapter = material.findings.chapter_of(enumeration.paragraph)
        yield Draft(
            kind="short_answer",
            rule=f"points-of-{enumeration.form.split(':')[0]}",
            stem=stem,
            answer=Points(members),
            sources=cite(*members),
            explanation=f"文章一共列了{len(members)}点，见第{_span(members)}段。",
            chapter=chapter,
            weight=3.6 + 0.05 * len(members),
        )
        about = heading(material, material.article.paragraph(enumeration.paragraph))
        if about and _discussed(enumeration, members, about):
            yield Draft(
                kind="discussion",
                rule="discuss-points",
                stem=f"文章围绕{quoted(about)}讲了{_COUNTS[len(members)]}点。{_PROMPTS[chapter == _WHY]}",
                answer=Points(members),
                sources=cite(*members),
                explanation="参考要点均有出处，可对照原文展开。",
                chapter=chapter,
                weight=3.0 + 0.05 * len(members),
            )


def _without_close(members: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Points without a last one that sums up (应当看到，……); none when such a one stands among them."""
    if members and _SUMS_UP.match(members[-1].folded):
        members = members[:-1]
    summed = any(_SUMS_UP.match(member.folded) for member in members)
    return () if summed or len(members) < PAIR else members


def _only_denies(members: tuple[Passage, ...]) -> bool:
    """Whether most points only say of something unnamed what it is not (它不是救济)."""
    return sum(_NOT_IT.match(member.folded) is not None for member in members) * 2 > len(members)


def told_by(stem: str, members: tuple[Passage, ...], refrain: Refrain | None = None) -> bool:
    """Whether a question prints the letters of half the points that it asks for (让考核更准、让监督更硬: 考核要更准).

    What the points say in turn is no news of any of them.
    """
    shown = set(squash(stem))
    common = {*refrain.matter, *"".join(refrain.words)} if refrain else set()
    said = [set(squash(member.text)) - common for member in members]
    known = [len(letters & shown) >= _TOLD * len(letters) for letters in said]
    return sum(known) * 2 >= len(known)


def _named(material: Material, enumeration: Enumeration) -> bool:
    """Whether a list after a colon has a name (“三必到”) or is of a kind (一些短板), a rule sets it out, or paragraphs unfold it.

    Others hang on what was said before: readers refused every second one, and found wrong keys among them.
    """
    label = enumeration.label
    if source(material) != "文章" or (
        label is not None and ("“" in label.folded or _OF_A_KIND.search(label.folded))
    ):
        return True
    return any(
        other.spread
        and len(other.members) == len(enumeration.members)
        and all(m.folded in o.folded for m, o in zip(enumeration.members, other.members, strict=True))
        for other in material.findings.enumerations
        if other is not enumeration
    )


def _discussed(enumeration: Enumeration, members: tuple[Passage, ...], about: str) -> bool:
    """Whether the points can be talked over: they open paragraphs, say what to do, and are not what to avoid."""
    commands = all(IMPERATIVE.match(fold(bare(m))) for m in members)
    wrong = TO_AVOID.search(fold(about)) and not _MENDS.search(fold(about))
    avoided = wrong or any(_AVOIDED.match(m.folded) for m in members)
    said = sum(len(m.text) for m in members) >= _SAID_LEAST * len(members)
    asks = ASKS.search(fold(about)) is not None  # what a heading asks is to be answered, not talked over
    return enumeration.spread and not enumeration.frame and commands and not avoided and said and not asks


def _span(members: tuple[Passage, ...]) -> str:
    first, last = members[0].paragraph, members[-1].paragraph
    return f"{first}" if first == last else f"{first}—{last}"
