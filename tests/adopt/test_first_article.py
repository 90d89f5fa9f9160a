"""The original first article, adopted into an empty folder and read again. It never enters the repository."""

from pathlib import Path

import pytest

from build_tools.adopt import adopt
from build_tools.analyse import analyse
from build_tools.options import load_chapters
from build_tools.read import read
from tests.original import HERE, ORIGINAL, REQUIRED

# Where the original must be, it is tried even when it is absent, and fails.
FOUND = [ORIGINAL] if HERE or REQUIRED else [None]


@pytest.mark.parametrize("source", FOUND, ids=lambda path: path.name if path else "original-not-here")
def test_the_first_article(source: Path | None, tmp_path: Path) -> None:
    """Adopted, read and analysed, the original shows its title, parts, chapters, places and lists."""
    if source is None:
        return
    assert source.exists(), f"the original must be here: {source}"
    chapters = load_chapters()
    file = tmp_path / "first.md"
    file.write_text(adopt(source.read_bytes(), ".txt").markdown, "utf-8")
    article = read(file.read_text("utf-8"), "first", file.name, {c.id: c.title for c in chapters})
    findings = analyse(article, chapters)

    assert article.meta.title == "巩固党长期执政的组织基础"
    assert article.meta.subtitle == "创新新时代城市基层党建工作"
    assert article.meta.column == "人民要论"
    assert len(article.paragraphs) == 16
    assert len([s for s in article.sections if s.heading]) == 3

    by_section = [{findings.chapter_of(p.number) for p in article.in_section(i)} for i in (1, 2, 3)]
    assert by_section == [{"urgency"}, {"practices"}, {"quality"}]
    in_order = [findings.chapter_of(p.number) for p in article.paragraphs]
    assert in_order == sorted(in_order, key=["urgency", "practices", "quality"].index)

    places = [example.name for example in findings.examples]
    assert places == ["上海市", "太原市", "北京市", "杭州市", "吉林省", "拉萨市"]

    forms = [(e.form.partition(":")[0], len(e.members)) for e in findings.enumerations]
    great = [(form, size) for form, size in forms if form in ("leads", "ordinals")]
    assert great == [("leads", 3), ("leads", 5), ("ordinals", 5), ("leads", 3)]
