"""Handouts as Word files, from the same data as the PDF. Editors may change them; indents and fields stay live."""

import io
import json
import zipfile
from collections.abc import Iterable, Sequence

from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.section import _Footer, _Header
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph

from build_tools.model.papers import Manuscript, Paper
from build_tools.publish.papers.content import Data
from build_tools.publish.papers.word_field import blank, field, lead, marked
from build_tools.publish.papers.word_style import WIDTH, add, heading_style, new_document
from build_tools.publish.papers.word_table import bare_table, card, fill_cell, fill_in, ruled_table

_MEETING = ("学习时间", "学习地点", "主持人", "记录人", "应到／实到", "缺席及原因")
_TAKER = ("姓名", "日期", "得分")
_OWN_SHEETS = 3  # questions; more begin on a new page, as in the PDF
_MOST_LESSONS = 10_000  # of a chapter; places are numbered through
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_word(manuscript: Manuscript) -> Paper:
    """The paper as .docx; the same manuscript gives the same bytes."""
    data: Data = json.loads(manuscript.data)
    document = new_document(
        data["scope"],
        f"{data['title']}（{data['label']}）",
        data["guide"],
        data["subtitle"],
        f"学习资料,{data['label']}",
        data["url"],
    )
    section = document.sections[0]
    for foot in (section.footer, section.first_page_footer):
        _foot(foot, data)
    _head(section.header, data)
    add(document, f"{data['guide']} · {data['label']}", "小字").alignment = WD_ALIGN_PARAGRAPH.CENTER
    add(document, data["title"], "Title")
    if data["subtitle"]:
        add(document, data["subtitle"], "Subtitle")
    if "keys" in data:
        _keys(document, data)
    else:
        _material(document, data)
    return Paper(manuscript.path, _packed(document), None)


def _packed(document: Doc) -> bytes:
    """The file with fixed times inside, so that it does not change from build to build."""
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = (
                zipfile.ZIP_DEFLATED,
                0o600 << 16,
                3,
            )
            new.writestr(entry, old.read(name))
    return packed.getvalue()


def _material(document: Doc, data: Data) -> None:
    scope = data["scope"]
    if scope != "lesson":
        _contents(document, data)
    for at, part in enumerate(data["parts"]):
        if scope == "guide":
            _break_before(marked(_heading(document, part["title"], "chapter", scope), _anchor(at)))
        if scope != "lesson":
            add(document, f"{part['asks']}：{part['summary']}", "Subtitle")
            for text in part["introduction"]:
                add(document, text, "正文缩进")
        for index, lesson in enumerate(part["lessons"]):
            if scope != "lesson":
                _break_before(
                    marked(_heading(document, lesson["title"], "lesson", scope), _anchor(at, index))
                )
                if lesson["subtitle"]:
                    add(document, lesson["subtitle"], "Subtitle")
            card(document, lesson["source"], data if scope == "lesson" else None)
            if scope == "lesson":
                fill_in(document, _MEETING)
            _study(document, lesson, scope)
            _questions(document, lesson["questions"], scope)


def _contents(document: Doc, data: Data) -> None:
    """Titles that lead to their places, with live page numbers."""
    for at, part in enumerate(data["parts"]):
        if data["scope"] == "guide":
            lead(add(document, "", "目录一"), part["title"], _anchor(at))
        for index, lesson in enumerate(part["lessons"]):
            style = "目录二" if data["scope"] == "guide" else "目录一"
            lead(add(document, "", style), lesson["title"], _anchor(at, index))


def _anchor(part: int, lesson: int = -1) -> str:
    return f"place{part * _MOST_LESSONS + lesson + 1}"


def _study(document: Doc, lesson: Data, scope: str) -> None:
    _heading(document, "学习目标", "section", scope)
    _numbered(document, [(goal, 0) for goal in lesson["goals"]])
    if lesson["points"]:
        _heading(document, "要点", "section", scope)
        _numbered(document, [(p["text"], p["n"]) for p in lesson["points"]])
    if lesson["statements"]:
        _heading(document, "关键论断", "section", scope)
        for s in lesson["statements"]:
            line = add(document, "▪\t", "条目")
            line.add_run(s["subject"]).bold = True
            line.add_run(f"　{s['role']}：{s['text']}")
            _mark(line, s["n"])
    if lesson["lists"] or lesson["formulas"]:
        _heading(document, "条理", "section", scope)
        for listed in lesson["lists"]:
            _heading(document, listed["label"], "part", scope)
            _numbered(document, [(m["text"], m["n"]) for m in listed["members"]])
        if lesson["formulas"]:
            _heading(document, "并列提法", "part", scope)
            for formula in lesson["formulas"]:
                _mark(add(document, "▪\t" + "、".join(formula["members"]), "条目"), formula["n"])
    if lesson["examples"]:
        _heading(document, "案例", "section", scope)
        rows = [
            (e["place"], f"{e['measure']}{_FIRM}¶{e['n']}", e["outcome"] or "—") for e in lesson["examples"]
        ]
        ruled_table(document, ("地方", "怎么做", "成效"), rows, (0.14, 0.5, 0.36))
    if lesson["terms"]:
        _heading(document, "术语", "section", scope)
        for number in dict.fromkeys(term["n"] for term in lesson["terms"]):
            terms = [f"“{term['term']}”" for term in lesson["terms"] if term["n"] == number]
            add(document, f"¶{number}\t" + "".join(terms), "术语")
    _heading(document, "原文", "section", scope)
    for section in lesson["reading"]:
        if section["heading"]:
            _heading(document, section["heading"], "part", scope)
        for paragraph in section["paragraphs"]:
            line = add(document, "", "正文缩进")
            number = line.add_run(f"¶{paragraph['n']}{_FIRM}")
            number.font.size = Pt(9)
            line.add_run(paragraph["text"])


def _questions(document: Doc, runs: Sequence[Data], scope: str) -> None:
    if not runs:
        add(document, "本课材料不足以出站得住的题，请直接讨论要点。", "小字")
        return
    title = _heading(document, "测验与讨论", "section", scope)
    if scope == "lesson" and sum(len(run["questions"]) for run in runs) > _OWN_SHEETS:
        _break_before(title)
    fill_in(document, _TAKER)
    for run in runs:
        _heading(document, run["heading"], "part", scope)
        for question in run["questions"]:
            _question(document, question)


def _question(document: Doc, question: Data) -> None:
    stem = add(document, "", "题目")
    stem.add_run(f"{question['n']}.\t").bold = True
    for index, piece in enumerate(question["stem"]):
        if index:
            stem._p.append(blank())
        stem.add_run(piece)
    if question["kind"] in ("single_choice", "multiple_choice", "true_false"):
        stem.add_run("（　　）")
    lines = [stem]
    options = [f"{o['letter']}.\t{o['text']}" for o in question["options"]]
    if question["lefts"]:
        table = bare_table(document, 1, (0.3, 0.7))
        left, right = table.rows[0].cells
        fill_cell(left, [f"（　　）{text}" for text in question["lefts"]], "配对")
        fill_cell(right, options, "配对")
    elif options and max(map(len, options)) <= 9:
        lines.append(add(document, "\t".join(options).replace(".\t", "."), "并排选项"))
    else:
        lines += [add(document, option, "选项") for option in options]
    label = {"ordering": "先后：", "true_false": "改正："}.get(question["kind"], "")
    for _ in range(question["lines"] or (1 if label else 0)):
        lines.append(add(document, f"{label}\t", "作答线"))
    _together(lines, bool(question["lefts"]))


def _together(lines: Sequence[Paragraph], more: bool = False) -> None:
    """Keep paragraphs on one page, and with what follows if there is more of them."""
    for index, line in enumerate(lines):
        line.paragraph_format.keep_together = True
        line.paragraph_format.keep_with_next = more or index + 1 < len(lines)


def _keys(document: Doc, data: Data) -> None:
    scope = data["scope"]
    answered = [lesson for lesson in data["keys"] if lesson["rows"]]
    if not answered:
        add(document, "没有测验题，所以没有答案。讨论时请对照要点和原文。", "正文缩进")
        return
    add(
        document,
        "主持人用。“第3段第5句”指原文的段和句；题号与学员材料一致；简答和讨论只列要点，言之有据即可。",
        "小字",
    )
    for lesson in answered:
        if scope == "lesson":
            _heading(document, "参考答案", "section", scope)
        else:
            _heading(document, lesson["title"], "lesson", scope).alignment = WD_ALIGN_PARAGRAPH.LEFT
        for row in lesson["rows"]:
            _answer(document, row)


def _answer(document: Doc, row: Data) -> None:
    line = add(document, "", "题目")
    line.add_run(f"{row['n']}.\t").bold = True
    line.add_run(f"〔{row['kind']}〕")
    line.add_run(row["answer"]).bold = True
    lines = [line]
    for number, point in enumerate(row["points"], 1):
        mark = f"{number}.\t" if point["mark"] else ""
        lines.append(add(document, f"{mark}{point['text']}〔{point['cite']}〕", "选项" if mark else "说明"))
    for option in row["rows"]:
        right = "对" if option["right"] else "错"
        lines.append(add(document, f"{option['letter']}\t{right}\t{option['text']}", "评点"))
    why = row["why"] + (f"出处：{row['cite']}。" if row["cite"] else "")
    if why:
        lines.append(add(document, why, "说明"))
    _together(lines)


def _heading(document: Doc, text: str, kind: str, scope: str) -> Paragraph:
    return add(document, text, heading_style(kind, scope))


def _numbered(document: Doc, rows: Iterable[tuple[str, int]]) -> None:
    for number, (text, paragraph) in enumerate(rows, 1):
        line = add(document, f"{number}.\t{text}", "条目")
        if paragraph:
            _mark(line, paragraph)


_FIRM = "\u00a0"  # a space where no line ends: the mark stays with the last character


def _mark(line: Paragraph, paragraph: int) -> None:
    line.add_run(f"{_FIRM}¶{paragraph}").font.size = Pt(9)


def _break_before(line: Paragraph) -> None:
    line.paragraph_format.page_break_before = True


def _head(head: _Header, data: Data) -> None:
    line = head.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    name = data["guide"] if data["scope"] != "guide" else data["label"]
    line.add_run(f"{data['title']}\t{name}").font.size = Pt(9)


def _foot(foot: _Footer, data: Data) -> None:
    """Guide, 第 x / y 页 as live fields, and what the paper is."""
    line = foot.paragraphs[0]
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(Length(WIDTH // 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    for text, code in ((f"{data['guide']}\t第 ", "PAGE"), (" / ", "NUMPAGES"), (f" 页\t{data['label']}", "")):
        line.add_run(text).font.size = Pt(9)
        if code:
            line._p.append(field(code, "1", size=9))
