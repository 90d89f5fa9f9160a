"""The checker sees what is wrong: sound questions are broken in every way we know, and must be refused."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.adopt import adopt
from build_tools.compose import Material, check
from build_tools.compose.quiz import candidates
from build_tools.model.article import Article, SourceRef
from build_tools.model.questions import (
    BLANK,
    Blanks,
    Choice,
    Option,
    Order,
    Pairs,
    Points,
    Question,
    Verdict,
)
from build_tools.options import load_chapters
from build_tools.pipeline import Source, study

ROOT = Path(__file__).parents[2]
ARTICLES = sorted([*(ROOT / "docs" / "articles").glob("*.md"), *(ROOT / "tests" / "samples").glob("*.md")])
FOREIGN = sorted((ROOT / "tests" / "quality").glob("set-*/[a-z][0-9]*.txt"))


def _sound() -> list[tuple[Article, Question]]:
    """Every question that could be asked: also those that a quiz leaves out for better ones, choices among them."""
    texts = [(p.stem, p.read_text("utf-8")) for p in ARTICLES]
    texts += [(p.stem, adopt(p.read_bytes(), ".txt").markdown) for p in FOREIGN]
    chapters = load_chapters()
    made = [study(Source(slug, f"{slug}.md", text), chapters) for slug, text in texts]
    drafts = [(m.article, candidates(Material(m.article, m.findings, chapters))[0]) for m in made]
    return [(article, draft.question) for article, sound in drafts for draft in sound]


SOUND = _sound()


def _moved(source: SourceRef, article: Article) -> SourceRef:
    number = source.paragraph % len(article.paragraphs) + 1
    return replace(source, paragraph=number, sentence=1)


def _other_text(article: Article, question: Question) -> str:
    """A sentence of the article that the question does not cite."""
    cited = {(s.paragraph, s.sentence) for s in question.sources}
    return next(
        s.text.rstrip("。")
        for p in reversed(article.paragraphs)
        for s in p.sentences
        if (p.number, s.number) not in cited
    )


def _shifted_citation(article: Article, q: Question) -> Iterator[Question]:
    first = q.sources[0]
    yield replace(q, sources=(replace(first, start=first.start + 1, end=first.end + 1), *q.sources[1:]))


def _other_paragraph(article: Article, q: Question) -> Iterator[Question]:
    yield replace(q, sources=tuple(_moved(s, article) for s in q.sources))


def _no_such_sentence(article: Article, q: Question) -> Iterator[Question]:
    yield replace(q, sources=(replace(q.sources[0], sentence=99), *q.sources[1:]))


def _wrong_key(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Choice):
        right = next(i for i, o in enumerate(q.answer.options) if o.correct)
        wrong = next(i for i, o in enumerate(q.answer.options) if not o.correct)
        options = list(q.answer.options)
        options[right] = replace(options[right], correct=False)
        options[wrong] = replace(options[wrong], correct=True)
        yield replace(q, answer=Choice(tuple(options)))


def _flipped(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Verdict):
        yield replace(q, answer=Verdict(not q.answer.true, "应为别处"))


def _crossed_pairs(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Pairs):
        (a, x), (b, y), *rest = q.answer.pairs
        yield replace(q, answer=Pairs(((a, y), (b, x), *rest), q.answer.rights))


def _wrong_order(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Order):
        first, second, *rest = q.answer.items
        yield replace(q, answer=Order((second, first, *rest), q.answer.shown))


def _wrong_word(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Blanks):
        paragraph = article.paragraphs[-1]
        yield replace(q, answer=Blanks((paragraph.quote(0, 4),) * len(q.answer.words), q.answer.free))


def _foreign_point(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Points):
        cited = {(s.paragraph, s.sentence) for s in q.sources}
        passage = next(
            p.quote_sentence(s.number)
            for p in reversed(article.paragraphs)
            for s in p.sentences
            if (p.number, s.number) not in cited and len(s.text) > 12
        )
        yield replace(q, answer=Points((*q.answer.points, passage)))


def _lost_point(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Points) and ("哪三" in q.stem or "讲了三点" in q.stem):
        yield replace(q, answer=Points(q.answer.points[:-1]))


def _twice(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Choice):
        yield replace(q, answer=Choice((*q.answer.options, q.answer.options[0])))


def _inside_another(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Choice):
        option = q.answer.options[0]
        longer = Option(option.text + "等", False, option.sources)
        yield replace(q, answer=Choice((*q.answer.options, longer)))


def _true_lure(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Choice) and q.kind == "multiple_choice":
        key = next(o for o in q.answer.options if o.correct)
        options = tuple(replace(o, correct=False) if o is key else o for o in q.answer.options)
        yield replace(q, answer=Choice(options))


def _key(answer: Choice) -> str:
    return next(option.text for option in answer.options if option.correct)


def _telling_length(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Choice) and q.kind == "single_choice" and len(_key(q.answer)) > 8:
        short = tuple(
            o if o.correct else replace(o, text=o.text[:4] + str(i)) for i, o in enumerate(q.answer.options)
        )
        yield replace(q, answer=Choice(short))


def _telling_shape(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Choice) and q.kind == "multiple_choice":
        alike = tuple(replace(o, text=("把" if o.correct else "建") + o.text) for o in q.answer.options)
        yield replace(q, answer=Choice(alike))


def _answer_in_stem(article: Article, q: Question) -> Iterator[Question]:
    match q.answer:
        case Choice(options):
            answer = next(o.text for o in options if o.correct)
        case Blanks(words):
            answer = words[0].text
        case Points(points):
            answer = points[0].text
        case _:
            return
    yield replace(q, stem=f"{q.stem}（{answer}）")


def _leaning(article: Article, q: Question) -> Iterator[Question]:
    yield replace(q, stem="这些做法中，" + q.stem)
    yield replace(q, stem="按照上述要求，" + q.stem)


def _open_quote(article: Article, q: Question) -> Iterator[Question]:
    yield replace(q, stem=q.stem + "“")


def _endless(article: Article, q: Question) -> Iterator[Question]:
    yield replace(q, stem=_other_text(article, q) * 1 + "，" + q.stem + "，" + "内容很多" * 50)


def _cut(article: Article, q: Question) -> Iterator[Question]:
    yield replace(q, stem=q.stem.rstrip("。？") + "，。")


def _other_stem(article: Article, q: Question) -> Iterator[Question]:
    if isinstance(q.answer, Blanks):
        blanks = "、".join([BLANK] * len(q.answer.words))
        yield replace(q, stem=f"文章里没有的一句话说到{blanks}的事情。")


BREAKS: tuple[Callable[[Article, Question], Iterator[Question]], ...] = (
    _shifted_citation,
    _other_paragraph,
    _no_such_sentence,
    _wrong_key,
    _flipped,
    _crossed_pairs,
    _wrong_order,
    _wrong_word,
    _foreign_point,
    _lost_point,
    _twice,
    _inside_another,
    _true_lure,
    _telling_length,
    _telling_shape,
    _answer_in_stem,
    _leaning,
    _open_quote,
    _endless,
    _cut,
    _other_stem,
)


def test_sound_questions_pass() -> None:
    """What the quiz asks is without fault for the checker, and there is enough of every kind but one to break."""
    assert not [q.stem for article, q in SOUND if list(check.faults(article, q))]
    kinds = Counter(q.kind for _, q in SOUND)
    assert len(SOUND) > 80
    assert len(kinds) >= 7


@pytest.mark.parametrize("break_one", BREAKS, ids=[b.__name__.strip("_") for b in BREAKS])
def test_checker_sees_every_seeded_fault(
    break_one: Callable[[Article, Question], Iterator[Question]],
) -> None:
    """Of the questions broken in one way the checker refuses at least 99 in 100."""
    broken = [(article, bad) for article, q in SOUND for bad in break_one(article, q)]
    missed = [bad.stem for article, bad in broken if not list(check.faults(article, bad))]
    assert broken, "nothing to break: the samples hold no such question"
    assert len(missed) <= len(broken) / 100, missed[:5]
