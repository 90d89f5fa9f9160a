"""Turning what the article announces into a question: 处理好三对关系 -> 处理好哪三对关系？"""

import re

from build_tools.compose.draft import Material, quoted
from build_tools.compose.wording import balanced, stands_alone
from build_tools.model.article import Paragraph, Passage
from build_tools.model.text import fold, squash

_UNIT = "个|项|类|种|大|条|方面|级|件|道|环|支|张|位|步|重|点|对|组|笔|把|关|招|句"
_COUNT = re.compile(
    rf"(?<![第这那每哪数十百千年月日0-9])([二两三四五六七八九十](?:{_UNIT}))(?![一-九十]?(?:线|级党|手))"
)
_TABLE = re.compile("依次|分别|均值|由高到低|排名|占比")
"""A clause that announces figures of a table."""
_EXCEPT = re.compile(r"除[^，。]{0,12}(?:外|以外)|前[条款]")
_OWN_NAME = re.compile(r"《[^》]+》(?:还)?")
"""A rule's short name for itself, which the stem has said in full."""
_ENDS = re.compile(r"(?:用于|包括|涵盖|分为|主要有|具有|(?:主要)?(?:表现|体现)(?:为|在))$")
_FOLLOWING = re.compile(r"(?:(?:下列|以下|如下)(?:[几一二三四五六七八九十]+(?:个|项|类|种|条|方面|点))?)")
_SOME = re.compile(
    r"(?:这样|这么)?(?:一些|若干|不少|诸多)|(?:这样|这么|以下)?(?<![近好十百])几(?=个|类|种|方面|点|条|项|大)"
)
_NAMED_RULES = re.compile(
    r"(?:条例|办法|规定|细则|章程|规则|意见|通知|方案|决定|规程|准则|法)(?:（[^）]*）)?$"
)
_NAME = re.compile(r"“([二两三四五六七八九十][^“”]{1,8})”$")
_UNDERSTAND = re.compile(r"^(?:深刻|充分|准确|全面|正确)?(?:认识|把握|认清|理解)")
_MEANING = re.compile(
    r"的(?:重要性|紧迫性|必要性|重大意义|重要意义|现实意义)(?:[和与、](?:重要性|紧迫性|必要性))*$"
)
_BRACKETS = re.compile(r"^[【〔\[]|[】〕\]]$")
_PERSON = re.compile(r"（[^）]*[人长授员师者]）|[委会部局院校]$")
"""A heading that names who writes or speaks, not what about."""
_CLAUSE_LEAST, _RULE_LEAST, _COUNTED, _CLAUSE_MOST = 11, 5, 2, 70
"""Letters of a clause that says enough of its matter; in a rule, whose title says it, fewer do, its name not counted."""
_THINGS = re.compile(
    rf"([二两三四五六七八九十](?:{_UNIT}))(?!方面)[\u4e00-\u9fff]{{1,5}}[^是有为在上下中里]$"
)
"""What a clause counts, when it ends with it: 六种能力."""


def which(clause: str, uncounted: bool = False) -> str | None:
    """The clause as a question for what it counts or announces, or None when it does neither exactly once.

    `uncounted`: 一些 and the like count too (还存在一些短板 -> 还存在哪些短板).
    """
    folded = fold(clause)
    counts, following = list(_COUNT.finditer(folded)), list(_FOLLOWING.finditer(folded))
    if len(following) == 1:
        at = following[0]
        return clause[: at.start()] + "哪些" + clause[at.end() :]
    some = list(_SOME.finditer(folded)) if uncounted else []
    if len(some) == 1 and not counts and not following:
        at = some[0]
        return clause[: at.start()] + ("哪几" if at.group().endswith("几") else "哪些") + clause[at.end() :]
    if len(counts) == 1 and not following:
        at = counts[0]
        if folded.count("“", 0, at.start()) > folded.count("”", 0, at.start()):
            return None  # a count inside quotation marks is part of a name (“五步法”)
        return clause[: at.start()] + "哪" + clause[at.start() :]
    ends = _ENDS.search(folded)
    if ends and not counts:
        return clause + ("哪些方面" if ends.group()[-2:] in ("用于", "现为", "现在") else "哪些")
    return None


def announced(material: Material, label: Passage, uncounted: bool = False) -> str | None:
    """The stem that asks for a list by the clause that announces it, or None when the clause cannot stand alone."""
    paragraph = material.article.paragraph(label.paragraph)
    clause = _clause(paragraph, label)
    asked = which(clause, uncounted)
    named = _NAME.search(fold(clause))
    if asked is None and named:
        return f"{source(material)}所说的{quoted(named[1])}具体指什么？"
    if asked is None or _TABLE.search(fold(clause)) or not balanced(clause) or len(clause) > _CLAUSE_MOST:
        return None
    if _EXCEPT.search(paragraph.folded[: label.end]):
        return None  # the list leaves out what another place says
    plain = _SOME.sub("", _FOLLOWING.sub("", fold(clause)))
    if not stands_alone(plain):
        return None
    rule = source(material) != "文章"
    said = len(squash(_COUNT.sub("", _OWN_NAME.sub("", plain))))
    if said < (_RULE_LEAST if rule else _CLAUSE_LEAST - _COUNTED) or not re.search(
        "[\u4e00-\u9fff]{4}", plain
    ):
        topic, thing = heading(material, paragraph), _THINGS.search(plain)
        if topic is None or thing is None:
            return None
        return f"谈到{quoted(topic)}时，文章所说的{quoted(thing.group())}是哪{thing[1]}？"
    named = _OWN_NAME.match(asked) if rule else None
    if named:
        return f"{source(material)}{asked[named.end() :]}？"
    return f"根据{source(material)}，{asked}？"


def _clause(paragraph: Paragraph, label: Passage) -> str:
    """The clause in which the label stands, from the last mark before its end."""
    sentence = paragraph.sentences[label.sentence - 1]
    if label.folded.find("下列") >= 0:
        return paragraph.text[
            max(sentence.start, paragraph.body) : label.end
        ].strip()  # 有下列情形之一的，应当……
    start = max(paragraph.folded.rfind(mark, 0, label.end - 1) for mark in "，。；：！？") + 1
    return paragraph.text[max(start, paragraph.body) : label.end].strip()


def heading(material: Material, paragraph: Paragraph) -> str | None:
    """The heading that a paragraph stands under when it names a matter; never the title, which names too much."""
    topic = _BRACKETS.sub("", material.article.topic(paragraph.section))
    named = topic != material.article.meta.title and not _PERSON.search(fold(topic))
    return topic if named and stands_alone(topic.rstrip("？?")) and topic[-1] not in "？?" else None


def matter(heading: str) -> str:
    """What a heading is about, without the words that call for understanding (深刻认识……的重要性)."""
    return _MEANING.sub("", _UNDERSTAND.sub("", fold(heading)))


def source(material: Material) -> str:
    """How a stem names the text: a rule by its title, anything else as 文章."""
    title = material.article.meta.title.strip("《》")
    return f"《{title}》" if _NAMED_RULES.search(fold(title)) and len(title) <= 30 else "文章"
