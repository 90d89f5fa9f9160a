"""Key points: paragraph leads and sentences that state what is decisive."""

import re

from build_tools.analyse.examples import INTRO
from build_tools.model.article import Article, Paragraph
from build_tools.model.findings import KeyPoint

ANAPHORA = re.compile(
    r"^(?:这|其|该|此|他|她|它|前者|后者|上述|为此|对此|同时|但|因此|因而|所以|而|然而|又|也|还|并|在此|此外|当然|以上|相反|不过|同样|另外|与此|于是|可见|如此|那|于此|由此|从而|"
    r"今年|去年|前年|近日|日前|今天|如今|当时|后来|不久|一位|一个|一名|有位|有人|有的|有一|记者|笔者|走进|我[^国省市县区]|你)"
)
_SPEECH = re.compile(r"[“][^”]*[。！？]”|(?:说|道|表示)[：，]|：“")
_KEY = re.compile(
    r"(?:^|；)([^；：]{5,46}?)，(关键是|关键在于?|最根本在于|根本在于|根本目的是|核心是|重点是|根本途径是|前提是|要害在于?)([^；：，]{4,40}(?:，[^；：，]{4,30})?)$"
)
_CONDITION = re.compile(r"(?:^|，|；)只有([^；]{6,90}?)，才能([^；。]{5,80})$")
_DEFINITION = re.compile(
    r"^([^，；：]{3,26}?)是([^，；：]{0,30}的(?:制度保障|首要任务|基本方针|根本目的|根本保证|重要依托|本质要求|基本方式|核心|关键|前提|基础|生命线|重要内容|重要任务|题中应有之义|根本任务|重要途径|重要抓手|必由之路|重要支撑|应有之义|主阵地|第一资源|基石|根基))$"
)
_LEAD_MOST, _LEAD_LEAST = 90, 10


def key_points(article: Article) -> tuple[KeyPoint, ...]:
    """Leads that can stand alone, and key, condition and definition statements, in text order."""
    found: list[KeyPoint] = []
    for paragraph in article.paragraphs:
        lead = _lead(paragraph)
        if lead:
            found.append(lead)
        for sentence in paragraph.sentences:
            text = paragraph.folded_sentence(sentence)
            if _SPEECH.search(text):
                continue
            found.extend(_statements(paragraph, sentence.start, text.rstrip("。！？ ")))
    return tuple(found)


def _lead(paragraph: Paragraph) -> KeyPoint | None:
    first = paragraph.sentences[0]
    start = paragraph.body
    end = first.start + len(paragraph.folded_sentence(first).rstrip("。！； "))
    text = paragraph.folded[start:end] if end > start else ""
    if not _LEAD_LEAST <= len(text) <= _LEAD_MOST or text.endswith(("？", "：", "…")):
        return None
    if (ANAPHORA.match(text) and not text.startswith("这是")) or _SPEECH.search(text) or INTRO.match(text):
        return None
    return KeyPoint("lead", paragraph.quote(start, end))


def _statements(paragraph: Paragraph, base: int, text: str) -> list[KeyPoint]:
    found = []
    for match in _KEY.finditer(text):
        if not ANAPHORA.match(match.group(1)):
            found.append(_point("key", paragraph, base, match.span(1), match.span(3)))
    condition = _CONDITION.search(text)
    if condition:
        found.append(_point("condition", paragraph, base, condition.span(2), condition.span(1)))
    clause = re.split("[，；：]", text)[0]
    definition = _DEFINITION.match(clause)
    if definition and not ANAPHORA.match(definition.group(1)):
        found.append(_point("definition", paragraph, base, definition.span(1), definition.span(2)))
    return found


def _point(
    role: str, paragraph: Paragraph, base: int, subject: tuple[int, int], said: tuple[int, int]
) -> KeyPoint:
    return KeyPoint(
        role,
        paragraph.quote(base + said[0], base + said[1]),
        paragraph.quote(base + subject[0], base + subject[1]),
    )
