"""The MkDocs plugin: hands the published Site to MkDocs. A translator, nothing more."""

import gc
import os
import pickle
from html import unescape
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from build_tools import pipeline
from build_tools.errors import ContentError, UsageError
from build_tools.folder import load
from build_tools.frame import load_frame
from build_tools.gate import unsafe
from build_tools.memory import PATIENT
from build_tools.options import DEFAULT_CHAPTERS, Options, load_chapters, paper_profile
from build_tools.survey import stray

_log = get_plugin_logger("study-guide")
_THEME = Path(__file__).with_name("theme")
_STYLES = ("assets/study-guide.css", "assets/quiz.css", "assets/reader.css", "assets/papers.css")


class StudyGuideConfig(base.Config):
    """Options of the plugin in mkdocs.yml."""

    articles = options.Type(str, default="articles")
    chapters = options.Optional(options.File(exists=True))
    paper = options.Type(str, default="standard")
    handouts = options.Type(bool, default=True)


class StudyGuidePlugin(BasePlugin[StudyGuideConfig]):
    """Adds the pages and assets of the guide to the site."""

    def __init__(self) -> None:
        self.cache = pipeline.Cache()
        self.rendered: dict[str, tuple[str, str]] = {}  # address -> title and HTML
        self.serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Present so that MkDocs keeps this object, and with it the cache, across rebuilds of `serve`."""
        self.serving = command == "serve"
        gc.set_threshold(*PATIENT)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our theme folder before Material's and add the stylesheets."""
        if str(_THEME) not in config.theme.dirs:
            config.theme.dirs.insert(0, str(_THEME))
        config.extra_css = list(dict.fromkeys([*config.extra_css, *_STYLES]))
        script = ExtraScriptValue("assets/papers/print.js")
        script.type = "module"
        if script.path not in map(str, config.extra_javascript):
            config.extra_javascript.append(script)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the article sources out of the site and put the pages made from them in."""
        folder = Path(os.environ.get("STUDY_GUIDE_ARTICLES") or Path(config.docs_dir) / self.config.articles)
        try:
            chapters = load_chapters(Path(self.config.chapters) if self.config.chapters else DEFAULT_CHAPTERS)
            if faults := stray(Path(config.docs_dir), Path(config.docs_dir) / self.config.articles):
                raise ContentError(faults)
            frame = load_frame(folder, [chapter.id for chapter in chapters])
            # While serving, MkDocs calls this machine the site: no address for a QR code.
            address = None if self.serving else config.site_url or None
            ours = Options(config.site_name, chapters, paper_profile(self.config.paper), address)
            wanted = self.config.handouts and not os.environ.get("STUDY_GUIDE_NO_HANDOUTS")
            printing = pipeline.printing(books=not self.serving) if wanted else None
            if (studied := os.environ.get("STUDY_GUIDE_STUDIES")) and not self.cache:
                self.cache.update(pickle.loads(Path(studied).read_bytes()))  # from `study-guide site`
            workers = int(os.environ.get("STUDY_GUIDE_WORKERS") or os.cpu_count() or 1)
            told = (lambda fault: _log.warning(str(fault))) if self.serving else None
            self.site = pipeline.site(load(folder), frame, ours, self.cache, workers, printing, told)
        except (ContentError, UsageError) as error:
            raise PluginError(str(error)) from None
        self.rendered.clear()
        for file in [f for f in files if f.src_uri.startswith(f"{self.config.articles}/")]:
            files.remove(file)
        for page in self.site.pages:
            made = File.generated(config, page.path, content=page.document)
            made.edit_uri = page.edits
            files.append(made)
        for asset in self.site.assets:
            files.append(File.generated(config, asset.path, content=asset.content))
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Judge pages that hold the text of contributors once more, and take each page into our search index."""
        written = page.file.generated_by is None
        asking = "sg-q__state" in html  # questions that contributors changed or wrote
        judged = written or asking or page.file.src_uri.startswith(("articles/", "chapters/"))
        if judged and (found := unsafe(html, asking)):
            raise PluginError(f"{page.file.src_uri}:1: 网页里有不许有的内容：{found}。删去它")
        if not (page.meta.get("search") or {}).get("exclude"):
            self.rendered[page.url] = (unescape(str(page.meta.get("title") or page.title)), html)
        page.meta["search"] = {"exclude": True}
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Add the search index, now that every page has been rendered."""
        for asset in pipeline.search(self.site, self.rendered):
            files.append(File.generated(config, asset.path, content=asset.content))
        return env
