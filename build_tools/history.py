"""The articles folder as it was at a git revision, read without touching the work tree."""

import os
import subprocess
from pathlib import Path, PurePosixPath

from build_tools.errors import UsageError
from build_tools.survey import MOST_BYTES

_PLAIN_FILES = ("100644", "100755")
_CURE = "用 git log --oneline 看有哪些版本；浅克隆先运行 git fetch --unshallow"


def restore(revision: str, folder: Path, into: Path) -> str:
    """Put the plain files of `folder` at `revision` into the empty folder `into`; gives the commit's id.

    The files are read as they are stored: attributes of the repository (export-ignore, filters)
    cannot hide or change one. Links, submodules and files too large for an article are left out,
    as the survey would refuse them. Raises UsageError when there is no such revision or no repository.
    """
    near = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.is_dir())
    top = Path(
        _text(_git(near, "rev-parse", "--show-toplevel"), "这里不是 git 仓库，没有版本可以对比：" + str(near))
    )
    commit = _commit(near, revision)
    if commit is None:
        other = f"origin/{revision}"
        cure = f"是不是 {other}？" if _commit(near, other) else _CURE
        raise UsageError(f"没有这个版本：{revision}。{cure}")
    try:
        inside = folder.resolve().relative_to(top.resolve()).as_posix()
    except ValueError:
        raise UsageError(f"{folder} 不在仓库 {top} 里，没有版本可以对比") from None
    listed = _git(top, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", f"{inside}/")
    if listed.returncode:
        raise UsageError(f"读不出版本 {revision}：{_told(listed)}")
    rows = [row for row in listed.stdout.split(b"\0") if row]
    for row in rows:
        about, _, path = row.partition(b"\t")
        mode, _, blob, size = about.decode().split()
        target = _below(into, PurePosixPath(os.fsdecode(path)), PurePosixPath(inside))
        if mode in _PLAIN_FILES and target is not None and int(size) <= MOST_BYTES:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_git(top, "cat-file", "blob", blob).stdout)
    return commit


def _commit(folder: Path, revision: str) -> str | None:
    """The id of the commit that a revision names, or None."""
    name = f"{revision}^{{commit}}"
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return None if done.returncode else os.fsdecode(done.stdout).strip()


def _below(into: Path, path: PurePosixPath, folder: PurePosixPath) -> Path | None:
    """Where a file goes, or None when its path would lead out."""
    inside = path.relative_to(folder) if folder != PurePosixPath(".") else path
    return into / inside if ".." not in inside.parts else None


def _git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    command = ["git", "-C", str(folder), *arguments]
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8"}
    try:
        return subprocess.run(command, capture_output=True, check=False, env=environment)
    except FileNotFoundError:
        raise UsageError("没有找到 git。装上 git 再试") from None


def _text(done: "subprocess.CompletedProcess[bytes]", otherwise: str) -> str:
    if done.returncode:
        detail = _told(done)
        raise UsageError(f"{otherwise}（git：{detail}）" if detail else otherwise)
    return os.fsdecode(done.stdout).strip()


def _told(done: "subprocess.CompletedProcess[bytes]") -> str:
    return done.stderr.decode("utf-8", "replace").strip().splitlines()[0] if done.stderr.strip() else ""
