"""Where editors' words stand in an article: the passages that a question by hand cites."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from build_tools.compose.draft import where
from build_tools.model.article import Article, Paragraph, Passage
from build_tools.model.decisions import Citation
from build_tools.model.text import bigrams, fold, quoted, squash

_ALIKE = 0.5
_CLOSING, _OPENING = "，。；：！？、”’》〉）〕…", "“‘《〈（〔"


class Misfit(Exception):
    """What an editor wrote cannot be a question. The message says why and how to mend it, in Chinese."""


def located(article: Article, citation: Citation) -> Passage:
    """The cited passage. Raises Misfit when it is not there, or stands in several places."""
    if not citation.words:
        return _numbered(article, citation)
    found = [p for paragraph in article.paragraphs for p in inside(paragraph, citation.words)]
    told = _short(citation.words)
    if not found:
        near = nearest(article, citation.words)
        hint = f"最像的是{where(near)}{_short(near.text)}，照它改" if near else "照文章里的原句抄"
        raise Misfit(f"文章里没有{told}这句话。{hint}；或写 {{paragraph: 段号, sentence: 句号}}")
    if len(found) > 1:
        places = "、".join(where(passage) for passage in found[:4])
        first = found[0]
        example = f"{{paragraph: {first.paragraph}, sentence: {first.sentence}}}"
        raise Misfit(f"{told}在文章里有几处（{places}）。抄长一些，或写 {example}")
    return found[0]


def _numbered(article: Article, citation: Citation) -> Passage:
    number, sentence = citation.paragraph, citation.sentence
    if number > len(article.paragraphs):
        raise Misfit(f"没有第{number}段，文章共 {len(article.paragraphs)} 段。改段号，或抄原句")
    paragraph = article.paragraph(number)
    if sentence > len(paragraph.sentences):
        raise Misfit(f"第{number}段只有 {len(paragraph.sentences)} 句。改句号，或抄原句")
    return paragraph.quote_sentence(sentence)


def inside(paragraph: Paragraph, words: str) -> Iterator[Passage]:
    """Every passage of a paragraph that has the letters of `words`, whatever marks and spaces stand between."""
    letters = [i for i, char in enumerate(paragraph.folded) if squash(char)]
    text = "".join(squash(paragraph.folded[i]) for i in letters)
    wanted = squash(words)
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        start, end = letters[at], letters[at + len(wanted) - 1] + 1
        yield _closed(paragraph, start, end, words)
        at = text.find(wanted, at + 1)


def _closed(paragraph: Paragraph, start: int, end: int, words: str) -> Passage:
    """With the marks around it that the editor copied too, and no others."""
    tail = set(takewhile(lambda char: not squash(char), reversed(fold(words.strip()))))
    while end < len(paragraph.text) and paragraph.folded[end] in tail and paragraph.folded[end] in _CLOSING:
        end += 1
    if not squash(words.strip()[0]) and start and paragraph.folded[start - 1] in _OPENING:
        start -= 1
    return paragraph.quote(start, end)


def within(passages: Iterable[Passage], article: Article, words: str) -> Passage | None:
    """The first place of `words` inside cited passages, or a heading above one, which that passage stands for."""
    for passage in passages:
        paragraph = article.paragraph(passage.paragraph)
        for found in inside(paragraph, words):
            if passage.start <= found.start and found.end <= passage.end + 1:
                return found
        heading = next((h for h in article.headings_above(paragraph) if squash(h) == squash(words)), None)
        if heading:
            return replace(passage, text=heading, folded=fold(heading))
    return None


def nearest(article: Article, words: str) -> Passage | None:
    """The sentence that is most like `words`, when one is like it at all."""
    wanted = bigrams(words)
    best: tuple[float, Passage | None] = (_ALIKE, None)
    for paragraph in article.paragraphs:
        for sentence in paragraph.sentences:
            share = len(wanted & bigrams(sentence.text)) / max(1, len(wanted))
            if share > best[0]:
                best = (share, paragraph.quote_sentence(sentence.number))
    return best[1]


def _short(text: str) -> str:
    """A text in quotation marks, cut where it is long."""
    return quoted(text if len(text) <= 24 else text[:23] + "…")
