"""“报告这道题”: every question leads to the form for corrections, filled in."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Route
from ruamel.yaml import YAML

from build_tools.compose import guide
from build_tools.model.guide import Chapter, Frame, Study, StudyGuide
from build_tools.publish import publish
from tests.browser.made_up import made_cards
from tests.browser.made_up import page as garden
from tests.conftest import TOP

HOSTS = {
    "https://github.com/a/b/": ("/a/b/issues/new", "version"),
    "https://gitlab.example/a/b": ("/a/b/-/issues/new", "issue[description]"),
    "https://gitee.com/a/b": ("/a/b/issues/new", "body"),
}
LINK = re.compile(r'class="sg-q__report"[^>]*><a href="([^"]+)" data-report="([^"]+)"')


@pytest.fixture(scope="module")
def samples(chapters: tuple[Chapter, ...], sample_studies: tuple[Study, ...]) -> StudyGuide:
    """The guide of the made-up sample articles."""
    return guide("导读", chapters, sample_studies, Frame())


@pytest.mark.parametrize("repository", HOSTS)
def test_every_question_can_be_reported(repository: str, samples: StudyGuide) -> None:
    """On lesson pages and in the data of practice each question has a link with its id, article and paragraph."""
    site = publish(samples, repository=repository)
    path, parameter = HOSTS[repository]
    asked = {question.id: question for question in samples.questions}
    for text in (
        "".join(page.markdown for page in site.pages if page.path.startswith("lessons/")),
        "".join(
            asset.content.decode().replace('\\"', '"')
            for asset in site.assets
            if asset.path.startswith("quiz/data/")
        ),
    ):
        links = LINK.findall(text)
        assert len(links) == len(asked) > 10
        for address, version in links:
            url = urlsplit(address.replace("&amp;", "&"))
            said = {name: values[0] for name, values in parse_qs(url.query, keep_blank_values=True).items()}
            told = "\n".join(said.values())
            (question,) = (q for identity, q in asked.items() if identity in told)
            assert (url.path, version) == (path, parameter) and version in said
            assert f"（{question.article}）第{question.paragraph}段" in told


def test_nothing_is_offered_without_a_repository(samples: StudyGuide) -> None:
    """A deployment that names no repository shows no link that would lead nowhere."""
    site = publish(samples)
    assert not [page.path for page in site.pages if "报告这道题" in page.markdown]


def test_the_form_knows_the_fields() -> None:
    """Each field that a link to GitHub fills is an input of the form; GitHub drops the form when one is a choice."""
    form = YAML(typ="safe").load((TOP / ".github/ISSUE_TEMPLATE/jiucuo.yml").read_text("utf-8"))
    kinds = {row["id"]: row["type"] for row in form["body"] if "id" in row}
    filled = parse_qs(urlsplit(report_of("https://github.com/a/b")).query, keep_blank_values=True)
    assert filled.pop("template") == ["jiucuo.yml"] and filled.pop("title")
    assert {kinds[name] for name in filled} == {"input"}


def report_of(repository: str) -> str:
    """The link of the first made-up question."""
    report = made_cards(repository)[0].report
    assert report
    return report.url


def test_the_version_is_added_when_a_link_is_followed(browser: Browser) -> None:
    """In the browser the version of the guide stands in the form, once, however often the link is followed."""
    assets = TOP / "build_tools" / "theme"

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/":
            route.fulfill(body=garden(repository="https://github.com/a/b"), content_type="text/html")
        elif path == "/assets/version.js":
            route.fulfill(
                body='document.documentElement.dataset.guide = "0a1b2c3d"', content_type="text/javascript"
            )
        elif path.startswith("/assets/"):
            route.fulfill(path=assets / path[1:])
        else:
            route.fulfill(body="form", content_type="text/plain")

    context = browser.new_context()
    context.route("**/*", answer)
    page = context.new_page()
    page.goto("http://garden.example/", wait_until="networkidle")
    page.wait_for_function("document.documentElement.dataset.guide")
    for _ in range(2):
        with context.expect_page() as opened:
            page.locator("#q-000000000003").get_by_role("link", name="报告这道题").click()
        said = parse_qs(urlsplit(opened.value.url).query)
        assert said["version"] == ["0a1b2c3d"]
        assert said["question"][0].startswith("000000000003（") and said["template"] == ["jiucuo.yml"]
    context.close()
