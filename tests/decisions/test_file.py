"""The file of decisions: read with lines, its schema, and what it does to a built guide."""

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from build_tools import pipeline
from build_tools.cli import main
from build_tools.errors import ContentError, Fault
from build_tools.folder import load
from build_tools.model.guide import Chapter, Frame, Study
from build_tools.options import Options
from build_tools.read import read_quiz
from tests.decisions.test_decisions import SAMPLES, entry, sheet
from tests.decisions.test_written import ARTICLE, SOUND

FAULTY = """\
questions:
  0123456789ab:
    decision: maybe
    seen: 123
    colour: red
  nonsense: {decision: rejected, seen: '12345678'}
  0123456789ac:
    decision: edited
    seen: '12345678'
  0123456789ad:
    decision: reviewed
    seen: '12345678'
    edit:
      stem: 甲**乙**
      options:
        - text: 甲
written：
  - kind: essay
    stem: 甲
  - kind: fill_blank
    stem：甲____
    answer: 乙
    options: []
    cites: [{paragraph: 0, sentence: 1}, {page: 3}]
  - kind: true_false
    stem: ""
    answer: maybe
    cites: []
other: 1
"""


def test_everything_wrong_comes_in_one_run() -> None:
    """Every fault of a file comes at once, each on its line, with the known names or a cure."""
    with pytest.raises(ContentError) as caught:
        read_quiz(FAULTY, "a.quiz.yml")
    told = {(fault.line, fault.message) for fault in caught.value.faults}
    for line, words in (
        (3, "reviewed（通过）、edited（改后采用）、rejected（弃用）"),
        (4, "seen"),
        (5, "没有“colour”这一项。可用的项：decision、seen、was"),
        (6, "不是题号"),
        (14, "Markdown 记号"),
        (15, "至少要 3 个"),
        (17, "全角冒号"),
        (18, "single_choice（单选）"),
        (21, "全角冒号"),
        (22, "“answer”是一列"),
        (23, "可用的项：stem、cites"),
        (24, "{paragraph: 7, sentence: 2}"),
        (24, "没有“page”这一项。可用的项：paragraph、sentence"),
        (26, "“stem”是空的"),
        (27, "true 或 false"),
        (28, "至少要 1 个"),
        (29, "没有“other”这一项。可用的项：questions、written"),
    ):
        assert any(line == at and words in message for at, message in told), (line, words, sorted(told))


def test_contradictions_are_told() -> None:
    """A change without changes, and changes without a change, are faults of their lines."""
    text = FAULTY.split("  0123456789ac", 1)[1].split("written", 1)[0].replace("甲**乙**", "甲")
    text = "questions:\n  0123456789ac" + text.split("      options")[0]
    with pytest.raises(ContentError) as caught:
        read_quiz(text, "a.quiz.yml")
    assert [(f.line, f.message.split("，")[0]) for f in caught.value.faults] == [
        (2, "decision 是 edited"),
        (8, "decision 是 reviewed"),
    ]


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "questions:\nwritten:\n", "\ufeffquestions: {}\r\n"])
def test_an_empty_file_decides_nothing(text: str) -> None:
    """An empty file, comments alone and empty parts are sound."""
    read = read_quiz(text, "a.quiz.yml")
    assert not read.decisions and not read.written


def test_the_schema_fits(sample_studies: tuple[Study, ...]) -> None:
    """The exported schema takes what editors and `review` write, and refuses unknown names and verdicts."""
    done = CliRunner().invoke(main, ["schema", "--quiz"])
    schema = json.loads(done.output)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "A fill-in" not in done.output
    yaml = YAML(typ="safe")
    for text in SOUND.values():
        jsonschema.validate(yaml.load(text), schema)
    found = sample_studies[0]
    written = yaml.load(sheet([entry(found, q, "reviewed") for q in found.questions]))
    jsonschema.validate(written, schema)
    for key, value in (("decision", "maybe"), ("colour", "red"), ("seen", "123")):
        slip = yaml.load(sheet([entry(found, found.questions[0], "reviewed")]))
        slip["questions"][found.questions[0].id][key] = value
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(slip, schema)


@pytest.fixture()
def articles(tmp_path: Path, sample_studies: tuple[Study, ...]) -> Path:
    """Two articles: one with a reviewed and a rejected question, one with a question by hand."""
    folder = tmp_path / "articles"
    folder.mkdir()
    found = next(s for s in sample_studies if s.article.id == "river-governance-fujiang")
    shutil.copy(SAMPLES / "river-governance-fujiang.md", folder)
    rows = [entry(found, found.questions[-1], "reviewed"), entry(found, found.questions[0], "rejected")]
    (folder / "river-governance-fujiang.quiz.yml").write_text(sheet(rows), "utf-8")
    (folder / "well.md").write_text(ARTICLE, "utf-8")
    (folder / "well.quiz.yml").write_text(SOUND["ordering"], "utf-8")
    return folder


def test_a_change_of_the_file_makes_that_article_anew(articles: Path, chapters: tuple[Chapter, ...]) -> None:
    """With a cache, an edit of one file of decisions studies its article again and no other."""
    options, cache = Options("导读", chapters), pipeline.Cache()
    first = pipeline.studies(load(articles), options, cache)
    (articles / "well.quiz.yml").write_text("", "utf-8")
    second = pipeline.studies(load(articles), options, cache)
    assert second[0] is first[0]
    assert first[1].decided.tally.written == 1 and second[1].decided.tally.written == 0


def test_what_no_longer_holds_stops_a_build(articles: Path, chapters: tuple[Chapter, ...]) -> None:
    """A build refuses outdated decisions with path and line; where they are only told, it goes on without them."""
    path = articles / "river-governance-fujiang.quiz.yml"
    text = re.sub(r"seen: '\w+'", "seen: 'ffffffff'", path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")
    options = Options("导读", chapters)
    with pytest.raises(ContentError) as caught:
        pipeline.site(load(articles), Frame(), options)
    assert [fault.line for fault in caught.value.faults] == [2]
    told: list[Fault] = []
    site = pipeline.site(load(articles), Frame(), options, told=told.append)
    assert told == list(caught.value.faults)
    data = json.loads(next(a.content for a in site.assets if a.path == "guide.json"))
    assert {q["state"] for q in data["questions"]} == {"generated", "written"}
    done = CliRunner().invoke(main, ["build", "--no-handouts", "--articles", str(articles), "--out", "out"])
    assert done.exit_code == 1 and "river-governance-fujiang.quiz.yml:2:" in done.stderr
    check = CliRunner().invoke(main, ["check", "--articles", str(articles), "--format", "github"])
    assert check.exit_code == 1 and "::error file=" in check.output and "quiz.yml,line=2::" in check.output


def test_the_site_says_who_looked(articles: Path, chapters: tuple[Chapter, ...]) -> None:
    """The site marks decided questions, counts decisions on article and lesson, and says so in guide.json."""
    site = pipeline.site(load(articles), Frame(), Options("导读", chapters))
    pages = {page.path: page.markdown for page in site.pages}
    assets = {asset.path: asset.content for asset in site.assets}
    data = json.loads(assets["guide.json"])
    jsonschema.validate(data, json.loads(assets["guide.schema.json"]))
    tallies = {a["id"]: a["review"] for a in data["articles"]}
    assert tallies["river-governance-fujiang"] == {"reviewed": 1, "edited": 0, "rejected": 1, "written": 0}
    assert tallies["well"]["written"] == 1
    decided = [q for q in data["questions"] if q["state"] != "generated"]
    assert sorted(q["state"] for q in decided) == ["reviewed", "written"]
    for question in decided:
        page = pages[f"lessons/{question['lesson']}/index.md"]
        form = page.split(f'data-question="{question["id"]}"')[1].split("</form>")[0]
        assert ("人工审核" if question["state"] == "reviewed" else "人工出题") in form
        assert page.count("sg-q__state") == 1 and "这篇文章的题：人工" in page
        practice = assets[f"quiz/data/{question['lesson']}.js"].decode()
        assert practice.count("sg-q__state") == 1
    told = "人工审核通过 1 题，弃用 1 题</dd>"
    assert told in pages["articles/river-governance-fujiang/index.md"]
    assert "人工审核通过 1 题，弃用 1 题，人工出题 1 题" in pages["contribute/figures.md"]
