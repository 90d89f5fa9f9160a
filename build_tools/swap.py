"""A folder made aside and put in its place whole: killed midway or met by another build, nothing mixes."""

import contextlib
import ctypes
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from build_tools.errors import UsageError

_AT_FDCWD, _EXCHANGE = -100, 2


def swap_in(out: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` make a folder beside `out`, then put it in the place of `out`.

    When `fill` fails or is killed, `out` is as it was; what a killed build left behind is cleared
    by the next one. Builds at the same time each fill a folder of their own, and the last to end
    stays. Refuses to replace a folder that is not empty and was not made here (it lacks
    guide.json), so that a slip of the hand destroys nothing.
    """
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with _locked(out.parent):
        _clear_after_the_killed(out)
        _refuse_foreign(out)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-{os.getpid()}-", dir=out.parent))
    try:
        fill(fresh)
        fresh.chmod(0o755)
        with _locked(out.parent):
            _refuse_foreign(out)
            if not out.exists():
                fresh.replace(out)
            elif not _exchange(fresh, out):
                old = fresh.with_name(fresh.name + "-old")
                out.replace(old)
                fresh.replace(out)
                shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_foreign(out: Path) -> None:
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / "guide.json").exists())):
        raise UsageError(f"{out} 已有别的内容，不敢覆盖。换一个空的文件夹")


@contextlib.contextmanager
def _locked(parent: Path) -> Iterator[None]:
    """Hold a lock on the folder above, which leaves no file behind. Windows goes without."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _exchange(fresh: Path, out: Path) -> bool:
    """Exchange two folders in one step, so that there is no moment without `out`. False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(out), _EXCHANGE) == 0)


def _clear_after_the_killed(out: Path) -> None:
    """Remove folders of builds whose process is gone; put the old folder back where the new one never came."""
    own = re.compile(rf"\.{re.escape(out.name)}-(\d+)-.*?(-old)?")
    for path in sorted(out.parent.glob(f".{out.name}-*")):
        made = own.fullmatch(path.name)
        if not made or not path.is_dir() or path.is_symlink() or _alive(int(made.group(1))):
            continue
        if made.group(2) and not out.exists():
            path.replace(out)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def put_file(target: Path, text: str) -> None:
    """Write a text file whole or not at all, line ends as they are; folders that are missing are made."""
    made = [folder for folder in (target.parent, *target.parent.parents) if not folder.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with fresh.open("w", encoding="utf-8", newline="") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        for folder in made:
            folder.rmdir()
        raise
