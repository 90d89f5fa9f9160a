"""Whether a heading or a title can only mean one list: it is what stands under it, and no other list is."""

import re

from build_tools.compose.draft import Material
from build_tools.compose.naming.asking import KIND_ONLY, source
from build_tools.compose.naming.complete import ANNOUNCED, announcing, told
from build_tools.compose.naming.demanding import NAMES_A_LIST
from build_tools.compose.wording import IMPERATIVE
from build_tools.model.article import Paragraph, Passage
from build_tools.model.findings import Enumeration
from build_tools.model.text import fold

_SIGNED = re.compile(
    r"\s*(?:[（(〔【\[][^）)〕】\]]*[）)〕】\]]|(?:解读|供稿|责任编辑|联系|审核)[^，。：]{0,6}：[^。]{2,40})\s*$"
)
"""A paragraph after the text: who wrote it, whom to ask."""
_ASIDE = re.compile(
    "(?:还|也|同时|最后)?(?:需要|应当?|要|有必要)(?:特别|进一步)?(?:指出|说明|强调)的是|当然，|诚然，|(?:注释|参考文献)(?:（|$|：)"
)
"""How a paragraph opens that adds a reservation, or notes, and no point."""
_LEAVES = re.compile("(?:同志们|各位|朋友们|乡亲们)[，：！]|(?:会后|我就讲|让我们|最后，(?:我|希望|再))")
"""How a speaker takes leave after the last point."""
_ARGUED = 3
"""Sentences that may go into the last member of a list."""
_BRIDGE = 2
"""Sentences of a paragraph that only leads up to a list."""
_MARK_MOST, _NEAR, _TAIL = 6, 2, 40
"""Letters of a mark, paragraphs before the first point, letters that may follow the last member of an answer."""


def sole(material: Material, enumeration: Enumeration) -> bool:
    """Whether what stands above a list can only mean this list."""
    return source(material) == "文章" and only_here(material, enumeration) and own(material, enumeration)


def own(material: Material, enumeration: Enumeration) -> bool:
    """Whether a list is what its section says: its members open paragraphs near the heading, or most of them, or it opens the section itself.

    Or the section says little else: the sentence before the list counts it, or the section is that one paragraph
    and its heading names the kind of its points. Another list inside a paragraph that a sentence of its own
    announces (某区的应对不是硬压，一是……) is not.
    """
    first, last = enumeration.members[0], enumeration.members[-1]
    paragraph = material.article.paragraph(first.paragraph)
    section = _before_farewell(material, last)
    if enumeration.spread:
        alone = len(section) == len(
            material.article.paragraphs
        )  # no headings: some paragraphs lead in, one closes
        near = first.paragraph - section[0].number <= _NEAR + alone
        covered = (last.paragraph - first.paragraph + 1) * 2
        return near and covered >= len(section) + (not alone)
    section = [p for p in section if not _ASIDE.match(p.folded)]
    if enumeration.label is None:
        opens = first.start - paragraph.body <= _MARK_MOST
        label = announcing(material, enumeration)
        counted = label is not None and told(label) == len(enumeration.members)
        leads_up = len(section) == 1 + (section[0] is not paragraph and len(section[0].sentences) <= _BRIDGE)
        return opens and (leads_up if not counted else len(section) == 1 + counted)
    above = fold(material.article.sections[paragraph.section].heading or "")
    alone = section[0] is paragraph and all(p is material.article.paragraphs[-1] for p in section[1:])
    to_the_end = last.end >= len(paragraph.text) - _TAIL or last.sentence == len(paragraph.sentences)
    fills = to_the_end and len(section) == 1 and (above.endswith("？") or IMPERATIVE.match(above) is not None)
    argued = last.sentence >= len(paragraph.sentences) - _ARGUED  # the last member too is gone into
    kind = KIND_ONLY.fullmatch(above) is not None and (to_the_end or argued)
    named = (NAMES_A_LIST.search(above) is not None or kind) and len(section) == 1
    return first.sentence <= 2 and (named or fills or (enumeration.form == "chorus" and alone))


def _before_farewell(material: Material, last: Passage) -> list[Paragraph]:
    """The paragraphs of a section without who wrote them, and without the words by which a speech takes its leave."""
    index = material.article.paragraph(last.paragraph).section
    section = [p for p in material.article.in_section(index) if not _SIGNED.match(p.folded)]
    leave = (p.number for p in section if p.number > last.paragraph and _LEAVES.match(p.folded))
    end = next(leave, None) if section[-1] is material.article.paragraphs[-1] else None
    return [p for p in section if end is None or p.number < end]


def only_here(material: Material, enumeration: Enumeration) -> bool:
    """Whether its section holds no other list that the same question could mean.

    A list inside one paragraph is none when this one opens paragraphs before it: it belongs to the point above it.
    """
    first = enumeration.members[0].paragraph
    return not any(
        other is not enumeration
        and other.section == enumeration.section
        and other.form not in ("list", "chain", *ANNOUNCED)
        and other.members[0].paragraph not in {m.paragraph for m in enumeration.members}
        and not (enumeration.spread and not other.spread and other.paragraph > first)
        for other in material.findings.enumerations
    )


def only_list(material: Material, enumeration: Enumeration) -> bool:
    """Whether these are the main points of the whole article: parallel leads without a rival.

    What stands under a heading that says only its kind (经验启示) is no rival, unless these stand there too.
    """
    apart = {
        section.index
        for section in material.article.sections
        if section.index != enumeration.section and KIND_ONLY.fullmatch(fold(section.heading or ""))
    }
    spread = [
        e
        for e in material.findings.enumerations
        if e.form not in ("list", "chain", *ANNOUNCED) and e.spread and e.section not in apart
    ]
    first, last = enumeration.members[0].paragraph, enumeration.members[-1].paragraph
    told = [p for p in material.article.paragraphs if p.section not in apart]
    return spread == [enumeration] and (last - first + 1) * 2 >= len(told)
