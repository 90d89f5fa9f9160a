"""The style sheets as one file: each more is one more wait before the first paint on a phone."""

import re
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "theme" / "assets"
SHEETS = ("study-guide.css", "quiz.css", "reader.css", "papers.css")  # later ones may overrule earlier ones
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def style_sheet() -> bytes:
    """The sheets in their order, without comments and indentation."""
    text = "\n".join((_FOLDER / name).read_text("utf-8") for name in SHEETS)
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line).encode()
