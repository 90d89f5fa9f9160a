"""Work on a Dask cluster: a real scheduler and two worker processes on loopback, one of which dies midway."""

import contextlib
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from build_tools import crew, pipeline
from build_tools.cli import main
from build_tools.crew import Cluster, cluster
from build_tools.errors import UsageError
from build_tools.fonts import find_fonts
from build_tools.model.guide import Chapter, Frame
from build_tools.options import Options
from build_tools.pipeline import Printing, Source
from tests.bench.corpus import article, slug
from tests.bench.engine import Engine
from tests.conftest import SAMPLES, TOP

SHORT = """---
title: 村里的井
edition: original
chapters: {井的重要性: urgency, 护井的做法: practices}
---

## 井的重要性

井水清了，人心才定。

## 护井的做法

安吉县建立“井长”机制，把每口井落实到人。
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made = Engine(tmp_path_factory.mktemp("dask"))
    yield made
    made.stop()


class _Struck(Cluster):
    """A cluster that loses a worker when the first result has come."""

    def __init__(self, found: Cluster, blow: Callable[[], Any]) -> None:
        super().__init__(found._client)
        self.blow = blow
        self.hands: list[int] = []

    def each(self, work: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        for number, result in enumerate(super().each(work, jobs)):
            self.hands.append(len(self._client.nthreads()))
            if number == 0:
                self.blow()
            yield result


def test_a_lost_worker_loses_nothing(engine: Engine, chapters: tuple[Chapter, ...]) -> None:
    """With one of two workers killed after the first result, studies and papers are those of one process."""
    options = Options("导读", chapters)
    made_up = [Source(slug(n), f"{slug(n)}.md", article(n)) for n in range(16)]
    sources = [Source("short", "short.md", SHORT)]
    local = pipeline.studies(made_up, options)
    guide = pipeline.study_guide(sources, Frame(), options)
    printing = Printing(find_fonts(), books=False)
    printed = pipeline.papers(guide, options, printing)
    assert len(printed) == 12  # enough that they are given away
    with cluster(engine.address) as found:
        assert pipeline.papers(guide, options, printing, found) == printed
        victim = engine.workers[0]
        struck = _Struck(found, victim.kill)
        assert pipeline.studies(made_up, options, workers=struck) == local
        victim.wait(20)
        assert struck.hands[0] == 2 and struck.hands[-1] == 1


def test_no_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where no scheduler listens, and one that is none, end in one Chinese line with the cure."""
    monkeypatch.setattr(crew, "_WAIT", 1)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    for address in (f"tcp://127.0.0.1:{port}", "nowhere at all"):
        with pytest.raises(UsageError, match="集群没有应答"), cluster(address):
            pass


def test_the_missing_extra_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Dask, --cluster ends with status 2 and says what to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    call = ["build", "--articles", str(SAMPLES), "--out", str(tmp_path / "out"), "--no-handouts"]
    done = CliRunner().invoke(main, [*call, "--cluster", "tcp://127.0.0.1:8786"])
    assert done.exit_code == 2 and "study-guide[cluster]" in done.stderr


def test_another_version_is_refused(engine: Engine, tmp_path: Path) -> None:
    """A worker whose code differs from ours by one line is refused before it makes anything."""
    shutil.copytree(TOP / "build_tools", tmp_path / "build_tools")
    with (tmp_path / "build_tools" / "analyse" / "roles.py").open("a") as file:
        file.write("# changed\n")
    stranger = engine.worker(tmp_path)
    deadline = time.monotonic() + 60
    try:
        while time.monotonic() < deadline:
            with contextlib.suppress(UsageError), cluster(engine.address) as found:
                assert len(found._client.nthreads()) < 3, "the stranger was let in"
                time.sleep(0.2)
                continue
            break
        with pytest.raises(UsageError, match="版本不同"), cluster(engine.address):
            pass
    finally:
        stranger.kill()
        stranger.wait(20)
