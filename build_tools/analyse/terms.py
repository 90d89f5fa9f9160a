"""Set terms: what the article puts in quotation marks and does not put into anybody's mouth."""

import re

from build_tools.analyse.quotations import SAYING
from build_tools.model.article import Article, Passage
from build_tools.model.findings import Term
from build_tools.model.text import HAN, squash

_QUOTED = re.compile(r"“([^“”。！？；：]{2,20})”")
_SPEECH_AFTER = re.compile(r"[^，。；]{0,8}(?:说|道)[，。：]")
_TALK = re.compile(r"[我你他她它咱您啊吧呢吗嘛呀哦]|，.*，")


def terms(article: Article) -> tuple[Term, ...]:
    """All set terms in the order of their first occurrence, each with every occurrence."""
    found: dict[str, list[Passage]] = {}
    for paragraph in article.paragraphs:
        text = paragraph.folded
        for match in _QUOTED.finditer(text):
            if (
                SAYING.search(text[: match.start()])
                or _SPEECH_AFTER.match(text, match.end())
                or _TALK.search(match.group(1))
            ):
                continue
            if (
                not HAN.search(match.group(1)) and not re.search(r"\d[+\-]\d", match.group(1))
            ) or match.group(1)[-1] in "，、":
                continue
            found.setdefault(squash(match.group(1)), []).append(paragraph.quote(match.start(1), match.end(1)))
    return tuple(Term(passages[0], tuple(passages)) for passages in found.values())
