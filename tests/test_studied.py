"""Studies on disk: found again only as they were put there, by this user, for this version of the program."""

import os
import pickle
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools import pipeline, studied
from build_tools.cache import Shelf
from build_tools.model.guide import Chapter
from build_tools.options import Options
from build_tools.pipeline import Source
from build_tools.seal import Sealed, sealed
from build_tools.studied import StudyShelf, study_shelf
from tests.bench.corpus import article, slug

TOP = Path(__file__).parents[1] / "build_tools"


def _sources(count: int = 3) -> list[Source]:
    return [Source(slug(n), f"{slug(n)}.md", article(n)) for n in range(count)]


@pytest.fixture
def studying(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were studied and not taken from a shelf."""
    seen: list[str] = []
    real = pipeline.study

    def study(source: Source, chapters: tuple[Chapter, ...]) -> pipeline.Study:
        seen.append(source.slug)
        return real(source, chapters)

    monkeypatch.setattr(pipeline, "study", study)
    return seen


def test_only_what_changed_is_studied_again(
    chapters: tuple[Chapter, ...], tmp_path: Path, studying: list[str]
) -> None:
    """With the shelf of an earlier build an edited article alone is studied; all are as without it."""
    shelf, options = StudyShelf(Sealed(Shelf(tmp_path), b"key")), Options("导读", chapters)
    sources = _sources()
    first = pipeline.studies(sources, options, shelf=shelf)
    assert pipeline.studies(sources, options, shelf=shelf) == first and studying == [s.slug for s in sources]
    sources[1] = Source(sources[1].slug, sources[1].path, sources[1].text + "\n\n补写的一段话。\n")
    second = pipeline.studies(sources, options, shelf=shelf)
    assert studying[3:] == [sources[1].slug]
    assert second == pipeline.studies(sources, options) != first


@pytest.mark.parametrize(
    "change",
    [
        lambda s: Source("other", s.path, s.text),
        lambda s: Source(s.slug, f"other/{s.path}", s.text),
        lambda s: Source(s.slug, s.path, s.text, None, "", "written: []\n", "a.quiz.yml"),
        lambda s: Source(s.slug, s.path, s.text, None, "", None, "b.quiz.yml"),
    ],
)
def test_everything_of_a_source_counts(
    change: Callable[[Source], Source], chapters: tuple[Chapter, ...], tmp_path: Path, studying: list[str]
) -> None:
    """Another name, path or file beside the article makes another study."""
    shelf, options = StudyShelf(Sealed(Shelf(tmp_path), b"key")), Options("导读", chapters)
    (source,) = _sources(1)
    pipeline.studies([source], options, shelf=shelf)
    made = pipeline.studies([change(source)], options, shelf=shelf)
    assert len(studying) == 2 and made == pipeline.studies([change(source)], options)


def test_another_version_of_the_program_finds_nothing(
    chapters: tuple[Chapter, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, studying: list[str]
) -> None:
    """A study of other code, libraries or chapters is not taken."""
    shelf, sources = StudyShelf(Sealed(Shelf(tmp_path), b"key")), _sources(1)
    pipeline.studies(sources, Options("导读", chapters), shelf=shelf)
    pipeline.studies(sources, Options("导读", chapters[::-1]), shelf=shelf)
    monkeypatch.setattr(studied, "_making", lambda: "later")
    pipeline.studies(sources, Options("导读", chapters), shelf=shelf)
    assert len(studying) == 3


def test_the_version_covers_all_that_studies_are_made_with() -> None:
    """The rooms that make studies hold code and tables only, which the hash of the program's files covers."""
    rooms = ("model", "read", "analyse", "compose", "gate")
    files = [p for room in rooms for p in (TOP / room).rglob("*") if p.is_file()]
    assert {p.suffix for p in files if "__pycache__" not in p.parts} == {".py", ".tsv"}


def _trap(folder: Path) -> bytes:
    """A pickle that makes a file when it is opened."""

    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (folder / "sprung",)

    return pickle.dumps(Trap())


def test_a_foreign_or_damaged_piece_is_not_opened(tmp_path: Path) -> None:
    """Planted, cut, changed, moved or empty pieces, and those of another key, are not there; no trap springs."""
    folder, trap = tmp_path / "pieces", _trap(tmp_path)
    ours = Sealed(Shelf(folder), b"ours")
    ours.put("name", trap)
    path = folder / "na" / "name"
    sound = path.read_bytes()
    assert ours.take("name") == trap
    Sealed(Shelf(tmp_path / "theirs"), b"theirs").put("name", trap)
    theirs = (tmp_path / "theirs" / "na" / "name").read_bytes()
    bad = [b"", trap, b"\0" * 32 + trap, theirs, sound[:-1], sound[:20], sound + b"x"]
    bad += [bytes([*sound[:n], sound[n] ^ 1, *sound[n + 1 :]]) for n in (0, 31, 32, len(sound) - 1)]
    shelf = StudyShelf(ours)
    for content in bad:
        path.write_bytes(content)
        assert ours.take("name") is None
    for planted in bad:
        shutil.rmtree(folder)
        shelf.pieces.shelf.put(studied.content_key(("source", studied._making())), planted)
        assert shelf.take("source") is None
    ours.put("nama", trap)
    (folder / "na" / "nama").replace(path)
    assert ours.take("name") is None
    assert not (tmp_path / "sprung").exists()
    pickle.loads(trap)
    assert (tmp_path / "sprung").exists()  # it would have


def test_the_key_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key lies in the user's folder, for nobody else to read, and stays; a damaged one is made anew."""
    key = tmp_path / "seal"
    monkeypatch.setattr("click.get_app_dir", lambda name: str(tmp_path))
    monkeypatch.chdir(tmp_path)
    first, again = sealed(tmp_path / "a"), sealed(tmp_path / "b")
    assert first and again and first.key == again.key == key.read_bytes() and len(first.key) == 32
    assert key.stat().st_mode & 0o777 == 0o600
    key.write_bytes(b"short")
    other = study_shelf()
    assert other and other.pieces.key not in (first.key, b"short") and other.pieces.key == key.read_bytes()


def test_without_a_folder_for_the_key_there_is_no_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the user has no folder to write in, nothing is kept and nothing opened."""
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("click.get_app_dir", lambda name: str(tmp_path / "file" / name))
    assert sealed(tmp_path) is None and study_shelf() is None


def test_the_shelf_stays_within_bounds(tmp_path: Path) -> None:
    """Pieces of more than a month go, and beyond the weight allowed those not asked for longest."""
    shelf, now = Shelf(tmp_path), time.time()
    for age, name in enumerate(("aaaa", "bbbb", "cccc", "dddd")):
        shelf.put(name, b"12345")
        os.utime(tmp_path / name[:2] / name, (now - age, now - age))
    os.utime(tmp_path / "aa" / "aaaa", (now - 40 * 24 * 3600,) * 2)
    shelf.sweep()
    assert [shelf.take(name) is not None for name in ("aaaa", "bbbb", "cccc", "dddd")] == [
        False,
        True,
        True,
        True,
    ]
    for age, name in enumerate(("dddd", "bbbb", "cccc")):
        os.utime(tmp_path / name[:2] / name, (now - age, now - age))
    shelf.sweep(most=10)
    assert [shelf.take(name) is not None for name in ("bbbb", "cccc", "dddd")] == [True, False, True]
