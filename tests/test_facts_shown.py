"""What readers are told of an article itself: the same on its page and on paper."""

import pytest

from build_tools.model.guide import Frame, StudyGuide
from build_tools.options import Options, load_chapters
from build_tools.pipeline import Source, study_guide
from build_tools.publish import publish
from build_tools.publish.papers.content import source_card

TEXT = "\n\n## 主要做法\n\n着力清淤护源，把井底掏干净。每季掏一回。\n\n着力轮值守井，把井台看管好。每户守一个月。\n"


def _guide(head: str, before: str = "") -> StudyGuide:
    source = f"---\ntitle: 管好一口井\nedition: original\n{head}\n---\n\n{before}{TEXT}"
    return study_guide([Source("well", "well.md", source)], Frame(), Options("导读", load_chapters()))


def _reading_page(guide: StudyGuide) -> str:
    return next(page.markdown for page in publish(guide).pages if page.path == "articles/well/index.md")


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ('date: "2024-10"', [["日期", "2024-10"]]),
        ("publication: 《水利》", [["来源", "《水利》"]]),
        ('publication: 《水利》\ndate: "2024-10"', [["来源", "《水利》，2024-10"]]),
        ('column: 村里事\ndate: "2024-10"', [["栏目", "村里事"], ["日期", "2024-10"]]),
    ],
)
def test_what_is_known_is_told_under_its_own_name(head: str, rows: list[list[str]]) -> None:
    """A date without a publication is a date, not a source, and it is not left out."""
    guide = _guide(head)
    (article,) = guide.articles
    assert source_card(article)[:-1] == rows
    for label, text in rows:
        assert f"<dt>{label}</dt><dd>{text}</dd>" in _reading_page(guide)


def test_an_address_alone_is_a_link() -> None:
    """A page of the web that is all that is known of the source can still be opened."""
    assert '<dt>网页</dt><dd><a href="https://example.org/a">' in _reading_page(
        _guide("url: https://example.org/a")
    )


@pytest.mark.parametrize("name", ["内容提要", "摘要", "编者按"])
def test_an_abstract_is_called_what_the_article_calls_it(name: str) -> None:
    """A note of the editors is no abstract."""
    assert f"<b>{name}</b>　井要管好。" in _reading_page(_guide("", f"{name}：井要管好。"))
