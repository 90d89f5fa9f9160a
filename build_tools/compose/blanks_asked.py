"""Fill-in questions: quoted set terms in a defining frame, fixed lists, the last clause of a quotation."""

import re
from collections.abc import Iterator
from itertools import pairwise

from build_tools.compose.asking import source
from build_tools.compose.draft import Draft, Material, cite, where
from build_tools.compose.wording import FRAGMENT, STEM_MOST, balanced, gives_away, similarity, stands_alone
from build_tools.model.article import Paragraph, Passage, Sentence
from build_tools.model.questions import BLANK, Blanks
from build_tools.model.text import squash

_AFTER = re.compile(
    r"^”(?:的)?[^，。“]{0,4}(?:模式|机制|工作法|体系|改革|制度|平台|架构|方式|行动|工程|活动|问题|难题|惯性|矛盾|风险|怪圈|效应|格局|办法|做法|原则|要求|理念|目标|路径|品牌|计划|战略|方法|思路|导向|标准|现象|困境|经验|转变|清单|作用)"
)
_BEFORE = re.compile(
    r"(?:推行|试行|实行|建立|建起|打造|创新|创办|开设|开办|推广|推出|增强|坚定|做到|深化|实施|采取|采用|探索|破解|形成|按照?|构建|健全|解决|打通|坚持|落实|推进|提出|确立|概括为|总结为|发挥|实现|收到|克服|防止|"
    r"组建|成立|设立|设置|明确|规定[^，。“]{2,10}为|(?:办法|做法|思路|原则|要求|目标|方针|口号|模式|机制)是)[^，。“]{0,10}$"
)
_TURNED = re.compile(
    r"(?:[由从变]|告别)“[^“”]{2,12}”[^，。；“”]{0,6}(?:为|到|转向|转为|转变为|扩展为|升级为|变为|变成|走向|迈向)$"
)
"""What comes before the second of two contrasted terms (由“水质账”扩展为“…”)."""
_TURNS = re.compile(r"”[^，。；“]{0,6}(?:为|到|转向|走向|迈向|成)“")
_BAD_COMPANY = re.compile(
    r"(?:热衷于?|避免|难免|陷入|沦为|变成了?|成了|抱怨|自嘲|戏称|题目|不是|并非|不能|不搞|所谓|看似|下称|简称|编码为?|记为|话题|标签|网店|题为|署名|一栏|代号|名为|标榜|号称|难道)[^，。；“]{0,6}$"
)
_METHOD = re.compile(r"样本|问卷|访谈|编码|受访|信度|变量|回归|田野")
_STEM_LEAST, _NEAR = 9, 0.3
_WEIGHTY = re.compile(
    r"习近平|总书记|主席|同志|党的|中央|国务院|会议|报告|决定|公报|讲话|《|宪法|宣言|马克思|恩格斯|列宁|毛泽东|邓小平|古人|古语|俗话|谚语"
)
"""Speakers whose words are worth learning by heart."""
_COINED_LEAST, _COINED_STEM = 4, 24
_TALK = re.compile("[不没了吗呢我你他她咱就才越又还都很太啥咋么的着过]|.是.")
_QUOTED = re.compile(r"“([^“”。！？；：]{2,16})”")
_LEADING = re.compile(
    r"^(?:(?:比如|例如|譬如|又如|再如|同时|此外|另外|当前|因此|所以|但|而且|其中|近年来|总之|可见|事实上)，|(?:其[一二三四五六]|第[一二三四五六]|首先|其次|再次|最后)，|[一二三四五六七八]是(?=[^否个]))"
)
_CN = "一二三四五六七八九十百千万两零"
_NUMBER = re.compile(
    rf"(百分之[{_CN}\d]+|\d+(?:\.\d+)?|[{_CN}]+)(?:个)?(?:工作日|日|天|个月|月|年|小时|分钟|元|万元|名|人|次|平方米|%|(?=[，。；以]))"
)
_SETS = re.compile("应当|不得|必须|不少于|不低于|不超过|不高于|最高|最低|至少|以上|以下|以内|日内")
_SLOGAN = re.compile(r"^[一二三四五六七八九十两]个?[^一二三四五六七八九十\s]{2,3}$")
_EVERYDAY = {
    squash(w)
    for w in (
        "线上+线下",
        "线上线下",
        "互联网",
        "互联网+",
        "新常态",
        "大数据",
        "一把手",
        "第一",
        "一盘棋",
        "走出去",
        "请进来",
        "老大难",
        "硬骨头",
        "主心骨",
        "领头雁",
        "金钥匙",
        "及时雨",
        "绊脚石",
        "定心丸",
        "红线",
        "底线",
    )
}


def set_terms(material: Material) -> Iterator[Draft]:
    """One quoted set term a sentence, two a paragraph."""
    title = material.article.meta.title + (material.article.meta.subtitle or "")
    known = frozenset(squash(term.text.text) for term in material.findings.terms)
    for paragraph in material.article.paragraphs:
        made = 0
        for sentence in paragraph.sentences:
            for start, end in _windows(paragraph, sentence):
                chosen = (
                    _slogans(paragraph, start, end)
                    or _slots(known, paragraph, start, end)
                    or _term(known, paragraph, start, end, title)
                )
                if _leans_on_a_place(material, paragraph, start, end):
                    continue
                if made < 2 and chosen and _letters_left(paragraph, start, end, chosen) >= _STEM_LEAST:
                    made += 1
                    yield _draft(material, paragraph, start, end, chosen, "blank-set-term", 2.8)
                    break


def _windows(paragraph: Paragraph, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The sentence, then the parts between its semicolons: whatever can be a stem of whole clauses."""
    text = paragraph.folded_sentence(sentence).rstrip()
    skip = max(0, paragraph.body - sentence.start)
    end = sentence.start + len(text.rstrip("。！；"))
    cuts = [i for i in range(sentence.start + skip, end) if paragraph.folded[i] == "；"]
    whole = [(sentence.start + skip, end)]
    parts = list(pairwise([sentence.start + skip - 1, *cuts, end]))
    for start, stop in whole + ([(a + 1, b) for a, b in parts] if cuts else []):
        leading = _LEADING.match(paragraph.folded[start:stop])
        begin = start + (leading.end() if leading else 0)
        body = paragraph.folded[begin:stop]
        if 14 <= len(body) <= STEM_MOST and stands_alone(body) and not FRAGMENT.match(body):
            yield begin, stop


def _window(paragraph: Paragraph, sentence: Sentence) -> tuple[int, int] | None:
    return next(_windows(paragraph, sentence), None)


def _slogans(paragraph: Paragraph, start: int, end: int) -> list[tuple[int, int]] | None:
    spans = [m.span(1) for m in re.finditer(r"“([^“”]{2,14})”", paragraph.folded[start:end])]
    if (
        len(spans) >= 3
        and all(_SLOGAN.match(paragraph.folded[start + a : start + b]) for a, b in spans)
        and len(spans) <= 4
    ):
        return [(start + a, start + b) for a, b in spans]
    return None


def _slots(known: frozenset[str], paragraph: Paragraph, start: int, end: int) -> list[tuple[int, int]] | None:
    """Three or four terms in parallel clauses (以“补缺”为主，……以“输血”为主，……以“均衡”为主): all are blanks."""
    text = paragraph.folded
    spans = [(start + a, start + b) for a, b in (m.span(1) for m in _QUOTED.finditer(text[start:end]))]
    if not 3 <= len(spans) <= 4 or any(squash(text[a:b]) not in known for a, b in spans):
        return None
    before = {text[a - 3 : a - 1] for a, _ in spans} if text[spans[0][0] - 2] not in "叫称名" else set()
    after = {text[b + 1 : b + 3] for _, b in spans}
    apart = all(re.search("[，；]", text[b:a]) for (_, b), (a, _) in pairwise(spans))
    words = [squash(text[a:b]) for a, b in spans]
    distinct = not any(w in squash(text[start:end].replace(f"“{w}”", "")) for w in words)
    return spans if apart and distinct and (len(before) == 1 or len(after) == 1) else None


def _letters_left(paragraph: Paragraph, start: int, end: int, spans: list[tuple[int, int]]) -> int:
    """How many letters a stem keeps once its blanks are out."""
    return len(squash(paragraph.text[start:end])) - sum(len(squash(paragraph.text[a:b])) for a, b in spans)


def _term(
    known: frozenset[str], paragraph: Paragraph, start: int, end: int, title: str
) -> list[tuple[int, int]] | None:
    text = paragraph.folded
    best: tuple[int, int] | None = None
    for match in re.finditer(r"“([^“”。！？；：]{3,24})”", text[start:end]):
        a, b = start + match.start(1), start + match.end(1)
        word = squash(text[a:b])
        if (
            word not in known
            or word in _EVERYDAY
            or len(word) < 3
            or word in squash(title)
            or _SLOGAN.match(text[a:b])
        ):
            continue
        rest = text[start:a] + "□" + text[b:end]
        if any(similarity(text[a:b], other) >= _NEAR for other in re.findall("“([^“”]+)”", rest)):
            continue  # a quoted neighbour that shares words with the answer (“吹哨报到”) gives it away
        beside = re.match(r"”[、和与及]?“", text[b:end]) or re.search(r"”[、和与及]?“$", text[start:a])
        if beside or a - 1 == start or gives_away(text[a:b], rest):
            continue
        before = text[start : a - 1]
        framed = (
            _TURNED.search(before)
            if re.search("”[^，。；“”]{0,8}$", before)
            else _AFTER.match(text[b:end]) or _BEFORE.search(before) or _coined(paragraph, start, end, a, b)
        )
        if _counted_off(text[a:b], rest):
            continue  # “四统三分” beside 统一……、统一…… can be read off
        if _METHOD.search(rest):
            continue  # how a study was made is not worth a session
        if _BAD_COMPANY.search(before) or _TURNS.match(text[b:end]):
            continue
        if framed and (best is None or b - a > best[1] - best[0]):
            best = (a, b)
    return _items(text, best) if best else None


def _items(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """A quoted list of three or more items keeps its first: “有人理事、____、____”. Anything else is one blank."""
    found = [
        (span[0] + m.start(), span[0] + m.end()) for m in re.finditer("[^、，]+", text[span[0] : span[1]])
    ]
    widths = [b - a for a, b in found]
    return found[1:] if len(found) >= 3 and max(widths) - min(widths) <= 2 and min(widths) >= 2 else [span]


def _coined(paragraph: Paragraph, start: int, end: int, a: int, b: int) -> bool:
    """Whether the only quoted words of a full sentence are a coinage worth recalling, not talk or a gibe."""
    text = paragraph.folded
    alone = text.count("“", start, end) == 1
    if re.search("(?:的|发起|名为|叫)$", text[start : a - 1]):
        return False  # the name of a thing, not a way of doing
    enough = _letters_left(paragraph, start, end, [(a, b)]) >= _COINED_STEM
    return alone and enough and len(squash(text[a:b])) >= _COINED_LEAST and not _TALK.search(text[a:b])


def _counted_off(term: str, rest: str) -> bool:
    """Whether a term of numerals and catchwords only counts what the stem lists."""
    if sum(char in _CN for char in term) < 2:
        return False
    return all(rest.count(char) >= 2 for char in term if char not in _CN) or all(char in _CN for char in term)


def norms(material: Material) -> Iterator[Draft]:
    """The number that a rule sets (应当在____日内): one blank where a clause of a provision has one number."""
    if source(material) == "文章":
        return
    for paragraph in material.article.paragraphs:
        if paragraph.body and not paragraph.folded.startswith("第"):
            continue  # an item of a list leans on the sentence that announces it
        for sentence in paragraph.sentences:
            window = _window(paragraph, sentence) if sentence.number == 1 else None
            if window is None:
                continue  # later sentences lean on the first for what they are about
            start, end = window
            text = paragraph.folded[start:end]
            numbers = list(_NUMBER.finditer(text))
            if len(numbers) != 1 or not _SETS.search(text) or "本办法" in text or "本条例" in text:
                continue
            span = (start + numbers[0].start(1), start + numbers[0].end(1))
            yield _draft(
                material,
                paragraph,
                start,
                end,
                [span],
                "blank-norm",
                1.6,
                opening=f"{source(material)}规定：",
            )
            break


def fixed_lists(material: Material) -> Iterator[Draft]:
    """A formulaic list of three to five members: the first stands, the others are blanks in any order."""
    deeds = {(e.sentence.paragraph, e.sentence.sentence) for e in material.findings.examples}
    seen: set[str] = set()
    for enumeration in material.findings.enumerations:
        members = enumeration.members
        if enumeration.form != "list" or not 3 <= len(members) <= 5:
            continue
        paragraph = material.article.paragraph(members[0].paragraph)
        sentence = paragraph.sentences[members[0].sentence - 1]
        window = _window(paragraph, sentence)
        key = squash("".join(m.text for m in members))
        outside = window is None or not (window[0] <= members[0].start and members[-1].end <= window[1])
        if outside or key in seen or (paragraph.number, sentence.number) in deeds or len(members[0].text) < 3:
            continue
        seen.add(key)
        assert window is not None
        rest = paragraph.folded[window[0] : members[0].end] + paragraph.folded[members[-1].end : window[1]]
        if any(squash(m.text) in squash(rest) for m in members[1:]) or any(
            squash(m.text)[1:] in squash(rest) for m in members[1:]
        ):
            continue
        spans = [(m.start, m.end) for m in members[1:]]
        if _letters_left(paragraph, window[0], window[1], spans) < _STEM_LEAST:
            continue
        yield _draft(material, paragraph, *window, spans, "blank-fixed-list", 2.5, free=True)


def quotations(material: Material) -> Iterator[Draft]:
    """The last clause of an attributed remark; the remark itself stays verbatim."""
    for quotation in material.findings.quotations:
        paragraph = material.article.paragraph(quotation.words.paragraph)
        words = quotation.words
        comma = words.folded.rfind("，")
        tail = words.folded[comma + 1 :]
        start, end = quotation.speaker.start, words.end
        if comma < 4 or not 4 <= len(tail) <= 18 or len(words.text) > 60 or end - start > STEM_MOST:
            continue
        if (
            not stands_alone(quotation.speaker.text)
            or not balanced(words.text)
            or re.search("[？！我你]", words.folded)
        ):
            continue
        if not _WEIGHTY.search(quotation.speaker.folded) or gives_away(tail, words.folded[:comma]):
            continue
        spans = [(words.start + comma + 1, words.end)]
        yield _draft(material, paragraph, start, end, spans, "blank-quotation", 2.2, close="。”")


def _draft(
    material: Material,
    paragraph: Paragraph,
    start: int,
    end: int,
    spans: list[tuple[int, int]],
    rule: str,
    weight: float,
    free: bool = False,
    close: str = "。",
    opening: str = "",
) -> Draft:
    stem, at = opening, start
    for a, b in spans:
        stem += paragraph.text[at:a] + BLANK
        at = b
    stem = stem + paragraph.text[at:end] + close
    words: list[Passage] = [paragraph.quote(a, b) for a, b in spans]
    whole = paragraph.quote(start, end)
    note = "（各空顺序不限）" if free and len(words) > 1 else ""
    return Draft(
        kind="fill_blank",
        rule=rule,
        stem=stem + note,
        answer=Blanks(tuple(words), free),
        sources=cite(whole),
        explanation=f"见{where(whole)}。",
        chapter=material.findings.chapter_of(paragraph.number),
        weight=weight,
    )


def _leans_on_a_place(material: Material, paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a sentence without a place follows one of a place: it may go on telling of it, or of another."""
    starts = [e.place.start for e in material.findings.examples if e.place.paragraph == paragraph.number]
    return any(place < start for place in starts) and not any(start <= place < end for place in starts)
