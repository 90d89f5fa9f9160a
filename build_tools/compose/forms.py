"""Questions from what editors write, and the written form of a question that was made.

The words of an answer are looked up in the cited passages, so that a question by hand cites as
exactly as a made one; what cannot be found there is told.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from build_tools.compose.draft import Draft, arrange, cite, digest, finish, shuffled, where
from build_tools.compose.locate import Misfit, inside, located, within
from build_tools.model.article import Article, Passage, SourceRef
from build_tools.model.decisions import Form, FormOption
from build_tools.model.questions import (
    BLANK,
    Answer,
    Blanks,
    Choice,
    Option,
    Order,
    Pairs,
    Points,
    Question,
    Verdict,
)
from build_tools.model.text import quoted, squash

RULE = "written"
"""The maker's id of questions by hand."""
_GAP = re.compile(r"[_＿]{2,}|（[\s\u3000]*）|\([\s\u3000]*\)")
_PAIR = 2
_ANY_ORDER, _SAYS = "（各空顺序不限）", "文章介绍，"


def build(form: Form, article: Article, chapter: str) -> Question:
    """The question of a complete form, with an id made from its content. Raises Misfit with a cure."""
    assert form.kind and form.stem and form.cites
    cited = [located(article, citation) for citation in form.cites]
    stem = _stem(form.kind, form.stem)
    if form.kind == "fill_blank":
        cited = _narrowed(cited, article, stem, form.answer)
        stem += _ANY_ORDER if form.free and stem.count(BLANK) > 1 and _ANY_ORDER not in stem else ""
    sources = cite(*cited)
    draft = Draft(
        form.kind,
        RULE,
        stem,
        _answer(form, article, cited),
        sources,
        form.explanation or f"见{'、'.join(dict.fromkeys(map(where, cited)))}。",
        chapter,
        weight=0,
    )
    return replace(finish(draft, article), state="written")


def change(question: Question, form: Form, article: Article) -> Question:
    """A made question as its editor changed it: same id and rule, state `edited`. Raises Misfit with a cure."""
    whole = form_of(question)
    named = {
        name: value
        for name in ("stem", "options", "answer", "correction", "free", "explanation")
        if (value := getattr(form, name)) is not None
    }
    if "options" in named and not isinstance(question.answer, Choice):
        raise Misfit("这道题没有选项。删去 options，要改答案就写 answer")
    if "answer" in named and isinstance(question.answer, Choice):
        raise Misfit("选择题的答案写在选项里：正确的选项加 correct: true。删去 answer")
    full = replace(whole, **named)
    if isinstance(question.answer, Choice) and form.options:
        full = replace(full, options=_remarked(form.options, question.answer))
    spans = [_passage(article, source) for source in question.sources]
    places = dict.fromkeys((span.paragraph, span.sentence) for span in spans)
    cited = [article.paragraph(paragraph).quote_sentence(sentence) for paragraph, sentence in places]
    stem = _stem(question.kind, full.stem or "")
    same = set(named) <= {"stem", "explanation"} and not isinstance(question.answer, Blanks)
    # Words of an answer are looked up first where the made question has them, then in its whole sentences.
    answer = (
        question.answer
        if same
        else _answer(full, article, cited if question.kind == "true_false" else [*spans, *cited])
    )
    if isinstance(answer, Blanks) and stem.count(BLANK) != len(answer.words):
        raise Misfit(_COUNTS.format(stem.count(BLANK), len(answer.words)))
    return replace(
        question,
        stem=stem,
        answer=answer,
        explanation=full.explanation or question.explanation,
        state="edited",
    )


_COUNTS = "题干有 {} 个空（____），答案有 {} 个。改成一样多"


def _remarked(options: tuple[FormOption, ...], old: Choice) -> tuple[FormOption, ...]:
    """Options that the editor left as they were keep their remark, which moves with the paragraphs it names."""
    remarks = {option.text: option.remark for option in old.options}
    return tuple(replace(o, remark=o.remark or remarks.get(o.text, "")) for o in options)


def _passage(article: Article, source: SourceRef) -> Passage:
    paragraph = article.paragraph(source.paragraph)
    start = paragraph.sentences[source.sentence - 1].start
    return paragraph.quote(start + source.start, start + source.end)


def form_of(question: Question) -> Form:
    """What an editor would have written for a made question, without its citations."""
    form = Form(kind=question.kind, stem=question.stem, explanation=question.explanation)
    match question.answer:
        case Choice(options):
            return replace(form, options=tuple(FormOption(o.text, o.correct, o.remark) for o in options))
        case Verdict(true, correction):
            return replace(form, answer=true, correction=correction or None)
        case Blanks(words, free):
            return replace(form, answer=tuple(word.text for word in words), free=free)
        case Pairs(pairs):
            return replace(form, answer=pairs)
        case Order(items):
            return replace(form, answer=items)
        case Points(points):
            return replace(form, answer=tuple(point.text for point in points))


def _stem(kind: str, stem: str) -> str:
    return _GAP.sub(BLANK, stem) if kind == "fill_blank" else stem


def _answer(form: Form, article: Article, cited: Sequence[Passage]) -> Answer:
    match form.kind:
        case "single_choice" | "multiple_choice":
            return _choice(form, article, cited)
        case "true_false":
            return _verdict(form, cited)
        case "matching":
            return _pairs(form)
        case "ordering":
            items = _texts(form)
            if len(set(items)) < len(items):
                raise Misfit("排序的各项有重复。改成各不相同")
            return Order(items, _mixed(items))
    passages = tuple(_word(word, article, cited) for word in _texts(form))
    if form.kind != "fill_blank":
        return Points(passages)
    gaps = _stem("fill_blank", form.stem or "").count(BLANK)
    if gaps != len(passages):
        raise Misfit(_COUNTS.format(gaps, len(passages)))
    return Blanks(passages, bool(form.free))


def _texts(form: Form) -> tuple[str, ...]:
    if isinstance(form.answer, bool) or not form.answer or not all(isinstance(t, str) for t in form.answer):
        raise Misfit("answer 要写成一列文字，每个占一行，前面加“- ”")
    return tuple(str(text) for text in form.answer)


def _word(word: str, article: Article, cited: Sequence[Passage]) -> Passage:
    found = within(cited, article, word)
    if found is None:
        raise Misfit(f"答案“{word}”不在所引的原句里。用原句里的字，或在 cites 里再引一句")
    return found


def _choice(form: Form, article: Article, cited: Sequence[Passage]) -> Choice:
    options = form.options or ()
    right = [option for option in options if option.correct]
    if not right:
        raise Misfit("没有正确的选项。给正确的选项加 correct: true")
    if len({squash(option.text) for option in options}) < len(options):
        raise Misfit("有两个选项一样。改掉一个")
    made = [_option(option, article, cited) for option in options]
    single = form.kind == "single_choice" and len(right) == 1
    seat = int(digest(article.id, form.stem or "")[:6], 16) if single else None
    return arrange(made, article.id, form.stem or "", seat=seat)


def _option(option: FormOption, article: Article, cited: Sequence[Passage]) -> Option:
    """An option with where it stands: the right one in what is cited, a lure wherever the article has it."""
    if option.correct:
        found = within(cited, article, option.text)
    else:
        found = next((f for p in article.paragraphs for f in inside(p, option.text)), None)
    remark = option.remark or ("" if found or option.correct else "原文里没有这个说法。")
    return Option(option.text, option.correct, found.sources if found else (), remark)


def _verdict(form: Form, cited: Sequence[Passage]) -> Verdict:
    if not isinstance(form.answer, bool):
        raise Misfit("判断题的 answer 只能写 true 或 false")
    text = "".join(passage.text for passage in cited)
    told = "；".join(passage.text.rstrip("，；、") for passage in cited)
    if form.answer:
        if squash((form.stem or "").removeprefix(_SAYS)) not in squash(text):
            raise Misfit("判断为正确的话，要照所引的原句写。改题干，或改 cites")
        return Verdict(True)
    said = form.correction or ""
    if any(squash(passage.text) not in squash(said) for passage in cited):
        said = f"{said.rstrip('。')}{'。' if said else ''}原文是{quoted(told)}。"
    return Verdict(False, said)


def _pairs(form: Form) -> Pairs:
    rows = form.answer
    if isinstance(rows, bool) or not rows or not all(isinstance(r, tuple) and len(r) == _PAIR for r in rows):
        raise Misfit("匹配题的 answer 写成一列 [左, 右]，如 - [甲地, 甲地的做法]")
    pairs = tuple((str(row[0]), str(row[1])) for row in rows)
    rights = tuple(right for _, right in pairs)
    if len(set(rights)) < len(rights) or len({left for left, _ in pairs}) < len(pairs):
        raise Misfit("匹配题的左边或右边有重复。改成各不相同")
    return Pairs(pairs, _mixed(rights))


def _mixed(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Texts in another order than the given one."""
    mixed = shuffled(texts, RULE)
    return tuple(mixed[1:] + mixed[:1] if tuple(mixed) == texts else mixed)


def _narrowed(cited: list[Passage], article: Article, stem: str, answer: object) -> list[Passage]:
    """For a fill-in that prints only a part of the cited sentence: that part."""
    filled = stem.replace(_ANY_ORDER, "")
    for word in answer if isinstance(answer, tuple) else ():
        filled = filled.replace(BLANK, str(word), 1)
    part = within(cited, article, filled.rstrip("。；，"))
    return [part] if part else cited
