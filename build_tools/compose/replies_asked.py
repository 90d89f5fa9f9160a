"""Questions that readers put and the text answers (问：……？答：……): the reply, sentence by sentence, is the key."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from build_tools.compose.asking import called
from build_tools.compose.draft import Draft, Material, cite, where
from build_tools.compose.wording import balanced
from build_tools.model.article import Paragraph, Passage
from build_tools.model.questions import Points
from build_tools.model.text import fold, squash

_PUT = re.compile("问：(?P<asked>[^？。]{5,45})？")
_REPLY = "答："
_POINTS_BACK = re.compile("[这那]|上述|以上|此次|刚才|前面|[您你]")
"""Words by which a question leans on the one before it, or speaks to somebody."""
_ONLY_NAMES = re.compile(
    "[^，；。]{0,40}(?:作出?了|有|进行了|给出了)(?:专门|明确|具体|相应|详细|严格|统一|清晰)?的?(?:规定|说明|安排|解释|回应|答复)"
)
"""A sentence that says where the reply stands, and nothing of it."""
_LEAST, _MOST = 1, 4
_SHORTEST, _LONGEST, _WORD = 12, 260, 6
"""Sentences of a reply, its letters (a longer one tells more than a key can hold), and those of more than a word."""


def replied(material: Material) -> Iterator[Draft]:
    """One short answer for each question that stands right before a reply of one paragraph."""
    for asked, paragraph in _exchanges(material):
        points = _sentences(paragraph)
        letters = sum(len(squash(point.text)) for point in points)
        if not _LEAST <= len(points) <= _MOST or not _SHORTEST <= letters <= _LONGEST:
            continue
        if _POINTS_BACK.search(fold(asked)) or not balanced(asked) or not all(map(_whole, points)):
            continue
        yield Draft(
            kind="short_answer",
            rule="reply-to-question",
            stem=f"有人问：“{asked}？”{called(material)}是怎样答复的？",
            answer=Points(points),
            sources=cite(*points),
            explanation=f"见{where(points[0])}。",
            chapter=material.findings.chapter_of(paragraph.number),
            weight=3.1,
        )


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


def _sentences(paragraph: Paragraph) -> tuple[Passage, ...]:
    """The sentences of a reply without the mark that opens it and their stops; a word (可以) goes with what explains it."""
    found: list[Passage] = []
    start = paragraph.sentences[0].start + len(_REPLY)
    for sentence in paragraph.sentences:
        end = sentence.start + len(paragraph.folded_sentence(sentence).rstrip("。；！ "))
        last = sentence is paragraph.sentences[-1]
        if end - start >= _WORD or (last and end > start):
            found.append(paragraph.quote(start, end))
            start = sentence.end
    told = tuple(point for point in found if not _ONLY_NAMES.fullmatch(point.folded))
    return told or tuple(found)


def _whole(point: Passage) -> bool:
    """Whether a sentence of a reply can be printed: no remark, no question, marks in pairs."""
    return balanced(point.text) and not re.search("[？！]|：“|^这", point.folded)
