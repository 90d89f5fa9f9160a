"""Lists under a heading that says only of what kind they are (几点启示, 2024年重点工作), or asks; else under the title."""

import re

from build_tools.compose.draft import Material
from build_tools.compose.naming.announcing import which
from build_tools.compose.naming.asking import KIND_ONLY, asked_heading, called, source
from build_tools.compose.naming.complete import announcing, told
from build_tools.compose.naming.owning import only_here, only_list, sole
from build_tools.compose.wording import stands_alone
from build_tools.model.findings import Enumeration
from build_tools.model.text import fold, quoted

_TITLE = re.compile(r"[^？?]{6,40}$")
_ABOVE_MOST = 30
KIND_ABOVE = re.compile(
    r"(?:各地的?)?(?:主要|基本|具体|几点|几条|一些|若干)*(?P<kind>经验启示|启示|体会|思考|认识|对策建议|建议|做法)"
)
"""A heading that says no more than what kind of points stands under it (几点启示)."""
_THESE = re.compile("(?:以下|如下)[^，。]{0,4}(?:工作|任务|举措|措施)$")
_TASKS = re.compile("工作|任务|举措|措施")
"""What the heading of a year's work names, and how a sentence announces as much."""
_KIND_ASKED = {"建议": "提出了哪几点{}？", "做法": "介绍了哪几条主要{}？"}
_KIND_TOLD = "讲了哪几点{}？"
_BESIDE = re.compile("容易|情形|误区|误解|疑问|例外|特殊")
"""What an announcement counts beside what its heading asks."""


def by_kind_above(material: Material, enumeration: Enumeration) -> str | None:
    """The question by a heading that says only what kind of points it heads, or asks; else by the title.

    The title serves when this is the only list of the article.
    """
    article = material.article
    own = fold(article.sections[enumeration.section].heading or "").strip("【】〔〕")
    if not sole(material, enumeration) and not _counted_off(material, enumeration, own):
        return None
    kind = KIND_ABOVE.fullmatch(own)
    if kind:
        return kind_asked(material, kind["kind"]) if _from_the_start(material, enumeration) else None
    above = above_of(material, enumeration.section)
    if KIND_ONLY.fullmatch(own) and above:
        if above == article.meta.title or KIND_ONLY.fullmatch(fold(above)):
            return f"{called(material)}在{quoted(own)}方面讲了哪几点？"
        if len(above) > _ABOVE_MOST:
            return None
        return f"谈到{quoted(above)}，文章在{quoted(own)}方面讲了哪几点？"
    # Under a heading of its own a list is a part of the article, which the title would ask for whole.
    whole = not own and only_list(material, enumeration)
    title = article.meta.title if whole and _TITLE.match(article.meta.title) else None
    counted = which(fold(title), uncounted=True) if title else None
    if counted and stands_alone(counted):
        return f"根据文章，{counted}？"
    label = announcing(material, enumeration)
    if label and _BESIDE.search(label.folded):
        return None  # 有几种容易混淆的情形 under a question: what is announced is not what is asked
    topic = asked_heading(material, article.paragraph(enumeration.paragraph)) or title
    return f"围绕{quoted(topic)}，文章讲了哪几点？" if topic else None


def _counted_off(material: Material, enumeration: Enumeration, own: str) -> bool:
    """Whether numbered paragraphs are those that the sentence before them counts or announces, and what the heading names (2024年重点工作, 抓好六个方面工作)."""
    label = announcing(material, enumeration)
    numbered = enumeration.form.startswith("ordinals") or all(
        material.article.paragraph(m.paragraph).body for m in enumeration.members
    )
    these = label is not None and (
        told(label) == len(enumeration.members) or _THESE.search(label.folded) is not None
    )
    counted = enumeration.spread and numbered and these
    alone = source(material) == "文章" and only_here(material, enumeration)
    return bool(counted and alone and label and _TASKS.search(own) and _TASKS.search(label.folded))


def kind_asked(material: Material, kind: str) -> str:
    """The question for all points of a kind that the text has (讲了哪几点启示？)."""
    return called(material) + _KIND_ASKED.get(kind[-2:], _KIND_TOLD).format(kind)


def _from_the_start(material: Material, enumeration: Enumeration) -> bool:
    """Whether nothing but one sentence stands between a heading and the list under it."""
    before = [p for p in material.article.in_section(enumeration.section) if p.number < enumeration.paragraph]
    return len(before) <= 1 and all(len(p.sentences) == 1 for p in before)


def above_of(material: Material, section: int) -> str | None:
    """The heading above that of a section, or the title of the article."""
    parent = material.article.sections[section].parent
    return material.article.sections[parent].heading if parent is not None else material.article.meta.title
