"""`study-guide preview`: the server of one article, started and stopped by an editor."""

import signal
import webbrowser
from pathlib import Path

import click

from build_tools.errors import UsageError
from build_tools.options import guide_options
from build_tools.preview.article import Preview
from build_tools.preview.server import Server
from build_tools.terminal import articles_option, errors

_PORT = 8010


@click.command()
@click.argument("article")
@articles_option
@click.option("--port", type=click.IntRange(0, 65535), help=f"端口。默认 {_PORT}，占用时另选一个。")
@click.option("--open", "opens", is_flag=True, help="在浏览器里打开。")
@errors
def preview(article: str, articles: Path, port: int | None, opens: bool) -> None:
    """边改边看一篇文章：ARTICLE 是文章代号或文件。只在本机，按 Ctrl-C 停止。"""
    path = Path(article) if article.endswith(".md") else articles / f"{article}.md"
    if not path.is_file():
        raise UsageError(f"没有文章 {path}。文章应放在 {articles} 里；代号是文件名去掉 .md")
    server = _started(Preview(path.parent, path.stem, guide_options()), port)
    faults = server.preview.shown.faults
    click.echo(
        f"{server.address}  {f'有毛病 {len(faults)} 处，列在页面上' if faults else '没有毛病'}。按 Ctrl-C 停止"
    )
    if opens:
        webbrowser.open(server.address)
    # Started in the background by a shell, a command would not hear Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("\n预览停了")


def _started(shown: Preview, port: int | None) -> Server:
    for wanted in (_PORT, 0) if port is None else (port,):
        try:
            return Server(shown, wanted)
        except OSError:
            continue
    raise UsageError(f"端口 {port} 用不了，可能有别的程序在用。换一个，或不写 --port")
