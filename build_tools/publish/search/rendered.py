"""What can be found on a page that is known only as rendered HTML: hand-written pages, hubs."""

from html.parser import HTMLParser

from build_tools.model.site import Place, SearchPage

_VOID = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_SILENT = frozenset(("script", "style", "template", "svg", "button", "select", "textarea"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "dt"))
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
    }
    | {"small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)


def rendered_page(url: str, title: str, html: str) -> SearchPage:
    """The places of a page from its rendered content.

    A place is a block of text (paragraph, list item, table cell); it is found at the nearest id above
    it. Left out is whatever stands in an element with `data-search-exclude`: answers, and sentences
    that are found in their article.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return SearchPage(url, title, tuple(reader.headings), tuple(reader.body))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.headings: list[Place] = []
        self.body: list[Place] = []
        self._open: list[tuple[str, bool]] = []  # tag, silences
        self._silent = 0
        self._anchor = ""
        self._label = ""
        self._text: list[str] = []
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        heading = tag in _HEADINGS
        if tag not in _INLINE:
            self.end_block()
        silences = (
            tag in _SILENT
            or tag == "h1"  # the title, which the page record has
            or "data-search-exclude" in values
            or "headerlink" in (values.get("class") or "").split()
        )
        if tag not in _VOID:
            self._open.append((tag, silences))
            self._silent += silences
        if not self._silent:
            if values.get("id"):
                self._anchor = values["id"] or ""
            self._heading = self._heading or heading

    def handle_endtag(self, tag: str) -> None:
        if all(name != tag for name, _ in self._open):
            return
        if tag not in _INLINE:
            self.end_block()
        while True:
            name, silences = self._open.pop()
            self._silent -= silences
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(data)

    def end_block(self) -> None:
        """Close the block of text that has been read so far."""
        text = " ".join("".join(self._text).split())
        if text and self._heading:
            self._label = text
            self.headings.append(Place(self._anchor, "", text))
        elif text:
            self.body.append(Place(self._anchor, self._label, text))
        self._text = []
        self._heading = False
