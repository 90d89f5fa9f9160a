"""Turning what the article announces into a question: 处理好三对关系 -> 处理好哪三对关系？"""

import re

from build_tools.compose.draft import Material
from build_tools.compose.naming.asking import heading, source
from build_tools.compose.wording import balanced, stands_alone
from build_tools.model.article import Paragraph, Passage
from build_tools.model.text import fold, quoted, squash

_UNIT = "个|项|类|种|大|条|方面|级|件|道|环|支|张|位|步|重|点|对|组|笔|把|关|招|句|场"
_COUNT = re.compile(
    rf"(?<![第这那每哪数十百千年月日0-9])([二两三四五六七八九十](?:{_UNIT}))(?![一-九十]?(?:线|级党|手))(?<![一二三]级(?=公立|医院|甲等|以上|医疗))"
)
_TABLE = re.compile("依次|分别|均值|由高到低|排名|占比")
"""A clause that announces figures of a table."""
_LINKS = re.compile("[为是有括循守合]$")
"""How a clause ends before 如下 when a verb stands there."""
_NOBODY_ASKED = re.compile(
    "^(?:应当|必须|不得|并|合理|依法|履行|是指|即)|^有哪些[^，]*，(?:不(?:得|予)[^，]{0,4}|应当[^，]*|依照.*)$"
)
"""A clause of a provision without the one whom it is about."""
_EXCEPT = re.compile(r"除[^，。]{0,12}(?:外|以外)|前[条款]")
_OWN_NAME = re.compile(r"《[^》]+》(?:还)?")
"""A rule's short name for itself, which the stem has said in full."""
_ENDS = re.compile(r"(?:用于|包括|涵盖|分为|主要有|具有|(?:主要)?(?:表现|体现)(?:为|在))$")
_IS_WHAT = re.compile("(?:任务|职责|原则|条件|内容|要求|程序|情形|权利|义务|标准|方式|措施|目标|范围)是$")
"""How a clause announces the items after its colon (党支部的基本任务是：)."""
_FOLLOWING = re.compile(
    r"(?:(?:下列|以下|如下)(?:各[项类种]|[几一二三四五六七八九十]+(?:个|项|类|种|条|方面|点|对|组|句|道|件|层))?)"
)
_SOME = re.compile(
    r"(?:这样|这么)?(?:一些|若干|不少|诸多|多方面的|多重)|(?:这样|这么|以下)?(?<![近好十百])几(?=个|类|种|方面|点|条|项|大)"
)
_NAME = re.compile(
    r"“([二两三四五六七八九十][^“”]{1,8})”(?P<tail>(?:的[^，。；：“”是有]{2,10}|[^，。；：“”是有之]{0,6}))$"
)
_LOOSE = re.compile("[上下中里来为入]")
"""How a phrase goes on after a name that it does not belong to (在“四个着力”上做文章)."""
_COUNTED_NAME = re.compile(rf"[二两三四五六七八九十](?:{_UNIT})“[^“”]{{1,8}}”$")
_LETTERS, _WORDS = (
    re.compile("[二两三四五六七八九十]个字(?:上?(?:下功夫|做文章|用力|着力|发力))?$"),
    re.compile("[二两三四五六七八九十]个(?:动|关键|名|短)?[词语]"),
)
_CLAUSE_LEAST, _RULE_LEAST, _COUNTED, _CLAUSE_MOST = 11, 5, 2, 70
"""Letters of a clause that says enough of its matter; in a rule, whose title says it, fewer do, its name not counted."""
_JOINED_LEAST, _BEFORE_LEAST, _BEFORE_MOST = 6, 3, 36
"""Letters of two clauses that say enough together, and of the one before, which names the matter."""
_NO_MATTER = re.compile(
    r"[0-9]|^[据按]|(?<!自)我(?![国省市县区])|调研中|走访|问过|访谈|座谈|打听|笔者|记者|看到|[谈说讲提]到|发现|感到|说明|表明|强调|需要指出|以上|上述|起来$|[来以]看$|[年月日天上下中里时后前]$|[0-9一二三四五六七八九十两几][年月日]|[今去前明本当]年"
)
"""A clause before the announcement that tells how it came about, not of what it counts."""
_POINTS_BACK = re.compile("这(?:个|一|项|种|件)(?P<thing>[\u4e00-\u9fff]{2})$")
_SECTION_MOST = 2
"""Paragraphs of a section whose heading speaks for a list in one of them."""
_COINED = re.compile(rf"([二两三四五六七八九十](?:{_UNIT})(?P<noun>[\u4e00-\u9fff]{{1,3}}))$")
_GENERAL = re.compile(
    "[上中里下内]$|机制|目标|层次|领域|角度|步骤|功能|指标|重点|要点|词|方面|问题|原因|环节|层面|特点|关系|要求|措施|举措|办法|任务|原则|做法|经验|启示|建议|情况|情形|类型|方式|途径|路径|条件|因素|变化|阶段|部分|维度|内容|工作|字|话|人|地方|[县村镇市]|城市|矛盾|困境|后果|形式|功夫|事|文章|不同|相同|走|着力点|方向|难题|线索|解释|人员|单位|部门|学校|队伍"
)
"""What can be counted of anything: 三个环节 says nothing without its matter, 三笔账 is a name."""
_FILLS = re.compile(
    "主要|方面的?|的工作|可以|形成|归纳|概括|总结起来|(?:实践|工作|现实)中(?=有)|(?:倾向|现象|苗头)|(?:值得|需要)(?:注意|重视|警惕|关注)"
)
"""Words of an announcement that name nothing (主要做了几个方面的工作, 实践中有三种倾向值得注意)."""
_WHOSE = re.compile(r"[^，这那其]{2,10}的(?:办法|做法|经验|路子|诀窍)(?:主要)?(?:有|是)[^，]{2,6}")
"""A short clause that says whose ways it counts (无锡的办法有三招)."""
_NOBODY = re.compile("[把将对由给](?!于)")
"""A clause that leaves out who did it (把186项事项分为三类)."""
_UNNAMED = re.compile(
    "(?<![一-龥])(?:区|县|市|镇|乡|村|院|厂|校|局|院)(?:里|委|上)|也(?:暴露|存在|面临|反映)"
)
"""A unit without its name, and a word that leans on what was said before."""
_LEANS = re.compile("(?<=[一-龥]{4})也(?=(?:还|仍)?(?:存在|面临)着?(?:一些|不少|几|[两三四五六]))")
"""A word that leans on what was said before and can be left out (水电开发也存在一些问题)."""
_HANGS_ON = re.compile("[上下里]面|其中|以上|上述")
_SO_CALLED = re.compile("^本(?:办法|条例|规定|细则|章程|规则|法)所称的?([^，]*)，?")
"""How a provision says what it defines: the title before the question says whose it is."""
_ACCORDING, _THEN = re.compile("根据|按照|依照"), re.compile("^就(?=[要应必需])")
"""How a clause names what it follows, and the word by which it follows from a condition (就要……)."""
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
        noun = at.group() == "如下" and at.end() == len(clause) and not _LINKS.search(folded[: at.start()])
        return f"{clause[: at.start()]}{'包括' if noun else ''}哪些{clause[at.end() :]}"
    some = (
        [at for at in _SOME.finditer(folded) if at.start()] if uncounted else []
    )  # 一些同志谈了困难 asks not who
    if len(some) == 1 and not counts and not following:
        at = some[0]
        return clause[: at.start()] + ("哪几" if at.group().endswith("几") else "哪些") + clause[at.end() :]
    if len(counts) == 1 and not following:
        at = counts[0]
        if folded.count("“", 0, at.start()) > folded.count("”", 0, at.start()):
            return None  # a count inside quotation marks is part of a name (“五步法”)
        if at.start() <= 1 and "的" in folded[at.end() :]:
            return None  # 三重梗阻的分布存在差别 tells how they are spread, not which they are
        return clause[: at.start()] + "哪" + clause[at.start() :]
    is_what = _IS_WHAT.search(folded)
    if is_what and not counts:
        return f"{clause[: is_what.start() + 2]}{'包括' if uncounted else '有'}哪些"
    ends = _ENDS.search(folded)
    if ends and not counts:
        return clause + ("哪些方面" if ends.group()[-2:] in ("用于", "现为", "现在") else "哪些")
    return None


def announced(material: Material, label: Passage, uncounted: bool = False) -> str | None:
    """The stem that asks for a list by the clause that announces it, or None when the clause cannot stand alone."""
    paragraph = material.article.paragraph(label.paragraph)
    clause = _LEANS.sub("", _clause(paragraph, label))
    folded = fold(clause)
    if _LETTERS.search(folded):
        return f"文章说，{clause}。具体指什么？" if "”" in folded and stands_alone(clause) else None
    counted, rule = _COUNTED_NAME.search(folded), source(material) != "文章"
    least = _RULE_LEAST if rule else _CLAUSE_LEAST - _COUNTED
    if counted and not _says_enough(clause, least + len(squash(counted.group())) - _COUNTED, rule):
        return f"{source(material)}所说的{counted.group()}分别是什么？"
    asked, named = which(clause, uncounted), _NAME.search(folded)
    if asked is None and named:
        tail = "" if _LOOSE.match(named["tail"]) else clause[named.start("tail") :]
        tail = tail.removesuffix("的说法").removesuffix("的讲法")
        return f"{source(material)}所说的{quoted(named[1])}{tail}具体指什么？"
    if (
        asked is None
        or _TABLE.search(folded)
        or _WORDS.search(folded)
        or _EXCEPT.search(paragraph.folded[: label.end])
    ):
        return None  # figures of a table, or a list that leaves out what another place says
    if _says_enough(clause, _RULE_LEAST if _WHOSE.fullmatch(folded) else least, rule):
        named = _OWN_NAME.match(asked) if rule else None
        if named:
            return f"{source(material)}{asked[named.end() :]}？"
        return _according(material, asked)
    return _by_thing(material, label, uncounted)


def joined(material: Material, label: Passage, uncounted: bool = False) -> str | None:
    """The stem by the announcing clause and the one before it, which names the matter (守政绩，要过好哪三关)."""
    paragraph = material.article.paragraph(label.paragraph)
    clause, before = _clause(paragraph, label), _before(paragraph, label)
    asked, rule = which(clause, uncounted), source(material) != "文章"
    if (
        asked is None
        or not before
        or _TABLE.search(fold(clause))
        or _EXCEPT.search(paragraph.folded[: label.end])
    ):
        return None
    whole = _says_enough(f"{before}，{clause}", _JOINED_LEAST, rule)
    return _according(material, f"{before}，{asked}") if whole else None


def _according(material: Material, asked: str) -> str | None:
    """A question with the text that answers it; a clause that names its own (根据条例第九条，……) needs no other.

    None when it is a provision's clause without the one whom it is about.
    """
    if source(material) != "文章" and _NOBODY_ASKED.search(fold(asked)):
        return None
    own = _ACCORDING.match(fold(asked))
    said = _SO_CALLED.sub(r"\1", _THEN.sub("", asked))
    return f"{asked}？" if own else f"根据{source(material)}，{said}？"


def _says_enough(clause: str, least: int, rule: bool) -> bool:
    """Whether a clause is whole, clear by itself, and names the matter of what it counts."""
    plain = _SOME.sub("", _FOLLOWING.sub("", fold(clause)))
    own = _OWN_NAME.sub("", plain) if rule else plain
    return (
        balanced(clause)
        and not _NOBODY.match(plain)
        and len(clause) <= _CLAUSE_MOST
        and stands_alone(plain)
        and not re.search("(?<!自)我(?![国省市县区])", plain)
        and not _HANGS_ON.search(plain)
        and not _UNNAMED.search(plain)
        and len(squash(_FILLS.sub("", _COUNT.sub("", own)))) >= least
        and re.search("[\u4e00-\u9fff]{4}", plain) is not None
    )


def _by_thing(material: Material, label: Passage, uncounted: bool) -> str | None:
    """The question for what a clause counts, by the heading of a short section, or by a name that says enough (三笔账)."""
    paragraph = material.article.paragraph(label.paragraph)
    clause, before = fold(_clause(paragraph, label)), _before(paragraph, label)
    topic, thing = heading(material, paragraph), _THINGS.search(clause)
    coined = _COINED.search(clause)
    if coined and not _GENERAL.search(coined["noun"]):
        two = joined(material, label, uncounted)
        if two:
            return two
        about = f"谈到{before}时，" if before and len(before) <= _CLAUSE_LEAST else ""
        return f"{about}文章所说的{quoted(coined[1])}分别是什么？"
    short = len(material.article.in_section(paragraph.section)) <= _SECTION_MOST
    if (
        not short
        or topic is None
        or thing is None
        or re.search("[上下中里]|[入着下]手$|用力$|值得|需要", thing.group())
    ):
        return None
    return f"谈到{quoted(topic)}时，文章所说的{quoted(thing.group())}是哪{thing[1]}？"


def _before(paragraph: Paragraph, label: Passage) -> str:
    """The clause before the one that announces a list, when it can name the matter; else nothing."""
    sentence = paragraph.sentences[label.sentence - 1]
    start = max(sentence.start, paragraph.body)
    parts = [m.span() for m in re.finditer("[^，；：]+", paragraph.folded[start : label.end].rstrip())]
    text = paragraph.text[start : label.end]
    before = _named(paragraph, label, text[slice(*parts[-2])].strip()) if len(parts) > 1 else ""
    fits = _BEFORE_LEAST <= len(before) <= _BEFORE_MOST and balanced(before)
    return before if fits and not _NO_MATTER.search(fold(before)) and stands_alone(before) else ""


def _clause(paragraph: Paragraph, label: Passage) -> str:
    """The clause in which the label stands, from the last mark before its end."""
    sentence = paragraph.sentences[label.sentence - 1]
    if label.folded.find("下列") >= 0:
        return paragraph.text[
            max(sentence.start, paragraph.body) : label.end
        ].strip()  # 有下列情形之一的，应当……
    start = max(paragraph.folded.rfind(mark, 0, label.end - 1) for mark in "，。；：！？") + 1
    return paragraph.text[max(start, paragraph.body) : label.end].strip()


def _named(paragraph: Paragraph, label: Passage, clause: str) -> str:
    """A clause with the thing that it points back to (用好这个武器) by its name, when the sentence before says what is one.

    批评和自我批评是有力武器。用好这个武器，…… -> 用好批评和自我批评.
    """
    points = _POINTS_BACK.search(clause)
    if points is None or label.sentence < 2:
        return clause
    said = paragraph.folded_sentence(paragraph.sentences[label.sentence - 2])
    is_one = re.match(rf"(?P<name>[^，。；：“”]{{2,14}}?)是[^，。；：]*{points['thing']}(?=[，。；])", said)
    if is_one is None or not stands_alone(is_one["name"]):
        return clause
    return clause[: points.start()] + is_one["name"] + clause[points.end() :]
