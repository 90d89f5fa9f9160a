"""Editors' decisions, applied to what was made of an article.

What an editor passed keeps its place before anything made anew; what was rejected stays out. A
decision rests on what its editor saw: once the question or a cited sentence has changed, it is
told and not applied. Questions by hand must pass the same checker as made ones.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools.compose import check
from build_tools.compose.choose import Candidate
from build_tools.compose.draft import Material, digest
from build_tools.compose.forms import build, change, form_of
from build_tools.compose.locate import Misfit, located, nearest
from build_tools.compose.quiz import candidates, chosen
from build_tools.model.article import Article
from build_tools.model.decisions import VERDICTS, Concern, Decided, Decision, Sheet, Tally, Written
from build_tools.model.questions import Question, Refusal
from build_tools.model.text import PLACES, bigrams, quoted

_ALIKE = 0.5
_OTHER = re.compile(r"（([0-9a-f]{12})）")
_WEIGHT = 9.0
_CURES = {
    "support": "用原句里的话作答案，或在 cites 里再引一句",
    "filled": "cites 里只抄题干用到的那半句，题干照原句写",
    "pairs": "左边和右边要在同一句里，左边在前；按原句改",
    "order": "各项要在同一句里，次序与原句一样；按原句改",
    "verdict": "对的照原句写；错的要与原句不同",
    "options": "改选项",
    "leak": "改题干",
    "tell": "把各选项改得长短、写法相近",
    "length": "把各选项改得长短相近",
    "lure-true": "换一个干扰项",
    "printed-elsewhere": "改题干，或弃用其中一题",
}


def fingerprint(article: Article, question: Question) -> str:
    """Eight hexadecimal digits that change with anything a reviewer reads of a question, cited sentences included.

    The order of options, layout, and the numbers of paragraphs, which edits elsewhere move, do not count.
    """
    form = form_of(question)
    options = sorted(f"{o.text}\x1e{o.correct}\x1e{o.remark}" for o in form.options or ())
    parts = [question.stem, *options, repr(form.answer), form.correction or "", question.explanation]
    text = PLACES.sub("", "\x1f".join([*parts, *sentences(article, question)]))
    return digest(text)[:8]


def sentences(article: Article, question: Question) -> tuple[str, ...]:
    """The sentences that a question cites, whole, in order, each once."""
    cited = dict.fromkeys((s.paragraph, s.sentence) for s in question.sources)
    return tuple(article.paragraph(p).sentences[s - 1].text.strip() for p, s in cited)


@dataclass
class _Desk:
    """What goes on while the decisions of one article are applied."""

    material: Material
    concerns: list[Concern]
    lines: dict[str, int]  # question id -> line of the decision or question by hand that stands for it

    def tell(self, line: int, message: str) -> None:
        self.concerns.append(Concern(line, message))


def decided_quiz(
    material: Material, sheet: Sheet
) -> tuple[tuple[Question, ...], tuple[Refusal, ...], Decided]:
    """The quiz of one article with its editors' decisions applied, and what became of them."""
    sound, refused = candidates(material)
    if not sheet.decisions and not sheet.written:
        questions, left_out = chosen(material, sound)
        return questions, (*refused, *left_out), Decided(sheet)
    desk = _Desk(material, [], {})
    pool, rejected = _applied(desk, sheet.decisions, sound, refused)
    pool = [*_by_hand(desk, sheet.written), *pool]
    questions, left_out = chosen(material, _undisturbed(pool))
    _tell_conflicts(desk, pool, questions, left_out)
    count = {state: sum(q.state == state for q in questions) for state in ("reviewed", "edited", "written")}
    tally = Tally(rejected=len(rejected), **count)
    decided = Decided(sheet, tally, tuple(desk.concerns), tuple(desk.lines.items()))
    return questions, (*rejected, *refused, *left_out), decided


def _tell_conflicts(
    desk: _Desk, pool: Sequence[Candidate], asked: Sequence[Question], left_out: Sequence[Refusal]
) -> None:
    """Questions that editors want and that do not go with the others."""
    stems = {candidate.question.id: _short(candidate.question.stem) for candidate in pool}
    reasons = {refusal.id: refusal.reason for refusal in left_out}
    kept = {question.id for question in asked}
    for id in [id for id in desk.lines if id not in kept]:
        reason = _OTHER.sub(lambda other: stems.get(other[1], other[0]), reasons[id])
        cure = _CURES["printed-elsewhere"]
        desk.tell(desk.lines[id], f"题目{stems[id]}与别的题冲突，没有采用：{reason}。{cure}")


def withdrawn(decided: Decided, lost: Sequence[tuple[Question, str]]) -> Decided:
    """What became of the decisions after the whole guide took questions out, each with its reason."""
    lines = dict(decided.lines)
    concerns = list(decided.concerns)
    counts: dict[str, int] = {}
    for question, reason in lost:
        if question.state != "generated":
            counts[question.state] = counts.get(question.state, 0) + 1
            line = lines[question.id]
            concerns.append(Concern(line, f"题目{_short(question.stem)}没有采用：{reason}。改题，或弃用"))
    tally = replace(decided.tally, **{s: getattr(decided.tally, s) - n for s, n in counts.items()})
    return replace(decided, tally=tally, concerns=tuple(concerns))


def _applied(
    desk: _Desk, decisions: Sequence[Decision], sound: Sequence[Candidate], refused: Sequence[Refusal]
) -> tuple[list[Candidate], list[Refusal]]:
    """The made candidates after the decisions on them, and those that editors rejected."""
    pool = {candidate.question.id: candidate for candidate in sound}
    broken = {refusal.id: refusal.reason for refusal in refused}
    rejected: list[Refusal] = []
    for decision in decisions:
        candidate = pool.get(decision.id)
        if candidate is None:
            desk.tell(decision.line, _gone(desk.material.article, decision, pool, broken))
            continue
        question = candidate.question
        current = fingerprint(desk.material.article, question) == decision.seen
        if not current:
            desk.tell(decision.line, _moved(desk.material.article, decision, question))
        if decision.verdict == "rejected":
            reason = decision.note or "编者弃用"
            rejected.append(Refusal.of(question, "editor", reason))
            del pool[decision.id]
        elif decision.verdict == "edited":
            del pool[decision.id]
            edited = _changed(desk, decision, question) if current else None
            if edited:
                desk.lines[edited.id] = decision.line
                pool[decision.id] = Candidate(edited, candidate.weight, True)
        elif current:
            desk.lines[question.id] = decision.line
            pool[decision.id] = Candidate(replace(question, state="reviewed"), candidate.weight, True)
    return list(pool.values()), rejected


def _changed(desk: _Desk, decision: Decision, question: Question) -> Question | None:
    assert decision.change
    try:
        edited = change(question, decision.change, desk.material.article)
    except Misfit as misfit:
        desk.tell(decision.line, f"题目 {decision.id} 改得不成立：{misfit}")
        return None
    return edited if _passes(desk, decision.line, f"题目 {decision.id} 改后", edited) else None


def _by_hand(desk: _Desk, rows: Sequence[Written]) -> Iterator[Candidate]:
    chapters = [chapter.id for chapter in desk.material.chapters]
    here = {placement.chapter for placement in desk.material.findings.placements}
    for number, row in enumerate(rows, 1):
        name = f"手写的第{number}题"
        chapter = row.form.chapter
        if chapter is not None and chapter not in here:
            known = "、".join(id for id in chapters if id in here)
            desk.tell(row.line, f"{name}：这篇文章没有归入篇章“{chapter}”的段落。可用的篇章：{known}")
            continue
        try:
            question = build(row.form, desk.material.article, _chapter(desk.material, row))
        except Misfit as misfit:
            desk.tell(row.line, f"{name}：{misfit}")
            continue
        if question.id in desk.lines:
            desk.tell(row.line, f"{name}与第{desk.lines[question.id]}行的题相同。删去一题")
        elif _passes(desk, row.line, name, question):
            desk.lines[question.id] = row.line
            yield Candidate(question, _WEIGHT, True)


def _chapter(material: Material, row: Written) -> str:
    """The chapter that the editor named, or that of the paragraph cited first. Raises Misfit when it is in doubt."""
    assert row.form.cites
    number = located(material.article, row.form.cites[0]).paragraph
    placement = material.findings.placements[number - 1]
    if row.form.chapter is None and placement.doubtful:
        raise Misfit(f"第{number}段归哪一章拿不准。加一行 chapter: 篇章代号")
    return row.form.chapter or placement.chapter


def _passes(desk: _Desk, line: int, name: str, question: Question) -> bool:
    problems = list(check.faults(desk.material.article, question))
    for rule, reason in problems:
        desk.tell(line, f"{name}：{reason}。{_CURES.get(rule, '照这一条改')}")
    return not problems


def _undisturbed(pool: Sequence[Candidate]) -> list[Candidate]:
    """Without made questions that would print the answer of one that an editor wants: those give way."""
    wanted = [candidate.question for candidate in pool if candidate.wanted]
    others = [c for c in pool if not c.wanted]
    quiet = [c for c in others if not _tells(c.question, wanted)]
    return [*(c for c in pool if c.wanted), *quiet]


def _tells(question: Question, wanted: Sequence[Question]) -> bool:
    """Whether a question prints the answer of one that an editor wants."""
    return any(told is other for other in wanted for told, _ in check.printed_elsewhere([other, question]))


def _moved(article: Article, decision: Decision, question: Question) -> str:
    """A question that is still made, but is not what its editor saw."""
    kept = {"reviewed": "暂作没有审过的题", "edited": "改动没有采用", "rejected": "仍然弃用"}[
        decision.verdict
    ]
    now = sentences(article, question)
    lost = [text for text in decision.sentences if text not in now]
    if lost:
        what = f"原句变了：审定时是{_short(lost[0])}，现在是{_short(now[0])}"
    else:
        what = f"题目与 seen 记下的样子不同：{_short(question.stem)}"
    seen = fingerprint(article, question)
    return f"题目 {decision.id} 已{VERDICTS[decision.verdict]}，但{what}。{kept}；再看一遍，仍然成立就把 seen 改成 '{seen}'，或用 study-guide review 重审"


def _gone(
    article: Article, decision: Decision, pool: Mapping[str, Candidate], broken: Mapping[str, str]
) -> str:
    """A question that is no longer made."""
    name = _short(decision.was) if decision.was else ""
    head = f"题目 {decision.id}{name}已{VERDICTS[decision.verdict]}，现在不再出了"
    if decision.id in broken:
        return f"{head}：{broken[decision.id]}。删去这一条，或改成手写的题放进 written"
    texts = {s.text.strip() for p in article.paragraphs for s in p.sentences}
    lost = [text for text in decision.sentences if text not in texts]
    why = "：文章别处或出题规则变了"
    if lost:
        near = nearest(article, lost[0])
        now = f"，现在是{_short(near.text)}" if near else "，文章里已经没有"
        why = f"：原句变了，审定时是{_short(lost[0])}{now}"
    wanted = bigrams(decision.was)
    alike = [(len(wanted & bigrams(c.question.stem)) / max(1, len(wanted)), id) for id, c in pool.items()]
    share, id = max(alike, default=(0.0, ""))
    instead = f"最像的新题是 {id}，请审它；" if share > _ALIKE else ""
    return f"{head}{why}。{instead}删去这一条，或改成手写的题放进 written"


def _short(text: str) -> str:
    """A text in quotation marks, cut where it is long."""
    return quoted(text if len(text) <= 30 else text[:29] + "…")
