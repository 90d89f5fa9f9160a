"""Questions that stand before a list in the article itself: what it asks (为何建？) or demands (必须守住底线), and then sets out."""

import re

from build_tools.compose.asking import ASKS, anchored, asks_enough
from build_tools.compose.draft import Material
from build_tools.compose.wording import stands_alone
from build_tools.model.article import Paragraph, Passage
from build_tools.model.findings import Enumeration
from build_tools.model.text import squash

_QUESTION_MOST = 30
_SAID_LEAST, _SAID_MOST = 12, 90
_LINK = re.compile("(?:因此|因而|所以|总之|同时|此外|另外|当前|可见|实践证明|实践表明)，")
_DEMANDS = re.compile(
    r"(?:^|[，；])[^，；]{0,24}?(?:必须|应当|应该|务必|就得|需要|(?<![需只主首重将不快])要(?![求素点害闻么义约塞不]))"
)
_OWN_WORD = re.compile("(?<=”)这[个一]")
"""A word that points back to a name beside it (“人民性”这一内核)."""
_TO_SEE = re.compile("看到|认识到|清醒|注意到|指出|承认|警惕|反对|防止|避免|知道|懂得|明白")
"""Demands to see or to shun something: what follows is what is seen, not how the demand is met."""
_OPENS_LIST = ("ordinals:是", "ordinals:要", "ordinals:第", "ordinals:其", "ordinals:首先")


def put_question(material: Material, enumeration: Enumeration) -> str | None:
    """The question that the article puts itself, in the paragraph that the list opens or in the one before it."""
    first = enumeration.members[0]
    paragraph = material.article.paragraph(first.paragraph)
    own = _question(paragraph, first.start)
    if own is None and enumeration.spread and first.paragraph > 1:
        before = material.article.paragraph(first.paragraph - 1)
        own = _question(before, len(before.text)) if before.section == paragraph.section else None
    return anchored(material, paragraph, own) if own else None


def _question(paragraph: Paragraph, end: int) -> str | None:
    """What a paragraph asks in its first sentence, when that ends before `end` and says of what."""
    first = paragraph.sentences[0]
    asked = paragraph.folded_sentence(first).strip()[max(0, paragraph.body - first.start) :]
    core = asked.rstrip("？")
    whole = first.end <= end and core != asked and len(core) <= _QUESTION_MOST
    return f"{core}？文章讲了哪几点？" if whole and ASKS.search(core) and asks_enough(core) else None


def demanded(material: Material, enumeration: Enumeration, label: Passage) -> str | None:
    """The sentence before a list that demands what the list sets out (必须紧紧依靠群众。一是……), as its question."""
    paragraph = material.article.paragraph(label.paragraph)
    link = _LINK.match(label.folded)
    said = label.text[link.end() if link else 0 :].rstrip("，：；。 ")
    inside = label.paragraph == enumeration.paragraph
    if (
        not inside
        or enumeration.form not in _OPENS_LIST
        or not _SAID_LEAST <= len(squash(said)) <= _SAID_MOST
        or not _DEMANDS.search(said)
        or _TO_SEE.search(said)
        or not stands_alone(_OWN_WORD.sub("", said))
    ):
        return None
    return anchored(material, paragraph, f"文章提出，{said}。具体讲了哪几点？")
