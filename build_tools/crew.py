"""Who does the work: this process, several on this machine, or a Dask cluster that is running already.

Whoever does it, results come in the order of the jobs and are the same to the byte.
"""

import contextlib
import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from build_tools.errors import UsageError

Job = TypeVar("Job")
Result = TypeVar("Result")
_WAIT = 10  # seconds for a scheduler, and for its first worker
_PARTS = (
    8  # parts of the work that each worker gets: small enough to even out, large enough to be worth a message
)
_MOST_A_PART = 32


class Cluster:
    """A running Dask scheduler with its workers. They must have this very version of study-guide installed."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def each(self, work: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
        """The results of the jobs in order. What a lost worker had is done by the others."""
        from distributed import CancelledError, KilledWorker

        hands = sum(self._client.nthreads().values())
        size = min(max(1, len(jobs) // (max(hands, 1) * _PARTS)), _MOST_A_PART)
        parts = [(work, jobs[at : at + size]) for at in range(0, len(jobs), size)]
        futures = self._client.map(_all, parts, pure=False)
        try:
            for future in futures:
                yield from future.result()
        except (KilledWorker, CancelledError, OSError) as error:
            raise UsageError(
                "集群中断了，没有做完，原来的成品原样不动。查看各工作进程的日志，或去掉 --cluster 在本机做"
            ) from error
        finally:
            self._client.cancel(futures, force=True)


@contextlib.contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """A cluster by the address of its scheduler (tcp://host:8786). Raises UsageError that says what is missing."""
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("要用集群，先装上 Dask：pip install 'study-guide[cluster]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        connect: Any = Client  # untyped
        client = connect(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"集群没有应答：{address}。先运行 dask scheduler，地址写成 tcp://主机:8786"
        ) from error
    try:
        with contextlib.suppress(Exception):
            client.wait_for_workers(1, timeout=_WAIT)
        versions = client.run(code_identity)
        if not versions:
            raise UsageError(f"集群 {address} 还没有工作进程。在各台机器上运行 dask worker {address}")
        other = [worker for worker, version in sorted(versions.items()) if version != code_identity()]
        if other:
            raise UsageError(f"{other[0]} 上的 study-guide 与这里的版本不同，做出来会不一样。装成同一版再试")
        yield Cluster(client)
    finally:
        client.close()


Hands = int | Cluster
"""How many processes of this machine, or a cluster."""


def each(
    hands: Hands, work: Callable[[Job], Result], jobs: Sequence[Job], fresh: bool = False
) -> Iterator[Result]:
    """The results of `work` for every job, in order. `fresh` starts processes anew instead of copying this one."""
    if isinstance(hands, Cluster):
        yield from hands.each(work, jobs)
    elif hands <= 1 or len(jobs) < 2:
        yield from map(work, jobs)
    else:
        part = 1 if fresh else max(1, len(jobs) // (hands * _PARTS))
        with ProcessPoolExecutor(hands, get_context("spawn") if fresh else None) as pool:
            yield from pool.map(work, jobs, chunksize=part)


def _all(part: tuple[Callable[[Job], Result], Sequence[Job]]) -> list[Result]:
    work, jobs = part
    return [work(job) for job in jobs]


@cache
def code_identity() -> str:
    """The hash of this package's files: two machines with the same hash make the same bytes."""
    top = Path(__file__).parent
    digest = hashlib.sha256()
    files = chain(top.rglob("*.py"), top.rglob("*.tsv"), (top / "templates").iterdir())
    for path in sorted(files, key=lambda path: path.relative_to(top).as_posix()):
        digest.update(f"{path.relative_to(top).as_posix()}\0".encode() + path.read_bytes())
    for library in ("typst", "python-docx", "segno"):
        digest.update(version(library).encode())
    return digest.hexdigest()
