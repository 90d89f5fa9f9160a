"""Every page of the site, from templates."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from markupsafe import Markup

from build_tools.model.article import CONFIDENCE, Article
from build_tools.model.findings import ROLES, Term
from build_tools.model.guide import Lesson, Study, StudyGuide
from build_tools.model.papers import Paper
from build_tools.model.questions import KINDS, LETTERS
from build_tools.model.site import Asset, Page
from build_tools.model.step import Call, gathers, plainly
from build_tools.publish.cards import Card, cards
from build_tools.publish.dates import chinese_date
from build_tools.publish.drill import drill_data
from build_tools.publish.figures import figures
from build_tools.publish.gathered import (
    Elsewhere,
    Entry,
    Known,
    elsewhere,
    glossary,
    sentence,
    term_rows,
    told,
)
from build_tools.publish.hubs import chapter_pages, glossary_pages, practice_pages, print_pages
from build_tools.publish.lexicon import Initial, addresses, initials, whereabouts
from build_tools.publish.offer import Offer, by_folder, offer
from build_tools.publish.parts import parts
from build_tools.publish.reading import Marked, notes, point_anchor, term_anchor
from build_tools.publish.said import said
from build_tools.publish.shown import on_page, shown
from build_tools.publish.templates import page

_NEWEST = 8


_FIXED: dict[str, Any] = {
    "kinds": KINDS,
    "letters": LETTERS,
    "roles": ROLES,
    "offer": offer,
    "confidence": CONFIDENCE,
    "point_anchor": point_anchor,
    "term_anchor": term_anchor,
    "when": chinese_date,
}
"""What every template may use, and is the same in every guide."""


def pages(
    guide: StudyGuide,
    papers: Iterable[Paper] = (),
    call: Call = plainly,
    repository: str | None = None,
) -> Iterator[Page | Asset]:
    """All pages but the practice page: home, chapters, lessons, articles, examples, glossary, timeline, papers.

    After the page of a lesson come its questions as data, which are made of the same HTML. `papers` is what can be
    downloaded. The page of a lesson or an article is a step: it depends on nothing but its arguments.
    """
    entries = call(glossary, tuple(call(term_rows, study) for study in guide.studies))
    papers = tuple(papers)
    downloads = by_folder(papers)
    many = call(initials, entries)
    look_up = call(_look_up, entries, many)
    shared: dict[str, Any] = {"guide": guide, "downloads": downloads, **_FIXED}
    yield page(
        "index.md",
        guide.title,
        "把文章变成有出处的学习材料：要点、案例、测验。",
        "home.md.jinja",
        newest=_newest(guide),
        **shared,
    )
    chapters = guide.chapters
    for earlier_one, chapter, later_one in zip(
        (None, *chapters), chapters, (*chapters[1:], None), strict=False
    ):
        yield from chapter_pages(guide, chapter, earlier_one, later_one, shared, call)
    for chapter in guide.chapters:
        lessons = guide.in_chapter(chapter.id)
        for before, lesson, after in zip((None, *lessons), lessons, (*lessons[1:], None), strict=False):
            others = call(_others, look_up, lesson.article.id, lesson.terms)
            own = tuple(offer(paper) for paper in downloads.get(f"lessons/{lesson.id}", ()))
            asked = call(_asked, lesson, repository)
            html = call(shown, asked)
            yield call(_lesson, lesson, before, after, html, others, own)
            yield from drill_data(lesson, asked, html, call)
    for earlier, study, later in zip(
        (None, *guide.studies), guide.studies, (*guide.studies[1:], None), strict=False
    ):
        lessons = guide.of_article(study.article.id)
        others = call(_others, look_up, study.article.id, study.findings.terms)
        yield call(_article, study, earlier, later, lessons, others)
    yield from practice_pages(tuple(call(told, study) for study in guide.studies), call)
    yield from glossary_pages(entries, many, call)
    yield from whereabouts(many)
    yield _timeline(guide, shared)
    yield figures(guide)
    yield from print_pages(guide, shared)


def _asked(lesson: Lesson, repository: str | None) -> tuple[Card, ...]:
    return cards(lesson, {lesson.article.id: lesson.article}, repository)


def _newest(guide: StudyGuide) -> tuple[Article, ...]:
    """The articles with the latest dates, then those first in the order of the guide."""
    ranked = sorted(guide.articles, key=lambda article: article.meta.date or "", reverse=True)
    return tuple(ranked[:_NEWEST])


def _timeline(guide: StudyGuide, shared: dict[str, Any]) -> Page:
    events = tuple(sorted(guide.frame.events))
    known = {article.id: article for article in guide.articles}
    return page(
        "timeline/index.md",
        "时间线",
        "文献和事件的先后，每一件都能点到讲它的段落。",
        "timeline.md.jinja",
        events=[(event, known.get(event.article or "")) for event in events],
        **shared,
    )


def _lesson(
    lesson: Lesson,
    before: Lesson | None,
    after: Lesson | None,
    questions: tuple[str, ...],
    others: Elsewhere,
    offers: tuple[Offer, ...],
) -> Page:
    path = f"lessons/{lesson.id}/index.md"
    return page(
        path,
        f"{lesson.article.meta.title}：{lesson.chapter.title}",
        f"{lesson.article.meta.title}，{lesson.chapter.summary}要点{len(lesson.key_points)}条，题{len(lesson.questions)}道。",
        "lesson.md.jinja",
        edits=f"articles/{lesson.article.id}.md",
        search=False,
        lesson=lesson,
        parts=parts(lesson),
        said=said(lesson),
        before=before,
        after=after,
        questions=[Markup(on_page(html, path)) for html in questions],
        elsewhere=_looked_up(lesson.terms, others),
        downloads={f"lessons/{lesson.id}": offers},
        **_FIXED | {"offer": lambda made: made},
    )


def _article(
    study: Study,
    before: Study | None,
    after: Study | None,
    lessons: tuple[Lesson, ...],
    others: Elsewhere,
) -> Page:
    article = study.article
    key = {(s.paragraph, s.sentence) for point in study.findings.key_points for s in point.text.sources}
    return page(
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
        before=before and before.article,
        after=after and after.article,
        elsewhere=_looked_up(study.findings.terms, others),
        **_FIXED,
    )


def _look_up(entries: tuple[Entry, ...], many: tuple[Initial, ...]) -> Callable[[str, str], Known]:
    return elsewhere(entries, addresses(entries, many))


@gathers
def _others(look_up: Callable[[str, str], Known], here: str, terms: tuple[Term, ...]) -> Elsewhere:
    return tuple(look_up(term.text.text, here) for term in terms)


def _looked_up(terms: Iterable[Term], others: Elsewhere) -> Callable[[str], Known]:
    """`others` as the templates ask for it: by the term."""
    found = {term.text.text: known for term, known in zip(terms, others, strict=True)}
    return found.__getitem__


def _explained(study: Study) -> list[tuple[Term, str]]:
    """Each term of an article once, with the sentence in which it first stands."""
    terms = {term_anchor(term.text.text): term for term in reversed(study.findings.terms)}
    found = [term for term in study.findings.terms if terms[term_anchor(term.text.text)] is term]
    return [(term, sentence(study.article, term.text)) for term in found]
