"""Fill-in questions of a regulation: the number that a provision sets, or how often it wants a thing done."""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material
from build_tools.compose.naming.asking import source
from build_tools.compose.stems import blanked, window
from build_tools.model.text import fold

_CN = "一二三四五六七八九十百千万两零"
_NUMBER = re.compile(
    rf"(百分之[{_CN}\d]+|\d+(?:\.\d+)?|[{_CN}]+)(?:个)?(?:工作日|日|天|个月|月|年|小时|分钟|元|万元|名|人|次|平方米|%|(?=[，。；以]))"
)
_NO_COUNT = re.compile(
    f"(?:分之|第)│|(?<!经)(?<!少于)(?<!低于)(?<!至少)(?<!超过)│(?![一1]次)[{_CN}\\d]+次(?=[\u4e00-\u9fff])(?!以[上下内])"
)
"""Where a number counts nothing: 三分之二, 第三人, 二次碰撞."""
_RULE = "法|条例|办法|规定|细则|章程|规则|解释|决定"
ELSEWHERE = re.compile(
    f"前[一两二三]?[款项条]|本(?:{_RULE})?第[一二三四五六七八九十百]+[条款项]|本[章节条款]"
)
"""How a provision refers to another, which a reader has not at hand."""
REFERS = re.compile(rf"{ELSEWHERE.pattern}|本(?:{_RULE})|第[{_CN}\d]+[条款项]")
"""How it does so, or speaks of itself: in a clause that is printed alone, this says no more."""
_ONCE = ("一", "1")
_OFTEN = re.compile(
    rf"每(?:半年|个?季度?|周|日|天|[{_CN}\d]*个?月|[{_CN}\d]+(?:年|个?季度|周|日|天))(?=[^，。；]*$)"
)
"""How often a thing is to be done once; each year is what anybody would say."""
_PLAN = re.compile("(?:计划|规划|纲要)(?:（[^）]*）)*$")
"""A plan sets targets, and rules nothing."""
_SETS = re.compile("应当|不得|必须|不少于|不低于|不超过|不高于|最高|最低|至少|以上|以下|以内|日内")
"""Words by which a clause sets a number."""


def norms(material: Material) -> Iterator[Draft]:
    """The number that a rule sets (应当在____日内): one blank where a clause of a provision has one number."""
    if source(material) == "文章" or _PLAN.search(fold(material.article.meta.title)):
        return
    for paragraph in material.article.paragraphs:
        if not material.findings.lays_down(paragraph.number) and not paragraph.folded.startswith("第"):
            continue  # the days and copies of a plan or an opinion are no matter to learn
        if paragraph.body and not paragraph.folded.startswith("第"):
            continue  # an item of a list leans on the sentence that announces it
        for sentence in paragraph.sentences:
            span = window(paragraph, sentence) if sentence.number == 1 else None
            if span is None:
                continue  # later sentences lean on the first for what they are about
            start, end = span
            text = paragraph.folded[start:end]
            numbers = [
                n
                for n in _NUMBER.finditer(text)
                if not _NO_COUNT.search(text[: n.start()] + "│" + text[n.start() :])
            ]
            if len(numbers) != 1 or not _SETS.search(text):
                continue
            asked = _worth_knowing(text, numbers[0])
            whole = start - sentence.start <= paragraph.body and paragraph.folded[end : end + 1] in (
                "。",
                "；",
            )
            if asked is None or not whole or REFERS.search(text) or text.endswith("的"):
                continue
            spans = [(start + asked[0], start + asked[1])]
            opening = f"{source(material)}规定："
            yield blanked(material, paragraph, start, end, spans, "blank-norm", 1.6, opening=opening)
            break


def _worth_knowing(text: str, number: re.Match[str]) -> tuple[int, int] | None:
    """What to ask of a number's clause: the number, of what is done once how often, of what is one only nothing."""
    if number[1] not in _ONCE or text[number.end(1) : number.end()].lstrip("个") in ("年", "月", "日", "天"):
        return number.span(1)
    often = _OFTEN.search(text, 0, number.start())
    return often.span() if often and text[number.end(1)] == "次" else None
