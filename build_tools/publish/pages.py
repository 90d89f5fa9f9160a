"""Every page of the site, from templates."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from markupsafe import Markup

from build_tools.model.article import CONFIDENCE, Article, Passage
from build_tools.model.findings import ROLES, PracticeExample, Term
from build_tools.model.guide import Lesson, Study, StudyGuide
from build_tools.model.papers import PAPERS, Paper
from build_tools.model.questions import KINDS, LETTERS, STATE_NAMES
from build_tools.model.site import Page
from build_tools.model.text import squash
from build_tools.publish.cards import Card
from build_tools.publish.figures import figures
from build_tools.publish.offer import by_folder, newest_first, offer
from build_tools.publish.parts import parts
from build_tools.publish.reading import Marked, notes, point_anchor, term_anchor
from build_tools.publish.templates import render
from build_tools.publish.timeline import chinese_date, timeline_svg

_TERM_LEAST = 2
_NEWEST = 8
_ELSEWHERE_MOST = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary entry: the term, and each place where it stands with its sentence."""

    term: str
    places: tuple[tuple[Article, Passage, str], ...]


def pages(
    guide: StudyGuide, cards: Mapping[str, tuple[Card, ...]], papers: Iterable[Paper] = ()
) -> tuple[Page, ...]:
    """All pages but the practice page: home, chapters, lessons, articles, examples, glossary, timeline, papers.

    `cards` gives the questions of each lesson by its id, `papers` what can be downloaded.
    """
    entries = glossary(guide)
    papers = tuple(papers)
    downloads = by_folder(papers)
    shared: dict[str, Any] = {
        "elsewhere": _elsewhere(entries),
        "guide": guide,
        "kinds": KINDS,
        "letters": LETTERS,
        "states": STATE_NAMES,
        "tallies": {study.article.id: study.decided.tally for study in guide.studies},
        "roles": ROLES,
        "downloads": downloads,
        "offer": offer,
        "confidence": CONFIDENCE,
        "point_anchor": point_anchor,
        "term_anchor": term_anchor,
    }
    found: list[Page] = [
        _page(
            "index.md",
            guide.title,
            "把文章变成有出处的学习材料：要点、案例、测验。",
            "home.md.jinja",
            newest=_newest(guide),
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
    for chapter in guide.chapters:
        lessons = guide.in_chapter(chapter.id)
        for before, lesson, after in zip((None, *lessons), lessons, (*lessons[1:], None), strict=False):
            found.append(_lesson(lesson, before, after, cards[lesson.id], shared))
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


def _newest(guide: StudyGuide) -> tuple[Article, ...]:
    """The articles with the latest dates, then those first in the order of the guide."""
    ranked = sorted(guide.articles, key=lambda article: article.meta.date or "", reverse=True)
    return tuple(ranked[:_NEWEST])


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


def _lesson(
    lesson: Lesson,
    before: Lesson | None,
    after: Lesson | None,
    cards: tuple[Card, ...],
    shared: dict[str, Any],
) -> Page:
    path = f"lessons/{lesson.id}/index.md"
    return _page(
        path,
        f"{lesson.article.meta.title}：{lesson.chapter.title}",
        f"{lesson.article.meta.title}，{lesson.chapter.summary}要点{len(lesson.key_points)}条，题{len(lesson.questions)}道。",
        "lesson.md.jinja",
        edits=f"articles/{lesson.article.id}.md",
        search=False,
        lesson=lesson,
        parts=parts(lesson),
        before=before,
        after=after,
        cards=cards,
        tally=shared["tallies"][lesson.article.id],
        **shared,
    )


def _article(guide: StudyGuide, study: Study, index: int, shared: dict[str, Any]) -> Page:
    article = study.article
    lessons = guide.of_article(article.id)
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
        tally=study.decided.tally,
        parts=[(section, article.in_section(section.index)) for section in article.sections],
        key=key,
        notes=defaultdict(tuple, notes(lessons)),
        marked=Marked(study.findings.terms),
        terms=_explained(study),
        lessons=lessons,
        before=guide.articles[index - 1] if index else None,
        after=guide.articles[index + 1] if index + 1 < len(guide.articles) else None,
        **shared,
    )


def _explained(study: Study) -> list[tuple[Term, str]]:
    """Each term of an article once, with the sentence in which it first stands."""
    terms = {term_anchor(term.text.text): term for term in reversed(study.findings.terms)}
    found = [term for term in study.findings.terms if terms[term_anchor(term.text.text)] is term]
    return [(term, _sentence(study.article, term.text)) for term in found]


def _sentence(article: Article, passage: Passage) -> str:
    return article.paragraph(passage.paragraph).sentences[passage.sentence - 1].text.strip()


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
    """For a term and the article one reads: its first place in a few other articles.

    A few, because a term of every article would make every page as long as the guide.
    """
    firsts: dict[str, dict[str, tuple[Article, Passage]]] = {}
    for entry in entries:
        places = firsts.setdefault(squash(entry.term), {})
        for article, passage, _ in entry.places:
            places.setdefault(article.id, (article, passage))

    def look(term: str, here: str) -> list[tuple[Article, Passage]]:
        places = firsts.get(squash(term), {}).values()
        return list(islice((place for place in places if place[0].id != here), _ELSEWHERE_MOST))

    return look


def _occurrences(article: Article, passages: tuple[Passage, ...]) -> Iterator[tuple[Article, Passage, str]]:
    """One row a sentence: the article, the term in it, the sentence."""
    seen: set[tuple[int, int]] = set()
    for passage in passages:
        if (passage.paragraph, passage.sentence) not in seen:
            seen.add((passage.paragraph, passage.sentence))
            yield article, passage, _sentence(article, passage)
