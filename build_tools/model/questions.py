"""Questions: eight kinds, six shapes of answer.

A kind is a row of `KINDS`; what differs between kinds is only the shape of the answer.
"""

from dataclasses import dataclass

from build_tools.model.article import Passage, SourceRef

LETTERS = "ABCDEFGHIJ"

KINDS: dict[str, str] = {
    "matching": "匹配",
    "multiple_choice": "多选",
    "single_choice": "单选",
    "true_false": "判断",
    "fill_blank": "填空",
    "ordering": "排序",
    "short_answer": "简答",
    "discussion": "讨论",
}
"""Kind id -> its name for readers, in the order in which a quiz shows them."""

BLANK = "____"
STATE_NAMES = {
    "generated": "程序出题",
    "reviewed": "人工审核",
    "edited": "人工审核（有改动）",
    "written": "人工出题",
}
"""State -> how readers are told of it."""
STATES = tuple(STATE_NAMES)


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice. `remark` tells why it is right, or where a lure really belongs."""

    text: str
    correct: bool
    sources: tuple[SourceRef, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Options in the order in which they are lettered."""

    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        if len(self.options) < 2 or not any(option.correct for option in self.options):
            raise ValueError("a choice needs two options and a right one")

    @property
    def letters(self) -> tuple[str, ...]:
        """Letters of the right options."""
        return tuple(LETTERS[i] for i, option in enumerate(self.options) if option.correct)


@dataclass(frozen=True, slots=True)
class Verdict:
    """True or false; a false statement carries its correction."""

    true: bool
    correction: str = ""

    def __post_init__(self) -> None:
        if not self.true and not self.correction:
            raise ValueError("a false statement needs its correction")


@dataclass(frozen=True, slots=True)
class Blanks:
    """The words that fill the blanks of the stem, in order; `free` says that any order is right."""

    words: tuple[Passage, ...]
    free: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs that belong together; `rights` is the order in which the right-hand sides are shown."""

    pairs: tuple[tuple[str, str], ...]
    rights: tuple[str, ...]

    def __post_init__(self) -> None:
        if sorted(right for _, right in self.pairs) != sorted(self.rights):
            raise ValueError("the shown right-hand sides are not those of the pairs")
        if len(set(self.rights)) < len(self.rights):
            raise ValueError("two pairs share a right-hand side")


@dataclass(frozen=True, slots=True)
class Order:
    """Items in the right order; `shown` is the order in which the reader meets them."""

    items: tuple[str, ...]
    shown: tuple[str, ...]

    def __post_init__(self) -> None:
        if sorted(self.items) != sorted(self.shown) or len(set(self.items)) < len(self.items):
            raise ValueError("the shown items are not the items")


@dataclass(frozen=True, slots=True)
class Points:
    """A model answer: cited passages, each one point."""

    points: tuple[Passage, ...]

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("a model answer needs a point")


Answer = Choice | Verdict | Blanks | Pairs | Order | Points


@dataclass(frozen=True)
class Question:
    """One question with its answer and its sources.

    `id` is twelve hexadecimal digits made from the article, the rule, the stem and the right
    answer: it survives edits elsewhere and new lures. `rule` is the maker's id.
    """

    id: str
    kind: str
    rule: str
    article: str
    chapter: str
    stem: str
    answer: Answer
    sources: tuple[SourceRef, ...]
    explanation: str
    state: str = "generated"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind {self.kind!r}; known: {', '.join(KINDS)}")
        if not self.sources:
            raise ValueError(f"question {self.id} cites nothing")
        if isinstance(self.answer, Blanks) and self.stem.count(BLANK) != len(self.answer.words):
            raise ValueError(f"question {self.id}: blanks and words differ in number")

    @property
    def lesson(self) -> str:
        """Id of the lesson that the question belongs to."""
        return f"{self.article}/{self.chapter}"

    @property
    def paragraph(self) -> int:
        """Number of the paragraph that the question rests on first."""
        return self.sources[0].paragraph


@dataclass(frozen=True, slots=True)
class Guess:
    """How a strategy that never reads the article did: questions tried, right, and right by mere chance (expected)."""

    strategy: str
    tried: int
    right: int
    chance: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """A question that was not asked, with the id of the rule it broke and what is wrong in words.

    `id`, `kind`, `maker`, `chapter` and `stem` are those of the question, `paragraph` and
    `sentence` say where it begins to rest on the article.
    """

    rule: str
    reason: str
    id: str
    kind: str
    maker: str
    chapter: str
    stem: str
    paragraph: int
    sentence: int

    @classmethod
    def of(cls, question: Question, rule: str, reason: str) -> "Refusal":
        """The refusal of a question."""
        q, first = question, question.sources[0]
        return cls(rule, reason, q.id, q.kind, q.rule, q.chapter, q.stem, first.paragraph, first.sentence)
