"""Setting a manuscript as PDF with Typst. The same manuscript and fonts give the same bytes."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from typst import Compiler, Fonts, TypstError

from build_tools.model.papers import Manuscript, Paper, Unprintable
from build_tools.publish.papers.code import qr_code

TEMPLATES = Path(__file__).parents[2] / "templates"
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")


@dataclass(frozen=True)
class Press:
    """One set of fonts and one compiler, used for every paper of a process.

    `names` are the font families as JSON. Accessible PDF (PDF/UA-1) is always asked for, because
    with it Typst refuses what other programs print as boxes.
    """

    compiler: Compiler
    names: str

    @classmethod
    def open(cls, folders: tuple[str, ...], system: bool, names: str) -> "Press":
        """A press with the fonts of these folders, and those of the system if asked."""
        fonts = Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=list(folders))
        return cls(Compiler(root=TEMPLATES, font_paths=fonts), names)

    def set(self, manuscript: Manuscript) -> Paper:
        """The paper as PDF. Raises Unprintable naming the characters that no font has."""
        # The code is drawn here and not in the manuscript: a paper that is kept already needs none.
        url = json.loads(manuscript.data)["url"]
        picture, width = qr_code(url, "svg") if url else (b"", 0.0)
        inputs = {
            "data": manuscript.data,
            "fonts": self.names,
            "code": picture.decode(),
            "code-width": f"{width:.1f}mm",
        }
        try:
            made = self.compiler.compile(
                TEMPLATES / manuscript.template,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["ua-1"],
                timestamp=0,
            )
        except TypstError as error:
            missing = "".join(dict.fromkeys("".join(_MISSING.findall(error.diagnostic))))
            if missing:
                raise Unprintable(manuscript.path, missing) from None
            raise
        content = made if isinstance(made, bytes) else b""
        return Paper(manuscript.path, content, count_pages(content))


def count_pages(pdf: bytes) -> int:
    """Number of pages, from the page tree that Typst writes first."""
    found = _PAGES.search(pdf)
    if found is None:
        raise ValueError("not a PDF made by Typst")
    return int(found.group(1))
