"""The command as editors use it: what it prints, how it ends, what it leaves behind."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools.adopt import MOST_BYTES
from build_tools.cli import main
from tests.conftest import SAMPLES, TOP

ESSAY = """茶山是怎样绿起来的（乡村观察）
——一个山村的三年

　　内容提要：荒山变茶山，靠的是章程。
　　守住青山具有十分重要的意义。山绿了，水才清，人才留得住。
　　深刻认识护山的重要性
　　这是留住水源、保障饮水安全的迫切要求。过去一到旱季，村里就缺水。护好山林，泉眼才能常流。
　　这是增加收入、让年轻人回乡的迫切要求。外出打工的人多，地就荒了。有了茶园，一部分人愿意回来。
　　这是减少山洪、守护家园的迫切要求。山坡裸露，一下暴雨就塌方。种上树和茶，土就稳了。
　　认真总结护山的做法
　　着力健全章程，让人人有责。比如，安吉县推行“一户一片”模式，把山林管护落实到户，形成了人人护山的局面。
　　着力找准产业，让青山生金。比如，武夷山市建立“茶旅融合”机制，把茶园和民宿连在一起，带动农户增收。
　　着力依靠科技，让管护省力。比如，井冈山市搭建“云上林长”平台，用无人机巡山，巡护时间明显缩短。
　　（作者为某县林业局干部）
"""


@pytest.fixture()
def runner() -> CliRunner:
    return CliRunner()


def _adopt(runner: CliRunner, folder: Path, text: str = ESSAY, *more: str) -> tuple[int, str]:
    file = folder / "essay.txt"
    file.write_text(text, "utf-8")
    done = runner.invoke(main, ["adopt", str(file), "--articles", str(folder / "articles"), *more])
    return done.exit_code, done.output


def test_an_adopted_text_becomes_a_guide(runner: CliRunner, tmp_path: Path) -> None:
    """adopt, check, questions and build work on a plain text from nothing to guide.json."""
    code, output = _adopt(runner, tmp_path)
    assert code == 0, output
    assert "articles/essay.md" in output
    articles = str(tmp_path / "articles")
    assert runner.invoke(main, ["check", "--articles", articles]).exit_code == 0
    listed = runner.invoke(main, ["questions", "essay", "--articles", articles, "--json"])
    assert {q["kind"] for q in json.loads(listed.output)} >= {
        "matching",
        "single_choice",
        "short_answer",
        "discussion",
    }
    built = runner.invoke(main, ["build", "--articles", articles, "--out", str(tmp_path / "out")])
    assert built.exit_code == 0, built.output
    data = json.loads((tmp_path / "out" / "guide.json").read_text("utf-8"))
    assert [p["place"] for lesson in data["lessons"] for p in lesson["examples"]] == [
        "安吉县",
        "武夷山市",
        "井冈山市",
    ]
    assert (tmp_path / "out" / "lessons" / "essay" / "urgency" / "index.md").exists()


def test_pairs_of_a_matching_stand_one_a_line(runner: CliRunner, tmp_path: Path) -> None:
    """The answer of a matching question is a pair a line, because the sides hold marks of their own."""
    _adopt(runner, tmp_path)
    call = ["questions", "essay", "--articles", str(tmp_path / "articles")]
    asked = json.loads(runner.invoke(main, [*call, "--json"]).output)
    pairs = next(q["answer"] for q in asked if q["kind"] == "matching")
    rows = runner.invoke(main, call).output.splitlines()
    at = rows.index(f"      {pairs[0][0]} — {pairs[0][1]}")
    assert rows[at - 1 : at + len(pairs)] == [
        "   答：",
        *(f"      {left} — {right}" for left, right in pairs),
    ]


def test_refused_questions_name_their_rule(runner: CliRunner, tmp_path: Path) -> None:
    """questions --refused lists each refused question whole: rule, reason, id, kind, chapter, place and its sentence."""
    _adopt(runner, tmp_path)
    done = runner.invoke(
        main, ["questions", "essay", "--articles", str(tmp_path / "articles"), "--refused", "--json"]
    )
    assert done.exit_code == 0
    rows = json.loads(done.output)
    names = {"rule", "reason", "id", "kind", "kind_name", "maker", "chapter", "stem", "paragraph", "sentence"}
    assert rows and all(set(row) == {*names, "text"} and all(row.values()) for row in rows)
    assert all(row["text"] in ESSAY for row in rows)


def test_adopting_twice_needs_leave(runner: CliRunner, tmp_path: Path) -> None:
    """An article that exists is replaced only with --replace."""
    _adopt(runner, tmp_path)
    code, output = _adopt(runner, tmp_path)
    assert code == 2 and "--replace" in output
    assert _adopt(runner, tmp_path, ESSAY, "--replace")[0] == 0


def test_replacing_an_article_with_decisions_says_so(runner: CliRunner, tmp_path: Path) -> None:
    """When decisions on the questions of the replaced article no longer hold, adopt says how many, and what to run."""
    _adopt(runner, tmp_path)
    quiz = tmp_path / "articles" / "essay.quiz.yml"
    quiz.write_text("questions:\n  0123456789ab: {decision: reviewed, seen: '00000000'}\n", "utf-8")
    code, output = _adopt(runner, tmp_path, ESSAY, "--replace")
    assert code == 0 and "1 处不再相合" in output and "study-guide review essay" in output
    quiz.unlink()
    assert "不再相合" not in _adopt(runner, tmp_path, ESSAY, "--replace")[1]


def test_a_refused_file_leaves_nothing_behind(runner: CliRunner, tmp_path: Path) -> None:
    """A file without running text is refused in one line, and no article appears."""
    code, output = _adopt(runner, tmp_path, "只有标题\n")
    assert code == 2 and len(output.strip().splitlines()) == 1
    assert not (tmp_path / "articles").exists()


def test_gb18030_is_read(runner: CliRunner, tmp_path: Path) -> None:
    """A text in the old national encoding is adopted without being told so."""
    file = tmp_path / "old.txt"
    file.write_bytes(ESSAY.encode("gb18030"))
    done = runner.invoke(main, ["adopt", str(file), "--articles", str(tmp_path / "articles")])
    assert done.exit_code == 0, done.output
    assert "武夷山市" in (tmp_path / "articles" / "old.md").read_text("utf-8")


def test_faults_come_as_path_line_message(runner: CliRunner, tmp_path: Path) -> None:
    """check lists the faults of all articles in one run, one a line, and ends with 1."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "one.md").write_text("---\ntitle：甲\nedition: restated\n---\n\n正文在此。\n", "utf-8")
    (articles / "two.md").write_text(
        "---\ntitle: 乙\nedition: copied\ncolour: red\n---\n\n正文在此。\n", "utf-8"
    )
    done = runner.invoke(main, ["check", "--articles", str(articles)])
    assert done.exit_code == 1
    lines = done.stderr.strip().splitlines()
    assert lines[0].startswith(f"{articles / 'one.md'}:2: ")
    assert any(line.startswith(f"{articles / 'two.md'}:3: ") for line in lines)
    assert any(line.startswith(f"{articles / 'two.md'}:4: ") for line in lines)
    assert "Traceback" not in done.output + done.stderr


def test_wrong_calls_end_with_2(runner: CliRunner, tmp_path: Path) -> None:
    """A missing file, folder or article ends with 2 and a sentence."""
    for call in (
        ["adopt", str(tmp_path / "none.txt")],
        ["check", "--articles", str(tmp_path / "none")],
        ["questions", "none", "--articles", str(tmp_path)],
        ["build"],
    ):
        assert runner.invoke(main, call).exit_code == 2, call


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["adopt"], "少写了 FILE"),
        (["chek"], "没有 chek 这个命令。是不是 check？"),
        (["check", "--formt", "x"], "没有 --formt 这个选项。是不是 --format？"),
        (["check", "--format", "x"], "--format 的值不对。可以写：text、github"),
        (["check", "--format"], "--format 后面"),
        (["build"], "少写了 --out。它是：放成品的文件夹。"),
        (["build", "--out", "x", "--workers", "200"], "--workers 的值不对。写 1 到 64 的整数"),
        (["adopt", "a", "b c"], "多写了 b c。名字里有空格时，给整个名字加上引号"),
        (["--foo"], "没有 --foo 这个选项"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(runner: CliRunner, call: list[str], told: str) -> None:
    """What is missing, unknown or too much is named with its cure, and nothing of it is English."""
    done = runner.invoke(main, call)
    assert done.exit_code == 2
    assert told in done.stderr.splitlines()[0]
    assert not any(
        word in done.stderr for word in ("Error", "Usage", "Try", "Missing", "Invalid", "[OPTIONS]")
    )


@pytest.mark.parametrize("call", [["--help"], ["adopt", "--help"], ["build", "-h"]])
def test_help_is_chinese(runner: CliRunner, call: list[str]) -> None:
    """The help of the group and of its commands has no English headings and phrases."""
    done = runner.invoke(main, call)
    assert done.exit_code == 0 and "写法：" in done.output and "选项：" in done.output
    assert not any(word in done.output for word in ("Usage", "Options:", "Commands:", "Show", "default"))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("~$essay.docx", b"PK\x03\x04", "临时文件"),
        ("essay.docx", b"hello", "以 .docx 结尾，里面却不是这种文件"),
        ("essay.txt", "只有标题\n".encode(), "没有找到正文"),
        ("large.pdf", b"%PDF-" + b" " * MOST_BYTES, "最多 20 MB"),
        ("sign.txt", "井的故事\n井在村口，水很清\ue123。".encode(), "U+E123"),
    ],
)
def test_a_refusal_names_the_file(
    runner: CliRunner, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    """Of several files adopted in a row, each refusal says which one it means, and why."""
    (tmp_path / name).write_bytes(content)
    done = runner.invoke(main, ["adopt", str(tmp_path / name), "--articles", str(tmp_path / "articles")])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"{name}：") and told in done.stderr


def test_what_lies_among_the_articles_is_not_lost(runner: CliRunner, tmp_path: Path) -> None:
    """A Word file among the articles is to be adopted, not deleted; Word's own temporary file is named as such."""
    _adopt(runner, tmp_path)
    for name in ("draft.docx", "~$draft.docx"):
        (tmp_path / "articles" / name).write_bytes(b"x")
    done = runner.invoke(main, ["check", "--articles", str(tmp_path / "articles")])
    told = {line.split(":1: ")[0].split("/")[-1]: line for line in done.stderr.splitlines()}
    assert "study-guide adopt" in told["draft.docx"] and "临时文件" in told["~$draft.docx"]


def test_build_does_not_overwrite_foreign_folders(runner: CliRunner, tmp_path: Path) -> None:
    """A folder with other things in it is left alone."""
    _adopt(runner, tmp_path)
    done = runner.invoke(main, ["build", "--articles", str(tmp_path / "articles"), "--out", str(tmp_path)])
    assert done.exit_code == 2
    assert (tmp_path / "essay.txt").exists()


def test_a_failed_build_keeps_the_last_good_one(runner: CliRunner, tmp_path: Path) -> None:
    """When an article has a fault, what was built before stays as it was."""
    _adopt(runner, tmp_path)
    call = ["build", "--articles", str(tmp_path / "articles"), "--out", str(tmp_path / "out")]
    assert runner.invoke(main, call).exit_code == 0
    before = (tmp_path / "out" / "guide.json").read_bytes()
    (tmp_path / "articles" / "bad.md").write_text("nothing", "utf-8")
    assert runner.invoke(main, call).exit_code == 1
    assert (tmp_path / "out" / "guide.json").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["articles", "essay.txt", "out"]


@pytest.mark.parametrize(
    "command", [["questions", "village"], ["questions", "village", "--json"], ["check"], ["--help"]]
)
def test_a_reader_may_stop_reading(tmp_path: Path, command: list[str]) -> None:
    """Output into a pipe that nobody reads any more, as after `| head`, ends the command without a word."""
    sample = next(SAMPLES.glob("*.md"))
    shutil.copy(sample, tmp_path / "village.md")
    articles = [] if command == ["--help"] else ["--articles", str(tmp_path)]
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "build_tools.cli", *command, *articles],
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=TOP,
    )
    os.close(reader)
    os.close(writer)
    assert process.communicate()[1] == b"" and process.returncode == 1
