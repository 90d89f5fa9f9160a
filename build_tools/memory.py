"""What the last build made, for the next: the results of pure steps, found by the very arguments."""

from collections.abc import Callable, Hashable
from typing import Any, cast

from build_tools.model.step import Args, Result

_PLAIN = (str, bytes, int, float, bool, type(None))


class Memory:
    """Calls steps and remembers their results; `sweep` forgets what nobody asked for since the last one.

    Texts, numbers and tuples of them count by value, everything else by being the same object. So a
    result can be missed, never mistaken: a frozen record that is the same object is the same. Rows (tuples
    of texts and numbers) that are equal come back as one object, so that a change which they do not
    show ends with the step that gathers them.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[Any, Any]] = {}  # the arguments are held, or an id might come again
        self._asked: set[Hashable] = set()
        self._rows: dict[Any, Any] = {}

    def __call__(self, step: Callable[[*Args], Result], *args: *Args) -> Result:
        """The result of `step(*args)`, made now or remembered."""
        mark = (step, *map(_mark, args))
        self._asked.add(mark)
        if mark not in self._kept:
            result = step(*args)
            if type(result) is tuple and _are_rows(result):
                result = self._rows.setdefault(result, result)
            self._kept[mark] = (args, result)
        return cast(Result, self._kept[mark][1])

    def same(self, value: Result) -> Result:
        """The object that was equal to this value before, or the value; for what is read anew in every build."""
        self._asked.add(value)
        return cast(Result, self._kept.setdefault(value, ((), value))[1])

    def sweep(self) -> None:
        """Forget results that were not asked for since the last sweep."""
        self._kept = {mark: found for mark, found in self._kept.items() if mark in self._asked}
        results = (result for _, result in self._kept.values())
        self._rows = {result: result for result in results if type(result) is tuple and _are_rows(result)}
        self._asked = set()


def _are_rows(value: object) -> bool:
    if type(value) is tuple:
        return all(map(_are_rows, value))
    return isinstance(value, _PLAIN)


def _mark(value: object) -> Hashable:
    if isinstance(value, _PLAIN):
        return value
    if type(value) is tuple:
        return tuple(map(_mark, value))
    return _Same(id(value))


class _Same(int):
    """An object by its id, apart from the numbers that are values."""

    def __eq__(self, other: object) -> bool:
        return type(other) is _Same and int.__eq__(self, other)

    __hash__ = int.__hash__
