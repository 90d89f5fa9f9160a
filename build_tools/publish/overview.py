"""What one article gives, on one page, for the editor who is at work on it."""

from collections import defaultdict
from collections.abc import Iterable

from build_tools.model.findings import ROLES
from build_tools.model.guide import StudyGuide
from build_tools.model.questions import KINDS, Refusal
from build_tools.model.site import Page
from build_tools.model.text import spans
from build_tools.publish.reading import point_anchor
from build_tools.publish.templates import render

PATH = "index.md"


def overview(guide: StudyGuide, remarks: Iterable[str]) -> Page:
    """The page of a guide of one article: its pages, what an editor should look at, findings, refused questions."""
    (study,) = guide.studies
    refused: dict[str, list[Refusal]] = defaultdict(list)
    for refusal in study.refusals:
        refused[refusal.rule].append(refusal)
    text = render(
        "overview.md.jinja",
        PATH,
        article=study.article,
        findings=study.findings,
        lessons=guide.lessons,
        questions=study.questions,
        kind_names=KINDS,
        kinds=[(name, sum(q.kind == kind for q in study.questions)) for kind, name in KINDS.items()],
        refused=sorted(refused.items(), key=lambda row: (-len(row[1]), row[0])),
        refusals=len(study.refusals),
        remarks=tuple(remarks),
        roles=ROLES,
        point_anchor=point_anchor,
        spans=spans,
    )
    return Page(PATH, f"预览：{study.article.meta.title}", "", text)
