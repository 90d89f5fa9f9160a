"""What every format says of a question, in the same words as the site: its name, its answer, where it is from."""

from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.model.guide import Lesson, StudyGuide
from build_tools.model.questions import (
    KINDS,
    LETTERS,
    Blanks,
    Choice,
    Order,
    Pairs,
    Points,
    Question,
    Verdict,
)
from build_tools.publish.cards import Card, Pieces, cards


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited sentence in pieces, where it stands in words, and the address of it when the site has one."""

    where: str
    pieces: Pieces
    href: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a lesson with the number it bears everywhere; `citations` are its cited sentences."""

    card: Card
    number: int
    lesson: Lesson
    citations: tuple[Citation, ...]

    @property
    def question(self) -> Question:
        """The question itself."""
        return self.card.question

    @property
    def kind(self) -> str:
        """Name of the kind for readers, such as 单选."""
        return KINDS[self.question.kind]

    @property
    def name(self) -> str:
        """A name that tells the question apart from all others of the guide."""
        title, chapter = self.lesson.article.meta.title, self.lesson.chapter.title
        return f"{title}：{chapter} 第{self.number}题（{self.kind}）"

    @property
    def answer(self) -> str:
        """The key in a few words; letters are those shown beside the options. Empty for a model answer."""
        match self.question.answer:
            case Choice() as choice:
                return "".join(choice.letters)
            case Verdict(true, correction):
                return "正确" if true else f"错误，{correction}"
            case Blanks(words, free):
                said = "；".join(word.text for word in words)
                return f"{said}（顺序不限）" if free and len(words) > 1 else said
            case Pairs(pairs):
                return "；".join(
                    f"{left} — {letter}" for (left, _), letter in zip(pairs, self.card.key, strict=True)
                )
            case Order():
                return self.card.key
            case Points():
                return ""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported: the name of the guide and questions lesson by lesson, in the order of the guide."""

    title: str
    items: tuple[Item, ...]

    @property
    def lessons(self) -> tuple[tuple[Lesson, tuple[Item, ...]], ...]:
        """Each lesson with its items."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            found.setdefault(item.lesson.id, []).append(item)
        return tuple((items[0].lesson, tuple(items)) for items in found.values())


def select(
    guide: StudyGuide, chapter: str | None = None, article: str | None = None, address: str | None = None
) -> Selection:
    """The questions of the guide, or of one chapter or article; `address` is that of the site, for links."""
    articles = {found.id: found for found in guide.articles}
    wanted = [
        lesson
        for lesson in guide.lessons
        if chapter in (None, lesson.chapter.id) and article in (None, lesson.article.id)
    ]
    return Selection(
        guide.title,
        tuple(
            Item(
                card,
                number,
                lesson,
                tuple(_citations(card, articles[card.question.article].meta.title, address)),
            )
            for lesson in wanted
            for number, card in enumerate(cards(lesson, articles), 1)
        ),
    )


def _citations(card: Card, title: str, address: str | None) -> Iterable[Citation]:
    for quote in card.quotes:
        source = quote.source
        where = f"《{title}》第{source.paragraph}段第{source.sentence}句"
        page = f"{address.rstrip('/')}/articles/{source.article}/#{source.anchor}" if address else None
        yield Citation(where, quote.pieces, page)


def lettered(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Texts with the letters that they bear on screen and paper."""
    return tuple(zip(LETTERS, texts, strict=False))
