"""What the last build made, for the next: the results of pure steps, found by the very arguments."""

import atexit
import gc
from collections.abc import Callable, Hashable
from typing import Any, cast

from build_tools.model.step import ROWS, Args, Result

_PLAIN = frozenset((str, bytes, int, float, bool, type(None)))
_OBJECT = object()

_PATIENT = (100_000, 50, 100)


def be_patient() -> None:
    """Tell the garbage collector that the records of this process stay until its end.

    Looking through all of them over and over takes a fifth of the time of a build, and once more at the end a twelfth.
    """
    gc.set_threshold(*_PATIENT)
    atexit.register(gc.freeze)


class Memory:
    """Calls steps and remembers their results; `sweep` forgets what nobody asked for since the last one.

    Texts, numbers and tuples of them count by value, everything else by being the same object. So a
    result can be missed, never mistaken: a frozen record that is the same object is the same. Rows (see
    `gathers`) that are equal come back as one object, so that a change which they do not show ends with the
    step that gathers them.
    """

    def __init__(self) -> None:
        # Mark -> arguments (held, or an id might come again) and result.
        self._before: dict[Hashable, tuple[Any, Any]] = {}
        self._now: dict[Hashable, tuple[Any, Any]] = {}
        self._rows: dict[Any, Any] = {}
        self._ids: set[int] = set()  # of those rows, which no other object can bear while they are held

    def __call__(self, step: Callable[[*Args], Result], *args: *Args) -> Result:
        """The result of `step(*args)`, made now or remembered."""
        mark = (step, *map(self._mark, args))
        found = self._now.get(mark) or self._before.get(mark)
        if found is None:
            result = step(*args)
            if step in ROWS:
                result = self._rows.setdefault(result, result)
                self._ids.add(id(result))
            found = args, result
        self._now[mark] = found
        return cast(Result, found[1])

    def same(self, value: Result) -> Result:
        """The object that was equal to this value before, or the value; for what is read anew in every build."""
        found = self._now.get(value) or self._before.get(value) or ((), value)
        self._now[value] = found
        return cast(Result, found[1])

    def sweep(self) -> None:
        """Forget results that were not asked for since the last sweep."""
        self._before, self._now = self._now, {}
        if len(self._rows) > 2 * len(self._before):
            results = [result for _, result in self._before.values() if id(result) in self._ids]
            self._rows = {result: result for result in results}
            self._ids = {id(result) for result in results}

    def _mark(self, value: object) -> Hashable:
        if type(value) in _PLAIN:
            return value
        if isinstance(value, tuple) and id(value) not in self._ids:
            return tuple(map(self._mark, value))
        return _OBJECT, id(value)
