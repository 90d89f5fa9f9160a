"""What can be found in the articles: every heading and paragraph, once, with its place."""

from build_tools.model.article import Article
from build_tools.model.guide import Lesson, Study, StudyGuide
from build_tools.model.site import Place, SearchPage
from build_tools.model.step import Call, plainly


def search_pages(guide: StudyGuide, call: Call = plainly) -> tuple[SearchPage, ...]:
    """One record an article, in the order of the guide.

    Lessons, the glossary and the table of practice examples repeat these sentences; a sentence is
    found where it stands in its article, and only there.
    """
    return tuple(call(_page, study, guide.of_article(study.article.id)) for study in guide.studies)


def _page(study: Study, lessons: tuple[Lesson, ...]) -> SearchPage:
    article = study.article
    headings = [
        Place(f"s{section.index}", "", f"{section.numbering}{section.heading}")
        for section in article.sections
        if section.heading
    ]
    if article.meta.subtitle:
        headings.insert(0, Place("", "", article.meta.subtitle))
    return SearchPage(
        url=f"articles/{article.id}/",
        title=article.meta.title,
        headings=tuple(headings),
        body=tuple(_body(article)),
        terms=tuple(dict.fromkeys(term.text.text for term in study.findings.terms)),
        lessons=tuple((f"lessons/{lesson.id}/", lesson.chapter.title) for lesson in lessons),
    )


def _body(article: Article) -> list[Place]:
    places = []
    if article.abstract:
        places.append(Place("abstract", article.abstract_name, article.abstract))
    for paragraph in article.paragraphs:
        heading = article.section_of(paragraph).heading
        label = f"第{paragraph.number}段" + (f" · {heading}" if heading else "")
        starts = tuple(sentence.start for sentence in paragraph.sentences[1:])
        places.append(Place(f"p{paragraph.number}", label, paragraph.text, starts))
    return places
