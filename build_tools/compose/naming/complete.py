"""Whether a list is whole: the key of a question that asks for all of it may lack nothing."""

import re
from collections.abc import Sequence
from os.path import commonprefix

from build_tools.compose.draft import Material
from build_tools.compose.wording import IMPERATIVE, similarity
from build_tools.model.article import Paragraph, Passage
from build_tools.model.findings import Enumeration
from build_tools.model.text import NUMERALS, squash

ANNOUNCED = ("counted", "announced")
"""Forms whose label is the clause that announces them, and whose end is sure."""
_MOST, _LEAST = 8, 3
_OPENING_MOST, _SENTENCES = 20, 2
"""Letters of a first sentence that may be a point, and sentences that a paragraph has more of when it argues one."""
_GOES_ON = re.compile(
    r"(?:还要(?!看到|指出|说明|强调)|还应(?!当?(?:看到|指出|说明|强调))|此外|另外|同时|再次|最后|除此之外|更要|尤其|最容易|值得注意)"
)
_MARKED = (
    "ordinals:第",
    "ordinals:是",
    "ordinals:要",
    "ordinals:其",
    "ordinals:曰",
    "ordinals:括号",
    "ordinals:之",
    "ordinals:破折",
)
_CLOSES = re.compile("[是有]|没|虽|只|唯|我们|必[将能]|不仅|路漫漫|征程|总之|道阻|：|“|[？!！]")
"""Words of a sentence that closes a text or speaks of something, rather than of one more thing to do."""
_OBJECTS = re.compile("当然|诚然|不可否认|也(?:要|应|须|必须)(?:清醒地?)?看到")
"""How a paragraph opens that grants what speaks against the points."""
_LEVEL = re.compile("(?:从|在)?[^，。；：]{1,8}(?:层面|方面|角度|维度|自身)(?:来?[看说]|上)?(?:，|的)")
"""How a point begins that tells at which level it lies."""
_RESPECT = re.compile("[在从][^，。；：]{1,8}(?:上|方面)，")
"""How points begin that demand one thing in each respect."""
_SAME_WORD, _SUNG = re.compile("必须|要(?![求素点])|应当?|需要?|坚持|着力|着眼"), 4
"""The word of command that points share at their head, and how many such points leave no doubt where they end."""
_COMMAND = re.compile(rf"必须|务必|要(?![求素点])|应当?|需要?|{IMPERATIVE.pattern}")
_LONGER = 1.3
_SLOGAN = 8
"""Letters of points that are all of one length (压实领导责任 / 加大投入保障): what closes the article in other measure is none."""
_OPEN_SERIES = ("ordinals:首先", "ordinals:方面")
_SIGNED = re.compile(r"[（(〔【\[](?![一二三四五六七八九十\d]{1,3}[）)]).*[）)〕】\]]$")
"""A paragraph in brackets after the text: who wrote it, what paid for it; no item that bears its number in them."""
_COUNT_TOLD = re.compile(
    r"(?<![第十百千万0-9])([两二三四五六七八])(?:个|项|类|种|大|条|方面|件|步|重|点|招|关|层|对|笔|把|道|句|张|本|组|颗|门|课|面|根|扇|座|篇|盘|支|场)"
)
_SOME_TOLD = re.compile(
    "几(?:个|种|点|条|项|类|对|重|层|方面)|多方面|多重|相通之处|共同之处|(?:以下|下列|如下)"
)
_MARK_MOST, _ALIKE = 6, 0.6


def announcing(material: Material, enumeration: Enumeration) -> Passage | None:
    """The phrase that announces a list: its label, or the sentence before the paragraph that it opens.

    That sentence announces when it counts: then the list must have as many members, or it is not whole.
    """
    if enumeration.label is not None:
        return enumeration.label
    said = sentence_before(material, enumeration)
    return said if said and (told(said) or _SOME_TOLD.search(said.folded)) else None


def sentence_before(material: Material, enumeration: Enumeration) -> Passage | None:
    """The last sentence of the paragraph before the one that a list opens, in the same section."""
    first = enumeration.members[0]
    paragraph = material.article.paragraph(first.paragraph)
    if first.start - paragraph.body > _MARK_MOST or paragraph.number < 2:
        return None
    before = material.article.paragraph(paragraph.number - 1)
    if before.section != paragraph.section:
        return None
    sentence = before.sentences[-1]
    start = max(sentence.start, before.body)
    end = sentence.start + len(before.folded_sentence(sentence).rstrip("。：，；、！？ "))
    return before.quote(start, end) if end > start else None


def told(label: Passage) -> int:
    """How many members a phrase says in its last clause that there are; 0 when it gives no number there."""
    counts = list(_COUNT_TOLD.finditer(label.folded.rpartition("，")[2]))
    return NUMERALS[counts[-1][1]] if counts else 0


def complete(material: Material, enumeration: Enumeration) -> bool:
    """Whether the list ends where its finder says: three members (two, if counted), none left over in what follows."""
    members = enumeration.members
    label = announcing(material, enumeration)
    counts = told(label) if label else 0
    least = 2 if enumeration.form in ANNOUNCED or counts == 2 else _LEAST
    if enumeration.form == "parts":
        return True  # one sentence, from its matter to its stop
    if not least <= len(members) <= _MOST or len({squash(m.text) for m in members}) < len(members):
        return False  # two lists in turn (保证量、保证质 twice) are not one
    closed = enumeration.form in _OPEN_SERIES and _closed(material, enumeration)
    if enumeration.form in _OPEN_SERIES and counts != len(members) and not closed:
        return False
    if counts and enumeration.form not in ANNOUNCED:
        return counts == len(members)
    bodies = all(material.article.paragraph(m.paragraph).body for m in members)
    if enumeration.label is not None and bodies:
        return True  # numbered items under the sentence that announces them
    last = members[-1]
    if len({m.paragraph for m in members}) < len(members):
        rest = material.article.paragraph(last.paragraph).folded[last.end :]
        return not re.match(r"[^。；]*[。；](?:还|此外|另外|同时要|再)", rest)
    return _none_left(material, enumeration, label, marked=bodies or closed)


def _none_left(material: Material, enumeration: Enumeration, label: Passage | None, marked: bool) -> bool:
    """Whether no other paragraph of the section may be one more of the points; `marked` ones bear a number or a last word."""
    members = enumeration.members
    last = members[-1]
    section = material.article.in_section(enumeration.section)
    inside = {m.paragraph for m in members}
    rest_of = [p for p in section if p.number > last.paragraph and not _SIGNED.match(p.folded.strip())]
    after = [p for p in rest_of if not _OBJECTS.match(p.folded)]
    between = [p for p in section if min(inside) < p.number < max(inside) and p.number not in inside]
    goes_on = any(_GOES_ON.match(p.folded) for p in after)
    in_each = label is not None and all(_RESPECT.match(m.folded) for m in members)
    alone = between and all(len(material.article.paragraph(number).sentences) == 1 for number in inside)
    shared = commonprefix([member.folded for member in members])
    follow = [*between, *after]
    sung = len(members) >= _SUNG and _SAME_WORD.match(shared) and not any(map(_commands, follow))
    if enumeration.form in _MARKED or marked or in_each or alone or sung:
        # What they bear says where they begin and end: 第一 to 第四, 在……上 under 几个方面, lines of their own, 必须 in turn.
        return not goes_on
    closing = after[-1] if after and _closes(material, after[-1]) else None
    framed = closing and len(shared) > 1 and not closing.folded.startswith(shared)
    apart = framed or (closing and _of_another_measure(closing, members))
    follows = label is not None and _SOME_TOLD.search(label.folded) and closing and not _commands(closing)
    if closing and (enumeration.refrain or apart or follows):
        follow.remove(closing)  # who has sung one refrain, or named several ways, ends the article without it
    before = [p for p in section if p.number < min(inside)]
    if enumeration.form == "leads" and any(_sings(p, enumeration) for p in [*before, *between]):
        return False
    others = [*before, *between, *after]
    if any(_LEVEL.match(m.folded) for m in members) and any(_LEVEL.match(p.folded, p.body) for p in others):
        return False  # 从平台层面看 / 从监管层面看 beside 制度层面，……: one level told in other words
    more = any(_opens_shortly(p) or _like_a_point(p, members) for p in follow)
    return len(between) <= 1 and len(after) <= 1 and not goes_on and not more


def _sings(paragraph: Paragraph, enumeration: Enumeration) -> bool:
    """Whether a paragraph opens as the points do: with their refrain, or in most of their letters; it may be one of them.

    让知识改变命运，需要注重起点公平 stands before 知识改变命运，需要注重过程公平.
    """
    opening = paragraph.folded_sentence(paragraph.sentences[0])
    said = enumeration.refrain
    if said and said.kind == "demand":
        return said.matter in opening and any(word in opening for word in said.words)
    first = enumeration.members[0].folded
    return len(opening) <= 2 * len(first) and similarity(opening, first) >= _ALIKE


def _commands(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens with what is to be done."""
    return _COMMAND.match(paragraph.folded, paragraph.body) is not None


def _closes(material: Material, paragraph: Paragraph) -> bool:
    """Whether a paragraph ends the article, but for who signed it."""
    after = material.article.paragraphs[paragraph.number :]
    return all(_SIGNED.match(p.folded.strip()) for p in after)


def _of_another_measure(paragraph: Paragraph, members: Sequence[Passage]) -> bool:
    """Whether points are short and of one length, and a paragraph opens in another and as one that closes (有人说，……是……)."""
    opening = paragraph.folded_sentence(paragraph.sentences[0]).rstrip("。！ ")[paragraph.body :]
    lengths = {len(member.folded) for member in members}
    even = len(lengths) == 1 and max(lengths) <= _SLOGAN
    return even and len(opening) not in lengths and _CLOSES.search(opening) is not None


def _opens_shortly(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens with a short sentence and goes on, as points do: it may be one in other words."""
    first = paragraph.sentences[0]
    return len(squash(first.text)) <= _OPENING_MOST and len(paragraph.sentences) > _SENTENCES


def _like_a_point(paragraph: Paragraph, members: Sequence[Passage]) -> bool:
    """Whether a paragraph opens with a phrase of as many clauses and no more letters than the points, and goes on (营造良好生态。……)."""
    opening = paragraph.folded_sentence(paragraph.sentences[0]).strip("。！ ")[paragraph.body :]
    clauses = {member.folded.count("，") for member in members}
    longest = max(len(member.folded) for member in members)
    shared = commonprefix([member.folded for member in members])
    if len(shared) > 1 and not opening.startswith(shared):
        return False  # 着力……, 着力……, 着力…… : what does not say 着力 is none of them
    short = len(opening) <= _LONGER * longest and opening.count("，") in clauses
    return short and len(paragraph.sentences) > 1 and not _CLOSES.search(opening)


def _closed(material: Material, enumeration: Enumeration) -> bool:
    """Whether the last member of 首先……其次…… is marked as the last one."""
    last = enumeration.members[-1]
    text = material.article.paragraph(last.paragraph).folded
    if re.search(r"(?:最后|第三|第四)[，是要]{0,2}$", text[: last.start]):
        return True
    third = re.search(r"(?:再次|再者)[，是要]{0,2}$", text[: last.start]) is not None
    return third and not re.search(r"[。；](?:最后|此外|另外|还有|同时|除此之外)", text[last.end :])
