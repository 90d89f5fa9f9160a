"""An Anki deck: one card a question, the key and the cited sentences on its back.

Anki knows a note again by its guid, which is the id of the question, and takes a note for newer when its
date is; so a deck of later material brings notes up to date and leaves what a learner has learnt.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from html import escape
from unicodedata import is_normalized

import genanki

from build_tools.publish.exports.format import Export, zipped
from build_tools.publish.exports.item import Item, Selection
from build_tools.publish.exports.markup import element, feedback, html, shown, stem

_MODEL = 1_574_208_113
"""The id of our kind of note. Change it only with the fields, or learners' notes are taken for another kind."""
FIELDS = ("题目", "选项", "答案", "题型", "课", "编号")
_FRONT = '<p class="kind">{{题型}}</p>{{题目}}{{选项}}'
_BACK = '{{FrontSide}}<hr id="answer">{{答案}}<p class="lesson">{{课}}</p>'
_CSS = """.card { font-family: sans-serif; font-size: 20px; line-height: 1.7; text-align: left; padding: 0 .5em; }
.kind, .lesson { font-size: .8em; color: #777; }
em { font-style: normal; background: #ffe9a8; color: #000; }
ul { list-style: none; padding-left: 0; }
"""
_FIRST_ID = 1_500_000_000_000
_IDS = 100_000_000_000
"""Anki's ids are moments in milliseconds; ours are made from question ids and lie between 2017 and 2020."""


def write_anki(selection: Selection, date: int) -> Export:
    """A package with a deck a chapter; `date` in seconds since 1970 becomes the date of every note."""
    model = genanki.Model(
        _MODEL,
        "学习导读",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "题卡", "qfmt": _FRONT, "afmt": _BACK}],
        css=_CSS,
    )
    decks: dict[str, genanki.Deck] = {}
    for item in selection.items:
        chapter = item.lesson.chapter
        if chapter.id not in decks:
            name = "::".join(part.replace("::", "：") for part in (selection.title, chapter.title))
            decks[chapter.id] = genanki.Deck(
                _number(f"{selection.title}/{chapter.id}", 1 << 30) + (1 << 30), name
            )
        decks[chapter.id].add_note(
            genanki.Note(model, _fields(item), guid=item.question.id, tags=[f"study-guide::{chapter.id}"])
        )
    base = sqlite3.connect(":memory:")
    try:
        genanki.Package(list(decks.values())).write_to_db(base.cursor(), date, _ids(selection))
        base.commit()
        return Export(zipped({"collection.anki2": base.serialize(), "media": b"{}"}))
    finally:
        base.close()


def _fields(item: Item) -> list[str]:
    title = f"{item.lesson.article.meta.title}：{item.lesson.chapter.title}，第{item.number}题"
    return [
        quiet(html([element("p", stem(item))])),
        quiet(html(shown(item))),
        quiet(html(feedback(item))),
        item.kind,
        quiet(escape(title, quote=False)),
        item.question.id,
    ]


def quiet(markup: str) -> str:
    """HTML in which nothing acts for Anki: no sound, formula or template; and characters that it would change.

    Anki brings text to Unicode's composed form, which is another character for some; those stay as entities.
    """
    for char in "[]\\{}":
        markup = markup.replace(char, f"&#{ord(char)};")
    if is_normalized("NFC", markup):
        return markup
    return "".join(char if char.isascii() else f"&#{ord(char)};" for char in markup)


def _number(text: str, below: int) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % below


def _ids(selection: Selection) -> Iterator[int]:
    """An id for each note and then for its card, in the order in which they are written: made from the question."""
    used: set[int] = set()
    chapters = dict.fromkeys(item.lesson.chapter.id for item in selection.items)
    for chapter in chapters:
        for item in selection.items:
            if item.lesson.chapter.id == chapter:
                number = _FIRST_ID + _number(item.question.id, _IDS)
                while number in used:
                    number += 1
                used.add(number)
                yield number  # of the note
                yield number  # of its only card
