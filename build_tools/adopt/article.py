"""The lines of a foreign document to the Markdown of an article.

Text in = text out: nothing is dropped but layout (indents, blank lines, the marks that the
front matter takes over), and whatever Markdown would read as markup is escaped.
"""

import re

from build_tools.adopt.header import BULLET, Header, take_credits, take_header, take_signature
from build_tools.adopt.line import HEADING, NOTE, Adopted, Document, Line
from build_tools.adopt.markdown import escape, front_matter
from build_tools.errors import UsageError
from build_tools.model.text import HAN, fold
from build_tools.read import layout

_SHOWN = 8
_FOOT = 6
_FURNITURE = re.compile(
    r"(?:解读机关|解读人|解读单位|联系电话|咨询电话|联系人|联系方式|相关链接|相关文件|相关阅读|延伸阅读|附件|责任?编辑?|审核|扫一扫|打印|关闭)\s*\d*\s*："
)
_CAPTION, _CAPTION_MOST = (
    re.compile(
        r"(?:(?:记者|通讯员|[\s。])[^。，]{0,8}摄|供图|(?:网站|资料)图片|资料图)[）]?。?$|^(?:图为|上图|下图|左图|右图)"
    ),
    90,
)
"""A line under a picture: who took it, or what it shows."""
_INTERVIEW_LEAST, _ASKED_MOST = 3, 120
"""Questions that make an interview, whose questions are headings, and the letters of one at most."""
_ROLE = re.compile(r"（(?:本文)?作者(?:为|系|是|：|单位：)([^；（）。]{2,60})(?:[；）。]|$)")
_MISSING = {
    "author": "author（作者）",
    "publication": "publication（发表的报刊或发布机关）",
    "date": "date（确知才写）",
    "url": "url（原文网址）",
}


def to_article(document: Document) -> Adopted:
    """Make the Markdown of an article. Raises UsageError when there is no title or no running text."""
    lines = [line for line in document.lines if line.text]
    if not lines:
        raise UsageError("文件里没有文字")
    footnotes = [line for line in lines if line.role == NOTE]
    header, body = take_header([line for line in lines if line.role != NOTE] or lines)
    body = take_signature(take_credits(body, header), header)
    headings: list[str] = []
    out = _body(body, header, headings)
    if not any(HAN.search(row) and not row.startswith("#") for row in out):
        seen = "".join(f"；{note}" for note in document.notes)
        raise UsageError(f"只找到标题，没有找到正文。请检查文件是否完整{seen}")
    if footnotes:
        out += ["## 注释", *(escape(line.text) for line in footnotes)]
        header.notes.append(
            f"有 {len(footnotes)} 条脚注，依次放到了文末“注释”之后，不算正文；正文里的注码去掉了，注在哪里写在每条前面"
        )
    fields = document.fields | header.fields | {"edition": "original"}
    missing = [name for key, name in _MISSING.items() if key not in fields]
    notes = [
        _title_note(header),
        *_heading_notes(headings),
        *_foot_notes(body),
        *_caption_notes(body),
        *header.notes,
        *document.notes,
    ]
    notes.append("请补全文首信息：" + "、".join([*missing, "rights（权利说明）"]))
    return Adopted(front_matter(fields) + "\n" + "\n\n".join(out) + "\n", fields["title"], notes)


def _title_note(header: Header) -> str:
    """What became the title and what stood under it, always told: a line too many or too few is seen at once."""
    subtitle = header.fields.get("subtitle")
    return f"标题：{header.fields['title']}" + (f"；副题：{subtitle}" if subtitle else "")


def _foot_notes(lines: list[Line]) -> list[str]:
    """Lines at the end that belong to the page or the file and not to the text: named, for the editor to delete."""
    found = [line.text for line in lines[-_FOOT:] if _FURNITURE.match(fold(line.text))]
    return [f"文末这几行像是附注，不是正文，请核对要不要删去：{'；'.join(found)}"] if found else []


def _caption_notes(lines: list[Line]) -> list[str]:
    """Lines between the paragraphs that stood under pictures: named, for the editor to delete."""
    found = [
        line.text for line in lines if _CAPTION.search(fold(line.text)) and len(line.text) <= _CAPTION_MOST
    ]
    return [f"这几行像是图片说明，不是正文，请核对要不要删去：{'；'.join(found[:_SHOWN])}"] if found else []


def _heading_notes(headings: list[str]) -> list[str]:
    if not headings:
        return ["没有认出小标题。若文章有小标题，请在那一行前面加“## ”"]
    shown = "；".join(headings[:_SHOWN]) + ("……" if len(headings) > _SHOWN else "")
    return [f"认出小标题 {len(headings)} 个，请核对：{shown}"]


def _body(lines: list[Line], header: Header, headings: list[str]) -> list[str]:
    styled = [line.level for line in lines if line.role == HEADING]
    out: list[str] = []
    below = 1
    interview = sum(layout.ASKED.match(fold(line.text)) is not None for line in lines) >= _INTERVIEW_LEAST
    doubtful: list[str] = []
    for index, line in enumerate(lines):
        text = line.text
        role = layout.role_of(text)
        level = 0
        asks = layout.ASKED.match(fold(text)) is not None and len(text) <= _ASKED_MOST
        looks = layout.looks_like_heading(text) or (interview and asks)
        if line.role == HEADING and role == "text":
            level = 2 + line.level - min(styled)
        elif role == "text" and looks and _stands(lines, index):
            if asks and not styled:
                level = below + 1
            elif layout.numbering(text) or not styled:
                level = layout.heading_level(layout.numbering(text))
            elif line.strong:
                doubtful.append(text)
        if level and not asks:
            below = level
        if level:
            text = BULLET.sub("", text)
            headings.append(text)
            out.append("#" * min(level, 6) + " " + escape(text))
            continue
        out += _paragraph(text, role, header)
    if doubtful:
        header.notes.append(f"这几行是粗体，像小标题但没有用标题样式，请核对：{'；'.join(doubtful[:_SHOWN])}")
    return out


def _paragraph(text: str, role: str, header: Header) -> list[str]:
    """A paragraph, and the author's note at its end as a paragraph of its own."""
    folded = fold(text)
    note = layout.AUTHOR_NOTE.search(folded)
    if note:
        _author_note(folded[note.start() :], header)
    if note and note.start() and role == "text":
        return [escape(text[: note.start()].rstrip()), escape(text[note.start() :])]
    if role == "abstract":
        header.notes.append(f"认出内容提要，请核对：{text[:24]}……")
    return [escape(text)]


def _stands(lines: list[Line], index: int) -> bool:
    """A heading has running text somewhere after it, and an unnumbered one is no verse among short lines."""
    after = [line.text for line in lines[index + 1 : index + 3]]
    if not after or all(layout.role_of(text) != "text" for text in after):
        return False
    if layout.numbering(lines[index].text):
        return True
    return any(len(text) > layout.HEADING_MOST or text[-1:] in "。？！”；：" for text in after)


def _author_note(folded: str, header: Header) -> None:
    header.notes.append(f"认出作者说明，请核对：{folded.strip()}")
    role = _ROLE.match(folded.strip())
    if role and "author_role" not in header.fields:
        header.fields["author_role"] = role.group(1)
        header.notes.append(f"请核对作者身份：{role.group(1)}")
