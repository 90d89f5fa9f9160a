"""A new editor's whole way: from a Word file and a mislabelled page to the diff of a pull request, merged at the end."""

import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools.cli import main
from tests.adopt.producers import essay, mislabelled, word
from tests.conftest import TOP

ARTICLES = Path("docs/articles")
_NAMES = {
    f"GIT_{who}_{what}": "editor@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}


def _git(folder: Path, *words: str) -> str:
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-c", "init.defaultBranch=main", "-C", str(folder), *words]
    return subprocess.run(
        command, env=os.environ | _NAMES | quiet, capture_output=True, text=True, check=True
    ).stdout


def _said(*words: str, keys: str = "", status: int = 0) -> str:
    done = CliRunner().invoke(main, words, input=keys)
    assert done.exit_code == status, done.output
    return done.output


@pytest.fixture()
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """A bare repository with a guide of one article, and two clones of it: the maintainer's and the editor's."""
    project, maintainer, editor = (tmp_path / name for name in ("project.git", "maintainer", "editor"))
    project.mkdir()
    _git(project, "init", "--bare", "--quiet")
    _git(tmp_path, "clone", "--quiet", str(project), "maintainer")
    (maintainer / ARTICLES).mkdir(parents=True)
    (maintainer / "mkdocs.yml").write_text("site_name: 导读\n", "utf-8")
    for ending in (".md", ".facts.yml"):
        text = (TOP / ARTICLES / f"hangzhou-property{ending}").read_text("utf-8")
        (maintainer / ARTICLES / f"hangzhou-property{ending}").write_text(text, "utf-8")
    _git(maintainer, "add", ".")
    _git(maintainer, "commit", "--quiet", "-m", "导读")
    _git(maintainer, "push", "--quiet", "origin", "HEAD:main")
    _git(tmp_path, "clone", "--quiet", "--branch", "main", str(project), "editor")
    return maintainer, editor


def test_from_files_to_a_merged_pull_request(
    clones: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both files are adopted, a slip is told and mended, a question reviewed; the maintainer sees each new question and merges."""
    maintainer, editor = clones
    (tmp_path / "调查.docx").write_bytes(word(essay("local-report-neighbourhood-party")))
    river = essay("river-governance-fujiang")
    # What gb2312 and GB 18030 read differently: the dash.
    river = replace(river, parts=(*river.parts, (0, "治水的门道——说到底，是把上下游拴在一起。")))
    (tmp_path / "page.html").write_bytes(mislabelled(river))

    monkeypatch.chdir(editor)
    _git(editor, "switch", "--quiet", "--create", "two-articles")
    assert "修订痕迹" in _said("adopt", str(tmp_path / "调查.docx"), "--slug", "survey")
    assert str(ARTICLES / "river.md") in _said("adopt", str(tmp_path / "page.html"), "--slug", "river")
    adopted = (ARTICLES / "river.md").read_text("utf-8")
    assert all(text in adopted for level, text in river.parts if not level)
    (ARTICLES / "river.md").write_text(
        adopted.replace("edition: original", "edition: original\ndate: 2019年5月6日"), "utf-8"
    )
    assert "river.md:" in _said("check", status=1)
    (ARTICLES / "river.md").write_text(
        adopted.replace("edition: original", "edition: original\ndate: 2019-05-06"), "utf-8"
    )
    assert "没有毛病" in _said("check")
    assert "已记：通过" in _said("review", "survey", keys="4\n1\n5\n")
    assert (ARTICLES / "survey.quiz.yml").is_file()
    _git(editor, "add", ".")
    _git(editor, "commit", "--quiet", "-m", "放进两篇文章")
    _git(editor, "push", "--quiet", "origin", "two-articles")

    monkeypatch.chdir(maintainer)
    _git(maintainer, "fetch", "--quiet", "origin")
    _git(maintainer, "switch", "--quiet", "two-articles")
    annotated = _said("check", "--format", "github").splitlines()
    assert annotated and all(row.startswith("::notice file=docs/articles/") for row in annotated)
    told = _said("diff", "origin/main")
    assert "（survey）" in told and "（river）" in told and "hangzhou-property" not in told
    shown = set(re.findall(r"〔([0-9a-f]{12})，", told))
    asked = set(re.findall(r"〔([0-9a-f]{12})", _said("questions", "survey") + _said("questions", "river")))
    assert len(shown) >= 8 and shown <= asked
    assert f"新增 {len(shown)} 题" in told
    _git(maintainer, "switch", "--quiet", "--create", "merged", "origin/main")
    _git(maintainer, "merge", "--quiet", "--no-ff", "--no-edit", "origin/two-articles")
    _git(maintainer, "push", "--quiet", "origin", "HEAD:main")
    assert "survey.quiz.yml" in _git(clones[0], "ls-tree", "-r", "--name-only", "origin/main")
