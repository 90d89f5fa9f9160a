"""What analysis sees in an article. Every finding is built from passages, so it carries its source."""

import re
from dataclasses import dataclass

from build_tools.model.article import Passage

ROLES = {
    "lead": "要点",
    "key": "关键",
    "cause": "原因",
    "condition": "条件",
    "meaning": "含义",
    "definition": "论断",
    "worth": "意义",
    "answer": "回答",
    "contrast": "辨析",
    "demand": "要求",
}
"""Role of a key point -> its name for readers, on screen and on paper."""
_COUNTED = re.compile(r"[两二三四五六七八九十0-9]([级步])")


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A sentence or clause that states a point.

    `role` is `lead` (opens its paragraph), `key` (“……，关键是……”), `cause` (“……之所以……，是因为……”),
    `answer` (“怎样……？关键在于……”),
    `contrast` (“……不是……，而是……”), `demand` (“……，要做到……”), `condition` (“只有……才能……”), `meaning` (“所称……，是指……”),
    `worth` (“……对……具有重要意义”) or `definition` (“……是……的基础”).
    For all roles but `lead`, `subject` is what the point is about, `text` what is said of it and
    `link` the words between them (关键是; for a cause, what is explained).
    """

    role: str
    text: Passage
    subject: Passage | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Refrain:
    """What parallel leads say in turn of one matter (folded text), and the words by which they go on.

    `kind` is `demand` (“推进……，必须……”), `effect` (“……能让……”), `nature` (“……是……”), `ideal` (“……应是……”), `worth`
    (“……是……的必然要求”), `source` (“……源于……”), `parts` (“……，甲是前提”: `words` are the parts), `ends` (“……是……之基”), `facets` (“……是……的思想之魂”) or `aim` (“……，推动……”: the matter is the common end).
    """

    kind: str
    matter: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Parallel members that the article lists.

    `form` names the finder's pattern (`ordinals`, `leads`, `counted`, `announced`, `chorus`, `parts`,
    `list`, `chain`);
    `label` is the phrase that names the list, or None; `ordered` says that the order itself
    carries meaning; `frame` is what all members share and is left off them (“这是……的迫切要求”);
    `refrain` is what leads share that keep it.
    """

    form: str
    label: Passage | None
    members: tuple[Passage, ...]
    section: int
    ordered: bool = False
    frame: str = ""
    refrain: Refrain | None = None

    @property
    def paragraph(self) -> int:
        """Number of the paragraph of the first member."""
        return self.members[0].paragraph

    @property
    def spread(self) -> bool:
        """Whether every member stands in a paragraph of its own."""
        return len({member.paragraph for member in self.members}) == len(self.members)

    @property
    def unit(self) -> str:
        """The word that counts the members: the article's own (四级体系, 五步工作法), else 步 where order matters, else 条."""
        named = _COUNTED.search(self.label.folded) if self.label else None
        return named.group(1) if named else "步" if self.ordered else "条"


@dataclass(frozen=True, slots=True)
class PracticeExample:
    """What one place did. `level` is the administrative level of the place (province, city, county …).

    It is `unit` when what acts is in a place (合肥市的一家医院): `place` is then the whole subject.
    """

    place: Passage
    level: str
    measure: Passage
    outcome: Passage | None
    sentence: Passage
    section: int
    introduced: bool

    @property
    def name(self) -> str:
        """The place as the article writes it."""
        return self.place.folded


@dataclass(frozen=True, slots=True)
class Doer:
    """The place that a whole article is about, by its full name, and the points that tell what it did."""

    place: str
    deeds: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words in quotation marks, with the speaker as the article names them."""

    speaker: Passage
    words: Passage
    sentence: Passage


@dataclass(frozen=True, slots=True)
class Term:
    """A set term that the article puts in quotation marks. `places` are all its occurrences, in order."""

    text: Passage
    occurrences: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """The chapter of a paragraph: best chapter, its score, its lead over the second, and why.

    `doubtful` says that the margin is too small to decide: an editor should.
    """

    chapter: str
    score: float
    margin: float
    reason: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Findings:
    """All that analysis saw in one article, in the order of the text; `sites` are the sections whose heading names a place first."""

    key_points: tuple[KeyPoint, ...]
    enumerations: tuple[Enumeration, ...]
    examples: tuple[PracticeExample, ...]
    quotations: tuple[Quotation, ...]
    terms: tuple[Term, ...]
    placements: tuple[Placement, ...]
    roles: tuple[tuple[str, ...], ...]
    doer: Doer | None = None
    sites: frozenset[int] = frozenset()

    def chapter_of(self, paragraph: int) -> str:
        """Chapter id of a paragraph by its number."""
        return self.placements[paragraph - 1].chapter

    def lays_down(self, paragraph: int) -> bool:
        """Whether a paragraph, by its number, stands under a provision of a regulation."""
        return self.placements[paragraph - 1].reason == "条文"

    def holds(self, chapter: str) -> bool:
        """Whether any paragraph stands in a chapter, by its id: only then the article has a lesson there."""
        return any(placement.chapter == chapter for placement in self.placements)

    def role_of(self, paragraph: int, sentence: int) -> str:
        """What a sentence does in the argument, by its numbers: norm, deed, example, result, problem, speech or other."""
        return self.roles[paragraph - 1][sentence - 1]

    def exemplifies(self, paragraph: int, sentence: int) -> bool:
        """Whether a sentence tells a practice example, by its numbers."""
        return any(
            (e.sentence.paragraph, e.sentence.sentence) == (paragraph, sentence) for e in self.examples
        )
