"""Questions that stand before a list in the article itself: what it asks (为何建？), demands (必须守住底线), names or speaks of."""

import re
from os.path import commonprefix

from build_tools.compose.asking import ASKS, anchored, asks_enough, source
from build_tools.compose.complete import sentence_before
from build_tools.compose.draft import Material
from build_tools.compose.wording import IMPERATIVE, stands_alone
from build_tools.model.article import Paragraph, Passage
from build_tools.model.findings import Enumeration
from build_tools.model.text import fold, quoted, squash

_QUESTION_MOST, _BRIDGE_MOST = 30, 2
"""Letters of a question, and sentences of a paragraph that only leads over to the list after it."""
_WHY = re.compile("为什么|为何|何以|缘何")
_CLAUSE_LEAST, _CLAUSE_MOST, _SUBJECT_LEAST = 4, 20, 3
_SAID_LEAST, _SAID_MOST = 10, 90
_LINK = re.compile("(?:因此|因而|所以|总之|同时|此外|另外|当前|可见|实践证明|实践表明)，")
_DEMANDS = re.compile(
    r"(?:^|[，；])[^，；]{0,24}?(?:必须|应当|应该|务必|就得|需要|(?<![需只主首重将不快])要(?![求素点害闻么义约塞不]))"
)
_OWN_WORD = re.compile("(?<=”)这[个一]")
"""A word that points back to a name beside it (“人民性”这一内核)."""
_TO_SEE = re.compile("看到|认识到|清醒|注意到|指出|承认|警惕|反对|防止|避免|知道|懂得|明白|重视|注意")
"""Demands to see or to shun something: what follows is what is seen, not how the demand is met."""
_OPENS_LIST = ("leads", "ordinals:是", "ordinals:要", "ordinals:第", "ordinals:其", "ordinals:首先")


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


def spoken_of(enumeration: Enumeration) -> str | None:
    """The question by what all leads speak of (中国式现代化是……的现代化)."""
    shared = commonprefix([member.folded for member in enumeration.members])
    subject, _, rest = shared.partition("是")
    alone = enumeration.spread and shared != subject and not rest and len(subject) >= _SUBJECT_LEAST
    return f"文章从哪几个方面说明{quoted(subject)}？" if alone and stands_alone(subject) else None


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
        or not stands_alone(_OWN_WORD.sub("", said))
    ):
        return None
    return anchored(material, paragraph, f"文章提出，{said}。具体讲了哪几点？")
