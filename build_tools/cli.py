"""The `study-guide` command. Messages are Chinese: editors read them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from build_tools import folder, pipeline
from build_tools.adopt import adopt_text
from build_tools.adopt.decode import decode
from build_tools.errors import ContentError, UsageError
from build_tools.frame import load_frame
from build_tools.model.guide import Study
from build_tools.model.questions import KINDS
from build_tools.options import Options, guide_title, load_chapters
from build_tools.publish.export import question_data
from build_tools.publish.listing import question_lines

_ARTICLES = Path("docs/articles")
articles_option = click.option(
    "--articles",
    type=click.Path(path_type=Path),
    default=_ARTICLES,
    show_default=True,
    help="文章所在的文件夹。",
)
workers_option = click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="同时工作的进程数。"
)


def _errors(command: Callable[..., None]) -> Callable[..., None]:
    """Faults of the content end with status 1, unusable input with 2, one line each, no traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except ContentError as error:
            for fault in error.faults:
                click.echo(str(fault), err=True)
            sys.exit(1)
        except UsageError as error:
            click.echo(str(error), err=True)
            sys.exit(2)
        except OSError as error:
            click.echo(f"文件读写出错：{error.filename or ''} {error.strerror or error}", err=True)
            sys.exit(2)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="study-guide")
def main() -> None:
    """把文章变成有出处的学习材料：篇章、要点、案例、测验。"""


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--slug", help="文章代号（小写字母、数字、连字符），也是网址的一部分。默认取自文件名。")
@articles_option
@click.option("--replace", is_flag=True, help="已有同名文章时替换它。")
@_errors
def adopt(file: Path, slug: str | None, articles: Path, replace: bool) -> None:
    """采用一篇文章：把 FILE（txt 或 md）变成文章文件夹里的一篇文章。"""
    name = (slug or file.stem).lower().replace("_", "-").replace(" ", "-")
    if (
        not name
        or set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
        or name.startswith("-")
        or len(name) > 80
    ):
        raise UsageError(
            f"“{name}”不能作文章代号。用 --slug 起一个，只含小写字母、数字和连字符，如 --slug my-article"
        )
    if not file.is_file():
        raise UsageError(f"没有这个文件：{file}")
    if file.suffix.lower() not in (".txt", ".md", ".markdown", ""):
        raise UsageError(f"还不能读 {file.suffix} 文件。请另存为纯文本（.txt，UTF-8 编码）后再试")
    target = articles / f"{name}.md"
    if target.exists() and not replace:
        raise UsageError(f"{target} 已经有了。换一个 --slug，或加 --replace 替换它")
    text = decode(file.read_bytes())
    if text.lstrip("\ufeff").startswith("---\n"):
        markdown, notes = text, []
    else:
        adopted = adopt_text(text)
        markdown, notes = adopted.markdown, adopted.notes
    study = pipeline.study(pipeline.Source(name, str(target), markdown), load_chapters())
    articles.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_text(markdown, "utf-8")
    fresh.replace(target)
    click.echo(str(target))
    for note in [*notes, *_remarks(study)]:
        click.echo(f"  · {note}")


def _remarks(study: Study) -> list[str]:
    """What an editor should know of an article that has no fault."""
    article = study.article
    doubtful: dict[str, list[int]] = {}
    for paragraph, placement in zip(article.paragraphs, study.findings.placements, strict=True):
        if placement.doubtful:
            doubtful.setdefault(article.section_of(paragraph).heading or "开头", []).append(paragraph.number)
    remarks = [
        f"认出 {len(article.paragraphs)} 段、{len(article.sections) - 1} 个小标题，出题 {len(study.questions)} 道"
    ]
    for heading, numbers in doubtful.items():
        where = f"第{numbers[0]}段" if len(numbers) == 1 else f"第{numbers[0]}—{numbers[-1]}段"
        remarks.append(f"“{heading}”（{where}）归哪一章拿不准，请在文首信息的 chapters 里指定")
    return remarks


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@articles_option
@_errors
def check(paths: tuple[Path, ...], articles: Path) -> None:
    """检查文章：一次列出全部毛病，每条一行。"""
    sources = folder.load(articles)
    if paths:
        wanted = {path.resolve() for path in paths}
        sources = [
            s for s in sources if Path(s.path).resolve() in wanted or Path(s.path).resolve().parent in wanted
        ]
        if not sources:
            raise UsageError("没有找到要检查的文章。文章应放在 " + str(articles) + " 里，以 .md 结尾")
    found = pipeline.studies(sources, Options(guide_title(), load_chapters()))
    for study in found:
        click.echo(f"{study.article.path}：没有毛病")
        for remark in _remarks(study):
            click.echo(f"  · {remark}")


@main.command()
@click.argument("article")
@click.option("--refused", is_flag=True, help="只列没有出的题和理由。")
@click.option("--json", "as_json", is_flag=True, help="用 JSON 输出。")
@articles_option
@_errors
def questions(article: str, refused: bool, as_json: bool, articles: Path) -> None:
    """列出由一篇文章出的题；ARTICLE 是文章代号或文件。"""
    path = Path(article) if article.endswith(".md") else articles / f"{article}.md"
    if not path.is_file():
        known = "、".join(s.slug for s in folder.load(articles)) if articles.is_dir() else "无"
        raise UsageError(f"没有文章“{article}”。已有的文章：{known}")
    source = next(s for s in folder.load(path.parent) if s.slug == path.stem)
    study = pipeline.study(source, load_chapters())
    if refused:
        rows = [
            {"rule": r.rule, "reason": r.reason, "maker": r.maker, "stem": r.stem, "paragraph": r.paragraph}
            for r in study.refusals
        ]
        if as_json:
            click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            for r in study.refusals:
                click.echo(f"[{r.rule}] {r.reason}｜第{r.paragraph}段｜{r.maker}｜{r.stem}")
            click.echo(f"共 {len(study.refusals)} 道没有出")
        return
    if as_json:
        click.echo(json.dumps([question_data(q) for q in study.questions], ensure_ascii=False, indent=1))
        return
    for number, question in enumerate(study.questions, 1):
        click.echo("\n".join(question_lines(number, question)) + "\n")
    counts = "，".join(
        f"{name} {n}" for kind, name in KINDS.items() if (n := sum(q.kind == kind for q in study.questions))
    )
    click.echo(f"共 {len(study.questions)} 题（{counts}），没有出的 {len(study.refusals)} 题")
    guessed = [s for s in pipeline.blind_guesses(study.questions) if s.tried]
    if guessed:
        told = "，".join(f"{s.strategy} {s.right}/{s.tried}（碰运气 {s.chance:.1f}）" for s in guessed)
        click.echo(f"盲猜（不读文章）：{told}")


@main.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="放成品的文件夹。")
@articles_option
@workers_option
@_errors
def build(out: Path, articles: Path, workers: int) -> None:
    """生成整个导读的 Markdown、附件和 guide.json，不经过 MkDocs。"""
    options = Options(guide_title(), load_chapters())
    frame = load_frame(articles, [chapter.id for chapter in options.chapters])
    site = pipeline.site(folder.load(articles), frame, options, workers=workers)
    folder.write(site, out)
    click.echo(f"{out}：{len(site.pages)} 页，{len(site.assets)} 个附件")


@main.command()
@articles_option
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="放网站的文件夹。",
)
@_errors
def site(articles: Path, site_dir: Path) -> None:
    """生成整个网站。先在旁边建好再换上；失败时旧网站原样不动。"""
    pipeline.studies(folder.load(articles), Options(guide_title(), load_chapters()))

    def fill(into: Path) -> None:
        environment = os.environ | {"STUDY_GUIDE_ARTICLES": str(articles.resolve()), "SOURCE_DATE_EPOCH": "0"}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise UsageError("网站没有建成，旧网站原样不动：\n" + (done.stderr or done.stdout).strip())

    folder.swap_in(site_dir, fill)
    click.echo(f"{site_dir}：网站已建好，打开 {site_dir / 'index.html'}")


if __name__ == "__main__":
    main()
