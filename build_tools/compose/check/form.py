"""Is it fair and clear? The stem and the options as a reader meets them."""

import re

from build_tools.compose.check.evidence import bare
from build_tools.model.article import Article
from build_tools.model.questions import BLANK, Blanks, Choice, Points, Question
from build_tools.model.text import NUMERALS

_BACKWARD = (
    "这些",
    "这一",
    "这个",
    "这种",
    "这样",
    "上述",
    "该县",
    "该市",
    "该区",
    "前者",
    "后者",
    "如下",
    "以下几",
    "此次",
    "本文",
)
_WHO = re.compile(r"^(?:这|其(?!他|余)|该|此|他|她|它|因此|但|然而|同时)")
_ASKED_NUMBER = re.compile(
    r"(?:哪|讲了)([二两三四五六七八])(?:个|项|类|种|大|条|方面|级|件|道|环|支|张|位|步|重|点|对|组|笔|把|关|招|句)"
)
_QUOTES = re.compile(r"[^“”]*(?:“[^“”]*”[^“”]*)*")
"""Quotation marks that pair and do not nest."""
_STEM_MOST, _TELLING = 190, 1.6


def count(article: Article, question: Question) -> str:
    """When the stem says how many, the answer has as many."""
    asked = _ASKED_NUMBER.search(question.stem)
    if asked is None:
        return ""
    number = NUMERALS[asked[1]]
    match question.answer:
        case Points(points):
            return "" if len(points) == number else f"题干说{asked[1]}项，答案有{len(points)}项"
        case Choice(options):
            right = sum(option.correct for option in options)
            return "" if right <= number else f"题干说{asked[1]}项，正确选项有{right}个"
        case _:
            return ""


def options(article: Article, question: Question) -> str:
    """Options differ, none holds another, and as many are right as the kind allows."""
    if not isinstance(question.answer, Choice):
        return ""
    texts = [bare(o.text) for o in question.answer.options]
    right = sum(o.correct for o in question.answer.options)
    if len(set(texts)) < len(texts):
        return "选项重复"
    if any(a != b and a in b for a in texts for b in texts):
        return "一个选项包含另一个选项"
    if question.kind == "single_choice" and (right != 1 or len(texts) < 3):
        return "单选题须有一个正确项、至少三个选项"
    if question.kind == "multiple_choice" and (right < 2 or right == len(texts)):
        return "多选题须有两个以上正确项和至少一个干扰项"
    return ""


def length(article: Article, question: Question) -> str:
    """The key of a single choice does not stand out by its length."""
    if question.kind != "single_choice" or not isinstance(question.answer, Choice):
        return ""
    key = next(len(bare(o.text)) for o in question.answer.options if o.correct)
    longest = max(len(bare(o.text)) for o in question.answer.options if not o.correct)
    return "正确项明显最长" if key > _TELLING * longest else ""


def shape(article: Article, question: Question) -> str:
    """Not all right options of a multiple choice, and no wrong one, begin with the same character."""
    if question.kind != "multiple_choice" or not isinstance(question.answer, Choice):
        return ""
    right = {bare(o.text)[:1] for o in question.answer.options if o.correct}
    wrong = {bare(o.text)[:1] for o in question.answer.options if not o.correct}
    return "正确项开头都一样，干扰项都不同" if len(right) == 1 and not right & wrong else ""


def leak(article: Article, question: Question) -> str:
    """The stem does not print the answer."""
    stem = bare(question.stem)
    match question.answer:
        case Choice(chosen):
            shown = next((o.text for o in chosen if o.correct and bare(o.text) in stem), "")
        case Blanks(words):
            shown = next((w.text for w in words if bare(w.text) in stem), "")
        case Points(points):
            shown = next((p.text for p in points if bare(p.text) in stem), "")
        case _:
            shown = ""
    return f"题干露出了答案：{shown}" if shown else ""


def wording(article: Article, question: Question) -> str:
    """The stem stands alone, its quotation marks pair, it is not too long."""
    stem = question.stem
    if _WHO.match(stem) and not stem.startswith("其他"):
        return "题干以指代词开头"
    outside = re.sub("“[^”]*”|《[^》]*》", "", stem)
    word = next((w for w in _BACKWARD if w in outside), "")
    if word:
        return f"题干含有指代“{word}”"
    if "【" in stem:
        return "题干里有【】，是还没有填的格式"
    if not _QUOTES.fullmatch(stem):
        return "题干的引号不成对"
    if len(stem) > _STEM_MOST:
        return "题干太长"
    if isinstance(question.answer, Blanks) and re.search(rf"{BLANK}[、，]?{BLANK}{BLANK}", stem):
        return "空格连在一起"
    return "句子不完整" if re.search(r"[，、；：]。|。。", stem) else ""
