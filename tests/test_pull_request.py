"""What runs for a pull request: only what may run for strangers, and only commands that there are."""

import re
from pathlib import Path
from typing import Any

import click
import pytest
from ruamel.yaml import YAML

from build_tools.cli import main
from tests.conftest import TOP

WORKFLOWS = sorted((TOP / ".github" / "workflows").glob("*.yml"))
SNIPPETS = re.findall(r"```yaml\n(.*?)```", (TOP / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
FORMS = sorted((TOP / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def _load(text: str) -> Any:
    return YAML(typ="safe").load(text)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_hold_nothing_to_take(path: Path) -> None:
    """A workflow runs on pull_request alone, may only read, knows no secret, and names each action by its commit."""
    text = path.read_text("utf-8")
    data = _load(text)
    assert set(data["on"]) == {"pull_request"} and data["permissions"] == {"contents": "read"}
    assert "secrets." not in text and not any("permissions" in job for job in data["jobs"].values())
    used = re.findall(r"uses: (.+)", text)
    assert used and all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", action) for action in used)


def test_every_command_named_there_is_one() -> None:
    """Workflow, snippets for other platforms and the forms' texts name only commands and options that exist."""
    texts = [path.read_text("utf-8") for path in (*WORKFLOWS, TOP / ".github" / "PULL_REQUEST_TEMPLATE.md")]
    texts += [*SNIPPETS, (TOP / "docs" / "contribute" / "index.md").read_text("utf-8")]
    named = [row for text in texts for row in re.findall(r"study-guide ([a-z]+)((?: --[a-z-]+)*)", text)]
    assert {name for name, _ in named} >= {"check", "diff", "preview", "questions"}
    for name, options in named:
        known = [
            opt
            for param in main.commands[name].params
            if isinstance(param, click.Option)
            for opt in param.opts
        ]
        assert set(options.split()) <= set(known), name


def test_snippets_for_other_platforms_are_yaml() -> None:
    """GitLab's and Gitee's files can be read, and check, compare and build as GitHub's does."""
    gitlab, gitee = map(_load, SNIPPETS)
    commands = [gitlab["material"]["script"], gitee["stages"][0]["steps"][0]["commands"]]
    for rows in commands:
        assert [row for word in ("check", "diff", "make site") for row in rows if word in row] == rows[1:]


@pytest.mark.parametrize(
    "path", [path for path in FORMS if path.stem != "config"], ids=lambda path: path.name
)
def test_forms_can_be_read(path: Path) -> None:
    """Each form has a name, a label of its own, fields with unique ids in Chinese, and asks for something."""
    form = _load(path.read_text("utf-8"))
    fields = [row for row in form["body"] if row["type"] != "markdown"]
    ids = [row["id"] for row in fields]
    assert form["name"] in form["labels"] and len(ids) == len(set(ids))
    assert all(re.search(r"[\u4e00-\u9fff]", row["attributes"]["label"]) for row in fields)
    assert any(row.get("validations", {}).get("required") for row in fields)
