"""The case files: one rule of the genre each, in a form that an editor can add to.

A case is `## title`, the text of an article body, a line `=>`, and what must be found, one a line.
Finders whose results are listed: the name before the colon in the file's first heading.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_tools.model.guide import Study
from build_tools.options import load_chapters
from build_tools.pipeline import Source, study

FOLDER = Path(__file__).with_name("cases")


def _enumerations(made: Study) -> Iterator[str]:
    for e in made.findings.enumerations:
        yield f"{e.form.split(':')[0]} | {' / '.join(m.text for m in e.members)}"


def _examples(made: Study) -> Iterator[str]:
    for e in made.findings.examples:
        yield f"{e.place.text} | {e.measure.text} | {e.outcome.text if e.outcome else '-'}"


def _key_points(made: Study) -> Iterator[str]:
    for k in made.findings.key_points:
        if k.subject:
            yield f"{k.role} | {k.subject.text} | {k.text.text}"


def _terms(made: Study) -> Iterator[str]:
    for t in made.findings.terms:
        yield f"{t.text.text} | {len(t.occurrences)}"


def _quotations(made: Study) -> Iterator[str]:
    for q in made.findings.quotations:
        yield f"{q.speaker.text} | {q.words.text}"


def _chapters(made: Study) -> Iterator[str]:
    for paragraph, placement in zip(made.article.paragraphs, made.findings.placements, strict=True):
        yield f"{paragraph.number} {placement.chapter}{' ?' if placement.doubtful else ''}"


def _sentences(made: Study) -> Iterator[str]:
    for paragraph in made.article.paragraphs:
        yield from (s.text for s in paragraph.sentences)


def _questions(made: Study) -> Iterator[str]:
    for q in made.questions:
        yield f"{q.kind} | {q.stem}"


LISTERS: dict[str, Callable[[Study], Iterator[str]]] = {
    "enumerations": _enumerations,
    "examples": _examples,
    "key_points": _key_points,
    "terms": _terms,
    "quotations": _quotations,
    "chapters": _chapters,
    "sentences": _sentences,
    "questions": _questions,
}


def _cases() -> Iterator[tuple[str, str, str, list[str]]]:
    for path in sorted(FOLDER.glob("*.md")):
        for block in path.read_text("utf-8").split("\n## ")[1:]:
            title, _, rest = block.partition("\n")
            text, _, expected = rest.partition("\n=>\n")
            yield path.stem, title, text.strip(), [line for line in expected.strip().splitlines() if line]


CASES = list(_cases())


def test_there_are_cases_for_every_lister() -> None:
    """No case file is empty, and none has a name that nothing lists."""
    assert {name for name, *_ in CASES} == set(LISTERS)
    assert len(CASES) >= 40


@pytest.mark.parametrize(("name", "title", "text", "expected"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_case(name: str, title: str, text: str, expected: list[str]) -> None:
    """What the case file says must be found is found, and nothing else."""
    source = Source("case", "case.md", f"---\ntitle: 无题\nedition: original\n---\n\n{text}\n")
    assert list(LISTERS[name](study(source, load_chapters()))) == expected
