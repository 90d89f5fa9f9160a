"""When a piece of text may stand in a question: it must be whole, clear without its neighbours, and lasting."""

import re
from functools import lru_cache

from build_tools.model.article import Passage
from build_tools.model.text import FIGURE, bigrams, fold, squash

OPENING = re.compile(
    r"^(?:“.”|各位|同志们|除了|故此|(?:有)?鉴于此|更[是应需]|是要|分论点|(?:再|又|还有|另)一[招个条点]|现在|眼下|当下|此后|近来|这几年|破解之道|解决之道|出路(?:就)?在于|原因(?:就)?在于|办法(?:就)?是|(.)归\1|再就是|另一[个种类]|还有|再一个|一个是|一种是|一类是|二来|三来|再说|换言之|换句话说|具体来说|也就是说|就是说|有了|同一|第[一二三四五六七八九十](?:[条点项个步]|，)|这|其|该|此|他|她|它|前者|后者|上述|为此|对此|同时|但|因此|因而|所以|而|然而|又|也|还|并|在此|此外|当然|以上|相反|不过|同样|另外|与此|于是|可见|那|由此|从而|"
    r"目前|今年|去年|前年|近日|日前|截至|今天|如今|当时|后来|过去|一是|二是|三是|第一|第二|首先|其次|再次|最后|一方面|另一方面|总之|笔者|记者|我(?![国省市县区]|们(?:的?党|的?国|必须|要))|你|都|均|则|倘若|如果|假如|只要|即使|尽管|虽然|哪怕)"
)
INSIDE = re.compile(
    r"这(?![个件](?:“|‘)|是)|我们(?:也|还|曾|有|在|的(?!党|国家|民族|人民)|从|把|搞|办|县|镇|院|村|区)|(?<![健安完周齐保])全[区县镇乡村街院校](?![域面])|当地|那[些种样个场次年天回份]|[两二三四]者|上述|此次|该[县市区镇乡院校项村]|前者|后者|如下|以下|下列|由此|笔者|记者|本文|去年|今年|前年|近日|当年|同年|他们|她们|它们|(?<!其)他的|她的|他说|她说|[^其吉]他[^们国人乡山]|(?<!贯穿)(?<!融入)(?<!参与)(?<!置身)(?<!投身)(?<!蕴含)其中|(?<!贯穿)(?<!融入)(?<!参与)(?<!置身)(?<!投身)(?<!蕴含)(?<!各[得尽司展])(?<!人尽)(?<!物尽)(?<!适得)(?<!恰逢)(?<!自食)(?<!顺)其[^他实次余]"
)
SPEECH = re.compile(
    r"(?:说|[笑答问叹喊写说慨言称]道)[：，。]|表示[：，]|笑着|感慨|坦言|：“|[吗呢吧啊嘛呀]|[？！]"
)
FRAGMENT = re.compile(
    r"^(?:为了?(?!什么)|通过|按照|针对|对|随着|在|依托|结合|围绕|聚焦|从|除了|凭借|根据|使|让|把|将|向|由)[^，]*$"
)
IMPERATIVE = re.compile(
    r"(?:着力|坚持|加强|推动|推进|完善|注重|强化|深化|健全|构建|提升|提高|深入|进一步|牢牢|不断|切实|大力|积极|全面|加快|扎实|充分|严格|坚决|努力|创新|优化|"
    r"突出|聚焦|夯实|抓[好实住]|把握|发挥|落实|拓展|统筹|培育|激发|压实|守住|建[强好组立]|做[好优强实]|用[好活]|筑牢|规范|探索|树立|增强|打造|破解|畅通|凝聚|补齐|打通|聚合|搭|强保障|把|以|让|使|办[好实]|守好|管[好住]|留住|找准|依靠)"
)
"""How a point begins that tells what is done or to be done."""
STEM_MOST = 105
_BARE_LEAST = 5
"""Letters that a point must keep without the word of command before it."""
_PAIRED = "“”‘’（）《》〔〕"


def balanced(text: str) -> bool:
    """Whether quotation marks and brackets of a text come in pairs."""
    folded = fold(text)
    counts = [folded.count(mark) for mark in _PAIRED]
    return counts[::2] == counts[1::2]


@lru_cache(maxsize=1 << 12)
def stands_alone(text: str) -> bool:
    """Whether a clause or sentence is clear with the article closed. Remembered: several makers ask of each sentence."""
    folded = fold(text).strip()
    return (
        bool(folded)
        and balanced(text)
        and not OPENING.match(folded)
        and not INSIDE.search(folded)
        and not SPEECH.search(folded)
    )


def similarity(one: str, other: str) -> float:
    """Share of common bigrams, measured on the shorter text; 0 to 1."""
    a, b = bigrams(one), bigrams(other)
    return len(a & b) / max(1, min(len(a), len(b)))


def share_run(one: str, other: str, length: int) -> bool:
    """Whether two texts share a run of so many letters."""
    a, b = squash(one), squash(other)
    return any(a[i : i + length] in b for i in range(len(a) - length + 1))


def without(text: str, about: str) -> str:
    """A text without the runs of three or more letters that it shares with what the article is about.

    Every point of an article on city governance says “city governance”: that is no likeness.
    """
    bare, topic = squash(text), squash(about)
    out, at = "", 0
    while at < len(bare):
        run = 2
        while at + run < len(bare) and bare[at : at + run + 1] in topic:
            run += 1
        out += "·" if run > 2 else bare[at]
        at += run if run > 2 else 1
    return out


def gives_away(answer: str, rest: str) -> bool:
    """Whether the rest of a stem prints the answer, half of its bigrams, or one of its parts."""
    bare, around = squash(answer), squash(rest)
    if not bare or bare in around:
        return True
    pairs, seen = bigrams(answer), bigrams(rest)
    if len(pairs & seen) * 2 >= len(pairs) and pairs:
        return True
    parts = [part for part in re.split(r"[、，+—\-和与]", fold(answer)) if len(part) >= 2]
    return len(parts) > 1 and any(squash(part) in around for part in parts if squash(part))


def build_of(text: str) -> tuple[bool, ...]:
    """The shape of an option: digits, list, plus sign, quotation, title, claim, command."""
    folded = fold(text)
    marks = [mark in folded for mark in "、+“《"]
    return (FIGURE.search(folded) is not None, *marks, "是" in folded[1:-1], bool(IMPERATIVE.match(folded)))


def bare(member: Passage) -> str:
    """A listed point without what tells its list apart: 着力, 必须 and the like, and marks round the whole."""
    text, folded = member.text, member.folded
    for opener in ("着力", "必须始终", "必须", "要始终", "要", "应当", "应"):
        rest = folded[len(opener) :]
        if folded.startswith(opener) and len(rest) >= _BARE_LEAST and rest[0] not in "求点害对":
            text, folded = text[len(opener) :], rest
            break
    if folded[0] == "“" and folded[-1] == "”" and folded.count("“") == 1:
        return text[1:-1]
    return text
