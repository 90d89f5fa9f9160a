"""The pictures of the editors' guide, by name, and the pages that name them."""

import html
import re
from collections.abc import Callable

from build_tools.model.questions import Blanks, Question
from build_tools.publish.listing import question_lines
from build_tools.tour.draw import WIDTH, Picture, terminal, window
from build_tools.tour.names import NAMES
from build_tools.tour.run import ARTICLE, SLUG, WORD, Tour, tour

_NAMED = re.compile(r"^!\[([^\]]+)\]\(pictures/([a-z-]+)\.svg\)$", re.MULTILINE)
_EDGE = 18


def with_pictures(markdown: str) -> str:
    """A page in which each line `![text](pictures/name.svg)` is the picture, with the text below it.

    The drawing stands in the page itself, so that its words can be read aloud, found and enlarged.
    Raises ValueError for a name that is none.
    """

    def picture(found: re.Match[str]) -> str:
        text, name = found.groups()
        if name not in PICTURES:
            raise ValueError(f"no picture {name!r}; known: {', '.join(NAMES)}")
        drawn = PICTURES[name](tour())
        caption = f"<figcaption>{html.escape(text)}</figcaption>"
        return f'<figure class="sg-picture" data-search-exclude>{drawn}{caption}</figure>'

    return _NAMED.sub(picture, markdown)


def _folder(_: Tour) -> str:
    drawn = window("文章文件夹的网页", "项目 / docs / articles")
    drawn.box(WIDTH - 128, 60, 110, 34, "pic-button")
    drawn.put(WIDTH - 73, 82, "添加文件 ▾", "pic-button-t", "middle")
    drawn.number(2, WIDTH - 132, 62)
    drawn.put(_EDGE + 16, 83, "docs / articles", "pic-strong")
    drawn.number(1, _EDGE, 78)
    drawn.y = 102
    for name in ("beijing-whistle.md", "beijing-whistle.facts.yml", "urban-opinion-2019.md", "……"):
        drawn.box(_EDGE, drawn.y + 6, WIDTH - 2 * _EDGE, 1, "pic-rule", 0)
        drawn.y += 8
        drawn.write(name, "pic-text", x=_EDGE + 6)
    drawn.y += 4
    return _framed(drawn)


def _write(told: Tour) -> str:
    drawn = window("新建文件的网页", "项目 / 新建文件")
    drawn.put(_EDGE + 16, 76, "文件名", "pic-strong")
    drawn.number(1, _EDGE, 71)
    drawn.box(_EDGE, 88, WIDTH - 2 * _EDGE, 34, "pic-field", 6)
    drawn.put(_EDGE + 10, 110, ARTICLE, "pic-code")
    drawn.put(_EDGE + 16, 152, "内容", "pic-strong")
    drawn.number(2, _EDGE, 147)
    top = drawn.y = 164
    for row in told.article[: told.article.index("---", 1) + 1]:
        drawn.write(row, "pic-code", x=_EDGE + 10, until=WIDTH - _EDGE - 8)
    body = [row for row in told.article[told.article.index("---", 1) + 1 :] if row]
    for row in (body[1], body[2], body[3]):
        drawn.y += 10
        drawn.write(
            row if len(row) < 44 else f"{row[:43]}……", "pic-code", x=_EDGE + 10, until=WIDTH - _EDGE - 8
        )
    drawn.y += 12
    _behind(drawn, top)
    return _framed(drawn)


def _propose(_: Tour) -> str:
    drawn = window("提交更改的网页", "项目 / 提交更改")
    drawn.put(_EDGE + 16, 76, "这次改了什么", "pic-strong")
    drawn.number(1, _EDGE, 71)
    drawn.box(_EDGE, 88, WIDTH - 2 * _EDGE, 34, "pic-field", 6)
    drawn.put(_EDGE + 10, 110, "放进一篇讲学习会的文章", "pic-text")
    for y, chosen, text in ((150, False, "直接写进主分支"), (182, True, "新建一个分支，并提出合并请求")):
        drawn.dot(_EDGE + 10, y, 8, "pic-ring")
        if chosen:
            drawn.dot(_EDGE + 10, y, 4, "pic-mark")
        drawn.put(_EDGE + 28, y + 5, text, "pic-strong" if chosen else "pic-quiet")
    drawn.number(2, WIDTH - _EDGE - 14, 182)
    drawn.box(_EDGE, 208, 150, 38, "pic-button")
    drawn.put(_EDGE + 75, 233, "提出更改", "pic-button-t", "middle")
    drawn.number(3, _EDGE + 150, 210)
    drawn.y = 250
    return _framed(drawn)


def _verdict(told: Tour) -> str:
    path, line, message = told.faulty[-1].split(":", 2)
    message = message.strip()
    drawn = window("合并请求里的自动检查", "项目 / 合并请求")
    drawn.dot(_EDGE + 9, 71, 9, "pic-red")
    drawn.put(_EDGE + 9, 76, "×", "pic-button-t", "middle")
    drawn.put(_EDGE + 28, 77, "检查文章：有毛病", "pic-strong")
    drawn.y = 86
    drawn.write(path, "pic-quiet")
    top = drawn.y + 8
    drawn.y = top
    drawn.write(f"{line}　{told.article[int(line) - 1].replace(': ', '：', 1)}", "pic-code", x=_EDGE + 10)
    drawn.y += 10
    _behind(drawn, top)
    drawn.write(message, "pic-wrong", x=_EDGE + 10)
    drawn.y += 34
    drawn.dot(_EDGE + 9, drawn.y - 5, 9, "pic-green")
    drawn.put(_EDGE + 9, drawn.y, "✓", "pic-button-t", "middle")
    drawn.put(_EDGE + 28, drawn.y, "改好再存，检查通过", "pic-strong")
    drawn.write(told.sound[-1].strip(" ·"), "pic-quiet")
    return _framed(drawn)


def _summary(told: Tour) -> str:
    drawn = window("合并请求的摘要", "项目 / 合并请求 / 摘要")
    drawn.y += 4
    drawn.write("学习材料的变化", "pic-strong")
    for row in told.change:
        if row.startswith(("删去", "- ［", "  - 答")):
            drawn.y += 4 if row[0] == "-" else 0
            told_plainly = row.replace("\\", "").replace("____", "＿＿＿").strip(" -")
            drawn.write(told_plainly.split("　〔")[0], "pic-text" if row[0] == "-" else "pic-quiet")
    return _framed(drawn)


def _lesson(told: Tour) -> str:
    number, question = _question(told)
    asked, *rows = (row.strip() for row in question_lines(number, question) if row.strip())
    drawn = Picture("手机上的一道题")
    drawn.box(150, 14, WIDTH - 300, 5, "pic-bar", 3)
    drawn.y = 26
    drawn.write(told.study.article.meta.title, "pic-strong", x=_EDGE + 8)
    drawn.y += 8
    drawn.write(asked.split("　〔")[0].replace("____", "＿＿＿"), "pic-text", x=_EDGE + 8)
    drawn.y += 12
    top = drawn.y
    drawn.write("写下自己的答案，再对照", "pic-quiet", x=_EDGE + 20)
    drawn.y += 10
    _behind(drawn, top, "pic-field", 8)
    drawn.y += 10
    for row in rows:
        if row.startswith("答："):
            drawn.write(row, "pic-sound", x=_EDGE + 8)
    source = question.sources[0]
    quoted = told.study.article.paragraph(source.paragraph).sentences[source.sentence - 1].text
    drawn.y += 6
    drawn.write(quoted, "pic-text", x=_EDGE + 8)
    drawn.write(f"看原句　¶{source.paragraph} 第{source.sentence}句", "pic-quiet", x=_EDGE + 8)
    return _framed(drawn, "pic-phone")


def _question(told: Tour) -> tuple[int, Question]:
    """The question that is shown, with its number: a blank, which is short, or the first there is."""
    numbered = list(enumerate(told.study.questions, 1))
    return next((row for row in numbered if isinstance(row[1].answer, Blanks)), numbered[0])


def _adopt(told: Tour) -> str:
    typed = ("typed", f"study-guide adopt {WORD} --slug {SLUG}")
    return terminal("终端：采用一个 Word 文件", [typed, *(("said", row) for row in told.adopted)])


def _check(told: Tour) -> str:
    return terminal(
        "终端：检查文章，改好再检查",
        [
            ("typed", "study-guide check"),
            *(("fault", row) for row in told.faulty),
            ("typed", "study-guide check"),
            *(("said", row) for row in told.sound),
        ],
    )


def _questions(told: Tour) -> str:
    number, question = _question(told)
    rows = [row for row in question_lines(number, question) if row]
    end = f"共 {len(told.study.questions)} 题，没有出的 {len(told.study.refusals)} 题"
    typed = ("typed", f"study-guide questions {SLUG}")
    return terminal(
        "终端：列出由文章出的题",
        [typed, ("said", "……"), *(("said", row) for row in rows), ("said", "……"), ("said", end)],
    )


def _review(told: Tour) -> str:
    """The first question, the key that passes it, and what is said at the end."""
    first = next(n for n, row in enumerate(told.reviewed) if row.startswith("已记"))
    rows = [row for row in (*told.reviewed[: first + 1], "……", told.reviewed[-1]) if row.strip()]
    typed = ("typed", f"study-guide review {SLUG}")
    return terminal("终端：逐题审定", [typed, *(("said", row) for row in rows)])


def _framed(drawn: Picture, name: str = "pic-window") -> str:
    drawn.under(name)
    return drawn.svg()


def _behind(drawn: Picture, top: float, name: str = "pic-field", inset: float = 0) -> None:
    """A field behind what was written since `top`."""
    drawn.back(_EDGE + inset, top, WIDTH - 2 * (_EDGE + inset), drawn.y - top, name)


PICTURES: dict[str, Callable[[Tour], str]] = {
    "folder": _folder,
    "write": _write,
    "propose": _propose,
    "verdict": _verdict,
    "summary": _summary,
    "lesson": _lesson,
    "adopt": _adopt,
    "check": _check,
    "questions": _questions,
    "review": _review,
}
"""Name -> how it is drawn."""
