"""Questions that readers put and the text answers (问：……？答：……): the reply, sentence by sentence, is the key."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from build_tools.compose.draft import Draft, Material, cite, where
from build_tools.compose.naming.asking import BY_WHOM, called
from build_tools.compose.naming.complete import told
from build_tools.compose.wording import balanced
from build_tools.model.article import Paragraph, Passage
from build_tools.model.questions import Points
from build_tools.model.text import fold, quoted, squash

_PUT = re.compile("问：(?P<asked>[^？。]{5,45})？")
_REPLY, _ANSWERS = "答：", re.compile("[\u4e00-\u9fff·]{1,6}：")
_POLITE = re.compile(
    "(?:那么|首先|最后)?，?(?:能否|可否)?(?:请|想请)?(?:[您你])?(?:给我们|先|再|为大家|具体)?(?:介绍|谈谈|讲讲|说说|谈)(?:一下)?，(?=.{5})"
)
"""How an interviewer leads up to the question."""
_ASKED_LEAST, _ASKED_MOST = 5, 45
_POINTS_BACK = re.compile("[这那]|上述|以上|此次|刚才|前面|[您你]")
"""Words by which a question leans on the one before it, or speaks to somebody."""
_ONLY_NAMES = re.compile(
    "[^，；。]{0,40}(?:作出?了|有|进行了|给出了)(?:专门|明确|具体|相应|详细|严格|统一|清晰)?的?(?:规定|说明|安排|解释|回应|答复)"
    "|[^。；]{0,40}(?:从|有|抓|分为?|需要?)[两二三四五六](?:个|件|项|种|条|点|类)[^，；。]{0,8}"
)
"""A sentence that says where the reply stands or how many points it has, and nothing of it."""
_HOW_MANY = re.compile(
    r"(?:目前|现在|截至[^，]{2,12})?，?[^，；。]{0,12}(?:现有|共有)[^，；。\d]{0,16}\d[^，；。]{0,12}"
)
"""A sentence that only tells how many there are; nobody asked that."""
_EXAMPLE = re.compile("(?:例如|比如|譬如)，.*", re.DOTALL)
"""A sentence that gives an example of the one before it."""
_COUNT_ASKED = re.compile("多少|几")
_STRESSED = re.compile(r"\s*(?:还|也)?(?:需要|应当|要)(?:特别)?(?:强调|说明|提醒|指出|注意)的是，")
_OPENS = re.compile("(?:其实)?(?:就|指的)是(?!说)")
"""How a reply takes up the word that it explains; no part of what it says."""
_STOP = re.compile("[。；！？]")
_EARLY = 2
"""Sentences of a reply in which it says how many points it has."""
_LEAST, _MOST = 1, 4
_SHORTEST, _LONGEST, _WORD = 12, 260, 6
"""Sentences of a reply, its letters (a longer one tells more than a key can hold), and those of more than a word."""


def replied(material: Material) -> Iterator[Draft]:
    """One short answer for each question that stands right before a reply of one paragraph."""
    for asked, paragraph in _exchanges(material):
        keys = _counted(material, paragraph), _sentences(paragraph, asked)
        yield from _draft(material, "有人", asked, paragraph, keys)
    for asked, paragraph in _interviewed(material):
        yield from _draft(material, "记者", asked, paragraph, (_counted(material, paragraph),))


def _draft(
    material: Material, who: str, asked: str, paragraph: Paragraph, keys: tuple[tuple[Passage, ...], ...]
) -> Iterator[Draft]:
    """The question that somebody puts, with the first of its keys that can be printed."""
    points = next(filter(_printable, keys), ())
    if not points or _POINTS_BACK.search(fold(asked)) or not balanced(asked):
        return
    yield Draft(
        kind="short_answer",
        rule="reply-to-question",
        stem=f"{who}问：{quoted(f'{asked}？')}{called(material)}是怎样答复的？",
        answer=Points(points),
        sources=cite(*points),
        explanation=f"见{where(points[0])}。",
        chapter=material.findings.chapter_of(paragraph.number),
        weight=3.1,
    )


def _interviewed(material: Material) -> Iterator[tuple[str, Paragraph]]:
    """Each question of an interview with the one paragraph that answers it: talk, of which only a counted list is a key."""
    for section in material.article.sections:
        heading, inside = section.heading or "", material.article.in_section(section.index)
        by_whom = BY_WHOM.match(fold(heading))
        if by_whom is None or not inside or not _ANSWERS.match(inside[0].folded):
            continue
        if len(inside) > 1 and not BY_WHOM.match(inside[1].folded):
            continue
        asked = heading[by_whom.end() :].removesuffix("？").rpartition("。")[2]
        polite = _POLITE.match(fold(asked))
        asked = asked[polite.end() :] if polite else asked
        if (
            fold(heading).endswith("？")
            and _ASKED_LEAST <= len(asked) <= _ASKED_MOST
            and "？" not in fold(asked)
        ):
            yield asked, inside[0]


def _exchanges(material: Material) -> Iterator[tuple[str, Paragraph]]:
    """Each question with the one paragraph that replies to it: under a heading that asks, or after a paragraph that asks."""
    article = material.article
    for section in article.sections:
        heading, inside = section.heading or "", article.in_section(section.index)
        put = _PUT.fullmatch(fold(heading))
        if put and len(inside) == 1 and inside[0].folded.startswith(_REPLY):
            yield heading[put.start("asked") : put.end("asked")], inside[0]
    for asking, reply, after in zip_longest(
        article.paragraphs, article.paragraphs[1:], article.paragraphs[2:]
    ):
        put = _PUT.fullmatch(asking.folded.strip())
        if put is None or reply is None or not reply.folded.startswith(_REPLY):
            continue
        if after is None or after.section != reply.section or after.folded.startswith("问："):
            yield asking.text[put.start("asked") : put.end("asked")], reply


def _sentences(paragraph: Paragraph, asked: str) -> tuple[Passage, ...]:
    """The sentences of a reply without the mark that opens it and their stops; a word (可以) goes with what explains it."""
    found: list[Passage] = []
    start = paragraph.sentences[0].start + len(_REPLY)
    opens = _OPENS.match(paragraph.folded, start)
    start = opens.end() if opens else start
    for sentence in paragraph.sentences:
        stressed = _STRESSED.match(paragraph.folded, start)
        start = stressed.end() if stressed else start
        end = sentence.start + len(paragraph.folded_sentence(sentence).rstrip("。；！ "))
        last = sentence is paragraph.sentences[-1]
        if end - start >= _WORD or (last and end > start):
            found.append(paragraph.quote(start, end))
            start = sentence.end
    aside = [_ONLY_NAMES, _EXAMPLE] if _COUNT_ASKED.search(asked) else [_ONLY_NAMES, _EXAMPLE, _HOW_MANY]
    says = tuple(point for point in found if not any(words.fullmatch(point.folded) for words in aside))
    return says or tuple(found)


def _counted(material: Material, paragraph: Paragraph) -> tuple[Passage, ...]:
    """The members, up to their stops, of the list that a reply says early that it is (主要有两个办法。一是……。二是……。), else nothing."""
    for enumeration in material.findings.enumerations:
        label = enumeration.label
        here = enumeration.form.startswith("ordinals") and label and label.paragraph == paragraph.number
        if here and label and label.sentence <= _EARLY and told(label) == len(enumeration.members):
            return tuple(_to_its_stop(paragraph, member) for member in enumeration.members)
    return ()


def _to_its_stop(paragraph: Paragraph, member: Passage) -> Passage:
    """A member up to its stop: a first clause (减掉的152项) may say nothing without the next."""
    stop = _STOP.search(paragraph.folded, member.end)
    return paragraph.quote(member.start, stop.start() if stop else len(paragraph.folded.rstrip()))


def _printable(points: tuple[Passage, ...]) -> bool:
    """Whether a reply is neither too short nor too long to be a key, and every part of it can be printed."""
    letters = sum(len(squash(point.text)) for point in points)
    fits = _LEAST <= len(points) <= _MOST and (_SHORTEST if len(points) < 2 else 0) <= letters <= _LONGEST
    return fits and all(map(_whole, points))


def _whole(point: Passage) -> bool:
    """Whether a sentence of a reply can be printed: no remark, no question, marks in pairs."""
    return balanced(point.text) and not re.search("[？！]|：“|^这", point.folded)
