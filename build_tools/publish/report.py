"""“报告这道题”: the address of the project's form for corrections, filled in with what the reader cannot know."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from build_tools.model.article import Article
from build_tools.model.questions import Question

_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Report:
    """A link that opens the form. `version` names the parameter to which the guide's version is added in the browser.

    It is added there because it changes with anything in the guide: in the page it would make every
    page new whenever one article changes.
    """

    url: str
    version: str


def report(repository: str, question: Question, article: Article, shape: str) -> Report:
    """The report of a question. `repository` is the web address of the project, `shape` the hash of the question as shown.

    GitHub fills the fields of our form by their ids; GitLab and the others take a title and a text.
    """
    stem = question.stem.replace("____", "＿＿")
    title = f"纠错：{stem[:_LONGEST]}{'…' if len(stem) > _LONGEST else ''}"
    where = f"《{article.meta.title}》（{article.id}）第{question.paragraph}段"
    number = f"{question.id}（{shape}）"
    base, host = repository.rstrip("/"), urlsplit(repository).hostname or ""
    if host == "github.com":
        fields = {"template": "jiucuo.yml", "title": title, "question": number, "where": where, "version": ""}
        return _link(f"{base}/issues/new", fields, "version")
    text = f"题目编号：{number}\n在哪里：{where}\n错在哪里：\n应该怎样：\n导读版本："
    if "gitlab" in host:
        return _link(
            f"{base}/-/issues/new", {"issue[title]": title, "issue[description]": text}, "issue[description]"
        )
    return _link(f"{base}/issues/new", {"title": title, "body": text}, "body")


def _link(address: str, fields: dict[str, str], version: str) -> Report:
    return Report(f"{address}?{urlencode(fields, quote_via=quote)}", version)
