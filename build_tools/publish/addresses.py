"""The pages that a guide will have, known before any is rendered."""

from build_tools.model.guide import StudyGuide
from build_tools.publish.drill import PATH as DRILL
from build_tools.publish.figures import PATH as FIGURES

_ALWAYS = ("index.md", "practices/index.md", "glossary/index.md", "timeline/index.md", "print/index.md")


def page_paths(guide: StudyGuide) -> frozenset[str]:
    """Paths of all generated pages, relative to the site."""
    return frozenset(
        {
            *_ALWAYS,
            DRILL,
            FIGURES,
            *(f"chapters/{chapter.id}/index.md" for chapter in guide.chapters),
            *(f"lessons/{lesson.id}/index.md" for lesson in guide.lessons),
            *(f"articles/{article.id}/index.md" for article in guide.articles),
        }
    )
