"""A table of figures as Markdown, and what was measured on which machine."""

import os
import platform
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

Result = TypeVar("Result")
TOP = Path(__file__).parents[2]


@dataclass(frozen=True)
class Table:
    """One table with its heading and what readers must know to read it."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def markdown(self) -> str:
        """Heading, table and note."""
        rows = [self.head, tuple("---" for _ in self.head), *self.rows]
        lines = "\n".join("| " + " | ".join(row) + " |" for row in rows)
        return f"## {self.title}\n\n{self.note}\n\n{lines}\n"


@dataclass(frozen=True)
class Size:
    """How many articles each table takes, and how many rounds its medians."""

    few: int
    site: int
    growth: tuple[int, ...]
    many: int
    rounds: int


FULL = Size(few=100, site=100, growth=(100, 1000, 5000), many=1000, rounds=3)
QUICK = Size(few=20, site=10, growth=(20, 60), many=40, rounds=3)


def seconds(work: Callable[[], Result]) -> tuple[float, Result]:
    """Processor seconds of a piece of work in this process, and its result."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def medians(rounds: int, works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median of the processor seconds of each work; every round does all of them, so that they share their weather."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            found[name].append(seconds(work)[0])
    return {name: median(times) for name, times in found.items()}


def machine() -> str:
    """Processor, cores, memory, Python and the commit, on one line."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in _lines("/proc/cpuinfo")
            if line.startswith(("model name", "Model"))
        ),
        platform.machine(),
    )
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if "MemTotal" in line), 0)
    call = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(call, cwd=TOP, capture_output=True, text=True, check=False).stdout.strip()
    return (
        f"{model}，{os.cpu_count()} 核，内存 {memory / 1e6:.0f} GB，{platform.system()}，"
        f"Python {platform.python_version()}，提交 {commit or '未知'}，量时机器负载 {os.getloadavg()[0]:.0f}"
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines() if Path(path).exists() else []
