"""What a stem is about: the heading above a paragraph, what the heading is about, and how the text itself is named."""

import re

from build_tools.compose.draft import Material
from build_tools.compose.wording import stands_alone
from build_tools.model.article import Paragraph
from build_tools.model.text import bigrams, fold, quoted

_NAMED_RULES = re.compile(
    r"(?:条例|办法|规定|细则|章程|规则|解释|意见|通知|方案|决定|规程|准则|计划|规划|纲要|(?<![做想方看说写疗玩用立司执普守])法)(?:（[^）]*）)?$"
)
_UNDERSTAND = re.compile(
    r"^(?:(?:深刻|充分|准确|全面|正确)?(?:认识|把握|认清|理解)|为(?:什么|何)(?:要|必须))"
)
_MEANING = re.compile(
    r"的(?:现实|极端|特殊)?(?:重要性|紧迫性|必要性|重大意义|重要意义|现实意义)(?:[和与、](?:重要性|紧迫性|必要性))*$"
)
_LABEL = re.compile(
    r"(?:(?:主要|基本|工作|现实|出台)?(?:背景|缘起|做法|机制|成效|启示|经验|现状|问题|成因|对策|建议|思考|体会)|第[一二三四五六七八九十](?:个问题|讲|部分)|样本[一二三四五六七八九十]|[\u4e00-\u9fff]{2}之[\u4e00-\u9fff])：\s*(?=.{4})"
)
"""What a heading puts before a colon to say which part of the text it heads; never a place."""
ASKS = re.compile("为什么|为何|如何|怎样|怎么|哪|什么|何[在处以]")
"""Words of a question that has points for an answer."""
_ASKS_ONLY = re.compile(
    "为什么|为何|如何|怎样|怎么|哪些|哪|什么|应该|应当|从|方面|着力|入手|何[在处以]|主要|问题|出在|里|是|有"
)
"""Words by which a heading only asks."""
_ISSUED = re.compile("关于印发(《[^《》]+》|[^《》]{4,})的(?:通知|函|公告)$")
"""How a notice names the plan or the rule that it issues."""
_INNER, _SECOND_LINE = str.maketrans("《》", "〈〉"), re.compile("——|：|:")
_ASKED_LEAST, _TITLE_MOST, _RULE_MOST = 4, 40, 30
"""Letters that a heading must keep without them to say about what, and the most of a title in a stem, and of a rule's."""
_OWN_PLACE = re.compile("我[省市县区州]|下一步|今后|接下来")
"""How a clause begins that cannot follow 谈到……时."""
_ITS_TURN = re.compile("(?:第[一二三四五六七八九十](?:个方面|点)?|其[一二三四五六])[，、：]\\s*(?=.{4})")
"""How a speech numbers its parts (第一，把账算清楚)."""
BY_WHOM = re.compile("(?:本刊|本报)?(?:记者|主持人|采访者|编辑)：\\s*")
"""Who asks, at the head of a question of an interview."""
_PUT_TO = re.compile("[问答]：|[一二三四五六七八九十]问")
_STOCK = re.compile(
    "根据文章|文章(?:认为|所说的)|分别是什么|是?哪[二两三四五六七八九十几些](?:个|项|类|种|条|点)?|主要|方面|问题|工作|关键|什么|取决于|前提|目的|怎样才能|为什么|首先"
)
"""Words of a question that say nothing of its matter."""
_BRACKETS = re.compile(r"^[【〔\[]|[】〕\]]$")
_KIND_WORDS = (
    "(?:重大|重要|政策|深远|现实|时代|历史|主要|基本|工作|具体|几点|几个|存在|突出|鲜明|科学|实践|理论|困境|值得|需要|亟待|应当|重视|注意|关注|"
    "解决|突破|优化|改进|完善|提升|推进|当前|下一步|调查|研究|出台|制定|保障|组织|实施|具体|总体|重点|目标|抓好|贯彻|落实|今年|去年|明年|过去一年|\\d{4}年|的|和|与|及)*"
    "(?:意义|价值|意蕴|背景|做法|经验|问题|困境|难题|短板|梗阻|瓶颈|障碍|原因|成因|对策|建议|举措|措施|成效|启示|要求|思考|路径|任务|原则|体会|内涵|特征|特点|作用|内容|案例|样本|现状|情况|状况|发现|概况|结论|目标|步骤|安排|部署|回顾|保障|实施|落实|工作|不足|差距|弱项|打算|设想|收获|教训|亮点){1,2}(?:分析)?"
)
KIND_ONLY = re.compile(f"{_KIND_WORDS}(?:[和与及]{_KIND_WORDS})?")
"""A heading that says what kind of thing stands under it, and of what matter not."""
TWO_KINDS = re.compile(
    "(?:做法|探索|实践|成效|问题|现状|背景|意义|困境)(?:和|与|以?及其?)(?:启示|思考|经验|原因|成因|对策|建议|要求|问题|成效|出路|路径)$"
)
"""A heading of two kinds of points (做法与启示): a list of one kind is not all that stands under it."""
_BESIDE_THE_TEXT = re.compile("(?:名词|术语)解释|(?:相关|知识)链接|延伸阅读|编[者后]")
"""Headings of what stands beside the text and is none of its points."""
_PERSON = re.compile(r"（[^）]*[人长授员师者]）|(?:[委部院校]|(?<![机社])会|(?<![布格结])局)$")
"""A heading that names who writes or speaks, not what about."""


def heading(material: Material, paragraph: Paragraph) -> str | None:
    """The heading that a paragraph stands under when it names a matter; never the title, which names too much."""
    topic = _topic(material, paragraph)
    plain = fold(topic)
    no_matter = _PERSON.search(plain) or KIND_ONLY.fullmatch(plain) or _BESIDE_THE_TEXT.match(plain)
    named = topic != material.article.meta.title and not no_matter
    return topic if named and stands_alone(topic.rstrip("？?")) and topic[-1] not in "？?" else None


def asked_heading(material: Material, paragraph: Paragraph) -> str | None:
    """The heading above a paragraph when it asks (怎样把书读进去？), without its mark; no question that readers put."""
    topic = _topic(material, paragraph).removeprefix("那么，")
    core = topic.rstrip("？?")
    asks = core != topic and ASKS.search(core) and not _PUT_TO.match(fold(topic)) and "？" not in fold(core)
    return core if asks and asks_enough(core) else None


def asks_enough(question: str) -> bool:
    """Whether a question says of what it asks, and is clear with the article closed."""
    return len(_ASKS_ONLY.sub("", fold(question))) >= _ASKED_LEAST and stands_alone(question)


def _topic(material: Material, paragraph: Paragraph) -> str:
    """What the section is about, without brackets and without the label of its part (背景：……)."""
    topic = _BRACKETS.sub("", material.article.topic(paragraph.section))
    by_whom = BY_WHOM.match(fold(topic))
    topic = topic[by_whom.end() :] if by_whom else topic
    turn = _ITS_TURN.match(fold(topic))
    topic = topic[turn.end() :] if turn else topic
    label = _LABEL.match(fold(topic))
    return topic[label.end() :] if label else topic


def anchored(material: Material, paragraph: Paragraph, stem: str, point: str | None = None) -> str | None:
    """A question with what it stands under, when it shares no word with that or the title; None when nothing stands above.

    平台办得好不好，关键看哪三条 is a riddle: which platform? `point` is the parallel point above, if there is one.
    """
    meta = material.article.meta
    about = point or heading(material, paragraph) or asked_heading(material, paragraph)
    words = bigrams(_STOCK.sub("，", fold(stem)))
    if words & bigrams(f"{meta.title}，{meta.subtitle or ''}，{about or ''}"):
        return stem
    rest = stem.removeprefix("根据文章，")
    return f"谈到{quoted(about)}时，{rest}" if about and not _OWN_PLACE.match(rest) else None


def matter(heading: str) -> str:
    """What a heading is about, without the words that call for understanding (深刻认识……的重要性)."""
    return _MEANING.sub("", _UNDERSTAND.sub("", fold(heading)))


def why(heading: str) -> str:
    """The word by which a heading calls for understanding (……的紧迫性), else 意义."""
    named = re.search("重要性|紧迫性|必要性", fold(heading))
    return named.group() if named else "意义"


def source(material: Material) -> str:
    """How a stem names the text: a rule by its title, anything else as 文章."""
    inner = _inner(material)
    return f"《{inner}》" if _NAMED_RULES.search(fold(inner)) and len(inner) <= _RULE_MOST else "文章"


def _inner(material: Material) -> str:
    """The title as it stands in its marks: a notice that issues a plan is known by the plan."""
    title = material.article.meta.title
    issued = _ISSUED.search(fold(title))
    title = title[issued.start(1) : issued.end(1)] if issued else title
    return title[1:-1] if re.fullmatch("《[^《》]+》", title) else title.translate(_INNER)


def called(material: Material) -> str:
    """How a stem names a text of which it says nothing else: by its title, or the first line of that; 文章 when both are too long."""
    inner = _inner(material)
    inner = inner if len(inner) <= _TITLE_MOST else _SECOND_LINE.split(inner)[0]
    return f"《{inner}》" if len(inner) <= _TITLE_MOST else "文章"
