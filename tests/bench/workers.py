"""Table g: one process, several, and a Dask cluster on this machine, by the clock and not by the processor."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from build_tools import pipeline
from build_tools.crew import cluster
from build_tools.fonts import find_fonts
from build_tools.memory import be_patient
from build_tools.model.guide import Frame
from build_tools.options import load_chapters
from tests.bench.corpus import article, slug
from tests.bench.engine import Engine
from tests.bench.table import Size, Table


def rows(size: Size) -> Table:
    """Seconds for the analysis of all articles, and for the papers of a few, by who works."""
    be_patient()  # as the commands are
    cores = os.cpu_count() or 1
    options = pipeline.Options("导读", load_chapters())
    sources = [pipeline.Source(slug(n), f"{slug(n)}.md", article(n)) for n in range(size.many)]
    guide = pipeline.study_guide(sources[:4], Frame(), options)
    printing = pipeline.Printing(find_fonts(), books=False)
    papers = len(pipeline.papers(guide, options, printing, 1))
    with TemporaryDirectory() as name:
        engine = Engine(Path(name), cores)
        try:
            with cluster(engine.address) as found:
                crews: dict[str, pipeline.Hands] = {
                    "--workers 1": 1,
                    f"--workers {cores}": cores,
                    f"--cluster，本机 {cores} 个工作进程": found,
                }
                analysis = _by_the_clock(
                    size.rounds,
                    {n: lambda c=c: pipeline.studies(sources, options, None, c) for n, c in crews.items()},
                )
                setting = _by_the_clock(
                    size.rounds,
                    {n: lambda c=c: pipeline.papers(guide, options, printing, c) for n, c in crews.items()},
                )
        finally:
            engine.stop()
    one, paper = (next(iter(times.values())) for times in (analysis, setting))
    return Table(
        "庚、多进程和集群",
        f"墙上的钟，{size.rounds} 轮的中位数：分析 {size.many} 篇文章，排印 {papers} 份材料。倍数是与一个进程相比。",
        ("由谁做", "分析，秒", "快几倍", "排印，秒", "快几倍"),
        tuple(
            (
                name,
                f"{analysis[name]:.1f}",
                f"{one / analysis[name]:.2f}",
                f"{setting[name]:.1f}",
                f"{paper / setting[name]:.2f}",
            )
            for name in analysis
        ),
    )


def _by_the_clock(rounds: int, works: dict[str, Callable[[], object]]) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            begun = time.monotonic()
            work()
            found[name].append(time.monotonic() - begun)
    return {name: median(times) for name, times in found.items()}
