"""The example that editors are shown is one that works."""

import re
from pathlib import Path

from build_tools.model.guide import Chapter
from build_tools.read import read_quiz
from tests.decisions.test_written import made

TEXT = (Path(__file__).parents[2] / "README.zh-CN.md").read_text("utf-8")


def test_the_example_of_the_readme_holds(chapters: tuple[Chapter, ...]) -> None:
    """Everything under 审定题目 can be read, and its questions by hand are sound for an article that they cite."""
    found = re.search(r"## 审定题目.*?```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert found
    sheet = read_quiz(found[1], "README")
    assert {d.verdict for d in sheet.decisions} == {"reviewed", "edited", "rejected"}
    assert len(sheet.written) == 6
    for number in range(len(sheet.written)):
        rows = re.split(r"(?m)^(?=  - kind)", found[1].split("written:", 1)[1])[1:]
        article = made("written:\n" + rows[number], chapters)
        assert not article.decided.concerns and article.decided.tally.written == 1, rows[number]
