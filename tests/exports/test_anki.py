"""An Anki deck, imported into a collection by Anki itself."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportResponse
from hypothesis import given, settings

from build_tools.model.guide import StudyGuide
from build_tools.publish.exports import FORMATS, Selection, select
from build_tools.publish.exports.anki import FIELDS
from tests.exports.made import ACTING_TEXTS, selection, words

DAY = 86_400
FIRST = 1_700_000_000


@pytest.fixture()
def collection(tmp_path: Path) -> Iterator[Collection]:
    """A learner's collection without any card."""
    found = Collection(str(tmp_path / "collection.anki2"))
    yield found
    found.close()


def _take(collection: Collection, folder: Path, chosen: Selection, date: int) -> ImportResponse.Log:
    path = folder / f"{date}.apkg"
    path.write_bytes(FORMATS["anki"].write(chosen, date).content)
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    return collection.import_anki_package(request).log


def _bare(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def test_the_guide_goes_in_whole(collection: Collection, tmp_path: Path, guide: StudyGuide) -> None:
    """Anki takes every question as a note of one card, in a deck a chapter, with stem, key and cited sentences."""
    chosen = select(guide, address="https://example.org/guide/")
    log = _take(collection, tmp_path, chosen, FIRST)
    assert len(log.new) == len(guide.questions) == collection.card_count()
    assert not (log.updated or log.duplicate or log.conflicting)
    decks = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert decks == {"Default", guide.title, *(f"{guide.title}::{c.title}" for c in guide.chapters)}
    notes = {note.guid: note for note in map(collection.get_note, collection.find_notes(""))}
    for item in chosen.items:
        asked, _, answer, kind, lesson, identity = notes[item.question.id].fields
        assert _bare(asked) == item.question.stem.replace("____", "＿＿＿＿")
        assert item.answer in _bare(answer) and item.question.explanation in _bare(answer)
        assert (kind, identity) == (item.kind, item.question.id)
        assert item.lesson.article.meta.title in lesson
        for source in item.question.sources:
            assert source.text in _bare(answer)
            assert f"https://example.org/guide/articles/{source.article}/#{source.anchor}" in answer


def test_a_later_deck_updates_and_keeps_what_was_learnt(collection: Collection, tmp_path: Path) -> None:
    """Importing later material changes the notes; the cards, their decks and their schedule stay."""
    _take(collection, tmp_path, selection(explanation="旧的解释"), FIRST)
    card = collection.get_card(collection.find_cards("deck:*紧迫性*")[0])
    card.due, card.ivl, card.reps, card.type, card.queue = 9, 9, 3, 2, 2
    collection.update_card(card)
    log = _take(collection, tmp_path, selection(explanation="新的解释"), FIRST + DAY)
    assert len(log.updated) == 9 and not log.new
    assert collection.card_count() == 9
    again = collection.get_card(card.id)
    assert (again.ivl, again.reps, again.did) == (9, 3, card.did)
    assert "新的解释" in again.note().fields[FIELDS.index("答案")]
    log = _take(collection, tmp_path, selection(explanation="旧的解释"), FIRST)
    assert not log.updated and "新的解释" in collection.get_card(card.id).note().fields[2]


@settings(ACTING_TEXTS, max_examples=15)
@given(given_words=words())
def test_nothing_in_a_text_acts(collection: Collection, tmp_path: Path, given_words: tuple[str, ...]) -> None:
    """Whatever the texts hold, the card shows them as they are: no markup, sound, formula or template acts."""
    collection.remove_notes(list(collection.find_notes("")))
    chosen = selection(given_words)
    _take(collection, tmp_path, chosen, FIRST)
    cards = {c.note().guid: c for c in map(collection.get_card, collection.find_cards(""))}
    a = given_words
    for item in chosen.items:
        shown, answer = (
            _bare(re.sub(r"<style>.*?</style>", "", text, flags=re.S))
            for text in (cards[item.question.id].question(), cards[item.question.id].answer())
        )
        assert item.question.stem.replace("____", "＿＿＿＿") in shown
        assert f"把{a[0]}、{a[1]}合在一处：{a[2]}。" in answer and f"见{a[7]}。" in answer
        assert item.answer in answer
    several = _bare(cards[f"{2:012x}"].note().fields[1])
    assert several == "".join(f"{letter}　{word}" for letter, word in zip("ABCDE", a, strict=False))


def test_the_same_material_gives_the_same_bytes() -> None:
    """Two decks of the same material are equal to the byte, also for a zip and a database."""
    one, two = (FORMATS["anki"].write(selection(), FIRST).content for _ in range(2))
    assert one == two
    assert one != FORMATS["anki"].write(selection(), FIRST + 1).content
