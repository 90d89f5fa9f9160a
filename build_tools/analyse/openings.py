"""Openings of paragraphs, and the lists that short ones make where a heading holds nothing else.

评价尺度与乡土实际不够合拍。…… / 服务保障的链条还有断点。……: no build is shared, but every paragraph under the
heading opens with one short sentence and argues it.
"""

import re
from itertools import pairwise, takewhile

from build_tools.model.article import Article, Paragraph
from build_tools.model.findings import Enumeration
from build_tools.model.text import NUMERALS, fold

Opening = tuple[Paragraph, int, int]
"""A paragraph, and where in its text its first sentence begins and ends, without number and stop."""

_NOT_A_LEAD = re.compile(
    r"(?:习近平|各位|同志们|我们|笔者|近年|当前(?![与和])|目前|总结|总之|综上|总的来|有人(?:说|问|讲|认为|以为|主张)|但|然而|同时|比如|例如|据|截至|(?:还|也|同时)(?:应|要|需|须)当?(?:清醒地?)?(?:看到|注意)|在.{0,12}(?:上|中|下|里|时)，)"
)
_PROMISES = re.compile(
    r"(?:几|(?P<n>[三四五六七八]))?(?:个|点|条|方面)?的?(?:启示|思考|体会|建议|经验|认识|做法|举措|路径|对策|原则|要求|任务|工作)$"
)
_COUNTS = re.compile(
    "(?<![第十百千万])(?P<n>[三四五六七八])(?:个方面|方面|个|条|点|种|项|大)的?(?:主要|突出|重点|具体|关键)?(?:问题|短板|不足|困难|原因|做法|经验|举措|措施|任务|工作|启示|体会|建议|变化|特点|关系|原则|要求|倾向)?(?:值得[重注]视|需要(?:重视|注意|解决|把握))?$"
)
"""How a sentence ends that counts what the next paragraphs say."""
EXPLAINED = re.compile("“[^”]{1,8}”，?(?:就|指的)?是")
"""How openings begin that explain one quoted word after another (“实”，就是要……)."""
_TO_DO = re.compile("[^，。；：“”]{4,16}(?=，就是要)")
"""A point that its paragraph unfolds (坚持平等对待，就是要……)."""
ASPECT = re.compile(
    "(?:在|从)[^，。；：]{1,8}(?:上|方面)，(?:就|还|更|重在|贵在|关键)?(?:必须|应当?|需要?|要|重在|贵在)(?=[^求素点害])"
)
"""How points begin that demand one thing in each respect (在需求上，要……；在边界上，要……)."""
_ORDINAL = re.compile(
    r"[一二三四五六七八九十](?:要|曰|是(?=[^否个]))|[第其][一二三四五六七八九十](?:个方面|[个种类层条点项步])?(?:，|就?是|要|、)|一[个种类条项件笔招]是|第[一二三四五六七八九十](?:[个种条点项步道关把][^，。；：]{1,4}，?就?是|场，)|(?:首先|其次|再次|再者|最后|(?:另)?一方面)[，是要]"
)
_NO_CLAIM = re.compile(
    r"[\d：“”‘’？！]|[这那其此它他她]|[说道问答]$|如何|怎样|什么|为何|[有一](?:人|位|名|个|次|种|天(?!地))|故事|记得|今天|昨天|[年月日]|了(?!，|$)|(?<![朝向沿随])着(?!落|力|眼|手|重)|过(?!程|渡)|(?<=[\u4e00-\u9fff])(?<![土耕基场当各外工实天草湿林山田属用阵园旱荒坡滩])地(?=[\u4e00-\u9fff])(?!方|区|下|位|点|标|理)|(?<![值获取懂不赢])得(?=[\u4e00-\u9fff])(?!法|当|体|失|宜|力|民心|人心)"
)
"""Words of an opening that tells, asks, counts or points back instead of claiming."""
_SEVERAL = re.compile("几|[两三四五六](?:个|条|点|种|项|方面)|(?:以下|如下)|：$")
"""How the last sentence before the claims says that they follow."""
_SAYING = re.compile("[^，。：；“”、\\d]{1,6}[有要能可应须更不][^，。：；“”、]{1,6}(?=：[^“])")
"""A label that says something of what it stands before (建设有补助, 成本能降低), and is no name or date."""
_MARKED = re.compile("[“：？！]")
"""Marks of an opening that quotes, asks or announces."""
_SPOKEN = re.compile("[：？！]")
"""Marks of a sentence that labels, speaks or asks."""
_FOLLOW = re.compile("(?:以下|下面|如下)(?:几|[三四五六])(?:个方面|方面|点|条)[^。]{0,12}$")
"""How a sentence says that the next paragraphs are several things, each of which will be short to name."""
_TALK = re.compile("[：，]“|”[，。]?[^，。]{0,4}[说道问]")
"""What a paragraph holds in which somebody speaks."""
SHORT, SHORTEST, LONGEST = 24, 3, 72
"""Letters of a short opening, and the bounds of any."""
_LEAST, _MOST, _ARGUES, _UNLIKE, _RUN = 3, 6, 3, 2, 3
_TOLD_MOST, _TOLD_UNLIKE = 8, 4
"""Points that are counted or announced may be more, and of less like length: a sentence vouches for them."""


def opening(paragraph: Paragraph) -> Opening | None:
    """The opening sentence of a paragraph without its numbering, or None when it cannot be a lead."""
    first = paragraph.sentences[0]
    text = paragraph.folded
    if re.match(r"第[^条款]{1,6}[条款]", text):
        return None  # an article of a regulation is a provision, not a point of an argument
    explained = _TO_DO.match(text, paragraph.body)
    if len(paragraph.sentences) < 2 and not paragraph.body and not (explained or EXPLAINED.match(text)):
        return None  # a sentence alone leads nothing: it announces or closes
    end = first.start + len(paragraph.folded_sentence(first).rstrip("。！？；：， "))
    start = paragraph.body
    if _ORDINAL.match(text, start):
        return None  # 第一，……: `ordinals` reads it
    end = explained.end() if explained else end
    if end - start < SHORTEST or end - start > LONGEST or text[start:end].endswith("…"):
        return None
    if (
        (_NOT_A_LEAD.match(text, start) and not ASPECT.match(text, start))
        or text[first.end - 1 : first.end] == "？"
        or "：“" in text[start:end]
    ):
        return None
    return paragraph, start, end


def promised(
    article: Article, section: int, rows: list[tuple[Paragraph, Opening | None]]
) -> Enumeration | None:
    """The short openings of the paragraphs under a heading that promises points (几点启示), as a list.

    All of one run of paragraphs must open with a short sentence and go on; a number in the heading must agree.
    """
    heading = fold(article.sections[section].heading or "")
    promise = _PROMISES.search(heading)
    if promise is None:
        return None
    runs: list[list[Opening]] = [[]]
    for paragraph, lead in rows:
        if lead and lead[2] - lead[1] <= SHORT and len(paragraph.sentences) >= _ARGUES:
            runs[-1].append(lead)
        elif runs[-1]:
            runs.append([])
    runs = [run for run in runs if run]
    number = NUMERALS.get(promise["n"] or "", 0)
    if len(runs) != 1 or len(runs[0]) < _LEAST or number not in (0, len(runs[0])):
        return None
    return _listed(runs[0], section)


def claimed(
    article: Article, section: int, rows: list[tuple[Paragraph, Opening | None]]
) -> Enumeration | None:
    """The openings of all paragraphs under a heading, when each claims one thing in a few words and argues it.

    The first paragraph may lead up to them, and the last of the article may close it in a long sentence; what
    else stands there may be one more of them, and then they are no list.
    """
    if not article.sections[section].heading:
        return None
    claims = [(paragraph, _claim(paragraph, lead)) for paragraph, lead in rows]
    if claims and claims[0][1] is None and _leads_up(claims[0][0]):
        claims = claims[1:]
    closes = claims and claims[-1][1] is None and claims[-1][0] is article.paragraphs[-1]
    closing = claims.pop()[0] if closes else None
    said = [claim for _, claim in claims if claim]
    if len(said) < len(claims) or not _LEAST <= len(said) <= _MOST:
        return None
    texts = [p.folded[start:end] for p, start, end in said]
    lengths = [len(text) for text in texts]
    if closing and len(closing.folded_sentence(closing.sentences[0])) <= _UNLIKE * max(lengths):
        return None
    alike = len({text.count("，") for text in texts}) == 1 and max(lengths) <= _UNLIKE * min(lengths)
    return _listed(said, section) if alike else None


def announced(
    article: Article, section: int, rows: list[tuple[Paragraph, Opening | None]]
) -> Enumeration | None:
    """The short openings of the paragraphs after a sentence that counts them or says that they follow.

    As many as it counts (主要存在四个方面的问题。), or, where it only says that they follow (谈以下几点看法。), all under the
    heading but a paragraph that closes the article.
    """
    for index, (paragraph, _) in enumerate(rows):
        told = paragraph.folded_sentence(paragraph.sentences[-1]).rstrip("。：； ")
        counts, follows = _COUNTS.search(told), _FOLLOW.search(told)
        if counts is None and follows is None:
            continue
        run = [lead for _, lead in takewhile(_is_short, rows[index + 1 :]) if lead]
        if counts is None and run and run[-1][0] is article.paragraphs[-1] and not _claim(*rows[-1]):
            run.pop()  # what closes the article may be as short as a point
        after = [p for p, _ in rows[index + 1 + len(run) :]]
        whole = len(run) == NUMERALS[counts["n"]] if counts else after in ([], [article.paragraphs[-1]])
        lengths = [end - start for _, start, end in run]
        if whole and _LEAST <= len(run) <= _TOLD_MOST and max(lengths) <= _TOLD_UNLIKE * min(lengths):
            return _listed(run, section)
    return None


def standing(
    article: Article, section: int, rows: list[tuple[Paragraph, Opening | None]]
) -> Enumeration | None:
    """The short sentences that stand alone in paragraphs of their own before what argues them, when they share a run of letters."""
    found = []
    for (paragraph, _), (following, _) in pairwise(rows):
        text = paragraph.folded.rstrip()
        end = len(text) - 1
        alone = len(paragraph.sentences) == 1 and text.endswith("。") and len(following.sentences) > 1
        marked = _ORDINAL.match(text, paragraph.body) or _SPOKEN.search(text)
        if alone and not marked and end - paragraph.body <= SHORT:
            found.append((paragraph, paragraph.body, end))
    texts = [p.folded[start:end] for p, start, end in found]
    if not _LEAST <= len(found) <= _MOST:
        return None
    runs = (texts[0][at : at + _RUN] for at in range(len(texts[0]) - _RUN + 1))
    return _listed(found, section) if any(all(run in text for text in texts) for run in runs) else None


def labels(
    article: Article, section: int, rows: list[tuple[Paragraph, Opening | None]]
) -> Enumeration | None:
    """The labels before a colon that open all paragraphs under a heading, when each says something (建设有补助：……)."""
    if not article.sections[section].heading:
        return None
    found = [(paragraph, _SAYING.match(paragraph.folded, paragraph.body)) for paragraph, _ in rows]
    said = [(paragraph, match.start(), match.end()) for paragraph, match in found if match]
    return _listed(said, section) if _LEAST <= len(said) <= _MOST and len(said) == len(rows) else None


def _is_short(row: tuple[Paragraph, Opening | None]) -> bool:
    """Whether an opening says one thing in a few words and its paragraph goes on; what is counted or announced need claim nothing."""
    paragraph, lead = row
    if lead is None:
        return False
    _, start, end = lead
    stops = paragraph.folded[end : end + 1] in "。；"
    brief = end - start <= SHORT and not _MARKED.search(paragraph.folded, start, end)
    return brief and stops and len(paragraph.sentences) > 1


def _leads_up(paragraph: Paragraph) -> bool:
    """Whether a paragraph says that several things follow, or is too short to argue one of them."""
    last = paragraph.folded_sentence(paragraph.sentences[-1])
    return len(paragraph.sentences) < _ARGUES or _SEVERAL.search(last) is not None


def _claim(paragraph: Paragraph, lead: Opening | None) -> Opening | None:
    """An opening that claims one thing in a few words, in a paragraph that argues it."""
    if lead is None or lead[2] - lead[1] > SHORT or len(paragraph.sentences) < _ARGUES:
        return None
    told = _NO_CLAIM.search(paragraph.folded[lead[1] : lead[2]]) or _TALK.search(paragraph.folded)
    return None if told else lead


def _listed(openings: list[Opening], section: int) -> Enumeration:
    return Enumeration("leads", None, tuple(p.quote(start, end) for p, start, end in openings), section)
