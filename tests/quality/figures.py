"""The published figures, counted from the verdicts: `python tests/quality/figures.py` prints the tables of docs/contribute/quality.md.

Only sets that two readers judged question by question are counted, from the fifth on: the first four tried the method out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

HERE = Path(__file__).parent
FIRST, RULES_FROM = 5, 9
"""Numbers of the first set that counts, and of the first whose rules are told apart on the page."""
_QUESTION = re.compile(r"^\[(?P<id>\w+)\].*?(?:rule=|规则 )(?P<rule>[\w-]+)", re.MULTILINE)
_HAN = re.compile("[\u4e00-\u9fff]")
_ALIAS = {"连线": "匹配", "配对": "匹配"}
"""What readers also called a kind."""
_TENS = ["", *"一二三四五六七八九"]
_Z = 1.96
"""Standard deviations either side that hold 95 % of a normal distribution."""


@dataclass(frozen=True)
class Verdict:
    """One reader's judgement of one question."""

    question: str
    kind: str
    accepted: bool
    fatal: bool


@dataclass(frozen=True)
class Judged:
    """A set as two readers judged it: verdicts in the same order, the rule of each question, letters of its articles."""

    number: int
    first: tuple[Verdict, ...]
    second: tuple[Verdict, ...]
    rules: dict[str, str]
    letters: int

    @property
    def agreed(self) -> int:
        """Questions on which both said the same."""
        return sum(a.accepted == b.accepted for a, b in zip(self.first, self.second, strict=True))

    @property
    def kappa(self) -> float | None:
        """Cohen's κ: agreement beyond chance, 1 at most; None where both said the same of all, for chance leaves no room."""
        n = len(self.first)
        yes = [accepted(reader) / n for reader in (self.first, self.second)]
        chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
        return (self.agreed / n - chance) / (1 - chance) if chance < 1 else None


def judged_sets() -> Iterator[Judged]:
    """Every set with two files of verdicts, in the order of their numbers."""
    for number in sorted(int(path.name.removeprefix("set-")) for path in HERE.glob("set-*")):
        folder = HERE / f"set-{number}"
        files = [folder / f"verdicts-{reader}.tsv" for reader in "ab"]
        if number < FIRST or not all(file.exists() for file in files):
            continue
        first, second = (tuple(_verdicts(file)) for file in files)
        said = (folder / "questions.txt").read_text(encoding="utf-8")
        articles = (path for path in folder.glob("*.txt") if path.name != "questions.txt")
        letters = sum(len(_HAN.findall(path.read_text(encoding="utf-8"))) for path in articles)
        rules = {found["id"]: found["rule"] for found in _QUESTION.finditer(said)}
        yield Judged(number, first, second, rules, letters)


def accepted(verdicts: Iterable[Verdict]) -> int:
    """How many were accepted."""
    return sum(verdict.accepted for verdict in verdicts)


def fatal(verdicts: Iterable[Verdict]) -> int:
    """How many have a key that would embarrass whoever prints it."""
    return sum(verdict.fatal for verdict in verdicts)


def interval(share: float, n: int) -> tuple[int, int]:
    """Wilson's 95 % interval of a share, in per cent."""
    middle = share + _Z**2 / (2 * n)
    half = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    low, high = ((middle + sign * half) / (1 + _Z**2 / n) for sign in (-1, 1))
    return round(100 * low), round(100 * high)


def _verdicts(file: Path) -> Iterator[Verdict]:
    for line in file.read_text(encoding="utf-8").splitlines():
        question, kind, verdict, deadly, *_ = line.split("\t")
        if question != "id":
            named = kind.removesuffix("题")
            yield Verdict(question, _ALIAS.get(named, named), verdict == "accept", deadly in ("fatal", "yes"))


def _row(name: str, count: int, first: int, second: int, bounds: tuple[int, int], rest: str) -> str:
    return f"| {name} | {count} | {first}、{second} | {bounds[0]}%—{bounds[1]}% | {rest} |"


def _numeral(number: int) -> str:
    """The number of a set, below a hundred, as the page writes it: 14 -> 十四."""
    tens, ones = divmod(number, 10)
    return f"{(_TENS[tens] if tens > 1 else '') + '十' if tens else ''}{_TENS[ones]}"


def by_set(sets: list[Judged]) -> Iterator[str]:
    """One row a set, then all of them."""
    for one in sets:
        n, a, b = len(one.first), accepted(one.first), accepted(one.second)
        rest = f"{fatal(one.first)}、{fatal(one.second)} | {one.agreed}（κ {'—' if one.kappa is None else f'{one.kappa:.2f}'}）"
        name = f"{_numeral(one.number)} | {1000 * n / one.letters:.1f}"
        yield _row(name, n, a, b, interval((a + b) / 2 / n, n), rest)
    a, b = (sum(accepted(reader) for reader in readers) for readers in _readers(sets))
    dead = [sum(fatal(reader) for reader in readers) for readers in _readers(sets)]
    n = sum(len(one.first) for one in sets)
    rest = f"{dead[0]}、{dead[1]} | {sum(one.agreed for one in sets)}"
    yield _row(
        f"合计 | {1000 * n / sum(one.letters for one in sets):.1f}",
        n,
        a,
        b,
        interval((a + b) / 2 / n, n),
        rest,
    )


def _readers(sets: list[Judged]) -> tuple[list[tuple[Verdict, ...]], list[tuple[Verdict, ...]]]:
    return [one.first for one in sets], [one.second for one in sets]


def counted(sets: list[Judged], rules: bool) -> Iterator[str]:
    """One row a kind or a rule: judgements of both readers, accepted, interval, fatal; the most judged first."""
    total: Counter[str] = Counter()
    good: Counter[str] = Counter()
    dead: Counter[str] = Counter()
    for one in sets:
        for verdict in (*one.first, *one.second):
            name = one.rules.get(verdict.question, "?") if rules else verdict.kind
            total[name] += 1
            good[name] += verdict.accepted
            dead[name] += verdict.fatal
    for name, n in sorted(total.items(), key=lambda pair: (-pair[1], pair[0])):
        low, high = interval(good[name] / n, n)
        yield f"| {name} | {n} | {good[name]}（{100 * good[name] / n:.0f}%） | {low}%—{high}% | {dead[name]} |"


if __name__ == "__main__":
    found = list(judged_sets())
    for table in (
        by_set(found),
        counted(found, rules=False),
        counted([one for one in found if one.number >= RULES_FROM], rules=True),
    ):
        print("\n".join(table), end="\n\n")
