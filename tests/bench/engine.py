"""A Dask scheduler and workers on loopback, as processes of their own."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.table import TOP


class Engine:
    """A running scheduler with so many workers of one thread. `stop` ends them all."""

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self._file = folder / "scheduler.json"
        self._running: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        deadline = time.monotonic() + 60
        while not self._file.exists() or not self._file.read_text().strip():
            assert time.monotonic() < deadline, "the scheduler did not come up"
            time.sleep(0.1)
        self.address = str(json.loads(self._file.read_text())["address"])
        self.workers = [self.worker() for _ in range(workers)]

    def worker(self, folder: Path = TOP) -> "subprocess.Popen[bytes]":
        """One more worker, with the package as it lies in a folder."""
        return self._start("worker", "--nthreads", "1", "--no-nanny", folder=folder)

    def stop(self) -> None:
        """Kill what is still running."""
        for process in reversed(self._running):
            process.kill()
            process.wait(20)

    def _start(self, *call: str, folder: Path = TOP) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "dask", *call, "--no-dashboard", "--scheduler-file", str(self._file)]
        away = subprocess.DEVNULL
        here = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "10"}
        process = subprocess.Popen(command, cwd=folder, env=here, stdout=away, stderr=away)
        self._running.append(process)
        return process
