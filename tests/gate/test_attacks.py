"""The corpus of malicious pull requests: each is refused with its reason, and nothing of it reaches a page."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import markdown
import pytest
from ruamel.yaml import YAML

from build_tools import pipeline
from build_tools.compose import guide
from build_tools.errors import ContentError
from build_tools.folder import load
from build_tools.frame import load_frame
from build_tools.gate import rendered, unsafe
from build_tools.model.guide import Chapter, Frame
from build_tools.model.site import Page
from build_tools.options import Options
from build_tools.publish import publish
from build_tools.read import read, read_quiz
from build_tools.review import review
from build_tools.survey import stray

ATTACKS: list[dict[str, Any]] = YAML(typ="safe").load(
    Path(__file__).with_name("attacks.yml").read_text("utf-8")
)
HEAD = "---\ntitle: 村里的井\nedition: original\n{}---\n\n## 护井\n\n井是村庄的记忆，要护好。\n\n{}\n"
OPTIONS_TITLE = "导读"


def _grown(text: str) -> str:
    kind, _, rest = text.partition(":")
    if kind.startswith("REPEAT"):
        piece, count = rest.rsplit(":", 1)
        return ("\n\n" if kind.endswith("LINES") else "").join([piece] * int(count))
    return text


def _article(attack: dict[str, Any]) -> str:
    head = attack["head"] + "\n" if "head" in attack else ""
    return HEAD.format(head, _grown(attack.get("body", "")))


def _apply(attack: dict[str, Any], docs: Path) -> None:
    """A sound guide with what the attack brings."""
    files = {"articles/well.md": _article(attack), "index.md": "# 首页\n", **attack.get("files", {})}
    for key, path in {
        "facts": "articles/well.facts.yml",
        "introduction": "articles/_chapters/urgency.md",
        "timeline": "articles/_timeline.yml",
        "page": "contribute/evil.md",
        "quiz": "articles/well.quiz.yml",
    }.items():
        if key in attack:
            files[path] = _grown(attack[key])
    for name, text in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8", newline="\n")
    for name, target in attack.get("links", {}).items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).symlink_to(target)


@pytest.fixture()
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


def test_the_corpus_is_large_and_varied() -> None:
    """At least forty attacks, no name twice."""
    assert len({attack["name"] for attack in ATTACKS}) == len(ATTACKS) >= 40


def test_the_guide_without_an_attack_is_sound(docs: Path, chapters: tuple[Chapter, ...]) -> None:
    """What the attacks are added to has no fault, so that what is refused is the attack."""
    _apply({}, docs)
    found = review(docs / "articles", Options(OPTIONS_TITLE, chapters))
    assert not found.faults and len(found.studies) == 1


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack["name"])
def test_an_attack_is_refused_with_its_reason(
    attack: dict[str, Any], docs: Path, chapters: tuple[Chapter, ...]
) -> None:
    """`check` names file, line and reason; what builds the site raises before anything is published."""
    _apply(attack, docs)
    faults = [str(fault) for fault in review(docs / "articles", Options(OPTIONS_TITLE, chapters)).faults]
    assert any(attack["refused"] in fault for fault in faults), faults
    assert all(fault.startswith("docs/") and len(fault.splitlines()) == 1 for fault in faults)
    with pytest.raises(ContentError):
        if problems := stray(docs, docs / "articles"):
            raise ContentError(problems)
        frame = load_frame(docs / "articles", [chapter.id for chapter in chapters])
        pipeline.site(load(docs / "articles"), frame, Options(OPTIONS_TITLE, chapters))


def _rendered(page: Page) -> str:
    return markdown.markdown(page.markdown, extensions=["attr_list", "tables", "toc"])


def test_text_cannot_act_even_without_the_lint(chapters: tuple[Chapter, ...]) -> None:
    """Every attack by text, read and published without the lint, comes out as text on every page."""
    tried = 0
    for attack in ATTACKS:
        if "body" not in attack or attack["body"].startswith("REPEAT"):
            continue
        text = _article({"body": attack["body"] + "\n\n" + attack["body"].replace("井在", "推进护井，就是")})
        article = read(text, "well", "well.md", {c.id: c.title for c in chapters})
        made = pipeline.study_article(article, chapters)
        site = publish(guide(OPTIONS_TITLE, chapters, (made,), Frame((), ())))
        for page in site.pages:
            if page.path.startswith("articles/"):
                assert unsafe(_rendered(page)) == "", (attack["name"], page.path)
                tried += 1
    assert tried >= 40


HAND = """written:
  - kind: single_choice
    stem: {0}
    options:
      - {{text: 井是村庄的记忆, correct: true, remark: {0}}}
      - {{text: {0}}}
      - {{text: 井是村口的树木}}
    explanation: {0}
    cites: [井是村庄的记忆]
    chapter: {1}
"""


def test_questions_by_hand_cannot_act_even_without_the_lint(chapters: tuple[Chapter, ...]) -> None:
    """What acts in an article comes out as text on lesson and practice when it stands in a question by hand."""
    text = _article({})
    plain = pipeline.study(pipeline.Source("well", "well.md", text), chapters)
    chapter = plain.findings.placements[0].chapter
    tried = 0
    for attack in ATTACKS:
        payload = attack.get("body", "").replace("\n", " ")
        if not payload or len(payload) > 100:
            continue
        quoted = "'" + payload.replace("'", "''") + "'"
        sheet = HAND.format(quoted, chapter)
        try:
            made = pipeline.study_article(plain.article, chapters, read_quiz(sheet, "well.quiz.yml"))
        except ContentError:
            continue  # refused before there is a question
        site = publish(guide(OPTIONS_TITLE, chapters, (made,), Frame((), ())))
        shown = [_rendered(page) for page in site.pages if page.path.startswith("lessons/")]
        asked = [question for question in made.questions if question.state == "written"]
        if asked:
            assert all(unsafe(page, asking=True) == "" for page in shown), attack["name"]
            tried += any("sg-q__state" in page for page in shown)
    assert tried >= 25


@pytest.mark.parametrize(
    "page",
    [
        "<p>井<script>alert(1)</script></p>",
        '<p onclick="alert(1)">井</p>',
        '<a href="javascript:alert(1)">井</a>',
        '<a href="&#106;avascript:alert(1)">井</a>',
        '<img src="data:text/html,x">',
        '<form action="https://evil.example"><input></form>',
        '<p style="position:fixed">井</p>',
        "<iframe src=x></iframe>",
        '<img src="//evil.example/pixel.gif">',
        "<svg><animate onbegin=alert(1)></svg>",
        '<a href="vbscript:x">井</a>',
    ],
)
def test_the_second_line_sees_what_acts(page: str) -> None:
    """nh3 would take something away from each of these pages, and it is named."""
    assert unsafe(page)


@pytest.mark.parametrize(
    "form",
    [
        '<form action="https://evil.example"><input></form>',
        '<form><button formaction="https://evil.example">答</button></form>',
        '<form><input onfocus="alert(1)" autofocus></form>',
        "<form><script>alert(1)</script></form>",
    ],
)
def test_forms_of_questions_send_nothing(form: str) -> None:
    """On pages with questions a form that sends, or that runs a script, is seen."""
    assert unsafe(form, asking=True)


def test_the_second_line_passes_the_guide(built_site: Path) -> None:
    """No article, chapter or hand-written page of the built guide holds anything that nh3 would take away."""
    for path in [*built_site.glob("articles/*/index.html"), *built_site.glob("chapters/*/index.html")]:
        content = re.search(r"<article.*?>(.*)</article>", path.read_text("utf-8"), re.DOTALL)
        assert content, path
        assert unsafe(content.group(1)) == "", path
    for path in built_site.glob("lessons/*/*/index.html"):
        content = re.search(r"<article.*?>(.*)</article>", path.read_text("utf-8"), re.DOTALL)
        assert content and unsafe(content.group(1), asking=True) == "", path


def test_the_guide_needs_no_closer_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of citations and questions are to the letter what nh3 lets pass, so that no parser of ours reads them."""
    looked_at: list[str] = []
    monkeypatch.setattr(rendered, "_marks", lambda page: looked_at.append(page) or [])
    cited = (
        '“井”是要护好的。&#8288;<a class="sg-cite" href="../#p1s1">¶1</a> It&#39;s <b hidden>mine</b><br />'
    )
    assert unsafe(f'<h2 id="a">甲<a class="headerlink" href="#a">&para;</a></h2><p>{cited}</p>') == ""
    assert not looked_at
    unsafe("<p onclick=1>井</p>")
    assert looked_at


@pytest.mark.parametrize(
    "name", ["link to a system file", "script in an introduction", "page of its own beside the articles"]
)
def test_the_site_is_not_built(name: str, docs: Path) -> None:
    """`study-guide site` refuses, and no site appears."""
    _apply(next(attack for attack in ATTACKS if attack["name"] == name), docs)
    shutil.copy(Path(__file__).parents[2] / "mkdocs.yml", docs.parent)
    command = [sys.executable, "-m", "build_tools.cli", "site", "--site-dir", "out"]
    done = subprocess.run(command, cwd=docs.parent, capture_output=True, text=True, check=False)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in docs.parent.iterdir()) == ["docs", "mkdocs.yml"]


def test_text_that_looks_like_markup_does_not_act_in_the_head(docs: Path) -> None:
    """Words of an article that look like tags are text in the page's title, description and menus too."""
    odd = "title: 村里的井\nsubtitle: 甲 & 乙"
    text = HEAD.format("", "井。").replace(
        "井是村庄", '"\\>\\<script\\>alert(1)\\</script\\>&lt;img src=x onerror=alert(1)&gt;井是村庄'
    )
    _apply(
        {
            "files": {
                "articles/well.md": text.replace("title: 村里的井", odd),
                "contribute/index.md": "# 投稿\n",
            }
        },
        docs,
    )
    shutil.copy(Path(__file__).parents[2] / "mkdocs.yml", docs.parent)
    command = [sys.executable, "-m", "build_tools.cli", "site", "--site-dir", "out"]
    done = subprocess.run(command, cwd=docs.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = (docs.parent / "out" / "articles" / "well" / "index.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page and "<img src=x" not in page


def test_articles_from_elsewhere_pass(tmp_path: Path) -> None:
    """A site of other articles is not refused for the sidecar files of the project's own ones."""
    _apply({}, tmp_path)
    command = [sys.executable, "-m", "build_tools.cli", "site", "--site-dir", str(tmp_path / "out")]
    top = Path(__file__).parents[2]
    done = subprocess.run(
        [*command, "--articles", str(tmp_path / "articles")],
        cwd=top,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "articles" / "well" / "index.html").exists()
