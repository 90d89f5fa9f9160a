"""Practice examples: a sentence or clause whose subject is a place and whose predicate is what it did."""

import re

from build_tools.analyse.places import Place, places
from build_tools.model.article import Article, Paragraph, Sentence
from build_tools.model.findings import PracticeExample
from build_tools.model.text import fold

INTRO = re.compile(r"(?:比如|例如|譬如|又如|再如|比方说|如|像|以)[，：]?(?=.)")
_WHEN = re.compile(
    r"(?:在[\u4e00-\u9fff]{2,4}，|近年来|近些年来?|这些年|此前|目前|[0-9]{4}年(?:[0-9]{1,2}月)?(?:以来|起|初|底)?|去年|今年|[^，。]{0,8}以来)，"
)
_OUTCOME = re.compile(
    r"(?:有效|实现|破解|赢得|取得|形成了?|探索出|激励|促进|解决了|走出|打造出|确保|收获|成功|推动|使|让|累计|共|带动|惠及|真正|都|均|基本|大大|显著|进一步|"
    r"由此|从而|[^，]{0,10}(?:明显|显著|大幅)?(?:提高|提升|下降|减少|增长|增加|缩短|降低|改善|增强)(?:到|至|了|[0-9])|[^，]{0,8}(?:好评|认可|赞誉|实效|成效))"
)
_NOT_A_DEED = re.compile(
    r"^(?:委(?!托)|政府(?!工作)|人大|政协|一[个位名座条家处片所]|有[一位个]|是|位于|地处|有着?|作为|的|等|人|籍|市民|群众|居民|村民|及其|和|与|、|，|：|[^，]{1,4}的“|一带|地区|某|有的|一些|不少|许多|大学|学院|法院|检察院|日报|代表团|会议|市委(?:书记|组织部)?[^，。]{0,4}(?:介绍|说|表示))"
)
_ACTS = re.compile(
    r"(?:(?:自|从|在|到)?(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:去年|今年|前年|近年来|近几年|近些年)?(?:上半年|下半年|年初|年底|以来|起|开始|初|底)?，?)?(?:则|还|也|就|更|曾|率先|积极|大力|主动|全面|全力|深入|着力|普遍|先后|专门|统一|切实|成功|扎实|有效|进一步|不断|努力|认真|及时|创造性地?|近年来|[^，]{0,8}起)*，?"
    r"(?:[在对从为](?=[^，]{4,})|针对|把|将|由|让|给|用|以|通过|依托|利用|推|建|组|成立|设|实|开|出台|整合|统筹|选|采|探索|创|打造|引|改|搭|划|纳|编|下放|培|吸|盘活|梳理|明确|规定|试|启|举|发|动|帮|安排|配|聘|公|请|办|拿|投|派|抓|聚|"
    r"坚持|坚决|侧重|看重|重在|突出|注重|着眼|构|健|完善|加|强化|优化|深化|制|定|立|取消|拆|关|清|收|转|变|扩|延|放|拓|拉|压|减|种|养|修|植|治|管|花|按|围绕|聚焦|结合|立足|鼓励|支持|面向|采用|运用|联|连|合|重|做|落实|支|解|破|牵|督|摸|排|分|集|储|挂|招|保|留|向|与|同|参|授|赋|研|总结|提|策|规|认|布|铺|架|购|买|贷|补|奖|评|考|查|审|约|签|回|返|兴|育|挖|传|讲|学|教|送|巡|护|扶|接|走|跑|进|退|降|升|充|调|换|移|搬|迁)"
)
"""How a predicate begins that tells of an act; 地势低洼 or 人口密集 does not."""
_WAY = re.compile(
    r"的(?:办法|做法|改进办法|思路)(?:(?:很简单|颇有启发)?(?:是|：)(?!“)|(?=更?(?:看重|侧重|突出|注重|着眼)))"
)
_UNIT = re.compile(
    r"(?:的(?:一[家个座所处支]|一些|部分|几[家个所]|许多|不少)?|一[家个座所处])(?P<name>[^，。：；“”的]{0,12}?"
    r"(?:村庄|村|社区|小区|街道|乡镇|镇|学校|小学|中学|单位|企业|公司|工厂|农商行|银行|医院|卫生院|合作社|机关|法院|检察院|博物馆|图书馆|景区|园区|区县|市县|县|基层党组织|党支部))"
    r"(?!里|的|内|中|[^，。]{0,6}(?:书记|主任|负责人|干部|教师|居民|村民)[^，。]{0,4}(?:说|表示|告诉|介绍|坦言))"
)
"""What acts in a place instead of the place itself (合肥市的一家大科学装置单位)."""
_MEANS = re.compile(
    r"(?:以[^，]+为[^，]+|针对[^，]+|围绕[^，]+|聚焦[^，]+|从[^，]+(?:入手|出发)|立足[^，]+|依托[^，]+|结合[^，]+|坚持[^，]{2,12})$"
)
_EXACT = ("province", "municipality")
"""Levels whose bare names can be nothing else."""
_SHARED = re.compile(r"^(?:都|均|皆|各具特色)")
_SHORTEST, _LONGEST = 5, 160
_ANECDOTE = re.compile(r"[说道]：|[说道]“|表示：|“[^”]*[。！？我你他][^”]*”")


def examples(article: Article) -> tuple[PracticeExample, ...]:
    """Every practice example of the article, in order.

    A place that the article itself is about (it stands in the title) is its subject, not its example.
    """
    own = {
        part
        for place in places(fold(article.meta.title + (article.meta.subtitle or "")))
        for part in place.parts
    }
    found: list[PracticeExample] = []
    for paragraph in article.paragraphs:
        for sentence in paragraph.sentences:
            found.extend(
                example for example in _in_sentence(paragraph, sentence) if not _is_own(example.name, own)
            )
    return tuple(found)


def _is_own(name: str, own: set[str]) -> bool:
    return any(name == part or name in part or (part in name and len(name) <= len(part) + 1) for part in own)


def _in_sentence(paragraph: Paragraph, sentence: Sentence) -> list[PracticeExample]:
    text = paragraph.folded_sentence(sentence)
    found_places = places(text)
    text = text.rstrip()
    start = max(0, paragraph.body - sentence.start)
    intro = INTRO.match(text, start)
    begin = intro.end() if intro else start
    when = _WHEN.match(text, begin)
    begin = when.end() if when else begin
    subjects = [
        place
        for place in found_places
        if (place.full or place.level in _EXACT) and _opens_clause(place, text, begin)
    ]
    if not subjects or subjects[0].start != begin or _ANECDOTE.search(text):
        return []
    ends = [place.start for place in subjects[1:]] + [len(text)]
    shared = _shared_outcome(text, subjects)
    found = []
    for place, end in zip(subjects, ends, strict=True):
        example = _example(paragraph, sentence, text, place, end, shared, intro is not None)
        if example:
            found.append(example)
    return found


def _opens_clause(place: Place, text: str, begin: int) -> bool:
    return (
        place.start == begin
        or text[place.start - 1] in "；"
        or (text[place.start - 1] == "，" and place.end < len(text) and text[place.end] not in "的、，")
    )


def _shared_outcome(text: str, subjects: list[Place]) -> tuple[int, int] | None:
    """The outcome that the last clause claims for all places (“……，都取得良好效果”)."""
    if len(subjects) < 2:
        return None
    comma = text.rfind("，", subjects[-1].end)
    last = text[comma + 1 :].rstrip("。；！？”")
    return (comma + 1, comma + 1 + len(last)) if comma > 0 and _SHARED.match(last) else None


def _example(
    paragraph: Paragraph,
    sentence: Sentence,
    text: str,
    place: Place,
    end: int,
    shared: tuple[int, int] | None,
    introduced: bool,
) -> PracticeExample | None:
    stop = shared[0] if shared and end == len(text) else end
    unit = _UNIT.match(text, place.end, stop)
    named = None if unit else _WAY.match(text, place.end)
    subject = unit.end() if unit else place.end
    offset = named.end() if named else subject
    offset += text.startswith("，", offset) and (unit is not None or introduced)
    deed = text[offset:stop].rstrip("，；。！？、 ")
    if deed.startswith(("则", "也", "还")):
        deed, offset = deed[1:], offset + 1
    if _NOT_A_DEED.match(deed) or not (named or _ACTS.match(deed)) or not _SHORTEST <= len(deed) <= _LONGEST:
        return None
    deed = re.split(r"，[\u4e00-\u9fff]{2,4}则", deed)[0]  # what another place did begins here
    clauses = deed.split("，")
    first = 2 if _MEANS.match(clauses[0]) else 1  # “以……为突破口” alone is no measure yet
    cut = next((i for i in range(first, len(clauses)) if _OUTCOME.match(clauses[i])), len(clauses))
    measure = "，".join(clauses[:cut]).rstrip("；：")
    if len(measure) < _SHORTEST or measure.count("“") != measure.count("”"):
        measure, cut = deed, len(clauses)
    if measure.count("“") != measure.count("”") or measure.count("（") != measure.count("）"):
        return None
    base = sentence.start
    outcome = None
    if cut < len(clauses):
        outcome = paragraph.quote(base + offset + len(measure) + 1, base + offset + len(deed))
    elif shared:
        outcome = paragraph.quote(base + shared[0], base + shared[1])
    return PracticeExample(
        place=paragraph.quote(base + place.start, base + subject),
        level="unit" if unit else place.level,
        measure=paragraph.quote(base + offset, base + offset + len(measure)),
        outcome=outcome,
        sentence=paragraph.quote_sentence(sentence.number),
        section=paragraph.section,
        introduced=introduced,
    )
