"""What a format is, and what writing one gives."""

import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from build_tools.publish.exports.item import Item, Selection


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of some questions that the format cannot hold, and what became of it; for editors, in Chinese."""

    what: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """A finished file and what it could not hold."""

    content: bytes
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its file suffix, its name, and its writer, given the questions and a date in seconds.

    The date is that of the material, never the clock's; Anki takes a newer one for a newer version.
    """

    suffix: str
    name: str
    write: Callable[[Selection, int], Export]


def losses(rows: Iterable[tuple[str, Item]]) -> tuple[Loss, ...]:
    """One loss for each thing that is lost, with all questions that lose it."""
    found: dict[str, list[str]] = {}
    for what, item in rows:
        found.setdefault(what, []).append(item.question.id)
    return tuple(Loss(what, tuple(ids)) for what, ids in found.items())


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip archive that is the same for the same files: no dates, no attributes of any system."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
