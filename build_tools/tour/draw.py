"""Pictures as SVG, narrow enough that their letters can be read on a phone: terminals, windows, a telephone."""

import html
import re
import unicodedata
from collections.abc import Iterable

WIDTH = 390  # px; a phone's column, so that nothing shrinks there
_SIZE, _LINE, _EDGE = 15, 24, 18
# What stays together: a word with the marks around it, a blank, a Chinese letter with its marks.
_PIECE = re.compile(
    r"[“‘（《〔［]*(?:[!-~]+|＿+|[^ ])[，。；：、！？”’）》〕］…]*| +",
)
_HANGS = "，。；：、！？”’）》〕］…"


def _wide(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.62 for char in text)


def wrapped(text: str, em: float) -> list[str]:
    """The text in lines of at most `em` widths of a Chinese letter; a closing mark may hang over the edge."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if _wide(lines[-1] + piece.rstrip(_HANGS + " ")) <= em:
            lines[-1] += piece
            continue
        lines = [*lines[:-1], lines[-1].rstrip(), ""] if lines[-1] else lines
        while _wide(piece) > em + 1:  # a word longer than the line
            cut = next(n for n in range(len(piece), 0, -1) if _wide(piece[:n]) <= em)
            lines, piece = [*lines[:-1], piece[:cut], ""], piece[cut:]
        lines[-1] = piece.lstrip()
    return lines


class Picture:
    """A drawing that grows downwards; `y` is where the next thing goes."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._parts: list[str] = []
        self.y = 0.0

    def box(self, x: float, y: float, width: float, height: float, name: str, round_: float = 6) -> None:
        """A rectangle of a class of the style sheet."""
        self._parts.append(
            f'<rect class="{name}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_:g}"/>'
        )

    def back(self, x: float, y: float, width: float, height: float, name: str) -> None:
        """A rectangle behind what was drawn so far."""
        self.box(x, y, width, height, name)
        self._parts.insert(0, self._parts.pop())

    def dot(self, x: float, y: float, r: float, name: str) -> None:
        """A filled circle."""
        self._parts.append(f'<circle class="{name}" cx="{x:g}" cy="{y:g}" r="{r:g}"/>')

    def put(self, x: float, y: float, text: str, name: str, anchor: str = "start") -> None:
        """One line of text, its foot at y."""
        self._parts.append(
            f'<text class="{name}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{html.escape(text)}</text>'
        )

    def write(
        self, text: str, name: str, x: float = _EDGE, until: float = WIDTH - _EDGE, hang: float = 0
    ) -> None:
        """Text from `x` to `until`, wrapped; later lines stand `hang` further in."""
        first = True
        for line in wrapped(text, (until - x - hang) / _SIZE):
            self.y += _LINE
            self.put(x if first else x + hang, self.y, line, name)
            first = False

    def number(self, n: int, x: float, y: float) -> None:
        """A numbered mark: the step of the text that speaks of this place."""
        self.dot(x, y, 12, "pic-mark")
        self.put(x, y + 5.5, str(n), "pic-mark-n", "middle")

    def svg(self) -> str:
        """The drawing. Its text is text: it can be read aloud, enlarged and copied."""
        height = self.y + _EDGE
        body = "".join(self._parts)
        name = html.escape(self._title, quote=True)
        return f'<svg role="group" aria-label="{name}" viewBox="0 0 {WIDTH} {height:g}">{body}</svg>'

    def under(self, box: str) -> None:
        """Put a rectangle of a class under all that was drawn so far."""
        self.back(1, 1, WIDTH - 2, self.y + _EDGE - 2, box)


def terminal(title: str, rows: Iterable[tuple[str, str]]) -> str:
    """A terminal with what was typed ("typed"), what was said ("said"), and faults ("fault")."""
    picture = Picture(title)
    for n, light in enumerate(("pic-red", "pic-yellow", "pic-green")):
        picture.dot(_EDGE + 4 + 18 * n, 20, 5, light)
    picture.y = 30
    for kind, text in rows:
        if kind == "typed":
            picture.y += 6
            picture.write(f"$ {text}", "pic-typed", hang=14)
        else:
            inner = text.lstrip()
            picture.write(inner, f"pic-{kind}", x=_EDGE + (8 if inner != text else 0), hang=14)
    picture.under("pic-terminal")
    return picture.svg()


def window(title: str, address: str) -> Picture:
    """An empty browser window with its address; what is drawn next stands below."""
    picture = Picture(title)
    picture.box(1, 1, WIDTH - 2, 40, "pic-bar", 9)
    picture.box(_EDGE, 9, WIDTH - 2 * _EDGE, 24, "pic-field", 12)
    picture.put(_EDGE + 14, 26, address, "pic-small")
    picture.y = 48
    return picture
