"""The Word document that papers are written into: page, styles, settings. Fonts are named, never shipped."""

import datetime
import io
from dataclasses import dataclass, replace
from functools import cache

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

SONG, HEI = "宋体", "黑体"
SIZE = 12
WIDTH = Pt(37 * SIZE)
"""Width of the type area: 37 characters of 小四."""
LINE = Mm(9)

_EPOCH = datetime.datetime(2000, 1, 1)
_BEFORE_INDENT = ("w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:outlineLvl")
_BEFORE_KINSOKU = (
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:outlineLvl",
)


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style. Indents and tabs count characters (in the file hundredths, and twentieths of a
    point beside them); spacing is in points. A tab after a number goes to the hanging indent."""

    name: str
    base: str | None = "Normal"
    size: float = SIZE
    font: str = SONG
    bold: bool = False
    first: float = 0
    hanging: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    spacing: float | None = None
    align: WD_ALIGN_PARAGRAPH | None = None
    keep: bool = False
    tabs: tuple[float, ...] = ()


_LEFT, _CENTER = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
LOOKS = (
    Look("Title", size=20, font=HEI, before=6, after=4, align=_CENTER),
    Look("Subtitle", size=14, after=6, align=_CENTER),
    Look("正文缩进", first=2),
    Look("目录一", before=4, bold=True, align=_LEFT, tabs=(37,)),
    Look("目录二", left=1, align=_LEFT, spacing=1.25, tabs=(37,)),
    Look("条目", hanging=1.5, spacing=1.3, after=3, align=_LEFT),
    Look("术语", hanging=2.5, spacing=1.3, after=3, align=_LEFT),
    Look("题目", hanging=2, before=8, align=_LEFT, keep=True),
    Look("选项", left=2, hanging=1.5, spacing=1.25, align=_LEFT),
    Look("并排选项", left=2, spacing=1.25, align=_LEFT, tabs=(11, 20, 29)),
    Look("配对", hanging=1.5, spacing=1.25, align=_LEFT),
    Look("评点", left=2, hanging=4, spacing=1.25, align=_LEFT, tabs=(4, 6)),
    Look("作答线", left=2),
    Look("说明", size=10.5, left=2.3, spacing=1.25),
    Look("小字", size=10, spacing=1.2, align=_LEFT),
)
HEADINGS = {
    "chapter": Look("", size=20, font=HEI, before=6, after=6, align=_CENTER, keep=True),
    "lesson": Look("", size=18, font=HEI, before=12, after=8, align=_CENTER, keep=True),
    "section": Look("", size=14, font=HEI, before=14, after=6, align=_LEFT, keep=True),
    "part": Look("", size=12, font=HEI, before=10, after=4, align=_LEFT, keep=True),
}
"""What headings look like, by what they are over. Which of Word's levels each has depends on the paper."""
_TOP = {"guide": 0, "chapter": 1, "lesson": 2}


def heading_style(kind: str, scope: str) -> str:
    """The style of a heading: the first that a paper has is of level 1, so that no level is left out."""
    return f"Heading {list(HEADINGS).index(kind) - _TOP[scope] + 1}"


def new_document(scope: str, title: str, author: str, subject: str, keywords: str, url: str) -> Doc:
    """An empty A4 document with our styles and fixed properties; `scope` is lesson, chapter or guide."""
    document = Document(io.BytesIO(_template(scope)))
    facts = document.core_properties
    facts.title, facts.author, facts.subject, facts.keywords = title, author, subject, keywords
    facts.comments, facts.language, facts.last_modified_by, facts.revision = url, "zh-CN", author, 1
    facts.created = facts.modified = _EPOCH
    return document


@cache
def _template(scope: str) -> bytes:
    """The empty document, made once a process: styles cost more than the text of a lesson."""
    document = Document()
    levels = list(HEADINGS)[_TOP[scope] :]
    looks = [*LOOKS, *(replace(HEADINGS[kind], name=heading_style(kind, scope)) for kind in levels)]
    used = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "Header", "Footer"}
    for style in list(document.styles):
        if style.name not in used | {look.name for look in looks}:
            style.delete()
    _normal(document)
    for name in ("Header", "Footer"):
        for tabs in document.styles[name].element.get_or_add_pPr().findall(qn("w:tabs")):
            tabs.getparent().remove(tabs)
    for look in looks:
        _add(document, look)
    line = document.styles["作答线"]
    if isinstance(line, ParagraphStyle):
        # Not an exact line of 9 mm: LibreOffice shrinks that when a line holds nothing but a tab.
        line.paragraph_format.line_spacing = Pt(SIZE)
        line.paragraph_format.space_before = Length(LINE - Pt(SIZE))
        line.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.left_margin = Mm(28)
    section.right_margin = Length(Mm(210) - Mm(28) - WIDTH)
    section.header_distance = section.footer_distance = Mm(14)
    section.different_first_page_header_footer = True
    _settings(document)
    for relation in list(document.part.package.rels.values()):
        if relation.reltype.endswith("/thumbnail"):  # a picture of the library's own template
            document.part.package.rels.pop(relation.rId)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _settings(document: Doc) -> None:
    """Squeezed punctuation, Chinese, and the layout of Word 2013, without which Word says 兼容模式."""
    settings = document.settings.element
    squeeze = settings.find(qn("w:characterSpacingControl"))
    if squeeze is None:
        squeeze = element("w:characterSpacingControl")
        settings.append(squeeze)
    squeeze.set(qn("w:val"), "compressPunctuation")
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for language in document.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def add(document: Doc, text: str, style: str) -> Paragraph:
    """A paragraph of a style. The style goes in by its id: looking it up by name is slow in long papers."""
    paragraph = document.add_paragraph(text)
    use(paragraph, style)
    return paragraph


def use(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph one of our styles."""
    paragraph._p.get_or_add_pPr().style = style.replace(" ", "")


def element(tag: str, **values: str) -> BaseOxmlElement:
    """An element of WordprocessingML with its attributes."""
    made: BaseOxmlElement = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _normal(document: Doc) -> None:
    style = document.styles["Normal"]
    if not isinstance(style, ParagraphStyle):
        raise TypeError("the template has no paragraph style Normal")
    style.font.size = Pt(SIZE)
    _fonts(style, SONG)
    form = style.paragraph_format
    form.space_after, form.line_spacing, form.widow_control = Pt(0), 1.5, True
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    properties = style.element.get_or_add_pPr()
    for tag in ("w:kinsoku", "w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"):
        properties.insert_element_before(element(tag), *_BEFORE_KINSOKU)


def _add(document: Doc, look: Look) -> None:
    known = {style.name for style in document.styles}
    style = (
        document.styles[look.name]
        if look.name in known
        else document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    )
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{look.name} is no paragraph style")
    style.base_style = document.styles[look.base] if look.base else None
    style.quick_style = True
    font = style.font
    font.size, font.bold, font.italic, font.color.rgb = Pt(look.size), look.bold, False, RGBColor(0, 0, 0)
    _fonts(style, look.font)
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(look.before), Pt(look.after), look.keep
    if look.spacing:
        form.line_spacing = look.spacing
    if look.align is not None:
        form.alignment = look.align
    for tab in look.tabs:
        dots = look.name.startswith("目录")
        form.tab_stops.add_tab_stop(
            Pt(tab * look.size),
            WD_TAB_ALIGNMENT.RIGHT if dots else WD_TAB_ALIGNMENT.LEFT,
            WD_TAB_LEADER.DOTS if dots else WD_TAB_LEADER.SPACES,
        )
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    if look.first or look.hanging or look.left:
        properties.insert_element_before(_indent(look), *_BEFORE_INDENT)


def _indent(look: Look) -> BaseOxmlElement:
    """Indents in characters, with their twentieths of a point for programs that know only those."""
    left = look.left + look.hanging
    values = {"leftChars": round(left * 100), "left": round(left * look.size * 20)}
    if look.first:
        values |= {"firstLineChars": round(look.first * 100), "firstLine": round(look.first * look.size * 20)}
    if look.hanging:
        values |= {"hangingChars": round(look.hanging * 100), "hanging": round(look.hanging * look.size * 20)}
    return element("w:ind", **{name: str(value) for name, value in values.items() if value})


def _fonts(style: ParagraphStyle, east_asia: str) -> None:
    """Font slots by name; theme attributes would win over them, so they go."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("w:rFonts")
        properties.insert(0, fonts)
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    latin = "Times New Roman" if east_asia == SONG else "Arial"
    fonts.set(qn("w:hint"), "eastAsia")  # quotation marks and dashes belong to both scripts
    for slot, name in (("ascii", latin), ("hAnsi", latin), ("eastAsia", east_asia), ("cs", latin)):
        fonts.set(qn(f"w:{slot}"), name)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = element("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
