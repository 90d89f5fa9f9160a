"""Questions beside each other and beside the whole guide: what one item or article tells about another."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_tools.compose.check.evidence import bare
from build_tools.model.article import Article
from build_tools.model.questions import Blanks, Choice, Order, Pairs, Points, Question, Verdict

_CLAUSE = re.compile(r"[，。；：！？、]")
_WORD_LEAST, _CLAUSE_LEAST, _POINT_LEAST = 3, 8, 10


def printed_elsewhere(questions: Sequence[Question]) -> Iterator[tuple[Question, str]]:
    """Questions whose answer stands in the visible text of another, or is a key already asked for, with the reason.

    A blank counts when its word is printed, a short answer when half of its points are.
    """
    seen = [(question.id, bare(_visible(question))) for question in questions]
    asked: dict[str, str] = {}
    for question in questions:
        keys = (
            [bare(word.text) for word in question.answer.words] if isinstance(question.answer, Blanks) else []
        )
        again = next((asked[key] for key in keys if len(key) >= _WORD_LEAST and key in asked), None)
        asked.update(dict.fromkeys(keys, question.id))
        if again is not None:
            yield question, f"与另一题（{again}）填的是同一个词"
            continue
        for other, text in seen:
            if other != question.id and _answered(question, text):
                yield question, f"答案印在另一题（{other}）里"
                break


def _answered(question: Question, text: str) -> bool:
    match question.answer:
        case Blanks(words):
            return any(len(bare(w.text)) >= _WORD_LEAST and bare(w.text) in text for w in words)
        case Points(points) if question.kind == "short_answer":
            told = sum(len(bare(p.text)) >= _POINT_LEAST and bare(p.text) in text for p in points)
            return told * 2 >= len(points)
        case _:
            return False


def _visible(question: Question) -> str:
    match question.answer:
        case Choice(options):
            return "。".join([question.stem, *(option.text for option in options)])
        case Pairs(pairs):
            return "。".join([question.stem, *(side for pair in pairs for side in pair)])
        case Order(_, shown):
            return "。".join([question.stem, *shown])
        case _:
            return question.stem


Tails = Mapping[str, Sequence[tuple[str, str, str, str]]]
"""How clauses end -> each such clause, what stands between commas and between semicolons round it, the sentence; all bare."""
Claim = tuple[int, str, str, str, str, str]
"""Which question, its place and deed as they are told, the bare place, the longest clause of the deed, whose deed it is."""


def tails(article: Article) -> Tails:
    """The clauses of an article that are long enough to tell something."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for paragraph in article.paragraphs:
        for sentence in paragraph.sentences:
            whole = bare(sentence.text)
            for part in sentence.text.split("；"):
                here = bare(part) if len(part) < len(sentence.text) else whole
                for piece in re.split("[，：]", part):
                    for said in _CLAUSE.split(piece):
                        if len(said) >= _CLAUSE_LEAST and len(clause := bare(said)) >= _CLAUSE_LEAST:
                            row = (clause, bare(piece), here, whole)
                            found.setdefault(clause[-_CLAUSE_LEAST:], []).append(row)
    return found


def claims(questions: Sequence[Question]) -> tuple[Claim, ...]:
    """What must be true nowhere in the guide: the places and deeds of false statements and of wrong pairs."""
    found = []
    for index, question in enumerate(questions):
        match question.answer:
            case Verdict(true=False):
                wrong = [(*_place_and_deed(question.stem), "")]
            case Pairs(pairs):
                wrong = [(a, b, owner) for a, own in pairs for owner, b in pairs if b != own]
            case _:
                continue
        for place, deed, owner in wrong:
            longest = max((bare(clause) for clause in _CLAUSE.split(deed)), key=len, default="")
            found.append((index, place, deed, bare(place), longest, bare(owner)))
    return tuple(found)


def true_somewhere(claimed: Sequence[Sequence[Claim]], articles: Iterable[Tails]) -> list[dict[int, str]]:
    """For the claims of each article: question -> why its wrong answer is right by some sentence of the guide.

    It is when one sentence holds both the place and, as the end of a clause, the longest clause of the deed;
    but not when the deed's clause or part of the sentence opens with whose it is, and the place only stands elsewhere.
    """
    wanted = {claim[4][-_CLAUSE_LEAST:] for found in claimed for claim in found}
    standing: dict[str, list[tuple[str, str, str, str]]] = {}
    for tails_here in articles:
        for tail in wanted & tails_here.keys():
            standing.setdefault(tail, []).extend(tails_here[tail])
    told: dict[str, list[list[str]]] = {}  # clause -> where a clause ends with it
    reasons: list[dict[int, str]] = []
    for found in claimed:
        reasons.append({})
        for index, place, deed, bare_place, longest, owner in found:
            if longest not in told:
                rows = standing.get(longest[-_CLAUSE_LEAST:], ())
                told[longest] = [where for clause, *where in rows if clause.endswith(longest)]
            for *parts, whole in told[longest]:
                apart = owner and any(p.startswith(owner) and bare_place not in p for p in parts)
                if bare_place in whole and not apart:
                    reasons[-1].setdefault(index, f"“{place}{deed[:16]}……”在文章里成立")
    return reasons


def _place_and_deed(stem: str) -> tuple[str, str]:
    told = stem.removeprefix("文章介绍，").rstrip("。")
    at = re.search(r"[省市区县旗盟州镇乡村]", told)
    cut = at.end() if at else 2
    return told[:cut], told[cut:]
