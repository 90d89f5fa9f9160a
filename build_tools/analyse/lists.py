"""Formulaic lists inside a sentence: at least three short members of one length that rhyme.

获得感、幸福感、安全感 / 抓党建、抓治理、抓服务 / 同研究、同部署、同推进. Chains are lists whose order
carries meaning: “甲—乙—丙—丁” and the steps of a named 流程, 链条, 闭环 or N级联动.
"""

import re
from collections.abc import Iterator
from os.path import commonprefix

from build_tools.model.article import Article, Paragraph
from build_tools.model.findings import Enumeration

_ITEM = r"[^，。；：、“”‘’（）《》！？…\s—]"
_RUN = re.compile(r"[^，。；：“”‘’（）《》！？…\s—]+")
_FIRST_MOST, _SHORT = 12, 3
_LIST = re.compile(rf"(?<![^，。；：“”‘’（）《》！？\s])?({_ITEM}{{2,12}}(?:、{_ITEM}{{2,8}}){{2,7}})")
_DASHED = re.compile(
    r"“([^“”，。；]{2,14}(?:(?:——|—|→|-){1,2}[^“”，。；—→-]{2,14}){2,7})”(?:的)?([^，。；“”]{0,12}?(?:体系|链条|架构|流程|机制|路径|闭环|链路|链(?!路)))"
)
_DASH = re.compile("[—→-]")
_NAMES_STEPS = re.compile("闭环|流程|链条|步骤|程序|级")
"""What every match of `_STEPS` holds: most paragraphs hold none of it."""
_STEPS = re.compile(
    r"“?((?:[^“”，。；：、（）\s]{2,8}、){2,7}[^“”，。；：、（）\s]{2,8}?)”?(?:的)?(?:[一二三四五六七八九十]步)?(?:全)?(?:工作|办理|处置|服务|治理|管理|运行)?(闭环|流程|链条|步骤|程序|[四五六七]级(?:联动|贯通)?体系|[四五六七]级联动)"
)

_PRINCIPLE = re.compile("(?:相结合)?的(?:基本)?(?:原则|方针|总要求|工作格局|工作机制|工作体系)")
"""After this, items of one length are a formula though they do not rhyme (以人为本、预防为主、分级负责的原则)."""
_NAMES = re.compile("[^社园街专][省市县区州镇乡村局厅院所处]$")
"""Places and offices in a row are a roll, no formula."""


def lists(article: Article) -> tuple[Enumeration, ...]:
    """Formulaic lists (form `list`) and chains (form `chain`, ordered), in the order of the text."""
    found: list[Enumeration] = []
    for paragraph in article.paragraphs:
        chained = list(_chains(paragraph))
        taken = [(m.members[0].start, m.members[-1].end) for m in chained]
        found.extend(chained)
        found.extend(
            e for e in _formulas(paragraph) if not any(a <= e.members[0].start < b for a, b in taken)
        )
    return tuple(sorted(found, key=lambda e: (e.paragraph, e.members[0].start)))


def _chains(paragraph: Paragraph) -> list[Enumeration]:
    found = []
    text = paragraph.folded
    for match in _DASHED.finditer(text) if _DASH.search(text) else ():
        spans = [
            (match.start(1) + m.start(), match.start(1) + m.end())
            for m in re.finditer(r"[^—→-]+", match.group(1))
        ]
        found.append(_chain(paragraph, spans, match.start(2), match.end(2)))
    for match in _STEPS.finditer(text) if text.count("、") >= 2 and _NAMES_STEPS.search(text) else ():
        start = match.start(1)
        spans = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^、]+", match.group(1))]
        width = max(b - a for a, b in spans[1:])
        head = spans[0]
        quoted = text[match.start() : match.start() + 1] == "“"
        if not quoted and len({b - a for a, b in spans[1:]}) != 1 and "级" not in match.group(2):
            continue
        if any("的" in text[a:b] for a, b in spans[1:]):
            continue
        if head[1] - head[0] > width and not quoted:
            spans[0] = (head[1] - width, head[1])
        found.append(_chain(paragraph, spans, match.start(2), match.end(2)))
    return [chain for chain in found if len(chain.members) >= 4]


def _chain(paragraph: Paragraph, spans: list[tuple[int, int]], start: int, end: int) -> Enumeration:
    members = tuple(paragraph.quote(a, b) for a, b in spans)
    return Enumeration("chain", paragraph.quote(start, end), members, paragraph.section, ordered=True)


def _formulas(paragraph: Paragraph) -> list[Enumeration]:
    found = []
    for match in _listed(paragraph.folded):
        spans = [
            (match.start(1) + m.start(), match.start(1) + m.end())
            for m in re.finditer(r"[^、]+", match.group(1))
        ]
        spans = _trim(paragraph.folded, spans)
        items = [paragraph.folded[a:b] for a, b in spans]
        runs_on = re.match(_ITEM, paragraph.folded[spans[-1][1] :]) is not None
        if runs_on and not _ends_a_word(paragraph.folded, spans, len(items[-1])):
            continue
        if (
            len(items) >= 3
            and len({len(i) for i in items}) == 1
            and len(set(items)) == len(items)
            and not all(_NAMES.search(item) for item in items)
            and (_rhymes(items) or _PRINCIPLE.match(paragraph.folded, spans[-1][1]))
        ):
            found.append(
                Enumeration("list", None, tuple(paragraph.quote(a, b) for a, b in spans), paragraph.section)
            )
    return found


def _listed(text: str) -> Iterator[re.Match[str]]:
    """Lists of items. A list stands in one run without other marks, and its first item ends at a mark of the run."""
    if text.count("、") < 2:
        return
    for run in _RUN.finditer(text):
        if run.group().count("、") >= 2:
            first = text.index("、", run.start())
            yield from _LIST.finditer(text, max(run.start(), first - _FIRST_MOST), run.end())


def _trim(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut the run-on ends of the outer members to the length of the inner ones."""
    inner = spans[1:-1] or spans[1:2]
    width = inner[0][1] - inner[0][0]
    first, last = spans[0], spans[-1]
    if first[1] - first[0] > width:
        spans = [(first[1] - width, first[1]), *spans[1:]]
    if last[1] - last[0] > width and _ends_a_word(text, spans, width):
        spans = [*spans[:-1], (last[0], last[0] + width)]
    return spans


def _ends_a_word(text: str, spans: list[tuple[int, int]], width: int) -> bool:
    """Whether the run-on last member may be cut: a particle follows, or the cut rhymes with the others, as far as they do."""
    start, _ = spans[-1]
    rhyme = commonprefix([text[a:b][::-1] for a, b in spans[:-1]])[::-1]
    return text[start + width] in "的等和与及" or (rhyme != "" and text.endswith(rhyme, start, start + width))


def _rhymes(items: list[str]) -> bool:
    """Whether items begin or end alike, or four and more of three letters share the middle one (能者上、优者奖、庸者下、劣者汰)."""
    return (
        len({i[0] for i in items}) == 1
        or len({i[-1] for i in items}) == 1
        or len({i[-2:] for i in items}) == 1
        or (len(items[0]) == _SHORT and len(items) > _SHORT and len({i[1] for i in items}) == 1)
    )
