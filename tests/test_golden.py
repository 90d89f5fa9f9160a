"""The whole outcome of one made-up article per genre, kept so that a change of rules shows what it changes.

`make golden` writes the files anew; read the difference before you commit it.
"""

from pathlib import Path

import pytest

from build_tools.options import load_chapters
from build_tools.pipeline import Source, study
from build_tools.publish.listing import question_lines

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.md"))
GOLDEN = Path(__file__).parent / "golden"


def outcome(sample: Path) -> str:
    """Chapters, enumerations, examples, terms, questions and refusals of one sample, as text."""
    made = study(Source(sample.stem, sample.name, sample.read_text("utf-8")), load_chapters())
    lines = [f"# {made.article.meta.title}", "", "## 归章"]
    for number, placed in enumerate(made.findings.placements, 1):
        lines.append(f"{number} {placed.chapter}{'?' if placed.doubtful else ''} {placed.reason}")
    lines += ["", "## 列举"]
    lines += [f"{e.form} {' / '.join(m.text for m in e.members)}" for e in made.findings.enumerations]
    lines += ["", "## 案例"]
    lines += [f"{e.place.text} {e.measure.text}" for e in made.findings.examples]
    lines += ["", "## 术语", "、".join(t.text.text for t in made.findings.terms), "", "## 题目"]
    for number, question in enumerate(made.questions, 1):
        lines += ["", *question_lines(number, question)]
    lines += ["", "## 没有出的题"]
    lines += [f"{r.rule} ¶{r.paragraph} {r.maker} {r.stem}" for r in made.refusals]
    return "\n".join(lines) + "\n"


def test_every_genre_has_a_golden_file() -> None:
    """Each sample has its file, and no file lacks its sample."""
    assert {p.stem for p in GOLDEN.glob("*.txt")} == {p.stem for p in SAMPLES}
    assert len(SAMPLES) >= 7


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.stem for sample in SAMPLES])
def test_outcome_is_as_kept(sample: Path) -> None:
    """What comes out of a sample is what was kept, to the letter."""
    assert outcome(sample) == (GOLDEN / f"{sample.stem}.txt").read_text("utf-8")


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for sample in SAMPLES:
        (GOLDEN / f"{sample.stem}.txt").write_text(outcome(sample), "utf-8")
