"""Fill-in questions: quoted set terms, the words that an article wants to be remembered."""

import re
from collections.abc import Iterator
from itertools import pairwise

from build_tools.compose.draft import Draft, Material
from build_tools.compose.stems import STEM_LEAST, blanked, letters_left, windows
from build_tools.compose.wording import gives_away, similarity
from build_tools.model.article import Paragraph
from build_tools.model.text import bigrams, squash

_AFTER = re.compile(
    r"^”(?:的)?[^，。“]{0,4}(?:模式|机制|工作法|体系|改革|制度|平台|架构|方式|行动|工程|活动|问题|难题|惯性|矛盾|风险|怪圈|效应|格局|办法|做法|原则|要求|理念|目标|路径|品牌|计划|战略|方法|思路|导向|标准|困境|转变|清单|作用)"
)
_BEFORE = re.compile(
    r"(?:推行|试行|实行|建立|建起|打造|创新|创办|开设|开办|推广|推出|增强|坚定|做到|深化|实施|采取|采用|探索|破解|形成|按照?|构建|健全|解决|打通|坚持|落实|推进|提出|确立|概括为|总结为|发挥|实现|收到|克服|防止|"
    r"组建|成立|设立|设置|明确|规定[^，。“]{2,10}为|(?:办法|做法|思路|原则|要求|目标|方针|口号|模式|机制)是)[^，。“]{0,10}$"
)
_TURNED = re.compile(
    r"(?:[由从变]|告别)“[^“”]{2,12}”[^，。；“”]{0,6}(?:为|到|转向|转为|转变为|扩展为|升级为|变为|变成|走向|迈向)$"
)
"""What comes before the second of two contrasted terms (由“水质账”扩展为“…”)."""
_TURNS = re.compile(r"”[^，。；“]{0,6}(?:为|到|转向|走向|迈向|成)“")
_BAD_COMPANY = re.compile(
    r"(?:随着|取消了?|废除了?|叫停了?|热衷于?|避免|难免|陷入|沦为|变成了?|成了|抱怨|自嘲|戏称|题目|不是|并非|不能|不搞|所谓|看似|下称|简称|编码为?|记为|话题|标签|网店|题为|署名|一栏|代号|据|名为|标榜|号称|难道)[^，。；“]{0,6}$"
)
_TALK = re.compile("[了吗呢吧啊嘛着我你他她谁啥咋没]|(.)不\\1|不到|得着")
"""Words of talk: a turn of phrase, no term."""
_PRETEXT = re.compile(r"”[，]?(?:为名|为由|为借口|为幌子|的名义|的旗号|之名|为例|一词|一说|二字|两个字)")
_OTHERS = re.compile(r"(?:有的|有些|个别|有人|少数|一些人|一些干部)")
"""Whose ways a sentence tells without a name: mostly what should not be done."""
_NAME = re.compile(
    r"(?:主任|食堂|补贴|津贴|群众|市集|课堂|学校|学院|讲堂|夜校|节目|日记|行动|服务包|大篷车|团|队|班组?|小组|书记|员|站|岗|屋|吧|奖|日|节|会|中心|基地|平台|小程序|驿站|工作室|联盟|热线|[—→]|先锋|标兵|之[星家])$|[—→]"
)
_NAMED = re.compile(r"”[^，。；“”的]{0,4}?(?:队|班组|小组|站|岗|屋|中心|驿站|工作室|联盟|热线)(?![伍制])")
"""Heads of names of teams, posts, rooms and prizes: to know them by heart teaches nothing."""
_METHOD = re.compile(r"样本|问卷|访谈|编码|受访|信度|变量|回归|田野")
_NEAR, _BLANK_MOST, _SHORT_TERM = 0.3, 10, 6
_QUOTED = re.compile(r"“([^“”。！？；：]{2,16})”")
_SLOGAN = re.compile(r"^[一二三四五六七八九十两]个?[^一二三四五六七八九十\s]{2,3}$")
_EVERYDAY = {
    squash(w)
    for w in (
        "线上+线下",
        "绿色通道",
        "黑名单",
        "白名单",
        "一站式",
        "一条龙",
        "零距离",
        "面对面",
        "手拉手",
        "全覆盖",
        "线上线下",
        "互联网",
        "互联网+",
        "新常态",
        "大数据",
        "一把手",
        "第一",
        "一盘棋",
        "走出去",
        "请进来",
        "老大难",
        "硬骨头",
        "主心骨",
        "领头雁",
        "金钥匙",
        "及时雨",
        "绊脚石",
        "定心丸",
        "红线",
        "底线",
    )
}


_CN = "一二三四五六七八九十百千万两零"


def set_terms(material: Material) -> Iterator[Draft]:
    """One quoted set term a sentence, two a paragraph."""
    title = material.article.meta.title + (material.article.meta.subtitle or "")
    known = frozenset(squash(term.text.text) for term in material.findings.terms)
    for paragraph in material.article.paragraphs:
        made = 0
        for sentence in paragraph.sentences:
            if "“" not in paragraph.folded_sentence(sentence):
                continue
            for start, end in windows(paragraph, sentence):
                if _OTHERS.match(paragraph.folded, start):
                    continue
                chosen = (
                    _slogans(paragraph, start, end)
                    or _slots(known, paragraph, start, end)
                    or _term(known, paragraph, start, end, title)
                )
                if _leans_on_a_place(material, paragraph, start, end):
                    continue
                if made < 2 and chosen and letters_left(paragraph, start, end, chosen) >= STEM_LEAST:
                    made += 1
                    yield blanked(material, paragraph, start, end, chosen, "blank-set-term", 2.8)
                    break


def _slogans(paragraph: Paragraph, start: int, end: int) -> list[tuple[int, int]] | None:
    spans = [m.span(1) for m in re.finditer(r"“([^“”]{2,14})”", paragraph.folded[start:end])]
    gaps = [(one[1], two[0]) for one, two in pairwise(spans)]
    adjacent = any(not re.search("[^“”]", paragraph.folded[start + a : start + b]) for a, b in gaps)
    if (
        len(spans) >= 3
        and not adjacent
        and all(_SLOGAN.match(paragraph.folded[start + a : start + b]) for a, b in spans)
        and len(spans) <= 4
    ):
        return [(start + a, start + b) for a, b in spans]
    return None


def _slots(known: frozenset[str], paragraph: Paragraph, start: int, end: int) -> list[tuple[int, int]] | None:
    """Three or four terms in parallel clauses (以“补缺”为主，……以“输血”为主，……以“均衡”为主): all are blanks."""
    text = paragraph.folded
    spans = [(start + a, start + b) for a, b in (m.span(1) for m in _QUOTED.finditer(text[start:end]))]
    if not 3 <= len(spans) <= 4 or any(squash(text[a:b]) not in known for a, b in spans):
        return None
    if spans[0][0] - 1 == start or any(_TALK.search(text[a:b]) for a, b in spans):
        return None
    before = {text[a - 3 : a - 1] for a, _ in spans} if text[spans[0][0] - 2] not in "叫称名" else set()
    after = {text[b + 1 : b + 3] for _, b in spans}
    apart = all(re.search("[，；]", text[b:a]) for (_, b), (a, _) in pairwise(spans))
    words = [squash(text[a:b]) for a, b in spans]
    distinct = not any(w in squash(text[start:end].replace(f"“{w}”", "")) for w in words)
    return spans if apart and distinct and (len(before) == 1 or len(after) == 1) else None


def _term(
    known: frozenset[str], paragraph: Paragraph, start: int, end: int, title: str
) -> list[tuple[int, int]] | None:
    text = paragraph.folded
    best: tuple[int, int] | None = None
    for match in re.finditer(r"“([^“”。！？；：]{3,24})”", text[start:end]):
        a, b = start + match.start(1), start + match.end(1)
        word = squash(text[a:b])
        if (
            word not in known
            or word in _EVERYDAY
            or len(word) < 3
            or word in squash(title)
            or _TALK.search(text[a:b])
            or _NAME.search(text[a:b])
            or _NAMED.match(text[b:end])
            or _PRETEXT.match(text[b:end])
            or _SLOGAN.match(text[a:b])
        ):
            continue
        rest = text[start:a] + "□" + text[b:end]
        if any(similarity(text[a:b], other) >= _NEAR for other in re.findall("“([^“”]+)”", rest)):
            continue  # a quoted neighbour that shares words with the answer (“吹哨报到”) gives it away
        beside = re.match(r"”[、和与及]?“", text[b:end]) or re.search(r"”[、和与及]?“$", text[start:a])
        if len(word) <= _SHORT_TERM and sum(char in rest for char in set(word)) * 3 >= 2 * len(set(word)):
            continue  # 必须与诉求人见一次面 gives 见面率 away
        shared = len(word) <= _SHORT_TERM and bigrams(text[a:b]) & bigrams(rest)
        if shared or beside or a - 1 == start or gives_away(text[a:b], rest):
            continue
        before = text[start : a - 1]
        framed = (
            _TURNED.search(before)
            if re.search("”[^，。；“”]{0,8}$", before)
            else _AFTER.match(text[b:end]) or _BEFORE.search(before)
        )
        if _counted_off(text[a:b], rest):
            continue  # “四统三分” beside 统一……、统一…… can be read off
        if _METHOD.search(rest):
            continue  # how a study was made is not worth a session
        if _BAD_COMPANY.search(before) or _TURNS.match(text[b:end]):
            continue
        if framed and (best is None or b - a > best[1] - best[0]):
            best = (a, b)
    return _items(text, best) if best else None


def _items(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """A quoted list of three or more items keeps its first: “有人理事、____、____”. Anything else is one blank."""
    found = [
        (span[0] + m.start(), span[0] + m.end()) for m in re.finditer("[^、，]+", text[span[0] : span[1]])
    ]
    widths = [b - a for a, b in found]
    if len(found) >= 3 and max(widths) - min(widths) <= 2 and min(widths) >= 2:
        return found[1:]
    return [span] if len(squash(text[span[0] : span[1]])) <= _BLANK_MOST else []


def _counted_off(term: str, rest: str) -> bool:
    """Whether a term of numerals and catchwords only counts what the stem lists."""
    if sum(char in _CN for char in term) < 2:
        return False
    return all(rest.count(char) >= 2 for char in term if char not in _CN) or all(char in _CN for char in term)


def _leans_on_a_place(material: Material, paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a sentence without a place follows one of a place: it may go on telling of it, or of another."""
    starts = [e.place.start for e in material.findings.examples if e.place.paragraph == paragraph.number]
    return any(place < start for place in starts) and not any(start <= place < end for place in starts)
