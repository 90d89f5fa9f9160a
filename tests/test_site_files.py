"""The files of the built site: links, anchors, data, keys out of the index."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import jsonschema

TOP = Path(__file__).parents[1]


class _Links(HTMLParser):
    """Collects ids, link targets and fetched addresses of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")
        if tag in ("script", "img", "iframe") and values.get("src"):
            self.fetched.append(values["src"] or "")
        if tag == "link" and values.get("rel") in ("stylesheet", "preconnect", "preload", "icon"):
            self.fetched.append(values.get("href") or "")


def _pages(site: Path) -> dict[str, _Links]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = _Links()
        parser.feed(path.read_text("utf-8"))
        found[path.relative_to(site).as_posix()] = parser
    return found


def test_every_link_and_anchor_resolves(built_site: Path) -> None:
    """Every internal link leads to a page that exists and an id that it has; ids are unique."""
    pages = _pages(built_site)
    broken = []
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), f"{name} repeats an id"
        if name == "404.html":
            continue
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            target, anchor = urldefrag(urljoin("/" + name.removesuffix("index.html"), link))
            file = unquote(target).lstrip("/")
            file = file + "index.html" if file.endswith("/") or not file else file
            if not (built_site / file).exists() or (
                anchor and file in pages and unquote(anchor) not in pages[file].ids
            ):
                broken.append((name, link))
    assert not broken


def test_nothing_is_fetched_from_elsewhere(built_site: Path) -> None:
    """No page names a script, style, picture or font of another host."""
    outside = [
        (n, u) for n, p in _pages(built_site).items() for u in p.fetched if re.match(r"(?:[a-z]+:)?//", u)
    ]
    assert not outside


def test_only_the_scripts_of_a_page_may_run(built_site: Path) -> None:
    """Each page has a policy that names every inline script of it by hash, allows no other, and no other host."""
    for path in built_site.rglob("*.html"):
        text = path.read_text("utf-8")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', text)
        assert policy and text.index(policy[0]) < text.index("<script"), path
        rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
        inline = [s for tag, s in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL) if not tag]
        wanted = {
            f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in inline
        }
        assert inline and set(rules["script-src"].split()) == {"'self'", *wanted}, path
        assert rules["default-src"] == "'self'" and "://" not in policy[1], path


def test_every_page_describes_itself(built_site: Path) -> None:
    """Each page has a description of its own, for search engines and for links sent in a chat."""
    found: dict[str, Path] = {}
    for path in built_site.rglob("*.html"):
        described = re.search(r'<meta name="description" content="([^"]{8,})"', path.read_text("utf-8"))
        assert described, path
        assert described[1] not in found, (path, found[described[1]])
        found[described[1]] = path


def test_the_sitemap_names_every_page_when_the_address_is_known(built_site: Path, tmp_path: Path) -> None:
    """With site_url the sitemap lists each page once and no date; without it there is no sitemap."""
    assert not (built_site / "sitemap.xml").exists()
    articles = tmp_path / "articles"
    articles.mkdir()
    name = "theory-political-achievement.md"
    (articles / name).write_bytes((TOP / "tests" / "samples" / name).read_bytes())
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {TOP / 'mkdocs.yml'}\ndocs_dir: {TOP / 'docs'}\nsite_url: https://guide.example.org/x/\n"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(tmp_path / "site")]
    known = {"STUDY_GUIDE_ARTICLES": str(articles), "STUDY_GUIDE_NO_HANDOUTS": "1"}
    subprocess.run(command, env=os.environ | known, check=True, capture_output=True)
    text = (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>https://guide\.example\.org/x/([^<]*)</loc>", text)
    pages = {
        p.relative_to(tmp_path / "site").as_posix().removesuffix("index.html")
        for p in (tmp_path / "site").rglob("index.html")
    }
    assert sorted(listed) == sorted(pages) and "lastmod" not in text


def test_guide_json_keeps_the_contract(built_site: Path) -> None:
    """guide.json fits its schema, and every source quotes its sentence exactly."""
    data = json.loads((built_site / "guide.json").read_text("utf-8"))
    jsonschema.validate(data, json.loads((built_site / "guide.schema.json").read_text("utf-8")))
    sentences = {(a["id"], p["n"]): p["sentences"] for a in data["articles"] for p in a["paragraphs"]}
    cited = [q["source"] for q in data["questions"]]
    for lesson in data["lessons"]:
        cited += [[item["source"]] for key in ("key_points", "examples", "terms") for item in lesson[key]]
        cited += [[m["source"]] for e in lesson["enumerations"] for m in e["members"]]
    assert len(cited) > 500
    for sources in cited:
        for s in sources:
            text = sentences[s["article"], s["paragraph"]][s["sentence"] - 1]
            assert text[s["start"] : s["end"]] == s["text"]


def test_the_folder_adapter_gives_the_same_data(built_site: Path, tmp_path: Path) -> None:
    """`study-guide build` writes the same guide.json and papers, byte for byte, as the site has."""
    command = [sys.executable, "-m", "build_tools.cli", "build", "--out", str(tmp_path / "out")]
    subprocess.run(command, cwd=TOP, check=True, capture_output=True)
    alike = [p for p in built_site.rglob("*") if p.name == "guide.json" or p.suffix in (".pdf", ".docx")]
    assert len(alike) > 50
    for path in alike:
        assert (tmp_path / "out" / path.relative_to(built_site)).read_bytes() == path.read_bytes()


def test_questions_of_the_page_are_those_of_the_data(built_site: Path) -> None:
    """Each lesson page carries its questions with id and kind, in the order of guide.json."""
    data = json.loads((built_site / "guide.json").read_text("utf-8"))
    kinds = {q["id"]: q["kind"] for q in data["questions"]}
    for lesson in data["lessons"]:
        page = (built_site / lesson["url"].lstrip("/") / "index.html").read_text("utf-8")
        shown = re.findall(r'data-question="([0-9a-f]{12})" data-kind="([a-z_]+)"', page)
        assert shown == [(identity, kinds[identity]) for identity in lesson["questions"]]


def test_keys_are_not_in_the_search_index(built_site: Path) -> None:
    """Search shows no answer and no explanation, and Material's own index holds no page at all."""
    assert json.loads((built_site / "search" / "search_index.json").read_text("utf-8"))["docs"] == []
    scripts = [p.read_text("utf-8") for p in (built_site / "search").glob("*/page-*.js")]
    pages = [json.loads(script[script.index(",") + 1 : -1]) for script in scripts]
    text = "\n".join(p["title"] + "\n".join(row[2] for row in p["body"]) for p in pages)
    data = json.loads((built_site / "guide.json").read_text("utf-8"))
    remarks = {o["remark"] for q in data["questions"] for o in q["options"] if len(o["remark"]) > 12}
    explained = {q["explanation"] for q in data["questions"] if len(q["explanation"]) > 12}
    sentences = "".join("".join(p["sentences"]) for a in data["articles"] for p in a["paragraphs"])
    # A remark or an explanation in the article's own words is found where the article says them.
    own = {told for told in remarks | explained if told not in sentences}
    assert own & remarks and own & explained and not [told for told in own if told in text]
    assert "看答案" not in text
    assert "部门报到" in text


def test_the_text_of_an_article_is_on_its_page(built_site: Path) -> None:
    """Text in = text out: the Chinese characters of every paragraph stand on the reading page."""
    data = json.loads((built_site / "guide.json").read_text("utf-8"))
    for article in data["articles"]:
        page = (built_site / "articles" / article["id"] / "index.html").read_text("utf-8")
        bare = "".join(re.findall(r"[\u4e00-\u9fff]", re.sub(r"<[^>]+>", "", page)))
        for paragraph in article["paragraphs"]:
            assert "".join(re.findall(r"[\u4e00-\u9fff]", "".join(paragraph["sentences"]))) in bare
