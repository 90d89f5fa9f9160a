"""A lesson as the data of a paper. The participant's part holds no answer, because it is never given one."""

from collections.abc import Iterable
from typing import Any

from build_tools.model.article import Article, SourceRef
from build_tools.model.findings import ROLES, Enumeration
from build_tools.model.guide import Lesson
from build_tools.model.questions import (
    BLANK,
    KINDS,
    LETTERS,
    Blanks,
    Choice,
    Order,
    Pairs,
    Points,
    Question,
    Verdict,
)
from build_tools.publish.parts import parts

Data = dict[str, Any]

ASKED = {
    "matching": "匹配题（在左边的括号里填右边的字母）",
    "multiple_choice": "多选题（每题有两个以上正确选项）",
    "single_choice": "单选题（每题只有一个正确选项）",
    "true_false": "判断题（正确的画√，错误的画×并改正）",
    "fill_blank": "填空题",
    "ordering": "排序题（写出字母的先后）",
    "short_answer": "简答题",
    "discussion": "讨论题",
}
"""Kind -> heading of its questions on paper, with what to do."""

_A_LINE = 26  # characters of handwriting on a line of 156 mm
_MOST_LINES, _LEAST_LINES, _DISCUSSION_LINES = 8, 2, 7


def study(lesson: Lesson) -> Data:
    """The study material and the text of a lesson."""
    found = parts(lesson)
    article = lesson.article
    return {
        "id": lesson.id,
        "title": article.meta.title,
        "subtitle": article.meta.subtitle or "",
        "chapter": lesson.chapter.title,
        "source": source_card(article),
        "goals": list(found.goals),
        "points": [{"text": p.text.text, "n": p.text.paragraph} for p in found.leads],
        "statements": [
            {
                "subject": p.subject.text if p.subject else "",
                "role": ROLES[p.role],
                "text": p.text.text,
                "n": p.text.paragraph,
            }
            for p in found.statements
        ],
        "lists": [_list(lesson, e) for e in found.blocks],
        "formulas": [{"members": [m.text for m in e.members], "n": e.paragraph} for e in found.formulas],
        "examples": [
            {
                "place": e.place.text,
                "measure": e.measure.text,
                "outcome": e.outcome.text if e.outcome else "",
                "n": e.measure.paragraph,
            }
            for e in lesson.examples
        ],
        "terms": [{"term": t.text.text, "n": t.text.paragraph} for t in lesson.terms],
        "reading": _reading(lesson),
    }


def source_card(article: Article) -> list[list[str]]:
    """Bibliographic facts that are known, as [label, text]."""
    meta = article.meta
    column = f"“{meta.column}”栏" if meta.column else ""
    printed = [
        ("来源", "，".join(part for part in ((meta.publication or "") + column, meta.date) if part)),
    ]
    rows = [
        *(printed if meta.publication else (("栏目", meta.column or ""), ("日期", meta.date or ""))),
        ("作者", " ".join(part for part in (meta.author, meta.author_role) if part)),
        ("版本", "学习版：本站自行编写，不是原文" if meta.edition == "restated" else "原文"),
        ("权利", meta.rights or ""),
    ]
    return [[label, text] for label, text in rows if text]


def _list(lesson: Lesson, enumeration: Enumeration) -> Data:
    return {
        "label": enumeration.label.text if enumeration.label else lesson.article.topic(enumeration.section),
        "unit": enumeration.unit,
        "members": [{"text": m.text, "n": m.paragraph} for m in enumeration.members],
    }


def _reading(lesson: Lesson) -> list[Data]:
    """The paragraphs of the lesson under the headings that they stand under."""
    found: list[Data] = []
    at = None
    for number in lesson.paragraphs:
        paragraph = lesson.article.paragraph(number)
        if paragraph.section != at:
            at = paragraph.section
            section = lesson.article.sections[at]
            found.append({"heading": section.numbering + (section.heading or ""), "paragraphs": []})
        found[-1]["paragraphs"].append({"n": number, "text": paragraph.text.strip()})
    return found


def questions(lesson: Lesson) -> list[Data]:
    """The questions as a participant gets them, in runs of one kind, numbered as on screen."""
    runs: list[Data] = []
    for number, question in lesson.numbered:
        if not runs or runs[-1]["kind"] != question.kind:
            runs.append({"kind": question.kind, "heading": ASKED[question.kind], "questions": []})
        runs[-1]["questions"].append({"n": number} | asked(question))
    return runs


def asked(question: Question) -> Data:
    """One question without its answer: stem, options, columns, and the number of lines to write on."""
    data: Data = {
        "kind": question.kind,
        "stem": question.stem.split(BLANK),
        "options": [],
        "lefts": [],
        "lines": 0,
    }
    match question.answer:
        case Choice(options):
            data["options"] = _lettered(option.text for option in options)
        case Pairs(pairs, rights):
            data["lefts"] = [left for left, _ in pairs]
            data["options"] = _lettered(rights)
        case Order(_, shown):
            data["options"] = _lettered(shown)
        case Points(points):
            need = max(len(points), -(-sum(len(point.text) for point in points) // _A_LINE))
            data["lines"] = max(_LEAST_LINES, min(need, _MOST_LINES))
            if question.kind == "discussion":
                data["lines"] = _DISCUSSION_LINES
        case Verdict() | Blanks():
            pass
    return data


def _lettered(texts: Iterable[str]) -> list[Data]:
    return [{"letter": LETTERS[i], "text": text} for i, text in enumerate(texts)]


def key(lesson: Lesson) -> list[Data]:
    """The key of a lesson: one row a question, with remarks, model answer and sources."""
    return [
        {"n": number, "kind": KINDS[question.kind]} | answered(question)
        for number, question in lesson.numbered
    ]


def answered(question: Question) -> Data:
    """The answer of one question: what to write, a remark per option, model points, why, and where it stands."""
    answer, rows, points = "", [], []
    match question.answer:
        case Choice(options) as choice:
            answer = "".join(choice.letters)
            rows = [
                {"letter": LETTERS[i], "right": option.correct, "text": option.remark or cite(option.sources)}
                for i, option in enumerate(options)
            ]
        case Verdict(true, correction):
            answer = "正确" if true else f"错误。{correction}"
        case Blanks(words, free):
            answer = "；".join(word.text for word in words) + ("（顺序不限）" if free else "")
        case Pairs(pairs, rights):
            answer = "　".join(f"{n}—{LETTERS[rights.index(right)]}" for n, (_, right) in enumerate(pairs, 1))
        case Order(items, shown):
            answer = " → ".join(LETTERS[shown.index(item)] for item in items)
        case Points(found):
            many = len(found) > 1  # one point alone has no number
            points = [
                {"mark": f"（{n}）" if many else "", "text": point.text, "cite": cite(point.sources)}
                for n, point in enumerate(found, 1)
            ]
    where = cite(question.sources)
    told = bool(points) or all(place in question.explanation for place in where.split("、"))
    return {
        "answer": answer,
        "rows": rows,
        "points": points,
        "why": question.explanation,
        "cite": "" if told else where,
    }


def loose(lesson: Lesson) -> Data:
    """The questions of a lesson and their key, for papers that a host puts together in the browser."""
    return {
        "title": lesson.article.meta.title,
        "chapter": lesson.chapter.title,
        "runs": questions(lesson),
        "key": key(lesson),
    }


def cite(sources: Iterable[SourceRef]) -> str:
    """Paragraph and sentence of each source, once: 第3段第5句、第7段第1句."""
    places = dict.fromkeys((source.paragraph, source.sentence) for source in sources)
    return "、".join(f"第{paragraph}段第{sentence}句" for paragraph, sentence in places)
