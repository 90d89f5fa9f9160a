"""The command that exports questions to other systems."""

import os
import subprocess
from pathlib import Path

import click

from build_tools import folder, pipeline
from build_tools.errors import UsageError
from build_tools.frame import load_frame
from build_tools.options import guide_options
from build_tools.publish.exports import FORMATS, Format, select
from build_tools.terminal import articles_option, errors, workers_option

_UNDATED = 1_500_000_000


@click.command("export")
@click.argument("kind")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="放成品的文件。")
@click.option("--chapter", help="只要这一章；写篇章代号。")
@click.option("--article", help="只要这一篇文章的题；写文章代号。")
@articles_option
@workers_option
@errors
def export(
    kind: str, out: Path, chapter: str | None, article: str | None, articles: Path, workers: int
) -> None:
    """把题目导出给别的系统：KIND 是 anki、moodle、gift 或 qti。"""
    wanted = _format(kind)
    options = guide_options()
    frame = load_frame(articles, [found.id for found in options.chapters])
    shelf = pipeline.study_shelf()
    guide = pipeline.study_guide(folder.load(articles), frame, options, workers=workers, shelf=shelf)
    _known("章", chapter, [found.id for found in guide.chapters])
    _known("文章", article, [found.id for found in guide.articles])
    chosen = select(guide, chapter, article, options.address)
    if not chosen.items:
        raise UsageError("这个范围里没有题，没有写文件。放宽 --chapter 或 --article")
    made = wanted.write(chosen, _date(articles))
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = out.with_name(f".{out.name}.new")
    aside.write_bytes(made.content)
    aside.replace(out)
    for loss in made.losses:
        click.echo(f"{loss.what}（{len(loss.questions)} 题：{'、'.join(loss.questions)}）", err=True)
    if out.suffix != wanted.suffix:
        click.echo(f"{wanted.name}的文件名通常以 {wanted.suffix} 结尾，{out.name} 别的系统可能不认", err=True)
    click.echo(f"{out}：{wanted.name}，{len(chosen.items)} 题")


def _format(kind: str) -> Format:
    if kind not in FORMATS:
        known = "、".join(f"{name}（{found.name}）" for name, found in FORMATS.items())
        raise UsageError(f"不会导出“{kind}”。可以写：{known}")
    return FORMATS[kind]


def _known(what: str, name: str | None, names: list[str]) -> None:
    if name is not None and name not in names:
        raise UsageError(f"没有这{'一' if what == '章' else '篇'}{what}：{name}。已有的：{'、'.join(names)}")


def _date(articles: Path) -> int:
    """When the material was last changed: SOURCE_DATE_EPOCH, else the last commit of the articles, else a fixed date."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    command = ["git", "-C", str(articles), "log", "-1", "--format=%ct", "--", "."]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        found = ""
    return int(found) if found.isdigit() else _UNDATED
