"""How papers are offered on the pages: what each is, how many pages, how large."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from build_tools.model.guide import Lesson, StudyGuide
from build_tools.model.papers import PAPERS, Paper

_FIRM = "\u00a0"  # no line ends between a number and its unit


class Offer(NamedTuple):
    """One paper as a link: where it is, what it is, its length (empty for Word) and weight in words."""

    path: str
    name: str
    label: str
    length: str
    weight: str

    @property
    def size(self) -> str:
        """Length and weight together: 9 页，239 KB."""
        return "，".join(part for part in (self.length, self.weight) if part)


def by_folder(papers: Iterable[Paper]) -> Mapping[str, list[Paper]]:
    """Page folder -> its papers, in the order in which they are offered."""
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in sorted(papers, key=lambda paper: list(PAPERS).index(paper.name)):
        found[paper.folder].append(paper)
    return dict(found)


def offer(paper: Paper) -> Offer:
    """A paper as readers are offered it: 学员用 PDF，9 页，239 KB."""
    kilobytes = len(paper.content) / 1024
    weight = f"{kilobytes / 1024:.1f}{_FIRM}MB" if kilobytes > 1000 else f"{kilobytes:.0f}{_FIRM}KB"
    label = PAPERS[paper.name].removesuffix("（Word）")
    length = f"{paper.pages}{_FIRM}页" if paper.pages else ""
    return Offer(paper.path, paper.name, label, length, weight)


def newest_first(guide: StudyGuide) -> tuple[Lesson, ...]:
    """All lessons, those of the latest article first; articles without a date follow in the order of the guide."""
    dated = sorted((a for a in guide.articles if a.meta.date), key=lambda a: a.meta.date or "", reverse=True)
    rest = [a for a in guide.articles if not a.meta.date]
    return tuple(lesson for article in (*dated, *rest) for lesson in guide.of_article(article.id))
