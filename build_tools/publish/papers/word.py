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
from build_tools.publish.papers.word_style import WIDTH, add, element, new_document
from build_tools.publish.papers.word_table import bare_table, card, fill_cell, fill_in, ruled_table

_MEETING = ("学习时间", "学习地点", "主持人", "记录人", "应到／实到", "缺席及原因")
_TAKER = ("姓名", "日期", "得分")
_BLANK = "_" * 14
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_word(manuscript: Manuscript) -> Paper:
    """The paper as .docx; the same manuscript gives the same bytes."""
    data: Data = json.loads(manuscript.data)
    document = new_document(
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
    _small(document, f"{data['guide']}　·　{data['label']}").alignment = WD_ALIGN_PARAGRAPH.CENTER
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
    single = data["scope"] == "lesson"
    for part in data["parts"]:
        if not single:
            if data["scope"] == "guide":
                _break_before(add(document, part["title"], "Title"))
            add(document, f"{part['asks']}　{part['summary']}", "Subtitle")
            for text in part["introduction"]:
                add(document, text, "正文缩进")
        for lesson in part["lessons"]:
            if not single:
                _break_before(add(document, lesson["title"], "Heading 1"))
                if lesson["subtitle"]:
                    add(document, lesson["subtitle"], "Subtitle")
            card(document, lesson["source"], data if single else None)
            if single:
                fill_in(document, _MEETING)
            _study(document, lesson)
            _questions(document, lesson["questions"])


def _study(document: Doc, lesson: Data) -> None:
    add(document, "学习目标", "Heading 2")
    _numbered(document, [(goal, 0) for goal in lesson["goals"]])
    if lesson["points"]:
        add(document, "要点", "Heading 2")
        _numbered(document, [(p["text"], p["n"]) for p in lesson["points"]])
    if lesson["statements"]:
        add(document, "关键论断", "Heading 2")
        for s in lesson["statements"]:
            line = add(document, "", "条目")
            line.add_run(s["subject"]).bold = True
            line.add_run(f"　{s['role']}：{s['text']}")
            _mark(line, s["n"])
    if lesson["lists"] or lesson["formulas"]:
        add(document, "条理", "Heading 2")
        for listed in lesson["lists"]:
            add(document, listed["label"], "Heading 3")
            _numbered(document, [(m["text"], m["n"]) for m in listed["members"]])
        if lesson["formulas"]:
            add(document, "并列提法", "Heading 3")
            _numbered(document, [("、".join(f["members"]), f["n"]) for f in lesson["formulas"]])
    if lesson["examples"]:
        add(document, "案例", "Heading 2")
        rows = [
            (e["place"], f"{e['measure']}（第{e['n']}段）", e["outcome"] or "—") for e in lesson["examples"]
        ]
        ruled_table(document, ("地方", "怎么做", "成效"), rows, (0.14, 0.5, 0.36))
    if lesson["terms"]:
        add(document, "术语", "Heading 2")
        add(document, "　".join(f"“{t['term']}”（第{t['n']}段）" for t in lesson["terms"]), "术语")
    add(document, "原文", "Heading 2")
    for section in lesson["reading"]:
        if section["heading"]:
            add(document, section["heading"], "Heading 3")
        for paragraph in section["paragraphs"]:
            line = add(document, "", "正文缩进")
            number = line.add_run(f"［{paragraph['n']}］")
            number.font.size = Pt(9)
            line.add_run(paragraph["text"])


def _questions(document: Doc, runs: Sequence[Data]) -> None:
    if not runs:
        return
    add(document, "测验与讨论", "Heading 2")
    fill_in(document, _TAKER)
    for run in runs:
        add(document, run["heading"], "Heading 3")
        for question in run["questions"]:
            _question(document, question)


def _question(document: Doc, question: Data) -> None:
    stem = add(document, "", "题目")
    stem.add_run(f"{question['n']}. ").bold = True
    for index, piece in enumerate(question["stem"]):
        if index:
            stem.add_run(_BLANK)
        stem.add_run(piece)
    if question["kind"] in ("single_choice", "multiple_choice", "true_false"):
        stem.add_run("（　　）")
    options = [f"{o['letter']}. {o['text']}" for o in question["options"]]
    if question["lefts"]:
        table = bare_table(document, 1, (0.3, 0.7))
        left, right = table.rows[0].cells
        fill_cell(left, [f"（　　）{text}" for text in question["lefts"]])
        fill_cell(right, options)
    elif options and max(map(len, options)) <= 9:
        line = add(document, "\t".join(options), "并排选项")
        for column in range(1, 5):
            line.paragraph_format.tab_stops.add_tab_stop(Length(int(WIDTH * (column + 0.2) / 4)))
    else:
        for index, option in enumerate(options):
            line = add(document, option, "选项")
            line.paragraph_format.keep_with_next = index + 1 < len(options)
    count = question["lines"] or (1 if question["kind"] in ("ordering", "true_false") else 0)
    label = {"ordering": "先后：", "true_false": "改正："}.get(question["kind"], "")
    for index in range(count):
        line = add(document, f"{label}\t", "作答线")
        line.paragraph_format.keep_with_next = index + 1 < count


def _keys(document: Doc, data: Data) -> None:
    _small(
        document,
        "主持人用。“第3段第5句”指原文的段和句；题号与学员材料一致；简答和讨论只列要点，言之有据即可。",
    )
    if not any(lesson["rows"] for lesson in data["keys"]):
        add(document, "本课没有测验题。讨论时请对照要点和原文。", "正文缩进")
    for lesson in data["keys"]:
        if not lesson["rows"]:
            continue
        add(document, lesson["title"] if data["scope"] != "lesson" else "参考答案", "Heading 2")
        for row in lesson["rows"]:
            line = add(document, "", "题目")
            line.add_run(f"{row['n']}. ").bold = True
            line.add_run(f"〔{row['kind']}〕")
            line.add_run(row["answer"]).bold = True
            for number, point in enumerate(row["points"], 1):
                add(document, f"（{number}）{point['text']}〔{point['cite']}〕", "选项")
            for option in row["rows"]:
                right = "对" if option["right"] else "错"
                add(document, f"{option['letter']}　{right}　{option['text']}", "选项")
            why = row["why"] + (f"出处：{row['cite']}。" if row["cite"] else "")
            if why:
                add(document, why, "说明")


def _numbered(document: Doc, rows: Iterable[tuple[str, int]]) -> None:
    for number, (text, paragraph) in enumerate(rows, 1):
        line = add(document, f"{number}. {text}", "条目")
        if paragraph:
            _mark(line, paragraph)


def _mark(line: Paragraph, paragraph: int) -> None:
    run = line.add_run(f"（第{paragraph}段）")
    run.font.size = Pt(9)


def _small(document: Doc, text: str) -> Paragraph:
    return add(document, text, "小字")


def _break_before(line: Paragraph) -> None:
    line.paragraph_format.page_break_before = True


def _head(head: _Header, data: Data) -> None:
    line = head.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{data['title']}\t{data['guide']}").font.size = Pt(9)


def _foot(foot: _Footer, data: Data) -> None:
    """第 x / y 页, as live fields."""
    line = foot.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in (("第 ", "PAGE"), (" / ", "NUMPAGES"), (f" 页　　{data['label']}", "")):
        line.add_run(text).font.size = Pt(9)
        if field:
            live = element("w:fldSimple", instr=field)
            run = element("w:r")
            size = element("w:rPr")
            size.append(element("w:sz", val=str(2 * 9)))
            shown = element("w:t")
            shown.text = "1"
            run.append(size)
            run.append(shown)
            live.append(run)
            line._p.append(live)
