"""The guide of the repository with its manuscripts, made once for the tests of papers."""

from pathlib import Path

import pytest

from build_tools import pipeline
from build_tools.folder import load
from build_tools.fonts import FontSet, find_fonts
from build_tools.frame import load_frame
from build_tools.model.guide import StudyGuide
from build_tools.model.papers import Manuscript
from build_tools.options import Options, guide_options
from build_tools.publish.papers import manuscripts

TOP = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def options() -> Options:
    return guide_options(TOP / "mkdocs.yml")


@pytest.fixture(scope="session")
def guide(options: Options) -> StudyGuide:
    folder = TOP / "docs" / "articles"
    return pipeline.study_guide(load(folder), load_frame(folder, [c.id for c in options.chapters]), options)


@pytest.fixture(scope="session")
def written(guide: StudyGuide, options: Options) -> dict[str, Manuscript]:
    """Path of a paper -> its manuscript, with an address, so that there are QR codes."""
    made = manuscripts(guide, options.profile, "https://guide.example.org/")
    return {manuscript.path: manuscript for manuscript in made}


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return find_fonts()
