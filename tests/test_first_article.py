"""The original first article, adopted alone into an empty folder. It never enters the repository."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from build_tools.cli import main
from tests.original import HERE, ORIGINAL, REQUIRED

Guide = dict[str, Any]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """guide.json of the adopted article."""
    folder = tmp_path_factory.mktemp("first")
    runner = CliRunner()
    call = ["adopt", str(ORIGINAL), "--slug", "first", "--articles", str(folder / "articles")]
    adopted = runner.invoke(main, call)
    assert adopted.exit_code == 0, adopted.output
    built = runner.invoke(
        main, ["build", "--articles", str(folder / "articles"), "--out", str(folder / "out")]
    )
    assert built.exit_code == 0, built.output
    data: Guide = json.loads((folder / "out" / "guide.json").read_text("utf-8"))
    return data


def test_the_original_is_there_where_it_must_be() -> None:
    """The project's own CI has the original: its absence there is a failure, elsewhere the tests below have no input."""
    assert HERE or not REQUIRED


class TestFirstArticle:
    """What the guide must find in the original; without the source there is nothing to collect."""

    __test__ = HERE

    def test_facts_of_publication(self, guide: Guide) -> None:
        """Title, subtitle, column, author and abstract are recognised; nothing is guessed."""
        article = guide["articles"][0]
        assert article["title"] == "巩固党长期执政的组织基础"
        assert article["subtitle"] == "创新新时代城市基层党建工作"
        assert article["column"] == "人民要论"
        assert article["author_role"] == "全国党建研究会会长"
        assert article["date"] is None and article["publication"] is None
        assert str(article["abstract"]).startswith("党建工作的难点在基层")

    def test_sixteen_paragraphs_in_three_chapters(self, guide: Guide) -> None:
        """Sixteen numbered paragraphs fall into the three chapters in their order."""
        chapters = [p["chapter"] for p in guide["articles"][0]["paragraphs"]]
        assert chapters == ["urgency"] * 5 + ["practices"] * 7 + ["quality"] * 4

    def test_every_character_of_the_body_is_kept(self, guide: Guide) -> None:
        """Text in = text out: all Chinese characters of the source are in the article."""
        article = guide["articles"][0]
        shown = json.dumps(article, ensure_ascii=False)
        han = re.findall(r"[\u4e00-\u9fff]+", ORIGINAL.read_text("utf-8"))
        assert [
            run for run in han if run not in shown and run not in ("内容提要", "作者为全国党建研究会会长")
        ] == []

    def test_six_places(self, guide: Guide) -> None:
        """Its six places are found as practice examples, in order."""
        places = [e["place"] for lesson in guide["lessons"] for e in lesson["examples"]]
        assert places == ["上海市", "太原市", "北京市", "杭州市", "吉林省", "拉萨市"]

    def test_four_great_enumerations(self, guide: Guide) -> None:
        """Three demands, five practices, five laws and three measures."""
        forms = [
            (e["form"], len(e["members"])) for lesson in guide["lessons"] for e in lesson["enumerations"]
        ]
        great = [(form, size) for form, size in forms if form == "leads" or form.startswith("ordinals")]
        assert great == [("leads", 3), ("leads", 5), ("ordinals:是", 5), ("leads", 3)]

    def test_enough_questions_of_many_kinds(self, guide: Guide) -> None:
        """At least 25 questions of at least six kinds."""
        assert len(guide["questions"]) >= 25
        assert len({q["kind"] for q in guide["questions"]}) >= 6


def _own_words(text: str) -> list[str]:
    """Runs of Chinese letters outside quotation marks, titles and headings: what ought to be our own."""
    body = re.sub(r"(?m)^#.*$", "", text.split("\n---\n", 1)[1])
    return re.findall(r"[\u4e00-\u9fff，、；：]+", re.sub(r"“[^”]*”|《[^》]*》", "。", body))


class TestOwnWords:
    """The study editions are written here: no sentence of the source is in them."""

    __test__ = HERE

    @pytest.mark.parametrize(
        "path", sorted((Path(__file__).parents[1] / "docs/articles").glob("*.md")), ids=lambda p: p.stem
    )
    def test_no_long_run_is_shared_with_the_source(self, path: Path) -> None:
        """Outside set terms and titles no run of more than twenty characters stands in the original."""
        source = re.sub(r"\s", "", ORIGINAL.read_text("utf-8"))
        shared = [
            run[i : i + 21]
            for run in _own_words(path.read_text("utf-8"))
            for i in range(len(run) - 20)
            if run[i : i + 21] in source
        ]
        assert not shared
