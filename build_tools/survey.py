"""The files of the articles folder, and of the pages around it: what may lie there, and nothing else.

A pull request can bring any file. MkDocs publishes what lies in docs/ and follows symbolic links (a
link to /etc/hostname came out on the site), so both are judged before anything is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.errors import Fault, UsageError, shown
from build_tools.gate import lint
from build_tools.pipeline import Source

SIDECARS = FACTS, QUIZ = ".facts.yml", ".quiz.yml"
"""What files beside an article are called: its name and one of these."""
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
_FRAME = re.compile(r"_chapters/[a-z0-9][a-z0-9-]*\.md|_timeline\.yml|README(?:\.zh-CN)?\.md|readme\.md")
# Left by editors and systems; never published, because MkDocs passes over names with a dot.
_PASSED_OVER = re.compile(r"\.gitkeep|\.DS_Store|\..*\.(?:swp|new)")
_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".ico"}
OPENED = ("~$", ".~")
"""How the names of the files begin that Word and WPS keep beside a document while it is open."""
_FOREIGN = {".docx", ".html", ".htm", ".pdf", ".txt"}
MOST_BYTES = 1_500_000
_MOST_PICTURE_BYTES = 5_000_000
_RECODE = "文件不是 UTF-8 编码。另存为 UTF-8"
_ENCODING = "文件不是 UTF-8 编码。用 study-guide adopt 重新采用，或另存为 UTF-8"


@dataclass(frozen=True, slots=True)
class Survey:
    """The articles that can be read, and the faults of all files that lie in the folder."""

    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]


def survey(folder: Path) -> Survey:
    """Look through the articles folder. Raises UsageError when there is none."""
    if not folder.is_dir():
        raise UsageError(f"没有这个文件夹：{folder}")
    if folder.is_symlink():
        raise UsageError(f"文章文件夹不能是符号链接：{folder}")
    return _look({path.relative_to(folder).as_posix(): path for path in _files(folder)})


def survey_one(folder: Path, slug: str) -> Survey:
    """Look at one article and the files that bear its name, and at nothing else of the folder."""
    beside = (folder / f"{slug}{ending}" for ending in (".md", FACTS, QUIZ))
    return _look({path.name: path for path in beside if path.is_symlink() or path.exists()})


def _look(files: dict[str, Path]) -> Survey:
    faults: list[Fault] = []
    sources: list[Source] = []
    for name, path in files.items():
        problem = _problem(name, path, files)
        if problem:
            faults.append(Fault(shown(path), 1, problem))
        elif _FRAME.fullmatch(name) and name.endswith(".md"):
            faults += _page(path) if name.startswith("_") else ()
        elif name.endswith(".md"):
            text = _text(path)
            beside: dict[str, str | None] = {FACTS: None, QUIZ: None}
            for ending in beside:
                record = files.get(name.removesuffix(".md") + ending)
                if record is not None and not _problem(name, record, files, sidecar=True):
                    beside[ending] = _text(record)
                    if beside[ending] is None:
                        faults.append(Fault(shown(record), 1, _RECODE))
            if text is None:
                faults.append(Fault(shown(path), 1, _ENCODING))
            else:
                facts, quiz = (shown(path.with_suffix(ending)) for ending in beside)
                sources.append(Source(path.stem, shown(path), text, beside[FACTS], facts, beside[QUIZ], quiz))
    return Survey(tuple(sources), tuple(sorted(set(faults))))


def stray(docs: Path, articles: Path) -> tuple[Fault, ...]:
    """Faults of the hand-written pages around the articles: links, foreign files, acting markup."""
    faults: list[Fault] = []
    for path in _files(docs):
        if path.is_relative_to(articles):
            continue
        suffix = path.suffix.lower()
        if path.is_symlink():
            faults.append(Fault(shown(path), 1, _LINK))
        elif suffix == ".md":
            faults += _page(path)
        elif suffix in _PICTURES:
            if path.stat().st_size > _MOST_PICTURE_BYTES:
                faults.append(Fault(shown(path), 1, "图片太大（最多 5 MB）。缩小后再放"))
        elif not _PASSED_OVER.fullmatch(path.name):
            cure = f"{path.suffix or path.name} 文件不能放在网站文件夹里。只收 md 和图片（png、jpg、webp、gif）；删去它"
            faults.append(Fault(shown(path), 1, cure))
    return tuple(sorted(set(faults)))


def around(docs: Path, articles: Path) -> dict[str, Path]:
    """The plain files beside the articles, by their path in the site."""
    if not docs.is_dir():
        return {}
    inner = articles.resolve()
    return {
        path.relative_to(docs).as_posix(): path
        for path in _files(docs)
        if path.is_file() and not path.is_symlink() and not path.resolve().is_relative_to(inner)
    }


def introductions(articles: Path) -> dict[str, Path]:
    """The introductions of chapters, by the path of the page that shows them."""
    return {
        f"chapters/{path.stem}/index.md": path
        for path in sorted(articles.glob("_chapters/*.md"))
        if path.is_file() and not path.is_symlink()
    }


def text_of(path: Path) -> str:
    """The text of a file, or nothing when it is missing or is no text."""
    return (_text(path) or "") if path.is_file() and not path.is_symlink() else ""


_LINK = "不能放符号链接，它会把别处的文件搬上网站。放入文件本身，或删去它"


def _files(folder: Path) -> Iterator[Path]:
    """Every file and link below a folder, in order; folders behind links are not entered."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _problem(name: str, path: Path, files: dict[str, Path], sidecar: bool = False) -> str:
    if path.is_symlink():
        return _LINK
    if _PASSED_OVER.fullmatch(path.name):
        return ""
    if not path.is_file():
        return "这不是普通文件。删去它"
    if path.stat().st_size > MOST_BYTES:
        return f"文件太大（最多 {MOST_BYTES // 1000} kB），不像一篇文章"
    if sidecar or _FRAME.fullmatch(name):
        return ""
    for ending in (FACTS, QUIZ):
        if name.endswith(ending):
            article = name.removesuffix(ending) + ".md"
            return "" if article in files else f"没有与它同名的文章 {article}。改名，或删去它"
    if not name.endswith(".md"):
        if path.name.startswith(OPENED):
            return "这是 Word 或 WPS 打开文件时的临时文件。关掉 Word；还在就删去它"
        cure = (
            "用 study-guide adopt 采用，再移到别处"
            if path.suffix.lower() in _FOREIGN
            else "移到别处，或删去它"
        )
        return f"这个文件不该放在文章文件夹里。只收文章（.md）、事实（.facts.yml）和题目（.quiz.yml）；{cure}"
    if "/" in name:
        return "文章要直接放在文章文件夹里，不能放在下一级文件夹。移上来"
    if not _SLUG.fullmatch(path.stem) or _RESERVED.fullmatch(path.stem):
        return "文件名只能用小写字母、数字和连字符，如 my-article.md。请改名"
    return ""


def _page(path: Path) -> list[Fault]:
    text = _text(path)
    if text is None:
        return [Fault(shown(path), 1, _RECODE)]
    return list(lint(text, shown(path), page=True))


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return None
