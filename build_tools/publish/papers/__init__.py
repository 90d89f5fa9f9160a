"""Papers for a study session: handouts and session kits as PDF and Word, from one data value a lesson."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from build_tools.model.papers import Manuscript, Paper
from build_tools.publish.papers.manuscripts import WORD_TEMPLATE, manuscripts
from build_tools.publish.papers.typeset import TEMPLATES, Press, count_pages


def make_paper(manuscript: Manuscript, press: Press) -> Paper:
    """Set one manuscript. Raises Unprintable naming the characters that no font has."""
    if manuscript.template == WORD_TEMPLATE:
        # python-docx takes long to load, and only builds need it: `check` and `preview` should not wait.
        from build_tools.publish.papers.word import write_word

        return write_word(manuscript)
    return press.set(manuscript)


def paper_from(manuscript: Manuscript, content: bytes) -> Paper:
    """A paper whose bytes are known already."""
    pages = None if manuscript.template == WORD_TEMPLATE else count_pages(content)
    return Paper(manuscript.path, content, pages)


@cache
def recipe() -> str:
    """A hash of all that turns a manuscript into bytes: templates, code, versions of the libraries."""
    digest = hashlib.sha256()
    for path in [*sorted(TEMPLATES.glob("*.typ")), *sorted(Path(__file__).parent.glob("*.py"))]:
        digest.update(path.read_bytes())
    for library in ("typst", "python-docx", "segno"):
        digest.update(version(library).encode())
    return digest.hexdigest()


__all__ = ["Press", "make_paper", "manuscripts", "paper_from", "recipe"]
