"""The four calls: read, analyse, compose, publish. The only place that knows about caching and workers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache as keep
from pathlib import Path
from threading import Lock

from build_tools.analyse import analyse
from build_tools.cache import PAPERS, Shelf, content_key
from build_tools.compose import Material, blind_guesses, decided_quiz, fingerprint, guide, sentences
from build_tools.crew import Hands, each
from build_tools.errors import ContentError, Fault, UsageError
from build_tools.fonts import FontSet, find_fonts
from build_tools.gate import MOST_CHARACTERS, lint, lint_values, uncovered
from build_tools.memory import Memory
from build_tools.model.article import Article
from build_tools.model.decisions import Sheet
from build_tools.model.guide import Chapter, Frame, Study, StudyGuide
from build_tools.model.papers import Manuscript, Paper, Unprintable
from build_tools.model.site import Asset, Site
from build_tools.model.step import plainly
from build_tools.options import Options
from build_tools.publish import publish
from build_tools.publish.offline import NAME, offline_bundle
from build_tools.publish.papers import Press, make_paper, manuscripts, paper_from, recipe
from build_tools.publish.search import rendered_page, search_assets
from build_tools.read import quiz_texts, read, read_facts, read_quiz
from build_tools.unprintable import named


class Cache(dict[str, Study]):
    """What one build hands to the next in the same process: studies by the hash of their source, and steps."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = Memory()


_UNDECIDED = Sheet()
_WORTH_WORKERS = 8  # papers; starting a process takes as long as setting a few
_WORTH_SHARING = 200  # articles; handing over fewer costs more than a second process gains


@dataclass(frozen=True, slots=True)
class Source:
    """One article file, its record of facts and its editors' decisions, if there are any: slug, paths as messages name them, content."""

    slug: str
    path: str
    text: str
    facts: str | None = None
    facts_path: str = ""
    quiz: str | None = None
    quiz_path: str = ""


def study(source: Source, chapters: Sequence[Chapter]) -> Study:
    """One article from text to questions. Raises ContentError with every fault of article, facts and decisions.

    Decisions that no longer hold are no fault here: `Study.decided` has them.
    """
    faults = list(lint(source.text, source.path))
    if len(source.text) > MOST_CHARACTERS:
        raise ContentError(faults)
    article = None
    try:
        article = read(source.text, source.slug, source.path, frozenset(c.id for c in chapters))
    except ContentError as error:
        faults += error.faults
    if source.facts is not None:
        faults += lint(source.facts, source.facts_path, page=True)
        try:
            facts = read_facts(source.facts, source.facts_path)
            article = replace(article, facts=facts) if article else None
            faults += uncovered(article, source.facts_path) if article else ()
        except ContentError as error:
            faults += error.faults
    sheet = Sheet(source.quiz_path)
    if source.quiz is not None:
        faults += lint(source.quiz, source.quiz_path, page=True)
        faults += lint_values(quiz_texts(source.quiz), source.quiz_path)
        try:
            sheet = read_quiz(source.quiz, source.quiz_path)
        except ContentError as error:
            faults += error.faults
    if faults or article is None:
        raise ContentError(faults)
    return study_article(article, tuple(chapters), sheet)


def study_article(article: Article, chapters: tuple[Chapter, ...], sheet: Sheet = _UNDECIDED) -> Study:
    """One article from its record to questions, with its editors' decisions applied."""
    findings = analyse(article, chapters)
    questions, refusals, decided = decided_quiz(Material(article, findings, chapters), sheet)
    return Study(article, findings, questions, refusals, decided)


def studies(
    sources: Iterable[Source], options: Options, cache: dict[str, Study] | None = None, workers: Hands = 1
) -> tuple[Study, ...]:
    """All articles, in the order given. Raises one ContentError with the faults of all of them."""
    kept = cache if cache is not None else {}
    chapters = repr(options.chapters)
    rows = [(source, _key(source, chapters)) for source in sources]
    missing = {key: source for source, key in rows if key not in kept}
    jobs = [(source, options.chapters) for source in missing.values()]
    few = isinstance(workers, int) and len(jobs) < _WORTH_SHARING
    faults: list[Fault] = []
    for key, result in zip(missing, each(1 if few else workers, _attempt, jobs), strict=True):
        if isinstance(result, Study):
            kept[key] = result
        else:
            faults.extend(result)
    if faults:
        raise ContentError(faults)
    wanted = {key for _, key in rows}
    for key in [key for key in kept if key not in wanted]:
        del kept[key]
    return tuple(kept[key] for _, key in rows)


def study_guide(
    sources: Iterable[Source],
    frame: Frame,
    options: Options,
    cache: Cache | None = None,
    workers: Hands = 1,
    told: Callable[[list[Fault]], None] | None = None,
) -> StudyGuide:
    """The whole study guide. Raises ContentError, also when there is no article.

    Decisions of editors that no longer hold are faults too; with `told` they are handed to it.
    """
    found = studies(sources, options, cache, workers)
    if not found:
        raise ContentError([Fault("articles", 1, "没有文章。用 study-guide adopt 文件 放进一篇")])
    whole = assembled(found, frame, options, cache)
    found_wanting = concerns(whole)
    if found_wanting and told is None:
        raise ContentError(found_wanting)
    if told is not None:
        told(found_wanting)
    return whole


def assembled(
    found: Sequence[Study], frame: Frame, options: Options, cache: Cache | None = None
) -> StudyGuide:
    """The guide of articles that are studied already."""
    call = cache.steps if cache is not None else plainly
    chapters = cache.steps.same(options.chapters) if cache is not None else options.chapters
    return guide(options.title, chapters, found, frame, call)


def concerns(guide: StudyGuide) -> list[Fault]:
    """The decisions of editors that no longer hold, and questions by hand that cannot be asked."""
    return [
        Fault(study.decided.sheet.path, concern.line, concern.message)
        for study in guide.studies
        for concern in study.decided.concerns
    ]


@dataclass(frozen=True, slots=True)
class Printing:
    """What papers need beside the guide: fonts, a shelf for finished ones, and whom to tell (done, of all).

    Without `books`, papers of chapters and of the whole guide are left out unless they are on the
    shelf: every change of a lesson changes them, and an editor who looks at one lesson should not wait.
    """

    fonts: FontSet
    shelf: Shelf | None = None
    told: Callable[[int, int], None] | None = None
    books: bool = True


def printing(told: Callable[[int, int], None] | None = None, books: bool = True) -> Printing:
    """Printing with the fonts at hand and the project's shelf. Raises UsageError when there is no font."""
    return Printing(find_fonts(), Shelf(PAPERS), told, books)


def site(
    sources: Iterable[Source],
    frame: Frame,
    options: Options,
    cache: Cache | None = None,
    workers: Hands = 1,
    printing: Printing | None = None,
    told: Callable[[list[Fault]], None] | None = None,
) -> Site:
    """The published site as values; without `printing` it has no papers. `told` as in `study_guide`.

    With a cache its files are made and kept, without one they are made when they are written.
    """
    found = study_guide(sources, frame, options, cache, workers, told)
    printed = papers(found, options, printing, workers) if printing else ()
    if cache is None:
        return publish(found, printed, plainly, options.repository)
    made = publish(found, printed, cache.steps, options.repository)
    kept = Site.of(made.files(), made.found)
    cache.steps.sweep()
    return kept


def papers(guide: StudyGuide, options: Options, printing: Printing, workers: Hands = 1) -> tuple[Paper, ...]:
    """Every paper of the guide. Raises ContentError naming characters that no font has, with their sentences."""
    rows = [
        (content_key((m.template, m.data, printing.fonts.names, printing.fonts.identity, recipe())), m)
        for m in manuscripts(guide, options.profile, options.address)
    ]
    made: dict[str, Paper] = {}
    missing: list[tuple[str, Manuscript]] = []
    for key, manuscript in rows:
        content = printing.shelf.take(key) if printing.shelf else None
        if content is not None:
            made[key] = paper_from(manuscript, content)
        elif printing.books or manuscript.path.startswith("lessons/"):
            missing.append((key, manuscript))
    missing.sort(key=lambda row: -len(row[1].data))  # long ones first, so that no worker ends alone
    unprintable = ""
    for done, ((key, _), result) in enumerate(
        zip(missing, _set(missing, printing.fonts, workers), strict=True), 1
    ):
        if isinstance(result, str):
            unprintable += result
        else:
            made[key] = result
            if printing.shelf:
                printing.shelf.put(key, result.content)
        if printing.told:
            printing.told(done, len(missing))
    if unprintable:
        raise ContentError(named(guide, unprintable))
    if printing.shelf and missing:
        printing.shelf.sweep()
    return tuple(replace(made[key], path=manuscript.path) for key, manuscript in rows if key in made)


def _set(rows: list[tuple[str, Manuscript]], fonts: FontSet, workers: Hands) -> Iterator[Paper | str]:
    """The papers in order; for one that cannot be set, the characters that no font has."""
    few = workers != 1 and len(rows) < _WORTH_WORKERS
    return each(1 if few else workers, _set_one, [(manuscript, fonts) for _, manuscript in rows], fresh=True)


def _set_one(job: tuple[Manuscript, FontSet]) -> Paper | str:
    manuscript, fonts = job
    with _AT_THE_PRESS:
        try:
            return make_paper(manuscript, _press(fonts))
        except Unprintable as error:
            return error.characters


_AT_THE_PRESS = Lock()  # a worker of a cluster has several threads, the press of a process one sheet
_OTHER_FONTS = "一台机器上的字体与这里不同，印出来会不一样。在每台机器的项目文件夹里运行 make fonts"


@keep
def _press(fonts: FontSet) -> Press:
    """The one press of this process; on another machine, with the same fonts wherever they lie there."""
    here = fonts if fonts.system or all(Path(folder).is_dir() for folder in fonts.folders) else find_fonts()
    if here.identity != fonts.identity:
        raise UsageError(_OTHER_FONTS)
    return Press.open(here.folders, here.system, here.names)


def search(site: Site, rendered: Mapping[str, tuple[str, str]]) -> tuple[Asset, ...]:
    """The search index of a site: its articles, and the pages that an engine has rendered.

    `rendered` maps the address of a page to its title and the HTML of its content.
    """
    others = (rendered_page(url, *rendered[url]) for url in sorted(rendered))
    return search_assets((*site.found, *others))


def offline(paths: Iterable[str], content: Callable[[str], bytes]) -> Asset:
    """A finished site as one zip to take along, from the paths of its files and what gives their content."""
    return Asset(NAME, offline_bundle(paths, content))


def _key(source: Source, chapters: str) -> str:
    beside = (repr(source.facts), repr(source.quiz))
    return content_key((source.slug, source.path, source.text, *beside, chapters))


def _attempt(job: tuple[Source, tuple[Chapter, ...]]) -> Study | tuple[Fault, ...]:
    try:
        return study(*job)
    except ContentError as error:
        return error.faults


__all__ = [
    "Cache",
    "Source",
    "assembled",
    "blind_guesses",
    "concerns",
    "fingerprint",
    "sentences",
    "site",
    "studies",
    "study",
    "study_article",
    "study_guide",
]
