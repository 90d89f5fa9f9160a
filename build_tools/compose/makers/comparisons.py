"""What does the article say of each place? From statements of one build side by side (甲地重在……，乙地重在……)."""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material, cite, shuffled, where
from build_tools.compose.placing import chapter_of_deed
from build_tools.compose.wording import INSIDE, SPEECH, balanced, share_run, similarity
from build_tools.model.article import Paragraph, Passage
from build_tools.model.questions import Pairs

_STATEMENT = re.compile(
    r"(?:(?<=[，。；：])|^)(?P<name>[\u4e00-\u9fff]{2,5}?)(?P<link>的[\u4e00-\u9fff]{2,6}在于|(?:解决|[靠走讲看强胜难缺求抓改做用])的是|重在|贵在|胜在|难在|属于|侧重于?)(?P<said>[^，。；：]{2,40})(?=[，。；])"
)
_LEAST, _MOST = 3, 5
_KNOWN_LEAST = 1
"""Paragraphs beside the statement that name a place, or whatever else it is of: it is what the article tells about."""
_EVEN = 2.5  # the longest statement of a matching over the shortest

Row = tuple[Passage, Passage]


def stated(material: Material) -> Iterator[Draft]:
    """Place <-> what the article says of it, three to five pairs that one paragraph puts side by side."""
    for paragraph in material.article.paragraphs:
        for link, rows in _groups(material, paragraph).items():
            pairs = tuple((name.text, said.text) for name, said in rows)
            if not _LEAST <= len(rows) <= _MOST or not _apart(pairs):
                continue
            rights = shuffled([right for _, right in pairs], "stated")
            if rights == [right for _, right in pairs]:
                rights = rights[1:] + rights[:1]
            placed, number = material.findings.placements[paragraph.number - 1], paragraph.number
            yield Draft(
                kind="matching",
                rule="match-place-statement",
                stem=f"文章比较了几个地方：下列各地{link}什么？请对应起来。",
                answer=Pairs(pairs, tuple(rights)),
                sources=cite(*(passage for row in rows for passage in row)),
                explanation=f"见{where(rows[0][0])}。",
                chapter=chapter_of_deed(material, number) if placed.doubtful else placed.chapter,
                weight=8,
            )


def _groups(material: Material, paragraph: Paragraph) -> dict[str, list[Row]]:
    """Link -> (name, statement) for names that the article also tells of elsewhere, each once."""
    found: dict[str, dict[str, Row]] = {}
    for match in _STATEMENT.finditer(paragraph.folded):
        name, said = paragraph.quote(*match.span("name")), paragraph.quote(*match.span("said"))
        if _known(material, paragraph, name.text) and _whole(said):
            found.setdefault(match["link"], {}).setdefault(name.text, (name, said))
    return {link: list(rows.values()) for link, rows in found.items()}


def _known(material: Material, paragraph: Paragraph, name: str) -> bool:
    others = (p for p in material.article.paragraphs if p is not paragraph)
    named = any(name in example.name for example in material.findings.examples) or any(
        name in (section.heading or "") for section in material.article.sections
    )
    return named and sum(name in p.text for p in others) >= _KNOWN_LEAST


def _whole(said: Passage) -> bool:
    return balanced(said.text) and not INSIDE.search(said.folded) and not SPEECH.search(said.folded)


def _apart(pairs: tuple[tuple[str, str], ...]) -> bool:
    """Whether the statements are of like length, unlike each other, and name no place of the question."""
    names, said = [name for name, _ in pairs], [text for _, text in pairs]
    lengths = [len(text) for text in said]
    alike = any(similarity(a, b) >= 0.5 or share_run(a, b, 5) for i, a in enumerate(said) for b in said[:i])
    told = any(name[:2] in text for name in names for text in said)
    return max(lengths) <= _EVEN * min(lengths) and not alike and not told
