"""Questions that stand before a list in the article itself: what it asks (为何建？), demands (必须守住底线), says or names."""

import re

from build_tools.compose.draft import Material
from build_tools.compose.naming.asking import ASKS, anchored, asks_enough, source
from build_tools.compose.naming.complete import sentence_before
from build_tools.compose.wording import IMPERATIVE, stands_alone
from build_tools.model.article import Paragraph, Passage
from build_tools.model.findings import Enumeration
from build_tools.model.text import fold, quoted, squash

_QUESTION_MOST, _BRIDGE_MOST = 30, 2
"""Letters of a question, and sentences of a paragraph that only leads over to the list after it."""
_WHY = re.compile("为什么|为何|何以|缘何")
_CLAUSE_LEAST, _CLAUSE_MOST = 4, 20
_SAID_LEAST, _SAID_MOST = 6, 90
_LINK = re.compile("(?:故而|故此|为此|因此|因而|所以|总之|同时|此外|另外|当前|可见|实践证明|实践表明)，")
_DEMANDS = re.compile(
    r"(?:^|[，；])[^，；]{0,24}?(?:必须|应当|应该|务必|就得|(?<![视据因])需要|(?<![需只主首重将不快])要(?![求素点害闻么义约塞不]))"
)
_OWN_WORD = re.compile("(?<=”)这[个一]")
"""A word that points back to a name beside it (“人民性”这一内核)."""
_TO_SEE = re.compile("看到|认识到|清醒|注意到|指出|承认|警惕|反对|防止|避免|知道|懂得|明白|重视|注意")
"""Demands to see or to shun something: what follows is what is seen, not how the demand is met."""
_OPENS_LIST = ("leads", "ordinals:是", "ordinals:要", "ordinals:第", "ordinals:其", "ordinals:首先", "chorus")
NAMES_A_LIST = re.compile(
    r"(?:规律|规律性认识|经验|启示|要求|做法|措施|举措|问题|任务|原则|工作|环节|途径|路径|条件|原因|特点|变化|优势|方面|功夫|程序|步骤)$"
)
"""What an announcement names that has members."""
_BARE_PROMISE = re.compile(
    r"(?:归纳|概括|总结|归结|总的说)(?:起来)?(?:来看|看)?|大致|主要|可以|形成|有|了|以下|如下|这样|一些|(?:几|[两二三四五六七八])(?:个|点|条|项|类|种|大)?(?:方面|问题|原因|特点)?"
)
"""What a clause says only to announce a list; what is left says of what."""
_STEPS = re.compile("(?:程序|步骤|流程)$")
_ASPECT = re.compile("[^，]{2,10}(?:方面|上)")
_SAYS = re.compile(
    "[有是要应需得给让把分包经]|存在|面临|遵循|坚持|把握|[抓做办用管]|形成|概括|归纳|总结|提出|采取|处理|解决|带来|体现|表现|突出|推出|实行|实施|出台|落实|完成|完善|聚焦|围绕"
)
_NOUN = re.compile(
    "(?!针对|关于|对|就|按|根据|围绕|结合|通过|从|在)(?:(?!的)[^，]){2,16}的(?:主要|基本|突出|鲜明|重要|根本|几[个点条])*[特规经启原问][点律验示因题]"
)
"""An announcement that is a sentence, or only names what is listed (我国水资源的主要特点)."""
_STATED_MOST, _TOLD_LEAST = 50, 6


def put_question(material: Material, enumeration: Enumeration) -> str | None:
    """The question that the article puts itself, in the paragraph that the list opens or in the one before it."""
    first = enumeration.members[0]
    paragraph = material.article.paragraph(first.paragraph)
    own = _question(paragraph, first.start)
    if own is None and enumeration.spread and first.paragraph > 1:
        before = material.article.paragraph(first.paragraph - 1)
        leads_over = before.section == paragraph.section and len(before.sentences) <= _BRIDGE_MOST
        own = _question(before, len(before.text)) if leads_over else None
    commands = all(IMPERATIVE.match(member.folded) for member in enumeration.members)
    if own is None or (_WHY.search(own) if commands else enumeration.frame and not _WHY.search(own)):
        return None  # measures do not say why, and what a matter is does not say how
    return anchored(material, paragraph, own)


def _question(paragraph: Paragraph, end: int) -> str | None:
    """What a paragraph asks in its first sentence, when that ends before `end` and says of what."""
    first = paragraph.sentences[0]
    asked = paragraph.folded_sentence(first).strip()[max(0, paragraph.body - first.start) :]
    core = asked.rstrip("？")
    whole = first.end <= end and core != asked and len(core) <= _QUESTION_MOST
    return f"{core}？文章讲了哪几点？" if whole and ASKS.search(core) and asks_enough(core) else None


def demand(material: Material, enumeration: Enumeration, label: Passage | None) -> str | None:
    """The question by the demand before a list; by its last clause when the list hangs on that (守住底线，一是……)."""
    said = label or sentence_before(material, enumeration)
    asked = _demanded(material, enumeration, said) if said else None
    if asked or said is None or not enumeration.label:
        return asked if asked and not tells(enumeration, asked) else None
    paragraph = material.article.paragraph(said.paragraph)
    start = max(paragraph.folded.rfind(mark, 0, said.end) for mark in "，。；：！？") + 1
    clause = paragraph.text[start : said.end].strip()
    hangs = paragraph.folded[said.end : said.end + 1] == "，" and IMPERATIVE.match(fold(clause))
    short = _CLAUSE_LEAST <= len(clause) <= _CLAUSE_MOST
    return f"在{quoted(clause)}方面，文章讲了哪几点？" if hangs and short and stands_alone(clause) else None


def tells(enumeration: Enumeration, stem: str) -> bool:
    """Whether a stem prints how members begin, half of them: it would give the list away."""
    told = sum(squash(member.text)[:4] in squash(stem) for member in enumeration.members)
    return told * 2 >= len(enumeration.members)


def stated(label: Passage) -> str | None:
    """The announcement as it stands, with the question for what it names (水利上要做几项工作。具体有哪几条？)."""
    said = label.text.rstrip("，：")
    if (
        len(squash(_BARE_PROMISE.sub("", label.folded))) < _TOLD_LEAST
        or not NAMES_A_LIST.search(label.folded)
        or _ASPECT.fullmatch(label.folded)
        or "也有" in label.folded
        or not stands_alone(label.text)
        or len(said) > _STATED_MOST
    ):
        return None
    steps = "哪几步" if _STEPS.search(label.folded) else "哪几条"
    if _NOUN.fullmatch(label.folded):
        return f"文章认为，{said}有{steps}？"
    return f"文章指出，{said}。具体有{steps}？" if _SAYS.search(label.folded) else None


def labelled(material: Material, label: Passage) -> str:
    """The question by the label of a paragraph in a plan (工作原则。坚持……。坚持……。)."""
    whose = source(material)
    told_of = f"谈到{quoted(material.article.meta.title)}时，文章" if whose == "文章" else whose
    return f"{told_of}提出的{quoted(label.text)}有哪几条？"


def _demanded(material: Material, enumeration: Enumeration, label: Passage) -> str | None:
    """The sentence before a list that demands what the list sets out (必须紧紧依靠群众。一是……), as its question."""
    paragraph = material.article.paragraph(label.paragraph)
    link = _LINK.match(label.folded)
    said = label.text[link.end() if link else 0 :].rstrip("，：；。 ")
    follows = label.paragraph == enumeration.paragraph or (
        enumeration.form == "leads" and label.paragraph == enumeration.paragraph - 1
    )
    if (
        not follows
        or enumeration.form not in _OPENS_LIST
        or not _SAID_LEAST <= len(squash(said)) <= _SAID_MOST
        or not _DEMANDS.search(said)
        or _TO_SEE.search(said)
        or "它" in said
        or not stands_alone(_OWN_WORD.sub("", said))
    ):
        return None
    return anchored(material, paragraph, f"文章提出，{said}。具体讲了哪几点？")
