"""Everything that is wrong with the articles folder, in one run, and what is right but worth a look."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools import pipeline
from build_tools.errors import ContentError, Fault, shown
from build_tools.frame import TIMELINE, load_frame
from build_tools.gate import marks
from build_tools.links import WrittenPage, broken_links, lost_events
from build_tools.model.article import OPENING, Article
from build_tools.model.decisions import Tally
from build_tools.model.guide import Chapter, Frame, Study, StudyGuide
from build_tools.model.text import FIGURE, quoted, spans
from build_tools.options import Options
from build_tools.survey import QUIZ, around, introductions, stray, survey, text_of

_AROUND = Path("docs")
_DOUBTFUL = "chapter-doubtful"
"""The rule that refuses a question whose chapter is not settled."""


@dataclass(frozen=True, slots=True)
class Review:
    """Faults, notices (path, line and message like a fault, but no fault), and the sound articles."""

    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]
    studies: tuple[Study, ...]


def review(articles: Path, options: Options) -> Review:
    """Look at every file of the folder, and at the pages around it when it lies in docs/.

    Raises UsageError when there is no such folder.
    """
    found = survey(articles)
    faults = list(found.faults)
    studies: list[Study] = []
    for source in found.sources:
        try:
            studies.append(pipeline.study(source, options.chapters))
        except ContentError as error:
            faults += error.faults
    frame = Frame()
    try:
        frame = load_frame(articles, [chapter.id for chapter in options.chapters])
    except ContentError as error:
        faults += error.faults
    guide = pipeline.assembled(studies, frame, options)
    faults += pipeline.concerns(guide)
    inside = articles.resolve().parent == _AROUND.resolve()
    if inside:
        faults += stray(_AROUND, articles)
    unread = {source.slug for source in found.sources} - {study.article.id for study in studies}
    faults += _leading_nowhere(articles, guide, unread, inside)
    notices = [notice for study in studies for notice in remarks(study, options.chapters)]
    return Review(tuple(sorted(set(faults))), tuple(notices), tuple(studies))


def _leading_nowhere(articles: Path, guide: StudyGuide, unread: set[str], inside: bool) -> Iterator[Fault]:
    """Links and events that lead nowhere; pages beside the articles are judged when the articles lie `inside` them."""
    files = around(_AROUND, articles)
    pages = introductions(articles) | (
        {p: f for p, f in files.items() if p.endswith(".md")} if inside else {}
    )
    written = [WrittenPage(shown(file), path, text_of(file)) for path, file in pages.items()]
    yield from broken_links(written, guide, files, unread)
    timeline = articles / TIMELINE
    yield from lost_events(guide, shown(timeline), text_of(timeline), unread)


def remarks(study: Study, chapters: Sequence[Chapter]) -> list[Fault]:
    """What an editor should know of an article that has no fault."""
    article = study.article
    head = f"认出 {len(article.paragraphs)} 段、{len(article.sections) - 1} 个小标题，出题 {len(study.questions)} 道"
    if tally := study.decided.tally:
        head += f"（{_told(tally)}）"
    found = [Fault(article.path, 1, head)]
    found += _doubtful(study, chapters)
    found += _unasked(study, chapters)
    found += marks(article)
    if article.meta.edition == "restated" and not article.facts:
        figures = sum(len(FIGURE.findall(paragraph.folded)) for paragraph in article.paragraphs)
        record = f"{article.id}.facts.yml"
        cure = f"学习版还没有事实文件 {record}，正文里的 {figures} 个数字和地名都没有核对。补上事实文件就会逐个核对"
        found.append(Fault(article.path, 1, cure))
    return found


def _doubtful(study: Study, chapters: Sequence[Chapter]) -> Iterator[Fault]:
    """Parts whose chapter is a guess, each with the line that an editor may copy to settle it."""
    article = study.article
    parts: dict[str, list[int]] = {}
    for paragraph, placement in zip(article.paragraphs, study.findings.placements, strict=True):
        if placement.doubtful:
            parts.setdefault(article.section_of(paragraph).heading or OPENING, []).append(paragraph.number)
    for heading, numbers in parts.items():
        guess = study.findings.placements[numbers[0] - 1].chapter
        now = next(chapter.title for chapter in chapters if chapter.id == guess)
        others = "、".join(f"{chapter.id} {chapter.title}" for chapter in chapters if chapter.id != guess)
        named = (
            f"第{spans(numbers)}段" if heading == OPENING else f"{quoted(heading)}（第{spans(numbers)}段）"
        )
        cure = (
            f"{named}归哪一章拿不准，现在归入{quoted(now)}。"
            f"请在文首信息的 chapters 下面写一行：{_choice(_part(article, heading, numbers), guess)}（也可写 {others}）"
        )
        if waiting := _waiting(study, numbers):
            cure += f"。有 {waiting} 道题等着这一行"
        yield Fault(article.path, article.paragraph(numbers[0]).line, cure)


def _waiting(study: Study, numbers: Sequence[int]) -> int:
    """How many questions on these paragraphs lack nothing but a settled chapter."""
    against: dict[str, set[str]] = {}
    for refusal in study.refusals:
        if refusal.paragraph in numbers:
            against.setdefault(refusal.id, set()).add(refusal.rule)
    return sum(rules == {_DOUBTFUL} for rules in against.values())


def _unasked(study: Study, chapters: Sequence[Chapter]) -> Iterator[Fault]:
    """Lessons without a question, whose papers have nothing to mark; one paragraph may as well join its neighbours."""
    article, placements = study.article, study.findings.placements
    asked = {question.chapter for question in study.questions}
    for chapter in chapters:
        numbers = [n for n, placement in enumerate(placements, 1) if placement.chapter == chapter.id]
        if not numbers or chapter.id in asked:
            continue
        told = f"{quoted(chapter.title)}一课（第{spans(numbers)}段）没有题"
        heading = article.section_of(article.paragraph(numbers[0])).heading or OPENING
        beside = placements[numbers[0] - 2 if numbers[0] > 1 else min(1, len(placements) - 1)].chapter
        settled = heading in dict(article.meta.chapters) or numbers[0] in dict(article.meta.placed)
        if len(numbers) > 1 or beside == chapter.id or settled:
            cure = f"可以自己出题，写进 {article.id}{QUIZ}"
        else:
            title = next(other.title for other in chapters if other.id == beside)
            cure = f"可以并入{quoted(title)}，在文首信息的 chapters 下面写一行：{_choice(_part(article, heading, numbers), beside)}"
        yield Fault(article.path, article.paragraph(numbers[0]).line, f"{told}。{cure}")


def _part(article: Article, heading: str, numbers: Sequence[int]) -> str:
    """What a line of `chapters` begins with: the heading, or the paragraphs when they are only some of its own."""
    section = article.paragraph(numbers[0]).section
    return heading if len(article.in_section(section)) <= len(numbers) else f"第{spans(numbers)}段"


def _choice(heading: str, chapter: str) -> str:
    """A line of `chapters`, quoted where YAML would misread the heading."""
    plain = re.fullmatch(r"[\w“《（][^:#\"']*", heading)
    return f"{heading if plain else json.dumps(heading, ensure_ascii=False)}: {chapter}"


def _told(tally: Tally) -> str:
    return "，".join(f"{name} {number} 道" for name, number in tally.told)
