"""Errors that teach: what is wrong, where, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of the content. Shown to editors as `path:line: message`, so the message is Chinese."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return visible(f"{self.path}:{self.line}: {self.message}")


class ContentError(Exception):
    """The content has faults. All faults of a run come in one error."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class UsageError(Exception):
    """The command or its configuration is wrong, or the input cannot be used at all."""


def shown(path: Path) -> str:
    """The path as messages show it: relative to the current folder when it lies inside."""
    absolute = path if path.is_absolute() else Path.cwd() / path
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def visible(text: str) -> str:
    """Text for a terminal or log: one line, with a name for every character that would act or hide there."""
    return "".join(
        char if char.isprintable() or char in "\u3000\u00a0" else f"<U+{ord(char):04X}>" for char in text
    )
