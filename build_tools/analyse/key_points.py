"""Key points: paragraph leads and sentences that state what is decisive."""

import re

from build_tools.analyse.examples import INTRO
from build_tools.model.article import Article, Paragraph, Sentence
from build_tools.model.findings import KeyPoint

ANAPHORA = re.compile(
    r"^(?:这|其|该|此|他|她|它|前者|后者|上述|为此|对此|同时|但|因此|因而|所以|而|然而|又|也|还|并|在此|此外|当然|以上|相反|不过|同样|另外|与此|于是|可见|如此|那|于此|由此|从而|"
    r"今年|去年|前年|近日|日前|今天|如今|当时|后来|不久|一位|一个|一名|有位|有人|有的|有一|记者|笔者|走进|我[^国省市县区]|你)"
)
_SPEECH = re.compile(r"[“][^”]*[。！？]”|(?:说|[笑答问叹喊写说慨言称]道|表示)[：，]|：“")
_SUBJECT, _SAID = "[^，；：“”]{3,40}?", "[^；：]{3,80}"
_MATTERS = (
    "本质要求|根本要求|总要求|总目标|总任务|根本宗旨|奋斗目标|工作方针|根本立场|关键|根本|根本目的|根本途径|根本出路|根本任务|根本原因|根本保证|核心|重点|难点|根源|根子|症结|要害|底线|红线|深处|出路|目的|前提|条件|本质|实质|落脚点|出发点|立足点|着力点|突破口|切入点|"
    "生命力|首要任务|中心任务|主要任务|重要任务|首要|特征|特点|优势|意义|价值|魅力|力量|奥秘|秘诀|精髓|要义|真谛|灵魂|主线|标志|动力|底气|底色|支点|短板|痛点|堵点|瓶颈|障碍|"
    "主要原因|重要原因|直接原因|深层原因|原因|重要经验|基本经验|根本经验|教训|差别|区别|不同"
)
"""Nouns by which an article says what matters of a thing."""
_DECISIVE = rf"(?:最|一个|一条|最大的|最重要的)?(?:{_MATTERS})的?(?:上|还|就|主要|首先|恰恰|正)*(?:是|在于?)"
_NOT_MEANS = "[责出导示挥向标数望定明引南战的]"
_MEANS = f"(?:通常|一般|主要)?[就便]?(?:是指(?!{_NOT_MEANS})|指的?[就便]?是)"
"""How an article says what it means by a word; letters that make another word of 指."""
_DENIED = "不是|不在|并非|绝非|不只是|不仅是|不仅仅是"
_LEADS_IN = (
    "因此|所以|可见|由此可见|由此看来|归根结底|归根到底|说到底|应当?看到|(?:同时|也)?要看到|"
    "需要(?:说明|指出|强调|看到)的是|这(?:就)?(?:说明|表明|意味着)|(?:实践|事实|经验)(?:证明|表明)"
)
"""Words before a contrast that draw it from what stands before and are no part of it."""
_HEADS = "制度保障|根本保障|政治保证|组织保证|中心任务|根本要求|本质特征|根本动力|根本立场|根本前提|首要前提|首要任务|基本方针|根本目的|根本保证|重要依托|本质要求|基本方式|核心|关键|前提|基础|重要基础|生命线|重要内容|重要任务|题中应有之义|根本任务|重要途径|重要抓手|必由之路|重要支撑|应有之义|主阵地|第一资源|基石|根基"
_STATEMENTS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (role, re.compile(words), re.compile(pattern))
    for role, words, pattern in (
        (
            "key",
            _MATTERS,
            rf"(?:^|；)(?P<subject>[^；：，“”]{{4,46}}?(?:，[^；：，“”]{{2,30}}?)?)，(?P<link>(?:其|它的)?{_DECISIVE})(?P<said>{_SAID})(?=$|；)",
        ),
        (
            "key",
            _MATTERS,
            rf"(?:^|[；，])(?P<subject>{_SUBJECT})的(?P<link>{_DECISIVE})(?P<said>{_SAID})(?=$|；)",
        ),
        (
            "key",
            "要求|目标|任务|宗旨|方针|原则",
            r"^(?P<subject>[^，；：“”]{2,20})的(?P<link>(?:本质|根本|总体?|基本|核心)(?:要求|目标|任务|宗旨|方针|原则)是)：(?P<said>[^；：。]{12,120})$",
        ),
        (
            "key",
            "取决于|关键|归根|标准|说到底|靠的",
            rf"(?:^|；)(?P<subject>[^；：“”]{{6,46}}?)，?(?P<link>(?:而|则|最终|主要)?(?<!不)取决于|关键要?看|归根(?:到底|结底)，?(?:要看|看|要靠|在于|靠|是因为|是)|标准只?能?有一个，就是看?|说到底，?(?:是因为|是|靠)|(?<![牢可依])靠的(?:就)?是)(?P<said>(?![^；]*靠的){_SAID})(?=$|；)",
        ),
        (
            "cause",
            "之所以",
            rf"(?:^|；)(?P<subject>[^，；：]{{2,40}}?)之所以(?P<link>[^；：]{{2,40}}?)，(?:是因为|(?:正|就)?在于|(?:一个)?(?:重要|主要|根本|关键)?原因就?在于|关键在于|根源在于)(?P<said>{_SAID})(?=$|；)",
        ),
        (
            "condition",
            "只有",
            r"(?:^|，|；)(?P<link>只有)(?P<said>[^；]{6,90}?)，才能?(?P<subject>[^；。]{5,80})$",
        ),
        (
            "demand",
            "，(?:就)?(?:要|必须|应|需)|重在|贵在|难在|根本靠|首先要|离不开",
            rf"(?:^|；)(?P<subject>[^；：，“”]{{4,24}})，(?P<link>(?:就)?(?:要|必须|应当?|需要?)(?:做到|靠|依靠|立足于?|着眼于?)|重在|贵在|难在|根本靠|首先要|离不开)(?P<said>{_SAID})(?=$|；)",
        ),
        (
            "demand",
            "入手|着手|做起|抓起|发力|突破",
            r"(?:^|；)(?P<subject>[^；：，“”]{4,24})，(?P<link>(?:就)?(?:要|必须|应当?|需要?)从)(?P<said>[^；：，]{3,30})(?:入手|着手|做起|抓起|发力|突破)(?=$|；|，)",
        ),
        (
            "demand",
            "，(?:就)?(?:必须|要|应当)",
            r"(?:^|；)(?P<subject>(?:加强|推进|推动|做好|抓好|提高|提升|完善|健全|建设|建好|办好|发展|深化|破解|解决|治理|保护|培养|培育|激发|防范|守住|实现|落实|构建|打造|加快|坚持|发挥|规范|优化|整治|保障|改善|巩固|夯实|弘扬|传承)[^；：，“”]{3,22})，"
            rf"(?P<link>(?:就)?(?:必须|要|应当))(?=[^求素点紧害])(?P<said>{_SAID})(?=$|；)",
        ),
        (
            "contrast",
            _DENIED,
            rf"(?:^|；|^(?:{_LEADS_IN})，)(?P<subject>[^，；：]{{2,24}}?)(?P<link>，?(?:绝|并|从来|首先|更)?(?:{_DENIED})[^，；：]{{2,28}}(?:，(?:也|更|并)?(?:不是|不在|绝非|并非)[^，；：]{{2,28}})?，(?:而|更)(?:应当?|要)?(?:是|在于?))(?P<said>[^；：]{{3,90}})(?=$|；)",
        ),
        (
            "meaning",
            "所[称谓说]",
            rf"(?:^|；)(?:第[一二三四五六七八九十百\d]+条\s*)?(?:本(?:办法|条例|规定|细则|文)|这里|《[^》]{{2,20}}》)?所(?:称|谓|说)的?(?P<subject>[^，；：]{{2,20}}?)(?:，[^，；：]{{4,40}}(?=，指))?，?(?P<link>{_MEANS}|就?是(?:指|说)?|即|(?<=，)指(?!{_NOT_MEANS}))(?P<said>[^；]{{6,140}})(?=$|；)",
        ),
        (
            "meaning",
            "指",
            rf"(?:^|；)(?:这里说?的)?(?P<subject>“[^”，]{{2,16}}”)，?(?P<link>{_MEANS})(?P<said>[^；]{{6,140}})(?=$|；)",
        ),
        (
            "meaning",
            "指",
            rf"^(?:第[一二三四五六七八九十百\d]+条\s*)?(?P<subject>(?:(?![这那其该此它讲说谓都的])[^，；：“”]){{2,16}}?)(?<!上)，?(?P<link>{_MEANS})(?P<said>[^；]{{10,140}})(?=$|；)",
        ),
        (
            "worth",
            "对.*(?:意义|作用|价值)",
            r"^(?P<subject>[^，。；：“”]{4,36}?)，?对于?(?P<said>[^。；：]{6,80}?)，?(?P<link>[都也均]?(?:具有|有着)[^，。；：]{0,10}(?:意义|作用|价值))$",
        ),
        (
            "definition",
            f"的(?:{_HEADS})",
            rf"^(?P<subject>[^，；：]{{3,26}}?)(?:也|正|就|便|都)?(?P<link>是)(?P<said>[^，；：]{{0,30}}的(?:{_HEADS}))(?:$|[，；：])",
        ),
    )
)
"""(role, words, pattern): what is said (`said`) of what (`subject`), by which words (`link`).

Every match holds one of the words; a sentence without them, as most are, is not tried at length.
"""
_WORDS = re.compile("|".join(words.pattern for _, words, _ in _STATEMENTS))
_ANSWER = re.compile(
    rf"(?P<link>(?:关键|根本|重点|答案|出路|原因|办法|要害|症结)(?:就)?(?:是|在于?))(?P<said>{_SAID})$"
)
_ASKS = re.compile("怎样|怎么|如何|为什么|为何|何以|什么|哪")
_SECOND = re.compile(
    r"，(?!而不是|就是|也就是)[^，]{1,8}(?<!更|还|就|都|才)(?:也|则|却|就)?(?:是|在于)|，[^，]{1,10}的(?:根基|基础|关键|核心|根本|前提|保障|重点|出路)在"
)
"""A second statement in what is said of the first (优势是……，短处也是……)."""
_NEXT_TERM = re.compile("，(?:而)?(?:“[^”]+”|所谓[^，]{2,16}，?)(?:则|就)?(?:是|指)")
"""A second term that is explained in the same breath (“条”是指……，“块”是指……)."""
_OPENS_SAID = re.compile("，*(?:要(?=[让把使有用靠坚建构推加提主以在]))?")
"""What stands before what is said and is no part of it: 归根到底是要让群众…… answers what it is, not what must be."""
_STOPPED = re.compile(r"[。！？；：…][”’）]*\s*$")
_LEAD_MOST, _LEAD_LEAST, _FIGURES_MOST = 90, 10, 3
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?!年代)")
_SCENE = re.compile(
    "[清早]晨|傍晚|[上下中]午|深夜|夜里|夜幕|盛夏|[初仲晚隆][春夏秋冬]|时值|走进|来到|眼下正|“"
)
_ANNOUNCES = ("如下", "如下报告", "如下意见")


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
    if not _STOPPED.search(paragraph.folded_sentence(first)):
        return None  # a name or a date on a line of its own
    if not _LEAD_LEAST <= len(text) <= _LEAD_MOST or text.endswith(("？", "：", "…")):
        return None
    if (ANAPHORA.match(text) and not text.startswith("这是")) or _SPEECH.search(text) or INTRO.match(text):
        return None
    if _SCENE.match(text) or len(_FIGURE.findall(text)) >= _FIGURES_MOST or text.endswith(_ANNOUNCES):
        return None  # a scene, a set of figures, an announcement: what a text starts from, no point of it
    return KeyPoint("lead", paragraph.quote(start, end))


def _statements(paragraph: Paragraph, base: int, text: str) -> list[KeyPoint]:
    found: dict[tuple[int, int], KeyPoint] = {}
    for role, words, pattern in _STATEMENTS if _WORDS.search(text) else ():
        for match in pattern.finditer(text) if words.search(text) else ():
            start, end = match.span("said")
            opens = _OPENS_SAID.match(match["said"])
            start += opens.end() if opens else 0
            if (
                (_NEXT_TERM if role == "meaning" else _SECOND).search(match["said"])
                or ANAPHORA.match(match["subject"])
                or any(a < end and start < b for a, b in found)
            ):
                continue
            subject_start, subject_end = match.span("subject")
            found[start, end] = KeyPoint(
                role,
                paragraph.quote(base + start, base + end),
                paragraph.quote(base + subject_start, base + subject_end),
                match["link"],
            )
    return [found[span] for span in sorted(found)]
