"""Questions beside each other and beside the whole guide: what one item or article tells about another."""

import re
from collections.abc import Iterable, Iterator, Sequence

from build_tools.compose.check.evidence import bare
from build_tools.model.article import Article
from build_tools.model.questions import Blanks, Choice, Order, Pairs, Points, Question, Verdict

_CLAUSE = re.compile(r"[，。；：！？、]")
_WORD_LEAST, _CLAUSE_LEAST, _POINT_LEAST = 3, 8, 10


def printed_elsewhere(questions: Sequence[Question]) -> Iterator[tuple[Question, str]]:
    """Questions whose answer stands in the visible text of another, with the reason.

    A blank counts when its word is printed, a short answer when half of its points are.
    """
    seen = [(question.id, bare(_visible(question))) for question in questions]
    for question in questions:
        for other, text in seen:
            if other != question.id and _answered(question, text):
                yield question, f"答案印在另一题（{other}）里"
                break


def _answered(question: Question, text: str) -> bool:
    match question.answer:
        case Blanks(words):
            return any(len(bare(w.text)) >= _WORD_LEAST and bare(w.text) in text for w in words)
        case Points(points) if question.kind == "short_answer":
            told = sum(len(bare(p.text)) >= _POINT_LEAST and bare(p.text) in text for p in points)
            return told * 2 >= len(points)
        case _:
            return False


def _visible(question: Question) -> str:
    match question.answer:
        case Choice(options):
            return "。".join([question.stem, *(option.text for option in options)])
        case Pairs(pairs):
            return "。".join([question.stem, *(side for pair in pairs for side in pair)])
        case Order(_, shown):
            return "。".join([question.stem, *shown])
        case _:
            return question.stem


Tails = tuple[tuple[str, str, str], ...]
"""How a clause ends, the clause, and its sentence, all bare."""


def tails(article: Article) -> Tails:
    """The clauses of an article that are long enough to tell something."""
    found = []
    for paragraph in article.paragraphs:
        for sentence in paragraph.sentences:
            whole = bare(sentence.text)
            for clause in map(bare, _CLAUSE.split(sentence.text)):
                if len(clause) >= _CLAUSE_LEAST:
                    found.append((clause[-_CLAUSE_LEAST:], clause, whole))
    return tuple(found)


class Clauses:
    """Where each clause of the guide stands, found by how it ends."""

    def __init__(self, articles: Iterable[Tails]) -> None:
        """Takes the tails of every article."""
        self._by_tail: dict[str, list[tuple[str, str]]] = {}
        for found in articles:
            for tail, clause, whole in found:
                self._by_tail.setdefault(tail, []).append((clause, whole))

    def sentences_with(self, text: str) -> list[str]:
        """The bare sentences in which a clause ends with the longest clause of a text."""
        longest = max((bare(clause) for clause in _CLAUSE.split(text)), key=len, default="")
        rows = self._by_tail.get(longest[-_CLAUSE_LEAST:], ())
        return [sentence for clause, sentence in rows if clause.endswith(longest)]


def true_somewhere(question: Question, clauses: Clauses) -> str:
    """Why a wrong answer is right by some sentence of the guide, or the empty string.

    A false statement or a wrong pair is true when one sentence holds both its place and its deed.
    """
    match question.answer:
        case Verdict(true=False):
            wrong = [_place_and_deed(question.stem)]
        case Pairs(pairs):
            wrong = [(a, b) for a, own in pairs for _, b in pairs if b != own]
        case _:
            return ""
    for place, deed in wrong:
        if any(bare(place) in sentence for sentence in clauses.sentences_with(deed)):
            return f"“{place}{deed[:16]}……”在别的文章里成立"
    return ""


def _place_and_deed(stem: str) -> tuple[str, str]:
    told = stem.removeprefix("文章介绍，").rstrip("。")
    at = re.search(r"[省市区县旗盟州镇乡村]", told)
    cut = at.end() if at else 2
    return told[:cut], told[cut:]
