"""Table d: one edit in a large guide, by a process that remembers the last build, and by one that does not."""

import contextlib
import gc
import hashlib
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.config import load_config

from build_tools import pipeline
from build_tools.folder import load
from build_tools.memory import be_patient
from build_tools.model.guide import Frame
from build_tools.model.site import Asset, Page
from build_tools.options import load_chapters
from build_tools.preview.article import Preview
from tests.bench.corpus import article, slug, write
from tests.bench.table import TOP, Size, Table, seconds

_SAID = "\n\n补写的一段话，说明情况有了新的变化。\n"
_SHARED = "\n\n要用好“院落对账”机制。比如，安吉县建立“院落对账”机制，把管护责任落实到户，累计惠及99户居民。\n"


def rows(size: Size) -> Table:
    """Seconds of each, and how many times faster the warm build is."""
    patience = gc.get_threshold()
    be_patient()  # as the commands do
    try:
        found = [*_generation(size.many), *_fresh(size.many), *_preview(size.many), *_serve(size.site)]
    finally:
        gc.set_threshold(*patience)
    return Table(
        "丁、改一处之后",
        "处理器时间。每次改动之后，热的和冷的（从头来）各做一次，结果逐字节相同才算数。"
        "热的，在同一进程里记得上一次的全部结果，如 make serve；另开的进程只有 .cache 里没有改过的文章的分析结果，"
        "它的时间含启动和写出全部文件。预览只做一篇文章的网页，冷的是整本导读。",
        ("改什么", "文章", "冷，秒", "热，秒", "快几倍"),
        tuple(
            (what, f"{n}", f"{cold:.2f}", f"{warm:.3f}", f"{cold / warm:.1f}")
            for what, n, cold, warm in found
        ),
    )


def _generation(count: int) -> list[tuple[str, int, float, float]]:
    texts = [article(n) for n in range(count)]
    cache = pipeline.Cache()

    def make(remembered: pipeline.Cache | None) -> list[Page | Asset]:
        sources = [pipeline.Source(slug(n), f"{slug(n)}.md", text) for n, text in enumerate(texts)]
        options = pipeline.Options("导读", load_chapters())
        return list(pipeline.site(sources, Frame(), options, remembered).files())

    make(cache)
    found = []
    for what, said in (("生成：加一句话", _SAID), ("生成：加一个术语和一个案例", _SHARED)):
        texts[count // 3] += said
        warm, one = seconds(lambda: make(cache))
        cold, other = seconds(lambda: make(None))
        assert one == other, "the warm build is stale"
        found.append((what, count, cold, warm))
    return found


def _fresh(count: int) -> list[tuple[str, int, float, float]]:
    """What the command costs in a process of its own: with the studies of the build before, and without."""
    with TemporaryDirectory() as name:
        top = Path(name)
        (top / "articles").mkdir()
        write(top / "articles", count)
        environment = os.environ | {"XDG_CONFIG_HOME": f"{name}/own"}

        def build(out: str) -> float:
            command = [sys.executable, "-m", "build_tools.cli", "build", "--articles", "articles"]
            command += ["--no-handouts", "--workers", "1", "--out", out]
            begun = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, cwd=top, env=environment, check=True, capture_output=True)
            ended = resource.getrusage(resource.RUSAGE_CHILDREN)
            return ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime

        build("warm")
        path = top / "articles" / f"{slug(count // 3)}.md"
        path.write_text(path.read_text("utf-8") + _SAID, "utf-8")
        warm = build("warm")
        shutil.rmtree(top / ".cache")
        cold = build("cold")
        assert _files(top / "warm") == _files(top / "cold"), "the warm build is stale"
    return [("study-guide build：另开的进程，加一句话", count, cold, warm)]


def _preview(count: int) -> list[tuple[str, int, float, float]]:
    """What the preview of one article does on a change, against the whole guide made anew."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        options = pipeline.Options("导读", load_chapters())
        preview = Preview(folder, slug(count // 3), options)
        path = folder / f"{slug(count // 3)}.md"
        path.write_text(path.read_text("utf-8") + _SAID, "utf-8")
        warm, changed = seconds(preview.refresh)
        assert changed, "the preview saw no change"
        sources = load(folder)
        cold, _ = seconds(lambda: list(pipeline.site(sources, Frame(), options).files()))
    return [("study-guide preview：一篇文章，加一句话", count, cold, warm)]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).digest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@contextlib.contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _serve(count: int) -> list[tuple[str, int, float, float]]:
    """What `mkdocs serve` does on a change: a whole build of MkDocs, in which our part remembers."""
    with TemporaryDirectory() as name, _environment(STUDY_GUIDE_ARTICLES=name, STUDY_GUIDE_NO_HANDOUTS="1"):
        write(Path(name), count)

        def config() -> object:
            return load_config(str(TOP / "mkdocs.yml"), site_dir=f"{name}-site")

        first = config()
        first.plugins.on_startup(command="serve", dirty=False)
        cold, _ = seconds(lambda: build(first))
        path = Path(name) / f"{slug(count // 3)}.md"
        path.write_text(path.read_text("utf-8") + _SAID, "utf-8")
        again = config()
        again.plugins["study-guide"].cache = first.plugins["study-guide"].cache
        again.plugins["study-guide"].serving = True
        warm, _ = seconds(lambda: build(again))
    return [("make serve：MkDocs 重建整站", count, cold, warm)]
