"""The figures of the quizzes: how many of each kind, what was refused and why, how far a blind guesser gets."""

from collections import Counter
from collections.abc import Iterable

from build_tools.model.decisions import Tally
from build_tools.model.guide import StudyGuide
from build_tools.model.questions import KINDS
from build_tools.model.site import Page
from build_tools.publish.templates import render

PATH = "contribute/figures.md"


def figures(guide: StudyGuide) -> Page:
    """The page of figures for editors."""
    letters = sum(len(paragraph.text) for article in guide.articles for paragraph in article.paragraphs)
    refused = Counter(refusal.rule for study in guide.studies for refusal in study.refusals)
    content = render(
        "figures.md.jinja",
        PATH,
        kinds=[(name, sum(q.kind == kind for q in guide.questions)) for kind, name in KINDS.items()],
        total=len(guide.questions),
        articles=len(guide.articles),
        yielded=round(len(guide.questions) * 1000 / max(letters, 1), 1),
        refused=sorted(refused.items(), key=lambda row: (-row[1], row[0])),
        tally=_together(study.decided.tally for study in guide.studies),
        guesses=[guess for guess in guide.guesses if guess.tried],
    )
    return Page(PATH, "题目统计", "各类题目的数量、没有出的题和盲猜的得分。", content)


def _together(tallies: Iterable[Tally]) -> Tally:
    rows = [(t.reviewed, t.edited, t.rejected, t.written) for t in tallies]
    return Tally(*map(sum, zip(*rows, strict=True)))
