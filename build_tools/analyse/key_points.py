"""Key points: paragraph leads and sentences that state what is decisive."""

import re

from build_tools.analyse.examples import INTRO
from build_tools.model.article import Article, Paragraph, Sentence
from build_tools.model.findings import KeyPoint

ANAPHORA = re.compile(
    r"^(?:这|其|该|此|他|她|它|前者|后者|上述|为此|对此|同时|但|因此|因而|所以|而|然而|又|也|还|并|在此|此外|当然|以上|相反|不过|同样|另外|与此|于是|可见|如此|那|于此|由此|从而|"
    r"今年|去年|前年|近日|日前|今天|如今|当时|后来|不久|一位|一个|一名|有位|有人|有的|有一|记者|笔者|走进|我[^国省市县区]|你)"
)
_SPEECH = re.compile(r"[“][^”]*[。！？]”|(?:说|道|表示)[：，]|：“")
_SUBJECT, _SAID = "[^，；：“”]{3,40}?", "[^；：]{3,80}"
_DECISIVE = (
    "关键(?:还|就)?(?:是|在于?)|最?根本(?:还|就)?(?:是|在于)|根本(?:目的|途径|出路|原因)(?:是|在于)|核心(?:是|在于?)|重点(?:是|在于?)|难点(?:是|在于?)|根源(?:是|在于?)|根子(?:是|在于?)|"
    "症结(?:是|在于?)|要害(?:是|在于?)|底线(?:是|在于?)|深处(?:是|在于?)|差别(?:主要)?(?:是|在于)|不同(?:主要)?在于|出路(?:是|在于?)|目的(?:是|在于)|前提是|本质(?:上)?(?:是|在于)|实质(?:上)?(?:是|在于)|首要(?:的)?是|落脚点(?:是|在于?)|生命力(?:是|在于)"
)
_STATEMENTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (
            "key",
            rf"(?:^|；)(?P<subject>[^；：，“”]{{4,46}}?(?:，[^；：，“”]{{2,30}}?)?)，(?P<link>{_DECISIVE})(?P<said>{_SAID})(?:$|；)",
        ),
        ("key", rf"(?:^|[；，])(?P<subject>{_SUBJECT})的(?P<link>{_DECISIVE})(?P<said>{_SAID})(?:$|；)"),
        (
            "key",
            rf"(?:^|；)(?P<subject>[^；：“”]{{6,46}}?)，?(?P<link>取决于|关键要?看|归根(?:到底|结底)，?(?:要看|看|要靠|在于|靠|是)|标准只?能?有一个，就是看?|说到底(?:是|靠)|靠的(?:就)?是)(?P<said>{_SAID})(?:$|；)",
        ),
        (
            "cause",
            rf"(?:^|；)(?P<subject>{_SUBJECT})之所以(?P<link>{_SAID}?)，(?:是因为|就?在于|关键在于|原因在于)(?P<said>{_SAID})(?:$|；)",
        ),
        ("condition", r"(?:^|，|；)(?P<link>只有)(?P<said>[^；]{6,90}?)，才能?(?P<subject>[^；。]{5,80})$"),
        (
            "meaning",
            r"^(?:本(?:办法|条例|规定|细则|文)|这里)?所称(?:的)?(?P<subject>[^，；：]{2,20}?)，(?P<link>是指|指的?是|即)(?P<said>[^；]{6,120})$",
        ),
        (
            "meaning",
            r"^所谓(?P<subject>[^，；：]{2,20}?)，?(?P<link>是指|就?是(?:指|说)?|指的?是|即)(?P<said>[^；]{6,100})$",
        ),
        ("meaning", r"^(?P<subject>“[^”，]{2,16}”)，?(?P<link>是指|指的?是)(?P<said>[^；]{6,100})$"),
        (
            "definition",
            r"^(?P<subject>[^，；：]{3,26}?)(?P<link>是)(?P<said>[^，；：]{0,30}的(?:制度保障|首要任务|基本方针|根本目的|根本保证|重要依托|本质要求|基本方式|核心|关键|前提|基础|重要基础|生命线|重要内容|重要任务|题中应有之义|根本任务|重要途径|重要抓手|必由之路|重要支撑|应有之义|主阵地|第一资源|基石|根基))(?:$|[，；：])",
        ),
    )
)
"""(role, pattern): what is said (`said`) of what (`subject`), by which words (`link`)."""
_ANSWER = re.compile(
    rf"(?P<link>(?:关键|根本|重点|答案|出路|原因|办法|要害|症结)(?:就)?(?:是|在于?))(?P<said>{_SAID})$"
)
_ASKS = re.compile("怎样|怎么|如何|为什么|为何|何以|什么|哪")
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
            found.extend(_answered(paragraph, sentence))
            found.extend(_statements(paragraph, sentence.start, text.rstrip("。！？ ")))
    return tuple(found)


def _answered(paragraph: Paragraph, sentence: Sentence) -> list[KeyPoint]:
    """The answer that the article gives at once to a question of its own (怎样……？关键在于……。)."""
    answer = _ANSWER.match(paragraph.folded_sentence(sentence).rstrip("。！ "))
    if sentence.number < 2 or answer is None:
        return []
    asked = paragraph.sentences[sentence.number - 2]
    question = paragraph.folded_sentence(asked).rstrip()
    if not question.endswith("？") or ANAPHORA.match(question) or not _ASKS.search(question):
        return []
    start, end = answer.span("said")
    return [
        KeyPoint(
            "answer",
            paragraph.quote(sentence.start + start, sentence.start + end),
            paragraph.quote(max(asked.start, paragraph.body), asked.start + len(question) - 1),
            answer["link"],
        )
    ]


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
    found: dict[tuple[int, int], KeyPoint] = {}
    for role, pattern in _STATEMENTS:
        for match in pattern.finditer(text):
            start, end = match.span("said")
            if ANAPHORA.match(match["subject"]) or any(a < end and start < b for a, b in found):
                continue
            subject_start, subject_end = match.span("subject")
            found[start, end] = KeyPoint(
                role,
                paragraph.quote(base + start, base + end),
                paragraph.quote(base + subject_start, base + subject_end),
                match["link"],
            )
    return [found[span] for span in sorted(found)]
