"""Is it worth filling in, and is the answer whole? Blanks and single points as a reader meets them."""

import re

from build_tools.compose.check.evidence import bare
from build_tools.model.article import Article
from build_tools.model.questions import BLANK, Blanks, Points, Question

_ASKING = re.compile(r"^(?:谁(?!.*谁)|什么|怎[么样])|有没有|^(.)不\1")
_ROW = re.compile(rf"“{BLANK}”[、，]?“{BLANK}”")
_UNIT = re.compile(
    r"(?:^|。)(?:市里|区里|县里|镇里|乡里|村里|院里|厂里|工程|学院|专家们|我[市县区])(?![^，]{0,12}(?:要|应|必须|不得))"
)
_CUT = re.compile(r"(?:不|而|往往|常常)，|，，|，[？。]")
_ECHO, _SHORT = 0.6, 3
_CLAIMS = ("statement-key", "statement-demand")


def asking(article: Article, question: Question) -> str:
    """The key of a blank does not ask, unless it goes on a list in quotation marks (“谁借出、____”)."""
    if not isinstance(question.answer, Blanks):
        return ""
    listed = re.search(rf"“[^“”]+{BLANK}[^“”]*”", question.stem)
    word = next((w.text for w in question.answer.words if _ASKING.search(w.text)), "")
    return f"填的是问话：{word}" if word and not listed else ""


def row(article: Article, question: Question) -> str:
    """Quoted blanks do not stand right beside each other, and the stem does not open with one."""
    if not isinstance(question.answer, Blanks):
        return ""
    if _ROW.search(question.stem):
        return "引号里的空格连在一起"
    return "题干以空格开头" if question.stem.startswith((BLANK, f"“{BLANK}")) else ""


def unit(article: Article, question: Question) -> str:
    """A fill-in does not open with a unit that has no name, unless it says what the unit has to do."""
    if not isinstance(question.answer, Blanks):
        return ""
    found = _UNIT.search(question.stem)
    return f"没有点明是哪里的：{found.group()}" if found else ""


def same_key(article: Article, question: Question) -> str:
    """The blanks of one question have different keys."""
    if not isinstance(question.answer, Blanks):
        return ""
    words = [bare(word.text) for word in question.answer.words]
    return "几个空填的是同一个词" if len(set(words)) < len(words) else ""


def reply(article: Article, question: Question) -> str:
    """A single point answers the words that ask for it: not cut, not 因为 to 是什么, not the stem once more."""
    if not isinstance(question.answer, Points) or not question.rule.startswith("statement"):
        return ""
    if _CUT.search(question.stem):
        return "题干断开了"
    said = bare(question.answer.points[0].text)
    if question.answer.points[0].text.startswith("因为"):
        return "答案以“因为”开头，与题干不搭"
    if question.rule not in _CLAIMS:
        return ""
    pairs = {said[i : i + 2] for i in range(len(said) - 1)}
    echoed = sum(pair in bare(question.stem) for pair in pairs)
    return "答案重复题干" if len(pairs) > _SHORT and echoed >= _ECHO * len(pairs) else ""
