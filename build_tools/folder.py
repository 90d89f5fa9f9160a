"""The folder adapter: articles from a folder, a Site into a folder, swapped in whole."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from build_tools.errors import ContentError, Fault, UsageError
from build_tools.model.site import Site
from build_tools.pipeline import Source

FACTS = ".facts.yml"
_SLUG_CHARS = set("abcdefghijklmnopqrstuvwxyz0123456789-")


def load(folder: Path) -> list[Source]:
    """All article files of a folder, by name. Raises UsageError or ContentError."""
    if not folder.is_dir():
        raise UsageError(f"没有这个文件夹：{folder}")
    paths = sorted(
        p for p in folder.glob("*.md") if not p.name.startswith((".", "_")) and p.name.lower() != "readme.md"
    )
    sources: list[Source] = []
    faults: list[Fault] = []
    for path in paths:
        if not path.stem or set(path.stem) - _SLUG_CHARS or path.stem.startswith("-"):
            cure = "文件名只能用小写字母、数字和连字符，如 my-article.md。请改名"
            faults.append(Fault(_name(path), 1, cure))
        elif path.is_symlink():
            faults.append(Fault(_name(path), 1, "文章不能是符号链接。请放入文件本身"))
        else:
            try:
                facts = path.with_suffix(FACTS)
                record = facts.read_text("utf-8") if facts.is_file() and not facts.is_symlink() else None
                sources.append(Source(path.stem, _name(path), path.read_text("utf-8"), record, _name(facts)))
            except UnicodeDecodeError:
                faults.append(
                    Fault(
                        _name(path), 1, "文件不是 UTF-8 编码。用 study-guide adopt 重新采用，或另存为 UTF-8"
                    )
                )
    if faults:
        raise ContentError(faults)
    return sources


def _name(path: Path) -> str:
    """The path as messages show it: relative to the current folder when it lies inside."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def write(site: Site, out: Path) -> None:
    """Write a site into `out`, whole or not at all; what was there before is replaced."""

    def fill(folder: Path) -> None:
        for page in site.pages:
            _put(folder / page.path, _with_head(page.title, page.description, page.markdown).encode())
        for asset in site.assets:
            _put(folder / asset.path, asset.content)

    swap_in(out, fill)


def _with_head(title: str, description: str, markdown: str) -> str:
    head = "".join(
        f"{key}: {_yaml(value)}\n" for key, value in (("title", title), ("description", description)) if value
    )
    return f"---\n{head}---\n\n{markdown}"


def _yaml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def swap_in(out: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` make a folder beside `out`, then put it in the place of `out`.

    When `fill` fails, `out` is as it was. Refuses to replace a folder that is not empty and was
    not made here (it lacks guide.json), so that a slip of the hand destroys nothing.
    """
    out = out.resolve()
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / "guide.json").exists())):
        raise UsageError(f"{out} 已有别的内容，不敢覆盖。换一个空的文件夹")
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    old = fresh.with_name(fresh.name + "-old")
    try:
        fill(fresh)
        fresh.chmod(0o755)
        if out.exists():
            out.replace(old)
        fresh.replace(out)
    except BaseException:
        if old.exists() and not out.exists():
            old.replace(out)
        raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
