"""Fill-in questions: formulaic lists, what is the aim or the task, the last clause of weighty words."""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material
from build_tools.compose.makers.provisions import REFERS
from build_tools.compose.naming.asking import source
from build_tools.compose.stems import STEM_LEAST, WEIGHTY, blanked, letters_left, window, windows, worth
from build_tools.compose.wording import STEM_MOST, balanced, gives_away, share_run, stands_alone
from build_tools.model.article import Paragraph, Passage, Sentence
from build_tools.model.text import squash

_NOBODY = re.compile("古人|古语|俗话|谚语|常言|老话|有人")
"""Sayings of nobody: out of their place they teach nothing."""
_FORMULA = re.compile("(?:相结合)?的?[^，。；]{0,6}(?:原则|方针|机制|格局|体系|要求|理念)")
"""What follows the principles that a provision lays down; its other lists are what happens to be needed."""
_STEP = re.compile(
    r"一[处件个批户项巡查评次起例宗]$|^[在从向为由]|^一[\u4e00-\u9fff]|[点下派接评]单$|^(?:年[初中底末]|[早中晚]|每[日天周月季年]|[春夏秋冬]季?|[事会课]?[前中后])"
)
"""Members with an order of their own (发现一处、核查一处; 点单、下单、接单; 年初、年中、年底), or that only say where (在单位、在企业)."""
_EVERYDAY = re.compile("..[学干讲看说写做走用查改抓]")
"""Short ways of doing one thing (深入学、持久学、刻苦学): any other would do."""
_NAMES = re.compile(
    "[省市县区州镇乡村]$|[\u4e00-\u9fff]{2,4}(?:教授|先生|女士|同志|书记|主任|老师|院士|同学|校长|院长|博士|研究员)$"
)
"""Places and people in a row are a roll."""
_LOOSE = re.compile("^[本该]|的$")
"""Members that point to somebody (本单位), or only describe (普遍的、高质量的)."""
_SEIZED = 4
"""Members from which things to be taken in hand are a formula (抓谋划、抓部署、抓督查、抓落实); of three any other would do."""
_SAYS_MUST = re.compile("要(?!求)|必须|应当?|做到|确保|按照")
"""Words of a sentence that wants what it lists; of what merely is there (有会议、有方案、有仪式) any other would do."""
_DENIES = re.compile("不(?!断|忘|负)")
"""How a clause begins that says only what is not done: of what, the line before it tells."""
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万两零](?:天|日|年|月|个月|小时|分钟|元|万|亿|成|倍|%)")
"""Figures in a row have an order of their own, and to know them by heart teaches nothing."""
_ORIENTED = re.compile(
    r"(?<=以)([^，。；：“”、以]{3,14}?)(?=为(?:主线|主题|主导|统领|指引|遵循|目标|抓手|重点|核心|根本|引领|导向|基础|纽带|支撑|载体|依托|突破口|切入点|着力点|落脚点|出发点|起点|主体|关键|动力|前提|保障|方向|宗旨|中心|根基|后盾)(?:[，。；、]|$))"
)
"""What a clause sets up as its main line, aim or support."""
_SERIES = re.compile("(?<=以)([^，。；：“”、以]{2,14}?)为[\u4e00-\u9fff]{2,4}(?=[，。；、]|$)")
"""One of several frames in a row (以……为指导、以……为基础): any noun will do, for the row shows what they are."""
_MADE = re.compile(
    r"(?<=把)([^，。；：“”]{4,24}?)(?=作为[^，。；：“”]{0,14}(?:红线|底线|主线|重点|任务|标准|关键|抓手|举措|工程|落脚点|着力点|切入点|突破口|基础|保障)(?:[，。；]|$))"
)
"""What a clause makes its line, task or standard (把____作为首要任务)."""
_DENIED = re.compile(
    "不(?:能|可|应|是|会)?(?:再)?[以把][^，。；]{2,16}(?:为|作)|[^，。；]{1,8}则(?:认为|主张|坚持)"
)
"""What a sentence says is not set up, or what one side of a dispute holds."""
_VOWS = re.compile("(?:纷纷|一致)?表示，?(?:要|将)|^我们将")
"""How people in a report say what they are going to do."""
_PROMISES = re.compile("会(?![议员商计同见]|客)|图景|画卷|新篇章")
"""Words by which the last paragraph of a text promises."""
_LONG = 5
"""Paragraphs from which a text has a close of its own."""
_TURNS = re.compile("却|(?:都|均|也|皆)可以?用?")
"""How a clause goes on after a list of what did not help, or of what will do as well as anything; the last words of a text only ring."""
_SETS_UP = re.compile("[以把].+为", re.DOTALL)
"""What every match of the two holds: most sentences do not."""
_FRAMES_LEAST, _FRAMES_MOST = 2, 4
"""Frames that make a row, and blanks of one question."""
_ALONE_LEAST = 16
"""Letters that a stem must keep when it has one aim only: the matter is in them."""
_TITLE_RUN = 4
"""Letters in a row that an answer may not share with the title."""
_ALIKE = "老新旧小大好多少"
"""What opens the members of a roll that anyone could go on with (老厂房、老设备、老照片)."""
_OPENERS = "有无要抓减增定讲建看真同先进促保"
"""Words of one letter that open every member of a list (有制度、有队伍): they stand, for a blank behind none is no clear one."""
_OF_MORE = re.compile("[看保同真先][得见留步正]|.人[\u4e00-\u9fff]$|有.[可必]|有.{2,3}无|无[愧所]")
"""Members in which such a letter is no word of its own (同步建设, 保留窗口), or not all that opens (有人管, 有章可循)."""
_ASKS = re.compile("谁|什么|怎[么样]|如何|哪|几")
"""Members that ask (谁来开门、谁来打扫) are a set phrase in quotation marks, else a turn of phrase."""


_SET_OUT = ("norm", "deed")
"""Roles of sentences whose lists are formulas: of 12 sets readers took 29 lists in demands of 32, 9 of 12 in deeds, every second one elsewhere."""


def fixed_lists(material: Material) -> Iterator[Draft]:
    """A formulaic list of three to five members: the first stands, the others are blanks in any order."""
    seen: set[str] = set()
    for enumeration in material.findings.enumerations:
        members = enumeration.members
        if enumeration.form != "list" or not 3 <= len(members) <= 5:
            continue
        paragraph = material.article.paragraph(members[0].paragraph)
        sentence = paragraph.sentences[members[0].sentence - 1]
        span = window(paragraph, sentence) if worth(material, paragraph, sentence) else None
        if span is None or not (span[0] <= members[0].start and members[-1].end <= span[1]):
            continue
        quoted = paragraph.folded[members[0].start - 1] == "“"
        key = squash("".join(m.text for m in members))
        if (
            key in seen
            or _any_would_do([m.folded for m in members], quoted)
            or not _laid_down(material, paragraph, sentence, members, quoted)
            or _breaks_off(paragraph, span, members[-1].end)
        ):
            continue
        seen.add(key)
        rest = squash(
            paragraph.folded[span[0] : members[0].end] + paragraph.folded[members[-1].end : span[1]]
        )
        if any(squash(m.text)[1:] in rest for m in members[1:]):
            continue
        opener = _opener([m.folded for m in members])
        spans = [(m.start + opener, m.end) for m in members[1:]]
        if letters_left(paragraph, span[0], span[1], spans) < STEM_LEAST:
            continue
        yield blanked(material, paragraph, *span, spans, "blank-fixed-list", 2.5, free=True)


def _any_would_do(members: list[str], quoted: bool) -> bool:
    """Whether other words would do for members, or their order gives them away: figures, names, steps, everyday doings."""
    return (
        len(members[0]) < 3
        or any(_FIGURE.search(m) or REFERS.search(m) or _LOOSE.search(m) for m in members)
        or any(all(pattern.search(m) for m in members) for pattern in (_NAMES, _STEP))
        or all(_EVERYDAY.fullmatch(m) for m in members)
        or (len({m[0] for m in members}) == 1 and members[0][0] in _ALIKE)
        or (not quoted and any(_ASKS.search(m) for m in members))
        or (not quoted and len(members) < _SEIZED and all(m.startswith("抓") for m in members))
    )


def _laid_down(
    material: Material, paragraph: Paragraph, sentence: Sentence, members: tuple[Passage, ...], quoted: bool
) -> bool:
    """Whether a sentence lays its list down as a formula: in a demand or a deed of no one place, or in quotation marks."""
    said = paragraph.folded_sentence(sentence)
    set_out = material.findings.role_of(paragraph.number, sentence.number) in _SET_OUT
    if not (set_out or quoted or said.startswith("只有")):
        return False
    merely_there = all(m.folded[0] == "有" for m in members) and not _SAYS_MUST.search(said)
    if merely_there and len(members) < _SEIZED:
        return False
    provision = material.findings.lays_down(paragraph.number) and source(material) != "文章"
    if provision and not _FORMULA.match(paragraph.folded, members[-1].end):
        return False
    last = paragraph.number == len(material.article.paragraphs) >= _LONG
    if last and _PROMISES.search(said):
        return False
    return not material.findings.exemplifies(paragraph.number, sentence.number)


def _breaks_off(paragraph: Paragraph, span: tuple[int, int], end: int) -> bool:
    """Whether the clause of a list leans on the one before it, or turns against the list after its `end`."""
    turns = _TURNS.search(paragraph.folded[end : span[1]])
    return turns is not None or _DENIES.match(paragraph.folded, span[0]) is not None


def _opener(members: list[str]) -> int:
    """Letters that open all members and are no part of what is asked for."""
    shared = len({member[0] for member in members}) == 1 and members[0][0] in _OPENERS
    return int(shared and all(len(member) > 2 and not _OF_MORE.match(member) for member in members))


def orientations(material: Material) -> Iterator[Draft]:
    """What is the main line, the aim, the task (以____为主线, 把____作为任务)? All are blanks, four at most."""
    title = squash(material.article.meta.title)
    for paragraph in material.article.paragraphs:
        for sentence in paragraph.sentences:
            if material.findings.role_of(paragraph.number, sentence.number) in ("speech", "problem"):
                continue
            said = paragraph.folded_sentence(sentence)
            if _DENIED.search(said) or _VOWS.search(said) or not _SETS_UP.search(said):
                continue
            for start, end in windows(paragraph, sentence):
                series = [m.span(1) for m in _SERIES.finditer(paragraph.folded, start, end)]
                spans = [m.span(1) for m in _ORIENTED.finditer(paragraph.folded, start, end)]
                spans = series if len(series) >= _FRAMES_LEAST else spans
                spans = spans or _made(paragraph.folded, start, end)
                words = [squash(paragraph.folded[a:b]) for a, b in spans]
                if not 1 <= len(spans) <= _FRAMES_MOST or len(set(words)) < len(words):
                    continue
                rest = paragraph.folded[start:end]
                for a, b in spans:
                    rest = rest.replace(paragraph.folded[a:b], "")
                told = any(gives_away(word, rest) or share_run(word, title, _TITLE_RUN) for word in words)
                least = STEM_LEAST if len(spans) > 1 else _ALONE_LEAST
                if not told and letters_left(paragraph, start, end, spans) >= least:
                    yield blanked(material, paragraph, start, end, spans, "blank-orientation", 2.6)
                    break


def _made(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What one clause makes its task or standard; of two things the first stands and the second is the blank."""
    found = list(_MADE.finditer(text, start, end))
    if len(found) != 1 or found[0][1].count("、") > 1:
        return []
    begin = max(found[0].start(1), text.rfind("、", 0, found[0].end(1)) + 1)
    return [(begin, found[0].end(1))] if 4 <= found[0].end(1) - begin <= 12 else []


def quotations(material: Material) -> Iterator[Draft]:
    """The last clause of an attributed remark; the remark itself stays verbatim."""
    for quotation in material.findings.quotations:
        paragraph = material.article.paragraph(quotation.words.paragraph)
        words = quotation.words
        comma = words.folded.rfind("，")
        tail = words.folded[comma + 1 :]
        start, end = quotation.speaker.start, words.end
        if comma < 4 or not 4 <= len(tail) <= 18 or len(words.text) > 60 or end - start > STEM_MOST:
            continue
        if (
            not stands_alone(quotation.speaker.text)
            or not balanced(words.text)
            or re.search("[？！我你]", words.folded)
        ):
            continue
        if (
            _NOBODY.search(quotation.speaker.folded)
            or not WEIGHTY.search(quotation.speaker.folded)
            or gives_away(tail, words.folded[:comma])
        ):
            continue
        spans = [(words.start + comma + 1, words.end)]
        yield blanked(material, paragraph, start, end, spans, "blank-quotation", 2.2, close="。”")
