"""What parallel leads say in turn of one matter: what it demands, what it does, what it is (推进精准扶贫，必须…… three times)."""

import re
from collections.abc import Sequence
from os.path import commonprefix

from build_tools.analyse.leads import OPENS_WITH_VERB
from build_tools.model.findings import Refrain

_ADVERBS = "(?:首先|同时|就|更|还|也|又|既|同样|都)*"
_PARTS = "前提|基础|关键|核心|根本|保障|保证|重点|手段|途径|方法|动力|支撑|抓手|归宿|目标|态度|灵魂"
_IS = rf"(?:应该|应当|应|更|乃|才|就)?是(?![否非])(?!(?:{_PARTS})$)|乃"
_DOES = (
    "能够|可以|有利于|有助于|[方才]能|(?<![功智技可职节性动产效才本潜赋])能(?![源力量耗效手])|可(?=为)"
    "|让|(?<![促迫致])使(?![命用者])|体现|展现|彰显|关乎|事关|关系到"
    "|(?<=，)(?:提升|提高|促进|增强|激发|带动|加速|助力|破解|推动|凝聚|撬动|打造|实现|创造|夯实|挖掘|丰富|拓展|化解|以(?=[打制实促提增推达]))"
    "|促使|激发|滋养|涵养|带动|释放"
)
_ASKS_FOR = (
    "必须|需要|务必|应当|应该|离不开|(?<![急必供内军所无刚])需(?!求)|(?<![响适供效反相感对])应(?![用对急变])"
    "|(?<![重主需首将只不])要(?![求素点害领么])"
)
_DEMANDS, _SERIES_LEAST, _CLAUSE_LEAST = re.compile(_ASKS_FOR), 3, 4
_KINDS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (
        kind,
        re.compile(rf"(?P<matter>[^；：？！]{{2,30}}?)，?{_ADVERBS}(?P<word>{words})"),
        re.compile(rf"{_ADVERBS}(?P<word>{words})"),
    )
    for kind, words in (
        ("nature", _IS),
        ("source", "源[于自]|来自于?|[体表]现在|取决于|归功于|得益于|在于"),
        ("demand", _ASKS_FOR),
        ("effect", _DOES),
        ("effect", f"{_IS}|{_DOES}"),
    )
)
"""Kind, how a lead names its matter and goes on, how it goes on after a clause that all share.

The order decides: 应是 tells what a matter is.
"""
_PART = (
    re.compile(rf"(?P<matter>[^；：，]{{2,24}})，[^，]{{2,20}}?是(?P<word>{_PARTS})"),
    re.compile(rf"[^，；：]{{4,24}}?是(?P<matter>[^，；：是]{{3,20}})的(?P<word>{_PARTS})(?:所在)?"),
)
"""A matter, what it needs, and what part that plays (践行绿色发展，理念更新是前提 / 理念更新是践行绿色发展的前提)."""
_OF = re.compile("[^；：]{4,40}?是(?P<matter>[^，是；：]{1,16})之(?P<word>[\u4e00-\u9fff])")
"""Of what each thing is the ground, the source, the way (……是强国之基 / ……是强国之源)."""
_FACET = re.compile("[^；：]{4,40}?是(?P<matter>[^，是；：]{3,16})的[^，是；：]{1,4}之[\u4e00-\u9fff]")
"""What is which part of one thing (……，是建党精神的思想之魂 / ……，是建党精神的价值之本)."""
_ONLY_BY = re.compile("只有(?P<matter>[^，；：]{2,14})，[^，；：]{1,12}才[能会]")
"""What only one thing makes possible (只有学礼，公民才能自立)."""
_AIM = re.compile("[^，；：]{3,16}，(?P<matter>[^，；：“”]{5,20})")
"""What is done, and the end that all leads have in common (扭转传统观念，推动信息化经济发展)."""


_WORTH = re.compile(
    "(?:要求|需要|意义|途径|保证|保障|基础|选择|任务|举措?|之路|动力|源泉|支撑|支持|关键|前提|条件|方式|[基柱][石础]|"
    "力量|手段|之[要本基源魂]|出发点|落脚点|试金石|推进器|载体|抓手|引擎|纽带|桥梁|标志|源头)”?$"
)
"""What a lead says in the end that tells why its matter counts (……的必然要求)."""


def refrain(leads: Sequence[str]) -> Refrain | None:
    """The matter that all leads name in the same place, how they go on, or None. Leads are folded, without closing marks."""
    for pattern in _PART:
        found = _one([pattern.fullmatch(lead) for lead in leads])
        if found:
            return Refrain("parts", found[0]["matter"], tuple(part["word"] for part in found))
    found = _one([_OF.fullmatch(lead) for lead in leads])
    if found:
        return Refrain("ends", found[0]["matter"], tuple(f"之{each['word']}" for each in found))
    found = _one([_FACET.fullmatch(lead) for lead in leads])
    if found:
        return Refrain("facets", found[0]["matter"])
    found = _one([_ONLY_BY.match(lead) for lead in leads])
    if found:
        return Refrain("effect", found[0]["matter"])
    clause = commonprefix(leads).rpartition("，")[0]
    for kind, _, goes_on in _KINDS:
        on = [goes_on.match(lead, len(clause) + 1) for lead in leads] if len(clause) >= _CLAUSE_LEAST else []
        if on and all(on):
            return _said(kind, clause, [match["word"] for match in on if match], leads)
    for kind, opens, _ in _KINDS:
        found = _one([opens.match(lead) for lead in leads])
        if found:
            return _said(kind, found[0]["matter"], [match["word"] for match in found], leads)
    found = _one([_AIM.fullmatch(lead) for lead in leads])
    return Refrain("aim", found[0]["matter"]) if found else None


def _said(kind: str, matter: str, words: Sequence[str], leads: Sequence[str]) -> Refrain:
    counts = OPENS_WITH_VERB.match(matter) or all(_WORTH.search(lead) for lead in leads)
    if kind == "nature" and not counts and any("应" in word for word in words):
        kind = "ideal"
    return Refrain("worth" if kind == "nature" and counts else kind, matter, tuple(words))


def without_prelude(leads: Sequence[str]) -> int:
    """How many leads at the head are none of the points that the others make together: one or none.

    One that only speaks of the matter when all the others demand, or of another when they tell what it is or does.
    """
    rest = refrain(leads[1:]) if len(leads) > _SERIES_LEAST and refrain(leads) is None else None
    if rest is None:
        return 0
    if rest.kind == "demand":
        return int(leads[0].startswith(rest.matter) and _DEMANDS.search(leads[0]) is None)
    return int(rest.kind in ("nature", "worth", "effect") and rest.matter not in leads[0])


def _one(matches: Sequence[re.Match[str] | None]) -> list[re.Match[str]] | None:
    """The matches, when every lead has one and all name the same matter."""
    found = [match for match in matches if match]
    whole = len(found) == len(matches) > 0 and len({match["matter"] for match in found}) == 1
    return found if whole else None
