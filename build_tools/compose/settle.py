"""Whether a sound question may be asked: its chapter must be settled, and a fill-in must say whose deed it tells."""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Material
from build_tools.compose.naming.asking import source
from build_tools.compose.placing import (
    AHEAD,
    PRACTICES,
    QUALITY,
    URGENCY,
    asked_chapter,
    asks_what_ails,
)
from build_tools.compose.stems import WEIGHTY
from build_tools.compose.wording import IMPERATIVE
from build_tools.model.article import Paragraph
from build_tools.model.questions import Blanks, Points, Question
from build_tools.model.text import fold, squash

_SPEAKS_FOR = {"norm": ("quality",), "result": (PRACTICES,), "deed": (PRACTICES, "quality")}
"""Role of a sentence -> the chapters that it speaks for."""
_MUST = re.compile(r"必须|务必|不得|要(?!求|素|点|害|紧|么)|(?<![对供反响效])应当?(?![对用急])")
_COMMANDED = re.compile(f"(?:{_MUST.pattern}|{IMPERATIVE.pattern})")
_CALLS = re.compile(
    "厘清|理顺|(?:正确)?处理好?|摆正|把准|区分|从[^，]{2,16}(?:转向|变为|走向)|[用靠][^，是]{2,4}[引聚暖留育兴]人?"
)
"""How points begin that call for what is to be done, beside the verbs of doing (处理好……的关系, 用乡情引人)."""
_SEVERAL = 6
"""Twice the points of the shortest list whose commands speak for a chapter."""
_BINDING = re.compile(r"必须|务必|应当|不得|”[^，。；“”]{0,4}(?:原则|要求)")
"""What makes a sentence of the chapter on why a rule, worth its very words."""
_HEAD = 2
"""Letters of the noun that the members of a list share (政治优势、思想优势)."""
_ONLY_IF = re.compile("只有[^。]*，才能?")
_PLACE_NAME = re.compile(
    r"(?:(?!部分|[各每全该本某我个几多一二两三四五六七八九十])[\u4e00-\u9fff]){2}(?:省|县|(?<![城都])市|自治州|(?<![社小地园景校片山灾街老新库农牧城])区)(?![域级委里内长直属场民])|[A-Z]县"
)
"""The name of a place as a deed's sentence would have it."""
_EVERYBODY = re.compile(
    r"^(?:各地|(?:一些|许多|不少|多数|很多|各)[^，。；]{0,3}(?:地方|城市|地区|省份|[市县区村]))"
)
_SOMEBODY = re.compile(r"有的|有些|有人|个别|少数|某[^省市区县]|一[位名]|[比例譬又再]如|为例")
"""Doers who are neither named nor everybody, mostly of what should not be done, and cases of whomever."""
_UNIT = re.compile(
    r"(?:^|[，；])(?:我[市县区省]|[市县区省州乡镇村院厂校][里上](?!的)|(?:学院|支部|社区|小区|公司|企业|集团|该院|工程|项目|专家们)(?:党委|党总支|党支部|党组织)?)"
    r"(?!工作者|党组织要|[^，；]{0,12}(?:要|应|必须|不得|可以))"
)
"""A unit without a name at the head of a clause that tells what it did."""
_OF_THE_TEXT = re.compile(r"(?:^|[，；])我[市县区省](?![^，；]{0,12}(?:要|应|必须|不得|可以|将))")
"""The place that a text is of: its title stands before a stem that says so."""
_TROUBLE = re.compile(
    "(?<!是)(?<!是[\u4e00-\u9fff]{2})(?:难题|难处|困境|症结|问题|矛盾|短板|困难)[^，]{0,3}，"
)
_FAILS = re.compile(
    "(?<![要能得可是有])不(?:够|足|强|高|畅|均|通|稳|实|清|准|力|到位|衔接|平衡|匹配|愿|敢)(?![^，]*的问题$)|未(?:除|能)|"
    "缺(?!一不可)|滞后|薄弱|脱节|空转|悬浮|失衡|失灵|错位|虚化|弱化|泛化|流于|难以|困难|走偏|偏差|盲区|短板|瓶颈|梗阻|“[^”]*而不[^”]*”"
)
"""Words of what is wrong with a thing; who says 破解……难题 says how it is mended, and begins with a verb of doing."""
_ADVICE = re.compile(r"应当|应该|建议|不妨|可以考虑|理应|还应")

_WHAT_IS_DONE = re.compile("做了哪些工作|做法|经验|原则|举措|措施|建议|对策")
_SOMEWHERE = re.compile(
    "^(?:[东西南北中]部|东北|西北|西南|华[东南中北])(?:某|一个|有个|的?一座|的?一些)[^，]{0,4}[省市县区镇村]"
    "|^(?:一家|某家?|有家)[^，]{2,24}(?:企业|公司|院所|研究院|学校|医院|银行)，"
)
_PLACED_ITSELF = ("match-place-statement", "statement-meaning")
"""Rules whose chapter rests on no paragraph, or may be any: of 45 judgements of meanings two blamed the chapter."""
_LESSONS = re.compile("哪几点[^，]{0,4}(?:启示|体会|思考|认识)？$")
"""How a question ends that asks for what was learnt from what was done."""
_SENSE = re.compile("(?:含义|内涵)？$")
_STANDS = re.compile("“[^”]*(?:现状|基本情况|概况|进展|成效|类型|分类)”(?:方面讲了|，[^，]{0,60}讲了|分别)")
"""How a question asks by a heading for how things stand or of what kinds they are."""
_DEEDS_OF = re.compile("列举了.{2,14}的几项做法")
_QUOTED = re.compile("“[^”]*”")
_DONE_BY_NAME = re.compile("(?:做到|推行|实行|采取|建立|推广|靠|用好)“[二两三四五六七八九十]")
"""A way of working with a name that counts (做到“三问”): no reason why."""


def unsettled(material: Material, question: Question) -> Iterator[tuple[str, str]]:
    """(rule id, reason) for every doubt about the chapter or the doer of what a question asks.

    A paragraph whose chapter is in doubt waits for its editor, unless the sentences asked about speak for the chapter.
    On 354 labelled paragraphs two in three doubtful ones were right, 85 in 100 where the sentence agreed,
    and all where the paragraph opened with a command and was put under how to improve.
    """
    cited = {(s.paragraph, s.sentence) for s in question.sources}
    told = {at for at in cited if material.findings.exemplifies(*at)}
    deed = question.kind == "fill_blank" and question.chapter == PRACTICES and told == cited
    doubtful = material.findings.placements[question.paragraph - 1].doubtful
    itself = question.rule in _PLACED_ITSELF or question.chapter in _fitting(question)
    if doubtful and not deed and not itself and not _agrees(material, question):
        yield (
            "chapter-doubtful",
            f"第{question.paragraph}段归哪一章拿不准，请在 chapters 里写“第{question.paragraph}段: 篇章代号”",
        )
    if question.rule.startswith("statement"):
        yield from _statement(material, question)
    if question.rule.startswith("points-of") and question.chapter == URGENCY and _done(material, question):
        yield "chapter-list", "问的是做法、原则或建议，却归在“紧迫性”"
    if question.rule.startswith("points-of") and question.chapter == URGENCY and _neither(question):
        yield "chapter-list", "问的是现状、成效或类型，却归在“紧迫性”"
    if question.chapter == QUALITY and _SENSE.search(question.stem):
        yield "chapter-list", "问的是含义，却归在“提高质量”"
    if question.rule.startswith("points-of") and question.chapter != URGENCY and _wrong(question):
        yield "chapter-list", "列的是问题和不足，却没有归在“紧迫性”"
    if question.chapter != PRACTICES and told and question.rule != "example-illustrates-point":
        yield "chapter-sentence", "这一句讲的是某地的做法，却归在别的章"
    if question.chapter != PRACTICES and _SOMEWHERE.search(question.stem):
        yield "chapter-sentence", "这一句讲的是某地的做法，却归在别的章"
    if question.chapter != PRACTICES and _DEEDS_OF.search(question.stem):
        yield "chapter-sentence", "问的是某地的做法，却归在别的章"
    regulation = material.findings.lays_down(question.paragraph)
    advised = any(_ADVICE.search(_sentence(material, p, s)) for p, s in cited)
    if question.chapter == PRACTICES and not regulation and advised:
        yield "chapter-sentence", "这一句讲的是应当怎么做，却归在“做法与经验”"
    if question.kind == "fill_blank":
        yield from _blank(material, question)


def _fitting(question: Question) -> tuple[str | None, ...]:
    """The chapters in which a question may stand whatever is said of its paragraph: by what it asks for, or by its rule."""
    if _LESSONS.search(question.stem):
        return PRACTICES, QUALITY  # readers took lessons under both
    ahead = question.rule.removeprefix("statement-") in AHEAD
    return asked_chapter(question.stem), QUALITY if ahead else None


def _wrong(question: Question) -> bool:
    """Whether a list is asked for as what is wrong, or most of its points say so."""
    if asked_chapter(question.stem) == URGENCY:
        return True
    points = question.answer.points if isinstance(question.answer, Points) else ()
    failing = [p for p in points if _FAILS.search(p.folded) and not IMPERATIVE.match(p.folded)]
    return len(failing) * 2 > len(points) > 0


def _neither(question: Question) -> bool:
    """Whether a list tells how things stand, and of what kinds they are: no reason to act, unless it says what is lacking."""
    return _STANDS.search(question.stem) is not None and not _wrong(question)


def _statement(material: Material, question: Question) -> Iterator[tuple[str, str]]:
    if question.chapter == QUALITY and _TROUBLE.search(question.stem):
        yield "chapter-sentence", "这一句讲的是问题，却归在“提高质量”"
    if question.chapter != URGENCY and asks_what_ails(question.rule, question.stem):
        yield "chapter-sentence", "这一句讲的是问题从哪里来，却没有归在“紧迫性”"
    closing = max(p.number for p in material.article.paragraphs if len(p.sentences) > 1 or p.number == 1)
    claims = question.rule != "statement-meaning"
    if question.chapter == PRACTICES and claims and question.paragraph >= closing > 1:
        yield "chapter-sentence", "这是全文的收束，却归在“做法与经验”"


def _done(material: Material, question: Question) -> bool:
    """Whether a list is of what is done or to be done: the stem says so, or its name is that of a way of working."""
    said = _WHAT_IS_DONE.search(_QUOTED.sub("", question.stem))
    named = (_DONE_BY_NAME.search(_sentence(material, s.paragraph, s.sentence)) for s in question.sources)
    return said is not None or any(named)


def _blank(material: Material, question: Question) -> Iterator[tuple[str, str]]:
    roles = {material.findings.role_of(s.paragraph, s.sentence) for s in question.sources}
    told = roles & {"deed", "example", "result"} and not WEIGHTY.search(question.stem)
    if question.chapter == URGENCY and told:
        yield "chapter-sentence", "这一句讲的是做法，却归在“紧迫性”"
    elif question.chapter == URGENCY and not _binding(material, question):
        yield "aside", "讲重要性和紧迫性的话里，只有规定、引语和反复出现的提法值得填空"
    if source(material) == "文章" and not _whose(material, question):
        yield "unnamed", "说的是哪一个单位、哪一个地方，合上文章就不清楚"


def _binding(material: Material, question: Question) -> bool:
    """Whether a sentence on why is a rule, weighty words, a list of one kind, or keeps a term that comes again."""
    assert isinstance(question.answer, Blanks)
    if _BINDING.search(question.stem) or _ONLY_IF.match(question.stem) or WEIGHTY.search(question.stem):
        return True
    words = [squash(word.text) for word in question.answer.words]
    if question.rule == "blank-fixed-list" and len({word[-_HEAD:] for word in words}) == 1:
        return fold(question.stem).count(words[0][-_HEAD:]) > 0
    bare = squash("".join(p.text for p in material.article.paragraphs))
    return all(bare.count(word) > 1 for word in words)


def _whose(material: Material, question: Question) -> bool:
    """Whether a stem names the doer, means everybody, or asks for what is still to be done."""
    stem = fold(question.stem)
    cited = question.sources[0]
    at = cited.paragraph, cited.sentence
    role = material.findings.role_of(*at)
    meta = material.article.meta
    named = (
        (question.chapter == PRACTICES and _OF_THE_TEXT.search(stem))
        or _PLACE_NAME.search(stem)
        or _EVERYBODY.match(stem)
        or WEIGHTY.search(stem)
        or "《" in stem
        or (role == "example" and not _SOMEBODY.search(_sentence(material, *at)))
        or material.findings.exemplifies(*at)
    )
    if named or _UNIT.search(stem):
        return bool(named)
    if _MUST.search(stem):
        return True
    title = fold(meta.title + (meta.subtitle or ""))
    # A report names its place in the title, or in the words that open it.
    place = _PLACE_NAME.search(title) or _PLACE_NAME.match(material.article.paragraphs[0].folded)
    if question.chapter == PRACTICES and (place or "《" in title):
        return True
    if role == "example" or _goes_on(material, *at):
        return False
    return question.chapter != PRACTICES or not _of_one_place(material, cited.paragraph)


def _goes_on(material: Material, number: int, sentence: int) -> bool:
    """Whether a paragraph told of a place before a sentence, which may go on telling of it."""
    told = {e.sentence.sentence for e in material.findings.examples if e.sentence.paragraph == number}
    return any(
        n in told
        or (
            material.findings.role_of(number, n) == "example"
            and not _SOMEBODY.search(_sentence(material, number, n))
        )
        for n in range(1, sentence)
    )


def _of_one_place(material: Material, number: int) -> bool:
    """Whether a section tells of one place, which its later paragraphs need not name again."""
    index = material.article.paragraph(number).section
    told = [fold(material.article.sections[index].heading or "")]
    told += [paragraph.folded for paragraph in material.article.in_section(index)]
    return len({name for text in told for name in _PLACE_NAME.findall(text)}) == 1


def _agrees(material: Material, question: Question) -> bool:
    """Whether all sentences that a question rests on speak for its chapter, or its points command."""
    if question.chapter == QUALITY and isinstance(question.answer, Points):
        points = question.answer.points
        commands = [point for point in points if _COMMANDED.match(point.folded) or _CALLS.match(point.folded)]
        if len(commands) * 3 >= 2 * len(points) >= _SEVERAL:
            return True
    return all(
        question.chapter in _SPEAKS_FOR.get(material.findings.role_of(s.paragraph, s.sentence), ())
        or (question.chapter == QUALITY and _commands(material.article.paragraph(s.paragraph)))
        for s in question.sources
    )


def _commands(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens with what is to be done (必须……, 着力……)."""
    return _COMMANDED.match(paragraph.folded, paragraph.body) is not None


def _sentence(material: Material, paragraph: int, sentence: int) -> str:
    found = material.article.paragraph(paragraph)
    return found.folded_sentence(found.sentences[sentence - 1])
