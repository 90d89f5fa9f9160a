"""Fill-in questions: quoted set terms, the words that an article wants to be remembered.

Of 133 such blanks that strict readers judged, those governed by a verb of doing, a turn (由……改为) or a frame
(按照……的原则) were accepted nine times in ten; what merely stood in quotation marks, one time in three.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from build_tools.compose.draft import Draft, Material
from build_tools.compose.stems import STEM_LEAST, blanked, letters_left, windows
from build_tools.compose.wording import gives_away, similarity
from build_tools.model.text import bigrams, squash

Span = tuple[int, int]

_DOES = (
    "建设|建成|打赢|构筑|筑牢|擦亮|织密|推行|试行|实行|实施|推广|推进|推动|建立|建起|构建|健全|完善|形成|坚持|做到|做成|实现|采取|采用|打造|探索|创新|深化|增强|坚定|"
    "开展|落实|遵循|树立|发布|发挥|当好|防止|克服"
)
"""Verbs whose object is a way of doing, a rule or a state to reach. What is founded (成立、组建、开办) has a mere name."""
_GOVERNED = re.compile(
    rf"(?:{_DOES})(?:[了起好成的]|过)?(?:[^，。；：“”的从由以把将对变]{{0,10}}|[^，。；：“”从由以把将对变]{{2,12}}的)$"
)
"""The verb right before the term, with nothing between but a bare noun (推行劳动用工“法治体检”)."""
_EQUIPPED = re.compile(r"(?:设立?|设置)$"), re.compile(r"^”[^，。；：“”]{2,6}[，。；]")
"""A thing set up is a term only when it says what for (设立“办不成事”反映窗口)."""
_TURNED = re.compile(
    r"(?:[由从变把将](?:原来的|过去的)?|告别)“[^“”]{2,12}”[^，。；“”]{0,6}(?:为|到|转向|转为|转变为|扩展为|升级为|变为|变成|走向|迈向)$"
)
"""What comes before the second of two contrasted terms (由“水质账”扩展为“…”)."""
_PASSES = re.compile(r"从“[^“”]+”到$|变成$")
"""How a change is told, not made (从“卖石头”到“卖风景”, 变成“当家人”): only what the article names again is worth it."""
_BACKGROUND = re.compile("(?:为了|随着|面对|针对)[^，]*$|(?:^|，)在[^，]*$")
_AT_A_TIME = re.compile("^”[^，。“”]{0,8}(?:之[际时]|背景下|的今天|以来|的?时候|当中|[过进]程中)")
"""Clauses that only lead up to what a sentence says: what they name is known (为了建设“美丽乡村”，……)."""
_HAN_LEAST = 2
_SUMMED_UP = re.compile(
    r"(?:概括|总结|归纳|提炼)为$|(?:办法|做法|思路|原则|要求|目标|方针|口号|模式|机制)是$"
)
_GUIDED = re.compile(r"(?:按照?|依照|遵循|本着|秉持|坚持|在)$")
_GUIDE = re.compile(r"”[^，。；“”]{0,4}(?:原则|要求|思路|方式|模式|方针|标准|理念)")
_AIMED = re.compile(r"^”为(?:原则|目标|导向|标准|方针|宗旨)")
_WIDELY = re.compile(r"^”(?:改革|制度|机制|模式|原则)")
"""What an article calls a reform or a rule and names again elsewhere."""
_MODIFIES = re.compile(
    r"^”(?:[由从到再等、]|的(?![^，。；：“”]{0,5}(?:原则|要求|思路|办法|做法|方法|方式|模式|机制|制度|体系|格局|经验|理念|方针|标准|产品|局面|氛围|效应|改革)))"
)
"""The term only describes whom or what the sentence is about (实行“四班三倒”的企业), is itself what changes, or one of several examples."""
_UNWANTED = re.compile(
    r"(?:不|没有?|未|别|难以|热衷于?|所谓|看似|号称|标榜|避免|取消|叫停)[^，。；：“”]{0,6}$|(?:还|又)[^，。；：“”]{0,4}$"
)
"""What stands before the verb when its clause denies the deed, mocks it, or leans on the deed before (宁波还推行)."""
_TALK = re.compile("[了吗呢吧啊嘛着我你他她谁啥咋没]|(.)不\\1|不到|得[着好住了]|就[走跑来去完能要行管]")
"""Words of talk: a turn of phrase, no term."""
_SHARES = re.compile("谁[^我你他她，、]{1,6}、谁[^我你他她，、]{1,6}(?:[，、]谁[^我你他她，、]{1,6})*$")
"""A rule of who does and who answers (谁受益、谁管护), which only sounds like talk."""
_BODY = re.compile(
    r"(?:[队组站岗屋吧奖日节会员团]|中心|基地|平台|驿站|工作室|联盟|热线|课堂|托管班|培训班|学[院校]|讲堂|夜校|市集|食堂|补贴|津贴|服务包|小程序|先锋|标兵|之[星家])$|[—→]"
)
"""Heads of names of bodies, posts, places and prizes: to know them by heart teaches nothing."""
_NAMES = re.compile(
    r"^”[^，。；“”的]{0,4}?(?:队|班组|小组|站|岗|屋|中心|驿站|工作室|联盟|热线|活动|行动|工程|专项)"
)
_MUST = re.compile(r"要|应|必须|深入|广泛|大力")
"""With these a campaign is everybody's task; without, it is the name of what somebody held."""
_HEAD = re.compile("[制法榜圈率式]$")
"""What a term of three letters ends with; others of that length are words of every day (黑名单, 硬骨头)."""
_CN = "一二三四五六七八九十百千万两零"
_COMMON = {
    squash(word)
    for word in ("线上+线下", "线上线下", "互联网+", "绿色通道", "一站式", "走出去", "引进来", "一带一路")
}
_CATCHWORD = re.compile(rf"^[{_CN}]个?[^\s{_CN}]{{2,3}}$")
_HANDED_ON = re.compile("[报点下派转交分接办签督回评验核查销收](?:单|件|案|号|事|办|账|实|结|到)$")
"""Steps of one matter that is handed on (点单、派单、接单): two of them, and the order tells."""
_STEPS = 2
_GUIDES = re.compile(
    r"\s*(?:[^，。]{0,16}以|坚持以)[^，。]{4,30}(?:思想|理论|精神)[^，。]{0,12}为(?:指导|指引)，[^。]*“五位一体”"
)
"""How a plan begins what guides it: every plan says the same."""
_SHORT, _BLANK_MOST, _NEAR = 3, 10, 0.3
_TOLD_LEAST = 12
"""Letters beside the name of a place where its deed is told: whose it is says nothing of what it is."""
_PAIR = 6
"""Letters of a term that any shared pair of letters gives away."""


def set_terms(material: Material) -> Iterator[Draft]:
    """One sentence a blank, or all of a quoted list; two sentences a paragraph."""
    title = squash(material.article.meta.title + (material.article.meta.subtitle or ""))
    bare = squash("".join(paragraph.text for paragraph in material.article.paragraphs))
    counts = {word: bare.count(word) for word in (squash(t.text.text) for t in material.findings.terms)}
    # Where a formula stands, whose members may be given in any order; the steps of a way of working may not.
    lists = (e for e in material.findings.enumerations if e.form == "list")
    listed = {(m.paragraph, m.start) for e in lists for m in e.members}
    told = {
        (e.sentence.paragraph, e.sentence.sentence): len(squash(e.place.text))
        for e in material.findings.examples
    }
    for paragraph in material.article.paragraphs:
        made = 0
        for sentence in paragraph.sentences:
            if "“" not in paragraph.folded_sentence(sentence) or _GUIDES.match(
                paragraph.folded_sentence(sentence)
            ):
                continue
            for start, end in windows(paragraph, sentence):
                chosen = _parallel(paragraph.folded, start, end) or _best(
                    paragraph.folded, start, end, counts, title
                )
                place = told.get((paragraph.number, sentence.number))
                least = STEM_LEAST if place is None else _TOLD_LEAST + place
                if made < 2 and chosen and letters_left(paragraph, start, end, chosen) >= least:
                    made += 1
                    steps = sum(_HANDED_ON.search(paragraph.folded[a:b]) is not None for a, b in chosen)
                    free = steps < _STEPS and (paragraph.number, chosen[0][0]) in listed
                    yield blanked(material, paragraph, start, end, chosen, "blank-set-term", 2.8, free=free)
                    break


def _parallel(text: str, start: int, end: int) -> list[Span] | None:
    """Three or four clauses with one verb (市委要当好“…”，区委要当好“…”), or catchwords with a verb each: all are blanks."""
    spans = [(start + a, start + b) for a, b in (m.span(1) for m in _quotations(text[start:end], 2))]
    if not 3 <= len(spans) <= 4 or any(_TALK.search(text[a:b]) for a, b in spans):
        return None
    alike = len({text[a - 3 : a - 1] for a, _ in spans}) == 1
    catchwords = all(_CATCHWORD.match(text[a:b]) for a, b in spans)
    apart = all(re.search("[，、；].", text[b + 1 : a - 1]) for (_, b), (a, _) in pairwise(spans))
    governed = all(_GOVERNED.search(text[start : a - 1]) for a, _ in spans)
    return spans if (alike or catchwords) and apart and governed else None


def _best(text: str, start: int, end: int, counts: dict[str, int], title: str) -> list[Span] | None:
    """The longest term of a window that is governed, worth knowing, and not given away."""
    fit = [
        (a, b)
        for a, b in ((start + m.start(1), start + m.end(1)) for m in _quotations(text[start:end], _SHORT))
        if a - 1 > start
        and squash(text[a:b]) in counts
        and squash(text[a:b]) not in title
        and _governed(text, start, a, b, counts)
        and _a_term(text, start, a, b, end)
        and not _told(text[a:b], text[start:a] + "□" + text[b:end])
    ]
    return _items(text, max(fit, key=lambda span: span[1] - span[0])) if fit else None


def _quotations(text: str, least: int) -> Iterator[re.Match[str]]:
    return re.finditer(rf"“([^“”。！？；：]{{{least},24}})”", text)


def _governed(text: str, start: int, a: int, b: int, counts: dict[str, int]) -> bool:
    """Whether a verb, a turn or a frame says that the term is what is done or to be done."""
    before, after = text[start : a - 1], text[b : b + 14]
    clause = re.split("[，。；：]", before)[-1]
    if _UNWANTED.search(re.sub(_GOVERNED, "", clause)) or _MODIFIES.match(after):
        return False
    leads_up = _BACKGROUND.search(before)
    if leads_up and (not leads_up.group().lstrip("，").startswith("在") or _AT_A_TIME.match(after)):
        return False
    if _TURNED.search(before):
        return not _PASSES.search(before) or counts[squash(text[a:b])] > 1
    if _GUIDED.search(clause) and _GUIDE.match(after):
        return True
    if clause.endswith("以") and _AIMED.match(after):
        return True
    if not clause and _WIDELY.match(after):
        return counts[squash(text[a:b])] > 1
    equipped = _EQUIPPED[0].search(clause) and _EQUIPPED[1].match(after)
    return bool(equipped or _GOVERNED.search(clause) or _SUMMED_UP.search(clause))


def _a_term(text: str, start: int, a: int, b: int, end: int) -> bool:
    """Whether the words are a set term: no talk, no name of a body, no word of every day."""
    term = squash(text[a:b])
    turned = _TURNED.search(text[start : a - 1])
    headed = _HEAD.search(term) or term[0] == "双" or any(char.isdigit() for char in term)
    named = _NAMES.match(text[b:end])
    campaign = named and named.group()[-2:] in ("活动", "行动") and _MUST.search(text[start:a])
    return not (
        (_TALK.search(text[a:b]) and not _SHARES.match(text[a:b]))
        or (_BODY.search(text[a:b]) and not turned)
        or (named and not campaign)
        or term in _COMMON
        or sum("\u4e00" <= char <= "\u9fff" for char in term) < _HAN_LEAST
        or (len(term) <= _SHORT and not turned and not headed)
        or _CATCHWORD.match(term)
        or re.match(r"”[、和与及]?“", text[b:end])
        or re.search(r"”[、和与及]?$", text[start : a - 1])
    )


def _told(term: str, rest: str) -> bool:
    """Whether the rest of the stem lets one read the term off."""
    bare = squash(term)
    if any(similarity(term, other) >= _NEAR for other in re.findall("“([^“”]+)”", rest)):
        return True  # a quoted neighbour that shares words with the answer (“吹哨报到”)
    if len(bare) <= _PAIR and sum(char in rest for char in set(bare)) * 3 >= 2 * len(set(bare)):
        return True  # 必须与诉求人见一次面 gives 见面率 away
    if len(bare) <= _PAIR and bigrams(term) & bigrams(rest):
        return True
    return gives_away(term, rest) or _counted_off(bare, rest)


def _counted_off(term: str, rest: str) -> bool:
    """Whether a term of numerals and catchwords only counts what the stem lists (“四统三分” beside 统一……、统一……)."""
    if sum(char in _CN for char in term) < 2:
        return False
    return all(rest.count(char) >= 2 for char in term if char not in _CN) or all(char in _CN for char in term)


def _items(text: str, span: Span) -> list[Span]:
    """A quoted list of three or more items keeps its first: “有人理事、____、____”. Anything else is one blank."""
    found = [
        (span[0] + m.start(), span[0] + m.end()) for m in re.finditer("[^、，]+", text[span[0] : span[1]])
    ]
    widths = [b - a for a, b in found]
    if len(found) >= 3 and max(widths) - min(widths) <= 2 and min(widths) >= 2:
        return found[1:]
    return [span] if len(squash(text[span[0] : span[1]])) <= _BLANK_MOST else []
