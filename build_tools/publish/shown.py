"""Questions as HTML: made once, put on the lesson's page and into the data of the practice page."""

from build_tools.model.questions import KINDS, LETTERS, STATE_NAMES
from build_tools.model.step import gathers
from build_tools.publish.cards import Card
from build_tools.publish.templates import fragment, way_up

_ROOT = "\0"
"""Stands for the way to the root of the site, which each page has its own; no article may hold it."""


@gathers
def shown(cards: tuple[Card, ...]) -> tuple[str, ...]:
    """The questions of a lesson, numbered from 1, to be put on a page by `on_page`."""
    names = {"kinds": KINDS, "letters": LETTERS, "states": STATE_NAMES}
    return tuple(
        fragment("question.jinja", _ROOT, card=card, number=number, **names)
        for number, card in enumerate(cards, 1)
    )


def on_page(html: str, page: str) -> str:
    """The HTML of a question with its links as they lead from a page."""
    return html.replace(_ROOT, way_up(page))
