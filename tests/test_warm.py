"""Builds that remember the last one: never stale, and little is made anew."""

import random
from dataclasses import replace
from pathlib import Path

from build_tools.cache import Shelf
from build_tools.memory import Memory
from build_tools.model.guide import Chapter, Frame
from build_tools.model.site import Site
from build_tools.model.step import gathers
from build_tools.options import Options, load_chapters
from build_tools.pipeline import Cache, Source, site
from build_tools.seal import Sealed
from build_tools.studied import StudyShelf
from tests.bench.corpus import article, slug

_SAID = "\n\n补写的一段话，说明情况有了新的变化。\n"
_SHARED = "\n\n要用好“院落对账”机制。比如，安吉县建立“院落对账”机制，把管护责任落实到户，累计惠及99户居民。\n"


def _all(made: Site) -> dict[str, object]:
    """Every file of a site by its path, and what search knows."""
    pages: dict[str, object] = {page.path: page.document for page in made.pages}
    return pages | {asset.path: asset.content for asset in made.assets} | {"found": made.found}


def test_a_warm_site_is_never_stale(chapters: tuple[Chapter, ...], tmp_path: Path) -> None:
    """After random edits, new titles, another order, additions, renames and removals, a warm site is the cold one.

    Warm by what the same process remembers, and by what others left on the shelf.
    """
    chance = random.Random(11)
    texts = {slug(n): article(n) for n in range(7)}
    cache, shelf = Cache(), StudyShelf(Sealed(Shelf(tmp_path), b"key"))
    added = 7
    actions = ["say", "share", "title", "order", "cut", "add", "rename", "remove", "frame", "options", "back"]
    before = dict(texts)
    frame, options = Frame(), Options("导读", chapters)
    for turn in range(22):
        action = actions[turn % len(actions)]  # each twice, on articles drawn at random
        name = chance.choice(sorted(texts))
        undo = dict(texts)
        if action == "say":
            texts[name] += _SAID
        elif action == "share":
            texts[name] += _SHARED
        elif action == "title":
            texts[name] = texts[name].replace("title: ", "title: 再论", 1)
        elif action == "order":
            texts[name] = texts[name].replace("edition:", f"order: {chance.randint(1, 99)}\nedition:", 1)
        elif action == "cut":
            texts[name] = texts[name][: texts[name].rindex("\n\n")] + "\n"
        elif action == "add":
            texts[slug(added)] = article(added)
            added += 1
        elif action == "rename":
            texts[f"renamed-{turn}"] = texts.pop(name)
        elif action == "remove":
            del texts[name]
        elif action == "frame":
            frame = Frame(((chapters[0].id, f"第{turn}版引言。"),))
        elif action == "options":
            options = replace(options, title=f"导读{turn}", chapters=load_chapters())
        else:
            texts = before
        before = undo
        sources = [Source(name, f"{name}.md", text) for name, text in sorted(texts.items())]
        cold = _all(site(sources, frame, options))
        assert _all(site(sources, frame, options, cache)) == cold, action
        assert _all(site(sources, frame, options, shelf=shelf)) == cold, action


def test_an_edit_makes_only_its_own_pages_anew(chapters: tuple[Chapter, ...]) -> None:
    """After one added sentence, the pages of other articles are the very objects of the build before."""
    texts = {slug(n): article(n) for n in range(24)}
    cache, options = Cache(), Options("导读", chapters)

    def build() -> dict[str, object]:
        made = site([Source(n, f"{n}.md", text) for n, text in texts.items()], Frame(), options, cache)
        return {part.path: part for part in (*made.pages, *made.assets)}

    first = build()
    texts[slug(9)] += _SAID
    second = build()
    leaves = {path for path in first if path.startswith(("articles/", "lessons/", "quiz/data/made"))}
    anew = {path for path in leaves if second[path] is not first[path]}
    assert any(slug(9) in path for path in anew) and len(leaves) > 100
    # The neighbours' pages hold links to it, which could have changed.
    assert {path for path in anew if not any(slug(n) in path for n in range(24) if abs(n - 9) <= 3)} == set()
    assert second["practices/index.md"] is first["practices/index.md"]
    assert second["glossary/index.md"] is first["glossary/index.md"]


def test_memory_forgets_what_is_not_asked_for() -> None:
    """A result that one build did not ask for is made again later; one it did ask for is not."""
    made = []

    def step(name: str) -> list[str]:
        made.append(name)
        return [name]

    memory = Memory()
    for names in ("ab", "a", "ab"):
        for name in names:
            memory(step, name)
        memory.sweep()
    assert made == ["a", "b", "b"]


def test_memory_tells_objects_from_values() -> None:
    """Equal texts and rows are one argument, equal objects are two: a result may be missed, never mistaken."""
    memory = Memory()
    one, other = ["x"], ["x"]

    def step(value: object) -> object:
        return value

    assert memory(step, one) is one and memory(step, other) is other
    assert memory(step, (one,)) == (one,) and memory(step, (other,)) is not memory(step, (one,))
    assert memory(step, id(one)) == id(one)

    @gathers
    def row(name: str, number: int) -> tuple[str, ...]:
        return tuple(part for part in (name, "b"))

    assert memory(row, "a", 1) is memory(row, "a", 2) and memory(row, "c", 1) is not memory(row, "a", 1)
