"""Papers: what a branch prints. Profiles say how a page is set, `PAPERS` which files there are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """How a page is set. Lengths are millimetres, `size` points, `leading` and `gap` parts of `size`.

    A line holds exactly `columns` characters: the outer margin takes what is left of the sheet.
    `gap` is the extra space between paragraphs. `dashes` sets the page number between dashes,
    on the outer side, as official documents do.
    """

    id: str
    name: str
    size: float
    columns: int
    leading: float
    gap: float
    top: float
    bottom: float
    inside: float
    dashes: bool = False


PROFILES: dict[str, Profile] = {
    profile.id: profile
    for profile in (
        Profile("standard", "标准（小四号）", 12, 37, 0.8, 0.1, 27, 24, 28),
        Profile("compact", "省纸（五号）", 10.5, 43, 0.66, 0.1, 22, 20, 25),
        Profile("large", "大字（小二号）", 18, 25, 0.72, 0.15, 24, 22, 26),
        # GB/T 9704-2012: type area 156 mm x 225 mm, 22 lines of 28 characters, top 37 mm, binding side 28 mm.
        Profile(
            "gongwen",
            "公文版式（三号）",
            156 / 28 / 25.4 * 72,
            28,
            225 / 22 / (156 / 28) - 1,
            0,
            37,
            35,
            28,
            True,
        ),
    )
}
"""Profile id -> profile. The handout and the key follow the profile chosen in mkdocs.yml."""

HANDOUT, KEY, LARGE = "handout.pdf", "handout-key.pdf", "handout-large.pdf"
WORD, WORD_KEY, KIT = "handout.docx", "handout-key.docx", "session-kit.pdf"

PAPERS: dict[str, str] = {
    HANDOUT: "学员用",
    KEY: "主持人用（含答案）",
    LARGE: "大字版",
    KIT: "组织学习用表",
    WORD: "学员用（Word）",
    WORD_KEY: "参考答案（Word）",
}
"""File name -> what readers are told it is, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What goes to the typesetter: where the paper will stand, which template sets it, its data as JSON."""

    path: str
    template: str
    data: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper: its path on the site, its bytes, its number of pages (None for Word files)."""

    path: str
    content: bytes
    pages: int | None

    @property
    def name(self) -> str:
        """The file name, a key of `PAPERS`."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def folder(self) -> str:
        """The page that the paper belongs to, such as `lessons/a/urgency`."""
        return self.path.rsplit("/", 1)[0]


class Unprintable(Exception):
    """Characters that none of the fonts has."""

    def __init__(self, path: str, characters: str) -> None:
        self.path, self.characters = path, characters
        super().__init__(f"{path}: {characters}")
