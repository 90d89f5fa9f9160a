"""The commands of editors: take an article in, check all of them, show the schema of the front matter."""

import hashlib
import json
import re
from pathlib import Path

import click

from build_tools import pipeline
from build_tools.adopt import MOST_BYTES, Adopted, adopt_safely
from build_tools.errors import ContentError, Fault, UsageError
from build_tools.model.guide import Study
from build_tools.options import Options, guide_title, load_chapters
from build_tools.read import FrontMatter, QuizFile
from build_tools.review import remarks, review
from build_tools.survey import OPENED, survey
from build_tools.swap import put_file
from build_tools.terminal import annotation, articles_option, errors, show_faults

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--slug", help="文章代号（小写字母、数字、连字符），也是网址的一部分。默认取自文件名。")
@articles_option
@click.option("--replace", is_flag=True, help="已有同名文章时替换它。")
@errors
def adopt(file: Path, slug: str | None, articles: Path, replace: bool) -> None:
    """采用一篇文章：把 FILE（docx、html、pdf、txt 或 md）变成文章文件夹里的一篇文章。"""
    if slug is not None and not _SLUG.fullmatch(slug):
        raise UsageError(f"“{slug}”不能作文章代号。只用小写字母、数字和连字符，如 --slug my-article")
    if not file.is_file():
        raise UsageError(f"没有这个文件：{file}")
    if file.name.startswith(OPENED):
        cure = "这是 Word 或 WPS 打开文件时的临时文件。先关掉 Word，选名字不带 ~ 的那个"
        raise UsageError(f"{file.name}：{cure}")
    if file.stat().st_size > MOST_BYTES:
        raise UsageError(f"{file.name}：文件太大（最多 {MOST_BYTES // 1_000_000} MB）。删去图片再试")
    if slug is not None:
        _free(articles / f"{slug}.md", replace)
    try:
        adopted = adopt_safely(file.read_bytes(), file.suffix)
    except UsageError as error:
        raise UsageError(f"{file.name}：{error}") from None
    name = slug or _slug(file.stem, adopted)
    target = articles / f"{name}.md"
    _free(target, replace)
    study = _tried(adopted, name, file, target)
    put_file(target, adopted.markdown)
    click.echo(str(target))
    if slug is None and name.startswith("article-"):
        adopted.notes.append(
            f"文章代号“{name}”是自动起的，它会成为网址。想换就加 --slug，如 --slug my-article"
        )
    adopted.notes += _outdated(name, articles)
    for note in [*adopted.notes, *(remark.message for remark in remarks(study, load_chapters()))]:
        click.echo(f"  · {note}")


def _outdated(slug: str, articles: Path) -> list[str]:
    """A note when the article that was replaced had decisions on its questions that no longer hold."""
    source = next(s for s in survey(articles).sources if s.slug == slug)
    if source.quiz is None:
        return []
    try:
        number = len(pipeline.study(source, load_chapters()).decided.concerns)
    except ContentError as error:
        number = len(error.faults)
    told = f"题目文件 {Path(source.quiz_path).name} 里有 {number} 处不再相合，运行 study-guide review {slug} 重审"
    return [told] if number else []


def _free(target: Path, replace: bool) -> None:
    if target.is_symlink() or target.is_dir():
        raise UsageError(f"{target} 不是普通文件，不能写进去")
    if target.exists() and not replace:
        raise UsageError(f"{target} 已经有了。换一个 --slug，或加 --replace 替换它")


def _slug(stem: str, adopted: Adopted) -> str:
    """The article's id: the file's name when it can be one, else a name made from what was adopted."""
    name = re.sub(r"[\s_.]+", "-", stem.lower())
    if _SLUG.fullmatch(name):
        return name
    return "article-" + hashlib.sha256((adopted.title or adopted.markdown).encode()).hexdigest()[:8]


def _tried(adopted: Adopted, name: str, file: Path, target: Path) -> Study:
    """The article as the guide would have it. Raises UsageError when it would be refused there."""
    try:
        return pipeline.study(pipeline.Source(name, str(target), adopted.markdown), load_chapters())
    except ContentError as error:
        told = "；".join(f"第{fault.line}行{fault.message}" for fault in error.faults[:5])
        rows = adopted.markdown.split("\n")
        near = rows[min(error.faults[0].line, len(rows)) - 1].strip()[:20]
        raise UsageError(
            f"{file.name}：没有采用，文章有毛病：{told}（在“{near}”附近）。在原文件里改好再试"
        ) from None


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@articles_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="github 为合并请求里的逐行批注。",
)
@errors
def check(paths: tuple[Path, ...], articles: Path, form: str) -> None:
    """检查文章：一次列出全部毛病，每条一行。"""
    found = review(articles, Options(guide_title(), load_chapters()))
    faults = [fault for fault in found.faults if _asked(fault.path, paths)]
    notices = [notice for notice in found.notices if _asked(notice.path, paths)]
    sound = [study.article.path for study in found.studies if _asked(study.article.path, paths)]
    if not faults and not sound:
        raise UsageError(f"没有找到要检查的文章。文章应放在 {articles} 里，以 .md 结尾")
    if form == "github":
        for kind, rows in (("error", faults), ("notice", notices)):
            for row in rows:
                click.echo(annotation(kind, row))
    else:
        _tell(sound, notices, {_article(fault.path) for fault in faults})
        show_faults(faults)
    if faults:
        raise SystemExit(1)


def _tell(sound: list[str], notices: list[Fault], faulty: set[str]) -> None:
    for path in sound:
        if path not in faulty:
            click.echo(f"{path}：没有毛病")
        for notice in notices:
            if notice.path == path:
                click.echo(f"  · {notice.message}")


def _asked(path: str, paths: tuple[Path, ...]) -> bool:
    """Whether a file belongs to what was asked for: itself, its article, or a folder above it."""
    if not paths:
        return True
    here = Path(path).resolve()
    article = Path(_article(path)).resolve()
    return any(wanted.resolve() in (here, article, *here.parents) for wanted in paths)


def _article(path: str) -> str:
    """The article that a file belongs to: itself, or the one beside a sidecar file."""
    return str(Path(path).with_name(Path(path).name.split(".")[0] + ".md"))


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="写进这个文件；不写就印出来。")
@click.option("--quiz", is_flag=True, help="题目文件（.quiz.yml）的，不是文首信息的。")
@errors
def schema(out: Path | None, quiz: bool) -> None:
    """给出文首信息或题目文件的 JSON Schema，供编辑器提示和检查用。"""
    fields = QuizFile.model_json_schema() if quiz else FrontMatter.model_json_schema()
    data = {"$schema": "https://json-schema.org/draft/2020-12/schema", **fields}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, "utf-8")
