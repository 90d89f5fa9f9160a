"""What the page of a lesson says of questions by hand."""

from pathlib import Path

from build_tools.options import guide_options
from build_tools.preview.article import Preview
from tests.decisions.test_written import ARTICLE, SOUND

SCARCE = "本课材料"
SHORT = ARTICLE.rpartition("\n着力")[0]
"""Only the first paragraph, which yields few questions."""


def _lesson(folder: Path) -> str:
    site = Preview(folder, "well", guide_options()).shown.site
    assert site
    return next(page.markdown for page in site.pages if page.path == "lessons/well/practices/index.md")


def test_a_short_quiz_is_not_called_scarce_once_editors_wrote_to_it(tmp_path: Path) -> None:
    """That the material yields no more is said of what was made of it, not of a quiz that a person filled up."""
    (tmp_path / "well.md").write_text(SHORT, "utf-8")
    assert SCARCE in _lesson(tmp_path)
    (tmp_path / "well.quiz.yml").write_text(SOUND["fill_blank"], "utf-8")
    assert SCARCE not in _lesson(tmp_path)
