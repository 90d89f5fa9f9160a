"""`study-guide review`: deciding in the terminal, and what it writes."""

import json
import os
import pty
import re
import select
import signal
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_tools.cli import main
from build_tools.model.decisions import Decision
from build_tools.read import read_quiz
from build_tools.record import recorded, struck

SAMPLE = Path(__file__).parents[1] / "samples" / "regulation-community-canteen.md"
ALL = "1\n" * 40
"""Pass whatever comes."""


@pytest.fixture()
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "river.md").write_text(SAMPLE.read_text("utf-8"), "utf-8")
    return folder


def review(articles: Path, typed: str, *more: str) -> Result:
    call = ["review", "river", "--articles", str(articles), *more]
    done = CliRunner().invoke(main, call, input=typed)
    assert done.exit_code == 0, done.output
    return done


def decisions(articles: Path) -> list[Decision]:
    return list(read_quiz((articles / "river.quiz.yml").read_text("utf-8"), "river.quiz.yml").decisions)


def test_deciding_stopping_and_going_on(articles: Path) -> None:
    """Each decision is kept as it is made; a second run asks only what is left, and the third has nothing to ask."""
    first = review(articles, "1\n弃\n太浅\n5\n")
    assert "原句（第" in first.output and "规则" in first.output
    assert [(d.verdict, d.note) for d in decisions(articles)] == [("reviewed", ""), ("rejected", "太浅")]
    second = review(articles, "４\n9\n" + ALL)
    assert "请输入 1 到 5" in second.output and "都看过了：人工审核通过" in second.output
    kept = decisions(articles)
    assert [d.verdict for d in kept].count("rejected") == 1 and len(kept) >= 5
    third = review(articles, ALL)
    assert "没有审" not in third.output and len(decisions(articles)) == len(kept) + 1
    assert "还有" not in review(articles, "").output
    done = CliRunner().invoke(main, ["check", "--articles", str(articles)])
    assert done.exit_code == 0, done.stderr


def test_no_file_is_promised_for_an_article_that_is_not_there(articles: Path) -> None:
    """A wrong name is told as such, and nothing is said of where its decisions would be kept."""
    done = CliRunner().invoke(main, ["review", "sea", "--articles", str(articles)])
    assert done.exit_code == 2 and "sea" in done.stderr and "审定记在" not in done.output


def test_changing_field_by_field(articles: Path) -> None:
    """Enter leaves a field; what the checker refuses is not kept and asked again; what it takes is."""
    call = ["questions", "river", "--articles", str(articles), "--json"]
    asked = json.loads(CliRunner().invoke(main, call).output)
    number, answers = next((n, len(q["answer"])) for n, q in enumerate(asked) if q["kind"] == "short_answer")
    rest = "\n" * answers  # the other answers and the explanation
    wrong, right = f"改\n\n文章没有的话\n{rest}", f"改\n文章讲了哪些？\n\n{rest}"
    done = review(articles, "4\n" * number + wrong + right + "5\n")
    assert "没有存" in done.output
    (kept,) = decisions(articles)
    assert kept.verdict == "edited" and kept.change and kept.change.stem == "文章讲了哪些？"
    assert kept.change.answer is None and kept.change.explanation is None
    listed = CliRunner().invoke(main, ["questions", "river", "--articles", str(articles)]).output
    assert "文章讲了哪些？" in listed and "人工审核（有改动）" in listed


def test_other_options_keep_their_remarks(tmp_path: Path) -> None:
    """When one lure is changed, the others keep what was said of them, though paragraphs move afterwards."""
    articles = tmp_path / "articles"
    articles.mkdir()
    path = articles / "river.md"
    path.write_text((SAMPLE.parent / "local-report-neighbourhood-party.md").read_text("utf-8"), "utf-8")
    listed = CliRunner().invoke(main, ["questions", "river", "--articles", str(articles)]).output
    kinds = re.findall(r"［(..)］", listed)
    fields = dict.fromkeys(re.findall(r"\n   ([A-Z])\. ", listed.split("［单选］")[1].split("答：")[0]), "")
    key = re.search(r"答：([A-Z])", listed.split("［单选］")[1])
    assert key
    lure = next(letter for letter in fields if letter != key[1])
    typed = "".join("别的做法说明\n\n" if letter == lure else "\n" for letter in fields)
    review(articles, "4\n" * kinds.index("单选") + f"改\n\n{typed}\n5\n")
    (kept,) = decisions(articles)
    assert kept.change and kept.change.options and not any(option.remark for option in kept.change.options)
    text = path.read_text("utf-8")
    path.write_text(text.replace("\n\n## ", "\n\n天气很好，大家都来了。\n\n## ", 1), "utf-8")
    listed = CliRunner().invoke(main, ["questions", "river", "--articles", str(articles), "--json"])
    question = next(q for q in json.loads(listed.output) if q["state"] == "edited")
    remarks = {option["text"]: option["remark"] for option in question["options"]}
    assert remarks.pop("别的做法说明") == "原文里没有这个说法。"
    assert len(remarks) == len(fields) - 1 and all("第" in remark for remark in remarks.values())


def test_what_no_longer_holds_comes_first(articles: Path) -> None:
    """After a change of a cited sentence the question comes again, with what changed; one that is gone can be struck."""
    review(articles, ALL)
    before = decisions(articles)
    path = articles / "river.md"
    sentence = before[-1].sentences[0]
    path.write_text(path.read_text("utf-8").replace(sentence, sentence[:-1] + "，这是后来补的。"), "utf-8")
    again = review(articles, ALL)
    assert "原句变了" in again.output
    assert CliRunner().invoke(main, ["check", "--articles", str(articles)]).exit_code == 0
    assert any("后来补的" in text for d in decisions(articles) for text in d.sentences)
    assert CliRunner().invoke(main, ["check", "--articles", str(articles)]).exit_code == 0


def test_all_shows_everything_again(articles: Path) -> None:
    """--all walks through decided questions too, says what was decided, and a new decision takes the old one's place."""
    review(articles, ALL)
    before = decisions(articles)
    done = review(articles, "3\n\n5\n", "--all")
    assert "上次：通过" in done.output
    after = decisions(articles)
    assert [d.id for d in after] == [d.id for d in before]
    assert [d.verdict for d in after].count("rejected") == 1


def test_a_broken_file_is_told_and_kept(articles: Path) -> None:
    """A file with faults is not touched: the faults come with their lines, and the command ends with 1."""
    path = articles / "river.quiz.yml"
    path.write_text("questions:\n  x: [\n", "utf-8")
    done = CliRunner().invoke(main, ["review", "river", "--articles", str(articles)], input="1\n")
    assert done.exit_code == 1 and "river.quiz.yml:3: 读不懂" in done.stderr
    assert path.read_text("utf-8") == "questions:\n  x: [\n"


def test_in_a_terminal(articles: Path) -> None:
    """On a real terminal: the question appears, keys are typed, Ctrl-C stops, and what was decided is kept."""
    pid, terminal = pty.fork()
    if pid == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # as a shell starts it, whoever started the tests
        os.environ["COLUMNS"] = "100"
        call = [sys.executable, "-m", "build_tools.cli", "review", "river", "--articles", str(articles)]
        os.execv(sys.executable, call)
    seen = _until(terminal, "5 退出")
    assert "原句（第" in seen
    os.write(terminal, "通过\n".encode())
    assert "已记：通过" in _until(terminal, "已记：通过")
    _until(terminal, "5 退出")
    assert "接着审" in _until(terminal, "接着审", b"\x03")
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    os.close(terminal)
    assert [d.verdict for d in decisions(articles)] == ["reviewed"]


def _until(terminal: int, words: str, pressed: bytes = b"") -> str:
    """What the terminal shows up to some words. `pressed` is typed now and every other second, as a person would:

    an interrupt between the prompt and the wait for a key is noticed with the next key only.
    """
    seen, end, again = b"", time.monotonic() + 30, 0.0
    while words not in seen.decode("utf-8", "ignore"):
        assert time.monotonic() < end, seen.decode("utf-8", "ignore")
        if pressed and time.monotonic() > again:
            os.write(terminal, pressed)
            again = time.monotonic() + 2
        if select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 4096)
    return seen.decode("utf-8", "ignore")


NEW = Decision(
    "0123456789ab", "rejected", "00000000", 0, note="it's: #太浅", was="题：甲", sentences=("乙。",)
)
OTHER = "  ba9876543210:   # 我的注\n    # 里面的注\n    decision: reviewed\n    seen: '11111111' # 尾注\n"
FILES = {
    "empty": "",
    "only comments": "# 开头\n\n# 第二行\n",
    "no questions yet": "# 开头\nwritten: []\n",
    "empty questions": "questions:\n# 后面\nwritten: []\n",
    "empty braces": "questions: {}\n",
    "one question": f"questions:\n{OTHER}\n# 结尾\n",
    "questions before written": f"questions:\n\n{OTHER}\n\n# 手写\nwritten: []\n",
    "deep indent": "questions:\n      ba9876543210:\n        decision: reviewed\n        seen: '11111111'\n",
    "windows": f"questions:\n{OTHER}".replace("\n", "\r\n"),
    "no newline at the end": f"questions:\n{OTHER}".rstrip("\n"),
    "braces inside": "questions:\n  ba9876543210: {decision: reviewed,\n    seen: '11111111'}\n# 结尾\n",
}


@pytest.mark.parametrize("name", FILES)
def test_the_rest_of_the_file_stays(name: str) -> None:
    """A decision is added, replaced and struck; every other line of the file, comments too, stays as it was."""
    text = FILES[name]
    added = recorded(text, NEW)
    ids = [d.id for d in read_quiz(added, "a").decisions]
    assert ids[-1] == NEW.id and read_quiz(added, "a").decisions[-1].note == NEW.note
    kept = [row for row in text.splitlines() if row.strip() and row != "questions: {}"]
    rows = added.splitlines()
    assert [row for row in rows if row in kept] == kept
    assert ("\r\n" in text) == ("\r\n" in added) and added.count("\r\n") in (0, added.count("\n"))
    again = recorded(added, NEW)
    assert again == added
    without = struck(added, NEW.id)
    assert [row for row in without.splitlines() if row in kept] == kept
    assert NEW.id not in without
    assert [d.id for d in read_quiz(without, "a").decisions] == ids[:-1]


def test_comments_inside_a_replaced_decision_stay() -> None:
    """An editor's comment inside a decision survives a new decision on the same question."""
    old = Decision("ba9876543210", "rejected", "22222222", 0)
    text = recorded(f"questions:\n{OTHER}  # 后面的注\n", old)
    assert "    # 里面的注\n" in text and "  # 后面的注\n" in text and "22222222" in text


@pytest.mark.parametrize(
    "nothing",
    ["null", "~", "{}", "{ }  # 空\n", "null\n# 后面\n", "---\n~\n", "--- null\n", "# 前面\nnull  # 空\n"],
)
def test_a_written_out_nothing_gives_way(nothing: str) -> None:
    """A file that says `null` decides nothing, and takes a decision like an empty one."""
    assert read_quiz(nothing, "a").decisions == ()
    added = recorded(nothing, NEW)
    assert [d.id for d in read_quiz(added, "a").decisions] == [NEW.id]
    assert all(row in added.splitlines() for row in nothing.splitlines() if row.startswith("# "))
