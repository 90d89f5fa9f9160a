"""The papers of a guide: set, or taken from the shelf where finished ones are kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache as keep
from pathlib import Path
from threading import Lock

from build_tools.cache import PAPERS, content_key
from build_tools.crew import Hands, each
from build_tools.errors import ContentError, UsageError
from build_tools.fonts import FontSet, find_fonts
from build_tools.model.guide import StudyGuide
from build_tools.model.papers import Manuscript, Paper, Unprintable
from build_tools.options import Options
from build_tools.publish.papers import Press, make_paper, manuscripts, paper_from, recipe
from build_tools.seal import Sealed, sealed
from build_tools.unprintable import named

_WORTH_WORKERS = 8  # papers; starting a process takes as long as setting a few


@dataclass(frozen=True, slots=True)
class Printing:
    """What papers need beside the guide: fonts, a shelf for finished ones, and whom to tell (done, of all).

    The shelf is sealed: a paper that a proposed change brings along must not be printed for one of ours.

    Without `books`, papers of chapters and of the whole guide are left out unless they are on the
    shelf: every change of a lesson changes them, and an editor who looks at one lesson should not wait.
    """

    fonts: FontSet
    shelf: Sealed | None = None
    told: Callable[[int, int], None] | None = None
    books: bool = True


def printing(told: Callable[[int, int], None] | None = None, books: bool = True) -> Printing:
    """Printing with the fonts at hand and the project's shelf. Raises UsageError when there is no font."""
    return Printing(find_fonts(), sealed(PAPERS, zipped=False), told, books)


def papers(guide: StudyGuide, options: Options, printing: Printing, workers: Hands = 1) -> tuple[Paper, ...]:
    """Every paper of the guide. Raises ContentError naming characters that no font has, with their sentences."""
    rows = [
        (content_key((m.template, m.data, printing.fonts.names, printing.fonts.identity, recipe())), m)
        for m in manuscripts(guide, options.profile, options.address)
    ]
    made: dict[str, Paper] = {}
    missing: list[tuple[str, Manuscript]] = []
    for key, manuscript in rows:
        content = printing.shelf.take(key) if printing.shelf else None
        if content is not None:
            made[key] = paper_from(manuscript, content)
        elif printing.books or manuscript.path.startswith("lessons/"):
            missing.append((key, manuscript))
    missing.sort(key=lambda row: -len(row[1].data))  # long ones first, so that no worker ends alone
    unprintable = ""
    for done, ((key, _), result) in enumerate(
        zip(missing, _set(missing, printing.fonts, workers), strict=True), 1
    ):
        if isinstance(result, str):
            unprintable += result
        else:
            made[key] = result
            if printing.shelf:
                printing.shelf.put(key, result.content)
        if printing.told:
            printing.told(done, len(missing))
    if unprintable:
        raise ContentError(named(guide, unprintable))
    if printing.shelf and missing:
        printing.shelf.sweep()
    return tuple(replace(made[key], path=manuscript.path) for key, manuscript in rows if key in made)


def _set(rows: list[tuple[str, Manuscript]], fonts: FontSet, workers: Hands) -> Iterator[Paper | str]:
    """The papers in order; for one that cannot be set, the characters that no font has."""
    few = workers != 1 and len(rows) < _WORTH_WORKERS
    return each(1 if few else workers, _set_one, [(manuscript, fonts) for _, manuscript in rows], fresh=True)


def _set_one(job: tuple[Manuscript, FontSet]) -> Paper | str:
    manuscript, fonts = job
    with _AT_THE_PRESS:
        try:
            return make_paper(manuscript, _press(fonts))
        except Unprintable as error:
            return error.characters


_AT_THE_PRESS = Lock()  # a worker of a cluster has several threads, the press of a process one sheet
_OTHER_FONTS = "一台机器上的字体与这里不同，印出来会不一样。在每台机器的项目文件夹里运行 make fonts"


@keep
def _press(fonts: FontSet) -> Press:
    """The one press of this process; on another machine, with the same fonts wherever they lie there."""
    here = fonts if fonts.system or all(Path(folder).is_dir() for folder in fonts.folders) else find_fonts()
    if here.identity != fonts.identity:
        raise UsageError(_OTHER_FONTS)
    return Press.open(here.folders, here.system, here.names)
