"""The article at work: what it gives now, or its faults beside what it gave last."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from build_tools import pipeline
from build_tools.errors import ContentError, Fault, UsageError
from build_tools.folder import find
from build_tools.model.guide import Frame
from build_tools.model.site import Site
from build_tools.options import Options
from build_tools.publish import overview, publish
from build_tools.review import remarks
from build_tools.survey import SIDECARS

_LONGEST_ROW = 120
_SETTLES = 0.03  # seconds


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader of the preview sees: a site, if there ever was one, and the faults of now with their lines."""

    site: Site | None
    faults: tuple[tuple[Fault, str], ...]


class Preview:
    """Reads one article and the files beside it, again whenever one of them changed.

    What it costs does not depend on how many other articles lie in the folder: none is opened.
    """

    def __init__(self, folder: Path, slug: str, options: Options) -> None:
        self.slug = slug
        self._folder, self._options = folder, options
        self._files = tuple(folder / f"{slug}{ending}" for ending in (".md", *SIDECARS))
        self._seen: tuple[tuple[int, int], ...] = ()
        self.shown = Shown(None, ())
        self.refresh()

    def refresh(self) -> bool:
        """Look at the files, and read the article when one of them changed. Says whether it did."""
        seen = self._stamps()
        if seen == self._seen:
            return False
        self._seen = self._settled(seen)
        try:
            self.shown = self._made()
        except ContentError as error:
            self.shown = Shown(self.shown.site, _with_rows(error.faults))
        except OSError:  # taken away or locked by an editor's program in this moment: look again
            self._seen = ()
        return True

    def _stamps(self) -> tuple[tuple[int, int], ...]:
        return tuple(map(_stamp, self._files))

    def _settled(self, seen: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        """The stamps once they stay: a program that saves may have written only half."""
        while True:
            time.sleep(_SETTLES)
            now = self._stamps()
            if now == seen:
                return now
            seen = now

    def _made(self) -> Shown:
        try:
            source = find(self.slug, self._folder)
        except UsageError:
            gone = Fault(f"{self.slug}.md", 1, "文章不在了。放回文章文件夹，这里自己更新")
            raise ContentError([gone]) from None
        faults: list[Fault] = []  # decisions that no longer hold: the pages are there without them
        guide = pipeline.study_guide([source], Frame(), self._options, told=faults.extend)
        (study,) = guide.studies
        first = overview(guide, (remark.message for remark in remarks(study, self._options.chapters)))
        site = publish(guide, repository=self._options.repository)
        files = (first, *(file for file in site.files() if file.path != first.path))
        return Shown(Site.of(files), _with_rows(faults))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.lstat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


def _with_rows(faults: Iterable[Fault]) -> tuple[tuple[Fault, str], ...]:
    return tuple((fault, _row(fault)) for fault in faults)


def _row(fault: Fault) -> str:
    """The line of a fault as it stands in its file, or nothing."""
    try:
        rows = Path(fault.path).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    row = rows[fault.line - 1].strip() if fault.line <= len(rows) else ""
    return row[:_LONGEST_ROW] + ("…" if len(row) > _LONGEST_ROW else "")
