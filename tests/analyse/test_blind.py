"""Finders are blind to layout: one made-up article, written as different hands and programs write it."""

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.analyse import analyse
from build_tools.model.article import Passage, SourceRef
from build_tools.model.text import fold
from build_tools.options import load_chapters
from build_tools.read import read

CHAPTERS = load_chapters()
HEAD = "---\ntitle: 乡村水塘的修复\nedition: original\n---\n\n"
BODY = """水塘是村庄的镜子。条例指出：“水面不得填埋。”村里人却说，水塘早已不是当年的样子。

## 深刻认识修复水塘的重要意义

这是防洪排涝的迫切要求。雨季一来，巷子里就积水，水塘本是最好的蓄水池。

这是保护生物的迫切要求。治理村里的水塘，关键是留住水草。没有水草，青蛙和蜻蜓都待不住。

这是留住记忆的迫切要求。只有把门前的水塘修好，才能让老人讲得出故事。

## 各地修复水塘的主要做法

修复水塘是乡村生态的重要支撑。比如，安吉县推行“一塘一档”，给每口塘建了档案，有效减少了填塘。例如，\
德清县请退休教师当“护塘员”，桐乡市开办水塘课堂，都收到良好效果。

村里的经验有三条。一是先截污后清淤，污水不进塘；二是先种草后放鱼，水草不能少；三是先立约后开塘。\
“一塘一档”还写进了村规。居民的归属感、安全感、自豪感都强了。

## 进一步提高水塘管护水平

全镇设四类岗位：巡塘员、保洁员、记录员、讲解员。出了问题，按“登记、派单、处置、回访”流程办理。

着力健全管护制度。账目要公开，责任要到人。

着力培养年轻队伍。学校可以开课，医院可以测水。

着力用好监测数据。数据每周更新，谁都能查。
"""

ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
MARKS = {"plain": "", "bom": "\ufeff"}
INDENTS = {"none": "", "ideographic": "　　", "two spaces": "  ", "four spaces": "    ", "tabulator": "\t"}
QUOTES = {"curly": "“”", "straight": '""', "corner": "「」", "half-width corner": "｢｣"}
COMMAS = {"full": "，", "half": ","}


def written(end: str, mark: str, indent: str, quotes: str, comma: str) -> str:
    """The article as one hand would write it. The keys are those of the tables above."""
    body = BODY.replace("，", COMMAS[comma]).translate(str.maketrans("“”", QUOTES[quotes]))
    body = re.sub(r"^(?=[^\n#])", INDENTS[indent], body, flags=re.MULTILINE)
    return MARKS[mark] + (HEAD + body).replace("\n", ENDS[end])


def folded(value: Any) -> Any:
    """A finding with all its texts folded: what it says, wherever in the file it stood."""
    if isinstance(value, Passage):
        return (folded(value.text), value.folded, value.start, value.end, folded(value.sources))
    if isinstance(value, SourceRef):
        return (value.paragraph, value.sentence, value.start, value.end)
    if isinstance(value, str):
        return re.sub('[“”"]', "″", fold(value))
    if isinstance(value, tuple):
        return tuple(folded(item) for item in value)
    if hasattr(value, "__slots__"):
        return tuple((name, folded(getattr(value, name))) for name in value.__slots__)
    return value


def found_in(source: str) -> Any:
    """Everything that analysis finds in a file, folded."""
    return folded(analyse(read(source, "pond", "pond.md", {c.id: c.title for c in CHAPTERS}), CHAPTERS))


PLAIN = found_in(HEAD + BODY)


def test_the_article_has_findings_of_every_kind() -> None:
    """The made-up article holds what the finders look for, else blindness to layout would prove nothing."""
    found = analyse(read(HEAD + BODY, "pond", "pond.md", {c.id: c.title for c in CHAPTERS}), CHAPTERS)
    assert {e.form for e in found.enumerations} == {"leads", "ordinals:是", "list", "counted", "chain"}
    assert {k.role for k in found.key_points} == {"lead", "key", "condition", "definition"}
    assert [e.name for e in found.examples] == ["安吉县", "德清县", "桐乡市"]
    assert [(t.text.folded, len(t.occurrences)) for t in found.terms][:2] == [("一塘一档", 2), ("护塘员", 1)]
    assert len(found.quotations) == 1
    assert {placed.chapter for placed in found.placements} == {"urgency", "practices", "quality"}


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(sorted(ENDS)),
    st.sampled_from(sorted(MARKS)),
    st.sampled_from(sorted(INDENTS)),
    st.sampled_from(sorted(QUOTES)),
    st.sampled_from(sorted(COMMAS)),
)
def test_layout_changes_no_finding(end: str, mark: str, indent: str, quotes: str, comma: str) -> None:
    """Line ends, BOM, indents, quotation marks and widths of commas change no finding, in any mixture."""
    assert found_in(written(end, mark, indent, quotes, comma)) == PLAIN
