"""What part each thing plays, in one sentence: 办好乡村学校，硬件是基础，教师是关键，情怀是根本."""

import re

from build_tools.model.article import Article
from build_tools.model.findings import Enumeration, Refrain

_LEAST = 3
_PARTS = "前提|基础|关键|核心|根本|保障|保证|重点|支撑|目标|灵魂|重要前提|根本保证|重要保障|重要支撑|必然要求"
_ROW = re.compile(
    rf"(?P<matter>[^，；：。“”]{{4,24}})，(?P<row>[^，；：。“”]{{2,16}}是(?:{_PARTS})(?:[，；][^，；：。“”]{{2,16}}是(?:{_PARTS})){{2,4}})(?=[。；])"
)
_PLAYS = re.compile("|".join(f"是{part}" for part in _PARTS.split("|")))
"""What every row holds three times: most paragraphs do not."""
_EACH = re.compile(rf"[^，；]+?是(?P<part>{_PARTS})(?=[，；]|$)")


def parts(article: Article) -> tuple[Enumeration, ...]:
    """Rows of at least three things and the parts that they play in one matter, which stands before them."""
    found = []
    for paragraph in article.paragraphs:
        if len(_PLAYS.findall(paragraph.folded)) < _LEAST:
            continue
        for match in _ROW.finditer(paragraph.folded):
            rows = list(_EACH.finditer(paragraph.folded, match.start("row"), match.end("row")))
            words = tuple(row["part"] for row in rows)
            label = paragraph.quote(*match.span("matter"))
            members = tuple(paragraph.quote(*row.span()) for row in rows)
            said = Refrain("parts", match["matter"], words)
            found.append(Enumeration("parts", label, members, paragraph.section, refrain=said))
    return tuple(found)
