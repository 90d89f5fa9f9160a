"""Which of the parallel points does the example of a place illustrate?"""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material, arrange, cite, digest, where
from build_tools.compose.wording import INSIDE, balanced, bare, similarity
from build_tools.model.article import Passage
from build_tools.model.findings import Enumeration, PracticeExample
from build_tools.model.questions import Option
from build_tools.model.text import bigrams, fold, quoted, squash

_CLAUSE_LEAST, _CLAUSE_MOST, _CLAUSES_TRIED = 8, 36, 2
_EXEMPLIFIED_LEAST = 3
_DOES = re.compile(
    "[把将让]|了|推行|实行|实施|开展|推出|出台|制定|探索|创新|打造|试行|采取|[建设成创]立|[建设开办组搭选派聘请装迁引改编]|发动|组织|统一|公开|公示|整合|收回|下放|盘活|取消"
)
_OPENS = re.compile("^(?:当地|去年|今年|前年|近年来|率先)+")
_MANNER = re.compile("(?:方式|方法|办法|形式)$")
"""How a deed ends that only tells in what manner something else was done."""
_WHERE = re.compile(r"^[在从对][^，]{1,6}(?:务工|居住|任职|在册|登记)")
"""What a clause says of people before any deed."""
_POINTS = ("leads", "ordinals:括号", "ordinals:是", "ordinals:要", "ordinals:第", "ordinals:其")
_OWN_NAME = 3  # letters that tell a place apart (宁波市鄞州区 is 鄞州区)


def illustrated(material: Material) -> Iterator[Draft]:
    """Which of the parallel points do the examples of a paragraph illustrate?"""
    for enumeration in material.findings.enumerations:
        if enumeration.form not in _POINTS or enumeration.frame:
            continue
        if not enumeration.spread or len(enumeration.members) < 3:
            continue
        for member in enumeration.members:
            draft = _illustrates(material, enumeration, member)
            if draft:
                yield draft


def _scope(material: Material, enumeration: Enumeration, member: Passage) -> range:
    """Numbers of the paragraphs that belong to a point: up to the next point, or only its own if it is the last."""
    following = [m.paragraph for m in enumeration.members if m.paragraph > member.paragraph]
    return range(member.paragraph, min(following, default=member.paragraph + 1))


def _illustrates(material: Material, enumeration: Enumeration, member: Passage) -> Draft | None:
    inside = _scope(material, enumeration, member)
    here = [e for e in material.findings.examples if e.place.paragraph in inside]
    names = list(dict.fromkeys(example.place.text for example in here))
    if not here or len(names) > 3:
        return None
    outside = "".join(p.folded for p in material.article.paragraphs if p.number not in inside)
    if any(fold(name)[-_OWN_NAME:] in outside for name in names):
        return None  # told of in several places: which example is meant?
    lures = [other for other in enumeration.members if other is not member]
    lures = [
        o
        for o in lures
        if similarity(o.text, member.text) < 0.45 and len(o.text) <= 2 * len(member.text) <= 4 * len(o.text)
    ]
    lures = sorted(lures, key=lambda o: digest(o.text, *names))[:3]
    if len(lures) < 2 or any(squash(name)[:2] in squash(o.text) for name in names for o in [member, *lures]):
        return None
    known = {fold(e.name) for e in material.findings.examples}
    if any(name in o.folded for name in known for o in [member, *lures]):
        return None  # 洛阳：从“人”上聚共识 is told from the place alone
    if not all(balanced(o.text) and not INSIDE.search(o.folded) for o in [member, *lures]):
        return None
    options = [Option(bare(member), True, cite(member), f"见{where(member)}：例子就在这一条之下。")]
    for lure in lures:
        options.append(Option(bare(lure), False, cite(lure), f"这一条在第{lure.paragraph}段，那里另有论述。"))
    told = _doing(here[0]) if len(here) == 1 else ""
    others = frozenset().union(*(bigrams(lure.text) for lure in lures))
    if _MANNER.search(told) or bigrams(told) & (bigrams(member.text) - others):
        told = ""  # the deed would name its point
    if not told and _exemplified(material, enumeration) < _EXEMPLIFIED_LEAST:
        return None  # a place alone says nothing of its example
    listed = "、".join(names)
    return Draft(
        kind="single_choice",
        rule="example-illustrates-point",
        stem=f"文章举{listed}{told}的例子，主要说明哪一条？",
        answer=arrange(options, listed, seat=_seat(enumeration, member)),
        sources=cite(here[0].sentence, member),
        explanation=f"{where(here[0].place)}举{listed}的例子，说明的是{where(member)}提出的{quoted(bare(member))}。",
        chapter=material.findings.chapter_of(here[0].place.paragraph),
        weight=2.2,  # below the points themselves, which its options print
    )


def _exemplified(material: Material, enumeration: Enumeration) -> int:
    """How many points have an example of their own: where most do, the places are what a reader keeps them by."""
    scopes = [_scope(material, enumeration, member) for member in enumeration.members]
    return sum(any(e.place.paragraph in scope for e in material.findings.examples) for scope in scopes)


def _doing(example: PracticeExample) -> str:
    """The first clause that tells what a place did, when it is short and whole; else nothing.

    How many people or things it has (在外务工党员2300多名) is told before the deed and is none.
    """
    clauses = list(re.finditer("[^，：；]+", example.measure.folded))
    for clause in clauses[:_CLAUSES_TRIED]:
        deed = _OPENS.sub("", example.measure.text[slice(*clause.span())], count=1)
        if not _DOES.search(_WHERE.sub("", fold(deed))):
            continue
        whole = balanced(deed) and "这" not in deed and not INSIDE.search(fold(deed))
        return deed if whole and _CLAUSE_LEAST <= len(deed) <= _CLAUSE_MOST else ""
    return ""


def _seat(enumeration: Enumeration, member: Passage) -> int:
    """Where the key stands: siblings take turns, from a start of their own, so that no letter wins."""
    start = int(digest(enumeration.members[0].text, "seat"), 16)
    return start + enumeration.members.index(member)
