"""Articles: what `read` makes of a source, and the passages that everything else cites."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from build_tools.model.text import bigrams, fold

_GENERIC = re.compile(
    r"^(?:各地的?)?(?:主要|基本|具体|几点)?(?:做法|经验|启示|经验启示|成效|背景|引言|结语|结论|问题的提出|前言|导言|对策|对策建议|建议|讨论|结果|结果分析|研究方法|数据来源|困境|问题|成因|现状|意义|总则|附则|思考|认识|体会|存在问题|问题与建议|下一步[^，]{0,6})(?:与[^，]{2,6})?$"
)
OPENING = "开头"
"""How editors name the part of an article before its first heading."""
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a piece of study material comes from: characters `start` to `end` of one sentence.

    `paragraph` and `sentence` count from 1; `start` and `end` count characters inside the
    sentence; `text` is exactly those characters.
    """

    article: str
    paragraph: int
    sentence: int
    start: int
    end: int
    text: str

    @property
    def anchor(self) -> str:
        """The HTML id of the cited sentence on the reading page, such as `p7s2`."""
        return f"p{self.paragraph}s{self.sentence}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim piece of a paragraph, or a heading. Made only by `Paragraph.quote` and `Article.quote_heading`, so it cannot misquote.

    `start` and `end` are offsets in the paragraph; a passage over several sentences has
    several sources.
    """

    text: str
    folded: str
    start: int
    end: int
    sources: tuple[SourceRef, ...]

    @property
    def paragraph(self) -> int:
        """Number of the paragraph that the passage stands in."""
        return self.sources[0].paragraph

    @property
    def sentence(self) -> int:
        """Number of the sentence in which the passage begins."""
        return self.sources[0].sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number in the paragraph, its offset there, its text with closing marks."""

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset in the paragraph just after the sentence."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Paragraph:
    """One numbered paragraph. The sentences in order make up the text without gap or overlap.

    `section` is the index of its section, `line` its line in the source file, `body` the offset
    after a mark such as “（一）” or “第三条” that opens it.
    """

    article: str
    number: int
    text: str
    sentences: tuple[Sentence, ...]
    section: int
    line: int
    body: int = 0

    def __post_init__(self) -> None:
        if "".join(sentence.text for sentence in self.sentences) != self.text:
            raise ValueError(f"{self.article} ¶{self.number}: the sentences do not make up the paragraph")

    @cached_property
    def folded(self) -> str:
        """The text as finders read it; same length as `text`."""
        return fold(self.text)

    def quote(self, start: int, end: int) -> Passage:
        """The passage between two offsets of this paragraph.

        Raises ValueError for an empty or outlying range.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{self.article} ¶{self.number}: no passage {start}..{end}")
        # Text, folded text and cited text are mostly one: a guide of thousands keeps millions of them.
        text = self.text[start:end]
        folded = text if self.folded is self.text else self.folded[start:end]
        sources = []
        for sentence in self.sentences:
            first = sentence.start
            if first >= end:
                break
            after = first + len(sentence.text)
            if start < after:
                a, b = max(start, first), min(end, after)
                said = text if (a, b) == (start, end) else self.text[a:b]
                sources.append(
                    SourceRef(self.article, self.number, sentence.number, a - first, b - first, said)
                )
        return Passage(text, folded, start, end, tuple(sources))

    def quote_sentence(self, number: int) -> Passage:
        """The whole of sentence `number` (from 1), without white space at its end."""
        sentence = self.sentences[number - 1]
        return self.quote(sentence.start, sentence.start + len(sentence.text.rstrip()))

    def folded_sentence(self, sentence: Sentence) -> str:
        """A sentence as finders read it."""
        return self._folded_sentences[sentence.number - 1]

    @cached_property
    def _folded_sentences(self) -> tuple[str, ...]:
        if self.folded is self.text:
            return tuple(sentence.text for sentence in self.sentences)
        return tuple(self.folded[sentence.start : sentence.end] for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of an article; section 0 is what stands before the first heading (heading None).

    `numbering` is the mark taken off the heading (“一、”); `parent` the index of the section
    above it, or None.
    """

    index: int
    heading: str | None
    level: int
    line: int
    numbering: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What is known of an article as a publication. Unknown facts are None, never guessed.

    `edition` is `restated` (own words, parallel to the source) or `original`.
    `chapters` maps a heading, and `placed` the number of a paragraph, to the chapter id that its editor chose;
    `order` is the place in the guide that the editor gave it, small numbers first.
    """

    title: str
    edition: str
    subtitle: str | None = None
    publication: str | None = None
    column: str | None = None
    author: str | None = None
    author_role: str | None = None
    date: str | None = None
    url: str | None = None
    rights: str | None = None
    retrieved: str | None = None
    chapters: tuple[tuple[str, str], ...] = ()
    placed: tuple[tuple[int, str], ...] = ()
    tags: tuple[str, ...] = ()
    order: int = 1000


CONFIDENCE = {"two-sources": "两处以上来源", "one-source": "一处来源", "one-full-text": "一份全文"}
"""How sure a recorded fact is -> how readers are told."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a study edition rests on: in own words, with the source's title and how sure it is."""

    id: str
    statement: str
    source: str
    url: str | None
    confidence: str
    line: int


@dataclass(frozen=True)
class Article:
    """One source text: bibliographic facts, sections, numbered paragraphs.

    The abstract repeats the body and is shown, but it is no numbered paragraph: nothing is
    derived from it, nor from `notes`, what stands below 注释 or 参考文献; `abstract_name` is what the article
    calls it (摘要, 编者按). `path` is the source file as messages name it.
    """

    id: str
    meta: Bibliography
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    abstract: str | None = None
    abstract_name: str = "内容提要"
    keywords: tuple[str, ...] = ()
    author_note: str | None = None
    path: str = ""
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.id):
            raise ValueError(f"{self.id!r} is not a slug: lower-case letters, digits and hyphens")
        if [p.number for p in self.paragraphs] != list(range(1, len(self.paragraphs) + 1)):
            raise ValueError(f"{self.id}: paragraphs are not numbered 1, 2, 3 …")

    def paragraph(self, number: int) -> Paragraph:
        """Paragraph by its number (from 1)."""
        return self.paragraphs[number - 1]

    def section_of(self, paragraph: Paragraph) -> Section:
        """The section that a paragraph stands in."""
        return self.sections[paragraph.section]

    def headings_above(self, paragraph: Paragraph) -> tuple[str, ...]:
        """The headings that a paragraph stands under, innermost first."""
        section: Section | None = self.section_of(paragraph)
        found = []
        while section is not None:
            found += [section.heading] if section.heading else []
            section = self.sections[section.parent] if section.parent is not None else None
        return tuple(found)

    def in_section(self, index: int) -> tuple[Paragraph, ...]:
        """The paragraphs directly in section `index`, in order."""
        return self._by_section.get(index, ())

    def below(self, index: int) -> tuple[Paragraph, ...]:
        """The paragraphs in section `index` and in the sections under it, in order."""
        inside = {index}
        for section in self.sections[index + 1 :]:
            if section.parent in inside:
                inside.add(section.index)
        return tuple(p for p in self.paragraphs if p.section in inside)

    def quote_heading(self, index: int) -> Passage:
        """The heading of section `index`. It has no number, so the sentence under it that says most of it is cited.

        Raises ValueError for a section without a heading or without text.
        """
        heading, under = self.sections[index].heading, self.below(index)
        if not heading or not under:
            raise ValueError(f"{self.id}: section {index} has no heading with text under it")
        said = bigrams(heading)
        _, paragraph, number = max(
            ((len(said & bigrams(s.text)), p, s.number) for p in under for s in p.sentences),
            key=lambda row: (row[0], -row[1].number, -row[2]),
        )
        cited = paragraph.quote_sentence(number)
        return replace(cited, text=heading, folded=fold(heading))

    @cached_property
    def _by_section(self) -> dict[int, tuple[Paragraph, ...]]:
        found: dict[int, list[Paragraph]] = {}
        for paragraph in self.paragraphs:
            found.setdefault(paragraph.section, []).append(paragraph)
        return {index: tuple(paragraphs) for index, paragraphs in found.items()}

    def topic(self, section: int) -> str:
        """What a section is about: its heading, or that of a section above, or the title of the article.

        Headings that name only a kind of part (主要做法, 结语) say nothing of the matter.
        """
        at: int | None = section
        while at is not None:
            heading = self.sections[at].heading
            if heading and not _GENERIC.match(fold(heading)) and len(heading) >= 4:
                return heading
            at = self.sections[at].parent
        return self.meta.title

    @cached_property
    def folded(self) -> str:
        """Title, headings and paragraphs as finders read them, one a line."""
        parts = [self.meta.title, *(s.heading for s in self.sections if s.heading)]
        return "\n".join([fold(part) for part in parts] + [p.folded for p in self.paragraphs])
