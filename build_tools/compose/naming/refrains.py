"""The question that parallel points answer by what they say in turn of one matter (推进精准扶贫，必须……)."""

import re

from build_tools.compose.draft import Material
from build_tools.compose.wording import stands_alone
from build_tools.model.findings import Enumeration
from build_tools.model.text import fold, quoted, squash

_LEAST, _NOUN = 2, 6


def by_refrain(material: Material, enumeration: Enumeration) -> str | None:
    """The question by the refrain of the points, or None when they have none or it is not clear by itself."""
    said = enumeration.refrain
    if said is None or len(squash(said.matter)) < _LEAST or not stands_alone(said.matter):
        return None
    matter = _as_written(enumeration, said.matter)
    named = matter if re.fullmatch("[“‘][^“”‘’]+[”’]", matter) else quoted(matter)
    match said.kind:
        case "demand":
            return f"文章认为，{matter}{'，' if len(matter) > _NOUN else ''}要做到哪几点？"
        case "effect":
            return f"文章从哪几个方面说明{named}的作用？"
        case "nature" | "ideal":
            return f"文章从哪几个方面说明什么是{named}？"
        case "facets":
            return f"文章从哪几个方面说明{named}？"
        case "worth":
            return f"文章从哪几个方面说明{named}的意义？"
        case "source":
            return f"文章认为，{matter}{said.words[0]}哪几个方面？" if len(set(said.words)) == 1 else None
        case "ends":
            return f"文章认为，{matter}{'、'.join(dict.fromkeys(said.words))}分别是什么？"
        case "parts":
            parts = "、".join(dict.fromkeys(said.words))
            return f"文章认为，{matter}的{parts}分别是什么？"
        case _:
            return f"怎样{matter}？文章讲了哪几点？" if not fold(matter).startswith("让") else None


def _as_written(enumeration: Enumeration, matter: str) -> str:
    """The matter in the article's own letters: folding keeps their number."""
    where = None if enumeration.spread else enumeration.label
    said = where or enumeration.members[0]
    at = said.folded.find(matter)
    return said.text[at : at + len(matter)]
