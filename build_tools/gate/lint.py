"""What the text of a contribution must not hold: markup that acts, links that act, characters that hide.

Articles are prose, so nearly all markup is refused with a cure. Reading and rendering escape
whatever comes; this line is there so that a reviewer reads in a message what a payload hides.
"""

import html
import re
from collections.abc import Iterable, Iterator

from build_tools.errors import Fault
from build_tools.model.characters import strange

MOST_CHARACTERS = 400_000
_LONGEST_LINE = 20_000
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()#+\-.!~<>|&\"':;,?@$%^=/]")
_TAG = re.compile(r"<\s*(/?)\s*([A-Za-z][\w:.-]*|[!?%])([^<>]*)>?")
_PLAIN_TAGS = {"sup", "sub", "u", "br", "ruby", "rt"}
_TARGET = re.compile(r"\]\s*\(\s*<?([^()\s>]*)|^\s{0,3}\[[^\]]+\]:\s*<?(\S*)")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES = {"http", "https", "mailto"}
_ELSEWHERE = re.compile(r"!\[[^\]]*\]\s*\(\s*<?(?:[A-Za-z]+:)?//")
_RULES = (
    (re.compile(r"!\["), "不能放图片。删去它，用文字写明；图片里的数据写成句子"),
    (
        re.compile(r"\{\s*:|\{\s*[#.][\w-]|\{\s*[\w-]+\s*=[^}]*\}"),
        "有属性记号 {…}，它会改变网页的样子或行为。删去花括号和里面的内容",
    ),
    (re.compile(r"-{1,2}8<-{1,2}"), "有文件插入记号 --8<--，它会把别的文件搬进网页。删去它"),
    (re.compile(r"\{[{%!]|[}%!]\}"), "有模板记号 {{ }}、{% %} 或 {! !}。删去它"),
    (re.compile(r"^\s*(?:```|~~~)"), "文章里不用代码块。删去 ``` 这一行"),
    (re.compile(r"^\s*\|?\s*:?-{3,}:?\s*\|[\s:|-]*$"), "文章里不用表格。把表格改写成句子"),
    (re.compile(r"^#{1,6}[^#\s]"), "井号后面缺一个空格，小标题认不出来。写成“## 小标题”"),
    (re.compile(r"^\s{0,3}(?::::|!!!|\?\?\?)"), "有排版扩展的记号。删去行首的 :::、!!! 或 ???"),
)


def lint(text: str, path: str, page: bool = False) -> Iterator[Fault]:
    """Faults of an article's text, front matter included, each at its line.

    `page` is for hand-written pages, which may have tables and code; what acts is refused there too.
    """
    if len(text) > MOST_CHARACTERS:
        yield Fault(path, 1, f"文件太长（{len(text)} 字，最多 {MOST_CHARACTERS} 字）。请分成几篇")
        return
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    shown = _without_comments(rows)
    for number, (row, bare) in enumerate(zip(rows, shown, strict=True), 1):
        if len(row) > _LONGEST_LINE:
            yield Fault(path, number, f"这一段太长（最多 {_LONGEST_LINE} 字）。请分段")
            continue
        hidden = strange(row) or (strange(html.unescape(row)) if "&" in row else ())
        for _, message in hidden:
            yield Fault(path, number, message)
        yield from (Fault(path, number, message) for message in _acting(bare))
        if not page:
            yield from (Fault(path, number, message) for mark, message in _RULES if mark.search(bare))
        else:
            yield from (Fault(path, number, message) for mark, message in _RULES[1:4] if mark.search(bare))
            if _ELSEWHERE.search(bare):
                yield Fault(path, number, "不能放别处的图片，它会告诉别人谁在读。把图片放进文件夹再引用")


def lint_values(values: Iterable[tuple[int, str]], path: str) -> Iterator[Fault]:
    """Faults of texts that stand in a file as values, each with its line there; judged like an article."""
    for line, value in values:
        yield from (Fault(path, line, fault.message) for fault in lint(value, path))


def _without_comments(rows: list[str]) -> list[str]:
    """The rows without comments and escaped characters, line for line; an open comment stays and is a tag."""
    text = "\n".join(rows)
    text = _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    return [_ESCAPED.sub("\u25a1", row) for row in text.split("\n")]


def _acting(row: str) -> Iterator[str]:
    """Messages for tags and links of a line that could act."""
    for match in _TAG.finditer(row):
        name, rest = match.group(2).lower(), match.group(3).strip(" /")
        if name in _PLAIN_TAGS and not rest:
            continue
        if name in _PLAIN_TAGS:
            yield f"<{name}> 不能带属性“{rest[:30]}”。只写 <{name}>"
        elif name in "!?%":
            yield "有没写完的注释或声明（<! 或 <?）。删去它，或把 < 写成 \\<"
        else:
            yield f"不能用 HTML 标签 <{name}>。删去它；要写小于号就写成 \\<"
    for match in _TARGET.finditer(row):
        target = re.sub(
            r"[\x00-\x20\u200b]", "", html.unescape(html.unescape(match.group(1) or match.group(2) or ""))
        )
        target = re.sub(r"%([0-9A-Fa-f]{2})", lambda code: chr(int(code.group(1), 16)), target)
        scheme = _SCHEME.match(target.strip("\\"))
        if scheme and scheme.group(1).lower() not in _SCHEMES:
            yield f"链接用了 {scheme.group(1)[:20]}:，不安全。只能用 https:// 或 http:// 的网址"
        elif target.startswith(("//", "\\\\", "/\\")):
            yield "链接写成了 //…，看不出去哪里。写出完整网址 https://…"
