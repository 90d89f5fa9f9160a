"""A folder of finished pieces, each under the hash of what it was made from. Deleting it costs only time."""

import contextlib
import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PAPERS = Path(".cache/papers")
"""Where finished papers are kept, in the project folder."""
_KEEP = 30 * 24 * 3600  # seconds; a piece that no build asked for in a month goes


def content_key(parts: Iterable[str]) -> str:
    """The hash of several texts, told apart from each other."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pieces on disk. A piece that cannot be read or written is made again, never an error."""

    folder: Path

    def take(self, key: str) -> bytes | None:
        """The piece, or None when it is not there."""
        path = self._path(key)
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep a piece; it appears whole or not at all."""
        path = self._path(key)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(content)
            fresh.replace(path)
        except OSError:
            fresh.unlink(missing_ok=True)

    def sweep(self, most: int | None = None) -> None:
        """Drop the pieces that nobody asked for in a month, and those not asked for longest while all weigh more than `most` bytes."""
        old = time.time() - _KEEP
        weight = 0
        for asked, size, path in sorted(self._pieces(), reverse=True):
            weight += size
            if asked < old or (most is not None and weight > most):
                with contextlib.suppress(OSError):
                    path.unlink()

    def _pieces(self) -> Iterator[tuple[float, int, Path]]:
        """When each piece was last asked for, how many bytes it has, and where it lies."""
        for path in self.folder.glob("*/*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                yield status.st_mtime, status.st_size, path

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key
