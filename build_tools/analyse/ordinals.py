"""Enumerations by ordinal words: 一是…二是…, 首先…其次…, 第一…第二…, 一方面…另一方面…, ①②.

Inside one paragraph, or opening consecutive paragraphs of one section.
"""

import re
from dataclasses import dataclass

from build_tools.model.article import Article, Paragraph, Passage
from build_tools.model.findings import Enumeration

_CN = "一二三四五六七八九十"
_KINDS = "启示|经验|体会|思考|做法|特点|变化|原因|难点|难题|困境|误区|建议|对策|路径|举措"
"""Kinds of points that number themselves (启示之一：……)."""
_SERIES: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = tuple(
    (name, tuple(re.compile(pattern) for pattern in patterns))
    for name, patterns in (
        ("是", tuple(rf"{c}(?:则|要)?是(?!否|个|次|种(?![好下上植]))[，：]?" for c in _CN)),
        ("要", tuple(rf"{c}要(?!求)[，]?" for c in _CN)),
        ("曰", tuple(rf"{c}曰[，：]?" for c in _CN)),
        (
            "第",
            tuple(
                rf"第{c}(?:，|(?:个方面|[个种类层条点项步道重件句关把笔招张场](?:[^，。；：、“”（）是要在有]{{1,4}})?)?(?:，?就?是[，：]?|，|：)|、)"
                for c in _CN
            ),
        ),
        ("其", tuple(rf"其{c}(?:，|是[，：]?|、|：)" for c in _CN)),
        (
            "首先",
            (
                r"首先(?:，|是|要)",
                r"其次(?:，|是|要)",
                r"(?:再次|再者|第三|最后)(?:，|是|要)",
                r"(?:最后|第四|此外)(?:，|是|要)",
            ),
        ),
        ("方面", (r"一方面[，：]?(?:要)?", r"(?:另一方面|另一面)[，：]?(?:要)?")),
        ("括号", tuple(rf"（{c}）[、]?" for c in _CN)),
        ("圈", tuple(rf"{c}" for c in "①②③④⑤⑥⑦⑧⑨")),
        ("数", tuple(rf"{n}[.、．](?!\d)" for n in range(1, 10))),
        ("之", tuple(rf"(?:{_KINDS})之{c}[：，、](?:就?是)?" for c in _CN)),
        ("字", tuple(rf"{c}，" for c in _CN)),
        *(("一", (rf"(?:再|还有|另)?一{unit}(?:就)?是[，：]?",) * 6) for unit in "笔招种条项件句手"),
        ("破折", (r"[—–]{1,2}[ \u3000]*",) * 9),
    )
)
_FIRST = re.compile(
    "|".join(
        re.sub(r"^\(\?:再\|还有\|另\)\?", "", p[0].pattern).replace("[—–]{1,2}", "—|–") for _, p in _SERIES
    )
)
"""What opens the first member of any series, each begun by a letter of its own: so the search skips to these letters."""
_DASHED = "破折"
"""Dashes open the items of a list only where a sentence before them announces it; else they are leads."""
_BOUNDARY = "。；：，！？ 、"
_STOP = re.compile(r"[。；！？]")
_SHORT_CLAUSE, _LONG = 4, 60
_WAITS = re.compile(r"为了|^(?:通过|按照|针对|对|随着|在|依托|结合|围绕|从|由于|如果)[^，]*$")
"""A first clause that waits for what follows."""


@dataclass(frozen=True, slots=True)
class _Mark:
    paragraph: Paragraph
    start: int
    end: int


def ordinals(article: Article) -> tuple[Enumeration, ...]:
    """All enumerations whose members are opened by ordinal words, complete from the first on."""
    found: list[Enumeration] = []
    for paragraph in article.paragraphs:
        for name, patterns in _SERIES if _FIRST.search(paragraph.folded) else ():
            if name != _DASHED and patterns[0].search(paragraph.folded):
                runs = _runs_inside(paragraph, patterns)
                found.extend(_enumeration(name, run, _lead_in(run[0])) for run in runs)
    for section in article.sections:
        if any(_FIRST.match(paragraph.folded) for paragraph in article.in_section(section.index)):
            for name, patterns in _SERIES:
                found.extend(_across(article, section.index, name, patterns))
    return tuple(sorted(found, key=lambda e: (e.paragraph, e.members[0].start)))


def _runs_inside(paragraph: Paragraph, patterns: tuple[re.Pattern[str], ...]) -> list[list[_Mark]]:
    text = paragraph.folded
    runs: list[list[_Mark]] = []
    at = 0
    while True:
        run: list[_Mark] = []
        for pattern in patterns:
            mark = _next_mark(paragraph, text, pattern, run[-1].end if run else at)
            if mark is None:
                break
            run.append(mark)
        if not run:
            return runs
        at = run[0].end
        if len(run) >= 2 and not _restarts(text, patterns[0], run):
            runs.append(run)
            at = run[-1].end


def _next_mark(paragraph: Paragraph, text: str, pattern: re.Pattern[str], start: int) -> _Mark | None:
    for match in pattern.finditer(text, start):
        before = text[match.start() - 1] if match.start() else "。"
        if (before in _BOUNDARY or "方面" in pattern.pattern) and match.end() < len(text):
            return _Mark(paragraph, match.start(), match.end())
    return None


def _restarts(text: str, first: re.Pattern[str], run: list[_Mark]) -> bool:
    """Whether a second 一是 stands inside the run, so that the marks belong to two lists.

    A mark that opens every member (一招是……，一招是……) begins no second list.
    """
    return not all(first.match(text, mark.start) for mark in run) and any(
        match.start() < run[-1].start and text[match.start() - 1] in _BOUNDARY
        for match in first.finditer(text, run[0].end)
        if match.start()
    )


def _lead_in(mark: _Mark) -> Passage | None:
    """The sentence or clause before the first mark, which says what is listed."""
    text = mark.paragraph.folded
    before = text[: mark.start].rstrip()
    if not before:
        return None
    end = len(before.rstrip("。：，；、！？ "))
    sentence_start = max((s.start for s in mark.paragraph.sentences if s.start < end), default=0)
    start = max(sentence_start, mark.paragraph.body, before.rfind("；", 0, end) + 1)
    return mark.paragraph.quote(start, end) if end > start else None


def _across(
    article: Article, section: int, name: str, patterns: tuple[re.Pattern[str], ...]
) -> list[Enumeration]:
    runs: list[list[_Mark]] = []
    run: list[_Mark] = []
    before: Paragraph | None = None
    lead: dict[int, Paragraph | None] = {}
    for paragraph in article.in_section(section):
        index = len(run)
        match = patterns[index].match(paragraph.folded) if index < len(patterns) else None
        if match and match.end() < len(paragraph.text):
            if not run:
                lead[len(runs)] = before
            run.append(_Mark(paragraph, 0, match.end()))
        elif patterns[0].match(paragraph.folded):
            runs, run = [*runs, run], []
            lead[len(runs)] = before
            first = patterns[0].match(paragraph.folded)
            if first and first.end() < len(paragraph.text):
                run = [_Mark(paragraph, 0, first.end())]
        before = paragraph
    found = []
    for number, marks in enumerate([*runs, run]):
        opener = lead.get(number)
        announced = opener is not None and opener.folded.rstrip().endswith("：")
        if len(marks) >= 2 and (announced or name != _DASHED):
            found.append(_enumeration(name, marks, _last_sentence(opener) if opener else None))
    return found


def _last_sentence(paragraph: Paragraph) -> Passage | None:
    sentence = paragraph.sentences[-1]
    start = max(sentence.start, paragraph.body)
    end = sentence.start + len(paragraph.folded_sentence(sentence).rstrip("。：，；、！？ "))
    return paragraph.quote(start, end) if end > start else None


def _enumeration(name: str, marks: list[_Mark], label: Passage | None) -> Enumeration:
    spans: list[tuple[Paragraph, int, int]] = []
    for position, mark in enumerate(marks):
        following = marks[position + 1] if position + 1 < len(marks) else None
        limit = (
            following.start
            if following and following.paragraph is mark.paragraph
            else len(mark.paragraph.text)
        )
        text = mark.paragraph.folded
        start = mark.end + (len(text[mark.end : limit]) - len(text[mark.end : limit].lstrip()))
        stops = (m.start() for m in _STOP.finditer(text, start, limit))
        end = next((at for at in stops if not _inside_quotes(text, start, at)), limit)
        end = start + len(text[start:end].rstrip("，、。；：！？ "))
        spans.append((mark.paragraph, start, end))
    members = [p.quote(s, e) for p, s, e in _shorten(spans) if e > s]
    return Enumeration(f"ordinals:{name}", label, tuple(members), marks[0].paragraph.section)


def _inside_quotes(text: str, start: int, at: int) -> bool:
    """Whether a place lies between quotation marks that open after `start`."""
    return text.count("“", start, at) > text.count("”", start, at) and "”" in text[at:]


def _shorten(spans: list[tuple[Paragraph, int, int]]) -> list[tuple[Paragraph, int, int]]:
    """Cut every member at its first comma when members are long and every first clause can stand alone."""
    if max(end - start for _, start, end in spans) <= _LONG // 2:
        return spans
    cut = []
    for paragraph, start, end in spans:
        comma = paragraph.folded.find("，", start, end)
        stop = comma if comma > 0 else end
        if _WAITS.search(paragraph.folded[start:stop]):
            return spans
        if stop - start < _SHORT_CLAUSE or paragraph.folded[start:stop].count("“") != paragraph.folded[
            start:stop
        ].count("”"):
            return spans
        cut.append((paragraph, start, stop))
    return cut
