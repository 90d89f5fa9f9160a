"""Output appears whole or not at all: failed, killed and simultaneous builds."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from build_tools.errors import UsageError
from build_tools.swap import swap_in

# Fills a folder slowly with files that all hold one word, as a build would.
# A shell that starts pytest in the background hands down an ignored SIGINT: the build takes it back.
BUILD = """
import signal, sys, time
from pathlib import Path
from build_tools.swap import swap_in
signal.signal(signal.SIGINT, signal.default_int_handler)
word, pause = sys.argv[2], float(sys.argv[3])
def fill(folder):
    for number in range(40):
        (folder / f"{number}.txt").write_text(word)
        time.sleep(pause)
    (folder / "guide.json").write_text(word)
swap_in(Path(sys.argv[1]), fill)
"""


def _build(out: Path, word: str, pause: float = 0.0) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", BUILD, str(out), word, str(pause)], stderr=subprocess.PIPE)


def _words(out: Path) -> set[str]:
    return {path.read_text() for path in out.iterdir()}


def _filled(parent: Path) -> bool:
    return any(parent.glob(".out-*/3.txt"))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_build_leaves_the_last_good_one(tmp_path: Path, how: signal.Signals) -> None:
    """Killed midway, a build changes nothing, and the next one clears what it left behind."""
    out = tmp_path / "out"
    assert _build(out, "good").wait(30) == 0
    slow = _build(out, "bad", 0.1)
    end = time.monotonic() + 30
    while not _filled(tmp_path) and time.monotonic() < end:
        time.sleep(0.02)
    slow.send_signal(how)
    assert slow.wait(30) != 0
    assert _words(out) == {"good"} and len(list(out.iterdir())) == 41
    assert _build(out, "new").wait(30) == 0
    assert _words(out) == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    """Of builds that run together each is whole, one of them stays, and a reader finds one at any time."""
    out = tmp_path / "out"
    assert _build(out, "first").wait(30) == 0
    builds = [_build(out, word, 0.01) for word in ("a", "b", "c")]
    while any(build.poll() is None for build in builds):
        assert (out / "guide.json").exists() or sys.platform != "linux"
    assert [build.returncode for build in builds] == [0, 0, 0]
    assert len(_words(out)) == 1 and _words(out) < {"a", "b", "c"}
    assert len(list(out.iterdir())) == 41
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_old_folder_that_was_moved_away_comes_back(tmp_path: Path) -> None:
    """Where folders cannot be exchanged, a build killed between its two steps is made good by the next."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait(30)
    old = tmp_path / f".out-{gone.pid}-abc-old"
    old.mkdir()
    (old / "guide.json").write_text("good")

    def fail(folder: Path) -> None:
        raise UsageError("nothing came of it")

    with pytest.raises(UsageError):
        swap_in(tmp_path / "out", fail)
    assert _words(tmp_path / "out") == {"good"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_without_exchange_it_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On systems that cannot exchange folders the new one still takes the place of the old."""
    monkeypatch.setattr("build_tools.swap._exchange", lambda fresh, out: False)
    for word in ("one", "two"):
        swap_in(tmp_path / "out", lambda folder, word=word: (folder / "guide.json").write_text(word))
    assert _words(tmp_path / "out") == {"two"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
