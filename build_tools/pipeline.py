"""The four calls: read, analyse, compose, publish. The only place that knows about caching and workers."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from build_tools.analyse import analyse
from build_tools.compose import Material, blind_guesses, guide, quiz
from build_tools.errors import ContentError, Fault
from build_tools.gate import MOST_CHARACTERS, lint, uncovered
from build_tools.model.article import Article
from build_tools.model.guide import Chapter, Frame, Study, StudyGuide
from build_tools.model.site import Asset, Site
from build_tools.options import Options
from build_tools.publish import publish
from build_tools.publish.search import rendered_page, search_assets
from build_tools.read import read, read_facts

Cache = dict[str, Study]


@dataclass(frozen=True, slots=True)
class Source:
    """One article file and its record of facts, if it has one: slug, paths as messages name them, content."""

    slug: str
    path: str
    text: str
    facts: str | None = None
    facts_path: str = ""


def study(source: Source, chapters: Sequence[Chapter]) -> Study:
    """One article from text to questions. Raises ContentError with every fault of article and facts."""
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
    if faults or article is None:
        raise ContentError(faults)
    return study_article(article, tuple(chapters))


def study_article(article: Article, chapters: tuple[Chapter, ...]) -> Study:
    """One article from its record to questions."""
    findings = analyse(article, chapters)
    questions, refusals = quiz(Material(article, findings, chapters))
    return Study(article, findings, questions, refusals)


def studies(
    sources: Iterable[Source], options: Options, cache: Cache | None = None, workers: int = 1
) -> tuple[Study, ...]:
    """All articles, in the order given. Raises one ContentError with the faults of all of them."""
    kept: Cache = cache if cache is not None else {}
    rows = [(source, _key(source, options)) for source in sources]
    missing = {key: source for source, key in rows if key not in kept}
    faults: list[Fault] = []
    for key, result in zip(missing, _each(list(missing.values()), options.chapters, workers), strict=True):
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
    sources: Iterable[Source], frame: Frame, options: Options, cache: Cache | None = None, workers: int = 1
) -> StudyGuide:
    """The whole study guide. Raises ContentError, also when there is no article."""
    found = studies(sources, options, cache, workers)
    if not found:
        raise ContentError([Fault("articles", 1, "没有文章。用 study-guide adopt 文件 放进一篇")])
    return guide(options.title, options.chapters, found, frame)


def site(
    sources: Iterable[Source], frame: Frame, options: Options, cache: Cache | None = None, workers: int = 1
) -> Site:
    """The published site as values."""
    return publish(study_guide(sources, frame, options, cache, workers))


def search(site: Site, rendered: Mapping[str, tuple[str, str]]) -> tuple[Asset, ...]:
    """The search index of a site: its articles, and the pages that an engine has rendered.

    `rendered` maps the address of a page to its title and the HTML of its content.
    """
    others = (rendered_page(url, *rendered[url]) for url in sorted(rendered))
    return search_assets((*site.found, *others))


def _key(source: Source, options: Options) -> str:
    parts = (source.slug, source.path, source.text, repr(source.facts), repr(options.chapters))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _each(
    sources: list[Source], chapters: tuple[Chapter, ...], workers: int
) -> list[Study | tuple[Fault, ...]]:
    if workers <= 1 or len(sources) < 2:
        return [_attempt((source, chapters)) for source in sources]
    with ProcessPoolExecutor(workers) as pool:
        jobs = [(source, chapters) for source in sources]
        return list(pool.map(_attempt, jobs, chunksize=max(1, len(jobs) // (workers * 8))))


def _attempt(job: tuple[Source, tuple[Chapter, ...]]) -> Study | tuple[Fault, ...]:
    try:
        return study(*job)
    except ContentError as error:
        return error.faults


__all__ = ["Cache", "Source", "blind_guesses", "site", "studies", "study", "study_article", "study_guide"]
