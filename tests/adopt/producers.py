"""One essay as the files that editors bring: made here by the program families that make theirs."""

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import typst
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from playwright.sync_api import Browser

from build_tools.read import blocks, split

SAMPLES = Path(__file__).parents[1] / "samples"
FOOTER = "某市学习资料选编"


@dataclass(frozen=True)
class Essay:
    """An essay: title, author, and its headings (level 1 and up) and paragraphs (level 0)."""

    title: str
    author: str
    parts: tuple[tuple[int, str], ...]


def essay(name: str) -> Essay:
    """A sample article as an essay."""
    matter, body, line = split((SAMPLES / f"{name}.md").read_text("utf-8"))
    title = (matter or "").split("title:")[1].split("\n")[0].strip().strip('"')
    parts = tuple((max(block.level - 1, 0), block.text) for block in blocks(body, line))
    return Essay(title, "陆文川", parts)


def word(made: Essay) -> bytes:
    """Word: built-in styles, indents, a header, a comment-like bookmark, tracked changes in the first paragraph."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = FOOTER
    document.add_paragraph(made.title, style="Title")
    document.add_paragraph(made.author, style="Normal").alignment = WD_ALIGN_PARAGRAPH.CENTER
    changed = False
    for level, text in made.parts:
        if level:
            document.add_heading(text, level)
            continue
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(24)
        cut = len(text) // 2
        paragraph.add_run(text[:cut]).bold = True
        if changed:
            paragraph.add_run(text[cut:])
        else:
            _change(paragraph, text[cut:], "这几个字已经删去")
            changed = True
    return _saved(document)


def wps(made: Essay) -> bytes:
    """WPS: styles named in Chinese, an outline level set on paragraphs by hand, ideographic indents."""
    document = docx.Document()
    names = {1: "小标题", 2: "二级小标题"}
    for level, name in names.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.bold = True
        if level == 1:
            style.element.get_or_add_pPr().append(_element("w:outlineLvl", "0"))
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(made.title).bold = True
    author = document.add_paragraph()
    author.alignment = WD_ALIGN_PARAGRAPH.CENTER
    author.add_run(made.author).bold = True
    for level, text in made.parts:
        if level:
            paragraph = document.add_paragraph(text, style=names[level])
            if level == 2:
                paragraph._p.get_or_add_pPr().append(_element("w:outlineLvl", "1"))
        else:
            document.add_paragraph("\u3000\u3000" + text)
    return _saved(document)


def newspaper(made: Essay, encoding: str = "utf-8", named: str = "utf-8") -> bytes:
    """The page of a newspaper: menus, sharing, related links and a footer round the text."""
    body = "".join(
        f"<p><strong>{html.escape(text)}</strong></p>" if level else f"<p>\u3000\u3000{html.escape(text)}</p>"
        for level, text in made.parts
    )
    page = f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={named}">
<title>{html.escape(made.title)}--理论--某某网</title><script>var share = "分享到朋友圈";</script></head><body>
<div class="nav"><a href="/">首页</a><a href="/a">时政要闻</a><a href="/b">社会万象</a><a href="/c">图片频道</a></div>
<div class="w1000 main"><h1>{html.escape(made.title)}</h1><div class="author">{made.author}</div>
<div class="box01">2019年05月06日08:12\u3000来源：某某日报</div><div id="rwb_zw" class="article">{body}
<div class="edit">(责编：某甲、某乙)</div></div><div class="share">分享到：微信 微博 空间</div></div>
<div class="related"><h3>相关新闻</h3><ul><li><a href="/1">某地召开座谈会</a></li><li><a href="/2">某地举办培训班</a></li></ul></div>
<div class="foot">关于我们 | 联系我们 | 版权声明<br>某某网版权所有，未经书面授权禁止使用</div></body></html>"""
    return page.encode(encoding)


def mislabelled(made: Essay) -> bytes:
    """The same page calling itself gb2312 while it holds characters that only GB 18030 has."""
    return newspaper(made, "gb18030", "gb2312")


def government(made: Essay) -> bytes:
    """A page of the old kind: tables for layout, line breaks for paragraphs, hard spaces for indents."""
    body = "<br><br>".join(
        f"<b>{html.escape(text)}</b>" if level else "&nbsp;" * 4 + html.escape(text)
        for level, text in made.parts
    )
    rows = [
        "<a href=/>首页</a> | <a href=/a>政务</a> | <a href=/b>公开</a>",
        f"<font size=5>{html.escape(made.title)}</font>",
        f"发布时间：2019-05-06 来源：县委办 作者：{made.author} 点击：23",
        f"<div id=zoom>{body}</div>",
        "【打印】【关闭】",
        "主办：某县人民政府 备案号：12345",
    ]
    table = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    title = html.escape(made.title)
    page = f"<html><head><meta charset=gbk><title>{title}_某县政府网</title></head><body><table>{table}</table></body></html>"
    return page.encode("gb18030")


def typst_pdf(made: Essay) -> bytes:
    """A PDF by Typst: justified, indented, with header and page numbers."""
    rows = [
        f'#align(center, text(20pt, weight: "bold")[#{_string(made.title)}])',
        f"#align(center)[#{_string(made.author)}]",
    ]
    for level, text in made.parts:
        size = {0: "", 1: "15pt", 2: "13.5pt"}[level]
        rows.append(
            f'#block(text({size}, weight: "bold")[#{_string(text)}])' if level else f"#{_string(text)}\n"
        )
    head = f"""#set page(width: 148mm, height: 210mm, margin: 20mm, header: align(center, text(9pt)[{FOOTER}]), numbering: "— 1 —")
#set text(font: "Noto Serif CJK SC", lang: "zh", size: 11pt)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.9em, spacing: 0.9em)
"""
    return bytes(typst.compile((head + "\n\n".join(rows)).encode()))


def ragged_pdf(title: str, rows: list[str]) -> bytes:
    """A PDF whose rows are not justified, so that a word that is not parted leaves a row short.

    `3∶5∶2` is drawn as some programs do: the figures first, the marks between them afterwards.
    """
    ratio = "#text(tracking: 1em)[352]#h(-3.1em)#text(tracking: 0.56em)[∶∶]#h(0.6em)"
    head = """#set page(width: 148mm, height: 210mm, margin: 20mm)
#set text(font: "Noto Serif CJK SC", lang: "zh", size: 11pt)
#set par(justify: false, first-line-indent: (amount: 2em, all: true), leading: 0.9em, spacing: 0.9em)
"""
    top = f'#align(center, text(20pt, weight: "bold")[{title}])'
    body = [row.replace("3∶5∶2", ratio) for row in rows]
    return bytes(typst.compile((head + "\n\n".join([top, *body])).encode()))


def chromium_pdf(made: Essay, browser: Browser) -> bytes:
    """A PDF printed from a page by Chromium, with its header and footer."""
    body = "".join(
        f"<h{level + 1}>{html.escape(text)}</h{level + 1}>" if level else f"<p>{html.escape(text)}</p>"
        for level, text in made.parts
    )
    page = browser.new_page()
    style = "body{font:11pt/1.7 'Noto Serif CJK SC'}h1{font-size:20pt;text-align:center}h2{font-size:15pt}h3{font-size:13.5pt}p{text-indent:2em;text-align:justify;margin:0}.a{text-indent:0;text-align:center}"
    page.set_content(
        f'<html lang="zh-CN"><style>{style}</style><h1>{html.escape(made.title)}</h1><p class="a">{made.author}</p>{body}'
    )
    small = '<span style="font-size:8px;width:100%;text-align:center">'
    raw = page.pdf(
        format="A5",
        margin={"top": "20mm", "bottom": "20mm", "left": "18mm", "right": "18mm"},
        display_header_footer=True,
        header_template=f"{small}{FOOTER}</span>",
        footer_template=f'{small}<span class="pageNumber"></span>/<span class="totalPages"></span></span>',
    )
    page.close()
    return raw


def plain(made: Essay) -> bytes:
    """A text file of Notepad in the old national encoding, paragraphs indented."""
    rows = [made.title, "\u3000\u3000" + made.author, *("\u3000\u3000" + text for _, text in made.parts)]
    return "\r\n".join(rows).encode("gb18030")


def numbered(rows: list[tuple[int, str]], formats: list[tuple[str, str]]) -> bytes:
    """A Word file whose numbers Word counts: rows of (level, text), `formats` of (format, text) per level."""
    document = docx.Document()
    document.add_paragraph("井与村庄的约定", style="Title")
    numbering = document.part.numbering_part.element
    abstract = _element("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for depth, (form, text) in enumerate(formats):
        level = _element("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for name, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            level.append(_element(name, value))
        abstract.append(level)
    numbering.insert(0, abstract)
    number = _element("w:num")
    number.set(qn("w:numId"), "77")
    number.append(_element("w:abstractNumId", "77"))
    numbering.append(number)
    for depth, text in rows:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        if depth >= 0:
            chosen = _element("w:numPr")
            chosen.append(_element("w:ilvl", str(depth)))
            chosen.append(_element("w:numId", "77"))
            properties.append(chosen)
    return _saved(document)


def _change(paragraph: Any, inserted: str, deleted: str) -> None:
    for tag, name, text in (("w:del", "w:delText", deleted), ("w:ins", "w:t", inserted)):
        change, run, words = _element(tag), _element("w:r"), _element(name)
        change.set(qn("w:id"), "1")
        change.set(qn("w:author"), "甲")
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)


def _element(name: str, value: str | None = None) -> Any:
    element = OxmlElement(name)
    if value is not None:
        element.set(qn("w:val"), value)
    return element


def _saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def with_bold_line(made: Essay, words: str) -> bytes:
    """The Word file with one more line, all of it bold, in front of the last paragraph."""
    document = docx.Document(io.BytesIO(word(made)))
    document.paragraphs[-1].insert_paragraph_before().add_run(words).bold = True
    return _saved(document)


def styled(rows: list[tuple[str, str]]) -> bytes:
    """A Word file of (style, text)."""
    document = docx.Document()
    for style, text in rows:
        document.add_paragraph(text, style=style)
    return _saved(document)


def table(title: str, cells: list[list[str]], text: str = "") -> bytes:
    """A Word file with a title, a table and perhaps a text below it; line breaks in a cell part its paragraphs."""
    document = docx.Document()
    if title:
        document.add_paragraph(title, style="Title")
    _add_table(document, cells)
    if text:
        document.add_paragraph(text)
    return _saved(document)


def _add_table(document: Any, cells: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(cells), len(cells[0]))
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *more = text.split("\n")
            cell.text = first
            for part in more:
                cell.add_paragraph(part)


def with_notes_and_table(made: Essay, notes: list[str], cells: Sequence[Sequence[str]]) -> bytes:
    """The Word file with footnotes at the end of its first paragraphs, numbered by Word from 2, and a table."""
    document = docx.Document(io.BytesIO(word(made)))
    _add_table(document, cells)
    document.add_paragraph("以上就是全文，供大家学习时参考。")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    told = "".join(
        f'<w:footnote w:id="{id}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for id, note in enumerate(notes, 2)
    )
    xml = f'<w:footnotes xmlns:w="{space}">{told}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, relation)
    for id, at in zip(range(2, len(notes) + 2), range(2, len(document.paragraphs)), strict=False):
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(id))
        document.paragraphs[at].add_run()._r.append(reference)
    return _saved(document)
