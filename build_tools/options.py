"""Options: what a guide may configure, and the chapters file."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from build_tools.errors import UsageError
from build_tools.model.guide import Chapter
from build_tools.model.papers import PROFILES, Profile

DEFAULT_CHAPTERS = Path(__file__).with_name("chapters.yml")
_GENERAL_TITLE = "学习导读"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIELDS = {"id", "title", "asks", "summary", "cues", "body", "weights"}


@dataclass(frozen=True, slots=True)
class Options:
    """What a guide can set. `title` names it, `chapters` are its chapters in order.

    `profile` says how papers are set; `address` is the address of the site, for their QR codes.
    `repository` is the web address of the project, where readers report questions and editors change articles.
    """

    title: str
    chapters: tuple[Chapter, ...]
    profile: Profile = PROFILES["standard"]
    address: str | None = None
    repository: str | None = None

    @property
    def chapter_ids(self) -> frozenset[str]:
        """Ids that front matter may name."""
        return frozenset(chapter.id for chapter in self.chapters)


def guide_title(config: Path = Path("mkdocs.yml")) -> str:
    """The name of the guide: `site_name` of mkdocs.yml in the current folder, or a general one.

    Read as a line of text, because the file may hold tags that only MkDocs can load.
    """
    try:
        line = re.search(r"^site_name:\s*[\"']?(.+?)[\"']?\s*$", config.read_text("utf-8"), re.MULTILINE)
    except (OSError, UnicodeDecodeError):
        return _GENERAL_TITLE
    return line.group(1) if line else _GENERAL_TITLE


def paper_profile(name: str) -> Profile:
    """A paper profile by its id. Raises UsageError with the known ones."""
    if name not in PROFILES:
        known = "、".join(f"{profile.id}（{profile.name}）" for profile in PROFILES.values())
        raise UsageError(f"没有“{name}”这种纸面。mkdocs.yml 里 paper 可以写：{known}")
    return PROFILES[name]


def guide_options(config: Path = Path("mkdocs.yml"), chapters: Path = DEFAULT_CHAPTERS) -> Options:
    """The options that the plugin would read from mkdocs.yml, for commands that work without MkDocs."""
    try:
        data = YAML(typ="rt").load(config.read_text("utf-8")) if config.is_file() else {}
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise UsageError(f"{config} 读不懂：{error}") from error
    plugins = (data or {}).get("plugins") or []
    ours = next(
        (row["study-guide"] for row in plugins if isinstance(row, dict) and "study-guide" in row), None
    )
    name = str((ours or {}).get("paper", "standard"))
    return Options(
        guide_title(config),
        load_chapters(chapters),
        paper_profile(name),
        _address(data, "site_url"),
        _address(data, "repo_url"),
    )


def _address(data: Any, name: str) -> str | None:
    """A web address in mkdocs.yml, or None when there is none."""
    value = (data or {}).get(name)
    return value if isinstance(value, str) and re.match(r"https?://", value) else None


def load_chapters(path: Path = DEFAULT_CHAPTERS) -> tuple[Chapter, ...]:
    """Read a chapters file. Raises UsageError naming what is wrong with it."""
    try:
        rows = yaml.load(path.read_text("utf-8"), Loader=_LOADER)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"篇章文件读不出来：{path}（{error}）") from error
    except yaml.YAMLError as error:
        raise UsageError(f"篇章文件不是正确的 YAML：{path}") from error
    if not isinstance(rows, list) or not rows:
        raise UsageError(f"篇章文件里没有篇章：{path}")
    return tuple(_chapter(row, path) for row in rows)


def _chapter(row: Any, path: Path) -> Chapter:
    if not isinstance(row, dict) or set(row) != _FIELDS:
        raise UsageError(f"篇章文件 {path}：每一章要有且只有这些项：{'、'.join(sorted(_FIELDS))}")
    return Chapter(
        id=str(row["id"]),
        title=str(row["title"]),
        asks=str(row["asks"]),
        summary=str(row["summary"]),
        cues=tuple((str(word), float(weight)) for word, weight in row["cues"].items()),
        body=tuple((str(word), float(weight)) for word, weight in row["body"].items()),
        weights=tuple((str(name), float(weight)) for name, weight in row["weights"].items()),
    )
