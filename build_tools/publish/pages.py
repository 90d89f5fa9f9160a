"""Every page of the site, from templates."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from build_tools.model.article import CONFIDENCE, Article, Passage
from build_tools.model.findings import ROLES, PracticeExample
from build_tools.model.guide import Lesson, Study, StudyGuide
from build_tools.model.papers import PAPERS, Paper
from build_tools.model.questions import KINDS, LETTERS
from build_tools.model.site import Page
from build_tools.model.text import squash
from build_tools.publish.figures import figures
from build_tools.publish.offer import by_folder, newest_first, offer
from build_tools.publish.parts import parts
from build_tools.publish.templates import render
from build_tools.publish.timeline import chinese_date, timeline_svg

_TERM_LEAST = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary entry: the term, and each place where it stands with its sentence."""

    term: str
    places: tuple[tuple[Article, Passage, str], ...]


def pages(guide: StudyGuide, papers: Iterable[Paper] = ()) -> tuple[Page, ...]:
    """All pages: home, chapters, lessons, articles, practice examples, glossary, papers."""
    entries = glossary(guide)
    papers = tuple(papers)
    downloads = by_folder(papers)
    shared: dict[str, Any] = {
        "elsewhere": _elsewhere(entries),
        "guide": guide,
        "kinds": KINDS,
        "letters": LETTERS,
        "roles": ROLES,
        "downloads": downloads,
        "offer": offer,
        "confidence": CONFIDENCE,
    }
    found = [
        _page(
            "index.md",
            guide.title,
            "把文章变成有出处的学习材料：要点、案例、测验。",
            "home.md.jinja",
            **shared,
        )
    ]
    for chapter in guide.chapters:
        lessons = guide.in_chapter(chapter.id)
        path = f"chapters/{chapter.id}/index.md"
        found.append(
            _page(
                path,
                chapter.title,
                chapter.summary,
                "chapter.md.jinja",
                chapter=chapter,
                lessons=lessons,
                introduction=Markup(guide.frame.introduction(chapter.id)),
                **shared,
            )
        )
    for lesson in guide.lessons:
        found.append(_lesson(guide, lesson, shared))
    for index, study in enumerate(guide.studies):
        found.append(_article(guide, study, index, shared))
    examples = _by_place(guide)
    found.append(
        _page(
            "practices/index.md",
            "地方做法",
            "各地做法一览，按地方排列，每一条都注明出处。",
            "practices.md.jinja",
            groups=examples,
            **shared,
        )
    )
    found.append(
        _page(
            "glossary/index.md",
            "术语",
            "文章中的固定提法，以及它们出现的地方。",
            "glossary.md.jinja",
            entries=entries,
            **shared,
        )
    )
    found.append(_timeline(guide, shared))
    found.append(figures(guide))
    found.append(
        _page(
            "print/index.md",
            "打印",
            "每一课、每一章和整本导读的学员材料、主持人材料、大字版和组织学习用表。",
            "print.md.jinja",
            newest=newest_first(guide),
            labels=PAPERS,
            **shared,
        )
    )
    return tuple(found)


def _timeline(guide: StudyGuide, shared: dict[str, Any]) -> Page:
    events = tuple(sorted(guide.frame.events))
    known = {article.id: article for article in guide.articles}
    return _page(
        "timeline/index.md",
        "时间线",
        "文献和事件的先后，每一件都能点到讲它的段落。",
        "timeline.md.jinja",
        events=[(event, known.get(event.article or "")) for event in events],
        picture=timeline_svg(events) if events else "",
        when=chinese_date,
        **shared,
    )


def _page(
    path: str,
    title: str,
    description: str,
    template: str,
    edits: str | None = None,
    search: bool = True,
    **values: Any,
) -> Page:
    return Page(path, title, description, render(template, path, **values), edits=edits, search=search)


def _lesson(guide: StudyGuide, lesson: Lesson, shared: dict[str, Any]) -> Page:
    path = f"lessons/{lesson.id}/index.md"
    siblings = guide.in_chapter(lesson.chapter.id)
    at = siblings.index(lesson)
    return _page(
        path,
        f"{lesson.article.meta.title}：{lesson.chapter.title}",
        f"{lesson.article.meta.title}，{lesson.chapter.summary}要点{len(lesson.key_points)}条，题{len(lesson.questions)}道。",
        "lesson.md.jinja",
        edits=f"articles/{lesson.article.id}.md",
        search=False,
        lesson=lesson,
        parts=parts(lesson),
        before=siblings[at - 1] if at else None,
        after=siblings[at + 1] if at + 1 < len(siblings) else None,
        **shared,
    )


def _article(guide: StudyGuide, study: Study, index: int, shared: dict[str, Any]) -> Page:
    article = study.article
    key = {source.anchor for point in study.findings.key_points for source in point.text.sources}
    return _page(
        f"articles/{article.id}/index.md",
        article.meta.title,
        (article.abstract or article.paragraphs[0].text)[:110],
        "article.md.jinja",
        edits=f"articles/{article.id}.md",
        search=False,
        study=study,
        article=article,
        parts=[(section, article.in_section(section.index)) for section in article.sections],
        key=key,
        lessons=guide.of_article(article.id),
        before=guide.articles[index - 1] if index else None,
        after=guide.articles[index + 1] if index + 1 < len(guide.articles) else None,
        **shared,
    )


def _by_place(guide: StudyGuide) -> list[tuple[str, list[tuple[Article, PracticeExample]]]]:
    """Practice examples grouped by place, places by the number of examples, then by name."""
    groups: dict[str, list[tuple[Article, PracticeExample]]] = defaultdict(list)
    for study in guide.studies:
        for example in study.findings.examples:
            groups[example.name].append((study.article, example))
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def glossary(guide: StudyGuide) -> tuple[Entry, ...]:
    """All set terms of the guide with the sentences they stand in, most widely used first."""
    found: dict[str, list[tuple[Article, Passage, str]]] = defaultdict(list)
    names: dict[str, str] = {}
    for study in guide.studies:
        for term in study.findings.terms:
            key = squash(term.text.text)
            if len(key) < _TERM_LEAST:
                continue
            names.setdefault(key, term.text.text)
            found[key].extend(_occurrences(study.article, term.occurrences))
    ranked = sorted(
        found, key=lambda key: (-len({article.id for article, _, _ in found[key]}), -len(found[key]), key)
    )
    return tuple(Entry(names[key], tuple(found[key])) for key in ranked)


def _elsewhere(entries: Iterable[Entry]) -> Callable[[str, str], list[tuple[Article, Passage]]]:
    """For a term and the article one reads: the first place in each other article that has it."""
    found = {squash(entry.term): entry.places for entry in entries}

    def look(term: str, here: str) -> list[tuple[Article, Passage]]:
        firsts: dict[str, tuple[Article, Passage]] = {}
        for article, passage, _ in found.get(squash(term), ()):
            if article.id != here:
                firsts.setdefault(article.id, (article, passage))
        return list(firsts.values())

    return look


def _occurrences(article: Article, passages: tuple[Passage, ...]) -> Iterator[tuple[Article, Passage, str]]:
    """One row a sentence: the article, the term in it, the sentence."""
    seen: set[tuple[int, int]] = set()
    for passage in passages:
        if (passage.paragraph, passage.sentence) not in seen:
            seen.add((passage.paragraph, passage.sentence))
            sentence = article.paragraph(passage.paragraph).sentences[passage.sentence - 1]
            yield article, passage, sentence.text.strip()
