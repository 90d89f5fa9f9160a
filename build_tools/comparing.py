"""`study-guide diff`: what a change does to the study material, as Markdown for editors and pull requests."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import click

from build_tools import pipeline
from build_tools.errors import ContentError, Fault
from build_tools.history import restore
from build_tools.model.guide import Frame, Study
from build_tools.options import Options, guide_title, load_chapters
from build_tools.pipeline import Source
from build_tools.publish.change_report import report
from build_tools.publish.changes import changes
from build_tools.survey import Survey, survey
from build_tools.terminal import articles_option, errors, show_faults

_Kept = dict[Source, Study | tuple[Fault, ...]]


@click.command()
@click.argument("revision", metavar="REV")
@articles_option
@errors
def diff(revision: str, articles: Path) -> None:
    """与 git 的某个版本相比，学习材料变了什么：逐题列出，输出 Markdown。REV 如 main、HEAD~1。"""
    options = Options(guide_title(), load_chapters())
    kept: _Kept = {}
    with tempfile.TemporaryDirectory() as name:
        commit = restore(revision, articles, Path(name))
        old = _read(Path(name), options, kept)
    new = _read(articles, options, kept)
    unread = old.unread | new.unread
    before, after = (pipeline.assembled(side.sound(unread), Frame(), options) for side in (old, new))
    chapters = {chapter.id: chapter.title for chapter in options.chapters}
    click.echo(report(changes(before, after), chapters, f"{revision}，{commit[:8]}"), nl=False)
    if unread:
        click.echo(f"\n有毛病、没有比较的文章：{'、'.join(sorted(unread))}。")
    faults = [*new.faults, *pipeline.concerns(after)]
    if faults:
        click.echo(f"\n这一版有 {len(faults)} 处毛病要先改。运行 study-guide check 看全部。")
        show_faults(sorted(set(faults)))
        raise SystemExit(1)


@dataclass(frozen=True)
class _Side:
    """One side of the comparison: sound articles, ids of those with faults, all faults."""

    studies: tuple[Study, ...]
    unread: frozenset[str]
    faults: tuple[Fault, ...]

    def sound(self, unread: frozenset[str]) -> list[Study]:
        """The articles that can be compared: sound on both sides."""
        return [study for study in self.studies if study.article.id not in unread]


def _read(folder: Path, options: Options, kept: _Kept) -> _Side:
    """Study the articles of a folder; one that did not change between two calls is studied once."""
    found = survey(folder) if folder.is_dir() else Survey((), ())
    results: dict[str, Study | tuple[Fault, ...]] = {}
    for source in found.sources:
        key = replace(source, path="", facts_path="", quiz_path="")
        if key not in kept:
            try:
                kept[key] = pipeline.study(source, options.chapters)
            except ContentError as error:
                kept[key] = error.faults
        results[source.slug] = kept[key]
    broken = {slug: result for slug, result in results.items() if not isinstance(result, Study)}
    studies = tuple(result for result in results.values() if isinstance(result, Study))
    faults = (*found.faults, *(fault for faults in broken.values() for fault in faults))
    return _Side(studies, frozenset(broken), faults)
