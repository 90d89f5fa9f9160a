"""The fonts that papers are set in: from npm, else from the system. Nothing is downloaded here.

Order: `fonts/` in the project (anything an editor puts there, for rare characters), then the npm
packages of package.json, then the Noto CJK fonts of the system (Debian: fonts-noto-cjk).
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from typst import FontInfo, Fonts

from build_tools.errors import UsageError

_PROJECT = Path(__file__).parents[1]
_NPM = Path("node_modules/@expo-google-fonts")
_FACES = ("noto-serif-sc/400Regular", "noto-sans-sc/400Regular", "noto-sans-sc/700Bold")
_SYSTEM = (("Noto Serif SC", "Noto Sans SC"), ("Noto Serif CJK SC", "Noto Sans CJK SC"))
_MISSING = (
    "没有找到排印用的中文字体，印不出 PDF。三个办法任选一个："
    "运行 make fonts（用 npm 装进项目）；在 Debian、Ubuntu 上运行 sudo apt-get install fonts-noto-cjk；"
    "或加 --no-handouts，先不要 PDF 和 Word"
)


@dataclass(frozen=True, slots=True)
class FontSet:
    """Folders to look in, the family names to use, and what tells this set from another."""

    folders: tuple[str, ...]
    system: bool
    serif: str
    sans: str
    more: tuple[str, ...]
    identity: str

    @property
    def names(self) -> str:
        """The family names as JSON, for the templates."""
        return json.dumps({"serif": self.serif, "sans": self.sans, "more": self.more}, ensure_ascii=False)


def find_fonts(project: Path | None = None) -> FontSet:
    """The fonts at hand. Raises UsageError that says how to get them when there are none."""
    own = (project or Path.cwd()) / "fonts"
    extra = [str(own)] if own.is_dir() else []
    for top in (project,) if project else (Path.cwd(), _PROJECT):
        folders = [top / _NPM / face for face in _FACES]
        if all(any(folder.glob("*.ttf")) for folder in folders):
            return _set([*extra, *map(str, folders)], False, [_SYSTEM[0]])
    return _set(extra, True, _SYSTEM)


def _set(folders: list[str], system: bool, pairs: Iterable[tuple[str, str]]) -> FontSet:
    found = Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=folders).fonts()
    families = {font.family for font in found}
    for serif, sans in pairs:
        if {serif, sans} <= families:
            more = tuple(sorted({f.family for f in found if _inside(f, folders)} - {serif, sans}))
            used = [font for font in found if font.family in (serif, sans, *more)]
            return FontSet(tuple(folders), system, serif, sans, more, _identity(used))
    raise UsageError(_MISSING)


def _inside(font: FontInfo, folders: list[str]) -> bool:
    return any(font.path and font.path.startswith(folder) for folder in folders)


def _identity(fonts: list[FontInfo]) -> str:
    rows = []
    for font in fonts:
        path = Path(font.path or "")
        rows.append((font.family, font.weight, font.index, path.name, path.stat().st_size))
    return hashlib.sha256(repr(sorted(rows)).encode()).hexdigest()
