"""Questions from practice examples: which place did what."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from build_tools.compose.draft import Draft, Material, cite, digest, shuffled, where
from build_tools.compose.placing import chapter_of_deed
from build_tools.compose.wording import INSIDE, SPEECH, balanced, similarity, stands_alone
from build_tools.model.article import Passage
from build_tools.model.findings import PracticeExample
from build_tools.model.questions import Pairs, Verdict
from build_tools.model.text import squash

_SHORT, _LONG = 8, 66
_OWN_LEVEL = re.compile(r"[全该本各我][省市县区镇乡村]|[省市县区镇乡](?:里|委|政府|内|直)")
_ENDS = re.compile(
    r"(?:^|[，；：])(?!因|如|若|凡|对于|只要|一旦|在|从|由于|为了?|每[月年周天逢]|随着|[^，；：]*(?:不是|不仅|不只|不但|并非|不在))[^，；：]{4,}(?<![的时后前中上])$"
)
"""A clause after which a deed may be cut: nothing that waits for the next one."""
_WHEN_ONLY = re.compile(r"(?:第?[一二三四五六七八九十\d]+[年月]|以来|以后|之后|期间|时|后)$")
_HARD = re.compile("起初|一度|原因|不会(?!再)|不愿|没人|难以")
"""Words of a deed that tells how hard it was, not what was done."""
_EVEN = 2.5  # the longest deed of a matching over the shortest
_MOST_PAIRS = 4
_TELLING = 14
"""Letters of a deed that says enough to tell its place (在薪酬上动了真格 does not)."""


@lru_cache(maxsize=1)
def usable(material: Material) -> tuple[tuple[PracticeExample, Passage], ...]:
    """Examples that can be asked about, one a place, with the passage that tells what was done."""
    found: dict[str, tuple[PracticeExample, Passage]] = {}
    names = [example.name for example in material.findings.examples]
    for example in material.findings.examples:
        nested = any(
            name != example.name and (name in example.name or example.name in name) for name in names
        )
        deed = _deed(material, example)
        if nested or deed is None or names.count(example.name) > 1:
            continue
        found.setdefault(example.name, (example, deed))
    return tuple(found.values())


def _deed(material: Material, example: PracticeExample) -> Passage | None:
    """What was done, cut at a clause so that it is neither a stump nor a paragraph."""
    paragraph = material.article.paragraph(example.place.paragraph)
    start, end = example.measure.start, example.measure.end
    if end - start > _LONG:
        commas = [i for i in range(start, start + _LONG) if paragraph.folded[i] == "，" and i - start >= 14]
        commas = [
            i for i in commas if balanced(paragraph.folded[start:i]) and _ENDS.search(paragraph.folded[:i])
        ]
        if not commas:
            return None
        end = commas[-1]
    if end - start < _SHORT:
        return None
    deed = paragraph.quote(start, end)
    if (
        INSIDE.search(deed.folded)
        or SPEECH.search(deed.folded)
        or not balanced(deed.text)
        or "；" in deed.folded
    ):
        return None
    if _WHEN_ONLY.search(deed.folded) or _HARD.search(deed.folded):
        return None
    if any(squash(part) in squash(deed.text) for part in (example.name, example.name[:2])):
        return None
    return deed


def _classes(material: Material) -> list[list[tuple[PracticeExample, Passage]]]:
    """Usable examples of each administrative level; municipalities stand with cities.

    Where a level mixes 县, 市 and 区, a deed that speaks of 全县 would tell its place: it stays out.
    """
    groups: dict[str, list[tuple[PracticeExample, Passage]]] = {}
    for example, deed in usable(material):
        if example.level == "unit":
            continue  # a hospital beside what only hospitals do can be matched without reading
        level = "city" if example.level == "municipality" else example.level
        groups.setdefault(level, []).append((example, deed))
    for level, group in groups.items():
        if len({example.name[-1] for example, _ in group}) > 1:
            groups[level] = [row for row in group if not _OWN_LEVEL.search(row[1].folded)]
    return list(groups.values())


def matching(material: Material) -> Iterator[Draft]:
    """Place <-> measure, three to six pairs of one class of place."""
    for group in _classes(material):
        kept: list[tuple[PracticeExample, Passage]] = []
        for example, deed in group:
            alike = any(similarity(deed.text, other.text) >= 0.35 for _, other in kept)
            lengths = [len(deed.text), *(len(other.text) for _, other in kept)]
            if max(lengths) > _EVEN * min(lengths):
                continue
            names = any(squash(e.name[:2]) in squash(deed.text) for e, _ in group)
            if not alike and not names and len(kept) < _MOST_PAIRS:
                kept.append((example, deed))
        if len(kept) < 3:
            continue
        pairs = tuple((example.place.text, deed.text) for example, deed in kept)
        rights = shuffled([right for _, right in pairs], "matching")
        if rights == [right for _, right in pairs]:
            rights = rights[1:] + rights[:1]
        yield Draft(
            kind="matching",
            rule="match-place-measure",
            stem="把下列地方与文章介绍的做法对应起来。",
            answer=Pairs(pairs, tuple(rights)),
            sources=cite(*(p for example, deed in kept for p in (example.place, deed))),
            explanation="；".join(f"{example.place.text}见{where(deed)}" for example, deed in kept) + "。",
            chapter=chapter_of_deed(material, kept[0][0].place.paragraph),
            weight=9,  # the best of its kind, and it shares its facts with many weaker ones
        )


def swapped(material: Material) -> Iterator[Draft]:
    """True or false: a practice with its own place, or with the place of the next example of the class."""
    for group in _classes(material):
        if len(group) < 3:
            continue
        ring = [*group, group[0]]
        first = int(digest(group[0][0].name, "verdict"), 16)
        for turn, ((example, deed), (other, other_deed)) in enumerate(pairwise(ring), first):
            if similarity(deed.text, other_deed.text) >= 0.3 or "“" in deed.folded[-1:]:
                continue
            if squash(other.name[:2]) in squash(deed.text) or not stands_alone(deed.text):
                continue
            if len(squash(deed.text)) < _TELLING:
                continue
            true = turn % 2 == 0
            place = example.place.text if true else other.place.text
            told = f"这是{example.place.text}的做法，见{where(deed)}"
            other_told = "" if true else f"；{other.place.text}的做法见{where(other_deed)}"
            yield Draft(
                kind="true_false",
                rule="place-of-measure",
                stem=f"文章介绍，{place}{deed.text}。",
                answer=Verdict(true, "" if true else f"应为{example.place.text}"),
                sources=cite(example.place, deed),
                explanation=f"{told}{other_told}。",
                chapter=chapter_of_deed(material, example.place.paragraph),
                weight=1.5,
            )
