"""`study-guide review`: an editor walks through the questions of an article, and each decision is written at once."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from build_tools import folder, pipeline
from build_tools.errors import ContentError, UsageError, shown, visible
from build_tools.model.decisions import VERDICTS, Decision, Sheet
from build_tools.model.guide import Chapter, Study
from build_tools.model.questions import Question
from build_tools.options import load_chapters
from build_tools.publish.listing import question_lines
from build_tools.record import recorded, struck
from build_tools.rewording import reworded
from build_tools.survey import QUIZ
from build_tools.swap import put_file
from build_tools.terminal import articles_option, errors

_KEYS = ("通过", "改", "弃", "跳过", "退出")
_GONE_KEYS = ("删去", "跳过", "退出")
_ENDED = "已停下。审过的都存好了，下次运行同一命令接着审"


@click.command("review")
@click.argument("article")
@click.option("--all", "again", is_flag=True, help="审过的也重看一遍。")
@articles_option
@errors
def review_questions(article: str, again: bool, articles: Path) -> None:
    """逐题审定一篇文章的题：通过、改、弃。每审一题就存一题，随时可停，下次接着审。"""
    path = (Path(article) if article.endswith(".md") else articles / f"{article}.md").with_suffix(QUIZ)
    if path.is_symlink() or path.is_dir():
        raise UsageError(f"{path} 不是普通文件，不能写进去")
    desk = _Desk(article, articles, path, load_chapters(), again)
    task = desk.next_task()
    click.echo(f"审定记在 {shown(path)}")
    try:
        while task is not None:
            if not desk.work(task):
                click.echo(_ENDED)
                return
            task = desk.next_task()
    except (click.Abort, EOFError):
        click.echo(f"\n{_ENDED}")
        return
    click.echo(_summary(desk.study()))


@dataclass(frozen=True)
class _Task:
    """A question to decide on; or, without one, a decision whose question is no longer made."""

    question: Question | None
    decision: Decision | None
    why: str
    study: Study
    left: int = 0


@dataclass
class _Desk:
    """One article, its file of decisions, and what was passed over in this run."""

    article: str
    articles: Path
    path: Path
    chapters: tuple[Chapter, ...]
    again: bool

    def __post_init__(self) -> None:
        self._passed: set[str] = set()

    @property
    def text(self) -> str:
        """The file as it is now, or nothing."""
        return self.path.read_bytes().decode("utf-8") if self.path.exists() else ""

    def study(self, text: str | None = None) -> Study:
        """The article with the decisions of the file, or of another text. Raises ContentError."""
        source = folder.find(self.article, self.articles)
        return pipeline.study(source if text is None else replace(source, quiz=text), self.chapters)

    def next_task(self) -> _Task | None:
        """What to decide on next: first what no longer holds, then what is new, in reading order."""
        tasks = list(self._tasks())
        return replace(tasks[0], left=len(tasks)) if tasks else None

    def _tasks(self) -> Iterator[_Task]:
        study = self.study()
        sheet = study.decided.sheet
        told = {concern.line: concern.message for concern in study.decided.concerns}
        standing = tuple(d for d in sheet.decisions if d.line not in told)
        base = Sheet(sheet.path, () if self.again else standing, sheet.written)
        fresh = pipeline.study_article(study.article, self.chapters, base)
        decisions = {d.id: d for d in sheet.decisions}
        made = {q.id: q for q in fresh.questions if q.state == "generated" and q.id not in self._passed}
        for decision in sheet.decisions:
            if decision.line in told and decision.id not in self._passed:
                why = told[decision.line]
                yield _Task(made.pop(decision.id, None), decision, why, study)
        for question in made.values():
            yield _Task(question, decisions.get(question.id), "", study)

    def work(self, task: _Task) -> bool:
        """Show one task and do what the editor says. False when the editor wants to stop."""
        if task.question is None:
            return self._let_go(task)
        question, study = task.question, task.study
        for line in _shown(question, task):
            click.echo(visible(line))
        while True:
            choice = _ask(_KEYS)
            if choice == "退出":
                return False
            if choice == "跳过":
                self._passed.add(question.id)
                return True
            decision = self._decision(study, question, choice)
            if decision is None:
                continue
            text = recorded(self.text, decision)
            problem = self._problem(text, decision)
            if problem:
                click.echo(f"没有存：{problem}")
                continue
            put_file(self.path, text)
            self._passed.add(question.id)
            click.echo(f"已记：{VERDICTS[decision.verdict]}")
            return True

    def _let_go(self, task: _Task) -> bool:
        assert task.decision
        click.echo(f"\n── 还有 {task.left} 题 ──\n{task.why}")
        choice = _ask(_GONE_KEYS)
        if choice == "删去":
            put_file(self.path, struck(self.text, task.decision.id))
        self._passed.add(task.decision.id)
        return choice != "退出"

    def _decision(self, study: Study, question: Question, choice: str) -> Decision | None:
        seen = pipeline.fingerprint(study.article, question)
        decision = Decision(
            question.id,
            "reviewed",
            seen,
            0,
            was=question.stem,
            sentences=pipeline.sentences(study.article, question),
        )
        if choice == "弃":
            note = click.prompt(
                "为什么弃（回车不写）", default="", show_default=False, prompt_suffix="："
            ).strip()
            return replace(decision, verdict="rejected", note=note)
        if choice == "改":
            change = reworded(question)
            if change is None:
                click.echo("什么也没有改")
                return None
            return replace(decision, verdict="edited", change=change)
        return decision

    def _problem(self, text: str, decision: Decision) -> str:
        """Why the decision cannot stand, or the empty string."""
        try:
            study = self.study(text)
        except ContentError as error:
            return "；".join(fault.message for fault in error.faults[:3])
        line = next(d.line for d in study.decided.sheet.decisions if d.id == decision.id)
        return "；".join(c.message for c in study.decided.concerns if c.line == line)


def _ask(keys: tuple[str, ...]) -> str:
    """One of the keys, typed as its number or its word; anything else is asked again."""
    menu = "　".join(f"{number} {key}" for number, key in enumerate(keys, 1))
    while True:
        typed = unicodedata.normalize(
            "NFKC", click.prompt(menu, default="", show_default=False, prompt_suffix="：")
        ).strip()
        if typed in keys:
            return typed
        if typed.isdecimal() and 1 <= int(typed) <= len(keys):
            return keys[int(typed) - 1]
        click.echo(f"请输入 1 到 {len(keys)}，或输入{'、'.join(keys)}")


def _shown(question: Question, task: _Task) -> Iterator[str]:
    """What an editor needs to judge a question: itself, its key, why, and the cited sentences with their places."""
    study = task.study
    yield ""
    yield f"── 还有 {task.left} 题 ──"
    if task.why:
        yield f"要重审：{task.why}"
    elif task.decision:
        yield f"上次：{VERDICTS[task.decision.verdict]}"
    number = next((n for n, q in enumerate(study.questions, 1) if q.id == question.id), 0)
    yield from question_lines(number, question)
    yield f"   解析：{question.explanation}"
    cited = dict.fromkeys((s.paragraph, s.sentence) for s in question.sources)
    for paragraph, sentence in cited:
        text = study.article.paragraph(paragraph).sentences[sentence - 1].text.strip()
        yield f"   原句（第{paragraph}段第{sentence}句）：{text}"


def _summary(study: Study) -> str:
    rows = study.decided.tally.told
    told = "，".join(f"{name} {number} 题" for name, number in rows) or "还没有审定的题"
    left = sum(q.state == "generated" for q in study.questions)
    rest = f"，还有 {left} 题没有审" if left else ""
    return f"都看过了：{told}{rest}"
