"""The record of facts: what a study edition says must stand in it, and nothing idle may."""

from pathlib import Path

import pytest

from build_tools.errors import ContentError
from build_tools.folder import load
from build_tools.model.guide import Chapter
from build_tools.pipeline import Source, study

TOP = Path(__file__).parents[2]
ARTICLE = (
    "---\ntitle: 河边的账本\nedition: restated\n---\n\n## 怎么做\n\n2021年，安吉县在8个村试行河长公示。\n"
)
FACTS = """facts:
  - id: F1
    statement: 2021年，安吉县在8个村试行河长公示。
    source: 某报
    confidence: one-source
"""


def _faults(chapters: tuple[Chapter, ...], text: str, facts: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        study(Source("river", "river.md", text, facts, "river.facts.yml"), chapters)
    return [str(fault) for fault in caught.value.faults]


def test_a_covered_article_passes(chapters: tuple[Chapter, ...]) -> None:
    """An article whose figures and places all stand in used facts has no fault."""
    made = study(Source("river", "river.md", ARTICLE, FACTS, "river.facts.yml"), chapters)
    assert [fact.id for fact in made.article.facts] == ["F1"]


def test_an_unknown_figure_is_a_fault(chapters: tuple[Chapter, ...]) -> None:
    """A number that no fact holds is reported with the line of its paragraph."""
    faults = _faults(chapters, ARTICLE.replace("8个村", "9个村"), FACTS)
    assert len(faults) == 1
    assert faults[0].startswith("river.md:8: ") and "9" in faults[0]


def test_an_unknown_place_is_a_fault(chapters: tuple[Chapter, ...]) -> None:
    """A place that no fact holds is reported."""
    faults = _faults(chapters, ARTICLE.replace("安吉县", "德清县"), FACTS)
    assert any("德清县" in fault for fault in faults)


def test_an_idle_fact_is_a_fault(chapters: tuple[Chapter, ...]) -> None:
    """A fact that the article does not use is reported with its line."""
    idle = "  - id: F2\n    statement: 某镇修了一座桥。\n    source: 某报\n    confidence: one-source\n"
    faults = _faults(chapters, ARTICLE, FACTS + idle)
    assert faults == ["river.facts.yml:6: 事实 F2 在文章里没有用到。删去它，或在正文里写到"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (("confidence: one-source", "confidence: sure"), "confidence"),
        (("    source: 某报\n", ""), "source"),
        (("id: F1", "name: F1"), "name"),
        (("facts:", "fact:"), "facts:"),
        (("statement: 2021", "statement: [2021"), "读不懂"),
    ],
)
def test_slips_in_the_file_are_named(
    chapters: tuple[Chapter, ...], change: tuple[str, str], word: str
) -> None:
    """A wrong field, a missing one or broken YAML ends in path:line: message."""
    faults = _faults(chapters, ARTICLE, FACTS.replace(*change))
    assert faults and faults[0].startswith("river.facts.yml:") and word in faults[0]


def test_every_study_edition_keeps_a_record() -> None:
    """Each article of the guide has its record of facts, and the build checks it."""
    sources = load(TOP / "docs" / "articles")
    assert len(sources) >= 14
    assert [s.slug for s in sources if s.facts is None] == []
