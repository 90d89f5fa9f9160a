"""Neighbouring sections whose headings are of one build: parts of one thought (坚定文化自信 / 树立价值标杆; 必须…… three times)."""

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import groupby
from operator import itemgetter

from build_tools.model.article import Article, Section
from build_tools.model.text import fold

_LEAST, _LENGTH_LEAST, _LENGTH_MOST = 3, 5, 9
_COMMAND = re.compile(
    "(?!.*(?:差距|不足|短板|困难|挑战|形势|意义|紧迫|重要性))"
    "(?:必须|要|应当|坚[持定守决]|加[强快大]|推[动进]|完善|注重|强化|深化|健全|构建|提[升高]|深入|进一步|牢牢|不断|切实|大力|积极|加快|扎实|充分|严格|努力|创新|优化|突出|聚焦|夯实|抓[好实住]|把握|发挥|落实|拓[展宽]|统筹|培育|激发|压实|守[住好]|建[强好]|做[好优强实]|用[好活]|筑牢|规范|探索|树立|增强|打[造通好]|破[解除]|畅通|凝聚|补[齐好]|锻造|涵养|厚植|弘扬|抵制|摒弃|传承|织密|擦亮|练[好就])"
)
"""How a heading begins that says what is to be done."""
_SMALL = "把以让从用靠向为抓"
"""Words of one letter by which headings of one build open."""
_ASKS = re.compile("？|^(?:记者|主持人|问|答)|什么|为谁|如何|怎[样么]|为何")
_KIND = re.compile(
    "(?:逻辑|意蕴|价值|意义|困境|问题|短板|路径|对策|原因|成因|内涵|现状|建议|举措|要求|做法|成效|经验|启示)$"
)
_CLAUSE = re.compile("[^，：]{1,14}[，：](?P<opening>..)")


def _command(heading: str, title: str) -> str:
    return "command" if _COMMAND.match(heading) else ""


def _opening(heading: str, title: str) -> str:
    opening = heading[: 1 if heading[:1] in _SMALL else 2]
    names = opening in title and _KIND.search(heading)
    return "" if names or _ASKS.search(heading) else opening


def _second(heading: str, title: str) -> str:
    second = _CLAUSE.match(heading)
    return second["opening"] if second and not _ASKS.search(heading) else ""


def _length(heading: str, title: str) -> str:
    plain = _LENGTH_LEAST <= len(heading) <= _LENGTH_MOST and not _ASKS.search(heading)
    return f"{len(heading)}" if plain and not _KIND.search(heading) and not _COUNTS.search(heading) else ""


_COUNTS = re.compile("[一二三四五六七八几两](?:个|项|大|种|条|点)")
"""Headings that count what stands under them are parts of their own (找准三个症结 / 抓好三项改进)."""
_BUILDS: tuple[Callable[[str, str], str], ...] = (_command, _opening, _second, _length)
"""What headings of one build have in common: that they command, how they open, how their second clause opens, or that
they are short and of one length (坚持保护第一 / 加强管理为要 / 挖掘价值为本).

Where the title has the opening too, headings that end with a kind of part only name the matter (数字乡村建设的困境 / 数字乡村建设的路径).
"""


def rows(article: Article) -> list[list[Section]]:
    """Runs of at least three neighbours of one build, the longest first; no section stands in two."""
    below: dict[int | None, list[Section]] = defaultdict(list)
    for section in article.sections:
        if section.heading:
            below[section.parent].append(section)
    title = fold(article.meta.title)
    runs: list[list[Section]] = []
    for siblings in below.values():
        for build in _BUILDS:
            named = [(build(fold(section.heading or ""), title), section) for section in siblings]
            runs += [
                [section for _, section in run] for shared, run in groupby(named, itemgetter(0)) if shared
            ]
    taken: set[int] = set()
    found = []
    for run in sorted(runs, key=lambda run: (-len(run), run[0].index)):
        if len(run) >= _LEAST and not taken & {section.index for section in run}:
            taken |= {section.index for section in run}
            found.append(run)
    return found
