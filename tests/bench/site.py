"""Table b: the whole site with our plugin, and `mkdocs build` of the very same pages without it."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.corpus import write
from tests.bench.table import TOP, Size, Table

_ROUNDS = 3
_PLAIN = """INHERIT: {config}
docs_dir: {docs}
theme:
  custom_dir: {theme}
plugins: {plugins}
hooks: []
not_in_nav: /*
validation:
  nav:
    omitted_files: ignore
"""


def rows(size: Size) -> Table:
    """Processor seconds of three builds, round by round, and our share of the first."""
    with TemporaryDirectory() as name:
        top = Path(name)
        write(top / "articles", size.site)
        made = [sys.executable, "-m", "build_tools.cli", "build", "--articles", str(top / "articles")]
        subprocess.run(
            [*made, "--out", str(top / "docs"), "--no-handouts"], cwd=TOP, check=True, capture_output=True
        )
        shutil.copytree(TOP / "docs" / "contribute", top / "docs" / "contribute", dirs_exist_ok=True)
        environment = {"STUDY_GUIDE_ARTICLES": str(top / "articles"), "STUDY_GUIDE_NO_HANDOUTS": "1"}
        builds = {
            "本站：插件从文章生成，连同搜索索引": _build(TOP / "mkdocs.yml", top / "ours"),
            "同样的网页，没有插件，没有搜索": _build(_config(top, "plain", "[]"), top / "plain"),
            "同样的网页，没有插件，Material 的搜索": _build(_config(top, "stock", "[search]"), top / "stock"),
        }
        times: dict[str, list[float]] = {name: [] for name in builds}
        for _ in range(_ROUNDS):
            for name, command in builds.items():
                times[name].append(_seconds(command, environment))
    found = {name: median(row) for name, row in times.items()}
    ours, plain, _ = found.values()
    return Table(
        "乙、整个网站",
        f"{size.site} 篇文章，不排印；处理器时间，{_ROUNDS} 轮的中位数。"
        f"我们占的份额：({ours:.1f} − {plain:.1f}) ÷ {ours:.1f} = {(ours - plain) / ours:.0%}。",
        ("做什么", "处理器秒", "每篇毫秒"),
        tuple((name, f"{time:.1f}", f"{time / size.site * 1000:.0f}") for name, time in found.items()),
    )


def _config(top: Path, name: str, plugins: str) -> Path:
    path = top / f"{name}.yml"
    theme = TOP / "build_tools" / "theme"
    path.write_text(_PLAIN.format(config=TOP / "mkdocs.yml", docs=top / "docs", theme=theme, plugins=plugins))
    return path


def _build(config: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(out)]


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    # Our modules come compiled from the cache of the first round, as MkDocs' do from their installation.
    here = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, cwd=TOP, env=here | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
