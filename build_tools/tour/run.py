"""A new editor's way, walked with the real commands: a Word file, its article, a slip, the questions."""

import io
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click
import docx
from click.testing import CliRunner

from build_tools import pipeline
from build_tools.deciding import review_questions
from build_tools.editing import adopt, check
from build_tools.model.guide import Frame, Study
from build_tools.options import Options, load_chapters
from build_tools.publish.change_report import report
from build_tools.publish.changes import changes

SLUG = "study-meeting"
ARTICLE = f"docs/articles/{SLUG}.md"
WORD = "学习会.docx"
_STYLES = ("Normal", "Title", "Subtitle", "Heading 1")
_ESSAY = Path(__file__).with_name("essay.txt")


@dataclass(frozen=True, slots=True)
class Tour:
    """What the commands said (line by line, without the temporary folder they worked in), and what they made."""

    adopted: tuple[str, ...]
    faulty: tuple[str, ...]
    sound: tuple[str, ...]
    reviewed: tuple[str, ...]
    change: tuple[str, ...]
    article: tuple[str, ...]
    study: Study


@cache
def tour() -> Tour:
    """Walk once; every later call gives the same. Raises RuntimeError when a command did not end as it must."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        word, articles = folder / WORD, folder / "docs" / "articles"
        word.write_bytes(_word())
        article = folder / ARTICLE
        adopted = _said(adopt, folder, 0, str(word), "--slug", SLUG, "--articles", str(articles))
        text = article.read_text("utf-8")
        article.write_text(text.replace("title: ", "title：", 1), "utf-8")
        faulty = _said(check, folder, 1, "--articles", str(articles))
        article.write_text(text, "utf-8")
        sound = _said(check, folder, 0, "--articles", str(articles))
        study = pipeline.study(pipeline.Source(SLUG, ARTICLE, text), load_chapters())
        at = ("--articles", str(articles))
        reviewed = _said(review_questions, folder, 0, SLUG, *at, keys="1\n5\n")
        return Tour(adopted, faulty, sound, reviewed, _change(study), tuple(text.splitlines()), study)


def _change(study: Study) -> tuple[str, ...]:
    """What a pull request with the article says of the study material: the lines of `study-guide diff`."""
    options = Options("", load_chapters())
    before, after = (pipeline.assembled(found, Frame(), options) for found in ((), (study,)))
    names = {chapter.id: chapter.title for chapter in options.chapters}
    return tuple(report(changes(before, after), names, "main").splitlines())


def _said(command: click.Command, folder: Path, status: int, *words: str, keys: str = "") -> tuple[str, ...]:
    done = CliRunner().invoke(command, words, input=keys)
    if done.exit_code != status:
        raise RuntimeError(f"{command.name} ended with {done.exit_code}: {done.output}")
    return tuple(done.output.replace(f"{folder}/", "").splitlines())


def _word() -> bytes:
    """The made-up essay as Word writes it."""
    document = docx.Document()
    for style in [style for style in document.styles if style.name not in _STYLES]:
        style.delete()  # of 164 that come with the library: to read them takes longer than the essay
    title, subtitle, *rows = _ESSAY.read_text("utf-8").splitlines()
    document.add_paragraph(title, style="Title")
    document.add_paragraph(subtitle, style="Subtitle")
    for row in rows:
        if row.startswith("# "):
            document.add_heading(row.removeprefix("# "), 1)
        else:
            document.add_paragraph(row)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
