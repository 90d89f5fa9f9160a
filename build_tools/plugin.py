"""The MkDocs plugin: hands the published Site to MkDocs. A translator, nothing more."""

import os
import pickle
import re
from fnmatch import fnmatch
from html import unescape
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from build_tools import pipeline, whole_blocks
from build_tools.admin import admin_files
from build_tools.errors import ContentError, Fault, UsageError
from build_tools.folder import load, pack
from build_tools.frame import load_frame
from build_tools.gate import guarded, unsafe
from build_tools.memory import be_patient
from build_tools.options import DEFAULT_CHAPTERS, Options, load_chapters, paper_profile
from build_tools.survey import stray
from build_tools.tour.pictures import with_pictures

_log = get_plugin_logger("study-guide")
_ID = re.compile(r'<[^<>]* id="([^"]+)"')
_THEME = Path(__file__).with_name("theme")
_THEIRS = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")


def _warn(faults: list[Fault]) -> None:
    """Decisions that no longer hold stop a build, and are only told while an editor works."""
    for fault in faults:
        _log.warning(str(fault))


class StudyGuideConfig(base.Config):
    """Options of the plugin in mkdocs.yml."""

    articles = options.Type(str, default="articles")
    chapters = options.Optional(options.File(exists=True))
    paper = options.Type(str, default="standard")
    handouts = options.Type(bool, default=True)
    admin = options.Type(bool, default=False)


class StudyGuidePlugin(BasePlugin[StudyGuideConfig]):
    """Adds the pages and assets of the guide to the site."""

    def __init__(self) -> None:
        self.cache = pipeline.Cache()
        self.rendered: dict[str, tuple[str, str]] = {}  # address -> title and HTML
        self.serving = False
        self.generated = False  # whether the page at hand is ours

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Present so that MkDocs keeps this object, and with it the cache, across rebuilds of `serve`."""
        self.serving = command == "serve"
        be_patient()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our theme folder before Material's, and our blocks aside; what is served live offers no site to take along."""
        if str(_THEME) not in config.theme.dirs:
            config.theme.dirs.insert(0, str(_THEME))
        config.extra |= {"offline": not self.serving, "apart": []}
        config.markdown_extensions = [*config.markdown_extensions, whole_blocks.NAME]
        config.mdx_configs[whole_blocks.NAME] = {"wanted": lambda: self.generated}
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
            paper = paper_profile(self.config.paper)
            ours = Options(config.site_name, chapters, paper, address, config.repo_url or None)
            wanted = self.config.handouts and not os.environ.get("STUDY_GUIDE_NO_HANDOUTS")
            printing = pipeline.printing(books=not self.serving) if wanted else None
            if (studied := os.environ.get("STUDY_GUIDE_STUDIES")) and not self.cache:
                self.cache.update(pickle.loads(Path(studied).read_bytes()))  # from `study-guide site`
            workers = int(os.environ.get("STUDY_GUIDE_WORKERS") or os.cpu_count() or 1)
            told = _warn if self.serving else None
            shelf = pipeline.study_shelf()
            self.site = pipeline.site(load(folder), frame, ours, self.cache, workers, printing, told, shelf)
            editor = admin_files(ours.repository, self._place(config), chapters) if self.config.admin else ()
        except (ContentError, UsageError) as error:
            raise PluginError(str(error)) from None
        large = pipeline.apart(page.path for page in self.site.pages)
        config.extra["apart"] = [
            {"address": f"chapters/{chapter.id}/", "title": chapter.title}
            for chapter in chapters
            if chapter.id in large
        ]
        self.rendered.clear()
        for file in [f for f in files if f.src_uri.startswith(f"{self.config.articles}/")]:
            files.remove(file)
        for page in self.site.pages:
            made = File.generated(config, page.path, content=page.document)
            made.edit_uri = page.edits
            files.append(made)
        for asset in (*self.site.assets, *editor):
            content = _under(files, asset.content) if asset.path == "assets/site.css" else asset.content
            files.append(File.generated(config, asset.path, content=content))
        return files

    def _place(self, config: MkDocsConfig) -> str:
        """The folder of the articles from the top of the project, as the browser editor names it."""
        top = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        return Path(os.path.relpath(Path(config.docs_dir) / self.config.articles, top)).as_posix()

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Draw the pictures that a hand-written page names."""
        self.generated = page.file.generated_by is not None
        return markdown if self.generated else with_pictures(markdown)

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
        if page.present_anchor_ids is not None:
            page.present_anchor_ids.update(_ID.findall(html))
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Add the search index, now that every page has been rendered."""
        for asset in pipeline.search(self.site, self.rendered):
            files.append(File.generated(config, asset.path, content=asset.content))
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give each finished page its Content-Security-Policy."""
        return guarded(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for the page of wrong addresses."""
        return guarded(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the bundle to take along into the finished site."""
        if not self.serving:
            pack(Path(config.site_dir))


def _under(files: Files, ours: bytes) -> bytes:
    """Our style sheet with Material's before it: one file to fetch before the first paint instead of three."""
    theirs = [file for name in _THEIRS for file in files if fnmatch(file.src_uri, name)]
    if len(theirs) != len(_THEIRS):
        raise PluginError("Material 的样式文件换了名字：请改 build_tools/plugin.py 里的 _THEIRS")
    for file in theirs:
        files.remove(file)
    return b"\n".join([*(re.sub(rb"/\*#.*?\*/", b"", file.content_bytes) for file in theirs), ours])
