"""What readers shall be able to do after a lesson, in words."""

from collections.abc import Iterator

from build_tools.model.findings import Term
from build_tools.model.guide import Lesson
from build_tools.model.questions import Blanks, Choice
from build_tools.model.text import fold, squash

_TERMS = 3
_LONG = 4  # letters of a term that is known in a heading without its marks
_SAYS_WHAT_IT_IS = ("meaning", "definition")


def goals(lesson: Lesson, leads: int) -> tuple[str, ...]:
    """The goals of a lesson; `leads` is the number of its leading points."""
    found = []
    if leads:
        found.append(f"说出本课的 {leads} 个要点，并能在原文中指出依据。")
    if lesson.examples:
        places = len({example.name for example in lesson.examples})
        found.append(f"举出 {places} 个地方的做法，说明它们各自解决了什么问题。")
    if named := set_terms(lesson):
        terms = "".join(f"“{term.text.text}”" for term in named)
        found.append(f"准确使用{terms}{'等' if len(named) == _TERMS else '的'}提法。")
    return (*found, "联系本单位实际，谈出自己的一条认识或一项改进。")


def set_terms(lesson: Lesson) -> tuple[Term, ...]:
    """The few terms that readers should master, in the order of the text.

    Quotation marks also hold complaints, nicknames and codes of interviews. What an author wants to be
    used stands in a heading, is explained or asked about; failing that, it comes back in another paragraph.
    """
    headings = [fold(text) for text in _headings(lesson)]
    weighed = {squash(text) for text in _asked(lesson)}
    explained = [
        squash(p.subject.text) for p in lesson.key_points if p.subject and p.role in _SAYS_WHAT_IT_IS
    ]

    def weight(term: Term) -> int:
        bare = squash(term.text.text)
        headed = any(
            f"“{term.text.folded}”" in heading or (len(bare) >= _LONG and bare in squash(heading))
            for heading in headings
        )
        if headed or bare in weighed or any(bare in subject for subject in explained):
            return 2
        return int(len({passage.paragraph for passage in term.occurrences}) > 1)

    heaviest = sorted((term for term in lesson.terms if weight(term)), key=weight, reverse=True)[:_TERMS]
    return tuple(term for term in lesson.terms if term in heaviest)


def _headings(lesson: Lesson) -> Iterator[str]:
    meta = lesson.article.meta
    for text in (meta.title, meta.subtitle, *(section.heading for section in lesson.article.sections)):
        if text:
            yield text


def _asked(lesson: Lesson) -> Iterator[str]:
    """The words that answer a question of the lesson."""
    for question in lesson.questions:
        match question.answer:
            case Blanks(words):
                yield from (word.text for word in words)
            case Choice(options):
                yield from (option.text for option in options if option.correct)
