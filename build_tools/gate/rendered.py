"""The second line: a rendered page may hold only what cannot act. nh3 judges; it fails, it does not repair."""

import re
from collections import Counter
from html.parser import HTMLParser

import nh3

_STRUCTURE = (
    "a abbr article aside b bdi blockquote br button caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li main mark meter nav ol "
    "optgroup option output p pre progress q rp rt ruby s samp search section select small span strong sub "
    "summary sup table tbody td textarea tfoot th thead time tr u ul var wbr"
)
_ASKING = "form fieldset legend"
_DRAWING = "svg g path circle line rect polyline polygon text tspan title desc"
_TAGS = set(f"{_STRUCTURE} {_DRAWING}".split())
_ATTRIBUTES = (
    "class id title lang role hidden tabindex for name value type placeholder disabled checked open "
    "start colspan rowspan scope datetime download rel width height min max step inputmode autocomplete "
    "viewbox viewBox x y x1 x2 y1 y2 cx cy r rx ry d points fill stroke transform text-anchor xmlns alt loading"
)
_EVERYWHERE = set(_ATTRIBUTES.split())
_IN_FORMS = {"method", "autocapitalize", "spellcheck", "enterkeyhint", "rows"}
_ADDRESSES = {"a": {"href"}, "img": {"src"}, "blockquote": {"cite"}}
_SCHEMES = {"http", "https", "mailto"}
_BARE = re.compile(r" ([a-z][a-z-]*)(?=[ >])(?=[^<>]*>)")
"""An attribute without a value, which nh3 writes with an empty one; a wrong guess only costs a closer look."""
_SPELLINGS = ((" />", ">"), ("&para;", "¶"), ("&#8288;", "\u2060"), ("&#39;", "'"))
_ELSEWHERE = re.compile(r"\s*(?:[a-z]+:)?[/\\]{2}", re.IGNORECASE)


def unsafe(page: str, asking: bool = False) -> str:
    """The first thing on a rendered page that nh3 would take away, or the empty string.

    `asking` is for pages with questions, whose forms send nothing anywhere.
    """
    cleaned = nh3.clean(
        page,
        tags=_TAGS | set(_ASKING.split()) if asking else _TAGS,
        clean_content_tags=set(),
        attributes={"*": _EVERYWHERE | _IN_FORMS if asking else _EVERYWHERE, **_ADDRESSES},
        generic_attribute_prefixes={"data-", "aria-"},
        url_schemes=_SCHEMES,
        attribute_filter=_near,
        link_rel=None,
        strip_comments=True,
    )
    if _spelled(page) == cleaned:
        return ""  # to the letter what nh3 lets pass: nearly every page
    before, after = Counter(_marks(page)), Counter(_marks(cleaned))
    return next((mark for mark, times in before.items() if times > after[mark]), "")


def _spelled(page: str) -> str:
    """The page as nh3 spells what it keeps."""
    page = _BARE.sub(r' \1=""', page)
    for ours, theirs in _SPELLINGS:
        page = page.replace(ours, theirs)
    return page


def _near(tag: str, name: str, value: str) -> str | None:
    """Pictures may come from the site alone: one from elsewhere tells its owner who reads."""
    return None if tag == "img" and name == "src" and _ELSEWHERE.match(value) else value


def _marks(page: str) -> list[str]:
    reader = _Marks()
    reader.feed(page)
    reader.close()
    return reader.marks


class _Marks(HTMLParser):
    """Tags and attributes of a page, one string each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.marks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.marks.append(f"<{tag}>")
        self.marks += [f'<{tag} {name}="{(value or "")[:60]}">' for name, value in attrs if name != "rel"]

    def handle_decl(self, decl: str) -> None:
        self.marks.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.marks.append(f"<?{data}>")
