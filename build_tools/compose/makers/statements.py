"""What is decisive, why, on what condition, what does it mean: short answers of one cited point."""

import re
from collections.abc import Iterator

from build_tools.compose.draft import Draft, Material, cite, where
from build_tools.compose.naming.asking import anchored, heading, source
from build_tools.compose.placing import AHEAD, PRACTICES, QUALITY, URGENCY, asks_what_ails
from build_tools.compose.wording import INSIDE, OPENING, SPEECH, balanced, gives_away, stands_alone
from build_tools.model.article import Passage
from build_tools.model.findings import KeyPoint
from build_tools.model.questions import Points
from build_tools.model.text import bigrams, fold, quoted, squash

_LINK = 3  # letters of 关键是
_SUBJECT_LEAST, _SAID_LEAST = 6, 6
_TOLD = 0.6
_GOAL_LEAST, _CONDITION_LEAST = 6, 10
_HALF = re.compile("[是有可会能]|既|又|不[仅但只]|将|使|让|为[^，]{1,12}(?:做|提供|奠定|输送|注入)")
"""How an aim begins that is half of a pair, or says what is done to whom."""
_NESTED = re.compile("才(?!能|干|华|智)|只有|所谓")
_SOME, _STATE = re.compile("很多|许多|不少|一些|有的?|部分|多数"), re.compile("没有|有意|故意")
_COUNTS_ONLY = re.compile(
    "^[^，]{0,6}[两二三四五六七八](?:个|项|大|种|类|对|条|件|重|点|道|方面)[^，。；：]{0,6}$"
)
"""How a statement ends that only counts what is told elsewhere (实现三个转变): as a key it says nothing."""
_LABEL_ONLY = re.compile(r"^[^，]{0,6}“[二两三四五六七八九十][^”]{1,5}”[^，]{0,6}$")
"""What only names a list that stands elsewhere (在“四个着力”上做文章)."""
_TIME = re.compile(r"(?:间|时|期|候|刻|年|月|日|后|前|里|中|上|下)$")
_CUT = re.compile(r"(?:之间|[不而也亦都才却又更是在和与]|(?<!而)就|往往|常常|总是)$")
"""How a subject ends when the words of the link were cut from their clause."""
_RUNS_ON = re.compile(
    "，(?:必须|要|应|需|因此|因而|所以|这|从而|于是|才|就|否则|但|却|也|还|又|它|他|其|对此|为此|同时|可[^以]|如果?|若|一旦|既然|只[会能]|即[使便]|虽然|甚至)"
)
"""How a clause begins that says more than what is contrasted (而是化学反应，必须一起发力)."""
_TURNS = re.compile(r"(?:但|然而|不过|可是|可，|只是)")
"""How the next sentence begins when this one only grants a point (前提是数据流动。但流动不等于任意流动)."""
_LIKENED = re.compile(r"[^。，]{0,16}(?:也是|也要|同样|亦|如此|何尝不|也需|也有)")
"""How the next sentence begins when the one before explains a figure of speech by its plain sense."""
_WITNESS = re.compile(
    "^(?:实践|历史|事实|经验|现实|历史和现实|调查|调研|数据|研究|案例)[^，]{0,8}(?:证明|表明|告诉我们|启示我们|昭示我们)，"
)
"""What bears witness to a claim is no part of what is asked."""
_PARTICULAR, _CLAIMS = ("example", "speech"), ("key", "condition")
_ITEM = re.compile("^(?:[（(][一二三四五六七八九十0-9]+[）)]|[0-9]{1,3}[.．、])?(?:[^，“”]{1,14}所称的?)?")
_ABBREVIATED = re.compile("[（(]以下[简统]称[^）)]*[）)]$")
"""The number of an item before the term that it explains, and how a provision says that it defines it."""
_LEANS, _DEFINES, _TERM_LEAST = re.compile("前[一两二三]?[款项条]"), re.compile("，是指"), 2
_VAGUE = re.compile(
    r"^更|^[让令使]人|^(?:排|摆|放)在|^所谓[^“”]{1,3}$|^从“|^(?:认为|主张|有人|一种观点|学界|学者|何况|况且|毕竟|其实|事实上|显然|诚然|可以说|换个角度)|^(?:问题|事情|关键|重点|难点|一切|归根到底|说到底|解开这|做到|真正|最)|这|那|它"
)


def statements(material: Material) -> Iterator[Draft]:
    """One question for each key, cause, condition and meaning that is clear with the article closed."""
    for point in material.findings.key_points:
        stem = _stem(material, point)
        if point.role in _CLAIMS and stem:
            paragraph = material.article.paragraph(point.text.paragraph)
            stem = stem if anchored(material, paragraph, stem) == stem else None
        if (
            stem is None
            or point.subject is None
            or not _whole(point)
            or not _told_for_itself(material, point)
        ):
            continue
        yield Draft(
            kind="short_answer",
            rule=f"statement-{point.role}",
            stem=stem,
            answer=Points((point.text,)),
            sources=cite(point.text, point.subject),
            explanation=f"见{where(point.text)}。",
            chapter=_chapter(material, point, stem),
            weight=3.0,
        )


def _chapter(material: Material, point: KeyPoint, stem: str) -> str:
    """The chapter of a statement. What a thing should be, or what it turns on, is no practice, and how to do better where in doubt.

    Of the judged sets: readers took 36 contrasts of 38 under how to improve and 8 of 12 among practices; of keys they
    blamed the chapter in none of 26 there, and in 5 of 8 here.
    """
    if asks_what_ails(f"statement-{point.role}", stem) and material.findings.holds(URGENCY):
        return URGENCY
    placed = material.findings.placements[point.text.paragraph - 1]
    claims = point.role in AHEAD and (placed.doubtful or placed.chapter == PRACTICES)
    return QUALITY if claims and material.findings.holds(QUALITY) else placed.chapter


def _told_for_itself(material: Material, point: KeyPoint) -> bool:
    """Whether a statement is general and complete, and does not only lead up to what the next sentence says."""
    paragraph = material.article.paragraph(point.text.paragraph)
    following = paragraph.sentences[point.text.sentence :]
    after = paragraph.folded_sentence(following[0]) if following else ""
    if point.role == "meaning":
        return not _LIKENED.match(after)
    if material.findings.role_of(point.text.paragraph, point.text.sentence) in _PARTICULAR:
        return False
    return not (point.role in _CLAIMS and _TURNS.match(after))


def _whole(point: KeyPoint) -> bool:
    """Whether what is said can be read alone and the subject does not print it."""
    said = point.text
    subject = point.subject.text if point.subject else ""
    return (
        len(squash(said.text)) >= _SAID_LEAST
        and not INSIDE.search(said.folded)
        and not OPENING.match(said.folded)
        and not SPEECH.search(said.folded)
        and balanced(said.text)
        and (not said.folded.endswith("的") or _parallel_of(point))
        and not said.folded.endswith("：")
        and not _LABEL_ONLY.search(said.folded)
        and not _COUNTS_ONLY.search(said.folded)
        and not gives_away(said.text, subject)
        and not (
            fold(point.link).endswith(("在", "在于")) and "，在于" in said.folded
        )  # a second answer runs on
        and not (point.role in _CLAIMS and (_repeats(subject, said.text) or _NESTED.search(said.folded)))
    )


def _parallel_of(point: KeyPoint) -> bool:
    """Whether 的 at the end of what is said closes a clause of its own (是……的), or one like that of the link."""
    return "的，" in fold(point.link) or re.search("是[^，]+的$", point.text.folded) is not None


def _filled(said: Passage) -> bool:
    """Whether a condition is one that teaches: more than a phrase, and no sentence of its own (心怀敬畏才有危机感)."""
    return len(squash(said.text)) >= _CONDITION_LEAST


def _repeats(subject: str, said: str) -> bool:
    """Whether what is said only says the subject again (留住乡愁，首先要留住懂得乡愁的人)."""
    pairs = bigrams(subject)
    letters = set(squash(said))
    told = len(letters & set(squash(subject))) >= _TOLD * len(letters)  # 向基层延伸，关键是向基层党组织延伸
    return told or len(pairs & bigrams(said)) * 2 >= len(pairs) > 0


def _stem(material: Material, point: KeyPoint) -> str | None:
    if point.subject is None:
        return None
    subject = _WITNESS.sub("", point.subject.text.rstrip("，"))
    if point.role == "meaning":
        term = _ABBREVIATED.sub("", _ITEM.sub("", subject)).strip("“”")
        if _LEANS.match(fold(subject)) or len(term) < _TERM_LEAST or _DEFINES.search(point.text.folded):
            return None
        return f"{source(material)}所说的{quoted(term)}是指什么？"
    if (
        not stands_alone(subject)
        or _CUT.search(fold(subject))
        or _VAGUE.search(fold(subject))
        or subject.count("、") > 1
    ):
        return None
    if point.role == "answer":
        return f"文章认为，{subject}？" if len(squash(subject)) >= _SUBJECT_LEAST else None
    if point.role == "contrast":
        plain = fold(subject)
        if _TIME.search(plain) or _SOME.match(plain) or _STATE.search(point.link):
            return None
        if point.link.startswith("，") and "是" in plain:
            return None  # a sentence of its own stands before (城市是以人为核心而建立，不仅是……)
        if INSIDE.search(fold(point.link)) or _RUNS_ON.search(point.text.folded):
            return None
        return f"文章认为，{subject}{point.link}什么？"
    if point.role == "condition":
        goal = re.split("[，；]", fold(subject))[0]
        told = len(goal) >= _GOAL_LEAST and not _HALF.match(goal) and _filled(point.text)
        return f"文章认为，怎样才能{subject[: len(goal)]}？" if told else None
    context = ""
    if len(squash(subject + point.link)) < _SUBJECT_LEAST + (_LINK if point.role == "key" else 0):
        topic = heading(material, material.article.paragraph(point.text.paragraph))
        if topic is None:
            return None
        context = f"谈到{quoted(topic)}时，"
    if point.role == "cause":
        return f"{context or '在'}文章看来，{subject}为什么{point.link}？"
    if point.role != "key":
        return None
    attributive = material.article.paragraph(point.text.paragraph).folded[point.subject.end] == "的"
    return f"{context}文章认为，{subject}{'的' if attributive else '，'}{point.link}什么？"
