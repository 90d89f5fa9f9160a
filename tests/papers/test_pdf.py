"""The PDF files as a printer gets them."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools import pipeline
from build_tools.cache import Shelf
from build_tools.cli import main
from build_tools.errors import ContentError, UsageError
from build_tools.fonts import FontSet, find_fonts
from build_tools.model.guide import Frame, Lesson, StudyGuide
from build_tools.model.papers import Manuscript
from build_tools.options import Options, guide_options, load_chapters
from build_tools.publish.papers import Press, make_paper
from build_tools.publish.papers.content import key, questions
from build_tools.seal import Sealed

LESSON = "lessons/organizational-foundation/practices"
TOP = Path(__file__).parents[2]
SAMPLES = TOP / "tests" / "samples"
_NAMES = re.compile(r"^[A-Z]{6}\+Noto(?:Serif|Sans)(?:SC|CJKsc)-(?:Regular|Bold)$")


def _run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _bare(text: str) -> str:
    return "".join(text.split())


def _pages(pdf: Path) -> list[str]:
    return [_bare(page) for page in _run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]]


@pytest.fixture(scope="session")
def printed(written: dict[str, Manuscript], fonts: FontSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers of one lesson, of the shortest lesson and of one chapter, as files."""
    top = tmp_path_factory.mktemp("papers")
    press = Press.open(fonts.folders, fonts.system, fonts.names)
    lessons = {
        p: len(m.data) for p, m in written.items() if p.startswith("lessons/") and p.endswith("/handout.pdf")
    }
    shortest = min(lessons, key=lambda path: lessons[path]).rsplit("/", 1)[0]
    for path, manuscript in written.items():
        if path.rsplit("/", 1)[0] in (LESSON, shortest, "chapters/quality"):
            file = top / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(make_paper(manuscript, press).content)
    return top


def test_fonts_are_embedded_and_those_we_chose(printed: Path) -> None:
    """Every PDF embeds subsets of Noto Serif and Noto Sans only: a page of boxes would name another font."""
    for pdf in sorted(printed.rglob("*.pdf")):
        rows = [line.split() for line in _run("pdffonts", pdf).splitlines()[2:]]
        assert rows, pdf
        for row in rows:
            assert _NAMES.match(row[0]), row
            assert "Type" not in row[1:3] or "3" not in row[1:3], row
            assert row[-5:-2] == ["yes", "yes", "yes"], row  # embedded, subset, with Unicode map


def test_papers_are_tagged_and_named(printed: Path) -> None:
    """Each PDF is A4, tagged, and carries title and author; the same date in all."""
    for pdf in sorted(printed.rglob("*.pdf")):
        facts = dict(re.findall(r"^(\w[\w ]*):\s+(.*)$", _run("pdfinfo", pdf), re.MULTILINE))
        assert facts["Tagged"] == "yes" and facts["Page size"].endswith("(A4)")
        assert facts["Title"] and facts["Author"]


def test_no_markup_is_printed(printed: Path) -> None:
    """No template code and no raw data shows on any page."""
    for pdf in sorted(printed.rglob("*.pdf")):
        text = "".join(_pages(pdf))
        assert not re.search(r"#[a-z]|flush\[|none\b|\{|\}|\)\)\)|____", text), pdf


def test_question_pages_give_nothing_away(printed: Path, guide: StudyGuide) -> None:
    """On the pages of the questions stands no remark, no reason, and no model answer of a short answer."""
    lesson = next(x for x in guide.lessons if LESSON.endswith(x.id))
    for name in ("handout.pdf", "handout-large.pdf"):
        pages = _pages(printed / LESSON / name)
        first = next(i for i, page in enumerate(pages) if "测验与讨论" in page and "姓名" in page)
        sheet = "".join(pages[first:])
        secret = {_bare(text) for text in _secrets(lesson) if len(text) > 10}
        assert secret and not [text for text in secret if text in sheet]
        assert "参考答案" not in "".join(pages)
    assert "参考答案" in "".join(_pages(printed / LESSON / "handout-key.pdf"))


def _secrets(lesson: Lesson) -> list[str]:
    """Every text of a lesson's key that only the host may see."""
    texts: list[str] = []
    for row in key(lesson):
        texts += [row["why"], *(option["text"] for option in row["rows"])]
        texts += [point["text"] for point in row["points"] if row["kind"] == "简答"]
    return texts


def test_a_question_stays_on_one_page(printed: Path, guide: StudyGuide) -> None:
    """The stem of a choice and its last option stand on the same page."""
    pages = _pages(printed / LESSON / "handout.pdf")
    runs = questions(next(x for x in guide.lessons if LESSON.endswith(x.id)))
    for run in runs:
        for question in run["questions"]:
            if question["options"] and not question["lefts"]:
                stem, last = (
                    _bare("".join(question["stem"]))[:24],
                    _bare(question["options"][-1]["text"])[:16],
                )
                assert [page for page in pages if stem in page and last in page], question["n"]


def test_the_page_number_runs(printed: Path) -> None:
    """Every page says which of how many it is."""
    pages = _pages(printed / LESSON / "handout.pdf")
    for number, page in enumerate(pages, 1):
        assert f"第{number}/{len(pages)}页" in page


def test_two_presses_print_the_same(printed: Path, written: dict[str, Manuscript], fonts: FontSet) -> None:
    """A second press gives the same bytes, and so does Word."""
    press = Press.open(fonts.folders, fonts.system, fonts.names)
    for name in ("handout.pdf", "handout-key.pdf", "session-kit.pdf", "handout.docx", "handout-key.docx"):
        path = f"{LESSON}/{name}"
        assert make_paper(written[path], press).content == (printed / path).read_bytes(), name


def _sample_guide(text: str) -> StudyGuide:
    options = Options("试排", load_chapters())
    return pipeline.study_guide([pipeline.Source("sample", "sample.md", text)], Frame(), options)


def test_shelf_and_workers_change_nothing(fonts: FontSet, tmp_path: Path) -> None:
    """Cold, from the shelf and by two workers the papers are the same; from the shelf nothing is set."""
    guide = _sample_guide((SAMPLES / "local-report-neighbourhood-party.md").read_text("utf-8"))
    options = Options("试排", load_chapters())
    told: list[tuple[int, int]] = []
    printing = pipeline.Printing(
        fonts, Sealed(Shelf(tmp_path), b"key", zipped=False), lambda done, of_all: told.append((done, of_all))
    )
    cold = pipeline.papers(guide, options, printing)
    assert told[-1] == (len(cold), len(cold))
    told.clear()
    assert pipeline.papers(guide, options, printing) == cold and not told
    for piece in tmp_path.glob("*/*"):
        piece.write_bytes(cold[0].content)  # planted: without our seal it is not there
    assert pipeline.papers(guide, options, printing) == cold and told[-1] == (len(cold), len(cold))
    assert pipeline.papers(guide, options, pipeline.Printing(fonts), workers=2) == cold
    lessons = pipeline.papers(guide, options, pipeline.Printing(fonts, books=False))
    assert lessons == tuple(paper for paper in cold if paper.path.startswith("lessons/"))


def test_a_missing_glyph_names_character_and_sentence(fonts: FontSet) -> None:
    """A character that no font has is a fault of the article, at its line, with the sentence."""
    text = (SAMPLES / "local-report-neighbourhood-party.md").read_text("utf-8").replace("。", "𠱃。", 3)
    guide = _sample_guide(text)
    with pytest.raises(ContentError) as caught:
        pipeline.papers(guide, Options("试排", load_chapters()), pipeline.Printing(fonts))
    line = next(i for i, row in enumerate(text.splitlines(), 1) if "𠱃" in row)
    assert any(f.path == "sample.md" and "“𠱃”（U+20C43）" in f.message for f in caught.value.faults)
    assert line in {fault.line for fault in caught.value.faults}


def test_no_font_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without any of the fonts the error names three ways out."""

    class NoFonts:
        def __init__(self, **_: object) -> None: ...

        def fonts(self) -> list[object]:
            return []

    monkeypatch.setattr("build_tools.fonts.Fonts", NoFonts)
    with pytest.raises(UsageError, match=r"make fonts.*fonts-noto-cjk.*--no-handouts"):
        find_fonts(tmp_path)


def test_fonts_come_in_the_order_that_is_told(tmp_path: Path) -> None:
    """First the project's own folder, then npm's packages, then the system's; papers can be set with each."""
    system = find_fonts(tmp_path)
    assert system.system and not system.folders
    (tmp_path / "node_modules").symlink_to(TOP / "node_modules")
    npm = find_fonts(tmp_path)
    assert not npm.system and all("node_modules" in folder for folder in npm.folders)
    (tmp_path / "fonts").mkdir()
    own = find_fonts(tmp_path)
    assert own.folders == (str(tmp_path / "fonts"), *npm.folders)
    assert len({system.identity, npm.identity}) == 2


def test_a_build_can_go_without_papers(tmp_path: Path) -> None:
    """With --no-handouts nothing is set, nothing is offered, and no font is needed."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "sample.md").write_text(
        next(SAMPLES.glob("local-*.md")).read_text("utf-8"), "utf-8"
    )
    command = [
        "build",
        "--no-handouts",
        "--articles",
        str(tmp_path / "articles"),
        "--out",
        str(tmp_path / "out"),
    ]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    assert not [path for path in (tmp_path / "out").rglob("*") if path.suffix in (".pdf", ".docx")]
    data = json.loads((tmp_path / "out" / "guide.json").read_text("utf-8"))
    assert data["lessons"] and not any(
        row["downloads"] for row in (*data["lessons"], *data["chapters"], data)
    )
    assert "没有排印材料" in (tmp_path / "out" / "print" / "index.md").read_text("utf-8")


def test_unknown_profiles_are_refused_with_the_known(tmp_path: Path) -> None:
    """An unknown name of a profile fails and lists those there are."""
    config = tmp_path / "mkdocs.yml"
    config.write_text("plugins:\n  - study-guide:\n      paper: fancy\n", "utf-8")
    with pytest.raises(UsageError, match=r"fancy.*standard.*compact.*large.*gongwen"):
        guide_options(config)
    config.write_text("plugins:\n  - study-guide:\n      paper: gongwen\n", "utf-8")
    assert guide_options(config).profile.id == "gongwen"


def test_the_site_offers_every_paper_with_its_length(built_site: Path) -> None:
    """guide.json tells pages and bytes of every paper as they are, and the pages link to all of them."""
    data = json.loads((built_site / "guide.json").read_text("utf-8"))
    rows = [*data["lessons"], *data["chapters"], data]
    papers = [paper for row in rows for paper in row["downloads"].items()]
    assert len(papers) > 200
    listed = (built_site / "print" / "index.html").read_text("utf-8")
    for name, paper in papers:
        file = built_site / paper["url"].lstrip("/")
        assert file.stat().st_size == paper["bytes"]
        assert f'href="..{paper["url"]}"' in listed or f'href="{name}"' in listed, paper["url"]
    some = next(x for x in data["lessons"] if LESSON.endswith(x["id"]))["downloads"]["handout.pdf"]
    assert f"Pages:           {some['pages']}\n" in _run("pdfinfo", built_site / some["url"].lstrip("/"))
    page = (built_site / LESSON / "index.html").read_text("utf-8")
    assert f"{some['pages']}\u00a0页，" in page and f'{LESSON}/handout.docx"' in page
