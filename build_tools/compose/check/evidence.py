"""Is it so? What a question claims is held against the sentences that it cites."""

import re
from functools import lru_cache

from build_tools.model.article import Article
from build_tools.model.questions import BLANK, Blanks, Choice, Order, Pairs, Points, Question, Verdict

MARKS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9%+]")
_SAYS = "文章介绍"
_FAR = 10**6
"""Letters of no sentence: the items are not all there."""


@lru_cache(maxsize=1 << 13)
def bare(text: str) -> str:
    """A text without marks and spaces; remembered, since every rule asks for the same ones."""
    return MARKS.sub("", text)


def citation(article: Article, question: Question) -> str:
    """Every source names a sentence that is there and quotes it to the letter."""
    for source in question.sources:
        if source.article != article.id or not 1 <= source.paragraph <= len(article.paragraphs):
            return "引用的段落不存在"
        sentences = article.paragraphs[source.paragraph - 1].sentences
        if not 1 <= source.sentence <= len(sentences):
            return "引用的句子不存在"
        if sentences[source.sentence - 1].text[source.start : source.end] != source.text or not source.text:
            return "引文与原句不一致"
    return ""


def _sentences(article: Article, question: Question) -> list[str]:
    """The cited sentences, whole and bare, in order, each once."""
    cited = sorted({(s.paragraph, s.sentence) for s in question.sources})
    return [
        bare(article.paragraphs[p - 1].sentences[s - 1].text)
        for p, s in cited
        if 1 <= p <= len(article.paragraphs) and 1 <= s <= len(article.paragraphs[p - 1].sentences)
    ]


def _headings(article: Article, question: Question) -> dict[int, str]:
    """Cited paragraph number -> the heading right above it."""
    numbers = {s.paragraph for s in question.sources if 1 <= s.paragraph <= len(article.paragraphs)}
    return {
        number: article.sections[article.paragraphs[number - 1].section].heading or "" for number in numbers
    }


def _above(article: Article, question: Question) -> list[str]:
    """The headings that cited sentences stand under, bare: a heading has no sentence of its own to cite."""
    found = []
    for source in question.sources:
        paragraph = (
            article.paragraphs[source.paragraph - 1] if source.paragraph <= len(article.paragraphs) else None
        )
        at = paragraph.section if paragraph else None
        while at is not None:
            found.append(bare(article.sections[at].heading or ""))
            at = article.sections[at].parent
    return found


def support(article: Article, question: Question) -> str:
    """Every right answer stands in the cited sentences; a point and the left of a pair may be a heading above them."""
    text = "".join(_sentences(article, question))
    match question.answer:
        case Choice(options):
            claims = [o.text for o in options if o.correct]
        case Blanks(words):
            claims = [w.text for w in words]
        case Pairs(pairs):
            claims = [side for pair in pairs for side in pair]
            text += "".join(bare(heading) for heading in _headings(article, question).values())
        case Order(items):
            claims = list(items)
        case Points(points):
            claims = [p.text for p in points]
            text += "".join(_above(article, question))
        case Verdict():
            claims = []
    missing = [claim for claim in claims if bare(claim) not in text]
    return f"答案不在引用的句子里：{missing[0]}" if missing else ""


def verdict(article: Article, question: Question) -> str:
    """A true statement stands in the article; a false one does not, and its correction does."""
    if not isinstance(question.answer, Verdict):
        return ""
    claim = bare(question.stem).removeprefix(_SAYS)
    whole = bare("".join(p.text for p in article.paragraphs))
    if question.answer.true != (claim in whole):
        return "判断题的对错与原文不符"
    if not question.answer.true and not any(
        bare(s.text) in bare(question.answer.correction) for s in question.sources
    ):
        return "改正没有出处"
    return ""


def pairs(article: Article, question: Question) -> str:
    """Both sides of a pair stand in one cited sentence, left before right, no other left between them.

    Or the left opens the paragraph whose cited text holds the right, or is the heading above it, and no
    other left stands in that paragraph.
    """
    if not isinstance(question.answer, Pairs):
        return ""
    lefts = [bare(left) for left, _ in question.answer.pairs]
    for left, right in question.answer.pairs:
        own = bare(left)
        if _under(article, question, own, bare(right), lefts):
            continue
        for sentence in _sentences(article, question):
            at = sentence.find(bare(right))
            before = sentence.rfind(own, 0, at) if at > 0 else -1
            between = sentence[before + len(own) : at]
            if before >= 0 and not any(other != own and other in between for other in lefts):
                break
        else:
            return f"配对没有依据：{left}"
    return ""


def _under(article: Article, question: Question, left: str, right: str, lefts: list[str]) -> bool:
    """Whether a paragraph opens with the left, a later cited sentence of it holds the right, and no other left is there."""
    for number in {s.paragraph for s in question.sources}:
        if not 1 <= number <= len(article.paragraphs):
            continue
        sentences = article.paragraphs[number - 1].sentences
        cited = {s.sentence for s in question.sources if s.paragraph == number and s.sentence > 1}
        whole = bare(article.paragraphs[number - 1].text)
        headed = bare(_headings(article, question).get(number, "")) == left
        opens = headed or left in bare(sentences[0].text)
        cited |= {s.sentence for s in question.sources if s.paragraph == number} if headed else set()
        holds = any(right in bare(sentences[n - 1].text) for n in cited if n <= len(sentences))
        if opens and holds and not any(other in whole for other in lefts if other != left):
            return True
    return False


def order(article: Article, question: Question) -> str:
    """The items stand in one cited sentence in the order of the answer, and no two neighbours stand closer the other way round.

    Their words may stand elsewhere too: 统筹网络建设，健全规划、建设、运营、监管链条.
    """
    if not isinstance(question.answer, Order):
        return ""
    items = [bare(item) for item in question.answer.items]
    swapped = [[*items[:at], items[at + 1], items[at], *items[at + 2 :]] for at in range(len(items) - 1)]
    for sentence in _sentences(article, question):
        closest = _together(sentence, items)
        if closest < _FAR and all(closest <= _together(sentence, other) for other in swapped):
            return ""
    return "次序与原文不符"


def _together(sentence: str, items: list[str]) -> int:
    """Letters of the shortest stretch in which the items follow each other."""
    shortest = _FAR
    start = sentence.find(items[0])
    while start >= 0:
        at = start
        for item in items:
            found = sentence.find(item, at)
            if found < 0:
                return shortest
            at = found + len(item)
        shortest = min(shortest, at - start)
        start = sentence.find(items[0], start + 1)
    return shortest


def filled(article: Article, question: Question) -> str:
    """The stem with its blanks filled is the cited text."""
    if not isinstance(question.answer, Blanks):
        return ""
    stem = question.stem
    for word in question.answer.words:
        stem = stem.replace(BLANK, word.text, 1)
    cited = bare("".join(s.text for s in question.sources))
    return "" if cited in bare(stem) else "填上答案后与原句不一致"


def lure_true(article: Article, question: Question) -> str:
    """No lure of a multiple choice stands in a sentence that the right answers are cited from."""
    if question.kind != "multiple_choice" or not isinstance(question.answer, Choice):
        return ""
    text = "".join(_sentences(article, question))
    for option in question.answer.options:
        if not option.correct and bare(option.text) in text:
            return f"干扰项也成立：{option.text}"
    return ""
