"""The checker: every question is examined again before it may be printed.

It shares no decision code with the makers: it reads the article and the finished question,
and each rule is written anew. A question with a fault is refused and logged with the rule's id.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from build_tools.model.article import Article
from build_tools.model.questions import BLANK, Blanks, Choice, Order, Pairs, Points, Question, Verdict

_MARKS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9%+]")
_BACKWARD = (
    "这些",
    "这一",
    "这个",
    "这种",
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


def faults(article: Article, question: Question) -> Iterator[tuple[str, str]]:
    """(rule id, what is wrong) for every rule that one question breaks."""
    for rule, examine in RULES.items():
        reason = examine(article, question)
        if reason:
            yield rule, reason


def _bare(text: str) -> str:
    return _MARKS.sub("", text)


def _citation(article: Article, question: Question) -> str:
    for source in question.sources:
        sentences = article.paragraphs[source.paragraph - 1].sentences
        if source.article != article.id or source.sentence > len(sentences):
            return "引用的句子不存在"
        if sentences[source.sentence - 1].text[source.start : source.end] != source.text:
            return "引文与原句不一致"
    return ""


def _support(article: Article, question: Question) -> str:
    """Every right answer stands in the cited sentences."""
    cited = {(s.paragraph, s.sentence) for s in question.sources}
    text = _bare("".join(article.paragraphs[p - 1].sentences[s - 1].text for p, s in sorted(cited)))
    match question.answer:
        case Choice(options):
            claims = [o.text for o in options if o.correct]
        case Blanks(words):
            claims = [w.text for w in words]
        case Pairs(pairs):
            claims = [side for pair in pairs for side in pair]
        case Order(items):
            claims = list(items)
        case Points(points):
            claims = [p.text for p in points]
        case Verdict():
            claims = []
    missing = [claim for claim in claims if _bare(claim) not in text]
    return f"答案不在引用的句子里：{missing[0]}" if missing else ""


def _verdict(article: Article, question: Question) -> str:
    """A true statement stands in the article; a false one does not, and its correction does."""
    if not isinstance(question.answer, Verdict):
        return ""
    claim = _bare(question.stem).removeprefix("文章介绍")
    whole = _bare("".join(p.text for p in article.paragraphs))
    if question.answer.true != (claim in whole):
        return "判断题的对错与原文不符"
    if not question.answer.true and not any(
        _bare(s.text) in _bare(question.answer.correction) for s in question.sources
    ):
        return "改正没有出处"
    return ""


def _options(article: Article, question: Question) -> str:
    if not isinstance(question.answer, Choice):
        return ""
    texts = [_bare(o.text) for o in question.answer.options]
    right = sum(o.correct for o in question.answer.options)
    if len(set(texts)) < len(texts):
        return "选项重复"
    if any(a != b and a in b for a in texts for b in texts):
        return "一个选项包含另一个选项"
    if question.kind == "single_choice" and (right != 1 or len(texts) < 3):
        return "单选题须有一个正确项、至少三个选项"
    if question.kind == "multiple_choice" and (right < 2 or right == len(texts)):
        return "多选题须有两个以上正确项和至少一个干扰项"
    longest = max(texts, key=len)
    key = next(_bare(o.text) for o in question.answer.options if o.correct)
    if (
        question.kind == "single_choice"
        and longest == key
        and len(key) > 1.6 * max(len(t) for t in texts if t != key)
    ):
        return "正确项明显最长"
    return ""


def _lure_true(article: Article, question: Question) -> str:
    """No lure stands in a sentence that the right answer is cited from."""
    if question.kind != "multiple_choice" or not isinstance(question.answer, Choice):
        return ""
    cited = {(s.paragraph, s.sentence) for s in question.sources}
    text = _bare("".join(article.paragraphs[p - 1].sentences[s - 1].text for p, s in cited))
    for option in question.answer.options:
        if not option.correct and _bare(option.text) in text:
            return f"干扰项也成立：{option.text}"
    return ""


def _leak(article: Article, question: Question) -> str:
    stem = _bare(question.stem)
    match question.answer:
        case Choice(options):
            shown = next((o.text for o in options if o.correct and _bare(o.text) in stem), "")
        case Blanks(words):
            shown = next((w.text for w in words if _bare(w.text) in stem), "")
        case _:
            shown = ""
    return f"题干露出了答案：{shown}" if shown else ""


def _wording(article: Article, question: Question) -> str:
    stem = question.stem
    if _WHO.match(stem) and not stem.startswith("其他"):
        return "题干以指代词开头"
    outside = re.sub(r"“[^”]*”", "", stem)
    word = next((w for w in _BACKWARD if w in outside), "")
    if word:
        return f"题干含有指代“{word}”"
    depth = 0
    for char in stem:
        depth += (char == "“") - (char == "”")
        if depth not in (0, 1):
            return "题干的引号不成对"
    if depth:
        return "题干的引号不成对"
    if len(stem) > 190:
        return "题干太长"
    if isinstance(question.answer, Blanks) and re.search(rf"{BLANK}[、，]?{BLANK}{BLANK}", stem):
        return "空格连在一起"
    return "句子不完整" if re.search(r"[，、；：]。|。。", stem) else ""


def _chapter(article: Article, question: Question) -> str:
    return "" if question.chapter else "没有归章"


RULES: dict[str, Callable[[Article, Question], str]] = {
    "citation": _citation,
    "support": _support,
    "verdict": _verdict,
    "options": _options,
    "lure-true": _lure_true,
    "leak": _leak,
    "wording": _wording,
    "chapter": _chapter,
}
"""Rule id -> examiner that gives the reason for refusing, or the empty string."""


def answers_printed(question: Question, others: Sequence[Question]) -> str:
    """Id of another question whose visible text prints this fill-in's answer, or the empty string."""
    if not isinstance(question.answer, Blanks):
        return ""
    words = [_bare(word.text) for word in question.answer.words]
    for other in others:
        if other.id == question.id or other.kind == "discussion":
            continue
        text = _bare(_visible(other))
        if any(len(word) >= 3 and word in text for word in words):
            return other.id
    return ""


def _visible(question: Question) -> str:
    match question.answer:
        case Choice(options):
            return question.stem + "\n".join(option.text for option in options)
        case Pairs(pairs):
            return question.stem + "\n".join(left + right for left, right in pairs)
        case Order(_, shown):
            return question.stem + "\n".join(shown)
        case _:
            return question.stem
