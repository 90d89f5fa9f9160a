"""The programs that read our exports: the parser of GIFT, an Anki collection, a QTI engine."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from build_tools import folder, pipeline
from build_tools.frame import load_frame
from build_tools.model.guide import StudyGuide
from build_tools.options import guide_options

HERE = Path(__file__).parent
ARTICLES = HERE.parents[1] / "docs" / "articles"


@pytest.fixture(scope="session")
def guide() -> StudyGuide:
    """The project's own guide."""
    options = guide_options()
    frame = load_frame(ARTICLES, [chapter.id for chapter in options.chapters])
    return pipeline.study_guide(folder.load(ARTICLES), frame, options)


@pytest.fixture(scope="session")
def parse_gift() -> Iterator[Callable[[bytes], list[dict[str, Any]]]]:
    """The parser of gift-pegjs, in a process that ends with the tests."""
    with subprocess.Popen(
        ["node", str(HERE / "gift.cjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as node:
        assert node.stdin and node.stdout

        def parse(gift: bytes) -> list[dict[str, Any]]:
            assert node.stdin and node.stdout
            node.stdin.write(json.dumps(gift.decode()) + "\n")
            node.stdin.flush()
            answer = json.loads(node.stdout.readline())
            assert isinstance(answer, list), (answer, gift.decode())
            return [row for row in answer if row["type"] != "Category"]

        yield parse
        node.stdin.close()
