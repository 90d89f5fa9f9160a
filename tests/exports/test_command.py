"""The command `study-guide export` as editors use it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools.cli import main
from build_tools.publish.exports import FORMATS
from tests.test_cli import ESSAY


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide of one article that lies in no repository."""
    folder = tmp_path_factory.mktemp("essay")
    (folder / "essay.txt").write_text(ESSAY, "utf-8")
    done = CliRunner().invoke(
        main, ["adopt", str(folder / "essay.txt"), "--articles", str(folder / "articles")]
    )
    assert done.exit_code == 0, done.output
    return folder / "articles"


def _run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["export", *arguments])
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("kind", FORMATS)
def test_each_kind_gives_the_same_file_twice(kind: str, articles: Path, tmp_path: Path) -> None:
    """A kind writes one file, the same twice, and says how many questions it holds; a chapter alone is smaller."""
    path = tmp_path / f"a{FORMATS[kind].suffix}"
    contents = []
    for more in ((), (), ("--chapter", "practices"), ("--article", "essay")):
        code, said, _ = _run(kind, "--out", str(path), "--articles", str(articles), *more)
        assert code == 0 and FORMATS[kind].name in said and "题" in said
        contents.append(path.read_bytes())
    whole, again, chapter, article = contents
    assert whole == again == article
    assert len(chapter) < len(whole)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_what_a_format_cannot_hold_is_said(articles: Path, tmp_path: Path) -> None:
    """Losses go to standard error with the ids of the questions, and the command still succeeds."""
    code, said, lost = _run("gift", "--out", str(tmp_path / "a.txt"))
    assert code == 0 and "GIFT" in said
    assert "几个空的填空题改成了问答题" in lost and lost.count("、") >= 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("word",), ["不会导出“word”", *FORMATS]),
        (("gift", "--chapter", "nowhere"), ["nowhere", "urgency", "practices", "quality"]),
        (("gift", "--article", "nowhere"), ["nowhere", "essay"]),
    ],
)
def test_a_wrong_name_is_answered_with_the_known_ones(
    arguments: tuple[str, ...], told: list[str], articles: Path, tmp_path: Path
) -> None:
    """An unknown kind, chapter or article ends with status 2, names those there are, and writes nothing."""
    out = tmp_path / "a.txt"
    code, _, said = _run(*arguments, "--out", str(out), "--articles", str(articles))
    assert code == 2 and all(name in said for name in told)
    assert not out.exists()


def test_the_date_of_a_deck_is_that_of_the_material(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH dates a deck; without it and without a repository the date is fixed."""
    found = []
    for epoch in ("", "", "1700000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        code, _, said = _run("anki", "--out", str(tmp_path / "a.apkg"), "--articles", str(articles))
        assert code == 0, said
        found.append((tmp_path / "a.apkg").read_bytes())
    assert found[0] == found[1] != found[2]
