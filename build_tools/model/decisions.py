"""What editors say of questions: pass, change, reject, or write one by hand. Read from `<slug>.quiz.yml`."""

from dataclasses import dataclass
from typing import Literal

Verdicts = Literal["reviewed", "edited", "rejected"]
VERDICTS: dict[Verdicts, str] = {"reviewed": "通过", "edited": "改后采用", "rejected": "弃用"}
"""What may be decided on a generated question -> how it is told."""


@dataclass(frozen=True, slots=True)
class FormOption:
    """An option as an editor writes it."""

    text: str
    correct: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a question cites: words of the article, or a sentence by its numbers (both from 1)."""

    words: str = ""
    paragraph: int = 0
    sentence: int = 0


AnswerForm = bool | tuple[str, ...] | tuple[tuple[str, str], ...]
"""True or false; words, items or points; pairs. Options carry their own mark."""


@dataclass(frozen=True, slots=True)
class Form:
    """A question as an editor writes it. In a change of a generated question, None leaves a field as it is."""

    kind: str | None = None
    stem: str | None = None
    options: tuple[FormOption, ...] | None = None
    answer: AnswerForm | None = None
    correction: str | None = None
    free: bool | None = None
    explanation: str | None = None
    chapter: str | None = None
    cites: tuple[Citation, ...] | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on the generated question `id`.

    `seen` is the fingerprint of the question that was decided on; `sentences` are the sentences that
    it then cited and `was` its stem, kept so that a change can be told in words.
    """

    id: str
    verdict: Verdicts
    seen: str
    line: int
    was: str = ""
    sentences: tuple[str, ...] = ()
    note: str = ""
    change: Form | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A question written by hand, and the line on which it begins."""

    form: Form
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the editors of one article decided; `path` is the file as messages name it."""

    path: str = ""
    decisions: tuple[Decision, ...] = ()
    written: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Concern:
    """A decision that no longer holds, or a question by hand that cannot be asked: line and message (Chinese)."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions of an article are shown as reviewed, edited or written, and how many were rejected."""

    reviewed: int = 0
    edited: int = 0
    rejected: int = 0
    written: int = 0

    def __bool__(self) -> bool:
        return bool(self.told)

    @property
    def told(self) -> tuple[tuple[str, int], ...]:
        """What readers and editors are told: a name and a number for each that is not nought."""
        rows = (
            ("人工审核通过", self.reviewed),
            ("改后采用", self.edited),
            ("弃用", self.rejected),
            ("人工出题", self.written),
        )
        return tuple(row for row in rows if row[1])


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of the decisions on the questions of one article.

    `lines` are the ids of the questions that are asked because an editor wants them, with the line of the decision.
    """

    sheet: Sheet = Sheet()
    tally: Tally = Tally()
    concerns: tuple[Concern, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()


NOUGHT, UNDECIDED = Tally(), Decided()
