"""Long lists over several pages: a page of thousands of rows is slow to load and slower to use."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
_NEAR = 3


class Sheet(NamedTuple, Generic[T]):
    """One page of a list: its folder, its number from 1, the number of all, its rows.

    A tuple, so that a page of the same rows is the same page to who remembers it.
    """

    folder: str
    number: int
    of: int
    rows: tuple[T, ...]

    @property
    def path(self) -> str:
        """The page as a path of the site; the first one is the folder's own page."""
        return f"{self.address}index.md"

    @property
    def address(self) -> str:
        """The page as links name it, such as `glossary/2/`."""
        return self._at(self.number)

    @property
    def others(self) -> tuple[tuple[int, str], ...]:
        """Number and address of the first, the last and the nearest pages, this one among them; none when it is the only one."""
        if self.of == 1:
            return ()
        near = range(self.number - _NEAR, self.number + _NEAR + 1)
        numbers = sorted({1, self.of, *near} & set(range(1, self.of + 1)))
        return tuple((n, self._at(n)) for n in numbers)

    def titled(self, title: str) -> str:
        """The title of the page: pages after the first say which they are."""
        return title if self.number == 1 else f"{title}（第{self.number}页）"

    def _at(self, number: int) -> str:
        return f"{self.folder}/" if number == 1 else f"{self.folder}/{number}/"


def sheets(folder: str, rows: Sequence[T], most: int) -> tuple[Sheet[T], ...]:
    """A list over pages of about equal length, at most `most` rows a page; an empty list has one page."""
    count = max(1, -(-len(rows) // most))
    bounds = [len(rows) * n // count for n in range(count + 1)]
    return tuple(Sheet(folder, n + 1, count, tuple(rows[bounds[n] : bounds[n + 1]])) for n in range(count))
