"""What changed in the study material between two guides, question by question."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from build_tools.model.guide import Study, StudyGuide
from build_tools.model.questions import Question
from build_tools.model.text import PLACES, bigrams
from build_tools.publish.export import question_data

_ALIKE = 0.5
_FACTS = {
    "title": "标题",
    "subtitle": "副题",
    "edition": "版本",
    "publication": "来源",
    "column": "栏目",
    "author": "作者",
    "author_role": "作者身份",
    "date": "日期",
    "url": "网址",
    "rights": "权利",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What came and went of one kind of finding (points, examples …), as texts."""

    name: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleChanges:
    """The changes of one article. `before` or `after` is None when it is new or gone.

    `moved` are paragraphs that went to another chapter: number, text, chapter ids before and after.
    `stated` are questions whose state alone changed; `lost` are questions that a person had decided
    on or written and whose cited sentence is no longer in the article.
    """

    before: Study | None
    after: Study | None
    removed: tuple[Question, ...]
    changed: tuple[tuple[Question, Question], ...]
    added: tuple[Question, ...]
    stated: tuple[tuple[Question, Question], ...]
    lost: tuple[Question, ...]
    facts: tuple[tuple[str, str, str], ...]
    paragraphs: tuple[int, int]
    moved: tuple[tuple[int, str, str, str], ...]
    findings: tuple[Kind, ...]

    @property
    def title(self) -> str:
        """The title as it is now, or was."""
        return self._study.article.meta.title

    @property
    def id(self) -> str:
        """The article's id."""
        return self._study.article.id

    @property
    def _study(self) -> Study:
        found = self.after or self.before
        assert found
        return found

    def __bool__(self) -> bool:
        return bool(
            self.before is None
            or self.after is None
            or self.removed
            or self.changed
            or self.added
            or self.stated
            or self.facts
            or any(self.paragraphs)
            or self.moved
            or self.findings
        )


def changes(before: StudyGuide, after: StudyGuide) -> tuple[ArticleChanges, ...]:
    """Articles that changed, in the order of the guide as it is now, those that are gone at the end."""
    old = {study.article.id: study for study in before.studies}
    new = {study.article.id: study for study in after.studies}
    found = [_article(old.get(id), study) for id, study in new.items()]
    found += [_article(study, None) for id, study in old.items() if id not in new]
    return tuple(change for change in found if change)


def _article(before: Study | None, after: Study | None) -> ArticleChanges:
    old = list(before.questions) if before else []
    new = list(after.questions) if after else []
    by_id = {question.id: question for question in new}
    kept = [(question, by_id[question.id]) for question in old if question.id in by_id]
    gone = [question for question in old if question.id not in by_id]
    fresh = [question for question in new if question.id not in {q.id for q in old}]
    pairs = list(_paired(gone, fresh))
    left, right = {one.id for one, _ in pairs}, {two.id for _, two in pairs}
    return ArticleChanges(
        before,
        after,
        removed=tuple(question for question in gone if question.id not in left),
        changed=(*((a, b) for a, b in kept if content(a) != content(b)), *pairs),
        added=tuple(question for question in fresh if question.id not in right),
        stated=tuple((a, b) for a, b in kept if content(a) == content(b) and a.state != b.state),
        lost=tuple(q for q in old if q.state != "generated" and _lost(q, before, after)),
        facts=tuple(_facts(before, after)) if before and after else (),
        paragraphs=_paragraphs(before, after),
        moved=tuple(_moved(before, after)) if before and after else (),
        findings=tuple(_findings(before, after)),
    )


def content(question: Question) -> dict[str, Any]:
    """What a reader sees of a question. Numbers of paragraphs, which edits elsewhere move, do not count."""
    data = question_data(question)
    told = {key: data[key] for key in ("kind", "stem", "chapter", "answer")}
    told["explanation"] = PLACES.sub("", question.explanation)
    told["options"] = [option | {"remark": PLACES.sub("", option["remark"])} for option in data["options"]]
    return told


def _paired(gone: list[Question], fresh: list[Question]) -> Iterator[tuple[Question, Question]]:
    """Questions of one maker that are most alike, one to one: the old and the new form of the same question."""
    rows = sorted(
        (
            (-likeness, a, b)
            for a, one in enumerate(gone)
            for b, two in enumerate(fresh)
            if one.rule == two.rule and (likeness := _likeness(one, two)) >= _ALIKE
        ),
    )
    taken_left, taken_right = set(), set()
    for _, a, b in rows:
        if a not in taken_left and b not in taken_right:
            taken_left.add(a)
            taken_right.add(b)
            yield gone[a], fresh[b]


def _likeness(one: Question, other: Question) -> float:
    a, b = (bigrams(q.stem + "".join(s.text for s in q.sources)) for q in (one, other))
    return len(a & b) / max(1, len(a | b))


def _texts(study: Study | None) -> set[str]:
    return {s.text.strip() for p in study.article.paragraphs for s in p.sentences} if study else set()


def _lost(question: Question, before: Study | None, after: Study | None) -> bool:
    assert before
    there = _texts(after)
    cited = [
        before.article.paragraph(s.paragraph).sentences[s.sentence - 1].text.strip() for s in question.sources
    ]
    return any(text not in there for text in cited)


def _facts(before: Study, after: Study) -> Iterator[tuple[str, str, str]]:
    for field, name in _FACTS.items():
        old, new = (getattr(study.article.meta, field) or "" for study in (before, after))
        if old != new:
            yield name, old, new


def _paragraphs(before: Study | None, after: Study | None) -> tuple[int, int]:
    """How many paragraphs went and came; one that was edited counts on both sides."""
    old, new = (
        Counter(p.text for p in study.article.paragraphs) if study else Counter() for study in (before, after)
    )
    return sum((old - new).values()), sum((new - old).values())


def _moved(before: Study, after: Study) -> Iterator[tuple[int, str, str, str]]:
    places = {p.text: before.findings.chapter_of(p.number) for p in before.article.paragraphs}
    for paragraph in after.article.paragraphs:
        chapter = after.findings.chapter_of(paragraph.number)
        if places.get(paragraph.text, chapter) != chapter:
            yield paragraph.number, paragraph.text, places[paragraph.text], chapter


def _findings(before: Study | None, after: Study | None) -> Iterator[Kind]:
    for name, rows in _ROWS.items():
        old, new = (list(rows(study)) if study else [] for study in (before, after))
        removed, added = _without(old, new), _without(new, old)
        if removed or added:
            yield Kind(name, removed, added)


def _without(rows: list[str], others: list[str]) -> tuple[str, ...]:
    left: Counter[Hashable] = Counter(others)
    found = []
    for row in rows:
        if left[row]:
            left[row] -= 1
        else:
            found.append(row)
    return tuple(found)


def _points(study: Study) -> Iterable[str]:
    return (point.text.text for point in study.findings.key_points)


def _lists(study: Study) -> Iterable[str]:
    for e in study.findings.enumerations:
        label = e.label.text if e.label else study.article.topic(e.section)
        yield f"{label}：{'；'.join(member.text for member in e.members)}"


def _examples(study: Study) -> Iterable[str]:
    for e in study.findings.examples:
        yield f"{e.place.text}：{e.measure.text}" + (f"（成效：{e.outcome.text}）" if e.outcome else "")


def _terms(study: Study) -> Iterable[str]:
    return (term.text.text for term in study.findings.terms)


_ROWS = {"要点": _points, "条理": _lists, "案例": _examples, "术语": _terms}
