"""`check` and `schema` as editors and their tools use them."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from build_tools.cli import main
from build_tools.model.guide import Frame, Study
from build_tools.options import Options, load_chapters
from build_tools.pipeline import assembled
from build_tools.publish import page_paths, publish
from build_tools.read import parse_yaml, split

TOP = Path(__file__).parents[1]
SOUND = "---\ntitle: 村里的井\nedition: {}\n---\n\n## 护井\n\n2021年，村里修了8口井，水清了。\n"


@pytest.fixture()
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


def test_everything_wrong_comes_in_one_run(articles: Path) -> None:
    """Faults of front matter, text, facts, frame, names and stray files come together, sorted, one a line."""
    (articles / "well.md").write_text(
        "---\ntitle：井\nedition: copy\ndate: 2019-02-30\n---\n\n井<b>在</b>。\n\n![](x.png)\n", "utf-8"
    )
    (articles / "tree.md").write_text(SOUND.format("original"), "utf-8")
    (articles / "tree.facts.yml").write_text("facts:\n  - id: F1\n    claim: 树\n", "utf-8")
    (articles / "ghost.quiz.yml").write_text("", "utf-8")
    (articles / "Bad Name.md").write_text("x", "utf-8")
    (articles / "photo.png").write_bytes(b"x")
    (articles / "_timeline.yml").write_text("- date: 昨天\n  name: 甲\n  text: 乙\n", "utf-8")
    done = CliRunner().invoke(main, ["check", "--articles", str(articles)])
    assert done.exit_code == 1
    places = [re.sub(r"^.*articles/", "", line).split(": ")[0] for line in done.stderr.splitlines()]
    assert places == [
        "Bad Name.md:1",
        "_timeline.yml:1",
        "ghost.quiz.yml:1",
        "photo.png:1",
        "tree.facts.yml:2",
        "well.md:2",
        "well.md:3",
        "well.md:4",
        "well.md:7",
        "well.md:9",
    ]


def test_a_study_edition_without_facts_is_a_notice(articles: Path) -> None:
    """A restated article with figures and no facts file passes, and the editor is told that nothing was compared."""
    (articles / "well.md").write_text(SOUND.format("restated"), "utf-8")
    done = CliRunner().invoke(main, ["check", "--articles", str(articles)])
    assert done.exit_code == 0
    assert "well.facts.yml" in done.stdout and "2 个数字" in done.stdout
    (articles / "well.md").write_text(SOUND.format("original"), "utf-8")
    assert "facts" not in CliRunner().invoke(main, ["check", "--articles", str(articles)]).stdout


def _told(articles: Path, text: str, title: str = "井") -> list[str]:
    """The notices of an article, without the first, which counts."""
    (articles / "well.md").write_text(f"---\ntitle: {title}\nedition: original\n---\n\n{text}", "utf-8")
    done = CliRunner().invoke(main, ["check", "--articles", str(articles)])
    assert done.exit_code == 0, done.stderr
    return [row.removeprefix("  · ") for row in done.stdout.splitlines() if row.startswith("  · ")][1:]


def _choose(articles: Path, line: str) -> str:
    """What `check` says once a line stands below `chapters` of the article."""
    path = articles / "well.md"
    matter, body = path.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
    path.write_text(
        f"---\n{matter.split(chr(10) + 'chapters')[0]}\nchapters:\n  {line}\n---\n{body}", "utf-8"
    )
    done = CliRunner().invoke(main, ["check", "--articles", str(articles)])
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_a_doubtful_part_comes_with_its_line(articles: Path) -> None:
    """What was guessed is told with the line that settles it, ready to copy; marks inside marks are inner ones."""
    told = _told(articles, "## “一井一策”：意义与做法\n\n比如，南村的井存在短板，要提升质量。\n")
    (notice,) = [row for row in told if "拿不准" in row]
    assert notice.startswith("“‘一井一策’：意义与做法”（第1段）归哪一章拿不准，现在归入“")
    line = re.search(r"写一行：(\S+: [a-z]+)（也可写 ", notice)
    assert line and all(chapter in notice for chapter in ("紧迫性", "做法与经验", "提高质量"))
    assert "拿不准" not in _choose(articles, line[1])


SHOPS = """小城里的书店越开越多，人们走进去，不只是为了买一本书。

书店之美，美在留住了一街的记忆。墙上的老照片是街坊送来的。照片下写着名字。

书店之活，活在拉近了书与日子的距离。门口能修鞋，屋里能借伞。来的人坐一下午。

书店之新，新在以小小的身段容下了大千世界。孩子在这里办过画展。画展的票是手写的。

一灯虽小，可照一室。小城需要这样的灯。愿更多的灯亮起来。
"""


def test_paragraphs_of_an_article_without_headings_are_placed_by_number(articles: Path) -> None:
    """Where only some paragraphs are in doubt the line names them; with it they are settled, and their question is asked."""
    told = _told(articles, SHOPS, "小小书店有大气象")
    (notice,) = [row for row in told if "拿不准" in row]
    line = re.search(r"写一行：(第[\d—、]+段: [a-z]+)（也可写 ", notice)
    assert line and notice.startswith("第2—4段归哪一章拿不准") and notice.endswith("有 1 道题等着这一行"), (
        notice
    )
    assert "拿不准" not in (settled := _choose(articles, line[1]))
    assert "出题 1 道" in settled


def test_a_paragraph_that_is_not_there_cannot_be_placed(articles: Path) -> None:
    """A number beyond the last paragraph is a fault with its line and the numbers there are."""
    matter = "title: 井\nedition: original\nchapters:\n  第2、3段: quality"
    (articles / "well.md").write_text(f"---\n{matter}\n---\n\n井水甜。\n\n井要修。\n", "utf-8")
    done = CliRunner().invoke(main, ["check", "--articles", str(articles)])
    assert done.exit_code == 1
    assert "well.md:5" in done.stderr and "“第2、3段”不对：正文只有第 1 到第 2 段" in done.stderr


def test_questions_that_wait_for_a_chapter_are_counted(articles: Path) -> None:
    """A doubtful part says how many questions lack nothing but its line; with the line they are asked."""
    points = "一要真问。下地去问缺什么。二要真教。请能手来讲。三要真用。讲完就到棚里试。"
    demand = "办好乡村夜校要围绕种养大户的难处来，让来的人听得懂用得上。"
    told = _told(articles, f"## 办好夜校的要求\n\n{demand}{points}\n")
    assert any("拿不准" in row and row.endswith("有 1 道题等着这一行") for row in told)
    settled = _choose(articles, "办好夜校的要求: quality")
    assert "等着这一行" not in settled and "出题 1 道" in settled


def test_a_lesson_without_questions_is_told(articles: Path) -> None:
    """A lesson with nothing to ask is named; one paragraph may join its neighbours, unless its editor placed it."""
    deed = "比如，安吉县推行“一户一片”模式，把山林管护落实到户，形成了人人护山的局面。"
    other = "又如，武夷山市建立“茶旅融合”机制，把茶园和民宿连在一起，带动农户增收。"
    text = f"## 护井的重大意义\n\n井水事关饮水安全。\n\n## 护井的做法\n\n{deed}\n\n{other}\n"
    line = "护井的重大意义: practices"
    cure = f"可以并入“做法与经验”，在文首信息的 chapters 下面写一行：{line}"
    assert f"“紧迫性”一课（第1段）没有题。{cure}" in _told(articles, text)
    assert "没有题" not in _choose(articles, line)
    placed = _choose(articles, line.replace("practices", "urgency"))
    assert "“紧迫性”一课（第1段）没有题。可以自己出题，写进 well.quiz.yml" in placed


def test_annotations_of_github(articles: Path) -> None:
    """--format github gives each fault and notice as one workflow command, escaped, and the same status."""
    (articles / "well.md").write_text("---\ntitle: 井\nedition: 100%\n::error::x: y\n---\n\n井。\n", "utf-8")
    (articles / "tree.md").write_text(SOUND.format("restated"), "utf-8")
    done = CliRunner().invoke(main, ["check", "--articles", str(articles), "--format", "github"])
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert all(re.match(r"::(?:error|notice) file=[^:,]+,line=\d+::.", line) for line in lines)
    assert any("well.md,line=3::" in line and "100%25" in line for line in lines)
    assert [line for line in lines if line.startswith("::notice") and "tree.facts.yml" in line]


def test_only_what_was_asked_for(articles: Path) -> None:
    """With a path, the faults of that article and of its facts are told, and no others."""
    (articles / "well.md").write_text(SOUND.format("copy"), "utf-8")
    (articles / "tree.md").write_text(SOUND.format("copy"), "utf-8")
    done = CliRunner().invoke(main, ["check", str(articles / "tree.md"), "--articles", str(articles)])
    assert done.exit_code == 1 and "tree.md" in done.stderr and "well.md" not in done.stderr


def test_the_schema_fits_the_articles() -> None:
    """The JSON Schema is valid, knows every field in Chinese, takes every article of the guide and refuses slips."""
    done = CliRunner().invoke(main, ["schema"])
    schema = json.loads(done.output)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert all(field.get("description") for field in schema["properties"].values())
    for path in sorted((TOP / "docs" / "articles").glob("*.md")):
        data = parse_yaml(split(path.read_text("utf-8"))[0] or "").data
        jsonschema.validate(data | {"order": int(data["order"])}, schema)
    for slip in (
        {"title": "井", "edition": "original", "x": 1},
        {"title": "井"},
        {"title": "井", "edition": "copy"},
        {"title": "井", "edition": "original", "date": "2019年"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(slip, schema)


def test_links_lead_somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links of hand-written pages and introductions, and articles of events, must be there: else line and cure."""
    monkeypatch.chdir(tmp_path)
    articles = tmp_path / "docs" / "articles"
    (articles / "_chapters").mkdir(parents=True)
    (articles / "well.md").write_text(SOUND.format("original"), "utf-8")
    (articles / "_chapters" / "quality.md").write_text(
        "见[井](../../articles/well/index.md#p1s1)。\n\n见[井](../../articles/wel/index.md)。\n", "utf-8"
    )
    (tmp_path / "docs" / "help.md").write_text(
        "# 帮助\n\n[好](articles/well/index.md#p1) [好](https://a.example/x) [好](#help) [好](picture.png)\n\n"
        "[段](articles/well/index.md#p9)\n[句](articles/well/index.md#p1s9)\n[根](/articles/well/)\n[图](none.png)\n",
        "utf-8",
    )
    (tmp_path / "docs" / "picture.png").write_bytes(b"x")
    (articles / "_timeline.yml").write_text(
        "- {date: 2021, name: 修井, text: 修井。, article: well, paragraph: 1}\n"
        "- {date: 2022, name: 种树, text: 种树。, article: tree}\n"
        "- {date: 2023, name: 又修井, text: 又修井。, article: well, paragraph: 7}\n",
        "utf-8",
    )
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 1
    told = {tuple(line.split(": ")[0].split("/")[-1].split(":")): line for line in done.stderr.splitlines()}
    assert sorted(told) == [
        ("_timeline.yml", "2"),
        ("_timeline.yml", "3"),
        ("help.md", "5"),
        ("help.md", "6"),
        ("help.md", "7"),
        ("help.md", "8"),
        ("quality.md", "3"),
    ]
    assert "是不是 ../../articles/well/index.md？" in told["quality.md", "3"]
    assert "只有 1 段" in told["help.md", "5"] and "只有 1 句" in told["help.md", "6"]
    assert "已有的文章：well" in told["_timeline.yml", "2"]
    (articles / "well.md").write_text(SOUND.format("copy"), "utf-8")
    with_faults = CliRunner().invoke(main, ["check"]).stderr
    assert "help.md:5" not in with_faults and "quality.md:3" in with_faults


def test_known_pages_are_those_of_the_site(sample_studies: tuple[Study, ...]) -> None:
    """What links may lead to is what is published, page for page."""
    options = Options("导读", load_chapters())
    whole = assembled(sample_studies, Frame(), options)
    assert page_paths(whole) == {page.path for page in publish(whole).pages}
