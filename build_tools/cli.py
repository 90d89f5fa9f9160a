"""The `study-guide` command. Messages are Chinese: editors read them."""

import json
import os
import pickle
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from build_tools import folder, pipeline
from build_tools.comparing import diff
from build_tools.deciding import review_questions
from build_tools.editing import adopt, check, schema
from build_tools.errors import ContentError, UsageError
from build_tools.exporting import export
from build_tools.frame import load_frame
from build_tools.memory import be_patient
from build_tools.model.article import Article
from build_tools.model.questions import KINDS, Refusal
from build_tools.model.site import Asset, Page
from build_tools.options import guide_options, load_chapters
from build_tools.preview.command import preview
from build_tools.publish.export import question_data
from build_tools.publish.listing import question_lines
from build_tools.survey import stray
from build_tools.swap import swap_in
from build_tools.terminal import articles_option, cluster_option, errors, hands, workers_option
from build_tools.usage import Commands

_DOCS = Path("docs")
no_handouts_option = click.option("--no-handouts", is_flag=True, help="不排印 PDF 和 Word 材料。")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="study-guide")
def main() -> None:
    """把文章变成有出处的学习材料：篇章、要点、案例、测验。"""
    be_patient()


@main.command()
@click.argument("article")
@click.option("--refused", is_flag=True, help="只列没有出的题和理由。")
@click.option("--json", "as_json", is_flag=True, help="用 JSON 输出。")
@articles_option
@errors
def questions(article: str, refused: bool, as_json: bool, articles: Path) -> None:
    """列出由一篇文章出的题；ARTICLE 是文章代号或文件。"""
    study = pipeline.study(folder.find(article, articles), load_chapters())
    if refused:
        if as_json:
            rows = [_refusal(study.article, r) for r in study.refusals]
            click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            for r in study.refusals:
                click.echo(f"[{r.rule}] {r.reason}｜第{r.paragraph}段｜{r.maker}｜{r.stem}　〔{r.id}〕")
            click.echo(f"共 {len(study.refusals)} 道没有出")
        return
    if as_json:
        seen = {d.id: d.seen for d in study.decided.sheet.decisions}
        data = [
            question_data(q)
            | {"seen": seen[q.id] if q.state == "edited" else pipeline.fingerprint(study.article, q)}
            for q in study.questions
        ]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
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


def _refusal(article: Article, refusal: Refusal) -> dict[str, Any]:
    """A refusal as data, with the sentence that the question begins to rest on."""
    sentence = article.paragraph(refusal.paragraph).sentences[refusal.sentence - 1].text.strip()
    return asdict(refusal) | {"kind_name": KINDS[refusal.kind], "text": sentence}


def _printing() -> pipeline.Printing:
    """Fonts and shelf for the papers; on a terminal, a line that shows how far the typesetting is."""

    def tell(done: int, of_all: int) -> None:
        filled = 30 * done // of_all
        end = "\n" if done == of_all else ""
        click.echo(
            f"\r排印材料 [{'#' * filled}{'-' * (30 - filled)}] {done}/{of_all}{end}", err=True, nl=False
        )

    return pipeline.printing(tell if sys.stderr.isatty() else None)


@main.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="放成品的文件夹。")
@articles_option
@no_handouts_option
@workers_option
@cluster_option
@errors
def build(out: Path, articles: Path, no_handouts: bool, workers: int, cluster: str | None) -> None:
    """生成整个导读的 Markdown、附件、纸面材料和 guide.json，不经过 MkDocs。"""
    options = guide_options()
    frame = load_frame(articles, [chapter.id for chapter in options.chapters])
    printing = None if no_handouts else _printing()
    sources = folder.load(articles)
    with hands(workers, cluster) as crew:
        site = pipeline.site(
            sources, frame, options, workers=crew, printing=printing, shelf=pipeline.study_shelf()
        )
    written = folder.write(site, out)
    click.echo(f"{out}：{written[Page]} 页，{written[Asset]} 个附件")


@main.command()
@articles_option
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="放网站的文件夹。",
)
@no_handouts_option
@workers_option
@cluster_option
@errors
def site(articles: Path, site_dir: Path, no_handouts: bool, workers: int, cluster: str | None) -> None:
    """生成整个网站。先在旁边建好再换上；失败时旧网站原样不动。"""
    if faults := stray(_DOCS, _DOCS / "articles"):  # before typesetting, which takes longer
        raise ContentError(faults)
    options = guide_options()
    sources = folder.load(articles)
    cache = pipeline.Cache()
    with hands(workers, cluster) as crew:
        if no_handouts:
            pipeline.studies(sources, options, cache, crew, pipeline.study_shelf())
        else:  # finished papers wait on the shelf for MkDocs, whose output is not shown
            frame = load_frame(articles, [chapter.id for chapter in options.chapters])
            guide = pipeline.study_guide(sources, frame, options, cache, crew, shelf=pipeline.study_shelf())
            pipeline.papers(guide, options, _printing(), crew)

    def fill(into: Path) -> None:
        environment = os.environ | {
            "STUDY_GUIDE_ARTICLES": str(articles.resolve()),
            "STUDY_GUIDE_WORKERS": str(workers),
            "SOURCE_DATE_EPOCH": "0",
        }
        if no_handouts:
            environment["STUDY_GUIDE_NO_HANDOUTS"] = "1"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)]
        with tempfile.TemporaryDirectory() as handed:
            studied = Path(handed) / "studies"
            studied.write_bytes(pickle.dumps(dict(cache)))  # read by our own child alone
            environment["STUDY_GUIDE_STUDIES"] = str(studied)
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise UsageError("网站没有建成，旧网站原样不动：\n" + (done.stderr or done.stdout).strip())

    swap_in(site_dir, fill)
    click.echo(f"{site_dir}：网站已建好，打开 {site_dir / 'index.html'}")


for command in (adopt, check, export, preview, schema, review_questions, diff):
    main.add_command(command)

if __name__ == "__main__":
    main()
