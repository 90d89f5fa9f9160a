"""Parallel leads: consecutive paragraphs of a section that open with sentences of one build.

这是……的迫切要求 / 着力…… / 必须…… / （一）坚持……。 The leads are the members; what they all
share at both ends is the frame.
"""

import re
from itertools import pairwise
from os.path import commonprefix

from build_tools.analyse.openings import (
    ASPECT,
    EXPLAINED,
    LONGEST,
    SHORT,
    SHORTEST,
    Opening,
    announced,
    claimed,
    labels,
    opening,
    promised,
    standing,
)
from build_tools.model.article import Article, Paragraph, Passage
from build_tools.model.findings import Enumeration

_VERBS = (
    "着力|坚持|加强|推动|推进|完善|注重|强化|深化|健全|构建|提升|提高|深入|进一步|牢牢|不断|切实|大力|积极|全面|加快|扎实|充分|严格|坚决|努力|创新|优化|"
    "突出|聚焦|夯实|抓好|抓实|抓住|把握|发挥|落实|拓展|统筹|培育|激发|压实|守住|建强|建好|做好|做优|做强|用好|用活|筑牢|完善|规范|探索|树立|增强|"
    "持续|稳步|稳妥|深刻|科学|有序|有力|有效|精准|从严|依法|全力|着眼|紧紧|营造|弘扬|扩大|发展|改善|改进|保障|引导|支持|倡导|锤炼|练就|当好|扛[牢起]|盘活|汇聚|集聚|拓宽|延伸|创造|实施|开展|促进|繁荣|提振|塑造|厘清|理顺|明确|"
    "把好|打[好响]|办好|管好|护[好航]|扎紧|整治|紧[盯扣]|打造|破解|畅通|织密|凝聚|锻造|涵养|厚植|补齐|打通|立足|紧扣|围绕|以|让|把|要|必须|应当?|既要|从"
)
OPENS_WITH_VERB = re.compile(rf"(?:{_VERBS})")
_LABEL, _LABEL_MOST = re.compile("(?:原则|要求|任务|方针|理念|举措|措施)$"), 12
"""The label of a paragraph in a plan that promises points."""
_OF = re.compile(".{4,40}是[^，是]{2,16}之[\u4e00-\u9fff]")
"""Points that say of what each is the one thing (……是自强之基 / ……是自强之源)."""
_IS_WHAT = re.compile(
    "[^，是]{2,12}是(?:根本|核心|主要|重要|关键|基本|必然|首要|内在|坚实|强大)?[\u4e00-\u9fff]{2}"
)
"""Short points that say what each is (党的领导是根本保证 / 人民主体是核心价值)."""
_GROWS = re.compile("不断|更加|更为|日益|日趋|持续|显著|明显|大幅|稳步|逐步|进一步|全面|基本|加快|越来越")
"""Words by which short openings tell of one progress after another (市场更加多元, 服务不断改善)."""
_THIS, _THIS_IS = "这是", re.compile("[这它](?:首先|又|还|也|更|同样|既)?是")
"""How points begin that say of one matter what it is (这首先是……，这又是……，这还是……)."""
_TELLS_US = re.compile(
    "(?:它|这|历史|实践|事实)(?:首先|同时|还|更|也|又)?(?:告诉|启示|启发|昭示|提醒)(?:我们|人们)，"
)
"""How points begin that say what a thing teaches (它告诉我们，……。它还告诉我们，……。); the words are no part of them."""
_TOPIC = re.compile("((?!第)[\u4e00-\u9fff]{1,3}[^说道问答年月日时候们人\\W])，")
_SLOGAN, _BEAT, _MEANS = 12, 8, 16
_LEAST, _SHARES_MORE, _NAME = 3, 3, 4


def leads(article: Article) -> tuple[Enumeration, ...]:
    """Enumerations made by parallel paragraph leads: at least three, or two that share a frame.

    Numbered items under a sentence that announces them (下列……：) are no leads: `ordinals` reads them.
    """
    found = []
    for section in article.sections:
        group: list[Opening] = []
        inside = article.in_section(section.index)
        items = _items(inside)
        rows = [(p, None if p.number in items else opening(p)) for p in inside]
        for index, (paragraph, lead) in enumerate([*rows, (None, None)]):
            if lead and (not group or _parallel([*group, lead])):
                group.append(lead)
                continue
            following = rows[index + 1][1] if index + 1 < len(rows) else None
            begins = lead and len(group) == 1 and following and _parallel([lead, following])
            if paragraph and group and following and not begins and _parallel([*group, following]):
                continue  # one paragraph of explanation or examples may stand between two leads
            made = _enumeration(group, section.index, len(article.paragraphs))
            if made:
                found.append(made)
            group = [lead] if lead else []
        found.extend(made for p in inside for finder in (_this_is, _under_label) if (made := finder(p)))
        for reader in (promised, claimed, announced, standing, labels):
            made = reader(article, section.index, rows)
            if made and not any(e.section == section.index for e in found):
                found.append(made)
    return tuple(found)


def _this_is(paragraph: Paragraph) -> Enumeration | None:
    """What one paragraph says in turn that its matter is (这是……之策。……这是……之举。……这是……之为。): three at least."""
    text = paragraph.folded
    rows = []
    for sentence in paragraph.sentences:
        start = max(sentence.start, paragraph.body)
        opens = _THIS_IS.match(text, start)
        end = sentence.start + len(paragraph.folded_sentence(sentence).rstrip("。！； "))
        if opens and SHORTEST < end - opens.end() <= LONGEST:
            rows.append((opens.end(), end))
    if len(rows) < 3 or len(paragraph.sentences) < 2 * len(rows) - 1:
        return None
    members = tuple(paragraph.quote(start, end) for start, end in rows)
    return Enumeration("leads", None, members, paragraph.section, frame=f"{_THIS}…")


def _under_label(paragraph: Paragraph) -> Enumeration | None:
    """The sentences under a label that promises points (工作原则。坚持……。坚持……。坚持……。): all of one opening, three at least."""
    first, *rest = paragraph.sentences
    text = paragraph.folded
    end = first.start + len(paragraph.folded_sentence(first).rstrip("。： "))
    label = text[paragraph.body : end]
    if len(rest) < 3 or len(label) > _LABEL_MOST or not _LABEL.search(label):
        return None
    rows = [(s.start, s.start + len(paragraph.folded_sentence(s).rstrip("。； "))) for s in rest]
    begins = text[rows[0][0] : rows[0][0] + 2]
    if not OPENS_WITH_VERB.fullmatch(begins) or any(not text.startswith(begins, a) for a, _ in rows):
        return None
    members = tuple(paragraph.quote(a, b) for a, b in rows)
    return Enumeration("leads", paragraph.quote(paragraph.body, end), members, paragraph.section)


def _items(paragraphs: tuple[Paragraph, ...]) -> set[int]:
    """Numbers of the paragraphs that are items of the list that a paragraph before them announces."""
    found: set[int] = set()
    for before, paragraph in pairwise(paragraphs):
        announced = before.folded.rstrip().endswith("：") or before.number in found
        if announced and _kind_of_mark(paragraph) and not re.match("第", paragraph.folded):
            found.add(paragraph.number)
    return found


def _parallel(group: list[Opening]) -> bool:
    texts = [p.folded[s:e] for p, s, e in group]
    if "：" in commonprefix(texts):
        return False  # one speaker's turns in a conversation
    marks = {_kind_of_mark(p) for p, _, _ in group}
    if len(marks) > 1:
        return False
    if "" not in marks:
        return True
    if len(texts) > 3 and len(commonprefix(texts[:-1])) >= 2 > len(commonprefix(texts)):
        return False  # 着力 three times, then 必须: another series
    if any(all(map(build.match, texts)) for build in (_THIS_IS, _TELLS_US, EXPLAINED, ASPECT)):
        return True
    if any(map(ASPECT.match, texts)):
        return False
    shared = commonprefix(texts)
    names = len(shared) < _NAME and not OPENS_WITH_VERB.match(shared) and max(map(len, texts)) > SHORT
    if (len(shared) >= 2 and not names) or len(commonprefix([t[::-1] for t in texts])) >= 3:
        return True  # long sentences that only begin with the same noun (民族国家是……, 民族差异会……) say no points
    if len({len(text) for text in texts}) == 1 and len(texts[0]) <= _SLOGAN and "，" not in "".join(texts):
        return True  # 因地制宜选模式 / 算清账目给补偿: slogans of one length
    if (
        _of_one_topic(texts)
        or _of_one_beat(texts)
        or (all(map(_GROWS.search, texts)) and max(map(len, texts)) <= SHORT)
    ):
        return True
    return all(_OF.fullmatch(text) or _IS_WHAT.fullmatch(text) for text in texts) or all(
        OPENS_WITH_VERB.match(text) for text in texts
    )


def _of_one_topic(texts: list[str]) -> bool:
    """Whether three and more set out with topics of one length and one end (引才，…… / 育才，…… / 用才，……; 投入上，…… / 管护上，……)."""
    topics = [topic[1] if (topic := _TOPIC.match(text)) else "" for text in texts]
    return len(texts) >= 2 and len({(len(t), t[-1:]) for t in topics}) == 1 and "" not in topics


def _of_one_beat(texts: list[str]) -> bool:
    """Whether all are two clauses, both of one length, or the second of one opening (夯实地基，把家建好 / 立好梁柱，把权维好).

    Where the second tells the means (以……), the first may be of any length.
    """
    halves = [text.split("，") for text in texts]
    lengths = {tuple(len(part) for part in half) for half in halves}
    if len(texts) >= _LEAST and len(lengths) == 1 and len(halves[0]) == 2:
        return all(len(part) <= _BEAT for part in halves[0])
    return (
        all(len(half) == 2 and half[1] for half in halves)
        and len({second[0] for _, second in halves}) == 1
        and (halves[0][1][0] in "以把让使" or len({len(first) for first, _ in halves}) == 1)
        and max(len(first) for first, _ in halves) <= (_MEANS if halves[0][1][0] in "以把让使" else _BEAT)
    )


def _kind_of_mark(paragraph: Paragraph) -> str:
    """The kind of the mark that opens a paragraph: its text without the number (（）, 、, .), or nothing."""
    return re.sub(r"[\s一二三四五六七八九十百零\d]", "", paragraph.folded[: paragraph.body])


def _without_ends(group: list[Opening], last: int) -> list[Opening]:
    """The points without the first and the last paragraph of the article, when these only speak of the same matter.

    Three paragraphs say 好政策更能…… in turn, and the one that closes begins 好政策，不仅彰显……: the others share more
    without it, or it is twice as long as any of them.
    """
    for number, rest in ((last, group[:-1]), (1, group[1:])):
        left_out = next(iter({p.number: (p, s, e) for p, s, e in group if p.number == number}.values()), None)
        if left_out is None or len(group) <= _LEAST or "" not in {_kind_of_mark(p) for p, _, _ in group}:
            continue
        more = _shared(rest) - _shared(group)
        longest = max(end - start for _, start, end in rest)
        if more >= _SHARES_MORE or left_out[2] - left_out[1] > 2 * longest:
            group = rest
    return group


def _shared(group: list[Opening]) -> int:
    """Letters that all leads of a group have in common at both ends."""
    texts = [p.folded[s:e] for p, s, e in group]
    return len(commonprefix(texts)) + len(commonprefix([text[::-1] for text in texts]))


def _enumeration(group: list[Opening], section: int, last: int) -> Enumeration | None:
    group = _without_ends(group, last)
    texts = [p.folded[s:e] for p, s, e in group]
    if len(group) < 2:
        return None
    prefix, suffix = _frame(texts)
    told = (
        OPENS_WITH_VERB.match(texts[0])
        or prefix == _THIS
        or "" not in {_kind_of_mark(p) for p, _, _ in group}
    )
    if len(group) < 3 and ((len(prefix) < 2 or not told) and len(suffix) < 3):
        return None  # two paragraphs on one subject (红色基因是……, 红色基因伴随……) are no points
    members: list[Passage] = []
    for paragraph, start, end in group:
        if prefix == _THIS:
            opens = _THIS_IS.match(paragraph.folded, start)
            assert opens is not None
            members.append(paragraph.quote(opens.end(), end - len(suffix)))
        else:
            tells = _TELLS_US.match(paragraph.folded, start)
            members.append(paragraph.quote(tells.end() if tells else start, end))
    frame = f"{prefix}…{suffix}" if prefix == _THIS else ""
    return Enumeration("leads", None, tuple(members), section, frame=frame)


def _frame(texts: list[str]) -> tuple[str, str]:
    """What all leads share at the start and, from 的 on, at the end (这是 … 的迫切要求)."""
    prefix = commonprefix(texts)
    suffix = commonprefix([text[::-1] for text in texts])[::-1]
    of = suffix.find("的")
    same = all(_THIS_IS.match(text) for text in texts)
    return (_THIS if same else prefix), (suffix[of:] if of >= 0 else "")
