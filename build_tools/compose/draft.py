"""Drafts: questions as makers propose them, before selection and checking."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.model.article import Article, Passage, SourceRef
from build_tools.model.findings import Findings
from build_tools.model.guide import Chapter
from build_tools.model.questions import (
    Answer,
    Blanks,
    Choice,
    Option,
    Order,
    Pairs,
    Points,
    Question,
    Verdict,
)
from build_tools.model.text import fold


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a maker works on: one article and what was found in it.

    Equal only to itself, so that what makers share can be remembered by it.
    """

    article: Article
    findings: Findings
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed question. `weight` ranks it when the caps cannot hold all."""

    kind: str
    rule: str
    stem: str
    answer: Answer
    sources: tuple[SourceRef, ...]
    explanation: str
    chapter: str
    weight: float


def digest(*parts: str) -> str:
    """A hexadecimal digest of texts that does not change with layout or punctuation style."""
    return hashlib.sha256("\x1f".join(map(fold, parts)).encode()).hexdigest()


def finish(draft: Draft, article: Article) -> Question:
    """The question with its id, made from the article, the rule, the stem and the right answer."""
    identity = digest(article.id, draft.rule, draft.stem, *_right(draft.answer))[:12]
    return Question(
        identity,
        draft.kind,
        draft.rule,
        article.id,
        draft.chapter,
        draft.stem,
        draft.answer,
        draft.sources,
        draft.explanation,
    )


def _right(answer: Answer) -> list[str]:
    match answer:
        case Choice(options):
            return sorted(option.text for option in options if option.correct)
        case Verdict(true, correction):
            return [str(true), correction]
        case Blanks(words):
            return [word.text for word in words]
        case Pairs(pairs):
            return sorted(f"{left}={right}" for left, right in pairs)
        case Order(items):
            return list(items)
        case Points(points):
            return [point.text for point in points]


def shuffled(texts: Iterable[str], *salt: str) -> list[str]:
    """Texts in the order of their digests: looks random, never changes, and insertion elsewhere does not move it."""
    return sorted(texts, key=lambda text: digest(text, *salt))


def arrange(options: list[Option], *salt: str, seat: int | None = None) -> Choice:
    """Options in digest order; with a seat (any number), the one right option takes that place, counted round."""
    ordered = sorted(options, key=lambda option: digest(option.text, *salt))
    if seat is not None:
        key = next(option for option in ordered if option.correct)
        ordered.remove(key)
        ordered.insert(seat % len(options), key)
    return Choice(tuple(ordered))


def cite(*passages: Passage) -> tuple[SourceRef, ...]:
    """The sources of several passages, in text order, each once."""
    found = {source: None for passage in passages for source in passage.sources}
    return tuple(sorted(found, key=lambda source: (source.paragraph, source.sentence, source.start)))


def where(passage: Passage) -> str:
    """Where a passage stands, for readers: 第7段第2句."""
    return f"第{passage.paragraph}段第{passage.sentence}句"
