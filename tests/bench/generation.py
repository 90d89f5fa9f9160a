"""Table a: what generation costs beside plain Python-Markdown on the same articles."""

from collections import deque

import markdown

from build_tools import pipeline
from build_tools.analyse import analyse, places
from build_tools.compose import Material, guide, quiz, wording
from build_tools.compose.check import evidence
from build_tools.compose.makers.places import usable
from build_tools.memory import be_patient
from build_tools.model import text
from build_tools.model.guide import Frame, Study
from build_tools.options import load_chapters
from build_tools.publish import publish
from build_tools.read import read
from tests.bench.corpus import article, slug
from tests.bench.table import Size, Table, medians

_EXTENSIONS = ["attr_list", "tables", "toc"]
"""Those of mkdocs.yml."""
_REMEMBERED = (
    text.fold,
    text.squash,
    text.bigrams,
    places.places,
    evidence.bare,
    wording.stands_alone,
    usable,
)


def rows(size: Size) -> Table:
    """Milliseconds an article, and in parts of the time of plain Python-Markdown."""
    be_patient()  # as the commands are
    chapters = load_chapters()
    known = {c.id: c.title for c in chapters}
    texts = [article(n) for n in range(size.few)]
    sources = [pipeline.Source(slug(n), f"{slug(n)}.md", text) for n, text in enumerate(texts)]
    bodies = [text.partition("---\n\n")[2] for text in texts]
    articles = [read(s.text, s.slug, s.path, known) for s in sources]
    findings = [analyse(a, chapters) for a in articles]
    made = [quiz(Material(a, f, chapters)) for a, f in zip(articles, findings, strict=True)]
    studies = [Study(a, f, *m) for a, f, m in zip(articles, findings, made, strict=True)]
    whole = guide("导读", chapters, studies, Frame())
    pages = [page.markdown for page in publish(whole).pages]

    def forget() -> None:
        """What the finders remember of sentences would make a second round cheaper than a first."""
        for remembered in _REMEMBERED:
            remembered.cache_clear()

    def render(bodies: list[str], extensions: list[str]) -> None:
        engine = markdown.Markdown(extensions=extensions)
        for body in bodies:
            engine.reset()
            engine.convert(body)

    def analysed() -> None:
        forget()
        for one in articles:
            analyse(one, chapters)

    def composed() -> None:
        forget()
        for one, found in zip(articles, findings, strict=True):
            quiz(Material(one, found, chapters))
        guide("导读", chapters, studies, Frame())

    def all_of_it() -> None:
        forget()
        options = pipeline.Options("导读", chapters)
        deque(pipeline.site(sources, Frame(), options).files(), 0)

    found = medians(
        size.rounds,
        {
            "Python-Markdown，不带扩展": lambda: render(bodies, []),
            "Python-Markdown，本站的扩展": lambda: render(bodies, _EXTENSIONS),
            "读（read，连同检查）": lambda: [
                (list(pipeline.lint(s.text, s.path)), read(s.text, s.slug, s.path, known)) for s in sources
            ],
            "分析（analyse）": analysed,
            "出题和编排（compose）": composed,
            "成页（publish）": lambda: deque(publish(whole).files(), 0),
            "生成，从文章到全部网页": all_of_it,
            "Python-Markdown 渲染生成的网页": lambda: render(pages, _EXTENSIONS),
        },
    )
    base = found["Python-Markdown，不带扩展"]
    letters = sum(map(len, bodies)) // len(bodies)
    return Table(
        "甲、生成与 Python-Markdown",
        f"{size.few} 篇文章，平均 {letters} 字；处理器时间，{size.rounds} 轮的中位数。",
        ("做什么", "每篇毫秒", "相当于 Python-Markdown 的"),
        tuple(
            (name, f"{time / size.few * 1000:.2f}", f"{time / base:.2f} 倍") for name, time in found.items()
        ),
    )
