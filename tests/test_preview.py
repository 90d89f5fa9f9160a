"""`study-guide preview`: one article, live, whatever else lies in the folder."""

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from build_tools.cli import main
from build_tools.model.text import spanned, spans
from build_tools.options import guide_options
from build_tools.preview.article import Preview

ESSAY = (Path(__file__).parent / "samples" / "local-report-neighbourhood-party.md").read_text("utf-8")


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    """Articles among which one is looked at; the others would each be refused if anybody read them."""
    (tmp_path / "street.md").write_text(ESSAY, "utf-8")
    for number in range(50):
        (tmp_path / f"other-{number}.md").write_bytes(b"\xff\xfe not an article")
    return tmp_path


@pytest.fixture()
def address(folder: Path) -> Iterator[str]:
    """The command as an editor starts it; it must say where it listens, and end well on Ctrl-C."""
    command = [sys.executable, "-m", "build_tools.cli", "preview", "street", "--articles", str(folder)]
    running = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)
    assert running.stdout
    said = running.stdout.readline()
    found = re.match(r"http://127\.0\.0\.1:\d+/", said)
    assert found, said
    yield found.group()
    running.send_signal(signal.SIGINT)
    assert running.wait(10) == 0


def test_no_other_article_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cost does not grow with the guide: of the folder only the article and its own records are read."""
    opened: set[str] = set()
    read = Path.read_text

    def watched(self: Path, *rest: str, **more: str) -> str:
        opened.add(self.name if self.parent == folder else "")
        return read(self, *rest, **more)

    monkeypatch.setattr(Path, "read_text", watched)
    preview = Preview(folder, "street", guide_options())
    assert preview.shown.site and not preview.shown.faults
    assert opened - {""} == {"street.md"}
    assert not preview.refresh()


def test_pages_are_those_of_the_article(folder: Path) -> None:
    """Overview, reading page and lessons are there, and the overview counts what was asked and what was refused."""
    shown = Preview(folder, "street", guide_options()).shown
    assert shown.site
    pages = {page.path: page.markdown for page in shown.site.pages}
    assert "articles/street/index.md" in pages
    assert [path for path in pages if path.startswith("lessons/street/")]
    data = re.search(r"出题 (\d+) 道，没有出 (\d+) 道", pages["index.md"])
    assert data and int(data.group(1)) and pages["index.md"].count("<br>") == int(data.group(2))
    asked = re.findall(
        r'<li><span class="sg-meta">\w+</span>　<a href="([^"#]+)#(q-[0-9a-f]{12})">', pages["index.md"]
    )
    assert len(asked) == int(data.group(1))
    for target, anchor in asked:
        assert f'id="{anchor}"' in pages[f"{target}index.md"]


def test_neighbouring_paragraphs_are_drawn_together(folder: Path) -> None:
    """The overview names the paragraphs of a lesson as runs: 第1—3、5段."""
    assert spanned(f"第{spans([1, 2, 3, 5])}段") == (1, 2, 3, 5) and spanned("第2-4 段") == (2, 3, 4)
    assert spanned("第" + "9" * 5000 + "段") == spanned("第4—2段") == ()
    assert spanned("第二段") == spanned("第2段的做法") == spanned("开头") == ()
    assert spans([1, 2, 3, 5]) == "1—3、5" and spans([2, 3, 9]) == "2、3、9" and spans([]) == ""
    shown = Preview(folder, "street", guide_options()).shown
    assert shown.site
    overview = next(page.markdown for page in shown.site.pages if page.path == "index.md")
    assert re.search(r"第\d+—\d+", overview) and not re.search(r"第(?:\d+、){3}", overview)


def test_notes_are_shown_below_the_text(folder: Path) -> None:
    """What stands below 注释 is folded at the foot of the reading page, and no paragraph."""
    before = Preview(folder, "street", guide_options()).shown.site
    (folder / "street.md").write_text(
        f"{ESSAY}\n\n## 注释\n\n\\[1\\] 见某县<水利志>。\n\n\\[2\\] 见某乡志。\n", "utf-8"
    )
    after = Preview(folder, "street", guide_options()).shown.site
    assert before and after
    old, new = (
        next(page.markdown for page in site.pages if page.path == "articles/street/index.md")
        for site in (before, after)
    )
    assert "注释（2 条）" in new and "<p>[1] 见某县&lt;水利志&gt;。</p>" in new
    assert new.count("sg-para__n") == old.count("sg-para__n") and "注释" not in old


def test_the_page_follows_the_file(browser: Browser, address: str, folder: Path) -> None:
    """In the browser a saved change appears by itself, faults stand above the last good page, and nothing is fetched elsewhere."""
    page = browser.new_page()
    fetched: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}articles/street/")
    file = folder / "street.md"
    expect(page.locator("h1")).to_be_visible()
    file.write_text(ESSAY + "\n\n新添的一段话，说的是街坊议事。\n", "utf-8")
    expect(page.locator(".sg-para", has_text="新添的一段话")).to_be_visible()
    file.write_text(ESSAY.replace("title: ", "title：", 1) + "\n\n<script>alert(1)</script>\n", "utf-8")
    faults = page.get_by_role("alert").locator("li")
    expect(faults).to_have_count(2)
    expect(faults.first).to_contain_text("第 2 行")
    expect(page.locator(".sg-para", has_text="新添的一段话")).to_be_visible()
    file.unlink()
    expect(faults).to_contain_text(["文章不在了"])
    file.write_text(ESSAY, "utf-8")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.goto(address)
    page.locator(".sg-card--practices .sg-card__link").click()
    question = page.locator("[data-question].is-live").first
    expect(question.get_by_role("button", name=re.compile("提交答案|对照要点"))).to_be_visible()
    page.close()
    assert all(url.startswith((address, "data:")) for url in fetched)
    assert not wrong


@pytest.mark.parametrize("width", [1220, 1280, 1440])
def test_notes_have_room_beside_the_text(browser: Browser, address: str, width: int) -> None:
    """The text stands where the site has it: no note in the margin is cut off at the edge of the window."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}articles/street/")
    note = page.locator(".sg-notes").first
    expect(note).to_be_visible()
    box, text = note.bounding_box(), page.locator(".sg-para").first.bounding_box()
    assert box and text and box["x"] >= 0 and box["x"] + box["width"] < text["x"]
    page.close()


def test_a_faulty_article_starts_the_preview_too(folder: Path) -> None:
    """An article that was never sound shows its faults; there is no page below them yet."""
    (folder / "street.md").write_text("---\ntitle: 甲\n---\n\n正文在此。\n", "utf-8")
    preview = Preview(folder, "street", guide_options())
    assert preview.shown.site is None
    assert [(fault.line, row) for fault, row in preview.shown.faults] == [(2, "title: 甲")]
    (folder / "street.md").write_text(ESSAY, "utf-8")
    assert preview.refresh() and preview.shown.site


def test_nothing_else_is_served(address: str) -> None:
    """Files outside the published ones are not given, and requests under a foreign name are refused."""
    for path, host, status in (
        ("assets/../../pipeline.py", "127.0.0.1", 404),
        ("assets/%2e%2e/templates/home.md.jinja", "127.0.0.1", 404),
        ("other-1.md", "127.0.0.1", 404),
        ("", "elsewhere.example", 403),
    ):
        request = urllib.request.Request(address + path, headers={"Host": host})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=10)
        assert refused.value.code == status


def test_decisions_show_at_once(folder: Path) -> None:
    """A decision written while the preview runs is applied; one that no longer holds is told, and the pages stay."""
    preview = Preview(folder, "street", guide_options())
    assert preview.shown.site
    review = CliRunner().invoke(main, ["review", "street", "--articles", str(folder)], input="1\n5\n")
    assert "已记：通过" in review.output
    assert preview.refresh() and not preview.shown.faults
    assert "人工审核" in "".join(page.markdown for page in preview.shown.site.pages)
    decided = (folder / "street.quiz.yml").read_text("utf-8")
    identity = re.search(r"[0-9a-f]{12}", decided)
    assert identity
    (folder / "street.quiz.yml").write_text(decided.replace(identity.group(), "0123456789ab"), "utf-8")
    assert preview.refresh() and preview.shown.site
    assert [fault.path.rpartition("/")[2] for fault, _ in preview.shown.faults] == ["street.quiz.yml"]
