"""The browser editor at /admin/: loads from our files, edits a local folder, and changes only what was edited."""

import functools
import http.server
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from build_tools.admin import admin_files
from build_tools.errors import UsageError
from build_tools.model.guide import Chapter
from build_tools.pipeline import Source, study
from build_tools.read import FrontMatter
from tests.conftest import SAMPLES, TOP

ARTICLES = {path.name: path.read_text("utf-8") for path in sorted((TOP / "docs" / "articles").glob("*.md"))}
NAME = "organizational-foundation.md"
# A folder of the browser's own stands in for the one that an editor would choose: headless Chromium has no dialog.
FOLDER = """(files => { window.showDirectoryPicker = async () => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  const docs = await root.getDirectoryHandle("docs", { create: true });
  const folder = await docs.getDirectoryHandle("articles", { create: true });
  for (const [name, text] of Object.entries(files)) {
    const writer = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await writer.write(text);
    await writer.close();
  }
  return root;
}; })(%s)"""
SAVED = """async (name) => {
  let folder = await navigator.storage.getDirectory();
  for (const part of ["docs", "articles"]) folder = await folder.getDirectoryHandle(part);
  return (await (await folder.getFileHandle(name)).getFile()).text();
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def admin_url(tmp_path_factory: pytest.TempPathFactory, chapters: tuple[Chapter, ...]) -> Iterator[str]:
    """The editor's files on a loopback port that closes with the tests."""
    folder = tmp_path_factory.mktemp("admin")
    for asset in admin_files("https://github.com/a/b", "docs/articles", chapters, TOP / "node_modules"):
        path = folder / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/admin/"
        server.shutdown()
        thread.join(5)


@pytest.fixture()
def editor(browser: Browser, admin_url: str) -> Iterator[Page]:
    """The editor opened on a folder of articles; it must ask nothing of another host, nor try to, nor stumble."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    context.add_init_script(FOLDER % json.dumps(ARTICLES))
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(admin_url)
    page.get_by_role("button", name="使用本地仓库").click()
    yield page
    context.close()
    assert not [url for url in asked if not url.startswith((admin_url, "data:", "blob:"))]
    assert not wrong


def test_a_local_folder_is_edited(editor: Page) -> None:
    """In Chinese, even in a foreign browser: open an article, edit subtitle and text, save; only those lines differ."""
    before = ARTICLES[NAME].splitlines()
    editor.get_by_text("巩固党长期执政的组织基础").first.click()
    text = editor.locator("textarea").first
    expect(text).to_have_value(re.compile("基础不牢"))
    text.fill(text.input_value().replace("基础不牢", "基础牢固", 1))
    subtitle = editor.get_by_role("textbox", name="副题")
    subtitle.fill("新的副题: 冒号要加引号")
    editor.get_by_role("button", name="保存").click()
    expect(subtitle).to_be_hidden()
    after = editor.evaluate(SAVED, NAME).splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed[0] == ("subtitle: 创新新时代城市基层党建工作", 'subtitle: "新的副题: 冒号要加引号"')
    assert [new for _, new in changed[1:]] == [
        old.replace("基础不牢", "基础牢固", 1) for old, _ in changed[1:]
    ]
    assert len(changed) == 2


def test_what_is_not_edited_stays(editor: Page, chapters: tuple[Chapter, ...]) -> None:
    """Every article of the guide and of the samples comes back byte for byte; a new one is an article the guide reads."""
    samples = {path.name: path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.md"))}
    both = """async (files) => {
      const { fields } = (await (await fetch("settings.json")).json()).collections[0];
      const { fromFile, toFile } = articleFormat(fields);
      const fresh = { title: "村里的井: 一口", edition: "original", order: 20, tags: ["井", "水,电"],
        chapters: { "护井: 怎样做": "practices" }, date: "", body: "护井要紧。\\n\\n## 护井: 怎样做\\n\\n着力管好水井，让人人有责。" };
      return [Object.values(files).map((text) => toFile(fromFile(text.trim())).trim() + "\\n"), toFile(fresh).trim() + "\\n"];
    }"""
    texts = [*ARTICLES.values(), *samples.values()]
    kept, fresh = editor.evaluate(both, dict(enumerate(texts)))
    assert kept == texts
    article = study(Source("well", "well.md", fresh), chapters).article
    assert (article.meta.title, article.meta.order, article.meta.tags) == (
        "村里的井: 一口",
        20,
        ("井", "水,电"),
    )
    assert dict(article.meta.chapters) == {"护井: 怎样做": "practices"} and article.meta.date is None


def test_the_fields_are_those_of_the_model(chapters: tuple[Chapter, ...]) -> None:
    """The form has each field of the front matter once, the required ones required, and the text."""
    files = {
        a.path: a.content
        for a in admin_files("https://gitlab.example/a/b", "x", chapters, TOP / "node_modules")
    }
    data = json.loads(files["admin/settings.json"])
    fields = {field["name"]: field for field in data["collections"][0]["fields"]}
    assert set(fields) == {*FrontMatter.model_fields, "body", "original"}
    required = {name for name, field in fields.items() if field.get("required")}
    assert required == {name for name, field in FrontMatter.model_fields.items() if field.is_required()} | {
        "body"
    }
    assert (
        data["publish_mode"] == "editorial_workflow"
    )  # a change becomes a merge request and passes the gate
    assert data["backend"] == {"name": "gitlab", "repo": "a/b", "base_url": "https://gitlab.example"}


def test_switched_on_by_the_deployment(tmp_path: Path, chapters: tuple[Chapter, ...]) -> None:
    """With `admin: true` the built site has the editor, without a repository or the files of npm the reason is told."""
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: 试\nrepo_url: https://github.com/a/b\ntheme: {name: material, font: false}\n"
        "plugins:\n  - study-guide: {admin: true, handouts: false}\n",
        "utf-8",
    )
    (tmp_path / "docs" / "articles").mkdir(parents=True)
    (tmp_path / "docs" / "articles" / NAME).write_text(ARTICLES[NAME], "utf-8")
    (tmp_path / "node_modules").symlink_to(TOP / "node_modules")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    settings = json.loads((tmp_path / "site" / "admin" / "settings.json").read_text("utf-8"))
    assert settings["collections"][0]["folder"] == "docs/articles"
    assert (tmp_path / "site" / "admin" / "index.html").is_file()
    with pytest.raises(UsageError, match="gitee"):
        admin_files("https://gitee.com/a/b", "docs/articles", chapters, TOP / "node_modules")
    for repository, modules, told in (
        (None, TOP, "repo_url"),
        ("https://github.com/a/b", tmp_path / "x", "make admin"),
    ):
        with pytest.raises(UsageError, match=told):
            admin_files(repository, "docs/articles", chapters, modules)
