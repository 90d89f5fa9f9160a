"""Pages render to the same HTML whether their blocks are put aside whole or taken apart tag by tag."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown import Markdown

from build_tools.compose import guide
from build_tools.model.guide import Chapter, Frame, Study
from build_tools.publish import publish
from build_tools.whole_blocks import WholeBlocks
from tests.conftest import SAMPLES, TOP

EXTENSIONS = ["attr_list", "tables", "toc", "fenced_code"]


def _both(text: str) -> tuple[str, str, int]:
    """The HTML by Python-Markdown alone, and with blocks put aside; how many blocks it then had to find itself."""
    plain = Markdown(extensions=EXTENSIONS)
    whole = Markdown(extensions=[*EXTENSIONS, WholeBlocks(lambda: True)])
    found = plain.convert(text)
    aside = whole.preprocessors["study-guide-blocks"]
    left = aside.run([*text.split("\n"), "", ""])
    return found, whole.convert(text), sum(line.startswith("<") for line in left)


def test_the_guide_is_the_same(sample_studies: tuple[Study, ...], chapters: tuple[Chapter, ...]) -> None:
    """Every page of the sample guide is, to the letter, what Python-Markdown makes of it alone, and hardly a block is left to it."""
    pages = publish(guide("导读", chapters, sample_studies, Frame())).pages
    left = 0
    for page in pages:
        found, whole, own = _both(page.markdown)
        assert whole == found, page.path
        left += own
    assert left <= len(pages)


@pytest.mark.parametrize(
    "text",
    [
        "<div>一\n\n<div>二</div>\n\n三</div>\n\n四",
        "<p>一</p>\n<p>二</p>\n\n三",
        "<p>一</p>尾巴\n<div>二</div>\n\n三",
        "字\n<div>一</div>\n\n二",
        "<div>没有完\n\n<p>一</p>\n\n二",
        "<hr>\n\n<div>一</div>\n",
        "<span>一</span>\n\n<b>二</b>\n\n<div>三</div>",
        "<pre>一</pre>\n\n<p>二</p>",
        '<p title="a">一<br>二<input></p>\n\n- 三\n\n    <p>四</p>\n\n<p>五</p>',
        "```\n<div>一</div>\n\n```\n\n<div>二</div>\n\n",
        "<ul>\n<li>一</li>\n</ul>\n\n## 题 {#a}\n\n<section><section>二</section>\n\n</section>\n",
    ],
)
def test_odd_texts_are_the_same(text: str) -> None:
    """Blocks in blocks, text beside blocks, and what does not end come out as from Python-Markdown alone."""
    found, whole, _ = _both(text)
    assert whole == found


def test_pages_by_hand_are_left_alone() -> None:
    """While it is not wanted, nothing is put aside."""
    engine = Markdown(extensions=[WholeBlocks(lambda: False)])
    lines = ["<div>一</div>", "", ""]
    assert engine.preprocessors["study-guide-blocks"].run(lines) == lines


@pytest.mark.parametrize(("anchor", "status"), [("p1s1", 0), ("p99", 2)])
def test_ids_in_blocks_can_be_linked_to(anchor: str, status: int, tmp_path: Path) -> None:
    """A page by hand may link to a sentence of an article; a link to one that is not there stops the build."""
    shutil.copy(TOP / "mkdocs.yml", tmp_path)
    articles = tmp_path / "docs" / "articles"
    articles.mkdir(parents=True)
    shutil.copy(SAMPLES / "rural-revitalisation-anhui.md", articles / "one.md")
    pages = tmp_path / "docs" / "contribute"
    pages.mkdir()
    (pages / "index.md").write_text(f"# 投稿\n\n[一句](../articles/one/index.md#{anchor})\n", "utf-8")
    command = [sys.executable, "-m", "build_tools.cli", "site", "--site-dir", "out", "--no-handouts"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    assert (anchor in done.stderr) == bool(status)
