"""`study-guide diff`: what changed since a revision, read through git without touching the work tree."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_tools.cli import main
from build_tools.model.guide import Study
from tests.decisions.test_decisions import SAMPLES, entry, first, sheet


def git(folder: Path, *arguments: str) -> str:
    who = {
        f"GIT_{role}_{what}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    command = ["git", "-C", str(folder), "-c", "core.autocrlf=false", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | who)
    return done.stdout


@pytest.fixture()
def articles(tmp_path: Path) -> Path:
    """A repository with two sample articles, all of it committed."""
    folder = tmp_path / "docs" / "articles"
    folder.mkdir(parents=True)
    for name in ("river-governance-fujiang", "rural-revitalisation-anhui"):
        shutil.copy(SAMPLES / f"{name}.md", folder)
    git(tmp_path, "init", "-q")
    save(folder)
    return folder


def save(articles: Path) -> None:
    git(articles, "add", "-A")
    git(articles, "commit", "-q", "-m", "x", "--allow-empty")


def diff(articles: Path, revision: str = "HEAD") -> Result:
    return CliRunner().invoke(main, ["diff", revision, "--articles", str(articles)])


def questions(articles: Path, name: str) -> list[str]:
    done = CliRunner().invoke(main, ["questions", name, "--articles", str(articles)])
    return re.findall(r"〔([0-9a-f]{12})〕", done.output)


def test_nothing_changed(articles: Path) -> None:
    """Without a change there is one sentence, and the status is 0."""
    done = diff(articles)
    assert done.exit_code == 0 and "学习材料没有变化。" in done.output


def test_every_change_of_a_question_is_counted(articles: Path, sample_studies: tuple[Study, ...]) -> None:
    """Removed, changed and new questions are listed by id and counted in the first line; so is a reviewed question
    that lost its sentence.
    """
    found, reviewed = first(sample_studies, "ordering")
    assert found.article.id == "river-governance-fujiang"
    quiz = articles / "river-governance-fujiang.quiz.yml"
    quiz.write_text(sheet([entry(found, reviewed, "reviewed")]), "utf-8")
    save(articles)
    path = articles / "river-governance-fujiang.md"
    path.write_text(path.read_text("utf-8").replace("复核、销号", "复核、归档"), "utf-8")
    gone = questions(articles, "rural-revitalisation-anhui")
    (articles / "rural-revitalisation-anhui.md").unlink()
    shutil.copy(SAMPLES / "regulation-community-canteen.md", articles / "canteen.md")
    new = questions(articles, "canteen")
    done = diff(articles)
    line = done.output.splitlines()[2]
    assert line == f"删去 {len(gone)} 题，改动 1 题，新增 {len(new)} 题；1 道已审核的题失去原句。"
    assert all(id in done.output for id in [*gone, *new])
    changed = done.output.split("### 改动的题（1）")[1]
    assert (
        "销号" in changed
        and "归档" in changed
        and "答案：" in changed
        and "人工审核" in changed
        and "原句已变" in changed
    )
    assert "这篇文章删去了。" in done.output and "这是新文章。" in done.output
    assert done.exit_code == 1 and "river-governance-fujiang.quiz.yml:2:" in done.stderr


def test_decisions_show(articles: Path, sample_studies: tuple[Study, ...]) -> None:
    """A pull request that only reviews and rejects shows as just that."""
    found = next(s for s in sample_studies if s.article.id == "river-governance-fujiang")
    one, two, *_ = found.questions
    rows = [entry(found, one, "reviewed"), entry(found, two, "rejected")]
    (articles / "river-governance-fujiang.quiz.yml").write_text(sheet(rows), "utf-8")
    done = diff(articles)
    assert done.exit_code == 0, done.stderr
    assert re.match(r"删去 \d 题，改动 0 题，新增 \d 题，审定 1 题。", done.output.splitlines()[2])
    assert "程序出题 → 人工审核" in done.output
    rows = [row.split("|") for row in done.output.splitlines() if row.startswith("|")]
    assert dict(zip(rows[0], rows[2], strict=True))[" 审定的题 "] == " 1 "


def test_the_table_holds_no_noughts(articles: Path) -> None:
    """Of a new article only what came is counted, columns that tell nothing are left out, and no row is empty."""
    shutil.copy(SAMPLES / "regulation-community-canteen.md", articles / "canteen.md")
    path = articles / "river-governance-fujiang.md"
    path.write_text(
        path.read_text("utf-8").replace("\nedition:", "\npublication: 某报\nedition:", 1), "utf-8"
    )
    done = diff(articles)
    rows = [row for row in done.output.splitlines() if row.startswith("|")]
    assert "来源：（无） → 某报" in done.output and len(rows) == 3
    assert "−" not in rows[2] and "+0" not in rows[2] and "删去的题" not in rows[0]
    assert re.search(r"\| \+\d", rows[2])


def test_everything_else_shows(articles: Path) -> None:
    """Facts of the head, chapters, points and terms are told; numbers of paragraphs that only moved are not."""
    path = articles / "river-governance-fujiang.md"
    head, body = path.read_text("utf-8").split("\n---\n", 1)
    heading = re.findall(r"(?m)^## (.+)$", body)[0]
    at = body.index("\n\n", body.index("## "))
    body = f"{body[:at]}\n\n关键是“管到源头”，这句话写在墙上。{body[at:]}"
    path.write_text(f"{head}\npublication: 某报\nchapters:\n  {heading}: urgency\n---\n{body}", "utf-8")
    done = diff(articles)
    assert "来源：（无） → 某报" in done.output and "增 1" in done.output
    assert "归到“紧迫性”" in done.output
    assert "管到源头" in done.output.split("### 术语")[1]


def test_the_work_tree_is_not_touched(articles: Path) -> None:
    """Uncommitted files, the index and the history stay as they are, and git attributes hide nothing."""
    top = articles.parents[1]
    (top / ".gitattributes").write_text("docs/articles/*.md export-ignore\n", "utf-8")
    save(articles)
    path = articles / "river-governance-fujiang.md"
    path.write_text(path.read_text("utf-8") + "\n补一句话。\n", "utf-8")
    (articles / "rural-revitalisation-anhui.md").unlink()
    before = (git(top, "status", "--porcelain"), git(top, "rev-parse", "HEAD"), sorted(top.rglob("*.md")))
    done = diff(articles)
    assert "这篇文章删去了。" in done.output and "这是新文章" not in done.output
    assert before == (
        git(top, "status", "--porcelain"),
        git(top, "rev-parse", "HEAD"),
        sorted(top.rglob("*.md")),
    )


def test_links_of_the_past_are_not_followed(articles: Path, tmp_path: Path) -> None:
    """A revision that holds a symbolic link is compared without it."""
    (articles / "host.md").symlink_to("/etc/hostname")
    save(articles)
    (articles / "host.md").unlink()
    done = diff(articles)
    assert done.exit_code == 0 and "学习材料没有变化。" in done.output


def test_an_article_with_faults_is_left_out(articles: Path) -> None:
    """An article that cannot be read now is named, not told as removed, and the status is 1."""
    path = articles / "river-governance-fujiang.md"
    path.write_text("正文。\n", "utf-8")
    done = diff(articles)
    assert done.exit_code == 1 and "没有比较的文章：river-governance-fujiang" in done.output
    assert "删去" not in done.output and "river-governance-fujiang.md:1:" in done.stderr


@pytest.mark.parametrize("revision", ["no-such", "--output=x", "HEAD:docs", "", "HEAD..HEAD"])
def test_a_wrong_revision_ends_with_2(revision: str, articles: Path) -> None:
    """What is no commit is told in one line, and nothing is made."""
    done = CliRunner().invoke(main, ["diff", "--articles", str(articles), "--", revision])
    assert done.exit_code == 2 and "没有这个版本" in done.stderr
    assert len(done.stderr.splitlines()) == 1 and not Path("x").exists()


def test_a_branch_of_elsewhere_is_proposed(articles: Path, tmp_path: Path) -> None:
    """In a clone that has a branch only at its origin, the message names it."""
    top = articles.parents[1]
    git(top, "branch", "other")
    git(tmp_path, "clone", "-q", str(top), str(tmp_path / "clone"))
    done = diff(tmp_path / "clone" / "docs" / "articles", "other")
    assert done.exit_code == 2 and "是不是 origin/other？" in done.stderr
    assert diff(tmp_path / "clone" / "docs" / "articles", "origin/other").exit_code == 0


def test_outside_a_repository(tmp_path: Path) -> None:
    """A folder that no repository holds is told, with status 2."""
    (tmp_path / "articles").mkdir()
    done = diff(tmp_path / "articles")
    assert done.exit_code == 2 and "不是 git 仓库" in done.stderr


def test_before_there_were_articles(articles: Path) -> None:
    """Compared with a revision without the folder, everything is new."""
    first = git(articles, "rev-list", "--max-parents=0", "HEAD").strip()
    other = articles.parent / "more"
    shutil.copytree(articles, other)
    done = diff(other, first)
    assert done.exit_code == 0 and done.output.count("这是新文章。") == 2


def test_text_of_articles_is_no_markup(articles: Path) -> None:
    """A heading or stem with marks of Markdown comes out as text in the summary."""
    path = articles / "river-governance-fujiang.md"
    text = path.read_text("utf-8")
    title = re.search(r"(?m)^title: (.+)$", text)
    assert title
    path.write_text(text.replace(title.group(0), 'title: "甲 | 乙 [x](http://a.example) *丙*"'), "utf-8")
    done = diff(articles)
    assert r"甲 \| 乙 \[x\](http://a.example) \*丙\*" in done.output
