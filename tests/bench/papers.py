"""How fast papers are set: all papers of 100 lessons, one changed lesson, and other engines on the same lessons.

Run with `python -m tests.bench.papers`. Wall times depend on who else uses the machine: on a busy one
read the time of the processor, which the workers' is part of, and the ratios of one run.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import sync_playwright

from build_tools import pipeline
from build_tools.cache import Shelf
from build_tools.folder import load
from build_tools.fonts import FontSet, find_fonts
from build_tools.frame import load_frame
from build_tools.model.guide import Lesson, StudyGuide
from build_tools.model.papers import HANDOUT, Manuscript
from build_tools.options import Options, guide_options
from build_tools.publish.papers import Press, make_paper, manuscripts
from build_tools.seal import Sealed
from tests.conftest import FLAGS

TOP = Path(__file__).parents[2]
LESSONS, WORKERS, COMPARED = 100, 2, 5
_WEASYPRINT = TOP / ".cache" / "bench" / "weasyprint"
_CSS = """@page { size: A4; margin: 27mm 22mm 24mm 28mm; @bottom-center { content: counter(page) " / " counter(pages) } }
body { font: 12pt/1.8 "Noto Serif CJK SC", "Noto Serif SC", serif; text-align: justify }
p { text-indent: 2em; margin: 0 } table { border-collapse: collapse; width: 100% }
td { border: .5pt solid #666; padding: 2mm } tr, .q { break-inside: avoid }
.line { height: 9mm; border-bottom: .5pt solid #666 }"""
_THEIRS = """
import json, sys, time
from weasyprint import HTML
pages = json.load(sys.stdin)
HTML(string=pages[0]).write_pdf()
took = []
for page in pages[1:]:
    start = time.perf_counter()
    size = len(HTML(string=page).write_pdf())
    took.append([time.perf_counter() - start, size])
json.dump(took, sys.stdout)
"""

Row = tuple[str, str, str]
T = TypeVar("T")


def rows() -> list[Row]:
    """The table: what was done, how long it took, and how that compares with its limit or with Typst."""
    fonts = find_fonts(TOP)
    options = replace(guide_options(TOP / "mkdocs.yml"), address="https://guide.example.org/")
    folder = TOP / "docs" / "articles"
    frame = load_frame(folder, [chapter.id for chapter in options.chapters])
    guide = pipeline.study_guide(load(folder), frame, options)
    with tempfile.TemporaryDirectory() as shelf:
        return [*_many(_copied(guide), fonts, options, Path(shelf)), *_engines(guide, fonts, options)]


def _copied(guide: StudyGuide) -> StudyGuide:
    """The lessons of the guide again and again, each copy under titles of its own, until there are enough."""
    found: list[Lesson] = []
    for copy in range(-(-LESSONS // len(guide.lessons))):
        for lesson in guide.lessons:
            meta = replace(lesson.article.meta, title=f"第{copy + 1}辑：{lesson.article.meta.title}")
            questions = tuple(replace(question, id=f"{question.id}-{copy}") for question in lesson.questions)
            article = replace(lesson.article, id=f"{lesson.article.id}-{copy}", meta=meta)
            found.append(replace(lesson, article=article, questions=questions))
    return replace(guide, lessons=tuple(found[:LESSONS]))


def _many(guide: StudyGuide, fonts: FontSet, options: Options, folder: Path) -> list[Row]:
    shelf = Sealed(Shelf(folder), b"key", zipped=False)
    lessons = pipeline.Printing(fonts, shelf, books=False)
    everything = pipeline.Printing(fonts, shelf)
    before = _processor()
    cold, papers = _timed(lambda: pipeline.papers(guide, options, lessons, WORKERS))
    spent = _processor() - before
    books, every = _timed(lambda: pipeline.papers(guide, options, everything, WORKERS))
    warm, _ = _timed(lambda: pipeline.papers(guide, options, everything, WORKERS))
    first, *others = guide.lessons
    meta = replace(first.article.meta, rights="改过一句的权利说明")
    other = replace(first, article=replace(first.article, meta=meta))
    edited = replace(guide, lessons=(other, *others))
    one, after = _timed(lambda: pipeline.papers(edited, options, lessons, WORKERS))
    kept = {paper.content for paper in papers}
    anew = sum(paper.content not in kept for paper in after if paper.path.startswith("lessons/"))
    return [
        (f"{LESSONS} 课的 {len(papers)} 份纸面材料", f"{cold:.1f} s", f"限 90 s，占 {cold / 90:.2f}"),
        (
            "同上，处理器用时",
            f"{spent:.1f} s",
            f"{WORKERS} 核空闲时限 90 s，占 {spent / WORKERS / 90:.2f}",
        ),
        (
            f"各章和整本另 {len(every) - len(papers)} 份",
            f"{books:.1f} s",
            f"连同上面，限 90 s，占 {(cold + books) / 90:.2f}",
        ),
        ("什么也没改", f"{warm:.2f} s", f"头一次的 {warm / cold:.3f}"),
        (f"改了一课（{anew} 份）", f"{one:.2f} s", f"限 2 s，占 {one / 2:.2f}"),
    ]


def _engines(guide: StudyGuide, fonts: FontSet, options: Options) -> list[Row]:
    """The longest lessons in one warm process of each engine. The first lesson warms it and is not counted."""
    handouts = [
        manuscript
        for manuscript in manuscripts(guide, options.profile, options.address)
        if manuscript.path.startswith("lessons/") and manuscript.path.endswith(f"/{HANDOUT}")
    ]
    chosen = sorted(handouts, key=lambda manuscript: -len(manuscript.data))[: COMPARED + 1]
    chosen = [*chosen[1:2], chosen[0], *chosen[2:]]
    pages = [_as_html(json.loads(manuscript.data)) for manuscript in chosen]
    typst = _typst(chosen, fonts)
    ours = statistics.median(seconds for seconds, _ in typst)
    found = [_row("Typst", typst, ours)]
    chromium = _chromium(pages)
    found.append(_row("Chromium", chromium, ours) if chromium else ("Chromium", "没有", "—"))
    weasyprint = _weasyprint(pages)
    found.append(_row("WeasyPrint", weasyprint, ours) if weasyprint else ("WeasyPrint", "装不上", "—"))
    return found


Took = list[tuple[float, int]]


def _row(engine: str, took: Took, ours: float) -> Row:
    seconds = statistics.median(second for second, _ in took)
    size = statistics.median(size for _, size in took)
    label = f"{engine} 排一份学员材料（{len(took)} 份的中位数，{size / 1024:.0f} KB）"
    return label, f"{seconds:.3f} s", f"Typst 的 {seconds / ours:.1f} 倍"


def _typst(chosen: Iterable[Manuscript], fonts: FontSet) -> Took:
    press = Press.open(fonts.folders, fonts.system, fonts.names)
    made = [_timed(lambda manuscript=manuscript: make_paper(manuscript, press)) for manuscript in chosen]
    return [(seconds, len(paper.content)) for seconds, paper in made[1:]]


def _chromium(pages: Iterable[str]) -> Took:
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        return []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page()

        def printed(text: str) -> bytes:
            page.set_content(text)
            return page.pdf(prefer_css_page_size=True)

        made = [_timed(lambda text=text: printed(text)) for text in pages]
        browser.close()
    return [(seconds, len(content)) for seconds, content in made[1:]]


def _weasyprint(pages: list[str]) -> Took:
    """WeasyPrint in an environment of its own, made when it is first asked for: the project does not depend on it."""
    python = _WEASYPRINT / "bin" / "python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", _WEASYPRINT], check=True, capture_output=True)
        install = [python, "-m", "pip", "install", "--quiet", "weasyprint"]
        subprocess.run(install, check=True, capture_output=True, timeout=300)
        done = subprocess.run(
            [python, "-c", _THEIRS], input=json.dumps(pages), check=True, capture_output=True, text=True
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return [(seconds, size) for seconds, size in json.loads(done.stdout)]


def _as_html(data: dict[str, Any]) -> str:
    """The same handout as a plain page: the same text, the same table, the same lines to write on."""
    [lesson] = data["parts"][0]["lessons"]
    body = [f"<h1>{escape(lesson['title'])}</h1>"]
    body += [f"<p>{escape(text)}</p>" for text in (*lesson["goals"], *(p["text"] for p in lesson["points"]))]
    for listed in lesson["lists"]:
        body.append(f"<h3>{escape(listed['label'])}</h3>")
        body += [f"<p>{escape(member['text'])}</p>" for member in listed["members"]]
    cells = ((e["place"], e["measure"], e["outcome"]) for e in lesson["examples"])
    table = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in cells)
    body += [f"<table>{table}</table>" if table else "", "<h2>原文</h2>"]
    body += [f"<p>{escape(p['text'])}</p>" for section in lesson["reading"] for p in section["paragraphs"]]
    for run in lesson["questions"]:
        body.append(f"<h3>{escape(run['heading'])}</h3>")
        for question in run["questions"]:
            options = "".join(f"<div>{o['letter']}. {escape(o['text'])}</div>" for o in question["options"])
            lines = '<div class="line"></div>' * question["lines"]
            body.append(
                f'<div class="q">{question["n"]}. {escape("＿＿＿＿".join(question["stem"]))}{options}{lines}</div>'
            )
    return f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{escape(lesson["title"])}</title><style>{_CSS}</style><body>{"".join(body)}'


def _processor() -> float:
    """Seconds of the processor that this process and its finished children have had."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


if __name__ == "__main__":
    table = rows()
    wide = max(len(label) for label, _, _ in table)
    for label, figure, ratio in table:
        print(f"{label:<{wide}}  {figure:>9}  {ratio}")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
