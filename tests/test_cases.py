"""The case files of the finders: one rule of the genre a case, in a form that an editor can add to.

`tests/cases/<finder>.md` holds cases. A case is `## title`, a fenced `text` block with an
article, and a fenced `expect` block with one finding a line (empty: nothing may be found). The text
is the body of an article titled 无题, or a whole file when it begins with `---`. How a finding is
written as a line is told by the function of its finder in `LINES`; `-` stands for what is absent.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from build_tools.analyse import analyse
from build_tools.analyse.chorus import chorus
from build_tools.analyse.counted import counted
from build_tools.analyse.echoes import echoes
from build_tools.analyse.examples import examples
from build_tools.analyse.key_points import key_points
from build_tools.analyse.leads import leads
from build_tools.analyse.lists import lists
from build_tools.analyse.ordinals import ordinals
from build_tools.analyse.parts import parts
from build_tools.analyse.quotations import quotations
from build_tools.analyse.roles import roles
from build_tools.analyse.terms import terms
from build_tools.model.article import Article, Passage
from build_tools.model.findings import Enumeration
from build_tools.model.questions import Answer, Blanks, Choice, Order, Pairs, Points, Verdict
from build_tools.options import load_chapters
from build_tools.pipeline import study_article
from build_tools.read import read

FOLDER = Path(__file__).with_name("cases")
CHAPTERS = load_chapters()
HEAD = "---\ntitle: 无题\nedition: original\n---\n\n"


def _shown(passage: Passage | None) -> str:
    return passage.text if passage else "-"


def _members(found: Enumeration) -> str:
    return " / ".join(member.text for member in found.members)


def _examples(article: Article) -> Iterator[str]:
    """`place | level | measure | outcome`."""
    for e in examples(article):
        yield f"{e.place.text} | {e.level} | {e.measure.text} | {_shown(e.outcome)}"


def _ordinals(article: Article) -> Iterator[str]:
    """`series | label | member / member`, where the series is named by its mark (是, 要, 第, 首先 …)."""
    for e in ordinals(article):
        yield f"{e.form.removeprefix('ordinals:')} | {_shown(e.label)} | {_members(e)}"


def _leads(article: Article) -> Iterator[str]:
    """`frame | member / member`."""
    for e in leads(article):
        yield f"{e.frame or '-'} | {_members(e)}"


def _counted(article: Article) -> Iterator[str]:
    """`label | member / member`."""
    for e in counted(article):
        yield f"{_shown(e.label)} | {_members(e)}"


def _chorus(article: Article) -> Iterator[str]:
    """`label | member / member`."""
    for e in chorus(article):
        yield f"{_shown(e.label)} | {_members(e)}"


def _echoes(article: Article) -> Iterator[str]:
    """`label | member / member`."""
    for e in echoes(article):
        yield f"{_shown(e.label)} | {_members(e)}"


def _lists(article: Article) -> Iterator[str]:
    """`list | - | member / member`, or `chain | name | step / step`."""
    for e in lists(article):
        yield f"{e.form} | {_shown(e.label)} | {_members(e)}"


def _terms(article: Article) -> Iterator[str]:
    """`term | number of occurrences`."""
    for t in terms(article):
        yield f"{t.text.text} | {len(t.occurrences)}"


def _quotations(article: Article) -> Iterator[str]:
    """`speaker | words`."""
    for q in quotations(article):
        yield f"{q.speaker.text} | {q.words.text}"


def _key_points(article: Article) -> Iterator[str]:
    """`role | subject | what is said`; the subject of a lead is `-`."""
    for k in key_points(article):
        yield f"{k.role} | {_shown(k.subject)} | {k.text.text}"


def _placement(article: Article) -> Iterator[str]:
    """`¶ chapter | reason`, with `?` after the chapter when the placement is doubtful."""
    for number, placed in enumerate(study_article(article, CHAPTERS).findings.placements, start=1):
        yield f"{number} {placed.chapter}{'?' if placed.doubtful else ''} | {placed.reason}"


def _sentences(article: Article) -> Iterator[str]:
    """`¶.sentence text`."""
    for paragraph in article.paragraphs:
        for sentence in paragraph.sentences:
            yield f"{paragraph.number}.{sentence.number} {sentence.text.rstrip()}"


def _layout(article: Article) -> Iterator[str]:
    """`abstract | its name | text`, `keywords`, `heading level | mark | words`, `paragraph number | text`, `note`."""
    if article.abstract:
        yield f"abstract | {article.abstract_name} | {article.abstract}"
    if article.keywords:
        yield f"keywords | {' / '.join(article.keywords)}"
    for section in article.sections:
        if section.heading:
            yield f"heading {section.level} | {section.numbering or '-'} | {section.heading}"
        for paragraph in article.in_section(section.index):
            yield f"paragraph {paragraph.number} | {paragraph.text}"
    if article.author_note:
        yield f"note | {article.author_note}"


def _enumerations(article: Article) -> Iterator[str]:
    """`form | member / member`, of all finders of enumerations together."""
    for e in study_article(article, CHAPTERS).findings.enumerations:
        yield f"{e.form.split(':')[0]} | {_members(e)}"


def _roles(article: Article) -> Iterator[str]:
    """`role | sentence`."""
    for paragraph, told in zip(article.paragraphs, roles(article), strict=True):
        for sentence, role in zip(paragraph.sentences, told, strict=True):
            yield f"{role} | {sentence.text.rstrip()}"


def _questions(article: Article) -> Iterator[str]:
    """`kind | stem | answer`: the words, the points, the right options, pairs, items, or 对 and 错."""
    for q in study_article(article, CHAPTERS).questions:
        yield f"{q.kind} | {q.stem} | {_answer(q.answer)}"


def _lessons(article: Article) -> Iterator[str]:
    """`chapter | stem`."""
    for q in study_article(article, CHAPTERS).questions:
        yield f"{q.chapter} | {q.stem}"


def _answer(answer: Answer) -> str:
    match answer:
        case Choice(options):
            return " / ".join(option.text for option in options if option.correct)
        case Verdict(true):
            return "对" if true else "错"
        case Blanks(words):
            return " / ".join(word.text for word in words)
        case Pairs(pairs):
            return " / ".join(f"{left}={right}" for left, right in pairs)
        case Order(items):
            return " / ".join(items)
        case Points(points):
            return " / ".join(point.text for point in points)


def _doer(article: Article) -> Iterator[str]:
    """`place | deed`."""
    if found := analyse(article, CHAPTERS).doer:
        yield from (f"{found.place} | {deed.text}" for deed in found.deeds)


def _parts(article: Article) -> Iterator[str]:
    """`matter | member / member`."""
    for e in parts(article):
        yield f"{_shown(e.label)} | {_members(e)}"


def _refrains(article: Article) -> Iterator[str]:
    """`kind | matter | word / word`, of the enumerations that have one."""
    for e in analyse(article, CHAPTERS).enumerations:
        if e.refrain:
            yield f"{e.refrain.kind} | {e.refrain.matter} | {' / '.join(e.refrain.words) or '-'}"


LINES: dict[str, Callable[[Article], Iterator[str]]] = {
    "chorus": _chorus,
    "counted": _counted,
    "doer": _doer,
    "echoes": _echoes,
    "enumerations": _enumerations,
    "examples": _examples,
    "key_points": _key_points,
    "layout": _layout,
    "leads": _leads,
    "lessons": _lessons,
    "lists": _lists,
    "ordinals": _ordinals,
    "parts": _parts,
    "placement": _placement,
    "provisions": _questions,
    "questions": _questions,
    "quotations": _quotations,
    "refrains": _refrains,
    "roles": _roles,
    "sentences": _sentences,
    "terms": _terms,
    "titles": _questions,
}

_LINES = r"((?:(?!```)[^\n]*\n)*)"
_CASE = re.compile(rf"^## ([^\n]+)\n\s*^```text\n{_LINES}```\n\s*^```expect\n{_LINES}```$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case: the finder that it tries, its title, the article, the lines that must come out."""

    finder: str
    title: str
    text: str
    expected: tuple[str, ...]


def parse_cases(finder: str, source: str) -> list[Case]:
    """The cases of one file. Raises ValueError with the line of a case that is not well formed."""
    found: list[Case] = []
    at = 0
    for match in [*_CASE.finditer(source), None]:
        between = source[at : match.start() if match else len(source)]
        stray = re.search(r"\S", between) if at else re.search(r"^(?:##|```)", between, re.MULTILINE)
        if stray:
            line = source.count("\n", 0, at + stray.start()) + 1
            raise ValueError(f"{finder}.md:{line}: a case is `## title`, a text block and an expect block")
        if match:
            title, text, expected = match.groups()
            lines = tuple(row.strip() for row in expected.splitlines() if row.strip())
            found.append(Case(finder, title.strip(), text, lines))
            at = match.end()
    return found


CASES = [
    case for path in sorted(FOLDER.glob("*.md")) for case in parse_cases(path.stem, path.read_text("utf-8"))
]


def test_every_finder_has_cases() -> None:
    """Each finder has a case file with several cases, each file a finder, and no title stands twice."""
    names = [case.finder for case in CASES]
    assert {path.stem for path in FOLDER.glob("*.md")} == set(LINES)
    assert all(names.count(finder) >= 4 for finder in LINES)
    assert len({(case.finder, case.title) for case in CASES}) == len(CASES) >= 50


@pytest.mark.parametrize(
    "broken",
    [
        "## no fences\n无\n",
        "## no expect\n```text\n无\n```\n",
        "## stray words\n```text\n无\n```\nhere\n```expect\n```\n",
        "## open fence\n```text\n无\n```\n```expect\n无\n",
        "## next one is whole\n```text\n无\n```\n## b\n```text\n无\n```\n```expect\n```\n",
    ],
)
def test_a_malformed_case_is_refused(broken: str) -> None:
    """A case that lost a fence fails with its line instead of being passed over."""
    with pytest.raises(ValueError, match=r"terms\.md:3: "):
        parse_cases("terms", f"# terms\n\n{broken}")


@pytest.mark.parametrize("case", CASES, ids=[f"{case.finder}: {case.title}" for case in CASES])
def test_case(case: Case) -> None:
    """What the case says must be found is found, in its order, and nothing else."""
    source = case.text if case.text.startswith("---\n") else HEAD + case.text
    article = read(source, "case", f"{case.finder}.md", {c.id: c.title for c in CHAPTERS})
    assert tuple(LINES[case.finder](article)) == case.expected
