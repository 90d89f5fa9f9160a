"""Lists that a phrase announces and a colon opens.

Counted ones are believed only when the count agrees: “四个意识”：甲、乙、丙、丁 / 四类机构：甲、乙、丙、丁.
Uncounted ones (还存在一些短板：甲；乙；丙。) only when semicolons part the members up to the full stop.
"""

import re
from collections.abc import Iterator

from build_tools.model.article import Article, Paragraph
from build_tools.model.findings import Enumeration
from build_tools.model.text import NUMERALS

_NUMBERS = NUMERALS | {str(n): n for n in range(2, 11)}
_N = "[二两三四五六七八九十]|(?<![0-9.])(?:[2-9]|10)(?![0-9.])"
_COUNTED = re.compile(r"[二两三四五六七八九十]")
_UNIT = "个|项|类|种|大|条|方面|级|件|道|环|支|张|位|方|步|重|点"
_NAMED_FIRST = re.compile(
    rf"((?:{_N})(?:{_UNIT})?[^，。；：、！？“”（）]{{0,14}}|“(?:{_N})(?:{_UNIT})?[^，。；：、！？“”（）]{{1,8}}”[^，。；：、！？“”（）]{{0,8}})"
    rf"(?:：|，即|，包括|，分别是|，分别为|，就是|，也就是)([^。！？]{{6,240}})"
)
_UNCOUNTED = re.compile(
    r"(?:^|[，。；！？])([^，。；：！？“”]{0,30}?(?:一些|若干|不少|诸多|以下|如下|(?<!近)(?<!好)几(?:个|类|种|方面|点|条|项|大))[^，。；：！？“”]{0,12}"
    r"|[^，。；：！？“”]{2,30}(?:主要表现为|主要表现在|主要体现在|主要有|主要包括|表现为|体现为))(?:：)([^。！？：]{12,320})。"
)
_AILS = re.compile(
    "(?:^|[，。；])(?P<label>[^，。；：“”]{0,30}(?:一些|不少|若干|诸多)[^，。；：“”]{0,8}(?:问题|不足|短板|弱项|短板和弱项|困难|差距|偏差|误区))。(?=有的)"
)
_UNITS = re.compile("[^。；！？]+")
_SOME_LEAST = 3
_AND_ONE = re.compile("[二两三四五六七八九十][一-鿿]{1,4}(?<![统唯同第])一(?![致律体样切般])[一-鿿]{2}”?$")
"""A name that counts others and one more (“三公开一验收”)."""
_PURPOSE = re.compile("防止|避免|确保|从而|以便|切实|真正|使|让|做到|实现")
_JOINER = re.compile(r"(?:和|与|以及|及)(?=[^，。；、]{2,}$)")


def counted(article: Article) -> tuple[Enumeration, ...]:
    """Counted lists whose members are exactly as many as their name says, and announced ones, in text order."""
    found: list[Enumeration] = []
    for paragraph in article.paragraphs:
        text = paragraph.folded
        for match in _NAMED_FIRST.finditer(text):
            number = _number(match.group(1))
            spans = _members(text, match.start(2), match.end(2), number)
            spans = _evened(text, spans, match[1]) if spans else None
            two = (
                number == 2
                and "；" in text[match.start(2) : match.end(2)]
                and all(b - a > 3 for a, b in spans or ())
            )
            if spans and (number >= 3 or two) and not _shared_end(match[1], [text[a:b] for a, b in spans]):
                found.append(_enumeration(paragraph, match.span(1), spans, "counted"))
        found.extend(_uncounted(paragraph))
        found.extend(_some(paragraph))
    return tuple(sorted(found, key=lambda e: (e.paragraph, e.members[0].start)))


def _uncounted(paragraph: Paragraph) -> Iterator[Enumeration]:
    """Lists without a number whose members are parted by semicolons and end with the sentence."""
    for match in _UNCOUNTED.finditer(paragraph.folded) if "：" in paragraph.folded else ():
        if re.search(_COUNTED, match[1]):
            continue  # a count that disagrees, or is seen by the other pattern
        body = match[2]
        spans = _split(body, "；")
        spans = [(a + _opener(body[a:b]), b) for a, b in spans]
        if 3 <= len(spans) <= 8 and all(_sound(body[a:b], 80) for a, b in spans):
            base = match.start(2)
            rows = [(base + a, base + b) for a, b in spans]
            yield _enumeration(paragraph, match.span(1), rows, "announced")


def _some(paragraph: Paragraph) -> Iterator[Enumeration]:
    """What is wrong with some, and with others (还存在一些不足。有的……；有的……；有的……。): three at least, all that the paragraph says from there on."""
    text = paragraph.folded
    for match in _AILS.finditer(text) if "。有的" in text else ():
        rows = [unit.span() for unit in _UNITS.finditer(text, match.end())]
        run = next((i for i, (a, _) in enumerate(rows) if not text.startswith("有的", a)), len(rows))
        others = any(text.startswith("有的", a) for a, _ in rows[run:])
        if _SOME_LEAST <= run <= 8 and not others and all(_sound(text[a:b], 80) for a, b in rows[:run]):
            yield _enumeration(paragraph, match.span("label"), rows[:run], "announced")


def _number(label: str) -> int:
    """How many a label announces; 0 when it counts twice (三帮三不帮), for then half of them would be missing."""
    match = re.search(rf"{_N}", label)
    if len(re.findall("[二两三四五六七八九十]+", label)) > 1 or _AND_ONE.search(label):
        return 0
    return _NUMBERS.get(match.group(), 0) if match else 0


def _members(text: str, start: int, end: int, number: int) -> list[tuple[int, int]] | None:
    """Spans of the listed members when some separator gives exactly `number` of them, else None."""
    whole = text[start:end]
    for separator, stop in (("；", ""), ("、", "，"), ("，", "；"), ("、", "；")):
        # A short row before the first comma is the list; what follows says how (三张票：甲、乙、丙，分三次投).
        body = whole.split(stop)[0] if stop else whole
        spans = _split(body, separator)
        if separator == "、" and len(spans) == number - 1:
            joiner = _JOINER.search(body, spans[-1][0], spans[-1][1])
            if joiner:
                last = spans.pop()
                spans += [(last[0], joiner.start()), (joiner.end(), last[1])]
        if len(spans) == number and separator == "、":
            spans = [*spans[:-1], _without_tail(body, spans)]
        spans = [(a + _opener(body[a:b]), b) for a, b in spans]
        spans = _without_purpose(body, spans)
        if (
            len(spans) == number
            and all(_sound(body[a:b]) for a, b in spans)
            and _alike([body[a:b] for a, b in spans])
        ):
            return [(start + a, start + b) for a, b in spans]
    return None


def _shared_end(label: str, items: list[str]) -> bool:
    """Whether only the last member ends with what the label counts: it ends them all (四个提升：甲、乙、丙、丁明显提升)."""
    thing = re.sub(rf"^“?(?:{_N})(?:{_UNIT})?|”.*$", "", label)
    return len(thing) > 1 and [thing in item for item in items] == [False] * (len(items) - 1) + [True]


def _evened(text: str, spans: list[tuple[int, int]], label: str) -> list[tuple[int, int]]:
    """The members without what stands before the first and after the last of a row of one opening.

    “四早”工程：慢性病早预防、早干预、早发现、早诊治工程. The inner ones show how a member begins; what the label says closes the last.
    """
    inner = [text[a:b] for a, b in spans[1:]]
    opening = inner[0][:1]
    start, end = spans[0]
    if len(spans) < 3 or any(not item.startswith(opening) for item in inner) or text[start] == opening:
        return spans
    at = text.rfind(opening, start, end)
    if at < 0 or opening not in label:
        return spans
    last, stop = spans[-1]
    tail = re.search("”(.*)$", label)
    closes = tail and tail[1] and text[last:stop].endswith(tail[1]) and stop - last > len(tail[1])
    return [(at, end), *spans[1:-1], (last, stop - len(tail[1]) if tail and closes else stop)]


def _split(body: str, separator: str) -> list[tuple[int, int]]:
    spans, at, depth = [], 0, 0
    for index, char in enumerate(body):
        depth += (char in "“（《") - (char in "”）》")
        if char == separator and depth == 0:
            spans.append((at, index))
            at = index + 1
    spans.append((at, len(body)))
    return spans


def _opener(item: str) -> int:
    """Length of the ordinal word that opens a member (一是, 二要), or 0."""
    match = re.match(
        r"[一二三四五六七八九十](?:是|要)|一[个种类条项件笔招]是|第[一二三四五六七八九十][，]", item
    )
    return match.end() if match else 0


def _without_tail(body: str, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """The last member without the clause that runs on after it (甲、乙、丙，……)."""
    start, end = spans[-1]
    comma = body.find("，", start, end)
    return (
        (start, comma)
        if comma > start and not any("，" in body[a:b] for a, b in spans[:-1])
        else (start, end)
    )


def _without_purpose(body: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The members, the last without a last clause that says what all are for (……，防止“签而不约”)."""
    start, end = spans[-1]
    comma = body.rfind("，", start, end)
    aim = comma > start and _PURPOSE.match(body, comma + 1) and len(spans) > 1
    more = body.count("，", start, end) > max((body.count("，", a, b) for a, b in spans[:-1]), default=0)
    return [*spans[:-1], (start, comma)] if aim and more else spans


def _sound(item: str, most: int = 60) -> bool:
    return (
        2 <= len(item) <= most
        and item.count("“") == item.count("”")
        and not set("：；") & set(item)
        and not item.startswith(("等", "从而", "以"))
        and not item.endswith(("等", "等等"))
    )


def _alike(items: list[str]) -> bool:
    lengths = [len(item) for item in items]
    return max(lengths) <= 3 * min(lengths) + 4


def _enumeration(
    paragraph: Paragraph, label: tuple[int, int], spans: list[tuple[int, int]], form: str
) -> Enumeration:
    members = tuple(paragraph.quote(a, b) for a, b in spans)
    return Enumeration(form, paragraph.quote(*label), members, paragraph.section)
