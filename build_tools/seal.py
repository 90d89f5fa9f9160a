"""Pieces on disk that nobody but this user's own builds can have put there.

The folder of finished pieces lies in the project, and a project comes from many hands: a change that somebody proposes
could bring files for it along. So each piece bears a seal, made with a key that lies in the user's own folder and never in
a project; a piece without it, or with that of another piece, is not there.
"""

import hashlib
import hmac
import os
import secrets
import zlib
from dataclasses import dataclass
from pathlib import Path

import click

from build_tools.cache import Shelf

_LENGTH = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Sealed:
    """A shelf whose pieces are sealed. What was not put there with this key is made again, never an error.

    Pieces are `zipped` unless they are already small for what they hold, as papers are.
    """

    shelf: Shelf
    key: bytes
    zipped: bool = True

    def take(self, name: str) -> bytes | None:
        """The piece, or None when it is not there or not ours."""
        found = self.shelf.take(name) or b""
        seal, content = found[:_LENGTH], found[_LENGTH:]
        if not hmac.compare_digest(seal, self._seal(name, content)):
            return None
        return zlib.decompress(content) if self.zipped else content

    def put(self, name: str, piece: bytes) -> None:
        """Keep a piece; it appears whole or not at all."""
        content = zlib.compress(piece, 1) if self.zipped else piece
        self.shelf.put(name, self._seal(name, content) + content)

    def sweep(self, most: int | None = None) -> None:
        """Drop old pieces, and those that are too much; see `Shelf.sweep`."""
        self.shelf.sweep(most)

    def _seal(self, name: str, content: bytes) -> bytes:
        return hmac.digest(self.key, name.encode() + content, "sha256")


def sealed(folder: Path, zipped: bool = True) -> Sealed | None:
    """The shelf in a folder with this user's key, or None where no key can be kept."""
    key = _own_key(Path(click.get_app_dir("study-guide")) / "seal")
    return Sealed(Shelf(folder), key, zipped) if key else None


def _own_key(path: Path) -> bytes | None:
    """The key of this user; made, for no other user to read, when there is none."""
    try:
        if not path.is_file() or path.stat().st_size != _LENGTH:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_name(f"{path.name}.{os.getpid()}")
            fresh.touch(0o600)
            fresh.write_bytes(secrets.token_bytes(_LENGTH))
            fresh.replace(path)  # of two builds at once the last stays, and the other's pieces are made again
        return path.read_bytes()
    except OSError:
        return None
