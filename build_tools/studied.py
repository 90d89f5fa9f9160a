"""Studies on disk: an article that has not changed is not analysed again by the next command.

They are kept as pickles, because a study is some four hundred records that share their passages: read from a data
format each passage would come back several times, and take ten times as long. A pickle runs what it says, so only those
with this user's seal are opened.
"""

import pickle
import platform
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from build_tools.cache import content_key
from build_tools.crew import code_identity
from build_tools.model.guide import Study
from build_tools.seal import Sealed, sealed

STUDIES = Path(".cache/studies")
"""Where studies are kept, in the project folder."""
_MOST = 500_000_000  # bytes; a study takes 7,000
_JUDGES = ("nh3", "pydantic", "pyyaml", "ruamel.yaml")
"""Libraries that read articles, their records and decisions, or judge them."""


@dataclass(frozen=True, slots=True)
class StudyShelf:
    """Studies by the hash of their sources. They hold for this very version of the program only."""

    pieces: Sealed

    def take(self, source: str) -> Study | None:
        """The study of a source, or None when it is not there."""
        found = self.pieces.take(content_key((source, _making())))
        study: Study | None = pickle.loads(found) if found is not None else None
        return study

    def put(self, source: str, study: Study) -> None:
        """Keep a study."""
        written = BytesIO()
        _Records(written, pickle.HIGHEST_PROTOCOL).dump(study)
        self.pieces.put(content_key((source, _making())), written.getvalue())

    def sweep(self) -> None:
        """Drop what nobody asked for in a month, and of what is too much the oldest."""
        self.pieces.sweep(_MOST)


class _Records(pickle.Pickler):
    """Writes a record as its class and fields: read twice as fast, its invariants checked, without what it had derived."""

    def reducer_override(self, value: object) -> Any:
        """The class of a record and its fields; everything else as usual."""
        kind: Any = type(value)
        names = _fields(kind)
        return (kind, tuple(getattr(value, name) for name in names)) if names else NotImplemented


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def study_shelf() -> StudyShelf | None:
    """The project's shelf of studies, or None where this user can have none."""
    pieces = sealed(STUDIES)
    return StudyShelf(pieces) if pieces else None


@cache
def _making() -> str:
    """All that a study depends on beside its source: our code and data, the libraries, and Python's tables of characters."""
    libraries = [f"{name} {version(name)}" for name in _JUDGES]
    return content_key((code_identity(), platform.python_version(), *libraries))
