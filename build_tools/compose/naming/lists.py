"""What a list is called: the question that asks for its members, by what announces it or stands above it."""

import re
from os.path import commonprefix

from build_tools.compose.draft import Material
from build_tools.compose.naming.announcing import announced, joined
from build_tools.compose.naming.asking import (
    TWO_KINDS,
    anchored,
    called,
    heading,
    matter,
    source,
    why,
)
from build_tools.compose.naming.complete import ANNOUNCED, announcing, told
from build_tools.compose.naming.demanding import NAMES_A_LIST, demand, labelled, put_question, stated, tells
from build_tools.compose.naming.kind_above import KIND_ABOVE, above_of, by_kind_above, kind_asked
from build_tools.compose.naming.kinds_told import by_kind_told
from build_tools.compose.naming.owning import only_here, own, sole
from build_tools.compose.naming.refrains import by_refrain
from build_tools.compose.wording import bare, stands_alone
from build_tools.model.article import Passage
from build_tools.model.findings import Enumeration
from build_tools.model.text import fold, quoted

_COUNTED_HEADING = re.compile(r"[两二三四五六七八](?:个|种|类|项|条|点|大|重|层|对)[^，：]{1,5}")
"""A heading that only counts (三种偏向) does not say of what."""
_WAYS = re.compile("(?:要求|对策|建议|举措|措施|做法|路径|任务|原则|经验|启示)$")
_TROUBLES = re.compile(
    "问题(?!导向|意识|清单)|难[处点题]|几处难|困难|困境|短板|不足|弊端|误区|偏差|风险|挑战|矛盾"
)
_MENDED = re.compile("(?:破解|解决|化解|攻克|应对|回应|克服)[^，。；]*")
"""How a clause speaks of troubles that what follows mends."""
_WRONG = re.compile(
    "(?:不[强畅足够高实严力灵顺清全细明准深牢平匀]|不(?:规范|到位|充分|健全|完善|平衡|协调|明确|落实|适应)|缺[位失乏]|单一|分散|滞后|薄弱|偏[低少弱]|短缺|脱节|失衡|弱化|虚化|空转|困难)$"
)
"""How a point ends that tells what is wrong (服务意识不强)."""
_KIND_SAID = re.compile(
    r"(?P<kind>(?:政策|对策|工作|几点)?建议|(?:政策|经验|实践)?启示|(?<=几点)希望)(?:我们|如下)?$|(?P<felt>体会|启示|教训)(?:较深|最深|深|主要|至少|大致|大体)?的?(?:有|是)[^，。]{0,6}$"
)
_TO_COME = re.compile("下一步|今后|接下来")
_KIND_NUMBERED = re.compile("(?P<kind>[^，。：]{2})之一")
"""How the first of several points says of what kind it is."""
_PART = re.compile("[一-龥]{0,4}(?:任务|措施|举措|原则|要求|步骤|目标|安排)")
"""The parts of a plan or a rule that list what it sets out."""
_SHARED = re.compile("共同(?!体|富裕)|相通|相同之处|共性")
_SEVERAL = re.compile("[两三四五六几各]地|各[市县区村]|几个地方")
_IMPORTANT = re.compile(r"要求|需要|意义|途径|保证|保障|基础|选择|任务|之举|之路|所在")
"""What a frame (这是……的迫切要求) must say for its members to tell why a thing matters."""
_PLACE = re.compile(r"([^，。；：“”的与和同]{2,14}?[省市县区州旗])(?=[的与和则在把将推探坚从])")
_ADRIFT = re.compile("根据文章，(?!回过头)|文章所说的(?!“[^”]{1,8}”(?:具体|[^，]*具体))")
"""A question that begins with the announcing clause, or names what it counts by a common noun."""
_BARE_DEMAND = re.compile("根据文章，(?=(?:实践中|工作中|当前)?，?(?:必须|要|应|需|得(?=[在从])))")
"""A demand that does not say of what: points that open paragraphs are asked for by their heading, or the title."""
_NTH = re.compile("[一二三四五六七八九十](?:靠|抓|看|促|要|是)")
"""How a point begins that still bears its number (三靠制度)."""


def list_stem(material: Material, enumeration: Enumeration) -> str | None:
    """The question that asks for the members of a list, or None when nothing names the list clearly."""
    stem = _stem(material, enumeration)
    paragraph = material.article.paragraph(enumeration.paragraph)
    if stem and enumeration.spread and (bare_demand := _BARE_DEMAND.match(stem)):
        matter_of = heading(material, paragraph) or material.article.meta.title
        return f"谈到{quoted(matter_of)}时，文章认为{stem[bare_demand.end() :]}"
    if stem and enumeration.spread and stem.startswith("文章所说的") and not heading(material, paragraph):
        return anchored(material, paragraph, stem) or called(material) + stem.removeprefix("文章")
    if stem is None or enumeration.spread or not _ADRIFT.match(stem):
        return stem
    return (
        anchored(material, paragraph, stem, _lead_above(material, enumeration))
        or by_kind_told(material, enumeration, announcing(material, enumeration))
        or _by_title(material, stem)
    )


def _by_title(material: Material, stem: str) -> str | None:
    """A question of the time to come (下一步要做哪三件事), asked with the title that names the text."""
    title, asked = called(material), stem.removeprefix("根据文章，")
    return f"{title}提到，{asked}" if _TO_COME.match(asked) and title != "文章" else None


def _stem(material: Material, enumeration: Enumeration) -> str | None:
    article = material.article
    paragraph = article.paragraph(enumeration.paragraph)
    about = heading(material, paragraph)
    label = announcing(material, enumeration)
    put = put_question(material, enumeration) if enumeration.form not in ANNOUNCED else None
    if put:
        return put
    if enumeration.refrain and not enumeration.spread:
        return by_refrain(material, enumeration)
    if enumeration.frame:
        two = _by_clauses(material, enumeration, label)[1] if label else None
        return two or _framed(about or article.meta.title, enumeration.frame)
    numbered = _KIND_NUMBERED.match(paragraph.folded) if enumeration.form == "ordinals:之" else None
    if numbered:
        return kind_asked(material, numbered["kind"])
    doer = _doer(material, enumeration)
    if doer:
        above = _lead_above(material, enumeration)
        alone = len(article.in_section(paragraph.section)) == 1
        topic = above or (
            about if alone else None
        )  # what else a place did may stand elsewhere in the section
        return f"谈到{quoted(topic)}时，文章列举了{doer}的几项做法，是哪几项？" if topic else None
    clause, two = _by_clauses(material, enumeration, label) if label else (None, None)
    of_kind = by_kind_told(material, enumeration, label)
    if clause or enumeration.form in ANNOUNCED:
        return clause or two or of_kind
    at_once = label is not None and (not enumeration.spread or _opens_at_once(material, label))
    kind = _by_kind(material, label) if label else None
    if enumeration.form == "leads" and enumeration.label is not None:
        return labelled(material, enumeration.label)
    return (
        (two if at_once else None)
        or kind
        or (None if enumeration.spread else demand(material, enumeration, label))
        or _by_point(material, enumeration)
        or _by_heading(material, enumeration, about)
        or two
        or (stated(label) if label else None)
        or _by_part(material, enumeration)
        or by_refrain(material, enumeration)
        or by_kind_above(material, enumeration)
        or demand(material, enumeration, label)
        or of_kind
    )


def _by_clauses(
    material: Material, enumeration: Enumeration, label: Passage
) -> tuple[str | None, str | None]:
    """The question by the announcing clause, and that by two clauses; none that prints how a member begins."""
    some = enumeration.form in ("announced", "leads") or NAMES_A_LIST.search(label.folded) is not None
    one, two = announced(material, label, some), joined(material, label, some)
    return (
        one if one and not tells(enumeration, one) else None,
        two if two and not tells(enumeration, two) else None,
    )


def _opens_at_once(material: Material, label: Passage) -> bool:
    """Whether a colon stands after the announcement."""
    return material.article.paragraph(label.paragraph).folded[label.end :].startswith("：")


def _by_point(material: Material, enumeration: Enumeration) -> str | None:
    """The question by the parallel point that a list inside a paragraph stands under."""
    lead = None if enumeration.spread else _lead_above(material, enumeration)
    if lead:
        where = f"在{lead}" if lead.endswith("方面") else f"在{quoted(lead)}方面"
        where = f"围绕{quoted(lead)}" if lead.startswith(("在", "从")) else where
        return f"{where}，文章讲了哪几点？"
    return None


def _by_kind(material: Material, label: Passage) -> str | None:
    """The question by what kind of points the announcement says: advice, lessons, what places have in common."""
    kind = _KIND_SAID.search(label.folded)
    if kind:
        return kind_asked(material, (kind["kind"] or kind["felt"]).removeprefix("几点"))
    several = _SEVERAL.search(label.folded) or len({e.name for e in material.findings.examples}) > 1
    if _SHARED.search(label.folded) and several:
        return "文章认为，各地的做法有哪几点共同之处？"
    return None


def _by_heading(material: Material, enumeration: Enumeration, about: str | None) -> str | None:
    """The question by the heading above the list."""
    if about is None or KIND_ABOVE.fullmatch(fold(about)) or not sole(material, enumeration):
        return None
    label, thing = announcing(material, enumeration), NAMES_A_LIST.search(fold(about))
    if label and thing and told(label) and thing.group() not in label.folded:
        return None  # under “which principles” three pairs are announced: they are not the principles
    if TWO_KINDS.search(fold(about)):
        return None
    if label and _WAYS.search(fold(about)) and _TROUBLES.search(_MENDED.sub("", label.folded)):
        return None  # what is wrong is not what the heading calls for
    if all(_WRONG.search(m.folded) for m in enumeration.members) and not _TROUBLES.search(fold(about)):
        return f"谈到{quoted(about)}时，文章指出了哪些问题？"  # the heading speaks of more than what is wrong
    if not _COUNTED_HEADING.fullmatch(fold(about)):
        return f"围绕{quoted(about)}，文章讲了哪几点？"
    above = above_of(material, enumeration.section)
    titled = above == material.article.meta.title
    return (
        f"{f'谈到{quoted(above)}时，' if above and not titled else ''}文章所说的{quoted(about)}分别是什么？"
    )


def _by_part(material: Material, enumeration: Enumeration) -> str | None:
    """The question by the part of a plan or a rule whose items these are (《某方案》提出的“主要任务”有哪几条？)."""
    part = fold(material.article.sections[enumeration.section].heading or "")
    items = enumeration.spread and own(material, enumeration) and only_here(material, enumeration)
    if source(material) == "文章" or not items:
        return None
    if _PART.fullmatch(part):
        return f"{source(material)}提出的{quoted(part)}有哪几条？"
    about = heading(material, material.article.paragraph(enumeration.paragraph))
    members = enumeration.members
    numbered = enumeration.form == "leads" and (
        all(material.article.paragraph(m.paragraph).body for m in members)
        or len(commonprefix([m.folded for m in members])) > 1
    )
    return f"{source(material)}围绕{quoted(about)}提出了哪几条？" if about and numbered else None


def _doer(material: Material, enumeration: Enumeration) -> str | None:
    """The place whose practices a list inside a paragraph tells: the one that the clause before it names."""
    if enumeration.label is None or len({m.paragraph for m in enumeration.members}) > 1:
        return None
    named = _PLACE.match(enumeration.label.folded.rpartition("，")[2]) or _PLACE.match(
        enumeration.label.folded
    )
    return named[1] if named else None


def _framed(topic: str, frame: str) -> str | None:
    """The question for points of one frame (这是……的迫切要求): why a matter is important, or what is said of it."""
    subject = matter(topic)
    if not subject:
        return None
    if subject != fold(topic) or _IMPORTANT.search(frame):
        return f"文章从哪几个方面说明{quoted(subject)}的{why(topic)}？"
    return f"围绕{quoted(topic)}，文章讲了哪几点？"


def _lead_above(material: Material, enumeration: Enumeration) -> str | None:
    """The parallel lead whose paragraph the list stands in: it names the list."""
    for other in material.findings.enumerations:
        if other is enumeration or not other.spread:
            continue
        for member in other.members:
            if member.paragraph == enumeration.paragraph and member.end <= enumeration.members[0].start:
                text = bare(member)
                whole = stands_alone(text) and len(text) <= 40 and not _NTH.match(fold(text))
                return text if whole else None
    return None
