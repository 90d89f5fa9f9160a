"""The four calls: read, analyse, compose, publish. The only place that knows about caching and workers."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools.analyse import analyse
from build_tools.cache import content_key
from build_tools.compose import Material, blind_guesses, decided_quiz, fingerprint, guide, sentences
from build_tools.crew import Hands, each
from build_tools.errors import ContentError, Fault
from build_tools.gate import MOST_CHARACTERS, lint, lint_values, uncovered
from build_tools.memory import Memory
from build_tools.model.article import Article
from build_tools.model.decisions import Sheet
from build_tools.model.guide import Chapter, Frame, Study, StudyGuide
from build_tools.model.site import Asset, Site
from build_tools.model.step import plainly
from build_tools.options import Options
from build_tools.printing import Printing, papers, printing
from build_tools.publish import publish
from build_tools.publish.chapter_files import apart, chapter_files, closed
from build_tools.publish.offline import NAME, offline_bundle
from build_tools.publish.search import rendered_page, search_assets
from build_tools.read import quiz_texts, read, read_facts, read_quiz
from build_tools.studied import StudyShelf, study_shelf


class Cache(dict[str, Study]):
    """What one build hands to the next in the same process: studies by the hash of their source, and steps."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = Memory()


_UNDECIDED = Sheet()
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
        article = read(source.text, source.slug, source.path, {c.id: c.title for c in chapters})
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
    sources: Iterable[Source],
    options: Options,
    cache: dict[str, Study] | None = None,
    workers: Hands = 1,
    shelf: StudyShelf | None = None,
) -> tuple[Study, ...]:
    """All articles, in the order given. Raises one ContentError with the faults of all of them.

    What is neither in the cache nor on the shelf is studied, and put there.
    """
    kept = cache if cache is not None else {}
    chapters = repr(options.chapters)
    rows = [(source, _key(source, chapters)) for source in sources]
    for _, key in rows if shelf else ():
        if key not in kept and shelf and (found := shelf.take(key)):
            kept[key] = found
    missing = {key: source for source, key in rows if key not in kept}
    jobs = [(source, options.chapters) for source in missing.values()]
    few = isinstance(workers, int) and len(jobs) < _WORTH_SHARING
    faults: list[Fault] = []
    for key, result in zip(missing, each(1 if few else workers, _attempt, jobs), strict=True):
        if isinstance(result, Study):
            kept[key] = result
            if shelf:
                shelf.put(key, result)
        else:
            faults.extend(result)
    if shelf and missing:
        shelf.sweep()
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
    shelf: StudyShelf | None = None,
) -> StudyGuide:
    """The whole study guide. Raises ContentError, also when there is no article.

    Decisions of editors that no longer hold are faults too; with `told` they are handed to it.
    """
    found = studies(sources, options, cache, workers, shelf)
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


def site(
    sources: Iterable[Source],
    frame: Frame,
    options: Options,
    cache: Cache | None = None,
    workers: Hands = 1,
    printing: Printing | None = None,
    told: Callable[[list[Fault]], None] | None = None,
    shelf: StudyShelf | None = None,
) -> Site:
    """The published site as values; without `printing` it has no papers. `told` as in `study_guide`.

    With a cache its files are made and kept, without one they are made when they are written.
    """
    found = study_guide(sources, frame, options, cache, workers, told, shelf)
    printed = papers(found, options, printing, workers) if printing else ()
    if cache is None:
        return publish(found, printed, plainly, options.repository)
    made = publish(found, printed, cache.steps, options.repository)
    kept = Site.of(made.files(), made.found)
    cache.steps.sweep()
    return kept


def search(site: Site, rendered: Mapping[str, tuple[str, str]]) -> tuple[Asset, ...]:
    """The search index of a site: its articles, and the pages that an engine has rendered.

    `rendered` maps the address of a page to its title and the HTML of its content.
    """
    others = (rendered_page(url, *rendered[url]) for url in sorted(rendered))
    return search_assets((*site.found, *others))


def offline(paths: Collection[str], content: Callable[[str], bytes]) -> Iterator[Asset]:
    """A finished site as a zip to take along, and each large chapter, from the paths of its files and what gives their content."""
    yield Asset(NAME, offline_bundle(paths, content))
    for chapter in apart(paths):
        yield Asset(f"chapters/{chapter}/{NAME}", _alone(chapter_files(paths, chapter), content))


def _alone(kept: frozenset[str], content: Callable[[str], bytes]) -> bytes:
    return offline_bundle(kept, lambda path: closed(path, content(path), kept))


def _key(source: Source, chapters: str) -> str:
    beside = (repr(source.facts), source.facts_path, repr(source.quiz), source.quiz_path)
    return content_key((source.slug, source.path, source.text, *beside, chapters))


def _attempt(job: tuple[Source, tuple[Chapter, ...]]) -> Study | tuple[Fault, ...]:
    try:
        return study(*job)
    except ContentError as error:
        return error.faults


__all__ = [
    "Cache",
    "Printing",
    "Source",
    "apart",
    "assembled",
    "blind_guesses",
    "concerns",
    "fingerprint",
    "papers",
    "printing",
    "sentences",
    "site",
    "studies",
    "study",
    "study_article",
    "study_guide",
    "study_shelf",
]
