"""Divisions by their shape: counties and cities that no table lists.

Tables age, and an editor may write of a place under another name. A name behind a larger place (江西省禾青市), beside
such a one, or at the head of a sentence is one, unless it is made of common words.
"""

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int, str]
"""Start, end and level of a place in a folded text."""
NOT_A_NAME = re.compile(
    r"加强|加快|推进|深化|优化|调整|建设|建成|发展|打造|创新|创建|健全|完善|强化|聚焦|围绕|实施|开展|探索|坚持|推动|构建|建立|整合|统筹|依托|利用|通过|"
    r"引导|组织|选派|动员|组建|成立|针对|拿出|后来|设区|非遗|提升|提高|支持|鼓励|促进|实现|培育|全[市省区县域]|各|多个|部分|有关|一些|许多|所有|每|试点|[0-9的了在把将对从由为等和与以向让使按一两三四五六七八九十]"
)
"""Words of doing and counting, which no name holds."""
_COMMON = re.compile(
    "[各每全该本某我你几多首先旧其那这原等省市县区乡村都所辖级及对是由据要还而可必当过今去年时受被已将曾给他她它们个只仅就才又再很最太更不没无未也都均]|"
    "有|贫困|脱贫|示范|产粮|农业|牧业|边[境远]|山区|[牧库]区|民族|结对|帮扶|对口|兄弟|邻近|相邻|毗邻|相关|周边|沿[海江]|内陆|本地|重点|样本|案例|个别|主要|不少|[多少]数|[东西南北中]部|"
    "落后|发达|人口|工业|旅游|生态|资源|革命|红色|历史|文明|卫生|平安|港口|直辖|计划|国际|现代|智慧|海绵|森林|园林|宜居|韧性|低碳|"
    "高新|开发|经开|自贸|试验|保税|合作|实验|保护|度假|产业|楼宇|[超特]大|大中|交易|花卉|劳务|人才|技术|要素|资本|房产|文中"
)
"""What stands in words before 市, 县 or 区 that are no names."""
_DIVISION = re.compile(
    r"(?P<bare>[\u4e00-\u9fff]{2,3}?)(?P<tail>自治州|自治县|(?<![城都超集])市|县|(?<![社小地园景校片山灾街老新库农牧城辖片战禁])区|旗)"
    r"(?![域级委里内长直属场民人城区情志乡容])"
)
"""A division by its shape, if the words before its last letter are no common ones."""
_OPENS = re.compile(r"(?:^|；)\s*(?:(?:比如|例如|譬如|又如|再如|如|像|以)，?)?")
_LEADS_IN = re.compile("[^，；。]{2,10}，")
"""A time or a purpose before the place that acts (近年来，……)."""
_TAILS, _BARE = re.compile("[市县区州旗]"), 2
_LARGER = ("province", "municipality", "city")
_TAIL_LEVEL = {"自治州": "city", "市": "city"}


def divisions(folded: str, known: Sequence[Span]) -> Iterator[Span]:
    """The divisions of a folded text that stand where only a place can; `known` are those that a table lists."""
    if not _TAILS.search(folded):
        return
    taken = [(start, end) for start, end, _ in known]
    waiting = [(end, level) for _, end, level in known if level in _LARGER]
    for opens in _OPENS.finditer(folded):
        led = _LEADS_IN.match(folded, opens.end())
        waiting += [(at, "") for at in {opens.end(), led.end() if led else opens.end()}]
    while waiting:
        at, above = waiting.pop()
        named = _DIVISION.match(folded, at)
        if named is None or any(start < named.end() and at < end for start, end in taken):
            continue
        if _COMMON.search(named["bare"]) or NOT_A_NAME.search(named["bare"]):
            continue
        if not above and (len(named["bare"]) != _BARE or named["tail"] == "区"):
            continue
        level = "county" if above == "city" else _TAIL_LEVEL.get(named["tail"], "county")
        yield at, named.end(), level
        taken.append((at, named.end()))
        waiting.append((named.end(), level))
        if folded[named.end() : named.end() + 1] in tuple("、和与及"):
            waiting.append((named.end() + 1, ""))
