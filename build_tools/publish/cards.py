"""What a page shows of a question beside its record: a hint, the cited sentences, a content hash."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from build_tools.model.article import Article, SourceRef
from build_tools.model.guide import Lesson
from build_tools.model.questions import (
    LETTERS,
    Blanks,
    Choice,
    Order,
    Pairs,
    Points,
    Question,
    Verdict,
)
from build_tools.model.text import quoted, squash
from build_tools.publish.export import question_data
from build_tools.publish.report import Report, report

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces; the flag says that the piece is what is cited. No flag when all of it is."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A cited sentence, whole, in pieces, with the place that its link leads to."""

    source: SourceRef
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Card:
    """A question as a page shows it.

    `hash` changes with anything a reader sees of the question, so that a result kept under an
    older text is not taken for this one; `terms` are the set terms that the question rests on.
    """

    question: Question
    lesson: str
    hash: str
    hint: str
    quotes: tuple[Quote, ...]
    terms: tuple[str, ...]
    report: Report | None = None

    @property
    def key(self) -> str:
        """The right answer in letters (for true_false a word), empty for kinds without letters."""
        match self.question.answer:
            case Choice() as choice:
                return "".join(choice.letters)
            case Verdict(true):
                return "true" if true else "false"
            case Pairs(pairs, rights):
                return "".join(LETTERS[rights.index(right)] for _, right in pairs)
            case Order(items, shown):
                return "".join(LETTERS[shown.index(item)] for item in items)
            case _:
                return ""


def cards(lesson: Lesson, articles: Mapping[str, Article], repository: str | None = None) -> tuple[Card, ...]:
    """The questions of a lesson as its page shows them; with a repository each can be reported there."""
    terms = {term.text.text: squash(term.text.text) for term in lesson.terms}
    return tuple(_card(question, lesson, terms, articles, repository) for question in lesson.questions)


def _card(
    question: Question,
    lesson: Lesson,
    terms: Mapping[str, str],
    articles: Mapping[str, Article],
    repository: str | None,
) -> Card:
    quotes = tuple(_quotes(question.sources, articles))
    # That a person has looked at it changes nothing of what a reader is asked.
    asked = question_data(question) | {"state": "generated"}
    seen = json.dumps(asked, ensure_ascii=False, sort_keys=True)
    shape = hashlib.sha256(seen.encode()).hexdigest()[:8]
    article = articles[question.article]
    around = squash("".join(text for quote in quotes for text, _ in quote.pieces))
    return Card(
        question,
        lesson.id,
        shape,
        _hint(question, article),
        quotes,
        tuple(term for term, bare in terms.items() if bare in around),
        report(repository, question, article, shape) if repository else None,
    )


def _quotes(sources: Iterable[SourceRef], articles: Mapping[str, Article]) -> Iterator[Quote]:
    """One quote a sentence, with every cited span of it marked."""
    sentences: dict[tuple[str, int, int], list[SourceRef]] = {}
    for source in sources:
        sentences.setdefault((source.article, source.paragraph, source.sentence), []).append(source)
    for (article, paragraph, number), spans in sentences.items():
        text = articles[article].paragraph(paragraph).sentences[number - 1].text.rstrip()
        pieces = _pieces(text, [(s.start, s.end) for s in spans])
        whole = sum(len(piece) for piece, cited in pieces if cited) > len(text) - 2
        yield Quote(spans[0], ((text, False),) if whole else pieces)


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Pieces:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in joined:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def _hint(question: Question, article: Article) -> str:
    """A hint that narrows the search and gives nothing away that a reader could copy."""
    numbers = sorted({source.paragraph for source in question.sources})
    where = f"看第{'、'.join(map(str, numbers[:4]))}段"
    heading = article.section_of(article.paragraph(numbers[0])).heading
    if heading and len(numbers) == 1:
        where += f"，在{quoted(heading)}一节"
    match question.answer:
        case Choice() as choice if question.kind == "multiple_choice":
            return f"对的一共 {len(choice.letters)} 项。{where}。"
        case Blanks(words):
            sizes = [f"{len(word.text)} 个字，“{word.text[0]}”字开头" for word in words]
            if len(sizes) == 1:
                return f"{sizes[0]}。{where}。"
            return "；".join(f"第{i}空 {size}" for i, size in enumerate(sizes, 1)) + f"。{where}。"
        case Pairs(pairs, rights):
            left, right = pairs[0]
            return f"{quoted(left)}对 {LETTERS[rights.index(right)]}。{where}。"
        case Order(items, shown):
            return f"排在最前的是 {LETTERS[shown.index(items[0])]}。{where}。"
        case Points(points):
            return f"参考要点 {len(points)} 条。{where}。"
        case _:
            return f"{where}。"
