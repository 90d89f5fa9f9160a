"""Questions from enumerations: which belong to the list, and in what order."""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material, arrange, cite, digest, shuffled, where
from build_tools.compose.naming import list_stem
from build_tools.compose.naming.asking import heading, source
from build_tools.compose.naming.complete import complete
from build_tools.compose.stems import HANGS
from build_tools.compose.wording import (
    IMPERATIVE,
    INSIDE,
    SPEECH,
    balanced,
    bare,
    build_of,
    share_run,
    similarity,
    stands_alone,
    without,
)
from build_tools.model.article import Passage
from build_tools.model.findings import Enumeration
from build_tools.model.questions import Option, Order
from build_tools.model.text import fold, quoted, squash

_BODY = re.compile(r"(?:组织|支部|党委|小组|委员会|政府|党组)$")
"""Bodies in a row stand one above the other, as anybody knows: their order is not worth asking for."""
_GENERAL = re.compile(r"(?:完整|工作|办理|全)?(?:闭环|流程|链条?|链路|步骤|程序|机制|路径|体系)")
_NAMED = re.compile("(?:分别是|具体指)什么？$")
_CATCH_ALL = re.compile(r"其他(?:条件|义务|情形|行为|事项|职责|措施|规定)$")
_WORD, _FEWEST = 2, 4
"""Letters of a step that is an everyday word, and steps of the shortest chain."""
_BEFORE_LEAST, _OPTION_MOST, _KEYS_MOST, _LURES_MOST = 8, 60, 4, 2


def belongs(material: Material) -> Iterator[Draft]:
    """Which of these does the article list? Lures are members of its other enumerations.

    Not in a plan or a rule: a task may well be a safeguard too.
    """
    if source(material) != "文章":
        return
    for enumeration in material.findings.enumerations:
        if not _parallel_points(enumeration) or not complete(material, enumeration):
            continue
        stem = _stem(material, enumeration)
        members = [(member, bare(member)) for member in enumeration.members]
        commands = enumeration.frame or all(IMPERATIVE.match(fold(text)) for _, text in members)
        if stem is None or not commands or not all(_fit(text) for _, text in members):
            continue
        members = [(member, text) for member, text in members if not _CATCH_ALL.search(fold(text))]
        if len(members) < 3:
            continue
        keys = (
            members
            if len(members) <= _KEYS_MOST
            else sorted(members, key=lambda m: digest(m[1], stem))[:_KEYS_MOST]
        )
        lures = _lures(material, enumeration, [text for _, text in members], stem)
        if not lures:
            continue
        options = [Option(text, True, cite(member), f"见{where(member)}。") for member, text in keys]
        options += [
            Option(text, False, cite(lure), f"这一条在第{lure.paragraph}段，讲的是另一个问题。")
            for lure, text in lures
        ]
        yield Draft(
            kind="multiple_choice",
            rule=f"belongs-to-{enumeration.form.split(':')[0]}",
            stem=stem,
            answer=arrange(options, stem),
            sources=cite(*(member for member, _ in keys)),
            explanation=f"文章一共列了{len(members)}条：" + "；".join(text for _, text in members) + "。",
            chapter=material.findings.chapter_of(enumeration.paragraph),
            weight=3.3,  # below the points that its options print: readers took none of ten choices of several
        )


def _parallel_points(enumeration: Enumeration) -> bool:
    """Whether the members are points of one class: they open paragraphs of running text, or all say what to do."""
    if enumeration.form in ("list", "chain", "chorus", "parts"):
        return False
    commands = all(IMPERATIVE.match(fold(bare(member))) for member in enumeration.members)
    return (enumeration.spread and enumeration.label is None) or commands


def _fit(text: str) -> bool:
    folded = fold(text)
    return (
        len(text) <= _OPTION_MOST
        and balanced(text)
        and not INSIDE.search(folded)
        and not SPEECH.search(folded)
        and "；" not in folded
    )


def _stem(material: Material, enumeration: Enumeration) -> str | None:
    """The question for the list, with what to choose from it."""
    asked = list_stem(material, enumeration)
    if asked and _NAMED.search(asked):
        return _NAMED.sub("包括下列哪几项？", asked)
    return f"{asked}请从下列各项中选出。" if asked else None


def _lures(
    material: Material, enumeration: Enumeration, members: list[str], stem: str
) -> list[tuple[Passage, str]]:
    """Members of other enumerations, of like build, with little in common with any member."""
    shortest, longest = min(map(len, members)), max(map(len, members))
    whole = squash("".join(material.article.paragraph(m.paragraph).text for m in enumeration.members))
    about = material.article.meta.title + "，" + (material.article.meta.subtitle or "")
    stripped = [without(m, about) for m in members]
    builds = {build_of(m) for m in members}
    pool: dict[str, Passage] = {}
    for other in material.findings.enumerations:
        if (
            other is enumeration
            or not _parallel_points(other)
            or bool(other.frame) != bool(enumeration.frame)
        ):
            continue
        for member in other.members:
            text = bare(member)
            fits = 0.7 * shortest <= len(text) <= 1.2 * longest and build_of(text) in builds and _fit(text)
            if not fits or squash(text) in whole or squash(text) in squash(stem):
                continue
            own = without(text, about)
            if all(similarity(own, m) < 0.35 and not share_run(own, m, 5) for m in stripped):
                pool.setdefault(text, member)
    ranked = sorted(pool, key=lambda text: digest(text, stem))
    kept: list[str] = []
    for text in ranked:
        if len(kept) < _LURES_MOST and all(similarity(text, k) < 0.5 for k in kept):
            kept.append(text)
    return [(pool[text], text) for text in kept]


def ordered(material: Material) -> Iterator[Draft]:
    """Put the links of a named chain in order."""
    for enumeration in material.findings.enumerations:
        if not enumeration.ordered or not 4 <= len(enumeration.members) <= 8 or enumeration.label is None:
            continue
        if "级" in enumeration.label.folded or all(_BODY.search(m.folded) for m in enumeration.members[:-1]):
            continue
        items = [member.text for member in enumeration.members]
        if len(set(items)) < len(items) or not all(balanced(i) for i in items):
            continue
        if len(items) == _FEWEST and all(len(item) <= _WORD for item in items):
            continue  # 发现、派单、处置、反馈: anybody can put these in order
        shown = shuffled(items, "order")
        if shown == items:
            shown = shown[1:] + shown[:1]
        name = enumeration.label.text
        where_told = _place_of_chain(material, enumeration)
        if where_told is None:
            continue
        yield Draft(
            kind="ordering",
            rule="order-of-chain",
            stem=f"{where_told}文章介绍的{quoted(name)}包括下列环节，请按先后顺序排列。",
            answer=Order(tuple(items), tuple(shown)),
            sources=cite(*enumeration.members),
            explanation=f"顺序见{where(enumeration.members[0])}：{'—'.join(items)}。",
            chapter=material.findings.chapter_of(enumeration.paragraph),
            weight=3,
        )


def _place_of_chain(material: Material, enumeration: Enumeration) -> str | None:
    """What tells a chain of a general name (闭环) from others: the heading above it; None when nothing does."""
    assert enumeration.label is not None
    if not _GENERAL.fullmatch(enumeration.label.folded):
        return ""
    first = enumeration.members[0]
    paragraph = material.article.paragraph(first.paragraph)
    before = paragraph.text[paragraph.sentences[first.sentence - 1].start : first.start].rpartition("，")[0]
    if (
        _BEFORE_LEAST <= len(before) <= _OPTION_MOST
        and stands_alone(before)
        and not HANGS.search(fold(before))
    ):
        return f"文章说，{before}。"
    about = heading(material, paragraph)
    return f"谈到{quoted(about)}时，" if about else None
